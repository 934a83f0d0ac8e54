/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "model/cv-compare.h"

/* @n periods of @grain from @first on with the values 1, 2, 3... */
static GArray *
create_values (CvDay first, CvGrain grain, int n)
{
  GArray *values = g_array_new (FALSE, TRUE, sizeof (CvPeriodValue));

  for (int i = 0; i < n; i++)
    {
      CvPeriodValue value = { cv_period_shift (first, grain, i), 0, i + 1, FALSE, CV_WHY_NONE, NULL };

      value.last = cv_period_last (value.first, grain);
      g_array_append_val (values, value);
    }

  return values;
}

/* A year keeps its weekdays: 2026-01-05 and 2025-01-06 are the Mondays of week 2. */
static void
test_shift (void)
{
  CvDay monday = cv_day_from_ymd (2026, 1, 5);

  g_assert_cmpint (cv_compare_get_shift (CV_COMPARE_YEAR, CV_GRAIN_DAY, 9), ==, 364);
  g_assert_cmpint (cv_compare_get_shift (CV_COMPARE_YEAR, CV_GRAIN_WEEK, 9), ==, 52);
  g_assert_cmpint (cv_compare_get_shift (CV_COMPARE_YEAR, CV_GRAIN_MONTH, 9), ==, 12);
  g_assert_cmpint (cv_compare_get_shift (CV_COMPARE_YEAR, CV_GRAIN_QUARTER, 9), ==, 4);
  g_assert_cmpint (cv_compare_get_shift (CV_COMPARE_PREVIOUS, CV_GRAIN_WEEK, 9), ==, 9);
  g_assert_cmpint (cv_compare_get_shift (CV_COMPARE_NOTHING, CV_GRAIN_WEEK, 9), ==, 0);
  g_assert_cmpint (cv_period_shift (monday, CV_GRAIN_WEEK, -52), ==, cv_day_from_ymd (2025, 1, 6));
  g_assert_cmpint (cv_period_shift (monday, CV_GRAIN_DAY, -364), ==, cv_day_from_ymd (2025, 1, 6));
}

/* Six weeks 1 to 6; weeks four to six are shown: beside them stand 1, 2, 3. */
static void
test_previous (void)
{
  CvDay monday = cv_day_from_ymd (2026, 1, 5);
  g_autoptr (GArray) values = create_values (monday, CV_GRAIN_WEEK, 6);
  g_autoptr (GArray) before = cv_compare_get_before (values, CV_GRAIN_WEEK, monday + 21, monday + 41, 3);

  g_assert_cmpuint (before->len, ==, 3);
  for (int i = 0; i < 3; i++)
    {
      g_assert_cmpint (g_array_index (before, CvComparedValue, i).day, ==, monday + 21 + 7 * i);
      g_assert_cmpfloat (g_array_index (before, CvComparedValue, i).value, ==, i + 1);
    }
  g_assert_cmpfloat (cv_compare_find (before, monday + 28).value, ==, 2);
  g_assert_true (isnan (cv_compare_find (before, monday).value));
}

/* January 2025 to June 2026 are 1 to 18; of the plan's year 2026, today in June, January stands
 * beside 1 and June beside 6. The plan's months that are still to come are not shown. */
static void
test_year_of_plan (void)
{
  g_autoptr (GArray) values = create_values (cv_day_from_ymd (2025, 1, 1), CV_GRAIN_MONTH, 18);
  CvKpiQuestion question = { .cadence = CV_GRAIN_MONTH,
                             .from = cv_day_from_ymd (2026, 1, 1),
                             .to = cv_day_from_ymd (2026, 12, 31),
                             .today = cv_day_from_ymd (2026, 6, 15) };
  g_autoptr (GArray) year = cv_compare_values (CV_COMPARE_YEAR, &question, values);
  g_autoptr (GArray) previous = cv_compare_values (CV_COMPARE_PREVIOUS, &question, values);
  g_autoptr (GArray) nothing = cv_compare_values (CV_COMPARE_NOTHING, &question, values);

  g_assert_cmpuint (year->len, ==, 6);
  g_assert_cmpfloat (g_array_index (year, CvComparedValue, 0).value, ==, 1);
  g_assert_cmpfloat (g_array_index (year, CvComparedValue, 5).value, ==, 6);
  /* July to December 2025: 7 to 12. */
  g_assert_cmpuint (previous->len, ==, 6);
  g_assert_cmpfloat (g_array_index (previous, CvComparedValue, 0).value, ==, 7);
  g_assert_cmpfloat (g_array_index (previous, CvComparedValue, 5).value, ==, 12);
  g_assert_cmpuint (nothing->len, ==, 0);
}

