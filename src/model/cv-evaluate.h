/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cv-day.h"
#include "model/cv-formula.h"

/* What a KPI's value is, period by period: the one place where metrics of many channels become the
 * numbers that are shown. Pure functions on plain values, any thread. */

typedef struct
{
  CvDay  day; /* first day of the value's period */
  double value;
} CvSample;

/* The values of one metric on one channel at one grain, by day. Borrowed, never changed here. A
 * metric has at most one series of each grain on a channel. */
typedef struct
{
  const char     *metric;
  const char     *channel; /* NULL: the plan as a whole */
  CvGrain         grain;
  const CvSample *samples; /* ascending, one a day */
  gsize           n_samples;
  const CvDay    *estimated; /* ascending: the days of samples that were estimated, not measured; NULL: none was */
  gsize           n_estimated;
} CvSeries;

typedef struct
{
  const char *channel; /* interned */
  CvDay       ended; /* CV_DAY_NONE: it goes on; else from this day on it no longer counts */
} CvScope;

typedef struct
{
  const char *metric;  /* interned */
  const char *channel; /* interned; NULL: the plan as a whole */
  CvDay       day;
} CvBreakMark;

typedef struct
{
  CvDay  day;
  double value;
} CvPathPoint;

/* Everything about a KPI that its values and status depend on, as plain data. Made by
 * cv_plan_get_kpi_question() from the open plan; freed with cv_kpi_question_free(). */
typedef struct
{
  char              *kpi;
  CvFormula         *formula;
  CvMetricKind      *kinds;  /* of the formula's inputs, in their order */
  CvGrain            cadence;
  CvMeasured         measured;
  CvDirection        direction;
  CvScope           *scope; /* the channels that count */
  guint              n_scope;
  gboolean           channels_only; /* the plan's own series do not stand in for them */
  CvBreakMark       *breaks; /* of the formula's metrics, any channel */
  guint              n_breaks;
  CvDay              from, to; /* the plan's */
  CvDay              today;
  double             baseline, target, low, high;
  CvDay              baseline_day, due; /* CV_DAY_NONE only where the plan has none */
  CvPathPoint       *milestones; /* ascending */
  guint              n_milestones;
  gboolean           stopped;    /* by today: it has values, and is not judged */
  CvDay              stopped_on; /* if so */
} CvKpiQuestion;

/* Why a period has no value. */
typedef enum
{
  CV_WHY_NONE,        /* it has one */
  CV_WHY_NO_VALUE,    /* nothing was measured */
  CV_WHY_OVERLAP,     /* a longer period's number lies across the period's edge */
  CV_WHY_STALE,       /* a level is too old to be carried */
  CV_WHY_BREAK,       /* the level before is of another definition */
  CV_WHY_GRAIN,       /* needs the source's own number for exactly this period */
  CV_WHY_SEVERAL,     /* distinct people or rates of several channels cannot be added up */
  CV_WHY_NOT_ADDABLE, /* ... nor accumulated over time */
  CV_WHY_ZERO,        /* the formula divides by zero */
  CV_WHY_FUTURE,      /* a level is not carried into periods that have not begun */
  CV_WHY_TOO_LARGE    /* the formula's result is too large for a number */
} CvWhy;

typedef struct
{
  CvDay       first, last;
  double      value; /* NAN: missing */
  gboolean    partial;
  CvWhy       why;
  const char *why_metric; /* interned; the missing input, NULL where the formula is at fault */
  gboolean    estimated; /* a number it rests on was not measured */
} CvPeriodValue;

/* Every period from the first to the last that has a value, missing ones between. @series may
 * hold more than the question needs, in any order. (transfer full) of CvPeriodValue, possibly
 * empty. */
GArray *cv_evaluate          (const CvKpiQuestion *question, const CvSeries *series,
                              guint n_series);

/* Whether sample @i was estimated. */
gboolean cv_series_is_estimated (const CvSeries *series, gsize i);
/* "Not complete yet, estimated": what is to be known of a value; NULL: nothing. */
const char *cv_value_get_remark (gboolean partial, gboolean estimated);

/* Index of the last period with a value that ended before @today, -1 if there is none. @values of
 * CvPeriodValue */
int     cv_values_find_latest (GArray *values, CvDay today);

/* The reason as a sentence: "No value for Comments.", "Fetch Reach for this month from its
 * source: shorter or longer periods cannot stand in for it." @metric_name may be NULL. (transfer
 * full), NULL for CV_WHY_NONE. */
char   *cv_why_to_sentence   (CvWhy why, const char *metric_name, CvGrain cadence);

void    cv_kpi_question_free (CvKpiQuestion *question);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvKpiQuestion, cv_kpi_question_free)
