/* SPDX-License-Identifier: GPL-3.0-or-later */

/* On raster surfaces a line is a coverage mask (cv-coverage.h); dashed lines of few points, and all
 * lines of vector surfaces, are strokes, of at most two points for each half unit of length. */

#include "charts/cv-chart-line.h"

#include <math.h>

#include "charts/cv-coverage.h"

/* A dashed line that is longer than so many times the way across is masked too: a stroke costs its
 * length in dashes. */
#define MAX_LENGTH 4
#define MAX_STROKED 400 /* points */

double
cv_chart_line_get_resolution (cairo_t *cr, double recording_scale)
{
  cairo_surface_t *surface = cairo_get_group_target (cr);
  cairo_matrix_t   matrix;
  double           scale_x, scale_y;

  cairo_get_matrix (cr, &matrix);
  if (matrix.xy != 0 || matrix.yx != 0 || matrix.xx <= 0 ||
      fabs (matrix.xx - matrix.yy) > 1e-9 * matrix.xx)
    return 0;

  switch (cairo_surface_get_type (surface))
    {
    case CAIRO_SURFACE_TYPE_PDF:
    case CAIRO_SURFACE_TYPE_PS:
    case CAIRO_SURFACE_TYPE_SVG:
    case CAIRO_SURFACE_TYPE_SCRIPT:
      return 0;
    case CAIRO_SURFACE_TYPE_RECORDING:
      return matrix.xx * recording_scale;
    default:
      cairo_surface_get_device_scale (surface, &scale_x, &scale_y);
      return matrix.xx * scale_x;
    }
}

static gsize
count_points (const CvReduce *line, const CvScale *time, const CvRect *clip, gsize *first)
{
  gsize last = cv_reduce_find (line,
                               nextafter (cv_scale_unmap (time, clip->x + clip->width), INFINITY));

  *first = cv_reduce_find (line, cv_scale_unmap (time, clip->x));

  return last - *first;
}

/* Strokes. */

static void
add_point (cairo_t *cr, double x, double y, gboolean *pen_down)
{
  if (isnan (y))
    {
      *pen_down = FALSE;
      return;
    }
  if (!*pen_down)
    cairo_move_to (cr, x, y);
  /* Also where the pen has just come down: a point between two gaps is a dot. */
  cairo_line_to (cr, x, y);
  *pen_down = TRUE;
}

/* Every point from the last one before the clip to the first one behind it. */
static void
trace_points (cairo_t *cr, const CvReduce *line, const CvScale *time, const CvScale *value,
              gsize first, gsize count)
{
  gsize    start = first > 0 ? first - 1 : 0;
  gsize    end = MIN (first + count + 1, cv_reduce_get_length (line));
  gboolean pen_down = FALSE;

  for (gsize i = start; i < end; i++)
    add_point (cr, cv_scale_map (time, cv_reduce_get_x (line, i)),
               cv_scale_map (value, cv_reduce_get_y (line, i)), &pen_down);
}

/* Two points a column, the nearer one to where the pen is first. */
static void
trace_columns (cairo_t *cr, const CvReduce *line, const CvScale *time, const CvScale *value,
               const CvRect *clip, guint n)
{
  g_autofree CvExtent *columns = g_new (CvExtent, n);
  double               step = clip->width / n, y = 0;
  gboolean             pen_down = FALSE;

  cv_reduce_columns (line, cv_scale_unmap (time, clip->x),
                     cv_scale_unmap (time, clip->x + clip->width), columns, n);
  for (guint i = 0; i < n; i++)
    {
      double x = clip->x + step * (i + 0.5);
      double top = cv_scale_map (value, columns[i].high);
      double bottom = cv_scale_map (value, columns[i].low);

      if (cv_extent_is_empty (&columns[i]))
        {
          pen_down = FALSE;
          continue;
        }
      if (pen_down && fabs (y - bottom) < fabs (y - top))
        {
          double swap = top;

          top = bottom;
          bottom = swap;
        }
      add_point (cr, x - step / 4, top, &pen_down);
      if (bottom != top)
        add_point (cr, x + step / 4, bottom, &pen_down);
      y = bottom;
    }
}

