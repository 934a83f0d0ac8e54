/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Round numbers for a value axis: steps of 1, 2 or 5 times a power of ten. */
typedef struct
{
  double step;
  double first; /* of the first tick, in steps: tick i is (first + i) * step */
  guint  count; /* at least 2 */
} CvTicks;

/* Ticks that enclose @low to @high, at most @max_count of them (taken as 2 if less). A range
 * without extent gets one around it: 1,340 lies between 1,200 and 1,500; nought between 0 and 1.
 * @low <= @high, both within 1e300. */
CvTicks cv_ticks_enclose    (double low, double high, guint max_count);
/* The same range with the next coarser step; for labels that came out too close or alike. */
CvTicks cv_ticks_coarser    (const CvTicks *ticks, double low, double high);

double  cv_ticks_get_value  (const CvTicks *ticks, guint i);
