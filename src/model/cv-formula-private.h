/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-formula.h"

/* What the parser writes and the evaluator runs. Of cv-formula.c and cv-formula-parse.c only. */

typedef enum
{
  CV_FORMULA_NUMBER, /* pushes `number` */
  CV_FORMULA_INPUT,  /* pushes the value of `input` */
  CV_FORMULA_NEGATE, /* changes the top of the stack; all others take two and push one */
  CV_FORMULA_ADD,
  CV_FORMULA_SUBTRACT,
  CV_FORMULA_MULTIPLY,
  CV_FORMULA_DIVIDE,
  CV_FORMULA_MIN,
  CV_FORMULA_MAX
} CvFormulaCode;

typedef struct
{
  CvFormulaCode code;
  guint         input;
  double        number;
} CvFormulaStep;

/* Every open bracket or call keeps at most three values waiting: of a sum, of a product, and the
 * first argument of min() or max(). */
#define CV_FORMULA_MAX_STACK (3 * (CV_FORMULA_MAX_DEPTH + 1) + 1)

struct _CvFormula
{
  GArray *steps;  /* of CvFormulaStep */
  GArray *inputs; /* of CvFormulaInput */
};

/* Without steps. (transfer full) */
CvFormula *cv_formula_new (void);

/* cv_formula_parse(), which says where it stopped in @column (nullable); 0 where no one place is at fault. */
CvFormula *cv_formula_parse_at (const char *text, guint *column, GError **error);
