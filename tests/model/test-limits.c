/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The five values 10 12 11 13 14 have the ten slopes
 *   2  0.5  1  1     (from the first)
 *   -1  0.5  2/3     (from the second)
 *   2  1.5  1        (from the third and fourth),
 * in order -1 0.5 0.5 2/3 1 1 1 1.5 2 2: the middle ones are 1 and 1. Less the trend they are 10
 * 11 9 10 10, mean 10; they move by 1 2 1 0, mean 1, and 2.66 times that is the half-width. */

#include <math.h>

#include "fixture.h"

static const double five[] = { 10, 12, 11, 13, 14 };

static Fixture *
new_plan (const double *values, guint n)
{
  Fixture *plan = fixture_new ("comments", "f");

  fixture_scope (plan, "c1", NULL);
  fixture_series (plan, "comments", "c1", "2026-W02", values, n);
  return plan;
}

static void
assert_no_limits (Fixture *plan)
{
  g_autoptr (CvKpiResult) result = fixture_judge (plan);

  g_assert_cmpint (result->natural.first, ==, -1);
  g_assert_true (isnan (result->limits.low) && isnan (result->limits.high));
}

static void
test_five (void)
{
  g_autoptr (Fixture)     plan = new_plan (five, 5);
  g_autoptr (CvKpiResult) result = fixture_judge (plan);
  CvRange                 range;

  g_assert_cmpint (result->natural.first, ==, 0);
  g_assert_cmpint (result->natural.last, ==, 4);
  g_assert_cmpfloat (result->natural.slope, ==, 1);
  g_assert_cmpfloat (result->natural.offset, ==, 10);
  g_assert_cmpfloat_with_epsilon (result->natural.half_width, 2.66, 1e-12);

  /* At the latest: 14 ± 2.66; at the first: 10 ± 2.66 */
  g_assert_cmpint (result->latest, ==, 4);
  g_assert_cmpfloat_with_epsilon (result->limits.low, 11.34, 1e-12);
  g_assert_cmpfloat_with_epsilon (result->limits.high, 16.66, 1e-12);
  range = cv_limits_get_range (&result->natural, 0);
  g_assert_cmpfloat_with_epsilon (range.low, 7.34, 1e-12);
  g_assert_cmpfloat_with_epsilon (range.high, 12.66, 1e-12);
}

static void
test_too_few (void)
{
  const double        parted[] = { 1, 2, 3, 4, NAN, 5, 6, 7, 8, NAN, 9 };
  g_autoptr (Fixture) four = new_plan (five, 4);
  g_autoptr (Fixture) gaps = new_plan (parted, G_N_ELEMENTS (parted));
  g_autoptr (Fixture) not_over = new_plan (five, 5);
  g_autoptr (Fixture) total = new_plan (five, 5);
  g_autoptr (CvKpiResult) over = NULL;

  assert_no_limits (four);
  assert_no_limits (gaps);

  /* The fifth week, W06, ends on 8 February. */
  not_over->question->today = fixture_day ("2026-02-08");
  assert_no_limits (not_over);
  not_over->question->today = fixture_day ("2026-02-09");
  over = fixture_judge (not_over);
  g_assert_cmpint (over->natural.first, ==, 0);

  total->question->measured = CV_MEASURED_TOTAL;
  assert_no_limits (total);
}

static void
test_gap (void)
{
  /* The five as before and one more at x = 6, of 16: the slopes to it are 6/6 4/5 5/4 3/3 2/2.
   * In order: -1 0.5 0.5 2/3 0.8 1 1 1 1 1 1 1.25 1.5 2 2; the middle one, the eighth, is 1. It
   * is 10 less the trend: mean 10. The move across the gap is none. */
  const double            values[] = { 10, 12, 11, 13, 14, NAN, 16 };
  g_autoptr (Fixture)     plan = new_plan (values, G_N_ELEMENTS (values));
  g_autoptr (CvKpiResult) result = fixture_judge (plan);

  g_assert_cmpint (result->natural.last, ==, 6);
  g_assert_cmpfloat (result->natural.slope, ==, 1);
  g_assert_cmpfloat (result->natural.offset, ==, 10);
  g_assert_cmpfloat_with_epsilon (result->natural.half_width, 2.66, 1e-12);
  g_assert_cmpfloat_with_epsilon (result->limits.low, 13.34, 1e-12);
}

static void
test_break (void)
{
  const double        values[] = { 500, 20, 900, 10, 12, 11, 13, 14 };
  g_autoptr (Fixture) plan = new_plan (values, G_N_ELEMENTS (values));
  CvKpiResult        *result;

  /* 20 January is a Tuesday, the second day of W04, the third week. W05 is the first of the
   * five. */
  fixture_break (plan, "comments", "c1", "2026-01-14");
  fixture_break (plan, "comments", "c1", "2026-01-20");
  fixture_break (plan, "comments", "c1", "2026-12-01"); /* after today */
  fixture_break (plan, "comments", "c2", "2026-02-03"); /* no values there */
  fixture_break (plan, "comments", "c1", "2026-01-20"); /* once more */
  result = fixture_judge (plan);
  g_assert_cmpuint (result->breaks->len, ==, 2);
  g_assert_cmpint (cv_kpi_result_get_last_break (result), ==, fixture_day ("2026-01-20"));
  g_assert_cmpint (result->natural.first, ==, 3);
  g_assert_cmpfloat (result->natural.slope, ==, 1);
  g_assert_cmpfloat_with_epsilon (result->limits.low, 11.34, 1e-12);
  cv_kpi_result_free (result);

  /* On a period's first day the period is all of the new kind; on its second it is not. W05
   * begins on 26 January. */
  g_array_index (plan->breaks, CvBreakMark, 1).day = fixture_day ("2026-01-26");
  g_array_index (plan->breaks, CvBreakMark, 4).day = fixture_day ("2026-01-26");
  result = fixture_judge (plan);
  g_assert_cmpint (result->natural.first, ==, 3);
  cv_kpi_result_free (result);
  g_array_index (plan->breaks, CvBreakMark, 1).day = fixture_day ("2026-01-27");
  assert_no_limits (plan);
}

static void
test_long (void)
{
  g_autoptr (Fixture)     plan = fixture_new ("comments", "f");
  g_autoptr (CvKpiResult) result = NULL;
  double                  values[600];

  /* Only the last 520 of 600: an even line there, with another before it. */
  for (int i = 0; i < 600; i++)
    values[i] = i < 80 ? 5000 - i : 2 * i;
  fixture_scope (plan, "c1", NULL);
  fixture_series (plan, "comments", "c1", "2014-W01", values, 600);
  result = fixture_judge (plan);
  g_assert_cmpint (result->natural.first, ==, 80);
  g_assert_cmpint (result->natural.last, ==, 599);
  g_assert_cmpfloat (result->natural.slope, ==, 2);
  g_assert_cmpfloat (result->natural.offset, ==, 0);
  g_assert_cmpfloat (result->natural.half_width, ==, 0);
}

static void
test_too_large (void)
{
  const double        values[] = { 1e308, -1e308, 1e308, -1e308, 1e308, -1e308 };
  g_autoptr (Fixture) plan = new_plan (values, G_N_ELEMENTS (values));

  assert_no_limits (plan);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/limits/five", test_five);
  g_test_add_func ("/limits/too-few", test_too_few);
  g_test_add_func ("/limits/gap", test_gap);
  g_test_add_func ("/limits/break", test_break);
  g_test_add_func ("/limits/long", test_long);
  g_test_add_func ("/limits/too-large", test_too_large);

  return g_test_run ();
}
