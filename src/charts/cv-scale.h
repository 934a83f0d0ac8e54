/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A straight mapping from numbers (values, or time in days since 1970-01-01) to lengths on paper or
 * screen. `start` may lie right of or below `end`: a value axis grows upwards. */
typedef struct
{
  double from, to;   /* the numbers at both ends */
  double start, end; /* where they are drawn */
} CvScale;

/* A scale without extent (from == to) puts everything in the middle. */
static inline double
cv_scale_map (const CvScale *scale, double number)
{
  double span = scale->to - scale->from;

  if (span == 0)
    return (scale->start + scale->end) / 2;

  return scale->start + (number - scale->from) / span * (scale->end - scale->start);
}

static inline double
cv_scale_unmap (const CvScale *scale, double position)
{
  double length = scale->end - scale->start;

  if (length == 0)
    return scale->from;

  return scale->from + (position - scale->start) / length * (scale->to - scale->from);
}
