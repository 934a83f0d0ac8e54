/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A formula is tried like a KPI that has it: the same channels count, the same rules hold. Its inputs are judged beside it,
 * because the whole can only name the first one it lacks, and a person wants to know all of them. */

#include "config.h"

#include "model/cv-formula-trial.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/cv-text.h"
#include "model/cv-unit.h"

/* --- the word that is being written --- */

static gboolean
is_word_letter (gunichar c)
{
  return c == '_' || g_unichar_isalnum (c);
}

void
cv_formula_find_word (const char *text,
                      guint       position,
                      guint      *start,
                      guint      *end)
{
  const char *at = g_utf8_offset_to_pointer (text, position);

  *start = *end = position;
  for (const char *p = at; p > text; (*start)--)
    {
      p = g_utf8_prev_char (p);
      if (!is_word_letter (g_utf8_get_char (p)))
        break;
    }
  for (const char *p = at; is_word_letter (g_utf8_get_char (p)); p = g_utf8_next_char (p))
    (*end)++;
  /* A number is no word. */
  if (g_ascii_isdigit (*g_utf8_offset_to_pointer (text, *start)))
    *start = *end = position;
}

static void
match_free (gpointer data)
{
  CvMetricMatch *match = data;

  g_free (match->id);
  g_free (match->name);
  g_free (match);
}

/* 0: begins with @word (folded), 1: holds it, -1: neither. */
static int
rank (const char *id,
      const char *name,
      const char *word)
{
  g_autofree char *folded = cv_text_fold (name);

  if (g_str_has_prefix (id, word) || g_str_has_prefix (folded, word))
    return 0;
  return strstr (id, word) != NULL || strstr (folded, word) != NULL ? 1 : -1;
}

typedef struct
{
  const char *word;
  GPtrArray *first, *others; /* of CvMetricMatch */
} Matches;

static void
consider (Matches    *matches,
          const char *id,
          const char *name)
{
  int fits = rank (id, name, matches->word);
  CvMetricMatch *match;

  if (fits < 0)
    return;
  match = g_new (CvMetricMatch, 1);
  *match = (CvMetricMatch){ g_strdup (id), g_strdup (name) };
  g_ptr_array_add (fits == 0 ? matches->first : matches->others, match);
}

GPtrArray *
cv_plan_match_metrics (CvPlan     *plan,
                       const char *word,
                       guint       max)
{
  g_autofree char *folded = cv_text_fold (word);
  Matches matches = { folded, g_ptr_array_new_with_free_func (match_free), g_ptr_array_new_with_free_func (match_free) };
  guint n;
  const CvMetricInfo *metrics = cv_catalogue_metrics (cv_catalogue_get (), &n);

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_METRIC); i++)
    {
      const char *id = cv_record_get_id (cv_plan_get_nth (plan, CV_NOUN_METRIC, i));

      consider (&matches, id, cv_plan_get_metric_name (plan, id));
    }
  for (guint i = 0; i < n; i++)
    consider (&matches, metrics[i].id, cv_tr (metrics[i].name));

  g_ptr_array_extend_and_steal (matches.first, matches.others);
  if (matches.first->len > max)
    g_ptr_array_set_size (matches.first, (int) max);
  return matches.first;
}

/* --- what it comes to --- */

static CvKpiQuestion *
ask (CvPlan     *plan,
     CvRow      *row,
     const char *formula,
     CvDay       today,
     GError    **error)
{
  g_autoptr (CvRecord) kpi = NULL;

  cv_row_set_text (row, "formula", formula);
  kpi = cv_record_new_from_row (row);
  return cv_plan_get_kpi_question (plan, (CvKpi *) kpi, today, error);
}

/* Asks for each input of the first of @questions. */
static gboolean
ask_inputs (GPtrArray *questions,
            CvPlan    *plan,
            CvRow     *row,
            CvDay      today,
            GError   **error)
{
  const CvKpiQuestion *whole = questions->pdata[0];
  guint n;
  const CvFormulaInput *inputs = cv_formula_get_inputs (whole->formula, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *formula = g_strdup_printf (inputs[i].start ? "start(%s)" : "%s", inputs[i].metric);
      CvKpiQuestion *question = ask (plan, row, formula, today, error);

      if (question == NULL)
        return FALSE;
      g_ptr_array_add (questions, question);
    }
  return TRUE;
}

