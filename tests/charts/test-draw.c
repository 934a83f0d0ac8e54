/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "chart-samples.h"
#include "charts/cv-bullet.h"
#include "charts/cv-chart-draw-private.h"
#include "charts/cv-chart-isolate.h"
#include "charts/cv-sparkline.h"

/* A chart on pixels. */
typedef struct
{
  CvLineChart     *chart;
  CvChartStyle    *style;
  CvChartLayout   *layout;
  cairo_surface_t *surface;
  int              scale;
} Picture;

static Picture
draw (CvLineChart *chart, CvPalette palette, int width, int height, int scale)
{
  Picture  picture = { .chart = chart,
                       .style = cv_chart_style_new (palette, NULL, 1),
                       .scale = scale };
  cairo_t *cr;

  picture.layout = cv_chart_layout_new (chart, picture.style, width, height);
  picture.surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width * scale, height * scale);
  cairo_surface_set_device_scale (picture.surface, scale, scale);
  cr = cairo_create (picture.surface);
  cv_chart_draw (cr, chart, picture.layout, picture.style);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (picture.surface);

  return picture;
}

static void
picture_clear (Picture *picture)
{
  cairo_surface_destroy (picture->surface);
  cv_chart_layout_free (picture->layout);
  cv_chart_style_free (picture->style);
  cv_line_chart_free (picture->chart);
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  guint32 pixel;

  memcpy (&pixel,
          cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface) +
              4 * x,
          4);

  return pixel & 0xffffff;
}

/* Near enough for the edges of a line. */
static gboolean
is_near (guint32 a, guint32 b)
{
  int distance = 0;

  for (int shift = 0; shift < 24; shift += 8)
    distance = MAX (distance, ABS ((int) (a >> shift & 255) - (int) (b >> shift & 255)));

  return distance <= 40;
}

/* How many pixels of about @color lie within @radius of a point of the chart. */
static guint
count_near (const Picture *picture, double time, double value, int radius, guint32 color)
{
  int   x = (int) (cv_scale_map (&picture->layout->time, time) * picture->scale);
  int   y = (int) (cv_scale_map (&picture->layout->value, value) * picture->scale);
  guint n = 0;

  for (int dy = -radius; dy <= radius; dy++)
    for (int dx = -radius; dx <= radius; dx++)
      if (is_near (get_pixel (picture->surface, x + dx, y + dy), color))
        n++;

  return n;
}

static CvLineChart *
create_plain (const double *times, const double *values, const guint8 *partial, gsize n)
{
  CvLineChart *chart = cv_line_chart_new ();

  cv_line_chart_add_series (chart, NULL, times, values, partial, n);

  return chart;
}

#define BLUE 0x0072b2
#define SKY 0x56b4e9

/* The line is where its values are, at any scale, and not where there is a gap. */
static void
test_line_and_gap (void)
{
  double times[60], values[60];

  for (guint i = 0; i < 60; i++)
    {
      times[i] = 20000.5 + i;
      values[i] = i >= 20 && i < 40 ? NAN : 50 + 40 * sin (i / 5.0);
    }
  for (int scale = 1; scale <= 2; scale++)
    {
      Picture picture = draw (create_plain (times, values, NULL, 60), CV_PALETTE_LIGHT, 640, 260,
                              scale);

      for (guint i = 1; i < 59; i++)
        if (!isnan (values[i]))
          g_assert_cmpuint (count_near (&picture, times[i], values[i], 2, BLUE), >=, 4);
      /* Between two points, too */
      g_assert_cmpuint (count_near (&picture, 20010, 50 + 20 * (sin (9 / 5.0) + sin (10 / 5.0)), 2,
                                    BLUE),
                        >=, 4);
      for (double time = 20021.5; time < 20039; time += 0.5)
        for (double value = 0; value <= 100; value += 5)
          g_assert_cmpuint (count_near (&picture, time, value, 2, BLUE), ==, 0);
      picture_clear (&picture);
    }
}

