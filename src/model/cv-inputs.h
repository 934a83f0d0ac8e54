/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <math.h>

#include "model/cv-evaluate.h"

/* What a formula's inputs are, period by period: the rules for levels, sums and numbers that
 * cannot be added up. Private to the model room; one CvInputs serves one walk over periods, on
 * one thread.
 *
 * Periods are read in ascending order, each right after the one before it. Every series keeps
 * the place where the walk has come to, so that a walk over all periods touches each sample
 * once. */

#define CV_N_GRAINS (CV_GRAIN_QUARTER + 1)

typedef struct
{
  CvDay first, last;
} CvPeriod;

/* One metric in one place (a channel, or the plan as a whole), at all its grains. */
typedef struct
{
  const char     *channel; /* NULL: the plan as a whole */
  CvDay           ended;   /* from this day on it no longer counts; CV_DAY_NONE: it goes on */
  const CvSeries *series[CV_N_GRAINS]; /* NULL: no values of that grain */
  CvDay           first;   /* day of the first value */
  CvDay           last;    /* last day of the last value's period */
  CvDay           last_counted; /* of a flow: the same, of the last value that is not superseded */

  gsize           next[CV_N_GRAINS]; /* the walk: the first sample that has not been passed yet */
  /* Of a flow, what has been passed */
  double          sum;
  guint           n_summed;
  gboolean        estimated;     /* one of them is an estimate */
  gboolean        crosses_start; /* one lies across the first day of the sum */
  /* Of a level */
  gboolean        counts; /* has a level in the period read last, and goes on there */
} CvGroup;

typedef struct
{
  const char  *metric;  /* interned */
  CvMetricKind kind;
  gboolean     start;   /* its level before the period */
  GArray      *groups;  /* of CvGroup: those in scope that have values */
  gboolean     partial; /* a flow that goes on has no value in the period read last */
} CvInput;

typedef struct
{
  const CvKpiQuestion *question;
  CvInput             *inputs; /* in the formula's order */
  guint                n_inputs;
  CvWhy                why;    /* after the walk: why there is no value at all... */
  const char          *why_metric; /* ... and for want of what */
} CvInputs;

typedef struct
{
  double   value; /* NAN: missing */
  CvWhy    why;
  gboolean estimated; /* rests on an estimate */
} CvReading;

static inline CvReading
cv_reading_missing (CvWhy why)
{
  return (CvReading) { NAN, why, FALSE };
}

/* @question and @series are borrowed. (transfer full) */
CvInputs *cv_inputs_new              (const CvKpiQuestion *question, const CvSeries *series,
                                      guint n_series);
void      cv_inputs_free             (CvInputs *self);

/* First day of the first value, last day of the last value's period; FALSE: there are no values. */
gboolean  cv_inputs_get_extent       (const CvInputs *self, CvDay *first, CvDay *last);

/* Days of the breaks of these groups up to today, ascending, each once. (transfer full) of CvDay */
GArray   *cv_inputs_get_breaks       (const CvInputs *self);

/* Input @i in @period. */
CvReading cv_inputs_read             (CvInputs *self, guint i, const CvPeriod *period);

/* All periods, as cv_evaluate() gives them; the one walk of @self. In cv-evaluate.c. (transfer
 * full) */
GArray   *cv_inputs_evaluate         (CvInputs *self);

/* Of the kinds of metrics, for cv_inputs_read() */
CvReading cv_input_read_flow         (CvInput *input, const CvKpiQuestion *question,
                                      const CvPeriod *period);
CvReading cv_input_read_stock        (CvInput *input, const CvKpiQuestion *question,
                                      const CvPeriod *period);
CvReading cv_input_read_start        (CvInput *input, const CvKpiQuestion *question,
                                      const CvPeriod *period);
CvDay     cv_group_find_last_counted (const CvGroup *group);

/* The first sample on or after @day; n_samples if there is none. */
gsize     cv_series_find             (const CvSeries *series, CvDay day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvInputs, cv_inputs_free)
