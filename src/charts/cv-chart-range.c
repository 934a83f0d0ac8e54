/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any thread; whoever zooms lays the chart out anew. */

#include "charts/cv-chart-range.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Two periods in days: what is shown at least, so that a change can still be seen. */
static const double least_spans[] = { 2, 14, 61, 183 };

static gboolean
is_complete (const CvChartSeries *series, gsize i)
{
  return series->partial == NULL || !series->partial[i];
}

static void
count (const CvChartSeries *series, gsize i, CvChartRange *range)
{
  if (range->n == 0)
    {
      range->from = cv_reduce_get_x (series->whole, i);
      range->first = series->values[i];
      range->average = 0;
    }
  range->n++;
  range->to = cv_reduce_get_x (series->whole, i);
  range->last = series->values[i];
  /* Step by step: a sum of many large values could leave the numbers there are. */
  range->average += (series->values[i] - range->average) / range->n;
}

gboolean
cv_chart_range_measure (const CvLineChart *chart, guint series, double from, double to,
                        CvChartRange *range)
{
  const CvChartSeries *line = cv_line_chart_get_series (chart, series);
  gsize                first = cv_reduce_find (line->whole, MIN (from, to));
  gsize                end = cv_reduce_find (line->whole, nextafter (MAX (from, to), INFINITY));
  gboolean             partial_too = FALSE;

  *range = (CvChartRange) { 0, NAN, NAN, NAN, NAN, NAN, NAN };
  for (int pass = 0; pass < 2 && range->n == 0; pass++, partial_too = TRUE)
    for (gsize i = first; i < end; i++)
      if (!isnan (line->values[i]) && (partial_too || is_complete (line, i)))
        count (line, i, range);
  range->change = range->last - range->first;

  return range->n > 0;
}

static char *
describe_change (const CvLineChart *chart, const CvChartRange *range)
{
  g_autofree char *distance = cv_line_chart_format_distance (chart, fabs (range->change));

  if (range->change > 0)
    /* Translators: part of a sentence about a stretch of a chart: "from 10 to 16, up by 6" */
    return g_strdup_printf (_("up by %s"), distance);
  if (range->change < 0)
    return g_strdup_printf (_("down by %s"), distance);

  return g_strdup (C_("between two values", "no change"));
}

char *
cv_chart_range_describe (const CvLineChart *chart, guint series, double from, double to)
{
  CvChartRange     range;
  g_autofree char *begin = NULL;
  g_autofree char *end = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *change = NULL;
  g_autofree char *average = NULL;

  if (!cv_chart_range_measure (chart, series, from, to, &range))
    return g_strdup (_("There is no value between these days."));

  begin = cv_period_format_locale ((CvDay) floor (range.from), chart->cadence);
  first = cv_line_chart_format (chart, range.first);
  if (range.n == 1)
    return g_strdup_printf (C_("point of a chart", "%1$s: %2$s"), begin, first);

  end = cv_period_format_locale ((CvDay) floor (range.to), chart->cadence);
  last = cv_line_chart_format (chart, range.last);
  change = describe_change (chart, &range);
  average = cv_line_chart_format (chart, range.average);
  /* Translators: a stretch of a chart: first and last period, first and last value, "up by 6",
   * the average. */
  return g_strdup_printf (_("%1$s to %2$s: from %3$s to %4$s, %5$s, %6$s on average"), begin, end,
                          first, last, change, average);
}

void
cv_chart_range_show (CvLineChart *chart, double whole_from, double whole_to, double from, double to)
{
  double least = MIN (least_spans[chart->cadence], whole_to - whole_from);
  double span = CLAMP (to - from, least, whole_to - whole_from);
  double begin = (from + to) / 2 - span / 2;

  chart->from = CLAMP (begin, whole_from, whole_to - span);
  chart->to = chart->from + span;
}

gboolean
cv_chart_range_zoom (CvLineChart *chart, double whole_from, double whole_to, double about,
                     double factor)
{
  double from, to, span, before, begin;
  double least = MIN (least_spans[chart->cadence], whole_to - whole_from);

  cv_line_chart_get_time_span (chart, &from, &to);
  before = to - from;
  span = CLAMP (before * factor, least, whole_to - whole_from);
  begin = about - (about - from) * span / before;
  cv_chart_range_show (chart, whole_from, whole_to, begin, begin + span);

  return chart->from != from || chart->to != to;
}
