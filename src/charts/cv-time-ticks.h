/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cv-day.h"

/* Calendar ticks: periods of a time axis with their names in the current locale. */

typedef enum
{
  CV_TICK_DAY,     /* 18 */
  CV_TICK_MONDAY,  /* the same, one a week */
  CV_TICK_WEEK,    /* W21 */
  CV_TICK_MONTH,   /* May */
  CV_TICK_QUARTER, /* Q2 */
  CV_TICK_YEAR     /* 2026 */
} CvTickUnit;

typedef struct
{
  CvTickUnit unit;
  int        count; /* every how many units */
} CvTimeStep;

typedef struct
{
  CvDay first, next; /* the period that bears the name: [first, next) */
  char *name;        /* owned by the array */
} CvTimeTick;

/* Step number @i that suits values of @cadence, the finest first; FALSE after the last. */
gboolean cv_time_step_nth      (guint i, CvGrain cadence, CvTimeStep *step);
/* Shortest time between two ticks, in days. */
int      cv_time_step_get_days (CvTimeStep step);
/* The periods from the one that holds @from to the last that begins before @to. (transfer full)
 * of CvTimeTick */
GArray  *cv_time_ticks_new     (CvDay from, CvDay to, CvTimeStep step);
/* What these stand in: "May 2026" for days, "2026" for weeks, months and quarters; the first
 * begins at or before @from. Empty for years. (transfer full) of CvTimeTick */
GArray  *cv_time_ticks_new_context (CvDay from, CvDay to, CvTimeStep step);
