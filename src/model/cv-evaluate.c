/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From inputs to values: one walk over the periods that can have a value at all, the formula
 * evaluated on each. A missing input makes the period missing and says why; nothing is ever filled
 * with zero. Pure, any thread. */

#include "model/cv-evaluate.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/cv-inputs.h"

/* First days of the first and last period that can have a value. Levels are carried one period
 * past the last of them; nothing is carried past the period that holds today. */
static gboolean
find_candidates (const CvInputs *inputs, CvDay *first, CvDay *last)
{
  const CvKpiQuestion *question = inputs->question;
  CvDay                latest;

  if (!cv_inputs_get_extent (inputs, first, &latest))
    return FALSE;
  if (question->measured == CV_MEASURED_TOTAL)
    {
      if (question->from == CV_DAY_NONE)
        return FALSE;
      *first = MAX (*first, question->from);
    }

  *first = cv_period_first (*first, question->cadence);
  *last = cv_period_first (latest, question->cadence);
  if (cv_period_last (latest, question->cadence) < question->today)
    *last = cv_period_shift (latest, question->cadence, 1);

  return *first <= *last;
}

static CvWhy
get_formula_fault (const CvFormula *formula, const double *values)
{
  return cv_formula_divides_by_zero (formula, values) ? CV_WHY_ZERO : CV_WHY_TOO_LARGE;
}

/* @values: room for all inputs. */
static CvPeriodValue
evaluate_period (CvInputs *inputs, const CvPeriod *period, double *values)
{
  const CvKpiQuestion *question = inputs->question;
  CvPeriodValue        result = { .first = period->first, .last = period->last, .value = NAN };
  gboolean             estimated = FALSE;

  /* All inputs are read, also after a missing one: each has its own walk to take. */
  result.partial = question->today <= period->last;
  for (guint i = 0; i < inputs->n_inputs; i++)
    {
      CvReading reading = cv_inputs_read (inputs, i, period);

      values[i] = reading.value;
      result.partial |= inputs->inputs[i].partial;
      estimated |= reading.estimated;
      if (result.why == CV_WHY_NONE && reading.why != CV_WHY_NONE)
        {
          result.why = reading.why;
          result.why_metric = inputs->inputs[i].metric;
        }
    }
  if (result.why != CV_WHY_NONE)
    return result;

  result.value = cv_formula_evaluate (question->formula, values);
  if (isnan (result.value))
    result.why = get_formula_fault (question->formula, values);
  result.estimated = estimated && result.why == CV_WHY_NONE;

  return result;
}

/* For where nothing comes out at all: what stood in the way last. That nothing was measured is the
 * least that can be said, and says something only where nothing else does. */
static void
remember_why (CvInputs *self, const CvPeriodValue *value)
{
  if (self->why != CV_WHY_NONE
      && (value->why == CV_WHY_NO_VALUE || value->last >= self->question->today))
    return;

  self->why = value->why;
  self->why_metric = value->why_metric;
}

/* Nothing was measured yet: the first metric without a value. */
static void
find_why_without_periods (CvInputs *self)
{
  self->why = CV_WHY_NO_VALUE;
  for (guint i = 0; i < self->n_inputs; i++)
    if (self->inputs[i].groups->len == 0)
      {
        self->why_metric = self->inputs[i].metric;
        return;
      }
}

GArray *
cv_inputs_evaluate (CvInputs *self)
{
  CvGrain            cadence = self->question->cadence;
  GArray            *periods = g_array_new (FALSE, FALSE, sizeof (CvPeriodValue));
  g_autofree double *values = g_new (double, self->n_inputs);
  CvDay              day, last_candidate;
  guint              n_kept = 0;

  if (!find_candidates (self, &day, &last_candidate))
    {
      find_why_without_periods (self);
      return periods;
    }

  while (day <= last_candidate)
    {
      CvDay         next = cv_period_shift (day, cadence, 1);
      CvPeriod      period = { day, next - 1 };
      CvPeriodValue value = evaluate_period (self, &period, values);

      day = next;
      remember_why (self, &value);
      if (periods->len == 0 && value.why != CV_WHY_NONE)
        continue;
      g_array_append_val (periods, value);
      if (value.why == CV_WHY_NONE)
        n_kept = periods->len;
    }
  g_array_set_size (periods, n_kept);

  return periods;
}

