/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <pango/pango.h>

/* How a chart looks: colours, sizes, fonts. A plain struct made by cv_chart_style_new(); fields
 * may be changed before it is used (a widget puts its theme's colours in). */

typedef enum
{
  CV_PALETTE_LIGHT,
  CV_PALETTE_DARK,
  CV_PALETTE_HIGH_CONTRAST,
  CV_PALETTE_HIGH_CONTRAST_DARK,
  CV_PALETTE_PRINT
} CvPalette;

typedef struct
{
  double red, green, blue, alpha;
} CvColor;

/* More lines than this in one chart cannot be told apart (the fifth and later look alike). */
#define CV_CHART_MAX_SERIES 4

/* What a text is set in. */
typedef enum
{
  CV_FONT_TITLE,
  CV_FONT_SMALL,  /* axes, subtitle, events */
  CV_FONT_STRONG, /* small and bold: the numbers that matter */
  CV_N_FONTS
} CvFont;

typedef struct
{
  CvPalette             palette;
  /* Painted first; with alpha 0 what is there, of about this colour, shows through. */
  CvColor               background;
  CvColor               text, dim, grid, axis;
  CvColor               series[CV_CHART_MAX_SERIES];
  CvColor               usual;    /* fill of the natural limits */
  CvColor               forecast; /* fill of the forecast band */
  CvColor               span;     /* fill of an event that lasts */
  CvColor               shades[3]; /* of a bullet's ranges, the poorest first */
  gboolean              outlines; /* edges drawn around fills, for those who cannot see these */

  PangoFontDescription *fonts[CV_N_FONTS]; /* absolute sizes; owned */
  PangoContext         *context;           /* for measuring and drawing text; owned */
  double                text_size;         /* of CV_FONT_SMALL; gaps are multiples of it */
  double                line_height;       /* of CV_FONT_SMALL */
  double                line_width, thin_width, hair_width; /* series; path and forecast; grid */
  double                marker_radius;
  /* Device pixels a unit where a recording is replayed, if the chart is drawn into one; 0: on paper,
   * where lines are strokes. */
  double                recording_scale;
  gboolean              right_to_left; /* of the text; time goes left to right everywhere */
} CvChartStyle;

/* @font: the user's, for size and family; NULL: the program's own. @scale enlarges everything
 * (text zoom, presentations). Small text is never below 12 px, 9 pt in print. The unit of length
 * is a pixel, a point for CV_PALETTE_PRINT. Belongs to the thread that made it. (transfer full) */
CvChartStyle *cv_chart_style_new         (CvPalette palette, const PangoFontDescription *font,
                                          double scale);
void          cv_chart_style_free        (CvChartStyle *style);

/* (transfer full) a layout of plain text (never markup), drawn with pango_cairo_show_layout(). */
PangoLayout  *cv_chart_style_create_text (const CvChartStyle *style, CvFont font, const char *text);

void          cv_color_set               (cairo_t *cr, const CvColor *color);
/* @color on @paper, with less of it the smaller @share is (0 to 1); opaque. */
CvColor       cv_color_fade              (const CvColor *color, const CvColor *paper, double share);
/* WCAG 2 contrast, 1 to 21; @a is seen on @b. */
double        cv_color_contrast          (const CvColor *a, const CvColor *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvChartStyle, cv_chart_style_free)
