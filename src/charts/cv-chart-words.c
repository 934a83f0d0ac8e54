/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/cv-chart-words.h"

#include <math.h>
#include <pango/pangocairo.h>

#define MAX_CHARACTERS 400

static PangoLayout *
make_text (const CvChartStyle *style, CvFont font, const char *text)
{
  g_autofree char *start = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), MAX_CHARACTERS));

  return cv_chart_style_create_text (style, font, start);
}

static void
set_width (PangoLayout *layout, double width)
{
  pango_layout_set_width (layout, (int) ceil (MAX (width, 1) * PANGO_SCALE));
}

static void
draw (cairo_t *cr, PangoLayout *layout, const CvColor *color, double x, double y)
{
  cv_color_set (cr, color);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

double
cv_chart_words_measure (const CvChartStyle *style, CvFont font, const char *text)
{
  g_autoptr (PangoLayout) layout = make_text (style, font, text);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return (double) width / PANGO_SCALE;
}

static PangoLayout *
make_line (const CvChartStyle *style, CvFont font, const char *text, double width)
{
  PangoLayout *layout = make_text (style, font, text);

  set_width (layout, width);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

void
cv_chart_words_draw (cairo_t *cr, const CvChartStyle *style, CvFont font, const CvColor *color, const char *text,
                     double x, double y, double width)
{
  g_autoptr (PangoLayout) layout = make_line (style, font, text, width);

  draw (cr, layout, color, x, y);
}

void
cv_chart_words_draw_right (cairo_t *cr, const CvChartStyle *style, CvFont font, const CvColor *color,
                           const char *text, double right, double y, double width)
{
  g_autoptr (PangoLayout) layout = make_line (style, font, text, width);

  pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  draw (cr, layout, color, right - width, y);
}

static PangoLayout *
make_block (const CvChartStyle *style, CvFont font, const char *text, double width)
{
  PangoLayout *layout = make_text (style, font, text);

  set_width (layout, width);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

static double
get_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

double
cv_chart_words_measure_block (const CvChartStyle *style, CvFont font, const char *text, double width)
{
  g_autoptr (PangoLayout) layout = make_block (style, font, text, width);

  return get_height (layout);
}

void
cv_chart_words_draw_block (cairo_t *cr, const CvChartStyle *style, CvFont font, const CvColor *color,
                           const char *text, double x, double y, double width)
{
  g_autoptr (PangoLayout) layout = make_block (style, font, text, width);

  draw (cr, layout, color, x, y);
}

static PangoLayout *
make_middle (const CvChartStyle *style, CvFont font, const char *text, double width, int lines)
{
  PangoLayout *layout = make_block (style, font, text, width);

  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_height (layout, -lines);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

double
cv_chart_words_measure_middle (const CvChartStyle *style, CvFont font, const char *text, double width, int lines)
{
  g_autoptr (PangoLayout) layout = make_middle (style, font, text, width, lines);

  return get_height (layout);
}

void
cv_chart_words_draw_middle (cairo_t *cr, const CvChartStyle *style, CvFont font, const CvColor *color,
                            const char *text, double x, double y, double width, int lines)
{
  g_autoptr (PangoLayout) layout = make_middle (style, font, text, width, lines);

  draw (cr, layout, color, x, y);
}
