/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A pyramid of minima and maxima: an entry of level 0 covers 32 points, one of level 1 covers 32 of
 * those, and so on. A range of any length is the tails at each level plus a few entries at the top,
 * so a redraw costs as much for ten million points as for ten thousand. It is exact: a single odd
 * value stays visible at every zoom, which averaging or picking every n-th point would lose.
 * Immutable once made, any thread. */

#include "charts/cv-reduce.h"

#include <math.h>

#define BRANCH 32
#define MAX_LEVELS 8

struct _CvReduce
{
  const double *x; /* NULL: evenly spaced */
  const double *y;
  double        x0, step;
  gsize         n;
  guint         n_levels;
  CvExtent     *levels[MAX_LEVELS];
};

/* A comparison with NAN is false, so gaps drop out without a test of their own. */
static inline void
include (CvExtent *extent, double low, double high)
{
  extent->low = low < extent->low ? low : extent->low;
  extent->high = high > extent->high ? high : extent->high;
}

static inline CvExtent
nothing (void)
{
  return (CvExtent){ INFINITY, -INFINITY };
}

/* Four at a time: each chain of comparisons waits for itself only, not for the others. */
#define LANES 4

static inline CvExtent
scan (const double *y, gsize from, gsize to)
{
  CvExtent lanes[LANES] = { nothing (), nothing (), nothing (), nothing () };

  for (; from + LANES <= to; from += LANES)
    {
      include (&lanes[0], y[from], y[from]);
      include (&lanes[1], y[from + 1], y[from + 1]);
      include (&lanes[2], y[from + 2], y[from + 2]);
      include (&lanes[3], y[from + 3], y[from + 3]);
    }
  for (; from < to; from++)
    include (&lanes[0], y[from], y[from]);
  for (guint i = 1; i < LANES; i++)
    include (&lanes[0], lanes[i].low, lanes[i].high);

  return lanes[0];
}

static inline CvExtent
merge (const CvExtent *entries, gsize from, gsize to)
{
  CvExtent lanes[2] = { nothing (), nothing () };

  for (; from + 2 <= to; from += 2)
    {
      include (&lanes[0], entries[from].low, entries[from].high);
      include (&lanes[1], entries[from + 1].low, entries[from + 1].high);
    }
  if (from < to)
    include (&lanes[0], entries[from].low, entries[from].high);

  include (&lanes[0], lanes[1].low, lanes[1].high);
  return lanes[0];
}

static void
build (CvReduce *self)
{
  gsize n = self->n;

  while (n > BRANCH && self->n_levels < MAX_LEVELS)
    {
      guint     level = self->n_levels++;
      gsize     count = (n + BRANCH - 1) / BRANCH;
      CvExtent *entries = self->levels[level] = g_new (CvExtent, count);

      for (gsize i = 0; i < count; i++)
        {
          gsize from = i * BRANCH, to = MIN (from + BRANCH, n);

          entries[i] = level == 0 ? scan (self->y, from, to)
                                  : merge (self->levels[level - 1], from, to);
        }
      n = count;
    }
}

CvReduce *
cv_reduce_new (const double *x, double x0, double step, const double *y, gsize n)
{
  CvReduce *self;

  g_return_val_if_fail (n == 0 || y != NULL, NULL);
  g_return_val_if_fail (n == 0 || x != NULL || step > 0, NULL);

  self = g_new0 (CvReduce, 1);
  self->x = x;
  self->x0 = x0;
  self->step = step;
  self->y = y;
  self->n = n;
  build (self);

  return self;
}

void
cv_reduce_free (CvReduce *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->n_levels; i++)
    g_free (self->levels[i]);
  g_free (self);
}

gsize
cv_reduce_get_length (const CvReduce *self)
{
  return self->n;
}

double
cv_reduce_get_x (const CvReduce *self, gsize i)
{
  return self->x != NULL ? self->x[i] : self->x0 + self->step * (double) i;
}

double
cv_reduce_get_y (const CvReduce *self, gsize i)
{
  return self->y[i];
}

/* First i >= @start with x[i] >= @x: steps that double, then halves. Neighbouring columns are found
 * in few steps. */
