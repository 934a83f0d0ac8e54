/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A civil day, as days since 1970-01-01 (proleptic Gregorian calendar). It has no time zone, so
 * nothing can move it. Years 1 to 9999 are valid. */
typedef gint32 CvDay;

#define CV_DAY_NONE G_MININT32

/* The length of the periods a number belongs to. Weeks are ISO weeks (Monday first), whatever the
 * locale; it only changes how they are written. */
typedef enum
{
  CV_GRAIN_DAY,
  CV_GRAIN_WEEK,
  CV_GRAIN_MONTH,
  CV_GRAIN_QUARTER
} CvGrain;

/* Longest text cv_period_format() and cv_day_format() write, with the closing zero. */
#define CV_DAY_BUFFER 16

/* CV_DAY_NONE if there is no such day */
CvDay       cv_day_from_ymd      (int year, int month, int day);
void        cv_day_to_ymd        (CvDay day, int *year, int *month, int *date);
CvDay       cv_day_from_time     (gint64 seconds); /* since 1970 (UTC): the day it was here; CV_DAY_NONE beyond the years */
int         cv_day_weekday       (CvDay day); /* 1 Monday ... 7 Sunday */
gboolean    cv_day_parse         (const char *text, CvDay *day); /* exactly YYYY-MM-DD */
const char *cv_day_format        (CvDay day, char buffer[CV_DAY_BUFFER]);
/* As the current locale writes it, such as "18 May 2026" or "May 18, 2026". (transfer full) */
char       *cv_day_format_locale (CvDay day);
/* Whether the current locale writes the month before the day of the month. */
gboolean    cv_day_is_month_first (void);

/* First and last day of the period of @grain that holds @day. */
CvDay       cv_period_first      (CvDay day, CvGrain grain);
CvDay       cv_period_last       (CvDay day, CvGrain grain);
/* First day of the period @count periods after (or before) the one that holds @day. */
CvDay       cv_period_shift      (CvDay day, CvGrain grain, int count);
/* Number of periods from the one holding @from to the one holding @to; negative backwards. */
int         cv_period_count      (CvDay from, CvDay to, CvGrain grain);
/* "2026-05-18", "2026-W21", "2026-05", "2026-Q2" */
const char *cv_period_format     (CvDay day, CvGrain grain, char buffer[CV_DAY_BUFFER]);
/* Reads any of the four forms. */
gboolean    cv_period_parse      (const char *text, CvDay *first, CvGrain *grain);
/* "Week 21, 2026", "May 2026"... in the current locale. (transfer full) */
char       *cv_period_format_locale (CvDay day, CvGrain grain);

const char *cv_grain_to_string   (CvGrain grain); /* "day", "week", "month", "quarter" */
gboolean    cv_grain_from_string (const char *text, CvGrain *grain);
