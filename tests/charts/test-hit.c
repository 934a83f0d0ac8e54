/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>
#include <math.h>

#include "chart-samples.h"
#include "charts/cv-chart-hit.h"
#include "charts/cv-chart-isolate.h"
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

/* A name is hit beside its line and in the legend, a little outside it, and nowhere else; a chart of one line has none. */
static void
test_label (void)
{
  static const double widths[] = { 640, 300 };

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    {
      Fixture fixture;
      guint   series;

      set_up (&fixture, create_chart ());
      cv_chart_layout_free (fixture.layout);
      fixture.layout = cv_chart_layout_new (fixture.chart, fixture.style, widths[w], 260);
      for (guint i = 0; i < 2; i++)
        {
          const CvChartLabel *label = cv_chart_layout_find_label (fixture.layout, CV_LABEL_SERIES, i);

          g_assert_nonnull (label);
          g_assert_cmpint (label->legend, ==, widths[w] < 400);
          g_assert_true (cv_chart_hit_label (fixture.chart, fixture.layout, label->box.x + 2, label->box.y + 2, &series));
          g_assert_cmpuint (series, ==, i);
          g_assert_true (cv_chart_hit_label (fixture.chart, fixture.layout, label->box.x + label->box.width + 3,
                                             label->box.y + 5, &series));
          g_assert_cmpuint (series, ==, i);
          if (!label->legend)
            continue;
          g_assert_true (cv_chart_hit_label (fixture.chart, fixture.layout, label->sample.x + 2,
                                             label->sample.y + 5, &series));
          g_assert_cmpuint (series, ==, i);
        }
      g_assert_false (cv_chart_hit_label (fixture.chart, fixture.layout, fixture.layout->plot.x + 30,
                                          fixture.layout->plot.y + 100, &series));
      g_ptr_array_remove_index (fixture.chart->series, 1);
      g_assert_false (cv_chart_hit_label (fixture.chart, fixture.layout,
                                          cv_chart_layout_find_label (fixture.layout, CV_LABEL_SERIES, 0)->box.x + 2,
                                          cv_chart_layout_find_label (fixture.layout, CV_LABEL_SERIES, 0)->box.y + 2,
                                          &series));
      tear_down (&fixture);
    }
}

static void
expect_shown (const CvLineChart *chart, const char *sentence)
{
  g_autofree char *words = cv_chart_isolate_describe (chart);

  g_assert_cmpstr (words, ==, sentence);
}

static void
test_isolate (void)
{
  g_autoptr (CvLineChart) chart = chart_sample_find ("channels");
  g_autoptr (CvLineChart) newer = chart_sample_find ("channels");
  g_autoptr (CvLineChart) other = create_chart ();
  g_autoptr (CvLineChart) single = chart_sample_find ("single");

  expect_shown (chart, "Showing all lines");
  g_assert_true (cv_chart_isolate (chart, 2, FALSE));
  expect_shown (chart, "Showing only Newsletter");
  /* Another takes its place; the same again shows all. */
  cv_chart_isolate (chart, 1, FALSE);
  expect_shown (chart, "Showing only Page");
  cv_chart_isolate (chart, 1, FALSE);
  g_assert_false (cv_chart_isolate_is_on (chart));
  /* With Ctrl the first is alone, the next ones join it and leave it. */
  cv_chart_isolate (chart, 1, TRUE);
  cv_chart_isolate (chart, 0, TRUE);
  expect_shown (chart, "Showing only Own forum, Page");
  cv_chart_isolate_keep (newer, chart);
  expect_shown (newer, "Showing only Own forum, Page");
  cv_chart_isolate_keep (other, chart);
  g_assert_false (cv_chart_isolate_is_on (other));
  cv_chart_isolate (chart, 0, TRUE);
  expect_shown (chart, "Showing only Page");
  cv_chart_isolate (chart, 1, TRUE);
  expect_shown (chart, "Showing all lines");
  /* One of two that stand out, alone. */
  cv_chart_isolate (newer, 0, FALSE);
  expect_shown (newer, "Showing only Own forum");
  for (guint i = 1; i < 4; i++)
    cv_chart_isolate (newer, i, TRUE);
  g_assert_false (cv_chart_isolate_is_on (newer));
  /* A single line has none beside it. */
  g_assert_false (cv_chart_isolate (single, 0, FALSE));
  g_assert_false (cv_chart_isolate_is_on (single));
}