static gsize
find_from (const CvReduce *self, gsize start, double x)
{
  gsize low = start, stride = 1;

  if (low >= self->n || self->x[low] >= x)
    return low;

  while (low + stride < self->n && self->x[low + stride] < x)
    {
      low += stride;
      stride *= 2;
    }
  /* x[low] < x; x[low + stride] >= x or beyond the end */
  for (gsize high = MIN (low + stride, self->n); high - low > 1;)
    {
      gsize middle = low + (high - low) / 2;

      if (self->x[middle] < x)
        low = middle;
      else
        high = middle;
    }

  return low + 1;
}

static gsize
find_even (const CvReduce *self, double x)
{
  double at = self->n > 0 ? ceil ((x - self->x0) / self->step) : 0;
  gsize  i;

  if (!(at > 0))
    return 0;
  if (at >= (double) self->n)
    i = self->n;
  else
    i = (gsize) at;
  /* The division rounds; the points decide. */
  while (i > 0 && cv_reduce_get_x (self, i - 1) >= x)
    i--;
  while (i < self->n && cv_reduce_get_x (self, i) < x)
    i++;

  return i;
}

static inline gsize
find (const CvReduce *self, gsize start, double x)
{
  return self->x != NULL ? find_from (self, start, x) : find_even (self, x);
}

gsize
cv_reduce_find (const CvReduce *self, double x)
{
  return find (self, 0, x);
}

CvExtent
cv_reduce_range (const CvReduce *self, gsize from, gsize to)
{
  CvExtent extent = nothing ();
  guint    level = 0;

  to = MIN (to, self->n);
  if (from >= to)
    return extent;

  /* At each level the ends that fill no whole entry of the next are merged, the middle goes on up.
   * The points themselves stand below level 0. */
  for (gboolean points = TRUE;; points = FALSE)
    {
      gsize          first = (from + BRANCH - 1) / BRANCH, last = to / BRANCH;
      gboolean       up = first < last && level < self->n_levels;
      gsize          head = up ? first * BRANCH : to, tail = up ? last * BRANCH : to;
      const CvExtent parts[] = {
        points ? scan (self->y, from, head) : merge (self->levels[level - 1], from, head),
        points ? scan (self->y, tail, to) : merge (self->levels[level - 1], tail, to),
      };

      include (&extent, parts[0].low, parts[0].high);
      include (&extent, parts[1].low, parts[1].high);
      if (!up)
        return extent;
      from = first;
      to = last;
      level++;
    }
}

/* Adds the value where the line crosses @x on its way from point i - 1 to point i. */
static inline void
include_crossing (const CvReduce *self, gsize i, double x, CvExtent *extent)
{
  double x0, x1, y;

  if (i == 0 || i >= self->n)
    return;

  x0 = cv_reduce_get_x (self, i - 1);
  x1 = cv_reduce_get_x (self, i);
  if (!(x1 > x0))
    return;
  y = self->y[i - 1] + (self->y[i] - self->y[i - 1]) * ((x - x0) / (x1 - x0));
  include (extent, y, y);
}

CvExtent
cv_reduce_line_range (const CvReduce *self, double from, double to)
{
  gsize    a = cv_reduce_find (self, from), b = find (self, a, to);
  CvExtent extent = cv_reduce_range (self, a, b);

  include_crossing (self, a, from, &extent);
  include_crossing (self, b, to, &extent);

  return extent;
}

void
cv_reduce_columns (const CvReduce *self, double from, double to, CvExtent *columns, guint n_columns)
{
  double width = (to - from) / n_columns;
  gsize  a = cv_reduce_find (self, from);

  for (guint i = 0; i < n_columns; i++)
    {
      /* The last column takes in the point on its right edge. */
      double right = i + 1 < n_columns ? from + width * (i + 1) : nextafter (to, INFINITY);
      gsize  b = find (self, a, right);

      columns[i] = cv_reduce_range (self, a, b);
      include_crossing (self, a, from + width * i, &columns[i]);
      include_crossing (self, b, right, &columns[i]);
      a = b;
    }
}
