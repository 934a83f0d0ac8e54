/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The frame of the drawing, from back to front: background, bands, grid, events, lines, texts. */

#include "charts/cv-chart-draw-private.h"

#include <math.h>

double
cv_draw_snap (const CvDrawJob *job, double position, double width)
{
  double pixels;

  if (job->resolution == 0)
    return position;

  pixels = MAX (round (width * job->resolution), 1);
  /* An odd number of pixels lies around the middle of one, an even number around an edge. */
  if (fmod (pixels, 2) != 0)
    return (floor (position * job->resolution) + 0.5) / job->resolution;

  return round (position * job->resolution) / job->resolution;
}

CvColor
cv_draw_get_color (const CvDrawJob *job, guint series)
{
  const CvChartSeries *line
      = series < job->chart->series->len ? cv_line_chart_get_series (job->chart, series) : NULL;
  gboolean       quiet = series >= CV_CHART_MAX_SERIES || (line != NULL && line->quiet);
  const CvColor *color = quiet ? &job->style->dim : &job->style->series[series];

  if (line != NULL && line->faded)
    return cv_color_fade (color, &job->style->background, CV_DRAW_FADED);
  return *color;
}

CvColor
cv_draw_fade_fill (const CvDrawJob *job, CvColor fill)
{
  if (job->chart->series->len > 0 && cv_line_chart_get_series (job->chart, 0)->faded)
    fill.alpha *= CV_DRAW_FADED;
  return fill;
}

static void
draw_background (const CvDrawJob *job)
{
  if (job->style->background.alpha == 0)
    return;

  cv_color_set (job->cr, &job->style->background);
  cairo_rectangle (job->cr, 0, 0, job->layout->width, job->layout->height);
  cairo_fill (job->cr);
}

static void
draw_grid (const CvDrawJob *job)
{
  const CvChartLayout *layout = job->layout;
  const CvRect        *plot = &layout->plot;
  double               width = job->style->hair_width;

  cairo_set_line_width (job->cr, width);
  cv_color_set (job->cr, &job->style->grid);
  for (guint i = 0; i < layout->ticks.count; i++)
    {
      double value = cv_ticks_get_value (&layout->ticks, i) * layout->divisor;
      double y = cv_draw_snap (job, cv_scale_map (&layout->value, value), width);

      cairo_move_to (job->cr, plot->x, y);
      cairo_line_to (job->cr, plot->x + plot->width, y);
    }
  cairo_stroke (job->cr);
}

/* The line of nought, where it is not the bottom. */
static void
draw_zero (const CvDrawJob *job)
{
  const CvRect *plot = &job->layout->plot;
  double        y;

  if (!(job->layout->value.from < 0 && job->layout->value.to > 0))
    return;

  y = cv_draw_snap (job, cv_scale_map (&job->layout->value, 0), job->style->hair_width);
  cairo_move_to (job->cr, plot->x, y);
  cairo_line_to (job->cr, plot->x + plot->width, y);
  cv_color_set (job->cr, &job->style->axis);
  cairo_stroke (job->cr);
}

static void
draw_time_axis (const CvDrawJob *job)
{
  const CvRect *plot = &job->layout->plot;
  double        width = job->style->hair_width, em = job->style->text_size;
  double        bottom = cv_draw_snap (job, plot->y + plot->height, width);

  cairo_set_line_width (job->cr, width);
  cv_color_set (job->cr, &job->style->axis);
  cairo_move_to (job->cr, plot->x, bottom);
  cairo_line_to (job->cr, plot->x + plot->width, bottom);
  for (guint i = 0; i < job->layout->marks->len; i++)
    {
      const CvChartMark *mark = &g_array_index (job->layout->marks, CvChartMark, i);
      double             x = cv_draw_snap (job, mark->x, width);

      cairo_move_to (job->cr, x, bottom);
      cairo_line_to (job->cr, x, bottom + (mark->major ? 0.6 : 0.35) * em);
    }
  cairo_stroke (job->cr);
}

static void
draw_pole (const CvDrawJob *job, double x, double top)
{
  const CvRect *plot = &job->layout->plot;

  x = cv_draw_snap (job, x, job->style->hair_width);
  cairo_move_to (job->cr, x, top);
  cairo_line_to (job->cr, x, plot->y + plot->height);
}

