/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Results as sentences, in English and in French. "_" stands for U+00A0. */

#include <math.h>

#include "model/cv-finding.h"
#include "plan-builder.h"

/* A path of one a day: 0 on Monday 5 January 2026, 364 on 4 January 2027. The judged period ends
 * 100 days after the first, where 100 is expected. */
#define FIRST_DAY 20458 /* days from 1970-01-01 to 2026-01-05: 56 years, 14 leap days, 4 days */
#define JUDGED_DAY (FIRST_DAY + 100)

static CvKpiQuestion *
new_question (void)
{
  CvKpiQuestion *question = g_new0 (CvKpiQuestion, 1);

  question->cadence = CV_GRAIN_WEEK;
  question->from = question->baseline_day = FIRST_DAY;
  question->to = question->due = FIRST_DAY + 364;
  question->today = JUDGED_DAY + 1;
  question->baseline = 0;
  question->target = 364;
  question->low = question->high = NAN;
  return question;
}

static CvKpiResult *
new_result (CvStatus status, double value)
{
  CvKpiResult *result = g_new0 (CvKpiResult, 1);
  CvPeriodValue period = { JUDGED_DAY - 6, JUDGED_DAY, value, FALSE, CV_WHY_NONE, NULL };

  result->values = g_array_new (FALSE, FALSE, sizeof (CvPeriodValue));
  result->breaks = g_array_new (FALSE, FALSE, sizeof (CvDay));
  result->status = status;
  result->latest = status == CV_STATUS_NO_DATA ? -1 : 0;
  result->value = value;
  result->expected = 100;
  result->distance = value - 100;
  result->target = 364;
  result->tolerance = NAN;
  result->limits = (CvRange) { NAN, NAN };
  result->forecast.day = CV_DAY_NONE;
  if (result->latest == 0)
    g_array_append_val (result->values, period);
  return result;
}

static void
assert_text (char *text, const char *expected)
{
  g_auto (GStrv) parts = g_strsplit (expected, "_", -1);
  g_autofree char *joined = g_strjoinv ("\302\240", parts);

  g_assert_cmpstr (text, ==, joined);
  g_free (text);
}

typedef struct
{
  CvStatus status;
  double value;
  const char *title, *english, *titre, *french;
} Case;

static const Case cases[] = {
  { CV_STATUS_NO_DATA, NAN, "Fans: no data yet", "No data yet", "Fans_: pas encore de données",
    "Pas encore de données" },
  { CV_STATUS_NO_TARGET, 86, "Fans: 86, no target", "No target yet", "Fans_: 86, pas de cible",
    "Pas encore de cible" },
  { CV_STATUS_REACHED, 370, "Fans: 370, target reached", "Reached: 370 for a target of 364",
    "Fans_: 370, cible atteinte", "Atteint_: 370 pour une cible de 364" },
  { CV_STATUS_ON_PACE, 101, "Fans: 101, on pace", NULL, "Fans_: 101, dans le rythme", NULL },
  /* The path had 86 on day 86, 14 days before day 100. */
  { CV_STATUS_BEHIND, 86, "Fans: 14 below the pace", "Behind by 14, about 2 weeks late",
    "Fans_: 14 au-dessous du rythme prévu", "En retard de 14, soit environ 2 semaines" },
  { CV_STATUS_BEHIND, 92, "Fans: 8 below the pace", "Behind by 8, about 1 week late",
    "Fans_: 8 au-dessous du rythme prévu", "En retard de 8, soit environ 1 semaine" },
  { CV_STATUS_BEHIND, 97, "Fans: 3 below the pace", "Behind by 3",
    "Fans_: 3 au-dessous du rythme prévu", "En retard de 3" },
  { CV_STATUS_AHEAD, 114, "Fans: 14 above the pace", "Ahead by 14, about 2 weeks early",
    "Fans_: 14 au-dessus du rythme prévu", "En avance de 14, soit environ 2 semaines" },
  { CV_STATUS_AHEAD, 103, "Fans: 3 above the pace", "Ahead by 3",
    "Fans_: 3 au-dessus du rythme prévu", "En avance de 3" },
};

static void
check_cases (gboolean french)
{
  g_autoptr (CvKpiQuestion) question = new_question ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CvKpiResult) result = new_result (cases[i].status, cases[i].value);
      const char *status = french ? cases[i].french : cases[i].english;

      assert_text (cv_finding_title ("Fans", "count", "EUR", result),
                   french ? cases[i].titre : cases[i].title);
      if (status == NULL)
        status = cv_status_get_label (cases[i].status);
      assert_text (cv_finding_status ("count", "EUR", question, result), status);
    }
}

static void
test_english (void)
{
  check_cases (FALSE);
}

