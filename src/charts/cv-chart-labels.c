/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The texts, on top of everything; those inside the plot with a rim of the background that keeps
 * them legible on lines. */

#include "charts/cv-chart-draw-private.h"

#include <math.h>
#include <pango/pangocairo.h>

static gboolean
is_inside (const CvDrawJob *job, const CvChartLabel *label)
{
  return !label->legend && cv_rect_overlaps (&label->box, &job->layout->plot);
}

/* What is read last is dim. */
static gboolean
is_dim (CvLabelKind kind)
{
  static const gboolean dim[] = {
    [CV_LABEL_SUBTITLE] = TRUE, [CV_LABEL_VALUE] = TRUE, [CV_LABEL_TIME] = TRUE,
    [CV_LABEL_CONTEXT] = TRUE,  [CV_LABEL_NOW] = TRUE,   [CV_LABEL_LIMITS] = TRUE,
    [CV_LABEL_EMPTY] = TRUE,
  };

  return dim[kind];
}

/* The value of the line it is about has the line's colour, where that can be read. */
static CvColor
get_text_color (const CvDrawJob *job, const CvChartLabel *label)
{
  CvColor color = cv_draw_get_color (job, 0);

  if (label->kind == CV_LABEL_SERIES && cv_line_chart_get_series (job->chart, label->index)->faded)
    return cv_color_fade (&job->style->text, &job->style->background, CV_DRAW_FADED_TEXT);
  if (is_dim (label->kind))
    return job->style->dim;
  if (label->kind == CV_LABEL_SERIES && !label->legend && cv_line_chart_is_subject (job->chart, label->index) &&
      cv_color_contrast (&color, &job->style->background) >= 4.5)
    return color;

  return job->style->text;
}

/* A hair line to a label that could not stay beside what it names. */
static void
draw_leader (const CvDrawJob *job, const CvChartLabel *label)
{
  const CvRect *box = &label->box, *plot = &job->layout->plot;
  double        em = job->style->text_size, middle = box->y + box->height / 2;
  double        x, y;

  if (isnan (label->anchor_y) || label->legend)
    return;

  if (!is_inside (job, label))
    {
      if (fabs (middle - label->anchor_y) < 0.35 * job->style->line_height)
        return;
      cairo_move_to (job->cr, MAX (label->anchor_x, plot->x + plot->width) + 0.2 * em,
                     label->anchor_y);
      cairo_line_to (job->cr, box->x - 0.25 * em, middle);
    }
  else
    {
      x = CLAMP (label->anchor_x, box->x, box->x + box->width);
      y = CLAMP (label->anchor_y, box->y, box->y + box->height);
      if (hypot (x - label->anchor_x, y - label->anchor_y) < 2.2 * em)
        return;
      cairo_move_to (job->cr, label->anchor_x, label->anchor_y);
      cairo_line_to (job->cr, x, y);
    }
  cairo_set_line_width (job->cr, job->style->hair_width);
  cv_color_set (job->cr, &job->style->axis);
  cairo_stroke (job->cr);
}

static void
draw_rim (const CvDrawJob *job, const CvChartLabel *label)
{
  CvColor paper = job->style->background;

  paper.alpha = 1;
  cairo_save (job->cr);
  pango_cairo_layout_path (job->cr, label->text);
  cv_color_set (job->cr, &paper);
  cairo_set_line_width (job->cr, 0.3 * job->style->text_size);
  cairo_set_line_join (job->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (job->cr);
  cairo_restore (job->cr);
}

static void
draw_label (const CvDrawJob *job, const CvChartLabel *label)
{
  CvColor color = get_text_color (job, label);
  double  y = label->box.y;

  /* Baselines on whole pixels: small text is sharper. */
  if (job->resolution > 0)
    {
      double baseline = (double) pango_layout_get_baseline (label->text) / PANGO_SCALE;

      y = round ((y + baseline) * job->resolution) / job->resolution - baseline;
    }
  cairo_move_to (job->cr, label->box.x, y);
  if (is_inside (job, label))
    {
      draw_rim (job, label);
      cairo_move_to (job->cr, label->box.x, y);
    }
  cv_color_set (job->cr, &color);
  pango_cairo_show_layout (job->cr, label->text);
}

void
cv_draw_labels (const CvDrawJob *job)
{
  const GArray *labels = job->layout->labels;

  for (guint i = 0; i < labels->len; i++)
    {
      const CvChartLabel *label = &g_array_index (labels, CvChartLabel, i);

      cairo_new_path (job->cr);
      draw_leader (job, label);
      if (label->legend)
        cv_draw_sample (job, label);
      draw_label (job, label);
    }
}