/* A partial value is a ring that only a dashed line leads to. */
static void
test_partial_is_hollow (void)
{
  const double times[] = { 20000.5, 20010.5, 20020.5, 20030.5 }, values[] = { 10, 20, 30, 12 };
  const guint8 partial[] = { 0, 0, 0, 1 };
  Picture picture = draw (create_plain (times, values, partial, 4), CV_PALETTE_LIGHT, 640, 260, 2);
  guint   blue = 0, white = 0;

  g_assert_cmpuint (count_near (&picture, 20030.5, 12, 2, 0xffffff), ==, 25);
  g_assert_cmpuint (count_near (&picture, 20030.5, 12, 12, BLUE), >=, 40);
  for (double time = 20022; time < 20029; time += 0.05)
    {
      double value = 30 - (time - 20020.5) * 1.8;
      guint  n = count_near (&picture, time, value, 0, BLUE);

      blue += n;
      white += 1 - n;
    }
  g_assert_cmpuint (blue, >, 20);
  g_assert_cmpuint (white, >, 20);
  picture_clear (&picture);
}

/* An estimate is a ring on a line that is only compared with, too, where points are not marked otherwise. */
static void
test_estimate_of_quiet_line (void)
{
  const double   times[] = { 20000.5, 20010.5, 20020.5, 20030.5 }, values[] = { 10, 20, 30, 12 }, before[] = { 2, 4, 6, 3 };
  const guint8   estimated[] = { 0, 1, 0, 0 };
  CvLineChart   *chart = create_plain (times, values, NULL, 4);
  CvChartSeries *quiet = cv_line_chart_add_series (chart, NULL, times, before, NULL, 4);
  Picture        picture;

  quiet->quiet = TRUE;
  cv_chart_series_set_estimated (quiet, estimated);
  picture = draw (chart, CV_PALETTE_LIGHT, 640, 260, 2);
  g_assert_cmpuint (count_near (&picture, 20010.5, 4, 2, 0xffffff), ==, 25);
  g_assert_cmpuint (count_near (&picture, 20010.5, 4, 9, 0x5e5c64), >=, 30);
  g_assert_cmpuint (count_near (&picture, 20020.5, 6, 2, 0xffffff), <, 25);
  picture_clear (&picture);
}

/* A single point is a dot. */
static void
test_single_point (void)
{
  const double time = 20000.5, value = 52;
  Picture      picture = draw (create_plain (&time, &value, NULL, 1), CV_PALETTE_DARK, 360, 260, 1);

  g_assert_cmpuint (count_near (&picture, time, value, 5, SKY), >=, 30);
  picture_clear (&picture);
}

/* The path is dashed, in the colour of text, and above the line of values that are below it. */
static void
test_path (void)
{
  Picture picture = draw (chart_sample_find ("followers"), CV_PALETTE_LIGHT, 960, 480, 1);
  guint   dark = 0, light = 0;
  double  from = g_array_index (picture.chart->path, CvChartPoint, 0).time;

  for (double time = from + 200; time < from + 300; time += 0.4)
    {
      double value = cv_line_chart_get_path (picture.chart, time);

      if (count_near (&picture, time, value, 1, 0x2b2b30) > 0)
        dark++;
      else
        light++;
    }
  g_assert_cmpuint (dark, >, light);
  g_assert_cmpuint (light, >, 30);
  picture_clear (&picture);
}

/* Drawing does not depend on where the surface's own origin is. */
static void
test_moved (void)
{
  Picture          picture = draw (chart_sample_find ("daily"), CV_PALETTE_LIGHT, 400, 200, 1);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 460, 260);
  cairo_t         *cr = cairo_create (surface);

  cairo_translate (cr, 37, 41);
  cv_chart_draw (cr, picture.chart, picture.layout, picture.style);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < 200; y++)
    for (int x = 0; x < 400; x++)
      g_assert_true (
          is_near (get_pixel (surface, x + 37, y + 41), get_pixel (picture.surface, x, y)));
  cairo_surface_destroy (surface);
  picture_clear (&picture);
}

