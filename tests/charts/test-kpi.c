/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>
#include <math.h>
#include <string.h>

#include "../model/plan-builder.h"
#include "charts/cv-bullet.h"
#include "charts/cv-chart-layout.h"
#include "charts/cv-chart-text.h"
#include "charts/cv-kpi-chart.h"
#include "model/cv-question.h"

/* A KPI "followers" over 2026, looked at on a day of it. */
typedef struct
{
  CvKpiQuestion *question;
  CvSample       samples[400];
  CvSeries       series;
} Fixture;

static CvDay
day (int month, int date)
{
  return cv_day_from_ymd (2026, month, date);
}

static void
set_up (Fixture *fixture, CvGrain cadence, CvMetricKind kind, CvDay today)
{
  CvKpiQuestion *question = fixture->question = g_new0 (CvKpiQuestion, 1);

  question->kpi = g_strdup ("k1");
  question->formula = cv_formula_parse ("followers", NULL);
  question->kinds = g_new0 (CvMetricKind, 1);
  question->kinds[0] = kind;
  question->scope = g_new0 (CvScope, 1);
  question->scope[0] = (CvScope){ NULL, CV_DAY_NONE };
  question->cadence = cadence;
  question->from = question->baseline_day = day (1, 1);
  question->to = question->due = day (12, 31);
  question->today = today;
  question->baseline = question->target = question->low = question->high = NAN;
  fixture->series = (CvSeries){ .metric = g_intern_static_string ("followers"),
                                .grain = cadence,
                                .samples = fixture->samples };
}

static void
add_sample (Fixture *fixture, CvDay first, double value)
{
  fixture->samples[fixture->series.n_samples++] = (CvSample){ first, value };
}

static CvLineChart *
create_chart (Fixture *fixture)
{
  g_autoptr (CvKpiResult) result = cv_kpi_judge (fixture->question, &fixture->series, 1);

  return cv_line_chart_from_result (fixture->question, result, "Comments", "count", "EUR");
}

static void
tear_down (Fixture *fixture)
{
  cv_kpi_question_free (fixture->question);
}

static double
get_time (const CvLineChart *chart, gsize point)
{
  return cv_reduce_get_x (cv_line_chart_get_series (chart, 0)->whole, point);
}

/* Values stand in the middle of their months, those of a gap are missing, the running one is hollow
 * and not ahead of today. */
static void
test_values (void)
{
  Fixture fixture = { 0 };
  g_autoptr (CvLineChart) chart = NULL;
  const CvChartSeries *series;

  set_up (&fixture, CV_GRAIN_MONTH, CV_METRIC_FLOW, day (5, 4));
  add_sample (&fixture, day (1, 1), 9);
  add_sample (&fixture, day (2, 1), 12);
  add_sample (&fixture, day (4, 1), 15);
  add_sample (&fixture, day (5, 1), 2);
  chart = create_chart (&fixture);
  series = cv_line_chart_get_series (chart, 0);

  g_assert_cmpuint (series->n, ==, 5);
  /* January: from the start of the 1st to the end of the 31st */
  g_assert_cmpfloat (get_time (chart, 0), ==, day (1, 1) + 15.5);
  g_assert_cmpfloat (get_time (chart, 1), ==, day (2, 1) + 14);
  g_assert_true (isnan (series->values[2]));
  g_assert_cmpfloat (series->values[3], ==, 15);
  g_assert_cmpfloat (get_time (chart, 4), ==, day (5, 4) + 0.5);
  g_assert_cmpint (series->partial[4], ==, 1);
  g_assert_cmpint (series->partial[3], ==, 0);
  g_assert_cmpfloat (chart->from, ==, day (1, 1));
  g_assert_cmpfloat (chart->to, ==, day (12, 31) + 1);
  g_assert_cmpfloat (chart->now, ==, day (5, 4) + 0.5);
  tear_down (&fixture);
}

/* The path at a month's middle is what the path has at the month's end: that is what the month is
 * measured by. */
