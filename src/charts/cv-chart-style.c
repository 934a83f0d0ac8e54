/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The palettes. Series colours are Okabe and Ito's, told apart by colour-blind people too, in the
 * two sets that keep 3:1 against their background (WCAG 2 for graphics); text keeps 4.5:1. In high
 * contrast everything is text colour, and dashes and markers tell the lines apart. */

#include "charts/cv-chart-style.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#define DEFAULT_FONT "Cantarell, DejaVu Sans 11"
#define PIXELS_PER_POINT (96.0 / 72.0)
#define MIN_TEXT_PIXELS 12
#define MIN_TEXT_POINTS 9

#define HEX_ALPHA(hex, a)                                                                          \
  {                                                                                                \
    ((hex) >> 16 & 255) / 255.0, ((hex) >> 8 & 255) / 255.0, ((hex) & 255) / 255.0, a               \
  }
#define HEX(hex) HEX_ALPHA (hex, 1)

typedef struct
{
  CvColor  background, text, dim, grid, axis;
  CvColor  series[CV_CHART_MAX_SERIES];
  CvColor  usual, forecast, span;
  CvColor  shades[3];
  gboolean outlines;
  double   weight; /* of lines */
} Palette;

static const Palette palettes[] = {
  [CV_PALETTE_LIGHT] = {
    HEX (0xffffff), HEX (0x2b2b30), HEX (0x5e5c64), HEX (0xe4e4e7), HEX (0x9a9996),
    { HEX (0x0072b2), HEX (0xd55e00), HEX (0x009e73), HEX (0x2b2b30) },
    HEX_ALPHA (0x3d3846, 0.10), HEX_ALPHA (0x0072b2, 0.19), HEX_ALPHA (0x3d3846, 0.10),
    { HEX_ALPHA (0x3d3846, 0.30), HEX_ALPHA (0x3d3846, 0.19), HEX_ALPHA (0x3d3846, 0.10) },
    FALSE, 1,
  },
  [CV_PALETTE_DARK] = {
    HEX (0x242424), HEX (0xeeeeec), HEX (0xb9b9be), HEX (0x3b3b3e), HEX (0x77767b),
    { HEX (0x56b4e9), HEX (0xe69f00), HEX (0x009e73), HEX (0xcc79a7) },
    HEX_ALPHA (0xffffff, 0.085), HEX_ALPHA (0x56b4e9, 0.24), HEX_ALPHA (0xffffff, 0.12),
    { HEX_ALPHA (0xffffff, 0.30), HEX_ALPHA (0xffffff, 0.19), HEX_ALPHA (0xffffff, 0.10) },
    FALSE, 1,
  },
  [CV_PALETTE_HIGH_CONTRAST] = {
    HEX (0xffffff), HEX (0x000000), HEX (0x000000), HEX (0xb0b0b0), HEX (0x000000),
    { HEX (0x000000), HEX (0x000000), HEX (0x000000), HEX (0x000000) },
    HEX_ALPHA (0x000000, 0.08), HEX_ALPHA (0x000000, 0.16), HEX_ALPHA (0x000000, 0.12),
    { HEX_ALPHA (0x000000, 0.40), HEX_ALPHA (0x000000, 0.24), HEX_ALPHA (0x000000, 0.10) },
    TRUE, 1.5,
  },
  [CV_PALETTE_HIGH_CONTRAST_DARK] = {
    HEX (0x000000), HEX (0xffffff), HEX (0xffffff), HEX (0x606060), HEX (0xffffff),
    { HEX (0xffffff), HEX (0xffffff), HEX (0xffffff), HEX (0xffffff) },
    HEX_ALPHA (0xffffff, 0.14), HEX_ALPHA (0xffffff, 0.26), HEX_ALPHA (0xffffff, 0.20),
    { HEX_ALPHA (0xffffff, 0.45), HEX_ALPHA (0xffffff, 0.28), HEX_ALPHA (0xffffff, 0.14) },
    TRUE, 1.5,
  },
  [CV_PALETTE_PRINT] = {
    HEX_ALPHA (0xffffff, 0), HEX (0x000000), HEX (0x4a4a4a), HEX (0xdcdcdc), HEX (0x808080),
    { HEX (0x0072b2), HEX (0xd55e00), HEX (0x009e73), HEX (0x000000) },
    HEX_ALPHA (0x000000, 0.09), HEX_ALPHA (0x0072b2, 0.19), HEX_ALPHA (0x000000, 0.10),
    { HEX_ALPHA (0x000000, 0.30), HEX_ALPHA (0x000000, 0.19), HEX_ALPHA (0x000000, 0.10) },
    FALSE, 0.72,
  },
};

static void
take_palette (CvChartStyle *style, const Palette *palette, double scale)
{
  style->background = palette->background;
  style->text = palette->text;
  style->dim = palette->dim;
  style->grid = palette->grid;
  style->axis = palette->axis;
  for (guint i = 0; i < CV_CHART_MAX_SERIES; i++)
    style->series[i] = palette->series[i];
  style->usual = palette->usual;
  style->forecast = palette->forecast;
  style->span = palette->span;
  for (guint i = 0; i < G_N_ELEMENTS (style->shades); i++)
    style->shades[i] = palette->shades[i];
  style->outlines = palette->outlines;

  style->line_width = 2.25 * palette->weight * scale;
  style->thin_width = 1.5 * palette->weight * scale;
  style->hair_width = MIN (palette->weight, 1) * MAX (scale, 1);
  style->marker_radius = 4 * palette->weight * scale;
}

