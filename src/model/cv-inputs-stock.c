/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Stocks: levels (followers). The last one known at the end of a period, over all channels in
 * scope that have begun. A longer grain's value is the level on its period's last day.
 *
 * A level is carried through gaps, but only one period past a channel's last value: a plan whose
 * numbers were not kept up must not look as if nothing had changed. */

#include "model/cv-inputs.h"

#include <string.h>

typedef struct
{
  CvDay    day; /* CV_DAY_NONE: there is none */
  double   value;
  gboolean estimated;
} Level;

/* The last level of @group on or before @day. On one day the finest grain's wins. */
static Level
walk_to_level (CvGroup *group, CvDay day)
{
  Level level = { CV_DAY_NONE, 0, FALSE };

  for (CvGrain grain = CV_GRAIN_DAY; grain < CV_N_GRAINS; grain++)
    {
      const CvSeries *series = group->series[grain];
      CvDay           end, level_day;
      gsize          *next = &group->next[grain];

      if (series == NULL)
        continue;

      /* Values before `end` have their last day on or before @day. */
      end = cv_period_first (day + 1, grain);
      if (*next == 0)
        *next = cv_series_find (series, end);
      while (*next < series->n_samples && series->samples[*next].day < end)
        (*next)++;
      if (*next == 0)
        continue;

      level_day = cv_period_last (series->samples[*next - 1].day, grain);
      if (level_day > level.day)
        level = (Level) { level_day, series->samples[*next - 1].value, cv_series_is_estimated (series, *next - 1) };
    }

  return level;
}

static gboolean
has_ended (const CvGroup *group, CvDay day)
{
  return group->ended != CV_DAY_NONE && group->ended <= day;
}

static CvWhy
judge_age (const CvGroup *group, const CvKpiQuestion *question, const CvPeriod *period)
{
  if (group->last >= period->first)
    return CV_WHY_NONE;
  if (period->first > question->today)
    return CV_WHY_FUTURE;
  if (cv_period_count (group->last, period->first, question->cadence) > 1)
    return CV_WHY_STALE;

  return CV_WHY_NONE;
}

/* The levels on @period's last day, added up. @question NULL: of any age. */
static CvReading
read_levels (CvInput *input, const CvKpiQuestion *question, const CvPeriod *period)
{
  double sum = 0;
  guint  n_counted = 0;
  CvWhy  why = CV_WHY_NONE;
  gboolean estimated = FALSE;

  for (guint i = 0; i < input->groups->len; i++)
    {
      CvGroup *group = &g_array_index (input->groups, CvGroup, i);
      Level    level = walk_to_level (group, period->last);

      group->counts = level.day != CV_DAY_NONE && !has_ended (group, period->last);
      if (!group->counts)
        continue;

      n_counted++;
      sum += level.value;
      estimated |= level.estimated;
      if (question != NULL && why == CV_WHY_NONE)
        why = judge_age (group, question, period);
    }

  if (n_counted == 0)
    return cv_reading_missing (CV_WHY_NO_VALUE);
  if (why != CV_WHY_NONE)
    return cv_reading_missing (why);

  return (CvReading) { sum, CV_WHY_NONE, estimated };
}

CvReading
cv_input_read_stock (CvInput *input, const CvKpiQuestion *question, const CvPeriod *period)
{
  return read_levels (input, question, period);
}

static gboolean
is_broken (const CvInput *input, const CvKpiQuestion *question, CvDay from, CvDay to)
{
  for (guint b = 0; b < question->n_breaks; b++)
    {
      const CvBreakMark *mark = &question->breaks[b];

      if (mark->day < from || mark->day > to || strcmp (mark->metric, input->metric) != 0)
        continue;
      for (guint i = 0; i < input->groups->len; i++)
        {
          const CvGroup *group = &g_array_index (input->groups, CvGroup, i);

          if (group->counts && g_strcmp0 (group->channel, mark->channel) == 0)
            return TRUE;
        }
    }

  return FALSE;
}

/* The level before the span: before the period, or, for a running total, before the plan.
 * Nothing is compared across a break between there and the period's end. */
CvReading
cv_input_read_start (CvInput *input, const CvKpiQuestion *question, const CvPeriod *period)
{
  gboolean  is_total = question->measured == CV_MEASURED_TOTAL;
  CvDay     from = is_total ? question->from : period->first;
  CvPeriod  before = { cv_period_first (from - 1, question->cadence), from - 1 };
  CvReading reading = read_levels (input, is_total ? NULL : question, &before);

  if (reading.why == CV_WHY_NONE && is_broken (input, question, from, period->last))
    return cv_reading_missing (CV_WHY_BREAK);

  return reading;
}
