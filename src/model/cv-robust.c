/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 520 points have 134,940 slopes between them. Selecting the middle one costs far more than
 * working them out, because a selection moves every number several times and guesses wrong at
 * every other comparison. So a small sample first says between which two of its slopes the
 * middle one almost certainly lies; one pass over all slopes counts those outside and keeps the
 * few inside, and only these are selected from. The counts also say whether the sample was
 * right. If it was not, all slopes are selected from, so the answer never depends on luck. */

#include "model/cv-robust.h"

#include <math.h>

/* Up to here all slopes at once are quicker. */
#define FEW_SLOPES 4096
#define SAMPLE_SIZE 2048
/* The middle of a sample is off by sqrt (2048) / 2, that is 23 places, on average. Three and a
 * half times as far is hardly ever too little, and more would only leave more to select from. */
#define SAMPLE_MARGIN 80

/* Moves the values so that the @k-th smallest stands at @k, none larger before it and none smaller
 * after it (C. A. R. Hoare's FIND). */
static double
select_nth (double *values, gsize n, gsize k)
{
  gssize left = 0, right = (gssize) n - 1, target = (gssize) k;

  while (left < right)
    {
      double pivot = values[left + (right - left) / 2];
      gssize i = left, j = right;

      while (i <= j)
        {
          while (values[i] < pivot)
            i++;
          while (values[j] > pivot)
            j--;
          if (i <= j)
            {
              double swapped = values[i];

              values[i++] = values[j];
              values[j--] = swapped;
            }
        }

      if (j < target)
        left = i;
      if (i > target)
        right = j;
    }

  return values[target];
}

static double
get_largest (const double *values, gsize n)
{
  double largest = values[0];

  for (gsize i = 1; i < n; i++)
    largest = MAX (largest, values[i]);

  return largest;
}

/* The mean of the values at places @k - 1 and @k in order. */
static double
select_middle_of_two (double *values, gsize n, gsize k)
{
  double upper = select_nth (values, n, k);

  return (get_largest (values, k) + upper) / 2;
}

double
cv_median (double *values, gsize n)
{
  if (n == 0)
    return NAN;

  return n % 2 == 1 ? select_nth (values, n, n / 2) : select_middle_of_two (values, n, n / 2);
}

double
cv_median_deviation (double *values, gsize n)
{
  for (gsize i = 0; i < n; i++)
    values[i] = fabs (values[i]);

  return cv_median (values, n);
}

static inline double
get_slope (const CvPoint *a, const CvPoint *b)
{
  return (b->y - a->y) / (b->x - a->x);
}

static double
select_from_all (const CvPoint *points, gsize n)
{
  gsize              n_slopes = n * (n - 1) / 2;
  g_autofree double *slopes = g_new (double, n_slopes);
  gsize              count = 0;

  for (gsize i = 0; i < n; i++)
    for (gsize j = i + 1; j < n; j++)
      slopes[count++] = get_slope (&points[i], &points[j]);

  return cv_median (slopes, n_slopes);
}

/* The slopes of which the middle one is looked for: those from one slope to another, both
 * included. */
typedef struct
{
  double  low, high;
  double *inside; /* room for all */
  gsize   n_below, n_inside;
} Bracket;

/* Pairs of points at random; the same for the same number of points. (A linear congruential
 * generator, its upper bits: the constants are Knuth's.) */
static void
find_bracket (const CvPoint *points, gsize n, Bracket *bracket)
{
  double  slopes[SAMPLE_SIZE];
  guint64 random = n;
  gsize   count = 0;

  while (count < SAMPLE_SIZE)
    {
      gsize i, j;

      random = random * G_GUINT64_CONSTANT (6364136223846793005) + 1442695040888963407;
      i = (random >> 33) % n;
      random = random * G_GUINT64_CONSTANT (6364136223846793005) + 1442695040888963407;
      j = (random >> 33) % n;
      if (i != j)
        slopes[count++] = get_slope (&points[MIN (i, j)], &points[MAX (i, j)]);
    }

  bracket->low = select_nth (slopes, SAMPLE_SIZE, SAMPLE_SIZE / 2 - SAMPLE_MARGIN);
  bracket->high = select_nth (slopes, SAMPLE_SIZE, SAMPLE_SIZE / 2 + SAMPLE_MARGIN);
}

static void
fill_bracket (const CvPoint *points, gsize n, Bracket *bracket)
{
  const double low = bracket->low, high = bracket->high;
  double      *inside = bracket->inside;
  gsize        n_below = 0, n_inside = 0;

  for (gsize i = 0; i + 1 < n; i++)
    for (gsize j = i + 1; j < n; j++)
      {
        double slope = get_slope (&points[i], &points[j]);

        /* No branches: nobody could foretell these conditions, the processor neither. */
        inside[n_inside] = slope;
        n_inside += (slope >= low) & (slope <= high);
        n_below += slope < low;
      }

  bracket->n_below = n_below;
  bracket->n_inside = n_inside;
}

/* The median of all @n_slopes, NAN if it is not inside. */
static double
select_from_bracket (Bracket *bracket, gsize n_slopes)
{
  gsize upper = n_slopes / 2;
  gsize lower = (n_slopes - 1) / 2;

  if (lower < bracket->n_below || upper >= bracket->n_below + bracket->n_inside)
    return NAN;
  if (bracket->low == bracket->high)
    return bracket->low;

  upper -= bracket->n_below;
  return n_slopes % 2 == 1 ? select_nth (bracket->inside, bracket->n_inside, upper)
                           : select_middle_of_two (bracket->inside, bracket->n_inside, upper);
}

double
cv_theil_sen (const CvPoint *points, gsize n)
{
  gsize              n_slopes = n < 2 ? 0 : n * (n - 1) / 2;
  g_autofree double *room = NULL;
  Bracket            bracket;
  double             median;

  if (n_slopes <= FEW_SLOPES)
    return n_slopes > 0 ? select_from_all (points, n) : NAN;

  room = g_new (double, n_slopes);
  bracket.inside = room;
  find_bracket (points, n, &bracket);
  fill_bracket (points, n, &bracket);
  median = select_from_bracket (&bracket, n_slopes);

  return isnan (median) ? select_from_all (points, n) : median;
}
