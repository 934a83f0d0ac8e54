/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cv-day.h"

/* How much of the past is looked at. Pure. */

typedef enum
{
  CV_SPAN_4_WEEKS, /* the last four ISO weeks, this one included */
  CV_SPAN_12_WEEKS,
  CV_SPAN_PLAN,    /* the plan's own days */
  CV_SPAN_ALL      /* whatever there is */
} CvSpan;

#define CV_N_SPANS (CV_SPAN_ALL + 1)

/* As a chart has it: @from the beginning of the first day, @to the end of the last, in days; NAN: no limit. @first and @last
 * are the plan's, CV_DAY_NONE where it has none. */
void        cv_span_get_times   (CvSpan span, CvDay first, CvDay last, CvDay today, double *from, double *to);

const char *cv_span_to_string   (CvSpan span); /* "4-weeks", "12-weeks", "plan", "all" */
gboolean    cv_span_from_string (const char *text, CvSpan *span);
