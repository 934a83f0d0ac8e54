/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The chart as data. Any thread; a chart is not changed while it is laid out or drawn. */

#include "charts/cv-line-chart.h"

#include <math.h>
#include <string.h>

#include "base/cv-number.h"
#include "model/cv-evaluate.h"

static void
series_free (gpointer data)
{
  CvChartSeries *series = data;

  if (series->solid != series->whole)
    cv_reduce_free (series->solid);
  cv_reduce_free (series->whole);
  for (guint i = 0; i < G_N_ELEMENTS (series->owned); i++)
    g_free (series->owned[i]);
  g_free (series->name);
  g_free (series);
}

static void
clear_event (gpointer data)
{
  CvChartEvent *event = data;

  g_free (event->text);
}

CvLineChart *
cv_line_chart_new (void)
{
  CvLineChart *chart = g_new0 (CvLineChart, 1);

  chart->from = chart->to = chart->now = NAN;
  chart->low = chart->high = chart->band_low = chart->band_high = NAN;
  chart->series = g_ptr_array_new_with_free_func (series_free);
  chart->path = g_array_new (FALSE, FALSE, sizeof (CvChartPoint));
  chart->limits = g_array_new (FALSE, FALSE, sizeof (CvChartLimits));
  chart->forecast = g_array_new (FALSE, FALSE, sizeof (CvChartForecast));
  chart->events = g_array_new (FALSE, FALSE, sizeof (CvChartEvent));
  g_array_set_clear_func (chart->events, clear_event);

  return chart;
}

void
cv_line_chart_free (CvLineChart *chart)
{
  if (chart == NULL)
    return;

  g_ptr_array_unref (chart->series);
  g_array_unref (chart->path);
  g_array_unref (chart->limits);
  g_array_unref (chart->forecast);
  g_array_unref (chart->events);
  if (chart->format_destroy != NULL)
    chart->format_destroy (chart->format_data);
  g_free (chart->title);
  g_free (chart->subtitle);
  g_free (chart->empty);
  g_free (chart->path_label);
  g_free (chart->path_going_label);
  g_free (chart->limits_label);
  g_free (chart->forecast_label);
  g_free (chart->band_label);
  g_free (chart->now_label);
  g_free (chart);
}

/* Names are one line, whatever was pasted into them. */
static char *
copy_line (const char *text)
{
  return text != NULL ? g_strdelimit (g_strdup (text), "\n\r\t\v\f", ' ') : NULL;
}

static gboolean
any_marked (const guint8 *marks, gsize n)
{
  return marks != NULL && memchr (marks, 1, n) != NULL;
}

CvChartSeries *
cv_line_chart_add_series (CvLineChart *chart, const char *name, const double *times,
                          const double *values, const guint8 *partial, gsize n)
{
  CvChartSeries *series = g_new0 (CvChartSeries, 1);

  series->name = copy_line (name);
  series->n = n;
  series->times = series->owned[0] = g_memdup2 (times, n * sizeof *times);
  series->values = series->owned[1] = g_memdup2 (values, n * sizeof *values);
  series->whole = series->solid = cv_reduce_new (series->times, 0, 0, series->values, n);
  if (any_marked (partial, n))
    {
      double *solid = series->owned[2] = g_memdup2 (values, n * sizeof *values);

      series->partial = series->owned[3] = g_memdup2 (partial, n);
      for (gsize i = 0; i < n; i++)
        if (partial[i])
          solid[i] = NAN;
      series->solid = cv_reduce_new (series->times, 0, 0, solid, n);
    }
  g_ptr_array_add (chart->series, series);

  return series;
}

void
cv_chart_series_set_estimated (CvChartSeries *series, const guint8 *estimated)
{
  if (any_marked (estimated, series->n))
    series->estimated = series->owned[4] = g_memdup2 (estimated, series->n);
}

const char *
cv_chart_series_get_remark (const CvChartSeries *series, gsize i)
{
  return cv_value_get_remark (series->partial != NULL && series->partial[i],
                              series->estimated != NULL && series->estimated[i]);
}

CvChartSeries *
cv_line_chart_add_raw (CvLineChart *chart, const char *name, double time0, double step,
                       const double *values, gsize n)
{
  CvChartSeries *series = g_new0 (CvChartSeries, 1);

  series->name = copy_line (name);
  series->n = n;
  series->time0 = time0;
  series->step = step;
  series->values = values;
  series->whole = series->solid = cv_reduce_new (NULL, time0, step, values, n);
  g_ptr_array_add (chart->series, series);

  return series;
}

void
cv_line_chart_add_event (CvLineChart *chart, CvDay first, CvDay last, const char *text)
{
  CvChartEvent event = { first, last == CV_DAY_NONE ? first : MAX (first, last), copy_line (text) };

  g_array_append_val (chart->events, event);
}

