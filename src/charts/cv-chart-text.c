/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sentences about charts. Any thread. */

#include "charts/cv-chart-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* "12 weeks" */
static char *
describe_length (const CvLineChart *chart)
{
  double from, to, days;
  gulong n;

  cv_line_chart_get_time_span (chart, &from, &to);
  days = to - from;
  switch (chart->cadence)
    {
    case CV_GRAIN_WEEK:
      n = (gulong) (days / 7 + 0.5);
      return g_strdup_printf (ngettext ("%lu week", "%lu weeks", n), n);
    case CV_GRAIN_MONTH:
      n = (gulong) (days / 30.44 + 0.5);
      return g_strdup_printf (ngettext ("%lu month", "%lu months", n), n);
    case CV_GRAIN_QUARTER:
      n = (gulong) (days / 91.31 + 0.5);
      return g_strdup_printf (ngettext ("%lu quarter", "%lu quarters", n), n);
    case CV_GRAIN_DAY:
    default:
      n = (gulong) (days + 0.5);
      return g_strdup_printf (ngettext ("%lu day", "%lu days", n), n);
    }
}

static char *
describe_values (const CvLineChart *chart, double from, double to)
{
  CvExtent         extent = { INFINITY, -INFINITY };
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  for (guint i = 0; i < chart->series->len; i++)
    {
      const CvReduce *all = cv_line_chart_get_series (chart, i)->whole;
      CvExtent        part = cv_reduce_range (all, cv_reduce_find (all, from),
                                              cv_reduce_find (all, nextafter (to, INFINITY)));

      extent.low = MIN (extent.low, part.low);
      extent.high = MAX (extent.high, part.high);
    }
  if (cv_extent_is_empty (&extent))
    return g_strdup (C_("values of a chart", "no values"));

  low = cv_line_chart_format (chart, extent.low);
  high = cv_line_chart_format (chart, extent.high);
  if (g_str_equal (low, high))
    return g_steal_pointer (&low);

  /* Translators: the lowest and the highest value of a chart */
  return g_strdup_printf (C_("values of a chart", "%1$s to %2$s"), low, high);
}

/* What is wanted: the end of the path, or the band to stay in. NULL: nothing. */
static char *
describe_target (const CvLineChart *chart)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (chart->path->len > 0)
    return cv_line_chart_format (chart, g_array_index (chart->path, CvChartPoint, chart->path->len - 1).value);
  if (isnan (chart->band_low) || isnan (chart->band_high))
    return NULL;

  low = cv_line_chart_format (chart, chart->band_low);
  high = cv_line_chart_format (chart, chart->band_high);
  return g_strdup_printf (C_("values of a chart", "%1$s to %2$s"), low, high);
}

char *
cv_chart_text_describe (const CvLineChart *chart)
{
  g_autofree char *length = describe_length (chart);
  g_autofree char *values = NULL;
  g_autofree char *target = describe_target (chart);
  double           from, to;

  cv_line_chart_get_time_span (chart, &from, &to);
  values = describe_values (chart, from, to);
  if (target == NULL)
    /* Translators: a line chart in words: "Line, 12 weeks, 1,200 to 1,500" */
    return g_strdup_printf (_("Line, %1$s, %2$s"), length, values);

  /* Translators: a line chart in words: "Line, 12 weeks, 1,200 to 1,500, target 1,530" */
  return g_strdup_printf (_("Line, %1$s, %2$s, target %3$s"), length, values, target);
}

/* The value of @point with its target, without saying whose it is. */
static char *
describe_value (const CvLineChart *chart, const CvChartSeries *series, gsize point)
{
  double           time = cv_reduce_get_x (series->whole, point);
  double           path = cv_line_chart_get_expected (chart, time);
  gboolean         partial = series->partial != NULL && series->partial[point];
  g_autofree char *value = NULL;
  g_autofree char *target = NULL;

  if (isnan (series->values[point]))
    return g_strdup (C_("point of a chart", "no value"));

  value = cv_line_chart_format (chart, series->values[point]);
  if (series->estimated != NULL && series->estimated[point])
    {
      g_autofree char *plain = g_steal_pointer (&value);

      /* Translators: a value that was not measured. */
      value = g_strdup_printf (_("%s (estimated)"), plain);
    }
  if (isnan (path))
    return partial ? g_strdup_printf (_("%s, not complete yet"), value) : g_steal_pointer (&value);

  target = cv_line_chart_format (chart, path);
  if (partial)
    /* Translators: a value that is not complete yet, and what it should be */
    return g_strdup_printf (_("%1$s, not complete yet, target path %2$s"), value, target);

  /* Translators: a value, and what it should be */
  return g_strdup_printf (_("%1$s, target path %2$s"), value, target);
}

char *
cv_chart_text_describe_point (const CvLineChart *chart, guint series, gsize point)
{
  const CvChartSeries *line = cv_line_chart_get_series (chart, series);
  double               time = cv_reduce_get_x (line->whole, point);
  g_autofree char     *period = cv_period_format_locale ((CvDay) floor (time), chart->cadence);
  g_autofree char     *value = describe_value (chart, line, point);

  if (chart->series->len > 1 && line->name != NULL)
    /* Translators: the name of a line, a period, a value */
    return g_strdup_printf (C_("point of a chart", "%1$s, %2$s: %3$s"), line->name, period, value);

  /* Translators: a period, a value: "Week 21, 2026: 1,260" */
  return g_strdup_printf (C_("point of a chart", "%1$s: %2$s"), period, value);
}
