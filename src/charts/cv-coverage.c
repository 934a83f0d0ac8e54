/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Within one column a line covers one unbroken run of rows, because it is unbroken itself. So a
 * column needs only two marks in a grid of differences, where the run begins and where it ends; one
 * pass down the rows adds them up to coverage. A run that begins within a pixel divides its mark
 * between that pixel and the next, which is exact vertical antialiasing; fine columns of a quarter
 * pixel each give the horizontal one.
 *
 * The stroke's width is the line widened by a disc: the top of column i is the highest of its
 * neighbours' tops, each raised by the height of the disc at that distance. That makes round joins
 * and caps, also around a single point.
 *
 * Memory is one byte a pixel for the mask and two for the differences, of the rows that are touched
 * only. Any thread. */

#include "charts/cv-coverage.h"

#include <math.h>
#include <string.h>

#define MAX_REACH 64
#define FULL 256 /* a whole pixel's coverage while adding up */

#define N_LANES 16

typedef gint16 Sums __attribute__ ((vector_size (N_LANES * sizeof (gint16))));
typedef guint8 Pixels __attribute__ ((vector_size (N_LANES)));

/* How high a disc of @radius is at @distance columns from its middle. */
static int
measure_disc (double radius, int per_pixel, double heights[MAX_REACH])
{
  int reach = 0;

  for (; reach < MAX_REACH; reach++)
    {
      double distance = (double) reach / per_pixel;

      if (distance >= radius)
        break;
      heights[reach] = sqrt (radius * radius - distance * distance);
    }

  return reach;
}

static void
widen (const CvExtent *columns, int n, int per_pixel, double radius, CvExtent *outline)
{
  double heights[MAX_REACH];
  int    reach = measure_disc (radius, per_pixel, heights);

  for (int i = 0; i < n; i++)
    {
      CvExtent run = { columns[i].low - radius, columns[i].high + radius };

      for (int d = 1; d < reach; d++)
        {
          const CvExtent *before = i >= d ? &columns[i - d] : &columns[i];
          const CvExtent *after = i + d < n ? &columns[i + d] : &columns[i];
          double          low = MIN (before->low, after->low) - heights[d];
          double          high = MAX (before->high, after->high) + heights[d];

          run.low = MIN (run.low, low);
          run.high = MAX (run.high, high);
        }
      outline[i] = run;
    }
}

static gboolean
find_rows (const CvExtent *outline, int n, int height, int *top, int *bottom)
{
  double low = INFINITY, high = -INFINITY;

  for (int i = 0; i < n; i++)
    if (!cv_extent_is_empty (&outline[i]))
      {
        low = MIN (low, outline[i].low);
        high = MAX (high, outline[i].high);
      }
  low = CLAMP (low, 0, height);
  high = CLAMP (high, 0, height);
  *top = (int) floor (low);
  *bottom = (int) ceil (high);

  return *bottom > *top;
}

/* Marks the edge at @row (from the first row), divided between the two pixels it lies between. */
static inline void
mark (gint16 *differences, int stride, int x, double row, int weight)
{
  int whole = (int) row;
  int later = (int) (weight * (row - whole));

  differences[whole * stride + x] += (gint16) (weight - later);
  differences[(whole + 1) * stride + x] += (gint16) later;
}

static void
mark_runs (gint16 *differences, int stride, const CvExtent *outline, int n, int per_pixel, int top,
           int bottom)
{
  int weight = FULL / per_pixel;

  for (int i = 0; i < n; i++)
    {
      double low = MAX (outline[i].low - top, 0), high = MIN (outline[i].high - top, bottom - top);

      if (!(low < high))
        continue;
      mark (differences, stride, i / per_pixel, low, weight);
      mark (differences, stride, i / per_pixel, high, -weight);
    }
}

/* Adds the differences up, row by row. Each pixel's sum stays within 0 ... FULL, and becomes 0 ...
 * 255. */
static void
add_up (const gint16 *differences, int stride, int n_rows, guint8 *pixels, int pixel_stride)
{
  for (int x = 0; x < stride; x += N_LANES)
    {
      const gint16 *difference = differences + x;
      guint8       *pixel = pixels + x;
      Sums          sums = { 0 };

      for (int row = 0; row < n_rows; row++, difference += stride, pixel += pixel_stride)
        {
          Sums   step;
          Pixels shades;

          memcpy (&step, difference, sizeof step);
          sums += step;
          shades = __builtin_convertvector (sums - (sums >> 8), Pixels);
          memcpy (pixel, &shades, sizeof shades);
        }
    }
}

cairo_surface_t *
cv_coverage_line (CvExtent *columns, int width, int height, int per_pixel, double radius, int *top)
{
  int                  n = width * per_pixel, bottom, stride;
  cairo_surface_t     *mask;
  g_autofree gint16   *differences = NULL;
  g_autofree CvExtent *outline = NULL;

  g_return_val_if_fail (per_pixel == 1 || per_pixel == CV_COVERAGE_FINE, NULL);

  outline = g_new (CvExtent, n);
  widen (columns, n, per_pixel, radius, outline);
  if (!find_rows (outline, n, height, top, &bottom))
    return NULL;

  stride = (width + N_LANES - 1) / N_LANES * N_LANES;
  mask = cairo_image_surface_create (CAIRO_FORMAT_A8, stride, bottom - *top);
  if (cairo_surface_status (mask) != CAIRO_STATUS_SUCCESS)
    return mask;

  differences = g_new0 (gint16, (gsize) stride * (bottom - *top + 2));
  mark_runs (differences, stride, outline, n, per_pixel, *top, bottom);

  cairo_surface_flush (mask);
  add_up (differences, stride, bottom - *top, cairo_image_surface_get_data (mask),
          cairo_image_surface_get_stride (mask));
  cairo_surface_mark_dirty (mask);

  return mask;
}