static void
stroke (cairo_t *cr, const CvReduce *line, const CvScale *time, const CvScale *value,
        const CvRect *clip, const CvLineLook *look)
{
  guint n_columns = (guint) MAX (clip->width * 2, 1);
  gsize first, count = count_points (line, time, clip, &first);

  cairo_save (cr);
  cairo_rectangle (cr, clip->x, clip->y, clip->width, clip->height);
  cairo_clip (cr);
  cairo_new_path (cr);
  if (count <= 2 * n_columns)
    trace_points (cr, line, time, value, first, count);
  else
    trace_columns (cr, line, time, value, clip, n_columns);
  cv_color_set (cr, &look->color);
  cairo_set_line_width (cr, look->width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, look->dashes != NULL ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (cr, look->dashes, look->dashes != NULL ? look->n_dashes : 0, 0);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* Masks. */

/* The device pixels of the clip, and how they lie in user space. */
typedef struct
{
  double x, y; /* of the first pixel's corner */
  double unit; /* a pixel's side */
  int    width, height;
} Pixels;

static Pixels
find_pixels (cairo_t *cr, const CvRect *clip, double resolution)
{
  Pixels         pixels = { clip->x, clip->y, 1 / resolution, 0, 0 };
  cairo_matrix_t matrix;
  double         scale;

  cairo_get_matrix (cr, &matrix);
  scale = resolution / matrix.xx;
  cairo_user_to_device (cr, &pixels.x, &pixels.y);
  pixels.x = floor (pixels.x * scale + 0.001) / scale;
  pixels.y = floor (pixels.y * scale + 0.001) / scale;
  cairo_device_to_user (cr, &pixels.x, &pixels.y);
  pixels.width = (int) ceil ((clip->x + clip->width - pixels.x) * resolution - 0.001);
  pixels.height = (int) ceil ((clip->y + clip->height - pixels.y) * resolution - 0.001);

  return pixels;
}

/* From values to rows of pixels. */
static void
map_columns (CvExtent *columns, int n, const CvScale *value, const Pixels *pixels)
{
  double factor = (value->end - value->start) / (value->to - value->from) / pixels->unit;
  double offset = (value->start - pixels->y) / pixels->unit - value->from * factor;

  for (int i = 0; i < n; i++)
    {
      double high = columns[i].high;

      columns[i].high = columns[i].low * factor + offset;
      columns[i].low = high * factor + offset;
    }
}

/* Dashes by the way across: what lies in the pauses is left out. */
static void
cut_dashes (CvExtent *columns, int n, double unit, const CvLineLook *look)
{
  double period = 0, at = 0;

  for (int i = 0; i < look->n_dashes; i++)
    period += look->dashes[i];
  for (int i = 0; i < n; i++, at = fmod (at + unit, period))
    {
      double end = 0;
      int    k = 0;

      while (k < look->n_dashes - 1 && at >= end + look->dashes[k])
        end += look->dashes[k++];
      if (k % 2 == 1)
        columns[i] = (CvExtent){ INFINITY, -INFINITY };
    }
}

static void
mask (cairo_t *cr, const CvReduce *line, const CvScale *time, const CvScale *value,
      const CvRect *clip, const CvLineLook *look, double resolution, gsize count)
{
  Pixels               pixels = find_pixels (cr, clip, resolution);
  int                  per_pixel, n, top;
  g_autofree CvExtent *columns = NULL;
  cairo_surface_t     *surface;

  if (pixels.width < 1 || pixels.height < 1)
    return;

  per_pixel = count > (gsize) CV_COVERAGE_FINE * (gsize) pixels.width ? 1 : CV_COVERAGE_FINE;
  n = pixels.width * per_pixel;
  columns = g_new (CvExtent, n);
  cv_reduce_columns (line, cv_scale_unmap (time, pixels.x),
                     cv_scale_unmap (time, pixels.x + pixels.width * pixels.unit), columns,
                     (guint) n);
  map_columns (columns, n, value, &pixels);
  if (look->dashes != NULL)
    cut_dashes (columns, n, pixels.unit / per_pixel, look);
  surface = cv_coverage_line (columns, pixels.width, pixels.height, per_pixel,
                              look->width / 2 * resolution, &top);
  if (surface == NULL)
    return;

  cairo_save (cr);
  cairo_rectangle (cr, pixels.x, pixels.y, pixels.width * pixels.unit, pixels.height * pixels.unit);
  cairo_clip (cr);
  cv_color_set (cr, &look->color);
  cairo_translate (cr, pixels.x, pixels.y);
  cairo_scale (cr, pixels.unit, pixels.unit);
  cairo_mask_surface (cr, surface, 0, top);
  cairo_restore (cr);
  cairo_surface_destroy (surface);
}

/* Whether a line's dashes can be stroked in good time. */
static gboolean
is_short (const CvReduce *line, const CvScale *time, const CvScale *value, const CvRect *clip,
          gsize first, gsize count)
{
  double length = 0;

  if (count > MAX_STROKED)
    return FALSE;

  for (gsize i = first + 1; i < first + count; i++)
    {
      double dx = cv_scale_map (time, cv_reduce_get_x (line, i)) -
                  cv_scale_map (time, cv_reduce_get_x (line, i - 1));
      double dy = cv_scale_map (value, cv_reduce_get_y (line, i)) -
                  cv_scale_map (value, cv_reduce_get_y (line, i - 1));

      if (!isnan (dy))
        length += hypot (dx, dy);
    }

  return length <= MAX_LENGTH * clip->width;
}

void
cv_chart_line_draw (cairo_t *cr, const CvReduce *line, const CvScale *time, const CvScale *value,
                    const CvRect *clip, const CvLineLook *look, double resolution)
{
  gsize first, count = count_points (line, time, clip, &first);

  if (cv_reduce_get_length (line) == 0)
    return;

  if (resolution == 0 || (look->dashes != NULL && is_short (line, time, value, clip, first, count)))
    stroke (cr, line, time, value, clip, look);
  else
    mask (cr, line, time, value, clip, look, resolution, count);
}