static void
test_path (void)
{
  Fixture fixture = { 0 };
  g_autoptr (CvLineChart) chart = NULL;
  const CvChartPoint *last;

  set_up (&fixture, CV_GRAIN_MONTH, CV_METRIC_FLOW, day (5, 4));
  fixture.question->baseline = 100;
  fixture.question->target = 464;
  add_sample (&fixture, day (1, 1), 120);
  chart = create_chart (&fixture);

  /* 364 in the 364 days to 31 December, one a day: at the end of January 130, of February 158 */
  g_assert_cmpuint (chart->path->len, ==, 13);
  g_assert_cmpfloat (g_array_index (chart->path, CvChartPoint, 0).time, ==, day (1, 1) + 15.5);
  g_assert_cmpfloat_with_epsilon (g_array_index (chart->path, CvChartPoint, 0).value, 130, 1e-9);
  g_assert_cmpfloat_with_epsilon (g_array_index (chart->path, CvChartPoint, 1).value, 158, 1e-9);
  g_assert_cmpfloat_with_epsilon (cv_line_chart_get_path (chart, day (2, 1) + 14), 158, 1e-9);
  /* The running month's value stands at today, 4 May; what is expected of it is May's 250, as of any month. */
  g_assert_cmpfloat_with_epsilon (cv_line_chart_get_expected (chart, day (5, 4) + 0.5), 250, 1e-9);
  g_assert_cmpfloat (cv_line_chart_get_path (chart, day (5, 4) + 0.5), <, 240);
  /* Level to the end of the plan */
  last = &g_array_index (chart->path, CvChartPoint, 12);
  g_assert_cmpfloat (last->time, ==, day (12, 31) + 1);
  g_assert_cmpfloat (last->value, ==, 464);
  g_assert_cmpstr (chart->path_label, ==, "Target 464");
  g_assert_cmpstr (chart->path_going_label, ==, "Path to 464");
  g_assert_cmpstr (chart->subtitle, ==, "Month by month · number · target 464 by 31 December 2026");
  tear_down (&fixture);
}

/* 26 weeks around a line that rises by 2 a week */
static void
fill_weeks (Fixture *fixture)
{
  for (int i = 0; i < 26; i++)
    add_sample (fixture, day (1, 5) + 7 * i, 100 + 2 * i + (i % 2 == 0 ? 3 : -3));
}

static void
test_limits_and_forecast (void)
{
  Fixture fixture = { 0 };
  g_autoptr (CvLineChart) chart = NULL;
  const CvChartForecast *last;
  const CvChartLimits   *limits;

  set_up (&fixture, CV_GRAIN_WEEK, CV_METRIC_FLOW, day (7, 8));
  fixture.question->baseline = 100;
  fixture.question->target = 300;
  fill_weeks (&fixture);
  chart = create_chart (&fixture);

  /* Weeks 2 to 27; the limits lie between their middles, without a seam. */
  g_assert_cmpuint (chart->limits->len, ==, 25);
  for (guint i = 0; i < 25; i++)
    {
      limits = &g_array_index (chart->limits, CvChartLimits, i);
      g_assert_cmpfloat (limits->from, ==, get_time (chart, i));
      g_assert_cmpfloat (limits->to, ==, get_time (chart, i + 1));
      g_assert_cmpfloat (limits->low_from, <, limits->high_from);
    }
  /* The residuals are 3 on either side by turns: a moving range of about 6, limits about 2.66 times
   * that away. */
  g_assert_cmpfloat_with_epsilon ((limits->high_to - limits->low_to) / 2, 2.66 * 6, 1);

  /* From week 27 on to week 53, in which 31 December lies */
  g_assert_cmpuint (chart->forecast->len, ==, 27);
  g_assert_cmpfloat (g_array_index (chart->forecast, CvChartForecast, 0).time, ==,
                     get_time (chart, 25));
  last = &g_array_index (chart->forecast, CvChartForecast, 26);
  g_assert_cmpfloat (last->time, ==, day (12, 28) + 3.5);
  g_assert_cmpfloat_with_epsilon (last->value, 100 + 2 * 51, 4);
  g_assert_cmpfloat (last->low, <, last->value);
  g_assert_true (g_str_has_prefix (chart->forecast_label, "Forecast 20"));
  tear_down (&fixture);
}

/* Values that are all equal are not shown a range of their own. */
static void
test_no_range (void)
{
  Fixture fixture = { 0 };
  g_autoptr (CvLineChart) chart = NULL;

  set_up (&fixture, CV_GRAIN_WEEK, CV_METRIC_FLOW, day (7, 8));
  for (int i = 0; i < 26; i++)
    add_sample (&fixture, day (1, 5) + 7 * i, 5);
  chart = create_chart (&fixture);

  g_assert_cmpuint (chart->limits->len, ==, 0);
  g_assert_null (chart->limits_label);
  tear_down (&fixture);
}

