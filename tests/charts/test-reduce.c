/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "chart-samples.h"
#include "charts/cv-coverage.h"
#include "charts/cv-reduce.h"

/* Values with gaps of all lengths, now and then a spike. */
static double *
create_values (gsize n, guint32 seed)
{
  double *values = g_new (double, n + 1);
  gsize   gap = 0;

  for (gsize i = 0; i < n; i++)
    {
      double chance = chart_sample_random (&seed);

      if (gap == 0 && chance < 0.02)
        gap = (gsize) (100 * chart_sample_random (&seed));
      values[i] = gap > 0 ? NAN : chance > 0.999 ? 1e9 : 100 * chart_sample_random (&seed) - 50;
      gap -= gap > 0 ? 1 : 0;
    }

  return values;
}

static void
include (CvExtent *extent, double value)
{
  if (isnan (value))
    return;
  extent->low = MIN (extent->low, value);
  extent->high = MAX (extent->high, value);
}

static CvExtent
find_range (const double *values, gsize from, gsize to)
{
  CvExtent extent = { INFINITY, -INFINITY };

  for (gsize i = from; i < to; i++)
    include (&extent, values[i]);

  return extent;
}

static void
assert_same (const CvExtent *a, const CvExtent *b)
{
  g_assert_cmpint (cv_extent_is_empty (a), ==, cv_extent_is_empty (b));
  if (cv_extent_is_empty (a))
    return;
  g_assert_cmpfloat (a->low, ==, b->low);
  g_assert_cmpfloat (a->high, ==, b->high);
}

/* Against reading every value, at all lengths around the pyramid's steps. */
static void
test_range (void)
{
  static const gsize lengths[] = { 0, 1, 2, 31, 32, 33, 64, 1023, 1024, 1025, 32768, 32769, 50000 };
  guint32            seed = 7;

  for (guint k = 0; k < G_N_ELEMENTS (lengths); k++)
    {
      gsize              n = lengths[k];
      g_autofree double *values = create_values (n, seed);
      g_autoptr (CvReduce) reduce = cv_reduce_new (NULL, 0, 1, values, n);

      for (guint i = 0; i < 2000; i++)
        {
          gsize    from = (gsize) ((double) (n + 1) * chart_sample_random (&seed));
          gsize    to = (gsize) ((double) (n + 1) * chart_sample_random (&seed));
          CvExtent found = cv_reduce_range (reduce, MIN (from, to), MAX (from, to));
          CvExtent naive = find_range (values, MIN (from, to), MAX (from, to));

          assert_same (&found, &naive);
        }
    }
}

/* Where the segment that ends at point @i crosses @time; NAN: it does not. */
static double
find_crossing (const double *times, const double *values, gsize i, double time)
{
  if (i == 0 || !(times[i - 1] < time && time <= times[i]))
    return NAN;

  return values[i - 1] +
         (values[i] - values[i - 1]) * ((time - times[i - 1]) / (times[i] - times[i - 1]));
}

/* The line's values between two times, by looking at every segment. @closed: @to is within. */
static CvExtent
find_line_range (const double *times, const double *values, gsize n, double from, double to,
                 gboolean closed)
{
  CvExtent extent = { INFINITY, -INFINITY };

  for (gsize i = 0; i < n; i++)
    {
      if (times[i] >= from && (times[i] < to || (closed && times[i] == to)))
        include (&extent, values[i]);
      include (&extent, find_crossing (times, values, i, from));
      include (&extent, find_crossing (times, values, i, to));
    }

  return extent;
}

static void
compare_columns (const CvReduce *reduce, const double *times, const double *values, gsize n,
                 guint32 *seed)
{
  double   first = times[0], span = times[n - 1] - times[0];
  double   from = first + (1.2 * chart_sample_random (seed) - 0.1) * span;
  double   to = from + pow (chart_sample_random (seed), 3) * span + 1e-3;
  guint    n_columns = 1 + (guint) (300 * chart_sample_random (seed));
  double   width = (to - from) / n_columns;
  CvExtent columns[301];

  cv_reduce_columns (reduce, from, to, columns, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      gboolean last = i + 1 == n_columns;
      CvExtent naive = find_line_range (times, values, n, from + width * i,
                                        last ? to : from + width * (i + 1), last);

      g_assert_cmpint (cv_extent_is_empty (&columns[i]), ==, cv_extent_is_empty (&naive));
      if (cv_extent_is_empty (&naive))
        continue;
      g_assert_cmpfloat_with_epsilon (columns[i].low, naive.low, 1e-6 * (1 + fabs (naive.low)));
      g_assert_cmpfloat_with_epsilon (columns[i].high, naive.high, 1e-6 * (1 + fabs (naive.high)));
    }
}

