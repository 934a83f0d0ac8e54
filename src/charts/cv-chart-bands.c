/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What lies behind the lines: events that last, the target's band, the natural limits, the
 * forecast's band. Each is one path and one fill, so that neighbouring pieces leave no seam. */

#include "charts/cv-chart-draw-private.h"

#include <math.h>

static const double edge_dashes[] = { 1, 3 };

static void
fill (const CvDrawJob *job, CvColor color, CvColor edge)
{
  cv_color_set (job->cr, &color);
  if (!job->style->outlines)
    {
      cairo_fill (job->cr);
      return;
    }
  cairo_fill_preserve (job->cr);
  cairo_set_line_width (job->cr, job->style->hair_width);
  cairo_set_dash (job->cr, edge_dashes, G_N_ELEMENTS (edge_dashes), 0);
  cv_color_set (job->cr, &edge);
  cairo_stroke (job->cr);
  cairo_set_dash (job->cr, NULL, 0, 0);
}

static void
draw_spans (const CvDrawJob *job)
{
  const CvRect *plot = &job->layout->plot;
  const GArray *flags = job->layout->flags;

  for (guint i = 0; i < flags->len; i++)
    {
      const CvChartFlag *flag = &g_array_index (flags, CvChartFlag, i);

      if (flag->x_end > flag->x)
        cairo_rectangle (job->cr, flag->x, plot->y, flag->x_end - flag->x, plot->height);
    }
  fill (job, job->style->span, job->style->dim);
}

static void
draw_target_band (const CvDrawJob *job)
{
  const CvLineChart *chart = job->chart;
  const CvScale     *value = &job->layout->value;
  const CvRect      *plot = &job->layout->plot;
  double             top, bottom;

  if (isnan (chart->band_low) && isnan (chart->band_high))
    return;

  top = cv_scale_map (value, isnan (chart->band_high) ? value->to : chart->band_high);
  bottom = cv_scale_map (value, isnan (chart->band_low) ? value->from : chart->band_low);
  cairo_rectangle (job->cr, plot->x, top, plot->width, bottom - top);
  cv_color_set (job->cr, &job->style->span);
  cairo_fill (job->cr);
}

/* Whether @next goes on where @limits end. */
static gboolean
goes_on (const CvChartLimits *limits, const CvChartLimits *next)
{
  return limits->to == next->from && limits->low_to == next->low_from && limits->high_to == next->high_from;
}

/* The pieces from @first to @last as one shape, so that no edge runs across it. */
static void
trace_limits (const CvDrawJob *job, guint first, guint last)
{
  const CvScale       *time = &job->layout->time, *value = &job->layout->value;
  const CvChartLimits *all = &g_array_index (job->chart->limits, CvChartLimits, 0);

  cairo_move_to (job->cr, cv_scale_map (time, all[first].from), cv_scale_map (value, all[first].high_from));
  for (guint i = first; i <= last; i++)
    cairo_line_to (job->cr, cv_scale_map (time, all[i].to), cv_scale_map (value, all[i].high_to));
  for (guint i = last + 1; i-- > first;)
    cairo_line_to (job->cr, cv_scale_map (time, all[i].to), cv_scale_map (value, all[i].low_to));
  cairo_line_to (job->cr, cv_scale_map (time, all[first].from), cv_scale_map (value, all[first].low_from));
  cairo_close_path (job->cr);
}

static void
draw_limits (const CvDrawJob *job)
{
  const GArray *limits = job->chart->limits;
  guint         first = 0;

  for (guint i = 0; i < limits->len; i++)
    if (i + 1 == limits->len
        || !goes_on (&g_array_index (limits, CvChartLimits, i), &g_array_index (limits, CvChartLimits, i + 1)))
      {
        trace_limits (job, first, i);
        first = i + 1;
      }
  fill (job, cv_draw_fade_fill (job, job->style->usual), cv_draw_fade_fill (job, job->style->dim));
}

static void
draw_forecast_band (const CvDrawJob *job)
{
  const CvScale *time = &job->layout->time, *value = &job->layout->value;
  const GArray  *forecast = job->chart->forecast;

  if (forecast->len < 2)
    return;

  for (guint i = 0; i < forecast->len; i++)
    {
      const CvChartForecast *point = &g_array_index (forecast, CvChartForecast, i);

      cairo_line_to (job->cr, cv_scale_map (time, point->time), cv_scale_map (value, point->high));
    }
  for (guint i = forecast->len; i-- > 0;)
    {
      const CvChartForecast *point = &g_array_index (forecast, CvChartForecast, i);

      cairo_line_to (job->cr, cv_scale_map (time, point->time), cv_scale_map (value, point->low));
    }
  cairo_close_path (job->cr);
  fill (job, cv_draw_fade_fill (job, job->style->forecast), cv_draw_fade_fill (job, job->style->dim));
}

void
cv_draw_bands (const CvDrawJob *job)
{
  const CvRect *plot = &job->layout->plot;

  cairo_save (job->cr);
  cairo_rectangle (job->cr, plot->x, plot->y, plot->width, plot->height);
  cairo_clip (job->cr);
  cairo_new_path (job->cr);
  draw_spans (job);
  draw_target_band (job);
  draw_limits (job);
  draw_forecast_band (job);
  cairo_restore (job->cr);
}
