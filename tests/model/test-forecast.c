/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The eight values 0 3 2 5 4 7 6 9 are x plus 0 2 0 2 0 2 0 2. Of their 28 slopes 12 are 1
 * (between two even or two odd places), 10 are larger (from an even place to a later odd one), 6
 * smaller; in order the 14th and 15th are 1. Less the trend they are 0 or 2, median 1; the
 * residuals are all 1 away from it, so s = 1.4826. The mean of x is 3.5, the squares around it
 * sum up to 2 (0.25 + 2.25 + 6.25 + 12.25) = 42.
 *
 * The weeks are W02 (5 to 11 January 2026) to W09 (23 February to 1 March), in a plan of 364
 * days from 1 January. A fifth of it is over after 72.8 days: on 15 March, its 74th day. */

#include <math.h>

#include "fixture.h"

#define DEVIATION 1.4826
#define EIGHTY_PERCENT 1.2816

static const double eight[] = { 0, 3, 2, 5, 4, 7, 6, 9 };

static Fixture *
new_plan (const double *values, guint n)
{
  Fixture *plan = fixture_new ("comments", "f");

  plan->question->today = fixture_day ("2026-03-15");
  /* W13 is 23 to 29 March: x = 11 */
  plan->question->due = fixture_day ("2026-03-25");
  fixture_scope (plan, "c1", NULL);
  fixture_series (plan, "comments", "c1", "2026-W02", values, n);
  return plan;
}

static CvForecast
find_forecast (Fixture *plan)
{
  g_autoptr (CvKpiResult) result = fixture_judge (plan);

  return result->forecast;
}

static void
assert_none (Fixture *plan)
{
  CvForecast forecast = find_forecast (plan);

  g_assert_cmpint (forecast.day, ==, CV_DAY_NONE);
  g_assert_true (isnan (forecast.value) && isnan (forecast.low) && isnan (forecast.high));
}

static void
assert_forecast (Fixture *plan, double value, double half)
{
  CvForecast forecast = find_forecast (plan);

  g_assert_cmpint (forecast.day, ==, plan->question->due);
  g_assert_cmpfloat_with_epsilon (forecast.value, value, 1e-9);
  g_assert_cmpfloat_with_epsilon (forecast.low, value - half, 1e-9);
  g_assert_cmpfloat_with_epsilon (forecast.high, value + half, 1e-9);
}

static void
test_eight (void)
{
  g_autoptr (Fixture) plan = new_plan (eight, 8);

  /* At x = 11: 1 + 11; the way from the mean is 7.5, its square 56.25. sqrt (1 + 0.125 +
   * 1.3392857) = 1.5698044, times 1.2816 and 1.4826: 2.9827855 */
  assert_forecast (plan, 12, EIGHTY_PERCENT * DEVIATION * sqrt (1 + 1.0 / 8 + 56.25 / 42));
  g_assert_cmpfloat_with_epsilon (find_forecast (plan).high, 14.9827855, 1e-6);

  /* The same on every day of that week; without a target and for a band, too. */
  plan->question->due = fixture_day ("2026-03-23");
  assert_forecast (plan, 12, EIGHTY_PERCENT * DEVIATION * sqrt (1 + 1.0 / 8 + 56.25 / 42));
  plan->question->direction = CV_DIRECTION_BAND;
  assert_forecast (plan, 12, EIGHTY_PERCENT * DEVIATION * sqrt (1 + 1.0 / 8 + 56.25 / 42));
}

static void
test_too_early (void)
{
  g_autoptr (Fixture) plan = new_plan (eight, 8);
  g_autoptr (Fixture) seven = new_plan (eight, 7);

  assert_none (seven);

  plan->question->today = fixture_day ("2026-03-14");
  assert_none (plan);
  plan->question->today = fixture_day ("2026-03-15");
  g_assert_cmpint (find_forecast (plan).day, !=, CV_DAY_NONE);

  /* Nothing to foretell on the last day of the latest value, or before it. */
  plan->question->due = fixture_day ("2026-03-01");
  assert_none (plan);
  plan->question->due = fixture_day ("2026-03-02");
  g_assert_cmpint (find_forecast (plan).day, !=, CV_DAY_NONE);
  plan->question->due = CV_DAY_NONE;
  assert_none (plan);
  plan->question->due = fixture_day ("2026-03-25");
  plan->question->from = CV_DAY_NONE;
  assert_none (plan);
}

