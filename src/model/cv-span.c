/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cv-span.h"

#include <math.h>

static const char *const names[CV_N_SPANS] = { "4-weeks", "12-weeks", "plan", "all" };

const char *
cv_span_to_string (CvSpan span)
{
  g_return_val_if_fail ((guint) span < CV_N_SPANS, NULL);

  return names[span];
}

gboolean
cv_span_from_string (const char *text, CvSpan *span)
{
  for (guint i = 0; i < CV_N_SPANS; i++)
    if (g_strcmp0 (text, names[i]) == 0)
      {
        *span = (CvSpan) i;
        return TRUE;
      }
  return FALSE;
}

void
cv_span_get_times (CvSpan span, CvDay first, CvDay last, CvDay today, double *from, double *to)
{
  int weeks = span == CV_SPAN_4_WEEKS ? 4 : 12;

  *from = *to = NAN;
  switch (span)
    {
    case CV_SPAN_4_WEEKS:
    case CV_SPAN_12_WEEKS:
      *from = cv_period_shift (today, CV_GRAIN_WEEK, 1 - weeks);
      *to = cv_period_last (today, CV_GRAIN_WEEK) + 1;
      break;
    case CV_SPAN_PLAN:
      if (first == CV_DAY_NONE || last == CV_DAY_NONE)
        break;
      *from = first;
      *to = last + 1;
      break;
    case CV_SPAN_ALL:
    default:
      break;
    }
}
