/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What a line of many points looks like at the width it is drawn: the lowest and highest value
 * in each column. NAN values are gaps. */
typedef struct _CvReduce CvReduce;

/* The values a line has within one column; low > high: none. */
typedef struct
{
  double low, high;
} CvExtent;

static inline gboolean
cv_extent_is_empty (const CvExtent *extent)
{
  return !(extent->low <= extent->high);
}

/* Points (x[i], y[i]) with ascending x; @x NULL: x[i] = x0 + i * step, step > 0. The arrays are
 * borrowed and must not change. Reads all points once: 10 ms for ten million. (transfer full) */
CvReduce *cv_reduce_new        (const double *x, double x0, double step, const double *y, gsize n);
void      cv_reduce_free       (CvReduce *self);

gsize     cv_reduce_get_length (const CvReduce *self);
double    cv_reduce_get_x      (const CvReduce *self, gsize i);
double    cv_reduce_get_y      (const CvReduce *self, gsize i);
/* Index of the first point with x >= @x; the length if there is none. */
gsize     cv_reduce_find       (const CvReduce *self, double x);
/* Lowest and highest value of the points [from, to), gaps left out. */
CvExtent  cv_reduce_range      (const CvReduce *self, gsize from, gsize to);
/* Of the line as it is drawn between @from and @to, crossings of both edges included. */
CvExtent  cv_reduce_line_range (const CvReduce *self, double from, double to);
/* The same for each of @n_columns columns of equal width. Costs O(columns), whatever the number
 * of points. */
void      cv_reduce_columns    (const CvReduce *self, double from, double to, CvExtent *columns,
                                guint n_columns);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvReduce, cv_reduce_free)
