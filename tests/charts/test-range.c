/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>
#include <math.h>

#include "charts/cv-chart-range.h"

#define MONDAY cv_day_from_ymd (2026, 5, 4)

/* Five weeks from 4 May 2026 (week 19), the third without a value, the last not complete. */
static CvLineChart *
create_chart (void)
{
  double       times[5], values[5] = { 10, 12, NAN, 16, 3 };
  guint8       partial[5] = { 0, 0, 0, 0, 1 };
  CvLineChart *chart = cv_line_chart_new ();

  for (int i = 0; i < 5; i++)
    times[i] = MONDAY + 7 * i + 3.5;
  chart->cadence = CV_GRAIN_WEEK;
  cv_line_chart_add_series (chart, "Readers", times, values, partial, 5);

  return chart;
}

/* (10 + 12 + 16) / 3 = 38 / 3; the third has no value, the fifth is not over. */
static void
test_measure (void)
{
  g_autoptr (CvLineChart) chart = create_chart ();
  CvChartRange range, turned;

  g_assert_true (cv_chart_range_measure (chart, 0, MONDAY, MONDAY + 35, &range));
  g_assert_cmpuint (range.n, ==, 3);
  g_assert_cmpfloat (range.first, ==, 10);
  g_assert_cmpfloat (range.last, ==, 16);
  g_assert_cmpfloat (range.change, ==, 6);
  g_assert_cmpfloat_with_epsilon (range.average, 38. / 3, 1e-12);
  g_assert_cmpfloat (range.from, ==, MONDAY + 3.5);
  g_assert_cmpfloat (range.to, ==, MONDAY + 24.5);

  /* Dragged from right to left it is the same. */
  g_assert_true (cv_chart_range_measure (chart, 0, MONDAY + 35, MONDAY, &turned));
  g_assert_cmpfloat (turned.from, ==, range.from);
  g_assert_cmpfloat (turned.to, ==, range.to);
  g_assert_cmpfloat (turned.change, ==, 6);

  /* Both ends count. */
  g_assert_true (cv_chart_range_measure (chart, 0, MONDAY + 10.5, MONDAY + 24.5, &range));
  g_assert_cmpuint (range.n, ==, 2);
  g_assert_cmpfloat (range.change, ==, 4);
  g_assert_cmpfloat (range.average, ==, 14);
}

static void
test_measure_little (void)
{
  g_autoptr (CvLineChart) chart = create_chart ();
  CvChartRange range;

  /* Only the gap; only what is not complete. */
  g_assert_false (cv_chart_range_measure (chart, 0, MONDAY + 14, MONDAY + 20, &range));
  g_assert_cmpuint (range.n, ==, 0);
  g_assert_true (cv_chart_range_measure (chart, 0, MONDAY + 28, MONDAY + 35, &range));
  g_assert_cmpuint (range.n, ==, 1);
  g_assert_cmpfloat (range.last, ==, 3);
  g_assert_cmpfloat (range.change, ==, 0);
}

/* The largest numbers there are: no sum of them. */
static void
test_measure_large (void)
{
  CvLineChart *chart = cv_line_chart_new ();
  const double times[2] = { 0, 1 }, values[2] = { 1e300, 1e300 };
  CvChartRange range;

  cv_line_chart_add_series (chart, NULL, times, values, NULL, 2);
  g_assert_true (cv_chart_range_measure (chart, 0, 0, 1, &range));
  g_assert_cmpfloat (range.average, ==, 1e300);
  cv_line_chart_free (chart);
}

static void
check_sentence (CvLineChart *chart, int from, int to, const char *expected)
{
  g_autofree char *sentence = cv_chart_range_describe (chart, 0, MONDAY + from, MONDAY + to);

  g_assert_cmpstr (sentence, ==, expected);
}

static void
test_describe (void)
{
  g_autoptr (CvLineChart) chart = create_chart ();

  check_sentence (chart, 0, 35,
                  "Week 19, 2026 to Week 22, 2026: from 10 to 16, up by 6, 12.67 on average");
  check_sentence (chart, 0, 7, "Week 19, 2026: 10");
  check_sentence (chart, 14, 20, "There is no value between these days.");
}

/* Whole: 70 days. Half of them about day 21 (three tenths in): 21 - 0.3 * 35 = 10.5 to 45.5. */
static void
test_zoom (void)
{
  g_autoptr (CvLineChart) chart = create_chart ();

  chart->from = 0;
  chart->to = 70;
  g_assert_true (cv_chart_range_zoom (chart, 0, 70, 21, 0.5));
  g_assert_cmpfloat (chart->from, ==, 10.5);
  g_assert_cmpfloat (chart->to, ==, 45.5);

  /* Out again about its right end: 45.5 - 70, pushed back into the whole. */
  g_assert_true (cv_chart_range_zoom (chart, 0, 70, 45.5, 2));
  g_assert_cmpfloat (chart->from, ==, 0);
  g_assert_cmpfloat (chart->to, ==, 70);
  g_assert_false (cv_chart_range_zoom (chart, 0, 70, 45.5, 2));

  /* Never less than two weeks. */
  cv_chart_range_show (chart, 0, 70, 68, 70);
  g_assert_cmpfloat (chart->from, ==, 56);
  g_assert_cmpfloat (chart->to, ==, 70);
  g_assert_false (cv_chart_range_zoom (chart, 0, 70, 60, 0.5));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_add_func ("/range/measure", test_measure);
  g_test_add_func ("/range/measure-little", test_measure_little);
  g_test_add_func ("/range/measure-large", test_measure_large);
  g_test_add_func ("/range/describe", test_describe);
  g_test_add_func ("/range/zoom", test_zoom);

  return g_test_run ();
}
