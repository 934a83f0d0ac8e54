/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sentences out of what was pasted, Cohen's kappa by hand, and counts. */

#include <math.h>

#include "base/cv-error.h"
#include "model/cv-verbatims.h"
#include "plan-builder.h"

static void
test_split (void)
{
  static const struct
  {
    const char *text, *expected; /* with "|" between */
    gboolean keep_names;
  } cases[] = {
    { "Too slow.\nLovely tea", "Too slow.|Lovely tea", FALSE },
    { "- Too slow.\r\n\r\n• Lovely tea\r\n  \r\n", "Too slow.|Lovely tea", FALSE },
    { "1. One\n2) Two\n2026. Not a list", "One|Two|2026. Not a list", FALSE },
    { "Anna Weiss: Too slow", "Too slow", FALSE },
    { "Anna Weiss: Too slow", "Anna Weiss: Too slow", TRUE },
    { "Élodie\u00a0: trop lent", "trop lent", FALSE },
    { "@tea.lover: see you", "see you", FALSE },
    { "my view: too slow", "my view: too slow", FALSE },
    { "At 19:30 it was closed", "At 19:30 it was closed", FALSE },
    { "See https://example.com", "See https://example.com", FALSE },
    { "Thanks @tea.lover, write to anna.w@example.org please", "Thanks […], write to […] please", FALSE },
    { "Thanks @tea.lover", "Thanks @tea.lover", TRUE },
    { "u/teafan and /u/other_fan said so", "[…] and […] said so", FALSE },
    { "Call me: +33 6 12 34 56 78 or 06.12.34.56.78", "Call me: […] or […]", FALSE },
    { "On 27/12/2026 I paid 1 340,50 for 12 of them", "On 27/12/2026 I paid 1 340,50 for 12 of them", FALSE },
    { "either/or, menu/u", "either/or, menu/u", FALSE },
    { "Only a name:", "Only a name:", FALSE },
    { "", "", FALSE },
    { " \n\t\r\n- \n-5 degrees", "-5 degrees", FALSE },
    { "شاي رائع 🫖\n<b>&\"'", "شاي رائع 🫖|<b>&\"'", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) sentences = cv_verbatims_split (cases[i].text, cases[i].keep_names);
      g_autofree char *joined = g_strjoinv ("|", sentences);

      g_assert_cmpstr (joined, ==, cases[i].expected);
    }
}

static CvPlan *
new_plan (void)
{
  CvPlan *plan = cv_plan_new ();

  put (plan, "plan plan name=Spring from=2026-01-01 to=2026-12-31");
  put (plan, "channel c1 kind=instagram name=Page");
  put (plan, "code q1 position=0 name=Delivery metric=said_delivery");
  put (plan, "code q2 position=1 name=Taste metric=said_taste");
  return plan;
}

/* @n verbatims from @from on; the letters say what the first and the second coder gave: d(elivery), t(aste). */
static void
say (CvPlan *plan, guint from, guint n, const char *first, const char *second, const char *day, const char *channel)
{
  static guint codings;

  for (guint i = from; i < from + n; i++)
    {
      g_autofree char *line = g_strdup_printf ("verbatim v%u text=Words day=%s channel=%s", i, day, channel);

      put (plan, line);
      for (guint coder = 1; coder <= 2; coder++)
        for (const char *c = coder == 1 ? first : second; *c != '\0'; c++)
          {
            g_autofree char *coding = g_strdup_printf ("coding vq%u verbatim=v%u code=%s coder=%u", ++codings, i,
                                                       *c == 'd' ? "q1" : "q2", coder);

            put (plan, coding);
          }
    }
}

/* 50 verbatims: both say delivery for 20, the first alone for 5, the second alone for 10, neither for 15. Observed
 * 35 / 50 = 0.7; by chance 25/50 × 30/50 + 25/50 × 20/50 = 0.5; kappa 0.4. */