/* Before the first value there is nothing; without values there is no comparison. */
static void
test_missing (void)
{
  CvDay monday = cv_day_from_ymd (2026, 1, 5);
  g_autoptr (GArray) values = create_values (monday, CV_GRAIN_WEEK, 2);
  g_autoptr (GArray) none = create_values (monday, CV_GRAIN_WEEK, 0);
  g_autoptr (GArray) before = cv_compare_get_before (values, CV_GRAIN_WEEK, monday, monday + 13, 1);
  CvKpiQuestion question = { .cadence = CV_GRAIN_WEEK, .from = CV_DAY_NONE, .to = CV_DAY_NONE };
  g_autoptr (GArray) empty = cv_compare_values (CV_COMPARE_YEAR, &question, none);

  g_assert_true (isnan (g_array_index (before, CvComparedValue, 0).value));
  g_assert_cmpfloat (g_array_index (before, CvComparedValue, 1).value, ==, 1);
  g_assert_cmpuint (empty->len, ==, 0);
}

/* What is to be known of a value goes with it, into another period. */
static void
test_remarks (void)
{
  CvDay monday = cv_day_from_ymd (2026, 1, 5);
  g_autoptr (GArray) values = create_values (monday, CV_GRAIN_WEEK, 4);
  const char *expected[] = { "1", "2 (estimated)", "3 (not complete)" };

  g_array_index (values, CvPeriodValue, 1).estimated = TRUE;
  g_array_index (values, CvPeriodValue, 2).partial = TRUE;
  g_array_index (values, CvPeriodValue, 3).partial = g_array_index (values, CvPeriodValue, 3).estimated = TRUE;
  for (int shift = 0; shift < 2; shift++)
    {
      g_autoptr (GArray) before
          = cv_compare_get_before (values, CV_GRAIN_WEEK, monday + 7 * shift, monday + 27, shift);

      for (int i = 0; i < 3; i++)
        {
          CvComparedValue  found = cv_compare_find (before, monday + 7 * (shift + i));
          g_autofree char *number = g_strdup_printf ("%g", found.value);
          g_autofree char *words = cv_compare_describe (&found, number);

          g_assert_cmpint (found.estimated, ==, i == 1);
          g_assert_cmpint (found.partial, ==, i == 2);
          g_assert_cmpstr (words, ==, expected[i]);
        }
    }
  {
    CvComparedValue  both = { monday, 4, TRUE, TRUE }, none = { monday, NAN, TRUE, TRUE };
    g_autofree char *words = cv_compare_describe (&both, "4");
    g_autofree char *nothing = cv_compare_describe (&none, "–");

    g_assert_cmpstr (words, ==, "4 (not complete, estimated)");
    g_assert_cmpstr (nothing, ==, "–");
  }
}

static void
test_words (void)
{
  CvCompare compare = CV_COMPARE_NOTHING;

  g_assert_true (cv_compare_from_string ("year", &compare));
  g_assert_cmpint (compare, ==, CV_COMPARE_YEAR);
  g_assert_true (cv_compare_from_string ("previous", &compare));
  g_assert_cmpint (compare, ==, CV_COMPARE_PREVIOUS);
  g_assert_false (cv_compare_from_string ("Year", &compare));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compare/shift", test_shift);
  g_test_add_func ("/compare/previous", test_previous);
  g_test_add_func ("/compare/remarks", test_remarks);
  g_test_add_func ("/compare/year-of-plan", test_year_of_plan);
  g_test_add_func ("/compare/missing", test_missing);
  g_test_add_func ("/compare/words", test_words);

  return g_test_run ();
}
