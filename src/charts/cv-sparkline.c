/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sparkline. Values fill the height; the path is drawn where it comes near them and cut off
 * where it does not, for a far target must not flatten the line. Belongs to the style's thread. */

#include "charts/cv-sparkline.h"

#include <math.h>

#include "charts/cv-chart-line.h"

#define DASH 2.0

/* From the first to the last value that is shown. */
static gboolean
find_times (const CvLineChart *chart, const CvChartSeries *series, double *from, double *to)
{
  gssize first, last = cv_chart_series_get_last (series);

  if (last < 0)
    return FALSE;
  *to = cv_reduce_get_x (series->whole, (gsize) last);
  first = isnan (chart->from) ? 0 : (gssize) cv_reduce_find (series->whole, chart->from);
  first = MIN (first, last);
  while (first < last && isnan (series->values[first]))
    first++;
  *from = cv_reduce_get_x (series->whole, (gsize) first);
  if (*to <= *from)
    {
      *from -= 1;
      *to += 1;
    }

  return TRUE;
}

static void
draw_path (cairo_t *cr, const CvLineChart *chart, const CvScale *time, const CvScale *value,
           const CvChartStyle *style)
{
  const double dashes[] = { DASH * style->hair_width, DASH * style->hair_width };

  for (guint i = 0; i < chart->path->len; i++)
    {
      const CvChartPoint *point = &g_array_index (chart->path, CvChartPoint, i);

      cairo_line_to (cr, cv_scale_map (time, point->time), cv_scale_map (value, point->value));
    }
  cv_color_set (cr, &style->dim);
  cairo_set_line_width (cr, style->hair_width);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
draw_last (cairo_t *cr, const CvChartSeries *series, const CvScale *time, const CvScale *value,
           double radius)
{
  gsize last = (gsize) cv_chart_series_get_last (series);

  cairo_new_path (cr);
  cairo_arc (cr, cv_scale_map (time, cv_reduce_get_x (series->whole, last)),
             cv_scale_map (value, series->values[last]), radius, 0, 2 * G_PI);
  cairo_fill (cr);
}

void
cv_sparkline_draw (cairo_t *cr, const CvLineChart *chart, const CvChartStyle *style, double width,
                   double height)
{
  const CvChartSeries *series;
  double               radius = 0.75 * style->marker_radius, from, to;
  CvExtent             range;
  CvScale              time, value;
  CvRect               clip = { 0, 0, width, height };
  CvLineLook           look = { style->series[0], 0.75 * style->line_width, NULL, 0 };

  if (chart->series->len == 0)
    return;
  series = cv_line_chart_get_series (chart, 0);
  if (!find_times (chart, series, &from, &to))
    return;

  range = cv_reduce_line_range (series->whole, from, nextafter (to, INFINITY));
  time = (CvScale){ from, to, radius, width - radius };
  value = (CvScale){ range.low, range.high, height - radius - 1, radius + 1 };

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  draw_path (cr, chart, &time, &value, style);
  cv_chart_line_draw (cr, series->whole, &time, &value, &clip, &look,
                      cv_chart_line_get_resolution (cr, style->recording_scale));
  cv_color_set (cr, &style->series[0]);
  draw_last (cr, series, &time, &value, radius);
  cairo_restore (cr);
}
