/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each hint comes where it should, goes when it is answered, and comes alone. A plan that answers
 * everything is the base; each test takes one answer away. */

#include "base/cv-error.h"
#include "base/cv-text.h"
#include "model/cv-advice.h"
#include "plan-builder.h"

/* Every duty of every kind. */
#define DUTIES "duties_met=all-1_all-2_all-3_eu-1_eu-2_eu-3_fr-1_fr-2_fr-3_us-1"

/* Two goals of different values, three KPIs of both natures, a community and a page. */
static CvPlan *
new_sound_plan (void)
{
  CvPlan *plan = cv_plan_new ();

  put (plan, "plan plan name=Spring reason=They_want_advice");
  put (plan, "goal g1 statement=Be_known kind=build_awareness business_value=connectivity");
  put (plan, "goal g2 statement=Help kind=support_customers business_value=experience");
  put (plan, "kpi k1 goal=g1 catalogue=share_of_voice unit=percent");        /* out-take */
  put (plan, "kpi k2 goal=g2 catalogue=issue_resolution_rate unit=percent"); /* outcome */
  put (plan, "channel c1 name=Forum kind=own_forum come_for=Help contact_points=Phone "
             "tastes=Cycling,trains create_share=60 host=Ana " DUTIES " cultivation=Weekly_ride");
  put (plan, "channel c2 name=Page kind=facebook_page come_for=News contact_points=Shop "
             "tastes=Cycling,trains " DUTIES " create_share=100");
  put (plan, "role r1 channel=c1 goal=g1 role=lead");
  put (plan, "role r2 channel=c2 goal=g2 role=lead");
  return plan;
}

/* "B8 kpis g1; ..." */
static char *
list (CvPlan *plan)
{
  g_autoptr (GPtrArray) hints = cv_plan_get_hints (plan);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < hints->len; i++)
    {
      const CvHint *hint = g_ptr_array_index (hints, i);

      g_assert_cmpstr (hint->text, !=, "");
      /* No place of a format is left empty; "20 %" is a share. */
      g_assert_null (strstr (hint->text, "%s"));
      g_assert_null (strstr (hint->text, "%%"));
      g_assert_null (strchr (hint->text, '$'));
      g_string_append_printf (text, "%s%s %s%s%s", i > 0 ? "; " : "", hint->belief, hint->where,
                              hint->id != NULL ? " " : "", hint->id != NULL ? hint->id : "");
    }
  return g_string_free (text, FALSE);
}

static void
assert_hints (CvPlan *plan, const char *expected)
{
  g_autofree char *text = list (plan);

  g_assert_cmpstr (text, ==, expected);
}

/* The text of the only hint there is. */
static void
assert_text (CvPlan *plan, const char *expected)
{
  g_autoptr (GPtrArray) hints = cv_plan_get_hints (plan);
  g_autofree char *plain = NULL;

  g_assert_cmpuint (hints->len, ==, 1);
  plain = cv_text_plain (((CvHint *) g_ptr_array_index (hints, 0))->text);
  g_assert_cmpstr (plain, ==, expected);
}

static void
test_nothing (void)
{
  g_autoptr (CvPlan) plan = new_sound_plan ();
  g_autoptr (CvPlan) none = cv_plan_new ();

  assert_hints (plan, "");
  assert_hints (none, "B6 goals"); /* not even the plan's own record */
}

static void
test_new_plan (void)
{
  g_autoptr (CvPlan) plan = cv_plan_new ();

  put (plan, "plan plan name=New");
  assert_hints (plan, "B1 readiness; B6 goals");
}

