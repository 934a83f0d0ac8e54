/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>
#include <math.h>

#include "chart-samples.h"
#include "charts/cv-scale.h"
#include "charts/cv-ticks.h"
#include "charts/cv-time-ticks.h"

static void
test_scale (void)
{
  CvScale up = { 0, 10, 200, 100 }, flat = { 5, 5, 200, 100 };

  g_assert_cmpfloat (cv_scale_map (&up, 0), ==, 200);
  g_assert_cmpfloat (cv_scale_map (&up, 2.5), ==, 175);
  g_assert_cmpfloat (cv_scale_unmap (&up, 175), ==, 2.5);
  g_assert_cmpfloat (cv_scale_map (&flat, 5), ==, 150);
}

static void
test_values (void)
{
  static const struct
  {
    double low, high;
    guint  max;
    double step, first, last;
  } cases[] = {
    /* 330 in at most 6 steps of 1, 2 or 5: 55 or more, so 100; 1,200 and 1,600 enclose it */
    { 1200, 1530, 7, 100, 1200, 1600 },
    { 0, 1, 6, 0.2, 0, 1 },
    { 0, 0.3, 4, 0.1, 0, 0.3 },
    { -62, 77, 6, 50, -100, 100 },
    { 1340, 1340, 7, 50, 1200, 1500 }, /* 1,206 to 1,474: 268 in 6 steps is 45 */
    { 0, 0, 6, 0.2, 0, 1 },
    { -3, -3, 3, 0.5, -3.5, -2.5 },   /* -3.3 to -2.7: 0.6 in 2 steps is 0.3 */
    { 1e-7, 9e-7, 5, 5e-7, 0, 1e-6 }, /* 2e-7 would make six */
    { 9e14, 2.1e15, 5, 5e14, 5e14, 2.5e15 },
    { 7, 8, 1, 1, 7, 8 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CvTicks ticks = cv_ticks_enclose (cases[i].low, cases[i].high, cases[i].max);
      double  last = cv_ticks_get_value (&ticks, ticks.count - 1);

      g_test_message ("%g ... %g in %u", cases[i].low, cases[i].high, cases[i].max);
      g_assert_cmpfloat_with_epsilon (ticks.step, cases[i].step, cases[i].step * 1e-12);
      g_assert_cmpfloat_with_epsilon (cv_ticks_get_value (&ticks, 0), cases[i].first,
                                      cases[i].step * 1e-9);
      g_assert_cmpfloat_with_epsilon (last, cases[i].last, cases[i].step * 1e-9);
    }
}

/* Ticks are the decimal numbers they look like. */
static void
test_values_are_exact (void)
{
  CvTicks ticks = cv_ticks_enclose (-0.3, 0.7, 11);

  g_assert_cmpuint (ticks.count, ==, 11);
  g_assert_cmpfloat (cv_ticks_get_value (&ticks, 0), ==, -0.3);
  g_assert_cmpfloat (cv_ticks_get_value (&ticks, 3), ==, 0);
  g_assert_false (signbit (cv_ticks_get_value (&ticks, 3)));
  g_assert_cmpfloat (cv_ticks_get_value (&ticks, 6), ==, 0.3);
}

static void
test_values_enclose_any_range (void)
{
  guint32 seed = 1;

  for (guint i = 0; i < 20000; i++)
    {
      double  magnitude = pow (10, 36 * chart_sample_random (&seed) - 18);
      double  low = (chart_sample_random (&seed) - 0.5) * magnitude;
      double  high = low + magnitude * pow (10, -6 * chart_sample_random (&seed));
      guint   max = 2 + (guint) (10 * chart_sample_random (&seed));
      CvTicks ticks = cv_ticks_enclose (low, high, max);
      double  slack = ticks.step * 1e-6;

      g_assert_cmpuint (ticks.count, >=, 2);
      g_assert_cmpuint (ticks.count, <=, MAX (max, 3));
      g_assert_cmpfloat (cv_ticks_get_value (&ticks, 0), <=, low + slack);
      g_assert_cmpfloat (cv_ticks_get_value (&ticks, ticks.count - 1), >=, high - slack);
    }
}

static void
test_coarser (void)
{
  CvTicks ticks = cv_ticks_enclose (0, 3, 7);

  g_assert_cmpfloat (ticks.step, ==, 0.5);
  ticks = cv_ticks_coarser (&ticks, 0, 3);
  g_assert_cmpfloat (ticks.step, ==, 1);
  ticks = cv_ticks_coarser (&ticks, 0, 3);
  g_assert_cmpfloat (ticks.step, ==, 2);
  g_assert_cmpfloat (cv_ticks_get_value (&ticks, ticks.count - 1), ==, 4);
}

/* Names of the ticks, with a bar between. */
static char *
join (GArray *ticks)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ticks->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "|" : "",
                            g_array_index (ticks, CvTimeTick, i).name);
  g_array_unref (ticks);

  return g_string_free (text, FALSE);
}