/* Nor are those that all lie on one line but for what rounding makes of it: 0.21, 0.207, 0.204... */
static void
test_no_range_of_a_line (void)
{
  Fixture fixture = { 0 };
  g_autoptr (CvLineChart) chart = NULL;

  set_up (&fixture, CV_GRAIN_WEEK, CV_METRIC_FLOW, day (7, 8));
  for (int i = 0; i < 26; i++)
    add_sample (&fixture, day (1, 5) + 7 * i, 0.21 - 0.003 * i);
  chart = create_chart (&fixture);

  g_assert_cmpuint (chart->limits->len, ==, 0);
  tear_down (&fixture);
}

/* Why there is nothing to see is said with the name of the number that is wanting. */
static void
test_empty_in_words (void)
{
  Fixture fixture = { 0 };
  g_autoptr (CvPlan) plan = cv_plan_new ();
  g_autoptr (CvKpiResult) result = NULL;
  g_autoptr (CvLineChart) chart = NULL;
  g_autofree char *expected = NULL;

  set_up (&fixture, CV_GRAIN_WEEK, CV_METRIC_FLOW, day (7, 8));
  put (plan, "plan plan name=Tea currency=EUR");
  put (plan, "kpi k1 name=Followers formula=followers");
  result = cv_kpi_judge (fixture.question, NULL, 0);
  g_assert_cmpstr (result->why_metric, ==, "followers");
  chart = cv_line_chart_from_kpi (plan, cv_plan_find (plan, CV_NOUN_KPI, "k1"), fixture.question, result, CV_COMPARE_NOTHING);

  expected = g_strdup_printf ("No value for %s.", cv_plan_get_metric_name (plan, "followers"));
  g_assert_cmpstr (chart->empty, ==, expected);
  tear_down (&fixture);
}

/* Across a break there is no line. */
static void
test_break (void)
{
  Fixture fixture = { 0 };
  g_autoptr (CvLineChart) chart = NULL;
  const CvChartSeries *series;

  set_up (&fixture, CV_GRAIN_WEEK, CV_METRIC_FLOW, day (7, 8));
  fixture.question->breaks = g_new0 (CvBreakMark, 1);
  fixture.question->n_breaks = 1;
  fixture.question->breaks[0] = (CvBreakMark){ g_intern_static_string ("followers"), NULL,
                                               day (2, 2) };
  fill_weeks (&fixture);
  chart = create_chart (&fixture);
  series = cv_line_chart_get_series (chart, 0);

  /* 2 February is the Monday of the fifth of these weeks. */
  g_assert_cmpuint (series->n, ==, 27);
  g_assert_true (isnan (series->values[4]));
  g_assert_cmpfloat (get_time (chart, 4), ==, day (2, 2));
  g_assert_false (isnan (series->values[3]));
  g_assert_false (isnan (series->values[5]));
  /* The limits begin after it. */
  g_assert_cmpfloat (g_array_index (chart->limits, CvChartLimits, 0).from, ==, day (2, 2) + 3.5);
  tear_down (&fixture);
}

static void
test_band (void)
{
  Fixture fixture = { 0 };
  g_autoptr (CvLineChart) chart = NULL;
  g_autoptr (CvKpiResult) result = NULL;
  CvBullet bullet;

  set_up (&fixture, CV_GRAIN_WEEK, CV_METRIC_FLOW, day (7, 8));
  fixture.question->direction = CV_DIRECTION_BAND;
  fixture.question->low = 20;
  fixture.question->high = 40;
  add_sample (&fixture, day (6, 22), 30);
  chart = create_chart (&fixture);
  g_assert_cmpuint (chart->path->len, ==, 0);
  g_assert_cmpfloat (chart->band_low, ==, 20);
  g_assert_cmpfloat (chart->band_high, ==, 40);
  g_assert_cmpstr (chart->band_label, ==, "Target 20 to 40");

  result = cv_kpi_judge (fixture.question, &fixture.series, 1);
  bullet = cv_bullet_from_result (fixture.question, result);
  g_assert_cmpfloat (bullet.value, ==, 30);
  g_assert_cmpfloat (bullet.low, ==, 20);
  g_assert_cmpfloat (bullet.high, ==, 40);
  tear_down (&fixture);
}

