/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The path goes over the 100 days from 1 January 2026 to 11 April. The one value is that of week
 * 8, which ends on 22 February, day 52: from 0 to 100 the path is at 52 there, from 100 to 0 at
 * 48. */

#include "model/cv-status.h"

#include <locale.h>
#include <math.h>

#include "fixture.h"
#include "model/cv-finding.h"

static Fixture *
new_plan (double baseline, double target, double value)
{
  Fixture *plan = fixture_new ("comments", "f");

  plan->question->baseline = baseline;
  plan->question->target = target;
  plan->question->due = fixture_day ("2026-04-11");
  plan->question->today = fixture_day ("2026-02-23");
  fixture_scope (plan, "c1", NULL);
  fixture_series (plan, "comments", "c1", "2026-W08", &value, 1);
  return plan;
}

static void
check_result (Fixture *plan, CvStatus status, double expected, double distance, double tolerance)
{
  g_autoptr (CvKpiResult) result = fixture_judge (plan);

  g_assert_cmpstr (cv_status_to_string (result->status), ==, cv_status_to_string (status));
  g_assert_true (isnan (expected) == isnan (result->expected));
  if (!isnan (expected))
    g_assert_cmpfloat_with_epsilon (result->expected, expected, 1e-9);
  g_assert_true (isnan (distance) == isnan (result->distance));
  if (!isnan (distance))
    g_assert_cmpfloat_with_epsilon (result->distance, distance, 1e-9);
  g_assert_true (isnan (tolerance) == isnan (result->tolerance));
  if (!isnan (tolerance))
    g_assert_cmpfloat_with_epsilon (result->tolerance, tolerance, 1e-9);
}

static void
test_higher (void)
{
  static const struct { double value; CvStatus status; } cases[] = {
    { 57, CV_STATUS_ON_PACE }, { 57.001, CV_STATUS_AHEAD }, { 47, CV_STATUS_ON_PACE },
    { 46.999, CV_STATUS_BEHIND },
    { 52, CV_STATUS_ON_PACE }, { -20, CV_STATUS_BEHIND }, { 99.9, CV_STATUS_AHEAD },
    { 100, CV_STATUS_REACHED },
    { 150, CV_STATUS_REACHED }, { 99.99999999999, CV_STATUS_REACHED },
    { 57.00000000001, CV_STATUS_ON_PACE },
    { 46.99999999999, CV_STATUS_ON_PACE },
  };

  /* 5 % of the way is 5. */
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Fixture) plan = new_plan (0, 100, cases[i].value);

      check_result (plan, cases[i].status, 52, cases[i].value - 52, 5);
    }
}

static void
test_lower (void)
{
  static const struct { double value; CvStatus status; } cases[] = {
    { 43, CV_STATUS_ON_PACE }, { 42.999, CV_STATUS_AHEAD }, { 53, CV_STATUS_ON_PACE },
    { 53.001, CV_STATUS_BEHIND },
    { 0, CV_STATUS_REACHED }, { -1, CV_STATUS_REACHED }, { 0.1, CV_STATUS_AHEAD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Fixture) plan = new_plan (100, 0, cases[i].value);

      plan->question->direction = CV_DIRECTION_LOWER;
      check_result (plan, cases[i].status, 48, 48 - cases[i].value, 5);
    }
}

static void
test_held (void)
{
  g_autoptr (Fixture) no_baseline = new_plan (NAN, 40, 38);
  g_autoptr (Fixture) same = new_plan (40, 40, 37.9);
  g_autoptr (Fixture) zero = new_plan (0, 0, -0.001);

  /* A target that is to be held: 5 % of 40 is 2. */
  check_result (no_baseline, CV_STATUS_ON_PACE, 40, -2, 2);
  check_result (same, CV_STATUS_BEHIND, 40, -2.1, 2);
  check_result (zero, CV_STATUS_BEHIND, 0, -0.001, 0);
}