/* One field of the sound plan emptied or changed: one hint, and what it names. */
static void
test_fields (void)
{
  static const struct
  {
    const char *line, *hints;
  } cases[] = {
    { "plan plan reason=", "B1 readiness" },
    { "channel c1 come_for=", "B2 channels c1" },
    { "channel c2 contact_points=", "B3 channels c2" },
    { "channel c1 tastes=", "B10 channels c1" },
    { "channel c1 host=", "B5 channels c1" },
    { "channel c1 cultivation=", "B5 channels c1" },
    { "channel c1 create_share=100", "B11 channels" },
    { "channel c1 create_share=99", "" },
    { "channel c1 create_share=", "" },
    { "channel c1 kind=instagram", "B14 channels" }, /* pages only */
    { "channel c1 kind=newsletter", "" },            /* no community, and yet not a page */
    { "channel c2 kind=facebook_group", "B5 channels c2; B5 channels c2" }, /* host, cultivation */
    { "role r1 role=support", "B6 channels g1" },
    { "role r1 role=none", "B6 channels g1; B6 channels c1" },
    { "goal g2 business_value=connectivity", "B7 overview" },
    { "goal g1 business_value=none", "" },
    { "kpi k2 goal=g1", "B8 kpis g2" },
    { "kpi k2 catalogue=views", "B8 kpis g2" },               /* output */
    { "kpi k2 catalogue=utm_coverage", "B8 kpis g2" },        /* activity */
    { "kpi k2 catalogue= name=Own formula=views", "" },       /* its level is not known */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CvPlan) plan = new_sound_plan ();
      g_autofree char *hints = NULL;

      put (plan, cases[i].line);
      hints = list (plan);
      if (!g_str_equal (hints, cases[i].hints))
        g_error ("%s: “%s” where “%s” was expected", cases[i].line, hints, cases[i].hints);
    }
}

static void
test_kpis_of_a_goal (void)
{
  g_autoptr (CvPlan) plan = new_sound_plan ();

  put (plan, "kpi k3 goal=g1 catalogue=aided_recall");
  put (plan, "kpi k4 goal=g1 catalogue=views");
  put (plan, "kpi k5 goal=g2 catalogue=experience_stories");
  assert_hints (plan, "");
  put (plan, "kpi k6 goal=g1 catalogue=reach");
  assert_hints (plan, "B8 kpis g1");
  assert_text (plan, "“Be known” has 4 KPIs. Keep the two or three that say most about it.");
  /* One KPI of a higher level is enough; without it the goal knows only what is shown. */
  drop (plan, CV_NOUN_KPI, "k1");
  drop (plan, CV_NOUN_KPI, "k3");
  assert_hints (plan, "B8 kpis g1");
  assert_text (plan, "“Be known” is measured by what you do and what people see only. Add a KPI of "
                     "what they think or do.");
}

/* A target that lies the other way than what is better was reached before anything was done. */
static void
test_direction (void)
{
  static const struct
  {
    const char *kpi, *text;
  } cases[] = {
    { "kpi k1 direction=higher baseline=20 target=10",
      "“Share of voice” is to rise, from 20% to 10%. Check the target, or which way is better." },
    { "kpi k1 direction=lower baseline=10 target=20",
      "“Share of voice” is to fall, from 10% to 20%. Check the target, or which way is better." },
    { "kpi k1 direction=higher baseline=20 target=20", NULL }, /* to be held */
    { "kpi k1 direction=higher baseline=20", NULL },
    { "kpi k1 direction=higher target=10", NULL },
    { "kpi k1 direction=band low=10 high=20", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CvPlan) plan = new_sound_plan ();

      put (plan, cases[i].kpi);
      assert_hints (plan, cases[i].text != NULL ? "B8 kpis k1" : "");
      if (cases[i].text != NULL)
        assert_text (plan, cases[i].text);
    }
}

static void
test_money (void)
{
  g_autoptr (CvPlan) plan = new_sound_plan ();

  put (plan, "kpi k1 catalogue=attributed_revenue unit=currency");
  assert_hints (plan, "");
  put (plan, "kpi k2 catalogue=return_on_investment unit=percent");
  assert_hints (plan, "B7 kpis");
}

static void
test_natures (void)
{
  g_autoptr (CvPlan) plan = new_sound_plan ();

  put (plan, "kpi k3 goal=g1 catalogue=aided_recall"); /* the third that is counted */
  assert_hints (plan, "B12 kpis");
  put (plan, "kpi k3 catalogue=experience_stories");
  assert_hints (plan, "");
  put (plan, "kpi k1 catalogue=message_pull_through");
  put (plan, "kpi k2 catalogue=coded_verbatims");
  assert_hints (plan, "B8 kpis g2; B12 kpis"); /* coding is an activity */
  put (plan, "kpi k4 goal=g2 name=Own formula=views");
  assert_hints (plan, "");
}

/* A channel that serves nothing may be kept on purpose, or dropped. */
static void
test_idle_channel (void)
{
  g_autoptr (CvPlan) plan = new_sound_plan ();

  put (plan, "channel c3 name=Idle kind=newsletter come_for=News contact_points=Shop " DUTIES " tastes=Bikes,trains");
  assert_hints (plan, "B6 channels c3");
  assert_text (plan, "“Idle” serves no goal. Give it a role, or drop it.");
  put (plan, "channel c3 decision=keep");
  assert_hints (plan, "");
  put (plan, "channel c3 decision=drop come_for= contact_points= tastes=");
  assert_hints (plan, ""); /* nobody need describe what is gone */
}