static void
test_kappa (void)
{
  g_autoptr (CvPlan) plan = new_plan ();
  g_autoptr (GArray) agreements = NULL;
  const CvAgreement *delivery;

  say (plan, 1, 20, "dt", "dt", "2026-03-02", "c1");
  say (plan, 21, 5, "d", "t", "2026-03-02", "c1");
  say (plan, 26, 10, "t", "d", "2026-03-02", "c1");
  say (plan, 36, 15, "t", "t", "2026-03-02", "c1");
  say (plan, 51, 3, "d", "", "2026-03-02", "c1"); /* the second has not looked at these */
  agreements = cv_verbatims_agree (plan);
  g_assert_cmpuint (agreements->len, ==, 3);
  delivery = &g_array_index (agreements, CvAgreement, 0);
  g_assert_cmpuint (delivery->both, ==, 20);
  g_assert_cmpuint (delivery->first, ==, 5);
  g_assert_cmpuint (delivery->second, ==, 10);
  g_assert_cmpuint (delivery->neither, ==, 15);
  g_assert_cmpfloat_with_epsilon (delivery->kappa, 0.4, 1e-12);
  g_assert_cmpstr (cv_kappa_tell (0.4), ==, "fair agreement");
  g_assert_cmpstr (cv_kappa_tell (0.41), ==, "moderate agreement");
  g_assert_cmpstr (cv_kappa_tell (-0.2), ==, "no agreement beyond chance");
  g_assert_cmpstr (cv_kappa_tell (1), ==, "almost perfect agreement");
}

/* Where all say the same, chance alone agrees: there is nothing to measure. */
static void
test_undefined (void)
{
  g_autoptr (CvPlan) plan = new_plan ();
  g_autoptr (GArray) none = cv_verbatims_agree (plan);
  g_autoptr (GArray) alike = NULL;

  g_assert_true (isnan (g_array_index (none, CvAgreement, 2).kappa));
  say (plan, 1, 4, "d", "d", "2026-03-02", "c1");
  alike = cv_verbatims_agree (plan);
  g_assert_true (isnan (g_array_index (alike, CvAgreement, 0).kappa));
  g_assert_true (g_str_has_prefix (cv_kappa_tell (NAN), "not defined yet"));
}

static void
test_count (void)
{
  g_autoptr (CvPlan) plan = new_plan ();
  g_autoptr (GArray) counts = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  say (plan, 1, 2, "d", "t", "2026-03-02", "c1");
  say (plan, 3, 1, "dt", "", "2026-03-03", "c1");
  say (plan, 4, 1, "t", "", "2026-03-02", "");
  say (plan, 5, 1, "", "d", "2026-03-04", "c1"); /* not looked at by the first */
  counts = cv_verbatims_count (plan);
  for (guint i = 0; i < counts->len; i++)
    {
      const CvCodeCount *count = &g_array_index (counts, CvCodeCount, i);
      char day[CV_DAY_BUFFER];

      g_string_append_printf (text, "%s@%s %s %u\n", count->code->name, count->channel, cv_day_format (count->day, day),
                              count->n);
    }
  g_assert_cmpstr (text->str, ==,
                   "Delivery@ 2026-03-02 0\nDelivery@c1 2026-03-02 2\nDelivery@c1 2026-03-03 1\n"
                   "Taste@ 2026-03-02 1\nTaste@c1 2026-03-02 0\nTaste@c1 2026-03-03 1\n");
}

static void
test_codes (void)
{
  g_autoptr (CvPlan) plan = new_plan ();
  g_autoptr (CvEdit) edit = NULL;
  g_autoptr (CvEdit) other = NULL;
  g_autoptr (CvEdit) nothing = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) none = g_new0 (char *, 1);

  edit = cv_verbatims_new_code (plan, " Café & gâteau ", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (edit->operations->len, ==, 2);
  g_assert_cmpstr (((CvOperation *) edit->operations->pdata[1])->row->id, ==, "said_cafe_gateau");
  /* Nothing of it can stand in a formula: a number does. */
  other = cv_verbatims_new_code (plan, "茶", NULL, &error);
  g_assert_cmpstr (((CvOperation *) other->operations->pdata[1])->row->id, ==, "said_2");
  g_assert_null (cv_verbatims_new_code (plan, "DELIVERY", NULL, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_null (cv_verbatims_new_code (plan, "  ", NULL, &error));
  g_assert_cmpstr (error->message, ==, "A code needs a name.");
  g_clear_error (&error);
  g_assert_null (cv_verbatims_add (plan, none, 0, "", "", &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_INVALID);
  say (plan, 1, 1, "d", "", "2026-03-02", "c1");
  nothing = cv_verbatims_code (plan, cv_plan_find (plan, CV_NOUN_VERBATIM, "v1"), cv_plan_find (plan, CV_NOUN_CODE, "q1"),
                               1, TRUE);
  g_assert_cmpuint (nothing->operations->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_setenv ("LANGUAGE", "C", TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/verbatims/split", test_split);
  g_test_add_func ("/verbatims/kappa", test_kappa);
  g_test_add_func ("/verbatims/undefined", test_undefined);
  g_test_add_func ("/verbatims/count", test_count);
  g_test_add_func ("/verbatims/codes", test_codes);
  return g_test_run ();
}