static void
draw_now (const CvDrawJob *job)
{
  const CvChartLabel *label = cv_chart_layout_find_label (job->layout, CV_LABEL_NOW, 0);

  if (isnan (job->layout->now_x))
    return;

  draw_pole (job, job->layout->now_x,
             label != NULL ? label->box.y + label->box.height : job->layout->plot.y);
  cairo_set_line_width (job->cr, job->style->hair_width);
  cv_color_set (job->cr, &job->style->axis);
  cairo_stroke (job->cr);
}

static void
draw_pennant (const CvDrawJob *job, const CvChartFlag *flag)
{
  const CvRect *box = &flag->pennant;
  double        pole = cv_draw_snap (job, flag->x, job->style->hair_width);
  double        tip = pole + (flag->leftwards ? -box->width : box->width);

  cairo_move_to (job->cr, pole, box->y);
  cairo_line_to (job->cr, tip, box->y + box->height / 2);
  cairo_line_to (job->cr, pole, box->y + box->height);
  cairo_close_path (job->cr);
  cairo_fill (job->cr);
}

static void
draw_flags (const CvDrawJob *job)
{
  const GArray *flags = job->layout->flags;
  CvColor       pole = job->style->axis;

  /* Fainter than what is measured. */
  pole.alpha *= 0.6;
  cairo_set_line_width (job->cr, job->style->hair_width);
  for (guint i = 0; i < flags->len; i++)
    {
      const CvChartFlag *flag = &g_array_index (flags, CvChartFlag, i);

      cv_color_set (job->cr, &pole);
      draw_pole (job, flag->x, flag->pennant.width > 0 ? flag->pennant.y : job->layout->plot.y);
      cairo_stroke (job->cr);
      cv_color_set (job->cr, &job->style->dim);
      if (flag->pennant.width > 0)
        draw_pennant (job, flag);
    }
}

void
cv_chart_draw (cairo_t *cr, const CvLineChart *chart, const CvChartLayout *layout,
               const CvChartStyle *style)
{
  CvDrawJob job = { cr, chart, layout, style,
                    cv_chart_line_get_resolution (cr, style->recording_scale) };

  cairo_save (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  cairo_set_dash (cr, NULL, 0, 0);
  draw_background (&job);
  cv_draw_bands (&job);
  draw_grid (&job);
  draw_zero (&job);
  draw_now (&job);
  draw_flags (&job);
  draw_time_axis (&job);
  cv_draw_forecast (&job);
  cv_draw_path (&job);
  cv_draw_series (&job);
  cv_draw_labels (&job);
  cairo_restore (cr);
}

CvRect
cv_chart_cursor_area (const CvLineChart *chart, const CvChartLayout *layout,
                      const CvChartStyle *style, guint series, gsize i)
{
  const CvReduce *line = cv_line_chart_get_series (chart, series)->whole;
  double          x = cv_scale_map (&layout->time, cv_reduce_get_x (line, i));
  double          reach = 2 * style->marker_radius + 2;

  return (CvRect){ x - reach, layout->plot.y - reach, 2 * reach, layout->plot.height + 2 * reach };
}

void
cv_chart_draw_cursor (cairo_t *cr, const CvLineChart *chart, const CvChartLayout *layout,
                      const CvChartStyle *style, guint series, gsize i)
{
  CvDrawJob       job = { cr, chart, layout, style,
                          cv_chart_line_get_resolution (cr, style->recording_scale) };
  const CvReduce *line = cv_line_chart_get_series (chart, series)->whole;
  double          x = cv_scale_map (&layout->time, cv_reduce_get_x (line, i));
  double          value = cv_reduce_get_y (line, i);

  cairo_save (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_width (cr, style->hair_width);
  cv_color_set (cr, &style->text);
  draw_pole (&job, x, layout->plot.y);
  cairo_stroke (cr);
  if (!isnan (value))
    cv_draw_marker (&job, series, x, cv_scale_map (&layout->value, value),
                    1.5 * style->marker_radius, FALSE);
  cairo_restore (cr);
}