CvChartSeries *
cv_line_chart_get_series (const CvLineChart *chart, guint i)
{
  return g_ptr_array_index (chart->series, i);
}

gboolean
cv_line_chart_is_subject (const CvLineChart *chart, guint i)
{
  for (guint k = 0; k < chart->series->len; k++)
    if (cv_line_chart_get_series (chart, k)->quiet == (k == i))
      return FALSE;

  return TRUE;
}

gssize
cv_chart_series_get_last (const CvChartSeries *series)
{
  gssize i = (gssize) series->n - 1;

  while (i >= 0 && isnan (series->values[i]))
    i--;

  return i;
}

gssize
cv_chart_series_find (const CvChartSeries *series, double time, CvGrain cadence)
{
  CvDay day = (CvDay) floor (time);
  gsize i = cv_reduce_find (series->whole, cv_period_first (day, cadence));
  gsize end = cv_reduce_find (series->whole, cv_period_last (day, cadence) + 1.0);

  while (i < end && isnan (series->values[i]))
    i++;

  return i < end ? (gssize) i : -1;
}

gboolean
cv_line_chart_has_values (const CvLineChart *chart)
{
  for (guint i = 0; i < chart->series->len; i++)
    {
      const CvReduce *all = cv_line_chart_get_series (chart, i)->whole;
      CvExtent        extent = cv_reduce_range (all, 0, cv_reduce_get_length (all));

      if (!cv_extent_is_empty (&extent))
        return TRUE;
    }

  return FALSE;
}

/* Half a day, week, month, quarter. */
static const double half_periods[] = { 0.5, 3.5, 15.2, 45.7 };

static void
include (double time, double *from, double *to)
{
  *from = fmin (*from, time); /* of a number and NAN these give the number */
  *to = fmax (*to, time);
}

static void
include_everything (const CvLineChart *chart, double *from, double *to)
{
  for (guint i = 0; i < chart->series->len; i++)
    {
      const CvReduce *all = cv_line_chart_get_series (chart, i)->whole;
      gsize           n = cv_reduce_get_length (all);

      if (n == 0)
        continue;
      include (cv_reduce_get_x (all, 0), from, to);
      include (cv_reduce_get_x (all, n - 1), from, to);
    }
  for (guint i = 0; i < chart->path->len; i++)
    include (g_array_index (chart->path, CvChartPoint, i).time, from, to);
  for (guint i = 0; i < chart->forecast->len; i++)
    include (g_array_index (chart->forecast, CvChartForecast, i).time, from, to);
}

void
cv_line_chart_get_time_span (const CvLineChart *chart, double *from, double *to)
{
  double first = NAN, last = NAN;

  include_everything (chart, &first, &last);
  if (isnan (first))
    first = last = isnan (chart->now) ? 0 : chart->now;
  /* A value stands in the middle of its period. */
  *from = isnan (chart->from) ? first - half_periods[chart->cadence] : chart->from;
  *to = isnan (chart->to) ? last + half_periods[chart->cadence] : chart->to;

  /* A single point stands in the middle of a few periods, so that it has a place in time. */
  if (first == last && isnan (chart->from) && isnan (chart->to))
    {
      *from -= 2 * half_periods[chart->cadence];
      *to += 2 * half_periods[chart->cadence];
    }
  *to = fmax (*to, *from + 1e-3);
}

char *
cv_line_chart_format (const CvLineChart *chart, double value)
{
  if (chart->format != NULL)
    return chart->format (value, chart->format_data);

  return cv_number_format_locale (value, 2);
}

char *
cv_line_chart_format_distance (const CvLineChart *chart, double distance)
{
  if (chart->format_distance != NULL)
    return chart->format_distance (distance, chart->format_data);

  return cv_line_chart_format (chart, distance);
}

double
cv_line_chart_get_path (const CvLineChart *chart, double time)
{
  for (guint i = 0; i + 1 < chart->path->len; i++)
    {
      const CvChartPoint *a = &g_array_index (chart->path, CvChartPoint, i), *b = a + 1;

      if (a->time <= time && time <= b->time)
        return b->time > a->time
                   ? a->value + (b->value - a->value) * (time - a->time) / (b->time - a->time)
                   : b->value;
    }

  return NAN;
}

/* The running period's value stands at today, its path like any other's in the middle. */
double
cv_line_chart_get_expected (const CvLineChart *chart, double time)
{
  CvDay day = (CvDay) floor (time);
  CvDay first = cv_period_first (day, chart->cadence), last = cv_period_last (day, chart->cadence);

  return cv_line_chart_get_path (chart, ((double) first + (double) last + 1) / 2);
}
