/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cv-day.h"

/* The only place that asks what day it is, so that tests and `--as-of` can answer. */

/* Today's civil day in the system's time zone, or the fixed one. */
CvDay  cv_clock_today     (void);
/* Makes every later cv_clock_today() answer @day; CV_DAY_NONE returns to the system's clock. Main
 * thread, before other threads start. */
void   cv_clock_fix_today (CvDay day);
/* Seconds since 1970 (UTC), for "changed today" and the log. */
gint64 cv_clock_now       (void);
