/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-types.h"

/* A KPI's formula: numbers, metric ids, + - * / ( ), min(a,b), max(a,b), start(m). Immutable
 * once it is read, any thread. At most CV_FORMULA_MAX_LENGTH bytes, CV_FORMULA_MAX_DEPTH nested
 * brackets and calls. */
typedef struct _CvFormula CvFormula;

#define CV_FORMULA_MAX_LENGTH 1024
#define CV_FORMULA_MAX_DEPTH 32

/* One input of a formula: a metric, or its level before the period. */
typedef struct
{
  char    *metric;
  gboolean start;
  guint    column; /* where it first appears: 1-based, in characters */
} CvFormulaInput;

/* CV_ERROR_INVALID names the column (1-based, in characters) and what was expected. */
CvFormula *cv_formula_parse    (const char *text, GError **error);
CvFormula *cv_formula_ref      (CvFormula *self);
void       cv_formula_unref    (CvFormula *self);

/* Each input once, in order of first appearance. */
const CvFormulaInput *cv_formula_get_inputs (const CvFormula *self, guint *n_inputs);

/* Whether it is nothing but one metric: its value is the metric's. */
gboolean   cv_formula_is_metric (const CvFormula *self);
/* As cv_formula_parse(); besides, every metric must be known to @kind_of, and start() is for stocks only. The error
 * names the metric and, where one is near, the id that was perhaps meant. @column (optional): where the text stops making
 * sense, 0 where no one place is at fault. (transfer full) */
typedef gboolean (*CvMetricKindFunc) (const char *metric, CvMetricKind *kind, gpointer data);
CvFormula *cv_formula_read     (const char *text, CvMetricKindFunc kind_of, gpointer data, guint *column,
                                GError **error);

/* @values[i] belongs to input i. NAN where an input is missing, by a division by zero, or where the
 * result is not finite. */
double     cv_formula_evaluate (const CvFormula *self, const double *values);

/* Whether it is a division by zero that makes cv_formula_evaluate() answer NAN for these
 * @values, none of which is missing; else the result is too large for a number. */
gboolean   cv_formula_divides_by_zero (const CvFormula *self, const double *values);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvFormula, cv_formula_unref)
