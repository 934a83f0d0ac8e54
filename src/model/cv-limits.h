/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-evaluate.h"

/* The natural limits of a KPI (an XmR chart around a trend): between them its values move by
 * themselves, without anything having changed. Pure, any thread. */

typedef struct
{
  double low, high; /* NAN: there are none */
} CvRange;

typedef struct
{
  int    first, last; /* in the values: the periods they were found from; -1: there are none */
  double slope;       /* per period */
  double offset;      /* at the period whose index in the values is 0 */
  double half_width;  /* NAN: there are none */
} CvLimits;

/* From the ended periods that begin on or after @since (CV_DAY_NONE: all; else the last break),
 * the last 520 of them. There are none where less than 5 adjacent ones have values. @values of
 * CvPeriodValue, as cv_evaluate() gives them. */
CvLimits cv_limits_find         (GArray *values, CvDay since, CvDay today);

/* What stands for "there are none". */
CvLimits cv_limits_none         (void);

/* At the period of that index, also before and after those they were found from. */
CvRange  cv_limits_get_range    (const CvLimits *limits, int index);

/* The periods that say something about the present: ended, with a value, beginning on or after
 * @since. (transfer full) of CvPoint: x the index in @values, y the value */
GArray  *cv_limits_get_points   (GArray *values, CvDay since, CvDay today);
