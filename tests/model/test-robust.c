/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cv-robust.h"

#include <math.h>
#include <stdlib.h>

static int
compare (const void *a, const void *b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
median_by_sorting (double *values, gsize n)
{
  qsort (values, n, sizeof *values, compare);
  return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

static void
test_median (void)
{
  double one[] = { 7 }, two[] = { 9, 2 }, three[] = { 3, 1, 2 }, four[] = { 4, 1, 100, 2 },
  same[] = { 5, 5, 5, 5, 5 };
  double deviations[] = { -1, 4, 0, 2, -9 };

  g_assert_true (isnan (cv_median (NULL, 0)));
  g_assert_cmpfloat (cv_median (one, 1), ==, 7);
  g_assert_cmpfloat (cv_median (two, 2), ==, 5.5);
  g_assert_cmpfloat (cv_median (three, 3), ==, 2);
  g_assert_cmpfloat (cv_median (four, 4), ==, 3); /* of 2 and 4 */
  g_assert_cmpfloat (cv_median (same, 5), ==, 5);
  g_assert_cmpfloat (cv_median_deviation (deviations, 5), ==, 2); /* 0 1 2 4 9 */
}

static void
test_median_random (void)
{
  for (int round = 0; round < 3000; round++)
    {
      gsize  n = (gsize) g_test_rand_int_range (1, 80);
      double values[80], sorted[80];

      for (gsize i = 0; i < n; i++)
        values[i] = sorted[i] = g_test_rand_int_range (-10, 10);
      g_assert_cmpfloat (cv_median (values, n), ==, median_by_sorting (sorted, n));
    }
}

static void
test_theil_sen (void)
{
  /* Slopes 1, 1, 1 among the first three; to the wild one 30 / 3, 29 / 2, 28: the middle two are
   * 1 and 10. */
  const CvPoint wild[] = { { 0, 0 }, { 1, 1 }, { 2, 2 }, { 3, 30 } };
  /* 3 / 1, 5 / 4, 2 / 3: the middle one is 1.25. */
  const CvPoint gap[] = { { 2, 1 }, { 3, 4 }, { 6, 6 } };

  g_assert_cmpfloat (cv_theil_sen (wild, 4), ==, 5.5);
  g_assert_cmpfloat (cv_theil_sen (wild, 3), ==, 1);
  g_assert_cmpfloat (cv_theil_sen (wild, 2), ==, 1);
  g_assert_cmpfloat (cv_theil_sen (gap, 3), ==, 1.25);
  g_assert_true (isnan (cv_theil_sen (wild, 1)));
  g_assert_true (isnan (cv_theil_sen (wild, 0)));
}

static double
theil_sen_by_sorting (const CvPoint *points, gsize n)
{
  g_autofree double *slopes = g_new (double, n * n / 2);
  gsize              count = 0;

  for (gsize i = 0; i < n; i++)
    for (gsize j = i + 1; j < n; j++)
      slopes[count++] = (points[j].y - points[i].y) / (points[j].x - points[i].x);

  return median_by_sorting (slopes, count);
}

/* The shapes that make a selection from a sample go wrong: ties, steps, one far value, gaps. */
static double
make_value (int shape, int i)
{
  switch (shape)
    {
    case 0:
      return 0.5 * i + g_test_rand_double ();
    case 1:
      return g_test_rand_int_range (0, 4);
    case 2:
      return i < 200 ? 0 : 1000;
    case 3:
      return i == 7 ? 1e300 : 3 * i;
    case 4:
      return i % 2 == 0 ? i : -i;
    case 5:
      return exp (i / 20.0);
    default:
      return 42;
    }
}

static void
test_theil_sen_large (void)
{
  for (int shape = 0; shape <= 6; shape++)
    for (int round = 0; round < 4; round++)
      {
        CvPoint points[520];
        int     n = round == 0 ? 520 : g_test_rand_int_range (85, 520);
        double  x = 0;

        for (int i = 0; i < n; i++)
          {
            x += round < 2 ? 1 : g_test_rand_int_range (1, 4);
            points[i] = (CvPoint) { x, make_value (shape, i) };
          }
        g_assert_cmpfloat (cv_theil_sen (points, (gsize) n), ==,
                           theil_sen_by_sorting (points, (gsize) n));
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/robust/median", test_median);
  g_test_add_func ("/robust/median/random", test_median_random);
  g_test_add_func ("/robust/theil-sen", test_theil_sen);
  g_test_add_func ("/robust/theil-sen/large", test_theil_sen_large);

  return g_test_run ();
}