GPtrArray *
cv_formula_trial_ask (CvPlan      *plan,
                      const CvRow *kpi,
                      CvDay        today,
                      guint       *column,
                      GError     **error)
{
  g_autoptr (GPtrArray) questions = g_ptr_array_new_with_free_func ((GDestroyNotify) cv_kpi_question_free);
  const char *formula = kpi->cells[cv_noun_field (CV_NOUN_KPI, "formula")].text;
  g_autoptr (CvFormula) readable = cv_plan_read_formula (plan, formula, column, error);
  g_autoptr (CvRow) row = NULL;
  CvKpiQuestion *whole;

  if (readable == NULL)
    return NULL;
  row = cv_row_copy (kpi);
  if (row->id == NULL)
    row->id = g_strdup ("");
  whole = ask (plan, row, formula, today, error);
  if (whole == NULL)
    return NULL;
  g_ptr_array_add (questions, whole);
  return ask_inputs (questions, plan, row, today, error) ? g_steal_pointer (&questions) : NULL;
}

/* The latest period that is over and has a value, else any: -1 if there is none. */
static int
find_last (const CvKpiResult *result)
{
  int last = result->latest;

  for (int i = (int) result->values->len - 1; i >= 0 && last < 0; i--)
    if (g_array_index (result->values, CvPeriodValue, i).why == CV_WHY_NONE)
      last = i;
  return last;
}

CvFormulaTrial *
cv_formula_trial_new (GPtrArray *questions,
                      GPtrArray *results)
{
  const CvKpiQuestion *whole = questions->pdata[0];
  const CvKpiResult *result = results->pdata[0];
  CvFormulaTrial *self = g_new0 (CvFormulaTrial, 1);
  int last = find_last (result);
  guint n;
  const CvFormulaInput *inputs = cv_formula_get_inputs (whole->formula, &n);

  *self = (CvFormulaTrial){ NAN, CV_DAY_NONE, FALSE, result->why, result->why_metric, g_ptr_array_new () };
  if (last >= 0)
    {
      const CvPeriodValue *period = &g_array_index (result->values, CvPeriodValue, last);

      self->value = period->value;
      self->first = period->first;
      self->partial = period->partial;
      return self;
    }
  for (guint i = 0; i < n; i++)
    {
      const CvKpiResult *input = results->pdata[i + 1];
      const char *metric = g_intern_string (inputs[i].metric);

      if (input->values->len == 0 && input->why == CV_WHY_NO_VALUE && !g_ptr_array_find (self->missing, metric, NULL))
        g_ptr_array_add (self->missing, (gpointer) metric);
    }
  return self;
}

void
cv_formula_trial_free (CvFormulaTrial *self)
{
  g_ptr_array_unref (self->missing);
  g_free (self);
}

static char *
tell_missing (const CvFormulaTrial *self,
              CvPlan               *plan)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->missing->len; i++)
    {
      g_autofree char *name = cv_text_name (cv_plan_get_metric_name (plan, self->missing->pdata[i]));

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
    }
  /* Translators: %s is a list of metrics. */
  return g_strdup_printf (_ ("Not measured yet: %s."), names->str);
}

char *
cv_formula_trial_tell (const CvFormulaTrial *self,
                       CvPlan               *plan,
                       const CvRow          *kpi)
{
  CvGrain cadence = (CvGrain) kpi->cells[cv_noun_field (CV_NOUN_KPI, "cadence")].integer;
  const char *unit = kpi->cells[cv_noun_field (CV_NOUN_KPI, "unit")].text;
  g_autofree char *value = NULL;
  g_autofree char *period = NULL;

  if (isnan (self->value) && self->missing->len > 0)
    return tell_missing (self, plan);
  if (isnan (self->value) && self->why == CV_WHY_NO_VALUE && self->why_metric == NULL)
    return g_strdup (_ ("The formula names no metric, so there is nothing to measure."));
  if (isnan (self->value))
    return cv_why_to_sentence (self->why, self->why_metric != NULL ? cv_plan_get_metric_name (plan, self->why_metric) : NULL,
                               cadence);
  value = cv_unit_format (self->value, unit, cv_plan_get_info (plan)->currency);
  period = cv_period_format_locale (self->first, cadence);
  /* Translators: what a formula comes to, and the period that is of: "12.5%", "May 2026". */
  return g_strdup_printf (self->partial ? _ ("With the last values: %1$s (%2$s, so far).") : _ ("With the last values: %1$s (%2$s)."),
                          value, period);
}
