/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>

#include "base/cv-error.h"
#include "chart-samples.h"
#include "charts/cv-line-figure.h"

static char *folder;

static char *
in_folder (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static void
assert_exports (const char *sample, const char *file, CvPalette palette, char **contents,
                gsize *length)
{
  g_autoptr (CvFigure) figure = cv_line_chart_to_figure (chart_sample_find (sample));
  g_autoptr (GError) error = NULL;

  g_assert_true (cv_figure_export (figure, file, 640, 320, palette, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (file, contents, length, NULL));
}

static guint32
read_number (const char *bytes)
{
  guint32 number;

  memcpy (&number, bytes, sizeof number);

  return GUINT32_FROM_BE (number);
}

static void
test_png (void)
{
  g_autofree char *file = in_folder ("chart.PNG");
  g_autofree char *contents = NULL;
  gsize            length;

  assert_exports ("followers", file, CV_PALETTE_LIGHT, &contents, &length);
  g_assert_cmpmem (contents, 8, "\x89PNG\r\n\x1a\n", 8);
  /* Two pixels for each, in the header's first two numbers */
  g_assert_cmpuint (read_number (contents + 16), ==, 1280);
  g_assert_cmpuint (read_number (contents + 20), ==, 640);
}

static gboolean
contains (const char *contents, gsize length, const char *text)
{
  return memmem (contents, length, text, strlen (text)) != NULL;
}

/* Titles and descriptions as GMarkup finds them. */
typedef struct
{
  const char *element;
  char       *title, *description;
} SvgTexts;

static void
on_start (GMarkupParseContext *context, const char *element, const char **names,
          const char **values, gpointer data, GError **error)
{
  ((SvgTexts *) data)->element = g_intern_string (element);
}

static void
on_text (GMarkupParseContext *context, const char *text, gsize length, gpointer data,
         GError **error)
{
  SvgTexts *texts = data;

  if (g_strcmp0 (texts->element, "title") == 0 && texts->title == NULL)
    texts->title = g_strndup (text, length);
  if (g_strcmp0 (texts->element, "desc") == 0 && texts->description == NULL)
    texts->description = g_strndup (text, length);
  texts->element = NULL;
}

static void
test_svg (void)
{
  const GMarkupParser  parser = { .start_element = on_start, .text = on_text };
  SvgTexts             texts = { 0 };
  GMarkupParseContext *context = g_markup_parse_context_new (&parser, 0, &texts, NULL);
  g_autofree char     *file = in_folder ("chart.svg");
  g_autofree char     *contents = NULL;
  g_autoptr (GError) error = NULL;
  CvLineChart *chart = chart_sample_find ("followers");
  g_autoptr (CvFigure) figure = NULL;
  gsize length;

  g_free (chart->title);
  chart->title = g_strdup ("Salt & <pepper>");
  figure = cv_line_chart_to_figure (chart);
  g_assert_true (cv_figure_export (figure, file, 640, 320, CV_PALETTE_LIGHT, &error));
  g_assert_true (g_file_get_contents (file, &contents, &length, NULL));
  g_markup_parse_context_parse (context, contents, (gssize) length, &error);
  g_assert_no_error (error);
  g_assert_true (g_markup_parse_context_end_parse (context, &error));
  g_assert_cmpstr (texts.title, ==, "Salt & <pepper>");
  g_assert_cmpstr (texts.description, ==, "Line, 51 weeks, 1193 to 1274, target 1530");
  g_assert_nonnull (strstr (contents, "width=\"640px\" height=\"320px\""));
  g_markup_parse_context_free (context);
  g_free (texts.title);
  g_free (texts.description);
}

static void
test_pdf (void)
{
  g_autofree char *file = in_folder ("chart.pdf");
  g_autofree char *contents = NULL;
  gsize            length;

  for (guint palette = CV_PALETTE_LIGHT; palette <= CV_PALETTE_PRINT; palette++)
    {
      g_clear_pointer (&contents, g_free);
      assert_exports ("followers", file, (CvPalette) palette, &contents, &length);
      g_assert_cmpmem (contents, 5, "%PDF-", 5);
      g_assert_true (contains (contents, length, "%%EOF"));
      /* 640 x 320 pixels of 1/96 inch are 480 x 240 points. */
      g_assert_true (contains (contents, length, "[ 0 0 480 240 ]"));
      g_assert_true (contains (contents, length, "/Title (Followers are 60 below the pace)"));
    }
}

/* Everything that can be drawn can be written. */
static void
test_all_samples (void)
{
  static const char *const kinds[] = { "png", "svg", "pdf" };

  for (guint i = 0; i < n_chart_samples; i++)
    for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
      {
        g_autoptr (CvFigure) figure = cv_line_chart_to_figure (chart_samples[i].create ());
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes)
            bytes = cv_figure_to_bytes (figure, kinds[k], CV_CHART_MIN_WIDTH, CV_CHART_MIN_HEIGHT,
                                        CV_PALETTE_DARK, &error);

        g_assert_no_error (error);
        g_assert_cmpuint (g_bytes_get_size (bytes), >, 200);
      }
}

/* Ten thousand points do not become ten thousand strokes. */
static void
test_decimated (void)
{
  g_autofree double *values = g_new (double, 10000);
  gsize              sizes[2];
  guint32            seed = 1;

  values[0] = 50;
  for (guint i = 1; i < 10000; i++)
    values[i] = values[i - 1] + chart_sample_random (&seed) - 0.5;
  for (guint i = 0; i < 2; i++)
    {
      CvLineChart *chart = cv_line_chart_new ();
      g_autoptr (CvFigure) figure = NULL;
      g_autoptr (GBytes) bytes = NULL;

      cv_line_chart_add_raw (chart, "Walk", 20000, 1, values, i == 0 ? 365 : 10000);
      figure = cv_line_chart_to_figure (chart);
      bytes = cv_figure_to_bytes (figure, "svg", 640, 320, CV_PALETTE_LIGHT, NULL);
      sizes[i] = g_bytes_get_size (bytes);
    }
  g_assert_cmpuint (sizes[1], <, 3 * sizes[0]);
}

static void
assert_refused (const char *file, double width, double height, CvError code, const char *words)
{
  g_autoptr (CvFigure) figure = cv_line_chart_to_figure (chart_sample_find ("equal"));
  g_autoptr (GError) error = NULL;

  g_assert_false (cv_figure_export (figure, file, width, height, CV_PALETTE_LIGHT, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, CV_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_true (g_str_has_suffix (error->message, ".") || g_str_has_suffix (error->message, ")"));
}

static void
test_refused (void)
{
  g_autofree char *odd = in_folder ("chart.jpeg");
  g_autofree char *plain = in_folder ("chart");
  g_autofree char *nowhere = in_folder ("missing/chart.png");
  g_autofree char *place = in_folder ("folder.png");
  g_autofree char *below = in_folder ("file/chart.png");
  g_autofree char *file = in_folder ("file");
  g_autofree char *pipe = in_folder ("pipe.png");
  g_autofree char *good = in_folder ("good.png");

  g_assert_cmpint (g_mkdir (place, 0755), ==, 0);
  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  g_assert_cmpint (mkfifo (pipe, 0644), ==, 0);
  assert_refused (odd, 640, 320, CV_ERROR_INVALID,
                  "“chart.jpeg” does not say what kind of picture");
  assert_refused (plain, 640, 320, CV_ERROR_INVALID, ".png, .svg or .pdf");
  assert_refused (nowhere, 640, 320, CV_ERROR_NOT_FOUND, "There is no folder");
  assert_refused (below, 640, 320, CV_ERROR_NOT_FOUND, "There is no folder");
  assert_refused (place, 640, 320, CV_ERROR_INVALID, "is a folder");
  assert_refused (pipe, 640, 320, CV_ERROR_INVALID, "is not an ordinary file");
  assert_refused (good, 10, 320, CV_ERROR_INVALID, "A chart of 10 × 320");
  assert_refused (good, 640, 1e9, CV_ERROR_INVALID, "cannot be drawn");
  assert_refused (good, NAN, 320, CV_ERROR_INVALID, "cannot be drawn");
  assert_refused ("/proc/chart.png", 640, 320, CV_ERROR_STORAGE, "could not be written");
  g_assert_false (g_file_test (good, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (odd, G_FILE_TEST_EXISTS));
}

/* What stands there stays until the new one is whole, and nothing else is left behind. */
static void
test_replaces (void)
{
  g_autofree char *file = in_folder ("old.png");
  g_autofree char *contents = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;
  gsize       length;

  g_assert_true (g_file_set_contents (file, "old", 3, NULL));
  assert_exports ("equal", file, CV_PALETTE_LIGHT, &contents, &length);
  g_assert_cmpuint (length, >, 1000);
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (name, "old.png."));
}

static void
remove_folder (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = in_folder (name);

      g_remove (file);
    }
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  int result;

  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("chart-export-XXXXXX", NULL);
  g_test_add_func ("/charts/export/png", test_png);
  g_test_add_func ("/charts/export/svg", test_svg);
  g_test_add_func ("/charts/export/pdf", test_pdf);
  g_test_add_func ("/charts/export/all-samples", test_all_samples);
  g_test_add_func ("/charts/export/decimated", test_decimated);
  g_test_add_func ("/charts/export/refused", test_refused);
  g_test_add_func ("/charts/export/replaces", test_replaces);
  result = g_test_run ();
  remove_folder ();
  g_free (folder);

  return result;
}