static void
test_columns (void)
{
  guint32 seed = 3;

  for (guint k = 0; k < 60; k++)
    {
      gsize              n = 2 + (gsize) (1500 * pow (chart_sample_random (&seed), 3));
      gboolean           even = k % 2 == 0;
      g_autofree double *values = create_values (n, seed);
      g_autofree double *times = g_new (double, n);
      g_autoptr (CvReduce) reduce = NULL;

      for (gsize i = 0; i < n; i++)
        times[i] = even ? 20 + 0.25 * (double) i
                        : (i > 0 ? times[i - 1] : 20) + 0.01 +
                              pow (chart_sample_random (&seed), 8) * 50;
      reduce = cv_reduce_new (even ? NULL : times, 20, 0.25, values, n);
      for (guint i = 0; i < 5; i++)
        compare_columns (reduce, times, values, n, &seed);
    }
}

static void
test_find (void)
{
  const double times[] = { 1, 2, 4, 8, 16 };
  const double values[5] = { 0 };
  g_autoptr (CvReduce) uneven = cv_reduce_new (times, 0, 0, values, 5);
  g_autoptr (CvReduce) even = cv_reduce_new (NULL, 0.1, 0.1, values, 5);
  g_autoptr (CvReduce) none = cv_reduce_new (times, 0, 0, values, 0);

  g_assert_cmpuint (cv_reduce_find (uneven, -5), ==, 0);
  g_assert_cmpuint (cv_reduce_find (uneven, 2), ==, 1);
  g_assert_cmpuint (cv_reduce_find (uneven, 2.1), ==, 2);
  g_assert_cmpuint (cv_reduce_find (uneven, 17), ==, 5);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpuint (cv_reduce_find (even, cv_reduce_get_x (even, i)), ==, i);
  g_assert_cmpuint (cv_reduce_find (even, 9), ==, 5);
  g_assert_cmpuint (cv_reduce_find (none, 1), ==, 0);
}

/* Coverage. */

static guint8
get_pixel (cairo_surface_t *mask, int x, int y)
{
  return cairo_image_surface_get_data (mask)[y * cairo_image_surface_get_stride (mask) + x];
}

static void
test_coverage_of_a_level_line (void)
{
  CvExtent         columns[10];
  int              top;
  cairo_surface_t *mask;

  for (guint i = 0; i < 10; i++)
    columns[i] = (CvExtent){ 5.25, 5.25 };
  mask = cv_coverage_line (columns, 10, 20, 1, 1, &top);

  /* From 4.25 to 6.25: three quarters of row 4 (192 of 256), row 5, a quarter of row 6 */
  g_assert_cmpint (top, ==, 4);
  g_assert_cmpint (get_pixel (mask, 4, 0), ==, 192);
  g_assert_cmpint (get_pixel (mask, 4, 1), ==, 255);
  g_assert_cmpint (get_pixel (mask, 4, 2), ==, 64);
  cairo_surface_destroy (mask);
}

/* A single point becomes a disc: a quarter of pi times the square around it. */
static void
test_coverage_of_a_point (void)
{
  CvExtent         columns[40 * CV_COVERAGE_FINE];
  cairo_surface_t *mask;
  double           area = 0;
  int              top;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    columns[i] = (CvExtent){ INFINITY, -INFINITY };
  columns[80] = (CvExtent){ 20, 20 };
  mask = cv_coverage_line (columns, 40, 40, CV_COVERAGE_FINE, 8, &top);
  for (int y = 0; y < cairo_image_surface_get_height (mask); y++)
    for (int x = 0; x < 40; x++)
      area += get_pixel (mask, x, y) / 255.0;

  g_assert_cmpint (top, ==, 12);
  g_assert_cmpfloat_with_epsilon (area, G_PI * 64, 2);
  cairo_surface_destroy (mask);
}

static void
test_coverage_is_cut_off (void)
{
  CvExtent columns[4] = { { -1e9, 1e9 }, { 50, 60 }, { INFINITY, -INFINITY }, { 3, 3 } };
  CvExtent nothing[4] = {
    { INFINITY, -INFINITY }, { INFINITY, -INFINITY }, { -9, -7 }, { -5, -3 }
  };
  cairo_surface_t *mask;
  int              top;

  mask = cv_coverage_line (columns, 4, 10, 1, 1, &top);
  g_assert_cmpint (top, ==, 0);
  g_assert_cmpint (cairo_image_surface_get_height (mask), ==, 10);
  for (int y = 0; y < 10; y++)
    {
      g_assert_cmpint (get_pixel (mask, 0, y), ==, 255);
      g_assert_cmpint (get_pixel (mask, 1, y), ==, 0);
      g_assert_cmpint (get_pixel (mask, 2, y), ==, 0);
    }
  g_assert_cmpint (get_pixel (mask, 3, 2), ==, 255);
  cairo_surface_destroy (mask);

  g_assert_null (cv_coverage_line (nothing, 4, 10, 1, 1, &top));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/reduce/range", test_range);
  g_test_add_func ("/charts/reduce/columns", test_columns);
  g_test_add_func ("/charts/reduce/find", test_find);
  g_test_add_func ("/charts/coverage/level-line", test_coverage_of_a_level_line);
  g_test_add_func ("/charts/coverage/point", test_coverage_of_a_point);
  g_test_add_func ("/charts/coverage/cut-off", test_coverage_is_cut_off);

  return g_test_run ();
}