/* The mask and the stroke of a line look alike. */
static void
test_mask_is_like_stroke (void)
{
  Picture          picture = draw (chart_sample_find ("events"), CV_PALETTE_LIGHT, 640, 260, 1);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 640, 260);
  cairo_surface_t *recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t         *cr = cairo_create (recording);
  guint            differ = 0;

  picture.style->recording_scale = 0;
  cv_chart_draw (cr, picture.chart, picture.layout, picture.style);
  cairo_destroy (cr);
  cr = cairo_create (surface);
  cairo_set_source_surface (cr, recording, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < 260; y++)
    for (int x = 0; x < 640; x++)
      if (!is_near (get_pixel (surface, x, y), get_pixel (picture.surface, x, y)))
        differ++;
  g_test_message ("%u pixels differ", differ);
  g_assert_cmpuint (differ, <, 640 * 260 / 200);
  cairo_surface_destroy (surface);
  cairo_surface_destroy (recording);
  picture_clear (&picture);
}

/* A faded line is pale and behind the others, its name can still be read, and it looks as before once all are shown. */
static void
test_faded (void)
{
  for (CvPalette palette = CV_PALETTE_LIGHT; palette <= CV_PALETTE_HIGH_CONTRAST_DARK; palette++)
    {
      Picture       isolated = draw (chart_sample_find ("isolated"), palette, 640, 300, 1);
      CvDrawJob     job = { .chart = isolated.chart, .layout = isolated.layout, .style = isolated.style };
      const CvColor *paper = &isolated.style->background, *text = &isolated.style->text;

      for (guint i = 0; i < 4; i++)
        {
          CvColor color = cv_draw_get_color (&job, i);
          CvColor name = cv_color_fade (text, paper, CV_DRAW_FADED_TEXT);
          gboolean faded = i == 1 || i == 3;

          g_assert_cmpint (cv_line_chart_get_series (isolated.chart, i)->faded, ==, faded);
          g_assert_cmpfloat (cv_color_contrast (&color, paper), >=, faded ? 1.4 : 3);
          if (faded)
            g_assert_cmpfloat (cv_color_contrast (&color, &isolated.style->series[i]), >=, 1.8);
          g_assert_cmpfloat (cv_color_contrast (&name, paper), >=, 4.5);
        }
      picture_clear (&isolated);
    }
}

static void
test_faded_behind (void)
{
  const double times[] = { 20000.5, 20010.5, 20020.5 }, up[] = { 0, 10, 20 }, down[] = { 20, 10, 0 };
  CvLineChart *chart = create_plain (times, up, NULL, 3);
  Picture      picture;

  cv_line_chart_add_series (chart, NULL, times, down, NULL, 3);
  cv_chart_isolate (chart, 1, FALSE);
  picture = draw (chart, CV_PALETTE_LIGHT, 640, 260, 2);
  /* Where they cross, the second line's square covers the first line's dot. */
  g_assert_cmpuint (count_near (&picture, 20010.5, 10, 3, 0xd55e00), ==, 49);
  g_assert_cmpuint (count_near (&picture, 20020.5, 20, 8, BLUE), ==, 0);
  cv_chart_isolate_drop (chart);
  picture.chart = NULL;
  picture_clear (&picture);
  picture = draw (chart, CV_PALETTE_LIGHT, 640, 260, 2);
  g_assert_cmpuint (count_near (&picture, 20020.5, 20, 8, BLUE), >, 100);
  picture_clear (&picture);
}

static void
test_cursor (void)
{
  Picture  picture = draw (chart_sample_find ("equal"), CV_PALETTE_LIGHT, 640, 260, 1);
  cairo_t *cr = cairo_create (picture.surface);
  double   time = cv_reduce_get_x (cv_line_chart_get_series (picture.chart, 0)->whole, 5);
  CvRect   area = cv_chart_cursor_area (picture.chart, picture.layout, picture.style, 0, 5);

  g_assert_cmpuint (count_near (&picture, time, 1250, 1, 0x2b2b30), ==, 0);
  cv_chart_draw_cursor (cr, picture.chart, picture.layout, picture.style, 0, 5);
  cairo_destroy (cr);
  cairo_surface_flush (picture.surface);
  g_assert_cmpuint (count_near (&picture, time, 1250, 1, 0x2b2b30), >=, 3);
  g_assert_cmpfloat (area.width, <, 30);
  picture_clear (&picture);
}

