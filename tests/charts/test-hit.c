/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>
#include <math.h>

#include "chart-samples.h"
#include "charts/cv-chart-hit.h"
#include "charts/cv-chart-text.h"

typedef struct
{
  CvLineChart   *chart;
  CvChartStyle  *style;
  CvChartLayout *layout;
} Fixture;

static void
set_up (Fixture *fixture, CvLineChart *chart)
{
  fixture->chart = chart;
  fixture->style = cv_chart_style_new (CV_PALETTE_LIGHT, NULL, 1);
  fixture->layout = cv_chart_layout_new (chart, fixture->style, 640, 260);
}

static void
tear_down (Fixture *fixture)
{
  cv_chart_layout_free (fixture->layout);
  cv_chart_style_free (fixture->style);
  cv_line_chart_free (fixture->chart);
}

/* Five weeks from 4 May 2026 (week 19), the third without a value; and a line below. */
static CvLineChart *
create_chart (void)
{
  CvDay        monday = cv_day_from_ymd (2026, 5, 4);
  double       times[5], upper[5] = { 10, 12, NAN, 16, 11 }, lower[5] = { 1, 2, 3, 4, 5 };
  CvLineChart *chart = cv_line_chart_new ();

  for (int i = 0; i < 5; i++)
    times[i] = monday + 7 * i + 3.5;
  chart->cadence = CV_GRAIN_WEEK;
  cv_line_chart_add_series (chart, "Upper", times, upper, NULL, 5);
  cv_line_chart_add_series (chart, "Lower", times, lower, NULL, 5);

  return chart;
}

static void
test_nearest (void)
{
  Fixture    fixture;
  CvChartHit hit, again;

  set_up (&fixture, create_chart ());
  for (gsize i = 0; i < 5; i++)
    for (guint series = 0; series < 2; series++)
      {
        const CvReduce *line = cv_line_chart_get_series (fixture.chart, series)->whole;
        double          x = cv_scale_map (&fixture.layout->time, cv_reduce_get_x (line, i));
        double          y = cv_scale_map (&fixture.layout->value, cv_reduce_get_y (line, i));

        if (series == 0 && i == 2)
          continue;
        g_assert_true (cv_chart_hit_at (fixture.chart, fixture.layout, x + 2, y + 1, &hit));
        g_assert_cmpuint (hit.series, ==, series);
        g_assert_cmpuint (hit.point, ==, i);
        g_assert_cmpfloat_with_epsilon (hit.x, x, 1e-9);
        g_assert_cmpfloat_with_epsilon (hit.y, y, 1e-9);
      }

  /* Above the gap the line below is the nearest in time. */
  g_assert_true (cv_chart_hit_at (fixture.chart, fixture.layout,
                                  (fixture.layout->time.start + fixture.layout->time.end) / 2, 0,
                                  &again));
  g_assert_cmpuint (again.series, ==, 1);
  g_assert_cmpuint (again.point, ==, 2);

  /* Outside the plot counts as at its edge. */
  g_assert_true (cv_chart_hit_at (fixture.chart, fixture.layout, -100, 0, &hit));
  g_assert_cmpuint (hit.point, ==, 0);
  g_assert_true (cv_chart_hit_at (fixture.chart, fixture.layout, 1e5, 0, &hit));
  g_assert_cmpuint (hit.point, ==, 4);
  tear_down (&fixture);
}

static void
test_move (void)
{
  Fixture    fixture;
  CvChartHit hit;

  set_up (&fixture, create_chart ());
  g_assert_true (cv_chart_hit_at (fixture.chart, fixture.layout, 0, 0, &hit));
  g_assert_cmpuint (hit.series, ==, 0);
  g_assert_true (cv_chart_hit_move (fixture.chart, fixture.layout, 1, &hit));
  g_assert_cmpuint (hit.point, ==, 1);
  /* Over the gap */
  g_assert_true (cv_chart_hit_move (fixture.chart, fixture.layout, 1, &hit));
  g_assert_cmpuint (hit.point, ==, 3);
  g_assert_true (cv_chart_hit_move (fixture.chart, fixture.layout, 10, &hit));
  g_assert_cmpuint (hit.point, ==, 4);
  g_assert_false (cv_chart_hit_move (fixture.chart, fixture.layout, 1, &hit));
  g_assert_cmpuint (hit.point, ==, 4);
  g_assert_true (cv_chart_hit_end (fixture.chart, fixture.layout, -1, &hit));
  g_assert_cmpuint (hit.point, ==, 0);
  g_assert_true (cv_chart_hit_end (fixture.chart, fixture.layout, 1, &hit));
  g_assert_cmpuint (hit.point, ==, 4);
  g_assert_true (cv_chart_hit_switch (fixture.chart, fixture.layout, 1, &hit));
  g_assert_cmpuint (hit.series, ==, 1);
  g_assert_cmpuint (hit.point, ==, 4);
  g_assert_true (cv_chart_hit_switch (fixture.chart, fixture.layout, 1, &hit));
  g_assert_cmpuint (hit.series, ==, 0);
  tear_down (&fixture);
}

/* What lies outside the time shown is not found. */
static void
test_zoomed (void)
{
  Fixture      fixture;
  CvChartHit   hit;
  CvLineChart *chart = create_chart ();

  chart->from = cv_day_from_ymd (2026, 5, 11);
  chart->to = cv_day_from_ymd (2026, 6, 1);
  set_up (&fixture, chart);
  g_assert_true (cv_chart_hit_at (chart, fixture.layout, 0, 0, &hit));
  g_assert_cmpuint (hit.point, ==, 1);
  g_assert_false (cv_chart_hit_move (chart, fixture.layout, -1, &hit));
  g_assert_true (cv_chart_hit_end (chart, fixture.layout, 1, &hit));
  g_assert_cmpuint (hit.point, ==, 3);
  tear_down (&fixture);
}

static void
test_nothing (void)
{
  Fixture    fixture;
  CvChartHit hit;

  set_up (&fixture, cv_line_chart_new ());
  g_assert_false (cv_chart_hit_at (fixture.chart, fixture.layout, 10, 10, &hit));
  tear_down (&fixture);
}

static void
test_words (void)
{
  g_autoptr (CvLineChart) chart = create_chart ();
  g_autoptr (CvLineChart) followers = chart_sample_find ("followers");
  g_autofree char *point = cv_chart_text_describe_point (chart, 0, 1);
  g_autofree char *gap = cv_chart_text_describe_point (chart, 0, 2);
  g_autofree char *whole = cv_chart_text_describe (chart);
  g_autofree char *target = cv_chart_text_describe (followers);

  g_assert_cmpstr (point, ==, "Upper, Week 20, 2026: 12");
  g_assert_cmpstr (gap, ==, "Upper, Week 21, 2026: no value");
  g_assert_cmpstr (whole, ==, "Line, 5 weeks, 1 to 16");
  g_assert_cmpstr (target, ==, "Line, 51 weeks, 1193 to 1274, target 1530");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/hit/nearest", test_nearest);
  g_test_add_func ("/charts/hit/move", test_move);
  g_test_add_func ("/charts/hit/zoomed", test_zoomed);
  g_test_add_func ("/charts/hit/nothing", test_nothing);
  g_test_add_func ("/charts/text/words", test_words);

  return g_test_run ();
}
