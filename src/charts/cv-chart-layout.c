/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order: title and subtitle, legend, what the value axis and the labels at the line ends need
 * at the sides, the time axis, the events above, and what is left is the plot; then the labels
 * inside it. Parts depend on each other in both directions (the width of the axis labels on the
 * height of the plot, the height of the plot on the rows of events, those on the width), so the
 * whole is laid out again, a few times at most, with what the pass before has learned. Belongs to
 * the style's thread. */

#include "charts/cv-chart-layout-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_PASSES 12

gboolean
cv_rect_overlaps (const CvRect *a, const CvRect *b)
{
  const double slack = 1e-6;

  return a->x + slack < b->x + b->width && b->x + slack < a->x + a->width &&
         a->y + slack < b->y + b->height && b->y + slack < a->y + a->height;
}

static void
clear_label (gpointer data)
{
  g_object_unref (((CvChartLabel *) data)->text);
}

static CvChartLayout *
layout_new (double width, double height)
{
  CvChartLayout *layout = g_new0 (CvChartLayout, 1);

  layout->width = width;
  layout->height = height;
  layout->divisor = 1;
  layout->now_x = NAN;
  layout->marks = g_array_new (FALSE, FALSE, sizeof (CvChartMark));
  layout->labels = g_array_new (FALSE, FALSE, sizeof (CvChartLabel));
  layout->flags = g_array_new (FALSE, FALSE, sizeof (CvChartFlag));
  g_array_set_clear_func (layout->labels, clear_label);

  return layout;
}

void
cv_chart_layout_free (CvChartLayout *layout)
{
  if (layout == NULL)
    return;

  g_array_unref (layout->marks);
  g_array_unref (layout->labels);
  g_array_unref (layout->flags);
  g_free (layout);
}

