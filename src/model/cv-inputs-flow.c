/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Flows: what adds up (comments, money). The sum over a period, or, for a running total, from
 * the plan's first day to the period's end.
 *
 * A channel may have the same days as days and once more as a month's number. A longer value
 * counts only where no shorter one lies inside it; else it is superseded and left out of every
 * consideration. A value that counts but lies across an edge of the span cannot be split: the
 * sum is missing.
 *
 * For a span of one period the sum starts anew with each; for a running total it goes on, which
 * is all the difference between the two. A value is passed (taken into the sum) by the first
 * period that reaches its end; one that lies across that end waits in its place for a later
 * period. */

#include "model/cv-inputs.h"

static gboolean
is_superseded (const CvGroup *group, CvGrain grain, CvDay day)
{
  CvDay last;

  if (grain == CV_GRAIN_DAY)
    return FALSE;

  last = cv_period_last (day, grain);
  for (CvGrain finer = CV_GRAIN_DAY; finer < grain; finer++)
    {
      const CvSeries *series = group->series[finer];
      gsize           i;

      if (series == NULL)
        continue;
      i = cv_series_find (series, day);
      if (i < series->n_samples && cv_period_last (series->samples[i].day, finer) <= last)
        return TRUE;
    }

  return FALSE;
}

CvDay
cv_group_find_last_counted (const CvGroup *group)
{
  CvDay last = G_MININT32;

  for (CvGrain grain = CV_GRAIN_DAY; grain < CV_N_GRAINS; grain++)
    {
      const CvSeries *series = group->series[grain];
      gsize           i = series != NULL ? series->n_samples : 0;

      while (i > 0 && is_superseded (group, grain, series->samples[i - 1].day))
        i--;
      if (i > 0)
        last = MAX (last, cv_period_last (series->samples[i - 1].day, grain));
    }

  return last;
}

/* What one step of the walk found in a group, besides what it added to the sum. */
typedef struct
{
  guint    n_inside;    /* values inside the period */
  gboolean crosses_end; /* one lies across its last day */
} Step;

/* @start: values before it lie wholly before the sum, which begins with @from. */
static void
add_to_sum (CvGroup *group, const CvSeries *series, gsize i, CvDay from, CvDay start)
{
  const CvSample *sample = &series->samples[i];

  if (sample->day >= from)
    {
      group->sum += sample->value;
      group->n_summed++;
      group->estimated |= cv_series_is_estimated (series, i);
    }
  else if (sample->day >= start)
    group->crosses_start = TRUE;
}

/* Passes @group's values of @grain up to the end of @period, for a sum from @from on. */
static void
pass_values (CvGroup *group, CvGrain grain, CvDay from, const CvPeriod *period, Step *step)
{
  const CvSeries *series = group->series[grain];
  /* Values before `end` have their last day in the period or before it. */
  CvDay           end = cv_period_first (period->last + 1, grain);
  CvDay           start = cv_period_first (from, grain);
  gsize          *next = &group->next[grain];

  if (*next == 0)
    *next = cv_series_find (series, MIN (start, period->first));

  for (; *next < series->n_samples && series->samples[*next].day < end; (*next)++)
    {
      const CvSample *sample = &series->samples[*next];

      if (is_superseded (group, grain, sample->day))
        continue;
      if (sample->day >= period->first)
        step->n_inside++;
      add_to_sum (group, series, *next, from, start);
    }

  if (*next < series->n_samples && series->samples[*next].day <= period->last
      && !is_superseded (group, grain, series->samples[*next].day))
    step->crosses_end = TRUE;
}

static Step
walk_group (CvGroup *group, CvDay from, const CvPeriod *period)
{
  Step step = { 0, FALSE };

  for (CvGrain grain = CV_GRAIN_DAY; grain < CV_N_GRAINS; grain++)
    if (group->series[grain] != NULL)
      pass_values (group, grain, from, period, &step);

  return step;
}

static gboolean
goes_on (const CvGroup *group, const CvPeriod *period)
{
  return group->first <= period->last
         && (group->ended == CV_DAY_NONE || group->ended > period->first);
}

CvReading
cv_input_read_flow (CvInput *input, const CvKpiQuestion *question, const CvPeriod *period)
{
  gboolean is_total = question->measured == CV_MEASURED_TOTAL;
  CvDay    from = is_total ? question->from : period->first;
  CvDay    last_counted = G_MININT32;
  double   sum = 0;
  guint    n_summed = 0;
  gboolean crosses = FALSE, estimated = FALSE;

  input->partial = FALSE;
  for (guint i = 0; i < input->groups->len; i++)
    {
      CvGroup *group = &g_array_index (input->groups, CvGroup, i);
      Step     step;

      if (!is_total)
        {
          group->sum = 0;
          group->n_summed = 0;
          group->crosses_start = FALSE;
          group->estimated = FALSE;
        }
      step = walk_group (group, from, period);

      sum += group->sum;
      n_summed += group->n_summed;
      estimated |= group->estimated;
      crosses |= group->crosses_start || step.crosses_end;
      last_counted = MAX (last_counted, group->last_counted);
      input->partial |= step.n_inside == 0 && goes_on (group, period);
    }

  if (crosses)
    return cv_reading_missing (CV_WHY_OVERLAP);
  /* A running total stops with its last value, it does not stay level for ever. */
  if (n_summed == 0 || (is_total && last_counted < period->first))
    return cv_reading_missing (CV_WHY_NO_VALUE);

  return (CvReading) { sum, CV_WHY_NONE, estimated };
}