/* A dropped channel leads nothing any more. */
static void
test_dropped_lead (void)
{
  g_autoptr (CvPlan) plan = new_sound_plan ();

  put (plan, "channel c2 decision=drop");
  assert_hints (plan, "B6 channels g2");
  assert_text (plan, "No channel leads for “Help”. Choose the one that does most for it.");
  put (plan, "channel c1 decision=drop");
  assert_hints (plan, ""); /* no channels yet: a step not begun */
}

/* A name that looks like a format is only a name. */
static void
test_names (void)
{
  g_autoptr (CvPlan) plan = new_sound_plan ();
  g_autoptr (GPtrArray) hints = NULL;

  put (plan, "channel c1 name=%s%n come_for=");
  hints = cv_plan_get_hints (plan);
  g_assert_cmpuint (hints->len, ==, 1);
  g_assert_cmpstr (((CvHint *) g_ptr_array_index (hints, 0))->text, ==,
                   "People come to “\342\201\250%s%n\342\201\251” for something. Write what they will find there.");
}

static void
test_french (void)
{
  g_autoptr (CvPlan) plan = new_sound_plan ();

  if (!speak_french ())
    {
      g_test_skip ("there are no translations");
      return;
    }
  put (plan, "channel c1 host=");
  assert_text (plan, "«\302\240Forum\302\240» est une communauté et a besoin de quelqu’un qui "
                     "l’accueille. Nommez cette personne.");
  speak_english ();
}

/* Money, tools and who does the work: nothing before there is one of them, each alone. */
static void
test_budget (void)
{
  static const struct
  {
    const char *lines[4];
    const char *hints;
  } cases[] = {
    { { "tool t1 name=Ear stage=listen price=free" }, "B13 budget" },
    { { "tool t1 name=Ear price=paid yearly=100" }, "B12 budget; B13 budget" }, /* licence, no analysis, no analyst */
    { { "tool t1 name=Ear price=paid yearly=100", "cost l1 name=Read kind=analysis planned=400 owner=Ana" }, "" },
    { { "tool t1 name=Ear price=paid yearly=400", "cost l1 name=Read kind=analysis planned=100 owner=Ana" },
      "B12 budget" }, /* 80 % for the licence */
    { { "cost l1 name=Read kind=analysis planned=100 owner=Ana", "person p1 name=ana experience=trainee" },
      "B13 budget l1" },
    { { "cost l1 name=Read kind=analysis planned=100 owner=Ana", "person p1 name=Ana experience=senior" }, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CvPlan) plan = new_sound_plan ();

      put (plan, "plan plan from=2026-01-01 to=2026-12-31");
      for (guint l = 0; l < G_N_ELEMENTS (cases[i].lines) && cases[i].lines[l] != NULL; l++)
        put (plan, cases[i].lines[l]);
      assert_hints (plan, cases[i].hints);
    }
}

static void
test_channels_in_full (void)
{
  g_autoptr (CvPlan) plan = new_sound_plan ();

  put (plan, "channel c1 contact=replaces");
  assert_hints (plan, "B3 channels c1");
  put (plan, "channel c1 contact=new tastes=Cycling");
  assert_hints (plan, "B10 channels c1");
  put (plan, "channel c1 tastes=Cycling;trains duties_met=");
  assert_hints (plan, "B4 channels c1");
  put (plan, "channel c1 " DUTIES);
  put (plan, "goal g1 kind=mobilise_advocates");
  assert_hints (plan, "B9 channels g1");
  put (plan, "pollination pollination reached=100");
  assert_hints (plan, "");
}

/* put() would take the underscores of the key for spaces. */
static void
put_hint (CvPlan *plan, const char *key)
{
  CvRow *row = cv_row_new (CV_NOUN_DISMISSAL, "h1");
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) cv_change_free);

  cv_row_set_text (row, "hint", key);
  g_ptr_array_add (changes, cv_change_new (CV_NOUN_DISMISSAL, "h1", row));
  cv_plan_apply (plan, changes);
}