CvChartLabel *
cv_layout_add_label (CvLayoutJob *job, CvLabelKind kind, guint index, CvFont font, const char *text,
                     double width, int lines)
{
  PangoLayout *pango = cv_chart_style_create_text (job->style, font, text);
  CvChartLabel label = {
    .kind = kind, .index = index, .text = pango, .anchor_x = NAN, .anchor_y = NAN
  };
  PangoRectangle size;

  if (width > 0)
    {
      pango_layout_set_width (pango, (int) (width * PANGO_SCALE));
      pango_layout_set_height (pango, -lines);
      pango_layout_set_wrap (pango, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_ellipsize (pango, PANGO_ELLIPSIZE_END);
    }
  pango_layout_get_extents (pango, NULL, &size);
  label.box.width = (double) size.width / PANGO_SCALE;
  label.box.height = (double) size.height / PANGO_SCALE;
  /* From here on the text is as wide as it came out, wherever it is aligned. */
  if (width > 0)
    pango_layout_set_width (pango, size.width + 1);

  g_array_append_val (job->layout->labels, label);

  return &g_array_index (job->layout->labels, CvChartLabel, job->layout->labels->len - 1);
}

void
cv_layout_remove_label (CvLayoutJob *job, guint index)
{
  g_array_remove_index (job->layout->labels, index);
}

gboolean
cv_layout_is_taken (const CvLayoutJob *job, const CvRect *box, double gap)
{
  CvRect wide = { box->x - gap, box->y - gap / 2, box->width + 2 * gap, box->height + gap };

  for (guint i = 0; i < job->layout->labels->len; i++)
    if (cv_rect_overlaps (&g_array_index (job->layout->labels, CvChartLabel, i).box, &wide))
      return TRUE;

  return FALSE;
}

static void
place_heading (CvLayoutJob *job, CvLabelKind kind, CvFont font, const char *text)
{
  CvChartLabel *label;
  int           lines = job->layout->height > 16 * job->em ? 2 : 1;

  if (text == NULL || *text == '\0' || job->right - job->left < 2 * job->em)
    return;

  label = cv_layout_add_label (job, kind, 0, font, text, job->right - job->left, lines);
  label->box.y = job->top;
  label->box.x = job->style->right_to_left ? job->right - label->box.width : job->left;
  job->top += label->box.height + 0.15 * job->em;
}

static void
place_headings (CvLayoutJob *job)
{
  if (job->drop < CV_DROP_TITLE)
    place_heading (job, CV_LABEL_TITLE, CV_FONT_TITLE, job->chart->title);
  if (job->drop < CV_DROP_SUBTITLE)
    place_heading (job, CV_LABEL_SUBTITLE, CV_FONT_SMALL, job->subtitle);
}

static void
place_empty (CvLayoutJob *job)
{
  const char *text = job->chart->empty != NULL ? job->chart->empty : _("There are no values yet.");
  const CvRect *plot = &job->layout->plot;
  int           lines = (int) MIN (plot->height / job->style->line_height, 3);
  CvChartLabel *label;

  if (cv_line_chart_has_values (job->chart) || plot->width < 3 * job->em || lines == 0)
    return;

  label = cv_layout_add_label (job, CV_LABEL_EMPTY, 0, CV_FONT_SMALL, text, plot->width - job->em,
                               lines);
  label->box.x = plot->x + (plot->width - label->box.width) / 2;
  label->box.y = plot->y + (plot->height - label->box.height) / 2;
  pango_layout_set_alignment (label->text, PANGO_ALIGN_CENTER);
}

static void
finish_plot (CvLayoutJob *job)
{
  CvChartLayout *layout = job->layout;

  layout->plot.y = job->top;
  layout->plot.height = MAX (job->bottom - job->top, 1);
  layout->value.start = layout->plot.y + layout->plot.height;
  layout->value.end = layout->plot.y;
  if (!isnan (job->chart->now) && job->chart->now >= job->from && job->chart->now <= job->to)
    layout->now_x = cv_scale_map (&layout->time, job->chart->now);
}

/* One pass. TRUE: nothing more to learn. */
static gboolean
lay_out (CvLayoutJob *job)
{
  guint leftover;

  place_headings (job);
  if (job->drop < CV_DROP_LEGEND)
    cv_layout_place_legend (job);
  /* Half a label of the value axis, or a row of events, stands above the plot. */
  job->top += 0.9 * job->em;

  cv_layout_reserve_values (job);
  cv_layout_reserve_ends (job);
  cv_layout_place_times (job);
  if (job->drop < CV_DROP_EVENTS)
    cv_layout_place_events (job);
  finish_plot (job);

  if (job->layout->plot.height < 5 * job->em && job->drop < CV_DROP_TITLE)
    {
      job->drop++;
      return FALSE;
    }
  if (!cv_layout_place_values (job))
    return FALSE;
  place_empty (job);

  leftover = job->drop < CV_DROP_LEGEND ? cv_layout_place_ends (job) & ~job->in_legend : 0;
  job->in_legend |= leftover;

  return leftover == 0;
}

static void
begin_pass (CvLayoutJob *job, double width, double height)
{
  double margin = MIN (job->em, MIN (width, height) / 16);

  cv_chart_layout_free (job->layout);
  job->layout = layout_new (width, height);
  job->left = job->top = margin;
  job->right = width - margin;
  job->bottom = height - margin;
}

CvChartLayout *
cv_chart_layout_new (const CvLineChart *chart, const CvChartStyle *style, double width,
                     double height)
{
  CvLayoutJob job = { .chart = chart, .style = style, .em = style->text_size };

  g_return_val_if_fail (width > 0 && height > 0, NULL);

  cv_line_chart_get_time_span (chart, &job.from, &job.to);
  for (guint pass = 0; pass < MAX_PASSES; pass++)
    {
      begin_pass (&job, width, height);
      cv_layout_find_range (&job);
      if (lay_out (&job))
        break;
    }
  g_free (job.subtitle);

  return job.layout;
}

const CvChartLabel *
cv_chart_layout_find_label (const CvChartLayout *layout, CvLabelKind kind, guint index)
{
  for (guint i = 0; i < layout->labels->len; i++)
    {
      const CvChartLabel *label = &g_array_index (layout->labels, CvChartLabel, i);

      if (label->kind == kind && label->index == index)
        return label;
    }

  return NULL;
}

const char *
cv_chart_label_get_text (const CvChartLabel *label)
{
  return pango_layout_get_text (label->text);
}