static void
test_band (void)
{
  static const struct { double value; CvStatus status, after; double distance; } cases[] = {
    { 10, CV_STATUS_ON_PACE, CV_STATUS_REACHED, 0 },
    { 20, CV_STATUS_ON_PACE, CV_STATUS_REACHED, 0 },
    { 15, CV_STATUS_ON_PACE, CV_STATUS_REACHED, 0 }, { 9, CV_STATUS_BEHIND, CV_STATUS_BEHIND, -1 },
    { 22.5, CV_STATUS_BEHIND, CV_STATUS_BEHIND, -2.5 },
    { 20.00000000001, CV_STATUS_ON_PACE, CV_STATUS_REACHED, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Fixture) plan = new_plan (NAN, NAN, cases[i].value);

      plan->question->direction = CV_DIRECTION_BAND;
      check_result (plan, CV_STATUS_NO_TARGET, NAN, NAN, NAN);
      plan->question->low = 10;
      check_result (plan, CV_STATUS_NO_TARGET, NAN, NAN, NAN);
      plan->question->high = 20;
      check_result (plan, cases[i].status, NAN, cases[i].distance, NAN);
      plan->question->today = plan->question->due;
      check_result (plan, cases[i].status, NAN, cases[i].distance, NAN);
      plan->question->today = plan->question->due + 1;
      check_result (plan, cases[i].after, NAN, cases[i].distance, NAN);
    }
}

static Fixture *
new_total (double baseline, double target, double value)
{
  Fixture *plan = new_plan (baseline, target, value);

  plan->question->measured = CV_MEASURED_TOTAL;
  return plan;
}

static void
test_total (void)
{
  g_autoptr (Fixture) higher = new_total (NAN, 100, 100);
  g_autoptr (Fixture) behind = new_total (NAN, 100, 46);
  g_autoptr (Fixture) given = new_total (20, 100, 61.6);
  g_autoptr (Fixture) budget = new_total (NAN, 100, 40);
  g_autoptr (Fixture) spent = new_total (NAN, 100, 60);

  check_result (higher, CV_STATUS_REACHED, 52, 48, 5);
  check_result (behind, CV_STATUS_BEHIND, 52, -6, 5);
  /* 20 + 80 * 0.52 = 61.6; 5 % of 80 is 4 */
  check_result (given, CV_STATUS_ON_PACE, 61.6, 0, 4);

  /* What counts up is below its ceiling all along: that is no success before the day is over. */
  budget->question->direction = spent->question->direction = CV_DIRECTION_LOWER;
  check_result (budget, CV_STATUS_AHEAD, 52, 12, 5);
  check_result (spent, CV_STATUS_BEHIND, 52, -8, 5);
  budget->question->today = budget->question->due;
  check_result (budget, CV_STATUS_AHEAD, 52, 12, 5);
  budget->question->today = budget->question->due + 1;
  check_result (budget, CV_STATUS_REACHED, 52, 12, 5);
}

static void
check_tolerance (double baseline, double target, double tolerance)
{
  const double            five[] = { 10, 12, 11, 13, 14 };
  g_autoptr (Fixture)     plan = fixture_new ("comments", "f");
  g_autoptr (CvKpiResult) result = NULL;

  plan->question->baseline = baseline;
  plan->question->target = target;
  fixture_scope (plan, "c1", NULL);
  fixture_series (plan, "comments", "c1", "2026-W02", five, 5);
  result = fixture_judge (plan);
  g_assert_cmpfloat_with_epsilon (result->tolerance, tolerance, 1e-9);
}

static void
test_tolerance (void)
{
  /* These five values move by 1 a week around their trend: 2.66 (test-limits.c), at most a
   * quarter of the way. */
  check_tolerance (0, 100, 2.66);
  check_tolerance (100, 0, 2.66);
  check_tolerance (0, 8, 2);
  check_tolerance (20, 20, 2.66); /* a quarter of 20 is 5 */
  check_tolerance (NAN, 8, 2);
  check_tolerance (-8, -8, 2);
}

static void
test_nothing (void)
{
  g_autoptr (Fixture) no_target = new_plan (0, NAN, 52);
  g_autoptr (Fixture) no_data = new_plan (0, 100, 52);
  g_autoptr (Fixture) no_values = fixture_new ("comments", "f");

  check_result (no_target, CV_STATUS_NO_TARGET, NAN, NAN, NAN);

  /* The week is not over: today is its last day. */
  no_data->question->today = fixture_day ("2026-02-22");
  check_result (no_data, CV_STATUS_NO_DATA, NAN, NAN, NAN);
  check_result (no_values, CV_STATUS_NO_DATA, NAN, NAN, NAN);
  no_values->question->direction = CV_DIRECTION_BAND;
  check_result (no_values, CV_STATUS_NO_DATA, NAN, NAN, NAN);
}

