/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An XmR chart (W. Shewhart; D. Wheeler, "Understanding Variation") asks how much a value moves
 * from one period to the next when nothing special happens: 2.66 times the mean of these moves
 * to either side of the mean holds practically all values. A KPI that grows as planned would
 * soon leave limits that are level, so the trend is taken out first, by a line that single wild
 * values cannot bend. */

#include "model/cv-limits.h"

#include <math.h>

#include "model/cv-robust.h"

#define MOVING_RANGE_FACTOR 2.66 /* 3 / 1.128, Wheeler's constant for ranges of two */
#define MIN_ADJACENT 5
#define MAX_POINTS 520 /* ten years of weeks */

GArray *
cv_limits_get_points (GArray *values, CvDay since, CvDay today)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (CvPoint));

  for (guint i = 0; i < values->len; i++)
    {
      const CvPeriodValue *period = &g_array_index (values, CvPeriodValue, i);
      CvPoint              point = { i, period->value };

      if (period->first >= since && period->last < today && !isnan (period->value))
        g_array_append_val (points, point);
    }

  return points;
}

static gboolean
has_enough_adjacent (const CvPoint *points, guint n)
{
  guint run = 0;

  for (guint i = 0; i < n; i++)
    {
      run = i > 0 && points[i].x == points[i - 1].x + 1 ? run + 1 : 1;
      if (run == MIN_ADJACENT)
        return TRUE;
    }

  return FALSE;
}

static double
get_residual (const CvPoint *point, double slope)
{
  return point->y - slope * point->x;
}

static double
get_mean_residual (const CvPoint *points, guint n, double slope)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += get_residual (&points[i], slope);

  return sum / n;
}

/* Only moves between adjacent periods: across a gap it would be the sum of several. */
static double
get_mean_moving_range (const CvPoint *points, guint n, double slope)
{
  double sum = 0;
  guint  n_moves = 0;

  for (guint i = 1; i < n; i++)
    if (points[i].x == points[i - 1].x + 1)
      {
        sum += fabs (get_residual (&points[i], slope) - get_residual (&points[i - 1], slope));
        n_moves++;
      }

  return sum / n_moves;
}

CvLimits
cv_limits_none (void)
{
  return (CvLimits) { -1, -1, NAN, NAN, NAN };
}

CvLimits
cv_limits_find (GArray *values, CvDay since, CvDay today)
{
  g_autoptr (GArray) all = cv_limits_get_points (values, since, today);
  guint              n = MIN (all->len, MAX_POINTS);
  const CvPoint     *points = (const CvPoint *) (gconstpointer) all->data + (all->len - n);
  CvLimits           limits = cv_limits_none ();

  if (!has_enough_adjacent (points, n))
    return limits;

  limits.first = (int) points[0].x;
  limits.last = (int) points[n - 1].x;
  limits.slope = cv_theil_sen (points, n);
  limits.offset = get_mean_residual (points, n, limits.slope);
  limits.half_width = MOVING_RANGE_FACTOR * get_mean_moving_range (points, n, limits.slope);

  /* Values near the largest doubles can differ by more than a double holds. */
  if (!isfinite (limits.offset) || !isfinite (limits.half_width))
    return cv_limits_none ();

  return limits;
}

CvRange
cv_limits_get_range (const CvLimits *limits, int index)
{
  double centre = limits->slope * index + limits->offset;

  return (CvRange) { centre - limits->half_width, centre + limits->half_width };
}
