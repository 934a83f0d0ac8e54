/* SPDX-License-Identifier: GPL-3.0-or-later */

/* chart-gallery FOLDER: writes every sample in several sizes and palettes as PNG, and the first as
 * SVG and PDF, to be looked at. */

#include <locale.h>
#include <math.h>

#include "chart-samples.h"
#include "charts/cv-bullet.h"
#include "charts/cv-line-figure.h"
#include "charts/cv-sparkline.h"

static const struct
{
  const char *name;
  double      width, height;
  CvPalette   palette;
} looks[] = {
  { "wide", 960, 480, CV_PALETTE_LIGHT },
  { "small", 640, 260, CV_PALETTE_LIGHT },
  { "dark", 960, 480, CV_PALETTE_DARK },
  { "narrow", 360, 260, CV_PALETTE_LIGHT },
  { "contrast", 640, 320, CV_PALETTE_HIGH_CONTRAST },
  { "print", 640, 320, CV_PALETTE_PRINT },
};

static gboolean export(const CvFigure *figure, const char *folder, const char *name, guint look,
                       const char *ending)
{
  g_autofree char *file = g_strdup_printf ("%s/%s-%s.%s", folder, name, looks[look].name, ending);
  g_autoptr (GError) error = NULL;

  if (!cv_figure_export (figure, file, looks[look].width, looks[look].height, looks[look].palette, &error))
    {
      g_printerr ("%s\n", error->message);
      return FALSE;
    }

  return TRUE;
}

/* Rows as a list has them: bullet and sparkline. */
static void
draw_rows (cairo_t *cr, CvPalette palette)
{
  static const CvBullet bullets[] = {
    { .value = 52, .expected = 58, .target = 65, .low = 55, .high = 61 },
    { .value = 1340, .expected = 1400, .target = 1530, .low = 1380, .high = 1420 },
    { .value = 14, .expected = 11, .target = 30, .low = 10, .high = 12 },
    { .value = 5.2,
      .expected = 7,
      .target = 4,
      .low = 6,
      .high = 8,
      .direction = CV_DIRECTION_LOWER },
    { .value = 33,
      .expected = NAN,
      .target = NAN,
      .low = 20,
      .high = 40,
      .direction = CV_DIRECTION_BAND },
    { .value = NAN, .expected = 3, .target = 10, .low = NAN, .high = NAN },
    { .value = -20, .expected = -5, .target = 40, .low = -15, .high = 5 },
    { .value = 40, .expected = NAN, .target = NAN, .low = NAN, .high = NAN },
  };
  static const char *const samples[] = { "followers", "channels", "french",   "gaps",
                                         "band",      "empty",    "negative", "daily" };
  g_autoptr (CvChartStyle) style = cv_chart_style_new (palette, NULL, 1);

  cv_color_set (cr, &style->background);
  cairo_paint (cr);
  for (guint i = 0; i < G_N_ELEMENTS (bullets); i++)
    {
      CvBullet bullet = bullets[i];
      g_autoptr (CvLineChart) chart = chart_sample_find (samples[i]);

      cv_bullet_choose_scale (&bullet);
      cairo_save (cr);
      cairo_translate (cr, 16, 16 + 40 * i);
      cv_bullet_draw (cr, &bullet, style, 160, 18);
      cairo_translate (cr, 190, -2);
      cv_sparkline_draw (cr, chart, style, 90, 22);
      cairo_restore (cr);
    }
}

static void
export_rows (const char *folder)
{
  g_autofree char *file = g_strdup_printf ("%s/rows.png", folder);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1200, 680);
  cairo_t         *cr = cairo_create (surface);

  cairo_scale (cr, 2, 2);
  draw_rows (cr, CV_PALETTE_LIGHT);
  cairo_rectangle (cr, 300, 0, 300, 340);
  cairo_clip (cr);
  cairo_translate (cr, 300, 0);
  draw_rows (cr, CV_PALETTE_DARK);
  cairo_destroy (cr);
  cairo_surface_write_to_png (surface, file);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  if (argc != 2)
    {
      g_printerr ("Usage: chart-gallery FOLDER\n");
      return 2;
    }

  g_mkdir_with_parents (argv[1], 0755);
  export_rows (argv[1]);
  for (guint i = 0; i < n_chart_samples; i++)
    {
      g_autoptr (CvFigure) figure = cv_line_chart_to_figure (chart_samples[i].create ());

      for (guint k = 0; k < G_N_ELEMENTS (looks); k++)
        if (!export(figure, argv[1], chart_samples[i].name, k, "png"))
          return 1;
      if (i == 0 && (!export(figure, argv[1], chart_samples[i].name, 0, "svg") ||
                     !export(figure, argv[1], chart_samples[i].name, 0, "pdf")))
        return 1;
    }

  return 0;
}