static void
test_no_path (void)
{
  g_autoptr (Fixture) below = new_plan (0, 100, 99);
  g_autoptr (Fixture) met = new_plan (0, 100, 100);

  below->question->due = met->question->due = fixture_day ("2026-01-01");
  check_result (below, CV_STATUS_NO_TARGET, NAN, NAN, NAN);
  check_result (met, CV_STATUS_REACHED, NAN, NAN, NAN);
}

static void
test_latest (void)
{
  const double            values[] = { 30, 40, NAN, 100 };
  g_autoptr (Fixture)     plan = fixture_new ("comments", "f");
  g_autoptr (CvKpiResult) result = NULL;

  /* W06 to W09. Today is in W09: W08 has no value, so W07 is judged, which ends on 15 February,
   * day 45. */
  plan->question->baseline = 0;
  plan->question->target = 100;
  plan->question->due = fixture_day ("2026-04-11");
  plan->question->today = fixture_day ("2026-02-25");
  fixture_scope (plan, "c1", NULL);
  fixture_series (plan, "comments", "c1", "2026-W06", values, 4);
  result = fixture_judge (plan);
  g_assert_cmpint (result->latest, ==, 1);
  g_assert_cmpfloat (result->value, ==, 40);
  g_assert_cmpfloat (result->expected, ==, 45);
  g_assert_cmpint (result->values->len, ==, 4);

  /* Reached is not for ever: when W09 is over, it is the one. */
  plan->question->today = fixture_day ("2026-03-02");
  check_result (plan, CV_STATUS_REACHED, 59, 41, 5);
}

static double
get_weeks_late (Fixture *plan)
{
  g_autoptr (CvKpiResult) result = fixture_judge (plan);

  return cv_kpi_weeks_late (plan->question, result);
}

static void
test_weeks_late (void)
{
  g_autoptr (Fixture) late = new_plan (0, 100, 38);
  g_autoptr (Fixture) early = new_plan (0, 100, 59);
  g_autoptr (Fixture) below = new_plan (0, 100, -1);
  g_autoptr (Fixture) level = new_plan (NAN, 100, 90);
  g_autoptr (Fixture) lower = new_plan (100, 0, 55);
  g_autoptr (Fixture) nothing = fixture_new ("comments", "f");

  /* 38 was due on day 38, 14 days before day 52; 59 only on day 59. */
  g_assert_cmpfloat_with_epsilon (get_weeks_late (late), 2, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_weeks_late (early), -1, 1e-9);
  g_assert_true (isnan (get_weeks_late (below)));
  g_assert_true (isnan (get_weeks_late (level)));
  /* Down from 100: 55 was due on day 45. */
  lower->question->direction = CV_DIRECTION_LOWER;
  g_assert_cmpfloat_with_epsilon (get_weeks_late (lower), 1, 1e-9);
  g_assert_true (isnan (get_weeks_late (nothing)));
}

static void
test_words (void)
{
  g_assert_cmpstr (cv_status_to_string (CV_STATUS_ON_PACE), ==, "on_pace");
  g_assert_cmpstr (cv_status_get_label (CV_STATUS_ON_PACE), ==, "On pace");
  g_assert_cmpstr (cv_status_get_label (CV_STATUS_NO_DATA), ==, "No data");
  for (CvStatus i = CV_STATUS_NO_DATA; i <= CV_STATUS_BEHIND; i++)
    for (CvStatus k = CV_STATUS_NO_DATA; k < i; k++)
      {
        g_assert_cmpstr (cv_status_to_string (i), !=, cv_status_to_string (k));
        g_assert_cmpstr (cv_status_get_label (i), !=, cv_status_get_label (k));
      }
}

static void
check_outdated (Fixture *plan, const char *today, guint days, const char *words)
{
  g_autoptr (CvKpiResult) result = NULL;
  g_autofree char *text = NULL;

  plan->question->today = fixture_day (today);
  result = fixture_judge (plan);
  g_assert_cmpuint (cv_kpi_days_outdated (plan->question, result), ==, days);
  text = cv_finding_outdated (plan->question, result);
  g_assert_cmpstr (text, ==, words);
}

