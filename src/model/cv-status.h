/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-forecast.h"
#include "model/cv-limits.h"

/* Judging a KPI: its path (cv-pace.h), natural limits (cv-limits.h) and forecast (cv-forecast.h)
 * put together. Pure, any thread. */

typedef enum
{
  CV_STATUS_NO_DATA,
  CV_STATUS_NO_TARGET,
  CV_STATUS_REACHED,
  CV_STATUS_AHEAD,
  CV_STATUS_ON_PACE,
  CV_STATUS_BEHIND
} CvStatus;

typedef struct
{
  GArray    *values;   /* of CvPeriodValue, all of them; owned */
  GArray    *breaks;   /* of CvDay, ascending: the breaks of its metrics up to today; owned */
  CvGrain    cadence;
  int        latest;   /* index of the judged period in values, -1: none */
  CvWhy      why;      /* where there is none: the reason, for cv_why_to_sentence() */
  const char *why_metric;
  double     value;    /* of it */
  double     expected; /* NAN: none */
  double     target;
  CvStatus   status;
  double     distance; /* positive is better; NAN: none */
  double     tolerance; /* NAN: none */
  CvLimits   natural;  /* as a line over the values' indices */
  CvRange    limits;   /* of it, at the judged period */
  CvForecast forecast;
  CvDay      measured; /* last day of the newest number of its metrics; CV_DAY_NONE: there is none */
  gboolean   stopped;    /* a review stopped it: there is no status but for programs (no target, no data) */
  CvDay      stopped_on; /* if so */
} CvKpiResult;

/* (transfer full) */
CvKpiResult *cv_kpi_judge          (const CvKpiQuestion *question, const CvSeries *series,
                                    guint n_series);
void         cv_kpi_result_free    (CvKpiResult *result);

/* The last break, CV_DAY_NONE if there is none: for cv_forecast_get_line(). */
CvDay        cv_kpi_result_get_last_break (const CvKpiResult *result);

const char  *cv_status_to_string   (CvStatus status); /* "on_pace": for programs */
const char  *cv_status_get_label   (CvStatus status); /* "On pace": translated, for people */
char        *cv_status_tell_stopped (CvDay day);      /* "Stopped on 3 May 2026" (transfer full) */
char        *cv_kpi_result_tell    (const CvKpiResult *result); /* whichever of the two it is (transfer full) */

/* Whether the last period that is over, and lies in the plan, has no value yet: what a check-in asks for. */
gboolean     cv_kpi_is_due          (const CvKpiQuestion *question, const CvKpiResult *result);

/* A KPI is outdated when the last period that is over should have a value and has none, though earlier ones had. Then:
 * the days from the end of its last measured value to today, at least 1; else 0. A level that is carried on is
 * as old as the number it comes from. */
guint        cv_kpi_days_outdated   (const CvKpiQuestion *question, const CvKpiResult *result);

/* Weeks between the judged period's end and the day the path had this value ("about 2 weeks late");
 * positive is late, NAN where the path is flat or never had it. */
double       cv_kpi_weeks_late     (const CvKpiQuestion *question, const CvKpiResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvKpiResult, cv_kpi_result_free)