/* The pointer means what stands out; the keys walk everything, and their point stays on its line. */
static void
test_faded (void)
{
  Fixture    fixture;
  CvChartHit hit;

  set_up (&fixture, create_chart ());
  cv_chart_isolate (fixture.chart, 1, FALSE);
  for (double y = 0; y < 260; y += 20)
    {
      g_assert_true (cv_chart_hit_at (fixture.chart, fixture.layout, 1e5, y, &hit));
      g_assert_cmpuint (hit.series, ==, 1);
    }
  g_assert_true (cv_chart_hit_switch (fixture.chart, fixture.layout, 1, &hit));
  g_assert_cmpuint (hit.series, ==, 0);
  g_assert_true (cv_chart_hit_again (fixture.chart, fixture.layout, &hit));
  g_assert_cmpuint (hit.series, ==, 0);
  g_assert_cmpuint (hit.point, ==, 4);
  hit.series = 7;
  g_assert_true (cv_chart_hit_again (fixture.chart, fixture.layout, &hit));
  g_assert_cmpuint (hit.series, ==, 0);
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
  g_autoptr (CvLineChart) banded = chart_sample_find ("band");
  g_autofree char *band = cv_chart_text_describe (banded);
  g_autofree char *low = cv_line_chart_format (banded, 20);
  g_autofree char *high = cv_line_chart_format (banded, 40);
  g_autofree char *ends = g_strdup_printf (", target %s to %s", low, high);

  g_assert_cmpstr (point, ==, "Upper, Week 20, 2026: 12");
  g_assert_cmpstr (gap, ==, "Upper, Week 21, 2026: no value");
  g_assert_cmpstr (whole, ==, "Line, 5 weeks, 1 to 16");
  g_assert_cmpstr (target, ==, "Line, 51 weeks, 1193 to 1274, target 1530");
  g_assert_true (g_str_has_suffix (band, ends));
}

static gboolean
covers (const CvRect *box, double x, double y)
{
  return x > box->x && x < box->x + box->width && y > box->y && y < box->y + box->height;
}

/* What is said of a point stands in the chart wherever the point is, and beside or above or below it. */
static void
test_tip (void)
{
  static const double sizes[][2] = { { 90, 60 }, { 300, 60 }, { 300, 180 }, { 600, 60 }, { 640, 120 } };
  Fixture fixture;
  CvRect  box;

  set_up (&fixture, create_chart ());
  /* To the right, at the top of the plot; at the right edge to the left. */
  box = cv_chart_hit_place_tip (fixture.layout, 100, 200, 90, 60);
  g_assert_cmpfloat (box.x, ==, 112);
  g_assert_cmpfloat (box.y, ==, round (fixture.layout->plot.y));
  box = cv_chart_hit_place_tip (fixture.layout, 639, 200, 90, 60);
  g_assert_cmpfloat (box.x, ==, 639 - 12 - 90);
  /* As wide as the chart: above the point, and below it where there is no above. */
  box = cv_chart_hit_place_tip (fixture.layout, 300, 200, 630, 60);
  g_assert_cmpfloat (box.y, ==, 200 - 12 - 60);
  box = cv_chart_hit_place_tip (fixture.layout, 300, 30, 630, 60);
  g_assert_cmpfloat (box.y, ==, 30 + 12);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (double x = 0; x <= 640; x += 16)
      for (double y = 0; y <= 260; y += 13)
        {
          double width = sizes[i][0], height = sizes[i][1];
          gboolean has_room = x - 12 >= width || 640 - x - 12 >= width || y - 12 >= height || 260 - y - 12 >= height;

          box = cv_chart_hit_place_tip (fixture.layout, x, y, width, height);
          g_assert_cmpfloat (box.x, >=, 0);
          g_assert_cmpfloat (box.y, >=, 0);
          g_assert_cmpfloat (box.x + box.width, <=, 640);
          g_assert_cmpfloat (box.y + box.height, <=, 260);
          g_assert_false (has_room && covers (&box, x, y));
        }
  /* Larger than the chart: its beginning is what is seen. */
  box = cv_chart_hit_place_tip (fixture.layout, 300, 100, 900, 400);
  g_assert_cmpfloat (box.x, ==, 0);
  g_assert_cmpfloat (box.y, ==, 0);
  tear_down (&fixture);
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
  g_test_add_func ("/charts/hit/label", test_label);
  g_test_add_func ("/charts/hit/isolate", test_isolate);
  g_test_add_func ("/charts/hit/faded", test_faded);
  g_test_add_func ("/charts/hit/tip", test_tip);
  g_test_add_func ("/charts/text/words", test_words);

  return g_test_run ();
}