/* Nothing measured: the path alone, and a sentence. */
static void
test_no_values (void)
{
  Fixture fixture = { 0 };
  g_autoptr (CvLineChart) chart = NULL;
  g_autoptr (CvChartStyle) style = cv_chart_style_new (CV_PALETTE_LIGHT, NULL, 1);
  g_autoptr (CvChartLayout) layout = NULL;
  g_autoptr (CvKpiResult) result = NULL;
  CvBullet bullet;

  set_up (&fixture, CV_GRAIN_MONTH, CV_METRIC_FLOW, day (2, 3));
  fixture.question->baseline = 10;
  fixture.question->target = 30;
  chart = create_chart (&fixture);
  layout = cv_chart_layout_new (chart, style, 640, 260);
  g_assert_false (cv_line_chart_has_values (chart));
  g_assert_nonnull (cv_chart_layout_find_label (layout, CV_LABEL_EMPTY, 0));
  g_assert_nonnull (cv_chart_layout_find_label (layout, CV_LABEL_PATH, 0));

  result = cv_kpi_judge (fixture.question, &fixture.series, 1);
  bullet = cv_bullet_from_result (fixture.question, result);
  g_assert_true (isnan (bullet.value));
  tear_down (&fixture);
}

/* Years of values before the plan do not push it to the edge. */
static void
test_long_history (void)
{
  Fixture fixture = { 0 };
  g_autoptr (CvLineChart) chart = NULL;

  set_up (&fixture, CV_GRAIN_MONTH, CV_METRIC_FLOW, day (5, 4));
  for (int i = -60; i < 4; i++)
    add_sample (&fixture, cv_period_shift (day (1, 1), CV_GRAIN_MONTH, i), 100 + i);
  chart = create_chart (&fixture);
  g_assert_cmpfloat (chart->from, ==, day (1, 1) - 365);
  g_assert_cmpuint (cv_line_chart_get_series (chart, 0)->n, ==, 64);
  tear_down (&fixture);
}

/* A metric as measured: what adds up has gaps, a level goes on. */
static void
test_series (void)
{
  const CvSample samples[] = { { day (1, 1), 3 }, { day (1, 2), 4 }, { day (1, 5), 5 } };
  CvSeries       series = { "comments", "c1", CV_GRAIN_DAY, samples, G_N_ELEMENTS (samples) };
  g_autoptr (CvLineChart)
      flow = cv_line_chart_from_series (&series, CV_METRIC_FLOW, "Comments", "Forum");
  g_autoptr (CvLineChart)
      level = cv_line_chart_from_series (&series, CV_METRIC_STOCK, "Comments", NULL);

  g_assert_cmpuint (cv_line_chart_get_series (flow, 0)->n, ==, 4);
  g_assert_true (isnan (cv_line_chart_get_series (flow, 0)->values[2]));
  g_assert_cmpuint (cv_line_chart_get_series (level, 0)->n, ==, 3);
  g_assert_cmpstr (flow->title, ==, "Comments");
  g_assert_cmpstr (flow->subtitle, ==, "Forum · Day by day");
}

/* An estimate is marked, and said in every form a value is told in. */
static void
test_estimated (void)
{
  Fixture fixture = { 0 };
  const CvDay estimated[] = { day (2, 1) };
  g_autoptr (CvLineChart) chart = NULL;
  g_autoptr (CvLineChart) measured = NULL;
  g_autofree char *point = NULL;
  g_autofree char *other = NULL;
  const CvChartSeries *series;

  set_up (&fixture, CV_GRAIN_MONTH, CV_METRIC_FLOW, day (6, 10));
  add_sample (&fixture, day (1, 1), 10);
  add_sample (&fixture, day (2, 1), 12);
  measured = create_chart (&fixture);
  fixture.series.estimated = estimated;
  fixture.series.n_estimated = 1;
  chart = create_chart (&fixture);
  series = cv_line_chart_get_series (chart, 0);
  g_assert_true (series->estimated != NULL && !series->estimated[0] && series->estimated[1]);
  g_assert_cmpstr (cv_chart_series_get_remark (series, 1), ==, "Estimated");
  g_assert_null (cv_chart_series_get_remark (series, 0));
  other = cv_chart_text_describe_point (chart, 0, 0);
  g_assert_cmpstr (other, ==, "January 2026: 10");
  point = cv_chart_text_describe_point (chart, 0, 1);
  g_assert_cmpstr (point, ==, "February 2026: 12 (estimated)");
  g_assert_true (g_str_has_suffix (chart->subtitle, " · open points: estimated or not complete yet"));
  g_assert_null (strstr (measured->subtitle, "open points"));
  tear_down (&fixture);
}

