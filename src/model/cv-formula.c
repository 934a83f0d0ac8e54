/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A parsed formula as a small program for a stack machine: "a / b * 100" is a, b, /, 100, *. The
 * parser (cv-formula-parse.c) writes the program in the order in which it is read, so that
 * nothing is ever looked up by name again; evaluating thousands of periods walks one short
 * array.
 *
 * A missing input makes the whole formula missing, whatever is done with it: min (1, missing) is
 * not 1. The same holds for every step that has no finite result. */

#include "model/cv-formula-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/cv-error.h"

static void
clear_input (gpointer data)
{
  g_free (((CvFormulaInput *) data)->metric);
}

CvFormula *
cv_formula_new (void)
{
  CvFormula *self = g_atomic_rc_box_new0 (CvFormula);

  self->steps = g_array_new (FALSE, FALSE, sizeof (CvFormulaStep));
  self->inputs = g_array_new (FALSE, FALSE, sizeof (CvFormulaInput));
  g_array_set_clear_func (self->inputs, clear_input);

  return self;
}

CvFormula *
cv_formula_ref (CvFormula *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
formula_clear (gpointer data)
{
  CvFormula *self = data;

  g_array_unref (self->steps);
  g_array_unref (self->inputs);
}

void
cv_formula_unref (CvFormula *self)
{
  g_atomic_rc_box_release_full (self, formula_clear);
}

const CvFormulaInput *
cv_formula_get_inputs (const CvFormula *self, guint *n_inputs)
{
  *n_inputs = self->inputs->len;
  return (const CvFormulaInput *) (gconstpointer) self->inputs->data;
}

/* Evaluating */

static double
calculate (CvFormulaCode code, double left, double right)
{
  switch (code)
    {
    case CV_FORMULA_ADD:
      return left + right;
    case CV_FORMULA_SUBTRACT:
      return left - right;
    case CV_FORMULA_MULTIPLY:
      return left * right;
    case CV_FORMULA_DIVIDE:
      return left / right;
    case CV_FORMULA_MIN:
      return MIN (left, right);
    case CV_FORMULA_MAX:
      return MAX (left, right);
    case CV_FORMULA_NUMBER:
    case CV_FORMULA_INPUT:
    case CV_FORMULA_NEGATE:
    default:
      g_return_val_if_reached (NAN);
    }
}

typedef enum
{
  FAULT_NONE,
  FAULT_ZERO, /* a division by zero */
  FAULT_RANGE /* too large for a double */
} Fault;

/* Stops at the first step without a finite result. */
static double
run (const CvFormula *self, const double *values, Fault *fault)
{
  const CvFormulaStep *steps = (const CvFormulaStep *) (gconstpointer) self->steps->data;
  double               stack[CV_FORMULA_MAX_STACK];
  guint                top = 0; /* of the next free place */

  *fault = FAULT_NONE;
  for (guint i = 0; i < self->steps->len; i++)
    {
      const CvFormulaStep *step = &steps[i];

      if (step->code == CV_FORMULA_NUMBER)
        stack[top++] = step->number;
      else if (step->code == CV_FORMULA_INPUT)
        stack[top++] = values[step->input];
      else if (step->code == CV_FORMULA_NEGATE)
        stack[top - 1] = -stack[top - 1];
      else
        {
          top--;
          if (step->code == CV_FORMULA_DIVIDE && stack[top] == 0)
            *fault = FAULT_ZERO;
          stack[top - 1] = calculate (step->code, stack[top - 1], stack[top]);
        }

      if (*fault == FAULT_NONE && !isfinite (stack[top - 1]))
        *fault = FAULT_RANGE;
      if (*fault != FAULT_NONE)
        return NAN;
    }

  return stack[0];
}

double
cv_formula_evaluate (const CvFormula *self, const double *values)
{
  Fault fault;

  return run (self, values, &fault);
}

gboolean
cv_formula_divides_by_zero (const CvFormula *self, const double *values)
{
  Fault fault;

  run (self, values, &fault);
  return fault == FAULT_ZERO;
}

gboolean
cv_formula_is_metric (const CvFormula *self)
{
  return self->steps->len == 1 && self->inputs->len == 1 &&
         !g_array_index (self->inputs, CvFormulaInput, 0).start;
}

/* Checking */

#define ID_LETTERS "abcdefghijklmnopqrstuvwxyz0123456789_"

typedef struct
{
  CvMetricKindFunc kind_of;
  gpointer         data;
} Known;

static gboolean
is_known (const Known *known, const char *metric)
{
  CvMetricKind kind;

  return known->kind_of (metric, &kind, known->data);
}

/* One letter missing at @at, or a wrong one there. */
static gboolean
find_with_letter (const Known *known, GString *attempt, const char *metric, gsize at)
{
  for (const char *letter = ID_LETTERS; *letter != '\0'; letter++)
    {
      g_string_printf (attempt, "%.*s%c%s", (int) at, metric, *letter, metric + at);
      if (is_known (known, attempt->str))
        return TRUE;
      if (metric[at] == '\0')
        continue;
      g_string_printf (attempt, "%.*s%c%s", (int) at, metric, *letter, metric + at + 1);
      if (is_known (known, attempt->str))
        return TRUE;
    }

  return FALSE;
}

/* One letter too many, or two in the wrong order, at @at. */
static gboolean
find_without_letter (const Known *known, GString *attempt, const char *metric, gsize at)
{
  if (metric[at] == '\0')
    return FALSE;

  g_string_printf (attempt, "%.*s%s", (int) at, metric, metric + at + 1);
  if (is_known (known, attempt->str))
    return TRUE;
  if (metric[at + 1] == '\0')
    return FALSE;

  g_string_printf (attempt, "%.*s%c%c%s", (int) at, metric, metric[at + 1], metric[at],
                   metric + at + 2);
  return is_known (known, attempt->str);
}

/* The known id one slip of the finger away from @metric, or NULL. Who knows the metrics answers
 * only whether one is there, so the slips are tried one by one: some 75 for each letter.
 * (transfer full) */
static char *
find_near_metric (const Known *known, const char *metric)
{
  g_autofree char   *lower = g_ascii_strdown (metric, -1);
  g_autoptr (GString) attempt = g_string_new (NULL);

  if (is_known (known, lower))
    return g_steal_pointer (&lower);

  for (gsize at = 0; at <= strlen (lower); at++)
    if (find_without_letter (known, attempt, lower, at)
        || find_with_letter (known, attempt, lower, at))
      return g_strdup (attempt->str);

  return NULL;
}

static void
set_unknown_metric_error (GError **error, const Known *known, const CvFormulaInput *input)
{
  g_autofree char *near_metric = find_near_metric (known, input->metric);

  if (near_metric != NULL)
    /* Translators: the words are metrics as formulas name them: “folowers”, “followers” */
    g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
                 _("At column %1$u the formula names “%2$s”, which is no known metric. Perhaps “%3$s” is meant."),
                 input->column, input->metric, near_metric);
  else
    g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
                 _("At column %1$u the formula names “%2$s”, which is no known metric. Choose one from the list of "
                   "metrics, or add it to the plan first."),
                 input->column, input->metric);
}

