/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-evaluate.h"

/* What a KPI's values are set beside: itself, some time before. Pure, any thread. */

typedef enum
{
  CV_COMPARE_NOTHING,
  CV_COMPARE_PREVIOUS, /* as many periods, right before those that are shown */
  CV_COMPARE_YEAR      /* the same time of the year before */
} CvCompare;

/* What a period stands beside. */
typedef struct
{
  CvDay    day;   /* the period's own first */
  double   value; /* of the earlier one; NAN: it has none */
  gboolean partial, estimated; /* and what is to be known of that */
} CvComparedValue;

/* "previous", "year" */
gboolean    cv_compare_from_string (const char *text, CvCompare *compare);
/* "Previous period": translated. */
const char *cv_compare_get_label   (CvCompare compare);

/* What is shown of @question's @values: the plan's time up to the period of today, or all there is
 * where the plan has none. FALSE: nothing. @values of CvPeriodValue */
gboolean    cv_compare_get_window  (const CvKpiQuestion *question, const GArray *values,
                                    CvDay *first, CvDay *last);
/* How many periods of @grain lie between a period and the one it is set beside, if @n are shown. A
 * year is 364 days, 52 weeks: weekdays stay together. */
int         cv_compare_get_shift   (CvCompare compare, CvGrain grain, int n);
/* For each period from @first to @last what @values have @shift periods before it. (transfer full)
 * of CvComparedValue. @values of CvPeriodValue */
GArray     *cv_compare_get_before  (const GArray *values, CvGrain grain, CvDay first, CvDay last,
                                    int shift);
/* The above together. (transfer full), empty for CV_COMPARE_NOTHING. */
GArray     *cv_compare_values      (CvCompare compare, const CvKpiQuestion *question,
                                    const GArray *values);
/* Of @before, of these, the one for the period that begins on @day; its value is NAN if there is none. */
CvComparedValue cv_compare_find    (const GArray *before, CvDay day);
/* "17 (estimated)": its value, already written as @number, with what is to be known of it. (transfer full) */
char       *cv_compare_describe    (const CvComparedValue *compared, const char *number);
