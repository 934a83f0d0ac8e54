/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-question.h"
#include "model/cv-status.h"

/* A formula while it is being written: which metrics a word of it may mean, and what it comes to with the values there
 * are. Pure functions of the plan. Main thread. */

typedef struct
{
  char *id, *name;
} CvMetricMatch;

/* Where the word at @position begins and ends; both are @position where there is none. In characters. */
void       cv_formula_find_word    (const char *text, guint position, guint *start, guint *end);
/* The metrics whose id or name holds @word, at most @max: those that begin with it first, the plan's own before the
 * catalogue's. (transfer full) of CvMetricMatch. */
GPtrArray *cv_plan_match_metrics   (CvPlan *plan, const char *word, guint max);

/* What a formula comes to. */
typedef struct
{
  double      value;   /* of the last period that has one, over ones first; NAN: none */
  CvDay       first;   /* of that period */
  gboolean    partial; /* the period is not over, or not whole */
  CvWhy       why;     /* there is none */
  const char *why_metric;
  GPtrArray  *missing; /* ids of the metrics that have no value at all; owned */
} CvFormulaTrial;

/* What to judge: first the formula of @kpi, a row as it would stand in the plan, then each of its inputs by itself.
 * @column: as cv_formula_read() says. (transfer full) of CvKpiQuestion. */
GPtrArray *cv_formula_trial_ask    (CvPlan *plan, const CvRow *kpi, CvDay today, guint *column, GError **error);
/* @results: of those questions, in their order. (transfer full) */
CvFormulaTrial *cv_formula_trial_new (GPtrArray *questions, GPtrArray *results);
void       cv_formula_trial_free   (CvFormulaTrial *self);
/* "With the last values: 12.5% (May 2026).", "Not measured yet: Comments." (transfer full) */
char      *cv_formula_trial_tell   (const CvFormulaTrial *self, CvPlan *plan, const CvRow *kpi);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvFormulaTrial, cv_formula_trial_free)