static void
assert_names (CvDay from, CvDay to, CvTickUnit unit, int count, const char *names,
              const char *context)
{
  CvTimeStep       step = { unit, count };
  g_autofree char *found = join (cv_time_ticks_new (from, to, step));
  g_autofree char *found_context = join (cv_time_ticks_new_context (from, to, step));

  g_assert_cmpstr (found, ==, names);
  g_assert_cmpstr (found_context, ==, context);
}

static void
test_times (void)
{
  CvDay may = cv_day_from_ymd (2026, 5, 18), december = cv_day_from_ymd (2026, 12, 21);

  assert_names (may, may + 4, CV_TICK_DAY, 1, "18|19|20|21", "May 2026");
  /* 18 May 2026 is the Monday of week 21; 1 June, of week 23 */
  assert_names (may + 2, may + 21, CV_TICK_MONDAY, 1, "18|25|1", "May 2026|June 2026");
  assert_names (may, may + 21, CV_TICK_WEEK, 1, "W21|W22|W23", "2026");
  /* 2026 has a week 53, from 28 December */
  assert_names (december, december + 28, CV_TICK_WEEK, 1, "W52|W53|W1|W2", "2026|2027");
  assert_names (may, may + 90, CV_TICK_MONTH, 1, "May|Jun|Jul|Aug", "2026");
  assert_names (may, may + 300, CV_TICK_MONTH, 3, "Apr|Jul|Oct|Jan", "2026|2027");
  assert_names (may, may + 300, CV_TICK_QUARTER, 1, "Q2|Q3|Q4|Q1", "2026|2027");
  assert_names (may, may + 800, CV_TICK_YEAR, 1, "2026|2027|2028", "");
  assert_names (may, may + 8000, CV_TICK_YEAR, 10, "2020|2030|2040", "");
}

/* Every second week is the same one whatever is shown. */
static void
test_times_stay (void)
{
  CvTimeStep step = { CV_TICK_WEEK, 2 };
  CvDay      from = cv_day_from_ymd (2026, 3, 2);
  CvDay      first[4];

  for (int i = 0; i < 4; i++)
    {
      g_autoptr (GArray) ticks = cv_time_ticks_new (from + 7 * i, from + 7 * i + 60, step);

      first[i] = g_array_index (ticks, CvTimeTick, 0).first;
      g_assert_cmpint (cv_day_weekday (first[i]), ==, 1);
      g_assert_cmpint ((first[i] - first[0]) % 14, ==, 0);
    }
}

static void
test_times_at_the_ends_of_the_calendar (void)
{
  CvTimeStep step;

  for (guint i = 0; cv_time_step_nth (i, CV_GRAIN_DAY, &step); i++)
    {
      g_autoptr (GArray) first = cv_time_ticks_new (-100000000, -99999000, step);
      g_autoptr (GArray) last = cv_time_ticks_new (99999000, 100000000, step);
      g_autoptr (GArray) context = cv_time_ticks_new_context (99999000, 100000000, step);

      g_assert_cmpuint (first->len, >, 0);
      g_assert_cmpuint (last->len, >, 0);
    }
}

static void
test_times_suit_the_cadence (void)
{
  static const CvTickUnit finest[] = { CV_TICK_DAY, CV_TICK_WEEK, CV_TICK_MONTH, CV_TICK_QUARTER };

  for (guint grain = CV_GRAIN_DAY; grain <= CV_GRAIN_QUARTER; grain++)
    {
      CvTimeStep step, before = { 0, 0 };

      for (guint i = 0; cv_time_step_nth (i, (CvGrain) grain, &step); i++)
        {
          if (i == 0)
            g_assert_cmpint (step.unit, ==, finest[grain]);
          else
            g_assert_cmpint (cv_time_step_get_days (step), >, cv_time_step_get_days (before));
          before = step;
        }
      g_assert_cmpint (before.unit, ==, CV_TICK_YEAR);
    }
}

static void
test_times_in_french (void)
{
  CvDay may = cv_day_from_ymd (2026, 5, 18);

  if (setlocale (LC_ALL, "fr_FR.UTF-8") == NULL)
    {
      g_test_skip ("There is no French locale");
      return;
    }
  assert_names (may, may + 90, CV_TICK_MONTH, 1, "mai|juin|juil.|août", "2026");
  setlocale (LC_ALL, "C.UTF-8");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/scale", test_scale);
  g_test_add_func ("/charts/ticks/values", test_values);
  g_test_add_func ("/charts/ticks/values-are-exact", test_values_are_exact);
  g_test_add_func ("/charts/ticks/values-enclose-any-range", test_values_enclose_any_range);
  g_test_add_func ("/charts/ticks/coarser", test_coarser);
  g_test_add_func ("/charts/ticks/times", test_times);
  g_test_add_func ("/charts/ticks/times-stay", test_times_stay);
  g_test_add_func ("/charts/ticks/times-at-the-ends-of-the-calendar",
                   test_times_at_the_ends_of_the_calendar);
  g_test_add_func ("/charts/ticks/times-suit-the-cadence", test_times_suit_the_cadence);
  g_test_add_func ("/charts/ticks/times-in-french", test_times_in_french);

  return g_test_run ();
}