/* There is no line for what was never measured, and the only line keeps its number; that is said. */
static void
test_nothing_before (void)
{
  Fixture fixture = { 0 };
  g_autoptr (CvLineChart) chart = NULL;
  g_autoptr (CvKpiResult) result = NULL;

  set_up (&fixture, CV_GRAIN_MONTH, CV_METRIC_FLOW, day (3, 10));
  add_sample (&fixture, day (1, 1), 10);
  add_sample (&fixture, day (2, 1), 12);
  result = cv_kpi_judge (fixture.question, &fixture.series, 1);
  chart = cv_line_chart_from_result (fixture.question, result, "Comments", "count", "EUR");
  cv_line_chart_add_comparison (chart, fixture.question, result, CV_COMPARE_NOTHING);
  g_assert_cmpstr (chart->subtitle, ==, "Month by month · number");
  cv_line_chart_add_comparison (chart, fixture.question, result, CV_COMPARE_YEAR);
  g_assert_cmpuint (chart->series->len, ==, 1);
  g_assert_cmpstr (chart->subtitle, ==, "Month by month · number · Year before: no values");
  tear_down (&fixture);
}

/* 20, 22, 24 ... leave no doubt: the forecast is a number without a range. */
static void
test_certain_forecast (void)
{
  Fixture fixture = { 0 };
  g_autoptr (CvLineChart) chart = NULL;

  set_up (&fixture, CV_GRAIN_WEEK, CV_METRIC_FLOW, day (7, 8));
  fixture.question->baseline = 20;
  fixture.question->target = 150;
  for (int i = 0; i < 26; i++)
    add_sample (&fixture, day (1, 5) + 7 * i, 20 + 2 * i);
  chart = create_chart (&fixture);
  /* Week 2 has 20; week 53, in which 31 December lies, is 51 weeks later. */
  g_assert_cmpstr (chart->forecast_label, ==, "Forecast 122");
  tear_down (&fixture);
}

/* The estimate is in the months before those of the plan: its line is the quiet one, and marked and said all the same. */
static void
test_estimated_before (void)
{
  Fixture fixture = { 0 };
  const CvDay estimated[] = { day (1, 1) };
  g_autoptr (CvLineChart) chart = NULL;
  g_autoptr (CvKpiResult) result = NULL;
  g_autofree char *point = NULL;
  const CvChartSeries *before;

  set_up (&fixture, CV_GRAIN_MONTH, CV_METRIC_FLOW, day (4, 10));
  for (int month = 1; month <= 4; month++)
    add_sample (&fixture, day (month, 1), 10 * month);
  fixture.question->from = day (3, 1);
  fixture.question->to = cv_period_last (day (4, 1), CV_GRAIN_MONTH);
  fixture.series.estimated = estimated;
  fixture.series.n_estimated = 1;
  result = cv_kpi_judge (fixture.question, &fixture.series, 1);
  chart = cv_line_chart_from_result (fixture.question, result, "Comments", "count", "EUR");
  g_assert_true (g_str_has_suffix (chart->subtitle, " · open points: estimated or not complete yet"));
  cv_line_chart_add_comparison (chart, fixture.question, result, CV_COMPARE_PREVIOUS);
  before = cv_line_chart_get_series (chart, 1);
  g_assert_true (before->quiet && before->estimated[0] && !before->estimated[1]);
  point = cv_chart_text_describe_point (chart, 1, 0);
  g_assert_cmpstr (point, ==, "Previous period, March 2026: 10 (estimated)");
  g_assert_cmpstr (strstr (strstr (chart->subtitle, "open points") + 1, "open points"), ==, NULL);
  tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/kpi/values", test_values);
  g_test_add_func ("/charts/kpi/path", test_path);
  g_test_add_func ("/charts/kpi/limits-and-forecast", test_limits_and_forecast);
  g_test_add_func ("/charts/kpi/no-range", test_no_range);
  g_test_add_func ("/charts/kpi/no-range-of-a-line", test_no_range_of_a_line);
  g_test_add_func ("/charts/kpi/empty-in-words", test_empty_in_words);
  g_test_add_func ("/charts/kpi/break", test_break);
  g_test_add_func ("/charts/kpi/band", test_band);
  g_test_add_func ("/charts/kpi/no-values", test_no_values);
  g_test_add_func ("/charts/kpi/long-history", test_long_history);
  g_test_add_func ("/charts/kpi/series", test_series);
  g_test_add_func ("/charts/kpi/estimated", test_estimated);
  g_test_add_func ("/charts/kpi/nothing-before", test_nothing_before);
  g_test_add_func ("/charts/kpi/certain-forecast", test_certain_forecast);
  g_test_add_func ("/charts/kpi/estimated-before", test_estimated_before);

  return g_test_run ();
}