static void
test_window (void)
{
  g_autoptr (Fixture) plan = fixture_new ("comments", "f");
  double              values[60];

  /* Falling for 34 weeks, then rising by 3 for 26: only these count. The last is 75, at x = 59. */
  for (int i = 0; i < 60; i++)
    values[i] = i < 34 ? 1000 - 7 * i : 3 * (i - 34);
  fixture_scope (plan, "c1", NULL);
  fixture_series (plan, "comments", "c1", "2025-W02", values, 60);
  /* The 60th week of 2025-W02 is 2026-W09; two weeks later is W11 (9 to 15 March). */
  plan->question->due = fixture_day ("2026-03-15");
  assert_forecast (plan, 81, 0);
}

static void
test_sparse_window (void)
{
  /* 26 periods, not 26 values: of the eight values at x = 2 6 10 14 18 22 26 28 the first is one
   * too old. */
  g_autoptr (Fixture) plan = fixture_new ("comments", "f");
  double              values[29];

  for (int i = 0; i < 29; i++)
    values[i] = i % 4 == 2 || i == 28 ? i : NAN;
  fixture_scope (plan, "c1", NULL);
  fixture_series (plan, "comments", "c1", "2025-W34", values, 29);
  plan->question->due = fixture_day ("2026-12-31");
  assert_none (plan);

  fixture_values (plan, "comments", "c2", "2026-01-01 0");
  fixture_scope (plan, "c2", NULL);
  /* c2's 0 in 2026-W01 (x = 19) is the eighth. */
  g_assert_cmpint (find_forecast (plan).day, !=, CV_DAY_NONE);
}

static void
test_break (void)
{
  const double        values[] = { 900, 800, 0, 3, 2, 5, 4, 7, 6, 9 };
  g_autoptr (Fixture) plan = new_plan (values, 10);

  /* Eight since W04 (19 January). They stand at x = 2 to 9 now; W15 (6 to 12 April) is x = 13,
   * 11 after the first. */
  plan->question->today = fixture_day ("2026-03-20");
  plan->question->due = fixture_day ("2026-04-06");
  fixture_break (plan, "comments", "c1", "2026-01-19");
  assert_forecast (plan, 12, EIGHTY_PERCENT * DEVIATION * sqrt (1 + 1.0 / 8 + 56.25 / 42));

  g_array_index (plan->breaks, CvBreakMark, 0).day = fixture_day ("2026-01-20");
  assert_none (plan);
}