static void
test_french (void)
{
  if (!speak_french ())
    {
      g_test_skip ("there are no translations");
      return;
    }
  check_cases (TRUE);
  speak_english ();
}

/* Lower is better: behind is above the pace, and the words say both. */
static void
test_lower (void)
{
  g_autoptr (CvKpiQuestion) question = new_question ();
  g_autoptr (CvKpiResult) result = new_result (CV_STATUS_BEHIND, 2.5);

  question->direction = CV_DIRECTION_LOWER;
  question->baseline = question->target = 2;
  result->expected = result->target = 2;
  result->distance = -0.5;
  assert_text (cv_finding_title ("First answer", "duration_hours", NULL, result),
               "First answer: 30_min above the pace");
  /* The path is flat: it never had that value. */
  assert_text (cv_finding_status ("duration_hours", NULL, question, result), "Behind by 30_min");
}

static void
test_band (void)
{
  g_autoptr (CvKpiQuestion) question = new_question ();
  g_autoptr (CvKpiResult) outside = new_result (CV_STATUS_BEHIND, 62);
  g_autoptr (CvKpiResult) inside = new_result (CV_STATUS_ON_PACE, 55);
  g_autoptr (CvKpiResult) reached = new_result (CV_STATUS_REACHED, 55);

  question->direction = CV_DIRECTION_BAND;
  question->target = NAN;
  question->low = 50;
  question->high = 60;
  outside->expected = inside->expected = reached->expected = NAN;
  outside->target = inside->target = reached->target = NAN;
  outside->distance = -2;
  inside->distance = reached->distance = 0;
  assert_text (cv_finding_title ("Curation", "percent", NULL, outside),
               "Curation: 2_points outside the band");
  assert_text (cv_finding_title ("Curation", "percent", NULL, inside),
               "Curation: 55%, inside the band");
  assert_text (cv_finding_status ("percent", NULL, question, outside),
               "Behind by 2_points: outside the band from 50% to 60%");
  assert_text (cv_finding_status ("percent", NULL, question, inside),
               "On pace: inside the band from 50% to 60%");
  assert_text (cv_finding_status ("percent", NULL, question, reached),
               "Reached: inside the band from 50% to 60%");
}

/* A target that has no path, because its day is not after the first: only reached or not. */
static void
test_no_path (void)
{
  g_autoptr (CvKpiResult) result = new_result (CV_STATUS_REACHED, 370);

  result->expected = result->distance = NAN;
  assert_text (cv_finding_title ("Fans", "count", NULL, result), "Fans: 370, target reached");
}

static void
test_forecast (void)
{
  g_autoptr (CvKpiQuestion) question = new_question ();
  g_autoptr (CvKpiResult) result = new_result (CV_STATUS_BEHIND, 86);
  g_autoptr (CvKpiResult) empty = new_result (CV_STATUS_NO_DATA, NAN);
  g_autofree char *due = cv_day_format_locale (question->due);
  g_autofree char *foreseen
      = g_strdup_printf ("If this goes on: 300 by %s (280 to 320).", due);
  g_autofree char *falling = g_strdup_printf (
      "If this goes on: \u221242 by %s (\u221260 to \u221224). Read it as close to 0: no value has been below.", due);
  g_autofree char *debt = g_strdup_printf ("If this goes on: \u221242 by %s (\u221260 to \u221224).", due);
  g_autofree char *behind = NULL;

  assert_text (cv_finding_forecast ("count", NULL, question, empty),
               "No forecast: there are no values yet.");
  assert_text (cv_finding_forecast ("count", NULL, question, result),
               "Too early to tell where this is going: that takes eight periods with values, and "
               "a fifth of the plan.");
  result->forecast = (CvForecast) { question->due, 300, 280, 320 };
  assert_text (cv_finding_forecast ("count", NULL, question, result), foreseen);
  result->forecast = (CvForecast) { question->due, -42, -60, -24 };
  assert_text (cv_finding_forecast ("count", NULL, question, result), falling);
  g_array_index (result->values, CvPeriodValue, 0).value = -3;
  assert_text (cv_finding_forecast ("count", NULL, question, result), debt);

  result->forecast.day = CV_DAY_NONE;
  question->due = JUDGED_DAY;
  g_free (due);
  due = cv_day_format_locale (question->due);
  behind = g_strdup_printf ("Nothing to forecast: the due day, %s, is past.", due);
  assert_text (cv_finding_forecast ("count", NULL, question, result), behind);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  speak_english ();
  g_test_add_func ("/finding/english", test_english);
  g_test_add_func ("/finding/french", test_french);
  g_test_add_func ("/finding/lower", test_lower);
  g_test_add_func ("/finding/band", test_band);
  g_test_add_func ("/finding/no-path", test_no_path);
  g_test_add_func ("/finding/forecast", test_forecast);
  return g_test_run ();
}