/* Lists. */

static void
test_bullet (void)
{
  CvBullet bullet = { .value = 50, .expected = 80, .target = 100, .low = 70, .high = 90 };
  g_autoptr (CvChartStyle) style = cv_chart_style_new (CV_PALETTE_LIGHT, NULL, 1);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 108, 20);
  cairo_t         *cr = cairo_create (surface);

  cv_bullet_choose_scale (&bullet);
  g_assert_cmpfloat (bullet.from, ==, 0);
  g_assert_cmpfloat_with_epsilon (bullet.to, 108, 1e-9);
  cv_color_set (cr, &style->background);
  cairo_paint (cr);
  cv_bullet_draw (cr, &bullet, style, 108, 20);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  /* One unit is one pixel: the bar ends at 50, today's mark is at 80. */
  g_assert_true (is_near (get_pixel (surface, 2, 10), BLUE));
  g_assert_true (is_near (get_pixel (surface, 48, 10), BLUE));
  g_assert_false (is_near (get_pixel (surface, 52, 10), BLUE));
  g_assert_true (is_near (get_pixel (surface, 80, 10), 0x2b2b30));
  /* Three shades, the poorest the darkest */
  g_assert_cmpuint (get_pixel (surface, 60, 1) & 255, <, get_pixel (surface, 74, 1) & 255);
  g_assert_cmpuint (get_pixel (surface, 74, 1) & 255, <, get_pixel (surface, 94, 1) & 255);
  cairo_surface_destroy (surface);
}

static void
test_bullet_scale (void)
{
  CvBullet near = { .value = 1340, .expected = 1400, .target = 1530, .low = NAN, .high = NAN };
  CvBullet negative = { .value = -20, .expected = 10, .target = 40, .low = NAN, .high = NAN };
  CvBullet none = { .value = NAN, .expected = NAN, .target = NAN, .low = NAN, .high = NAN };
  CvBullet alone = { .value = 40, .expected = NAN, .target = NAN, .low = NAN, .high = NAN };

  /* 190 of 1,530 is an eighth: from nought they would look alike. */
  cv_bullet_choose_scale (&near);
  g_assert_false (cv_bullet_has_bar (&near));
  g_assert_cmpfloat (near.from, >, 1000);
  cv_bullet_choose_scale (&negative);
  g_assert_false (cv_bullet_has_bar (&negative));
  g_assert_cmpfloat (negative.from, <, -20);
  cv_bullet_choose_scale (&none);
  g_assert_true (cv_bullet_has_bar (&none));
  cv_bullet_choose_scale (&alone);
  g_assert_true (cv_bullet_has_bar (&alone));
}

/* The last value is marked, at the right edge. */
static void
test_sparkline (void)
{
  g_autoptr (CvLineChart) chart = chart_sample_find ("followers");
  g_autoptr (CvLineChart) empty = chart_sample_find ("empty");
  g_autoptr (CvChartStyle) style = cv_chart_style_new (CV_PALETTE_LIGHT, NULL, 1);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 90, 22);
  cairo_t         *cr = cairo_create (surface);
  guint            n = 0;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cv_sparkline_draw (cr, empty, style, 90, 22);
  cairo_surface_flush (surface);
  for (int x = 0; x < 90; x++)
    g_assert_cmphex (get_pixel (surface, x, 11), ==, 0xffffff);

  cv_sparkline_draw (cr, chart, style, 90, 22);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < 8; y++)
    for (int x = 84; x < 90; x++)
      n += is_near (get_pixel (surface, x, y), BLUE) ? 1 : 0;
  g_assert_cmpuint (n, >=, 16);
  cairo_surface_destroy (surface);
}

/* Golden pictures, for what no single fact holds: they were looked at and found good.
 * CV_GOLDEN=write writes them anew. They hold for one font only; without it there is nothing to
 * compare. */