static void
test_total (void)
{
  g_autoptr (Fixture)     plan = new_plan (eight, 8);
  g_autoptr (CvKpiResult) result = NULL;
  g_autoptr (GArray)      line = NULL;
  double                  first = EIGHTY_PERCENT * DEVIATION * sqrt (1 + 1.0 / 8 + 20.25 / 42);
  double                  second = EIGHTY_PERCENT * DEVIATION * sqrt (1 + 1.0 / 8 + 30.25 / 42);

  /* The total is 36 in W09. Its increments are the eight; they go on with 9 and 10 in W10 and
   * W11 (x = 8 and 9, 4.5 and 5.5 from the mean). The first week holds the plan's first day, so
   * its increment is its value. */
  plan->question->measured = CV_MEASURED_TOTAL;
  plan->question->from = fixture_day ("2026-01-06");
  plan->question->to = fixture_day ("2026-12-31");
  plan->question->today = fixture_day ("2026-03-20");
  plan->question->due = fixture_day ("2026-03-12");
  /* 5 January is before the plan: week 2's value is put on the 6th. */
  g_ptr_array_set_size (plan->series, 0);
  fixture_values (plan, "comments", "c1",
                  "2026-01-06 0, 2026-01-12 3, 2026-01-19 2, 2026-01-26 5, 2026-02-02 4, "
                  "2026-02-09 7, 2026-02-16 6, "
                  "2026-02-23 9");
  assert_forecast (plan, 36 + 9 + 10, first + second);

  result = fixture_judge (plan);
  line = cv_forecast_get_line (plan->question, result->values, CV_DAY_NONE);
  g_assert_cmpuint (line->len, ==, 3);
  g_assert_cmpint (g_array_index (line, CvForecast, 0).day, ==, fixture_day ("2026-03-01"));
  g_assert_cmpfloat (g_array_index (line, CvForecast, 0).low, ==, 36);
  g_assert_cmpint (g_array_index (line, CvForecast, 1).day, ==, fixture_day ("2026-03-08"));
  g_assert_cmpfloat_with_epsilon (g_array_index (line, CvForecast, 1).low, 45 - first, 1e-9);
  g_assert_cmpint (g_array_index (line, CvForecast, 2).day, ==, fixture_day ("2026-03-12"));
  g_assert_cmpfloat_with_epsilon (g_array_index (line, CvForecast, 2).high, 55 + first + second,
                                  1e-9);
}

static void
test_total_in_the_midst (void)
{
  g_autoptr (Fixture) plan = new_plan (eight, 8);

  /* The plan began before the first value's week: there is no total before it to tell its
   * increment from, so only seven are known. */
  plan->question->measured = CV_MEASURED_TOTAL;
  plan->question->today = fixture_day ("2026-03-20");
  assert_none (plan);
}

static void
test_line (void)
{
  g_autoptr (Fixture)     plan = new_plan (eight, 8);
  g_autoptr (CvKpiResult) result = fixture_judge (plan);
  g_autoptr (GArray)      line = cv_forecast_get_line (plan->question, result->values, CV_DAY_NONE);
  const CvForecast       *last;

  /* The latest week itself, W10, W11, W12, and the due day in W13. */
  g_assert_cmpuint (line->len, ==, 5);
  g_assert_cmpint (g_array_index (line, CvForecast, 0).day, ==, fixture_day ("2026-03-01"));
  g_assert_cmpfloat_with_epsilon (g_array_index (line, CvForecast, 0).value, 8, 1e-9); /* 1 + 7 */
  g_assert_cmpint (g_array_index (line, CvForecast, 3).day, ==, fixture_day ("2026-03-22"));
  g_assert_cmpfloat_with_epsilon (g_array_index (line, CvForecast, 3).value, 11, 1e-9);

  last = &g_array_index (line, CvForecast, 4);
  g_assert_cmpint (last->day, ==, plan->question->due);
  g_assert_cmpfloat (last->value, ==, result->forecast.value);
  g_assert_cmpfloat (last->low, ==, result->forecast.low);
  g_assert_cmpfloat (last->high, ==, result->forecast.high);
}

static void
test_no_line (void)
{
  g_autoptr (Fixture)     plan = new_plan (eight, 7);
  g_autoptr (CvKpiResult) result = fixture_judge (plan);
  g_autoptr (GArray)      line = cv_forecast_get_line (plan->question, result->values, CV_DAY_NONE);

  g_assert_cmpuint (line->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forecast/eight", test_eight);
  g_test_add_func ("/forecast/too-early", test_too_early);
  g_test_add_func ("/forecast/window", test_window);
  g_test_add_func ("/forecast/sparse-window", test_sparse_window);
  g_test_add_func ("/forecast/break", test_break);
  g_test_add_func ("/forecast/total", test_total);
  g_test_add_func ("/forecast/total/in-the-midst", test_total_in_the_midst);
  g_test_add_func ("/forecast/line", test_line);
  g_test_add_func ("/forecast/no-line", test_no_line);

  return g_test_run ();
}