/* The first input that cannot be used; NULL with no error if all can. */
static const CvFormulaInput *
find_wrong_input (const CvFormula *self, const Known *known, GError **error)
{
  guint                 n_inputs;
  const CvFormulaInput *inputs = cv_formula_get_inputs (self, &n_inputs);

  for (guint i = 0; i < n_inputs; i++)
    {
      CvMetricKind kind;

      if (!known->kind_of (inputs[i].metric, &kind, known->data))
        {
          set_unknown_metric_error (error, known, &inputs[i]);
          return &inputs[i];
        }
      if (inputs[i].start && kind != CV_METRIC_STOCK)
        {
          g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
                       _("At column %1$u start(%2$s) cannot be worked out: only a level, such as followers, has a "
                         "value before the period, and “%2$s” is counted within it."),
                       inputs[i].column, inputs[i].metric);
          return &inputs[i];
        }
    }

  return NULL;
}

CvFormula *
cv_formula_read (const char *text, CvMetricKindFunc kind_of, gpointer data, guint *column, GError **error)
{
  g_autoptr (CvFormula) formula = cv_formula_parse_at (text, column, error);
  const CvFormulaInput *wrong;

  if (formula == NULL)
    return NULL;
  wrong = find_wrong_input (formula, &(const Known) { kind_of, data }, error);
  if (wrong == NULL)
    return g_steal_pointer (&formula);
  if (column != NULL)
    *column = wrong->column;
  return NULL;
}
