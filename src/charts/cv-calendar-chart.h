/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cv-day.h"
#include "model/cv-plan.h"

/* What a plan's channels do over its period: a row a channel with its ritual, its rhythm of posts and
 * its events. The numbers of the chart; cv-calendar-layout.h places and draws them. */

typedef struct
{
  char    *name;   /* of the channel */
  char    *words;  /* "Tuesday tasting, every week; 5 posts a week" */
  CvRhythm rhythm; /* of its ritual; CV_RHYTHM_NONE: there is none */
  double   posts;  /* a week; NAN: not said */
  CvDay    ended;  /* the day it was dropped: nothing from then on; CV_DAY_NONE */
} CvCalendarRow;

typedef struct
{
  CvDay first, last;
  char *text;
  int   row; /* -1: of the whole plan */
} CvCalendarEvent;

typedef struct
{
  char   *title; /* what there is to see, in a sentence */
  CvDay   from, to, today;
  GArray *rows;   /* of CvCalendarRow */
  GArray *events; /* of CvCalendarEvent, by their first day */
} CvCalendarChart;

/* Channels in the plan's order; without a period, the twelve months from @today. (transfer full) */
CvCalendarChart *cv_calendar_chart_new          (CvPlan *plan, CvDay today);
void             cv_calendar_chart_free         (CvCalendarChart *chart);

/* Days on which a ritual of that @rhythm is drawn: the first of each day, week, second week, month or
 * quarter that begins within [@from, @to]. The plan does not say on which weekday it is. (transfer
 * full) of CvDay */
GArray          *cv_calendar_ritual_days        (CvRhythm rhythm, CvDay from, CvDay to);

/* "Calendar, May 2026 to April 2027, 5 channels, 3 events". (transfer full) */
char            *cv_calendar_chart_describe     (const CvCalendarChart *chart);
/* One channel in a sentence, with its events. (transfer full) */
char            *cv_calendar_chart_describe_row (const CvCalendarChart *chart, guint row);
/* The events of one row, or of the whole plan (-1), with their days: "4 May 2026: Open day". (transfer
 * full) of char* */
GPtrArray       *cv_calendar_chart_list_events  (const CvCalendarChart *chart, int row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvCalendarChart, cv_calendar_chart_free)