GArray *
cv_evaluate (const CvKpiQuestion *question, const CvSeries *series, guint n_series)
{
  g_autoptr (CvInputs) inputs = cv_inputs_new (question, series, n_series);

  return cv_inputs_evaluate (inputs);
}

int
cv_values_find_latest (GArray *values, CvDay today)
{
  for (int i = (int) values->len - 1; i >= 0; i--)
    {
      const CvPeriodValue *period = &g_array_index (values, CvPeriodValue, i);

      if (period->last < today && period->why == CV_WHY_NONE)
        return i;
    }

  return -1;
}

void
cv_kpi_question_free (CvKpiQuestion *question)
{
  if (question == NULL)
    return;

  g_free (question->kpi);
  g_clear_pointer (&question->formula, cv_formula_unref);
  g_free (question->kinds);
  g_free (question->scope);
  g_free (question->breaks);
  g_free (question->milestones);
  g_free (question);
}

gboolean
cv_series_is_estimated (const CvSeries *series, gsize i)
{
  CvDay day = series->samples[i].day;
  gsize low = 0, high = series->n_estimated;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (series->estimated[middle] == day)
        return TRUE;
      if (series->estimated[middle] < day)
        low = middle + 1;
      else
        high = middle;
    }

  return FALSE;
}

const char *
cv_value_get_remark (gboolean partial, gboolean estimated)
{
  if (partial && estimated)
    return _("Not complete yet, estimated");
  if (estimated)
    return _("Estimated");

  return partial ? _("Not complete yet") : NULL;
}

/* Reasons as sentences */

static char *
get_grain_sentence (const char *metric, CvGrain cadence)
{
  switch (cadence)
    {
    case CV_GRAIN_DAY:
      /* Translators: %s is a metric, such as Reach. The number must come from where it was
       * measured. */
      return g_strdup_printf (_("Fetch %s for this day from its source: other periods cannot be "
                                "turned into it."),
                              metric);
    case CV_GRAIN_WEEK:
      return g_strdup_printf (_("Fetch %s for this week from its source: other periods cannot be "
                                "turned into it."),
                              metric);
    case CV_GRAIN_MONTH:
      return g_strdup_printf (_("Fetch %s for this month from its source: other periods cannot be "
                                "turned into it."),
                              metric);
    case CV_GRAIN_QUARTER:
    default:
      return g_strdup_printf (_("Fetch %s for this quarter from its source: other periods cannot "
                                "be turned into it."),
                              metric);
    }
}

/* Of numbers that nobody but their source can put together */
static char *
get_not_addable_sentence (CvWhy why, const char *metric, CvGrain cadence)
{
  if (why == CV_WHY_GRAIN)
    return get_grain_sentence (metric, cadence);
  if (why == CV_WHY_SEVERAL)
    return g_strdup_printf (
        _("%s of several channels cannot be added up. Choose one channel for this KPI."), metric);

  return g_strdup_printf (
      _("%s cannot be added up over time. Measure this KPI as a value per period."), metric);
}

static char *
get_input_sentence (CvWhy why, const char *metric, CvGrain cadence)
{
  switch (why)
    {
    case CV_WHY_NO_VALUE:
      return g_strdup_printf (_("No value for %s."), metric);
    case CV_WHY_OVERLAP:
      return g_strdup_printf (
          _("A value of %s for a longer time lies across the edge of this period."), metric);
    case CV_WHY_STALE:
      return g_strdup_printf (
          _("The last value of %s is too old. Add a newer one, or drop the channel."), metric);
    case CV_WHY_BREAK:
      return g_strdup_printf (
          _("%s was measured differently before: there is nothing to compare with."), metric);
    case CV_WHY_FUTURE:
      return g_strdup_printf (_("No value for %s yet: this period has not begun."), metric);
    default:
      return get_not_addable_sentence (why, metric, cadence);
    }
}

char *
cv_why_to_sentence (CvWhy why, const char *metric_name, CvGrain cadence)
{
  if (why == CV_WHY_NONE)
    return NULL;
  if (why == CV_WHY_ZERO)
    return g_strdup (_("The formula divides by zero here."));
  if (why == CV_WHY_TOO_LARGE)
    return g_strdup (_("The result is too large to be a number."));

  return get_input_sentence (why, metric_name != NULL ? metric_name : _("an input"), cadence);
}
