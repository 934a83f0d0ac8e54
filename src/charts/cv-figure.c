/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/cv-figure.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "charts/cv-chart-words.h"

/* In a document, a presentation, a mail: wide enough for labels, not too wide for a page. */
#define WIDTH 960
#define HEIGHT 540

CvFigure *
cv_figure_new (const CvFigureKind *kind, gpointer chart, const char *title)
{
  CvFigure *figure = g_atomic_rc_box_new (CvFigure);

  *figure = (CvFigure){ kind, chart, g_strdup (title) };
  return figure;
}

CvFigure *
cv_figure_ref (CvFigure *figure)
{
  return g_atomic_rc_box_acquire (figure);
}

static void
clear_figure (gpointer data)
{
  CvFigure *figure = data;

  figure->kind->free (figure->chart);
  g_free (figure->title);
}

void
cv_figure_unref (CvFigure *figure)
{
  if (figure != NULL)
    g_atomic_rc_box_release_full (figure, clear_figure);
}

/* A picture is laid out in pixels; for print, letters are smaller in the same proportion. */
static void
choose_size (const CvFigure *figure, double *width, double *height)
{
  g_autoptr (CvChartStyle) style = NULL;

  if (*width != 0 && *height != 0)
    return;
  *width = WIDTH;
  *height = HEIGHT;
  if (figure->kind->get_size == NULL)
    return;
  style = cv_chart_style_new (CV_PALETTE_LIGHT, NULL, 1);
  figure->kind->get_size (figure->chart, style, width, height);
  *width = CLAMP (ceil (*width), CV_CHART_MIN_WIDTH, CV_CHART_MAX_SIZE);
  *height = CLAMP (ceil (*height), CV_CHART_MIN_HEIGHT, CV_CHART_MAX_SIZE);
}

gboolean
cv_figure_export (const CvFigure *figure, const char *file, double width, double height, CvPalette palette,
                  GError **error)
{
  g_autofree char *description = figure->kind->describe (figure->chart);
  CvPicture picture = { figure->kind->draw, figure->chart, figure->title, description };

  choose_size (figure, &width, &height);
  return cv_picture_export (&picture, file, width, height, palette, error);
}

GBytes *
cv_figure_to_bytes (const CvFigure *figure, const char *kind, double width, double height, CvPalette palette,
                    GError **error)
{
  g_autofree char *description = figure->kind->describe (figure->chart);
  CvPicture picture = { figure->kind->draw, figure->chart, figure->title, description };

  choose_size (figure, &width, &height);
  return cv_picture_export_bytes (&picture, kind, width, height, palette, error);
}

GBytes *
cv_figure_to_table (const CvFigure *figure, CvTableForm form)
{
  CvTableText *table = cv_table_text_new (form);

  figure->kind->tabulate (figure->chart, table);
  return cv_table_text_finish (table);
}

double
cv_figure_get_margin (const CvChartStyle *style)
{
  return 1.2 * style->text_size;
}

double
cv_figure_get_head (const CvChartStyle *style, const char *title, double width)
{
  double margin = cv_figure_get_margin (style);

  return margin + cv_chart_words_measure_block (style, CV_FONT_TITLE, title, width - 2 * margin)
         + 0.9 * style->text_size;
}

double
cv_figure_draw_head (cairo_t *cr, const CvChartStyle *style, const char *title, double width, double height)
{
  double margin = cv_figure_get_margin (style);

  cairo_rectangle (cr, 0, 0, width, height);
  cv_color_set (cr, &style->background);
  cairo_fill (cr);
  cv_chart_words_draw_block (cr, style, CV_FONT_TITLE, &style->text, title, margin, margin, width - 2 * margin);
  return cv_figure_get_head (style, title, width);
}