/* What is waved away is gone, from this record only, and comes back. */
static void
test_dismissal (void)
{
  g_autoptr (CvPlan) plan = new_sound_plan ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CvEdit) edit = NULL;
  g_autoptr (CvEdit) both = NULL;
  g_autoptr (CvEdit) restored = NULL;

  put (plan, "channel c1 come_for=");
  put (plan, "channel c2 come_for=");
  edit = cv_hint_dismiss (plan, "no_come_for:c1", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (edit->operations->len, ==, 1);
  g_assert_null (cv_hint_dismiss (plan, "nothing", NULL));
  assert_text (plan, "2 channels do not say what people find there: Forum, Page.");
  both = cv_hint_dismiss (plan, "no_come_for", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (both->operations->len, ==, 2);
  put_hint (plan, "no_come_for:c2");
  assert_hints (plan, "B2 channels c1");
  drop (plan, CV_NOUN_DISMISSAL, "h1");
  g_assert_null (cv_hint_dismiss (plan, "no_come_for:c7", &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_NOT_FOUND);
  restored = cv_hints_restore (plan);
  g_assert_cmpuint (restored->operations->len, ==, 0);
}

/* Many channels are a few names and a number; the answer begins with the first of them. */
static void
test_several (void)
{
  g_autoptr (CvPlan) plan = new_sound_plan ();
  g_autoptr (GPtrArray) hints = NULL;
  const CvHint *hint;

  for (guint i = 3; i <= 9; i++)
    {
      g_autofree char *line = g_strdup_printf ("channel c%u name=C%u kind=facebook_page come_for=x tastes=a,b " DUTIES
                                               " create_share=10 decision=keep", i, i);

      put (plan, line);
    }
  hints = cv_plan_get_hints (plan);
  g_assert_cmpuint (hints->len, ==, 1);
  hint = hints->pdata[0];
  g_assert_cmpstr (hint->text, ==, "7 channels name no contact points that stay open: C3, C4, C5, C6, C7 and 2 more.");
  g_assert_cmpstr (hint->key, ==, "no_contact_points");
  g_assert_null (hint->id);
  g_assert_cmpstr (cv_record_get_id (hint->record), ==, "c3");
}

/* A goal that a KPI of another one serves, too, is not without. */
static void
test_shared_kpi (void)
{
  g_autoptr (CvPlan) plan = new_sound_plan ();
  g_autofree char *before = NULL;

  drop (plan, CV_NOUN_KPI, "k2");
  before = list (plan);
  g_assert_nonnull (strstr (before, "B8 kpis g2"));
  put (plan, "kpi_goal kg1 kpi=k1 goal=g2");
  assert_hints (plan, "");
}

/* A stopped KPI is counted by none of the hints. */
static void
test_stopped (void)
{
  g_autoptr (CvPlan) plan = new_sound_plan ();

  put (plan, "kpi k3 goal=g1 name=Own formula=likes unit=count");
  put (plan, "kpi k4 goal=g1 catalogue=share_of_voice unit=percent");
  put (plan, "kpi k5 goal=g1 catalogue=share_of_voice unit=percent");
  assert_hints (plan, "B8 kpis g1");
  put (plan, "kpi k5 stopped_on=2026-01-01");
  assert_hints (plan, "");
  for (guint i = 1; i <= 4; i++)
    {
      g_autofree char *line = g_strdup_printf ("kpi k%u stopped_on=2026-01-01", i);

      if (i != 2)
        put (plan, line);
    }
  assert_text (plan, "Every KPI of “Be known” is stopped. Choose one that matches it.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  speak_english ();
  g_test_add_func ("/advice/nothing", test_nothing);
  g_test_add_func ("/advice/new-plan", test_new_plan);
  g_test_add_func ("/advice/fields", test_fields);
  g_test_add_func ("/advice/kpis-of-a-goal", test_kpis_of_a_goal);
  g_test_add_func ("/advice/money", test_money);
  g_test_add_func ("/advice/natures", test_natures);
  g_test_add_func ("/advice/idle-channel", test_idle_channel);
  g_test_add_func ("/advice/dropped-lead", test_dropped_lead);
  g_test_add_func ("/advice/direction", test_direction);
  g_test_add_func ("/advice/names", test_names);
  g_test_add_func ("/advice/french", test_french);
  g_test_add_func ("/advice/budget", test_budget);
  g_test_add_func ("/advice/channels-in-full", test_channels_in_full);
  g_test_add_func ("/advice/dismissal", test_dismissal);
  g_test_add_func ("/advice/several", test_several);
  g_test_add_func ("/advice/shared-kpi", test_shared_kpi);
  g_test_add_func ("/advice/stopped", test_stopped);
  return g_test_run ();
}
