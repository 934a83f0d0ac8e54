/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Middle values, and lines through points, that a few wild values cannot bend. Pure, any thread. */

typedef struct
{
  double x, y;
} CvPoint;

/* The middle value; the mean of the two middle ones where @n is even; NAN for none. Changes the
 * order of @values. */
double cv_median     (double *values, gsize n);

/* Median of the distances from 0: of residuals around their median, the MAD. Overwrites @values. */
double cv_median_deviation (double *values, gsize n);

/* Slope of the Theil–Sen line: the median of the slopes between all pairs of points, exactly.
 * @points by ascending x, no x twice; NAN for less than two. H. Theil, "A rank-invariant method
 * of linear and polynomial regression analysis" (1950); P. K. Sen (1968). */
double cv_theil_sen  (const CvPoint *points, gsize n);