static gboolean
has_font (void)
{
  g_autoptr (CvChartStyle) style = cv_chart_style_new (CV_PALETTE_LIGHT, NULL, 1);
  PangoFont *font = pango_context_load_font (style->context, style->fonts[CV_FONT_SMALL]);
  PangoFontDescription *found = pango_font_describe (font);
  gboolean              has = g_str_equal (pango_font_description_get_family (found), "Cantarell");

  pango_font_description_free (found);
  g_object_unref (font);

  return has;
}

static char *
get_golden_name (const char *sample, CvPalette palette)
{
  g_autofree char *name = g_strdup_printf ("%s-%s.png", sample,
                                           palette == CV_PALETTE_LIGHT ? "light" : "dark");

  return g_test_build_filename (G_TEST_DIST, "charts", name, NULL);
}

static void
compare (cairo_surface_t *found, cairo_surface_t *golden, const char *name)
{
  int width = cairo_image_surface_get_width (found),
      height = cairo_image_surface_get_height (found);
  guint differ = 0;

  g_assert_cmpint (cairo_image_surface_get_width (golden), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (golden), ==, height);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      if (!is_near (get_pixel (found, x, y), get_pixel (golden, x, y)))
        differ++;

  /* One pixel in a thousand: less than a letter. */
  if (differ > (guint) (width * height / 1000))
    {
      g_autofree char *base = g_path_get_basename (name);
      g_autofree char *file = g_build_filename (g_get_tmp_dir (), base, NULL);

      cairo_surface_write_to_png (found, file);
      g_error ("%u pixels of %s differ; what was drawn is in %s", differ, name, file);
    }
}

static void
test_golden (gconstpointer data)
{
  const char     *sample = data;
  const CvPalette palettes[] = { CV_PALETTE_LIGHT, CV_PALETTE_DARK };

  if (!has_font ())
    {
      g_test_skip ("The font Cantarell is not installed");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (palettes); i++)
    {
      g_autofree char *name = get_golden_name (sample, palettes[i]);
      Picture          picture = draw (chart_sample_find (sample), palettes[i], 480, 260, 1);

      if (g_strcmp0 (g_getenv ("CV_GOLDEN"), "write") == 0)
        cairo_surface_write_to_png (picture.surface, name);
      else
        {
          cairo_surface_t *golden = cairo_image_surface_create_from_png (name);

          g_assert_cmpint (cairo_surface_status (golden), ==, CAIRO_STATUS_SUCCESS);
          compare (picture.surface, golden, name);
          cairo_surface_destroy (golden);
        }
      picture_clear (&picture);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/draw/line-and-gap", test_line_and_gap);
  g_test_add_func ("/charts/draw/partial-is-hollow", test_partial_is_hollow);
  g_test_add_func ("/charts/draw/estimate-of-quiet-line", test_estimate_of_quiet_line);
  g_test_add_func ("/charts/draw/single-point", test_single_point);
  g_test_add_func ("/charts/draw/path", test_path);
  g_test_add_func ("/charts/draw/moved", test_moved);
  g_test_add_func ("/charts/draw/mask-is-like-stroke", test_mask_is_like_stroke);
  g_test_add_func ("/charts/draw/faded", test_faded);
  g_test_add_func ("/charts/draw/faded-behind", test_faded_behind);
  g_test_add_func ("/charts/draw/cursor", test_cursor);
  g_test_add_func ("/charts/draw/bullet", test_bullet);
  g_test_add_func ("/charts/draw/bullet-scale", test_bullet_scale);
  g_test_add_func ("/charts/draw/sparkline", test_sparkline);
  g_test_add_data_func ("/charts/draw/golden/followers", "followers", test_golden);
  g_test_add_data_func ("/charts/draw/golden/gaps", "gaps", test_golden);
  g_test_add_data_func ("/charts/draw/golden/channels", "channels", test_golden);
  g_test_add_data_func ("/charts/draw/golden/isolated", "isolated", test_golden);
  g_test_add_data_func ("/charts/draw/golden/before-alone", "before-alone", test_golden);
  g_test_add_data_func ("/charts/draw/golden/band", "band", test_golden);

  return g_test_run ();
}