/* The one value is of the week that ends on Sunday, 22 February. */
static void
test_outdated_flow (void)
{
  g_autoptr (Fixture) plan = new_plan (0, 100, 10);

  check_outdated (plan, "2026-02-22", 0, NULL);
  check_outdated (plan, "2026-02-23", 0, NULL);
  check_outdated (plan, "2026-03-01", 0, NULL); /* the week after it is not over */
  check_outdated (plan, "2026-03-02", 8, "Last value 8 days ago");
  check_outdated (plan, "2026-03-07", 13, "Last value 13 days ago");
  check_outdated (plan, "2026-03-08", 14, "Last value 2 weeks ago");
  check_outdated (plan, "2026-03-15", 21, "Last value 3 weeks ago");
  check_outdated (plan, "2026-05-02", 69, "Last value 10 weeks ago");
  check_outdated (plan, "2026-05-03", 70, "Last value 2 months ago");
  /* No value is asked for after the plan's end. */
  plan->question->to = fixture_day ("2026-02-22");
  check_outdated (plan, "2026-05-03", 0, NULL);
}

/* A level is carried through one week, and is no younger for that. */
static void
test_outdated_level (void)
{
  g_autoptr (Fixture) plan = fixture_new ("followers", "s");

  fixture_scope (plan, "c1", NULL);
  fixture_values (plan, "followers", "c1", "2026-W08 100");
  check_outdated (plan, "2026-03-02", 0, NULL); /* week 9 has the level of week 8 */
  check_outdated (plan, "2026-03-09", 15, "Last value 2 weeks ago");
}

/* What never had a value is not outdated: its status says so already. */
static void
test_outdated_nothing (void)
{
  g_autoptr (Fixture) plan = fixture_new ("comments", "f");

  fixture_scope (plan, "c1", NULL);
  check_outdated (plan, "2026-03-02", 0, NULL);
}

/* From the day it is stopped, a KPI keeps its values and is not judged, not foreseen and not due. */
static void
test_stopped (void)
{
  g_autoptr (Fixture) plan = new_plan (0, 100, 20);
  g_autoptr (Fixture) bare = fixture_new ("comments", "f");
  g_autoptr (CvKpiResult) before = fixture_judge (plan);
  g_autoptr (CvKpiResult) after = NULL;
  g_autoptr (CvKpiResult) nothing = NULL;
  g_autofree char *words = NULL;
  g_autofree char *was = cv_kpi_result_tell (before);

  plan->question->stopped = bare->question->stopped = TRUE;
  plan->question->stopped_on = bare->question->stopped_on = fixture_day ("2026-02-20");
  after = fixture_judge (plan);
  nothing = fixture_judge (bare);
  words = cv_kpi_result_tell (after);

  g_assert_cmpint (before->status, ==, CV_STATUS_BEHIND);
  g_assert_cmpstr (was, ==, "Behind");
  g_assert_cmpint (after->status, ==, CV_STATUS_NO_TARGET);
  g_assert_cmpint (nothing->status, ==, CV_STATUS_NO_DATA);
  g_assert_cmpfloat (after->value, ==, 20);
  g_assert_true (isnan (after->expected) && isnan (after->distance));
  g_assert_cmpint (after->forecast.day, ==, CV_DAY_NONE);
  g_assert_cmpstr (words, ==, "Stopped on 20 February 2026");
  plan->question->today = fixture_day ("2026-03-16");
  g_assert_false (cv_kpi_is_due (plan->question, after));
  plan->question->stopped = FALSE;
  g_assert_true (cv_kpi_is_due (plan->question, after));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/status/higher", test_higher);
  g_test_add_func ("/status/lower", test_lower);
  g_test_add_func ("/status/held", test_held);
  g_test_add_func ("/status/band", test_band);
  g_test_add_func ("/status/total", test_total);
  g_test_add_func ("/status/tolerance", test_tolerance);
  g_test_add_func ("/status/nothing", test_nothing);
  g_test_add_func ("/status/no-path", test_no_path);
  g_test_add_func ("/status/latest", test_latest);
  g_test_add_func ("/status/weeks-late", test_weeks_late);
  g_test_add_func ("/status/stopped", test_stopped);
  g_test_add_func ("/status/words", test_words);
  g_test_add_func ("/status/outdated-flow", test_outdated_flow);
  g_test_add_func ("/status/outdated-level", test_outdated_level);
  g_test_add_func ("/status/outdated-nothing", test_outdated_nothing);

  return g_test_run ();
}
