/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which series count for a KPI, and how each kind of metric is read. Flows are in
 * cv-inputs-flow.c, levels in cv-inputs-stock.c; what cannot be added up is simple enough for
 * here. */

#include "model/cv-inputs.h"

#include <string.h>

gsize
cv_series_find (const CvSeries *series, CvDay day)
{
  gsize low = 0, high = series->n_samples;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (series->samples[middle].day < day)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Groups */

static CvGroup *
take_group (CvInput *input, const char *channel, CvDay ended)
{
  CvGroup group = { .channel = channel, .ended = ended, .first = G_MAXINT32, .last = G_MININT32 };

  for (guint i = 0; i < input->groups->len; i++)
    {
      CvGroup *known = &g_array_index (input->groups, CvGroup, i);

      if (g_strcmp0 (known->channel, channel) == 0)
        return known;
    }

  g_array_append_val (input->groups, group);
  return &g_array_index (input->groups, CvGroup, input->groups->len - 1);
}

static void
add_series (CvInput *input, const CvSeries *series, CvDay ended)
{
  CvGroup *group = take_group (input, series->channel, ended);
  CvDay    last = series->samples[series->n_samples - 1].day;

  group->series[series->grain] = series;
  group->first = MIN (group->first, series->samples[0].day);
  group->last = MAX (group->last, cv_period_last (last, series->grain));
}

static const CvScope *
find_scope (const CvKpiQuestion *question, const char *channel)
{
  for (guint i = 0; i < question->n_scope; i++)
    if (strcmp (question->scope[i].channel, channel) == 0)
      return &question->scope[i];

  return NULL;
}

/* The channels in scope; where none of them has the metric, the plan as a whole stands in. */
static void
find_groups (CvInput *input, const CvKpiQuestion *question, const CvSeries *series, guint n_series)
{
  GArray *whole_plan = g_array_new (FALSE, FALSE, sizeof (const CvSeries *));

  for (guint i = 0; i < n_series; i++)
    {
      const CvSeries *each = &series[i];
      const CvScope  *scope;

      if (each->n_samples == 0 || strcmp (each->metric, input->metric) != 0)
        continue;

      scope = each->channel != NULL ? find_scope (question, each->channel) : NULL;
      if (scope != NULL)
        add_series (input, each, scope->ended);
      else if (each->channel == NULL)
        g_array_append_val (whole_plan, each);
    }

  if (input->groups->len == 0 && !question->channels_only)
    for (guint i = 0; i < whole_plan->len; i++)
      add_series (input, g_array_index (whole_plan, const CvSeries *, i), CV_DAY_NONE);

  g_array_unref (whole_plan);
}

CvInputs *
cv_inputs_new (const CvKpiQuestion *question, const CvSeries *series, guint n_series)
{
  CvInputs             *self = g_new0 (CvInputs, 1);
  const CvFormulaInput *named = cv_formula_get_inputs (question->formula, &self->n_inputs);

  self->question = question;
  self->inputs = g_new0 (CvInput, self->n_inputs);

  for (guint i = 0; i < self->n_inputs; i++)
    {
      CvInput *input = &self->inputs[i];

      input->metric = g_intern_string (named[i].metric);
      input->kind = question->kinds[i];
      input->start = named[i].start;
      input->groups = g_array_new (FALSE, FALSE, sizeof (CvGroup));
      find_groups (input, question, series, n_series);

      for (guint g = 0; g < input->groups->len; g++)
        {
          CvGroup *group = &g_array_index (input->groups, CvGroup, g);

          group->last_counted = cv_group_find_last_counted (group);
        }
    }

  return self;
}

void
cv_inputs_free (CvInputs *self)
{
  for (guint i = 0; i < self->n_inputs; i++)
    g_array_unref (self->inputs[i].groups);
  g_free (self->inputs);
  g_free (self);
}

gboolean
cv_inputs_get_extent (const CvInputs *self, CvDay *first, CvDay *last)
{
  *first = G_MAXINT32;
  *last = G_MININT32;

  for (guint i = 0; i < self->n_inputs; i++)
    for (guint g = 0; g < self->inputs[i].groups->len; g++)
      {
        const CvGroup *group = &g_array_index (self->inputs[i].groups, CvGroup, g);

        *first = MIN (*first, group->first);
        *last = MAX (*last, group->last);
      }

  return *first <= *last;
}

/* Breaks */

static gboolean
has_group (const CvInputs *self, const CvBreakMark *mark)
{
  for (guint i = 0; i < self->n_inputs; i++)
    {
      const CvInput *input = &self->inputs[i];

      if (strcmp (input->metric, mark->metric) != 0)
        continue;
      for (guint g = 0; g < input->groups->len; g++)
        if (g_strcmp0 (g_array_index (input->groups, CvGroup, g).channel, mark->channel) == 0)
          return TRUE;
    }

  return FALSE;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  CvDay first = *(const CvDay *) a, second = *(const CvDay *) b;

  return (first > second) - (first < second);
}

GArray *
cv_inputs_get_breaks (const CvInputs *self)
{
  const CvKpiQuestion *question = self->question;
  GArray              *days = g_array_new (FALSE, FALSE, sizeof (CvDay));

  for (guint i = 0; i < question->n_breaks; i++)
    if (question->breaks[i].day <= question->today && has_group (self, &question->breaks[i]))
      g_array_append_val (days, question->breaks[i].day);

  g_array_sort (days, compare_days);
  for (guint i = 1; i < days->len;)
    if (g_array_index (days, CvDay, i) == g_array_index (days, CvDay, i - 1))
      g_array_remove_index (days, i);
    else
      i++;

  return days;
}

/* Reading */

static gboolean
has_other_grain_inside (const CvGroup *group, CvGrain cadence, const CvPeriod *period)
{
  for (CvGrain grain = CV_GRAIN_DAY; grain < CV_N_GRAINS; grain++)
    {
      const CvSeries *series = group->series[grain];
      gsize           i;

      if (series == NULL || grain == cadence)
        continue;
      i = cv_series_find (series, period->first);
      if (i < series->n_samples
          && cv_period_last (series->samples[i].day, grain) <= period->last)
        return TRUE;
    }

  return FALSE;
}

/* Distinct people, and rates made elsewhere: only the source's own number for exactly this
 * period. */
static CvReading
read_not_addable (const CvInput *input, const CvKpiQuestion *question, const CvPeriod *period)
{
  const CvGroup  *group;
  const CvSeries *series;
  gsize           i;

  if (question->measured == CV_MEASURED_TOTAL)
    return cv_reading_missing (CV_WHY_NOT_ADDABLE);
  if (input->groups->len == 0)
    return cv_reading_missing (CV_WHY_NO_VALUE);
  if (input->groups->len > 1)
    return cv_reading_missing (CV_WHY_SEVERAL);

  group = &g_array_index (input->groups, CvGroup, 0);
  series = group->series[question->cadence];
  if (series != NULL)
    {
      i = cv_series_find (series, period->first);
      if (i < series->n_samples && series->samples[i].day == period->first)
        return (CvReading) { series->samples[i].value, CV_WHY_NONE, cv_series_is_estimated (series, i) };
    }

  return cv_reading_missing (has_other_grain_inside (group, question->cadence, period)
                                 ? CV_WHY_GRAIN
                                 : CV_WHY_NO_VALUE);
}

CvReading
cv_inputs_read (CvInputs *self, guint i, const CvPeriod *period)
{
  const CvKpiQuestion *question = self->question;
  CvInput             *input = &self->inputs[i];

  switch (input->kind)
    {
    case CV_METRIC_FLOW:
      return cv_input_read_flow (input, question, period);
    case CV_METRIC_STOCK:
      return input->start ? cv_input_read_start (input, question, period)
                          : cv_input_read_stock (input, question, period);
    case CV_METRIC_UNIQUE:
    case CV_METRIC_RATE:
    default:
      return read_not_addable (input, question, period);
    }
}