/* The font's size in the unit of the chart. */
static double
get_font_size (const PangoFontDescription *font, gboolean in_points)
{
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  if (size <= 0)
    size = 11 * (in_points ? 1 : PIXELS_PER_POINT);
  else if (pango_font_description_get_size_is_absolute (font))
    size /= in_points ? PIXELS_PER_POINT : 1;
  else
    size *= in_points ? 1 : PIXELS_PER_POINT;

  return size;
}

static PangoFontDescription *
create_font (const PangoFontDescription *font, double size, gboolean bold)
{
  PangoFontDescription *copy = pango_font_description_copy (font);

  pango_font_description_set_absolute_size (copy, size * PANGO_SCALE);
  pango_font_description_set_weight (copy, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);

  return copy;
}

static void
create_fonts (CvChartStyle *style, const PangoFontDescription *font, double scale)
{
  g_autoptr (PangoFontDescription) own = NULL;
  gboolean in_points = style->palette == CV_PALETTE_PRINT;
  double   size;

  if (font == NULL)
    font = own = pango_font_description_from_string (DEFAULT_FONT);

  size = get_font_size (font, in_points);
  style->text_size = MAX (size * 0.82, in_points ? MIN_TEXT_POINTS : MIN_TEXT_PIXELS) * scale;
  style->fonts[CV_FONT_SMALL] = create_font (font, style->text_size, FALSE);
  style->fonts[CV_FONT_STRONG] = create_font (font, style->text_size, TRUE);
  style->fonts[CV_FONT_TITLE] =
      create_font (font, MAX (size * 1.12 * scale, style->text_size * 1.3), TRUE);
}

/* Text is measured once and drawn at any resolution, so its metrics must not depend on the pixel
 * grid. */
static PangoContext *
create_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_SLIGHT);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);

  return context;
}

static double
measure_line (const CvChartStyle *style)
{
  g_autoptr (PangoLayout) text = cv_chart_style_create_text (style, CV_FONT_STRONG, "Ég0");
  int height;

  pango_layout_get_size (text, NULL, &height);

  return (double) height / PANGO_SCALE;
}

static gboolean
language_is_right_to_left (void)
{
  static const PangoScript scripts[] = { PANGO_SCRIPT_ARABIC, PANGO_SCRIPT_HEBREW,
                                         PANGO_SCRIPT_SYRIAC, PANGO_SCRIPT_THAANA,
                                         PANGO_SCRIPT_NKO };
  PangoLanguage           *language = pango_language_get_default ();
  int                      n_known = 0;

  /* For a language Pango knows no scripts of, any script counts as included. */
  if (pango_language_get_scripts (language, &n_known) == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (pango_language_includes_script (language, scripts[i]))
      return TRUE;

  return FALSE;
}

CvChartStyle *
cv_chart_style_new (CvPalette palette, const PangoFontDescription *font, double scale)
{
  CvChartStyle *style;

  g_return_val_if_fail ((guint) palette < G_N_ELEMENTS (palettes), NULL);
  g_return_val_if_fail (scale > 0, NULL);

  style = g_new0 (CvChartStyle, 1);
  style->palette = palette;
  style->recording_scale = palette == CV_PALETTE_PRINT ? 0 : 1;
  style->right_to_left = language_is_right_to_left ();
  take_palette (style, &palettes[palette], scale);
  create_fonts (style, font, scale);
  style->context = create_context ();
  style->line_height = measure_line (style);

  return style;
}

void
cv_chart_style_free (CvChartStyle *style)
{
  if (style == NULL)
    return;

  for (guint i = 0; i < CV_N_FONTS; i++)
    pango_font_description_free (style->fonts[i]);
  g_object_unref (style->context);
  g_free (style);
}

/* Many fonts have no narrow no-break space, which parts the thousands in French; what stands in for
 * it is next to nothing. */
static void
widen_narrow_spaces (const CvChartStyle *style, PangoLayout *layout, const char *text)
{
  static const char narrow[] = "\u202f";
  const char       *at = strstr (text, narrow);
  PangoAttrList    *list;

  if (at == NULL)
    return;

  list = pango_attr_list_new ();
  for (; at != NULL; at = strstr (at + 1, narrow))
    {
      PangoAttribute *spacing =
          pango_attr_letter_spacing_new ((int) (0.1 * style->text_size * PANGO_SCALE));

      spacing->start_index = (guint) (at - text);
      spacing->end_index = spacing->start_index + (guint) strlen (narrow);
      pango_attr_list_insert (list, spacing);
    }
  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);
}

PangoLayout *
cv_chart_style_create_text (const CvChartStyle *style, CvFont font, const char *text)
{
  PangoLayout *layout = pango_layout_new (style->context);

  pango_layout_set_font_description (layout, style->fonts[font]);
  pango_layout_set_text (layout, text, -1);
  widen_narrow_spaces (style, layout, text);

  return layout;
}

void
cv_color_set (cairo_t *cr, const CvColor *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

CvColor
cv_color_fade (const CvColor *color, const CvColor *paper, double share)
{
  return (CvColor){ paper->red + share * (color->red - paper->red), paper->green + share * (color->green - paper->green),
                    paper->blue + share * (color->blue - paper->blue), 1 };
}

static double
get_luminance (const CvColor *color)
{
  const double channels[] = { color->red, color->green, color->blue };
  const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double       luminance = 0;

  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    luminance += weights[i] * (channels[i] <= 0.04045 ? channels[i] / 12.92
                                                      : pow ((channels[i] + 0.055) / 1.055, 2.4));

  return luminance;
}

double
cv_color_contrast (const CvColor *a, const CvColor *b)
{
  double light = get_luminance (a), dark = get_luminance (b);

  return (MAX (light, dark) + 0.05) / (MIN (light, dark) + 0.05);
}
