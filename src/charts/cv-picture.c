/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The picture is made in memory first: a chart is small, and what fails there has touched no file.
 * Who cannot see the picture finds its sentence and description in the title of SVG and PDF. */

#include "charts/cv-picture.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/cv-error.h"
#include "base/cv-write.h"

#define POINTS_PER_PIXEL 0.75
#define PNG_SCALE 2

typedef struct
{
  const CvPicture *picture;
  double           width, height; /* in pixels of 1/96 inch */
  CvPalette        palette;
  GByteArray      *bytes;
} Job;

static cairo_status_t
append (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);

  return CAIRO_STATUS_SUCCESS;
}

static void
draw (const Job *job, cairo_t *cr, double scale, CvPalette palette)
{
  g_autoptr (CvChartStyle) style = cv_chart_style_new (palette, NULL, 1);

  job->picture->draw (cr, style, job->width * scale, job->height * scale, job->picture->data);
}

static cairo_status_t
write_png (const Job *job)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                                         (int) (job->width * PNG_SCALE),
                                                         (int) (job->height * PNG_SCALE));
  cairo_t         *cr = cairo_create (surface);
  cairo_status_t   status;

  /* Print has no background of its own. */
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, PNG_SCALE, PNG_SCALE);
  draw (job, cr, 1, job->palette);
  cairo_destroy (cr);
  status = cairo_surface_write_to_png_stream (surface, append, job->bytes);
  cairo_surface_destroy (surface);

  return status;
}

/* Adds @title and @description as the first elements of the root, where screen readers look. */
static void
describe_svg (GByteArray *bytes, const char *title, const char *description)
{
  g_autofree char *elements = g_markup_printf_escaped ("\n<title>%s</title>\n<desc>%s</desc>",
                                                       title, description);
  gsize            length = strlen (elements);
  const char      *root = g_strstr_len ((const char *) bytes->data, (gssize) bytes->len, "<svg");
  const char      *end;
  gsize            at;

  if (root == NULL)
    return;
  end = memchr (root, '>', bytes->len - (gsize) (root - (const char *) bytes->data));
  if (end == NULL)
    return;

  at = (gsize) (end + 1 - (const char *) bytes->data);
  g_byte_array_set_size (bytes, bytes->len + (guint) length);
  memmove (bytes->data + at + length, bytes->data + at, bytes->len - at - length);
  memcpy (bytes->data + at, elements, length);
}

static cairo_status_t
write_svg (const Job *job, const char *title, const char *description)
{
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (append, job->bytes, job->width,
                                                                  job->height);
  cairo_t         *cr;
  cairo_status_t   status;

  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  cr = cairo_create (surface);
  draw (job, cr, 1, job->palette);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    describe_svg (job->bytes, title, description);

  return status;
}

static cairo_status_t
write_pdf (const Job *job, const char *title, const char *description)
{
  double           scale = POINTS_PER_PIXEL;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, job->bytes,
                                                                  job->width * scale,
                                                                  job->height * scale);
  cairo_t         *cr = cairo_create (surface);
  cairo_status_t   status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, description);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Cultivar");
  if (job->palette == CV_PALETTE_LIGHT || job->palette == CV_PALETTE_PRINT)
    draw (job, cr, scale, CV_PALETTE_PRINT);
  else
    {
      cairo_scale (cr, scale, scale);
      draw (job, cr, 1, job->palette);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  return status;
}

static gboolean
check_size (double width, double height, GError **error)
{
  if (width >= CV_CHART_MIN_WIDTH && height >= CV_CHART_MIN_HEIGHT && width <= CV_CHART_MAX_SIZE &&
      height <= CV_CHART_MAX_SIZE)
    return TRUE;

  g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
               _("A chart of %1$.0f × %2$.0f cannot be drawn: choose a size from %3$d × %4$d to "
                  "%5$d × %5$d."),
               width, height, CV_CHART_MIN_WIDTH, CV_CHART_MIN_HEIGHT, CV_CHART_MAX_SIZE);

  return FALSE;
}

GBytes *
cv_picture_export_bytes (const CvPicture *picture, const char *kind, double width, double height,
                         CvPalette palette, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const char    *title = picture->title != NULL ? picture->title : "";
  const char    *description = picture->description != NULL ? picture->description : "";
  Job            job = { picture, width, height, palette, bytes };
  cairo_status_t status;

  if (!check_size (width, height, error))
    return NULL;

  if (g_str_equal (kind, "pdf"))
    status = write_pdf (&job, title, description);
  else if (g_str_equal (kind, "svg"))
    status = write_svg (&job, title, description);
  else
    status = write_png (&job);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, CV_ERROR, CV_ERROR_LIMIT,
                   _("The chart could not be drawn (%s). Choose a smaller size or another kind of "
                     "file."),
                   cairo_status_to_string (status));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static const char *
find_kind (const char *file, GError **error)
{
  static const char *const kinds[] = { "png", "svg", "pdf" };
  const char              *dot = strrchr (file, '.');
  g_autofree char         *name = NULL;

  for (guint i = 0; dot != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (g_ascii_strcasecmp (dot + 1, kinds[i]) == 0)
      return kinds[i];

  name = g_filename_display_basename (file);
  g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
               _("“%s” does not say what kind of picture it is to be: end its name in .png, .svg "
                 "or .pdf."),
               name);

  return NULL;
}

gboolean
cv_picture_export (const CvPicture *picture, const char *file, double width, double height,
                   CvPalette palette, GError **error)
{
  const char *kind = find_kind (file, error);
  g_autoptr (GBytes) bytes = NULL;

  if (kind == NULL || !cv_write_check (file, error))
    return FALSE;
  bytes = cv_picture_export_bytes (picture, kind, width, height, palette, error);

  return bytes != NULL && cv_write_file (file, bytes, error);
}
