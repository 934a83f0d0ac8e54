/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The questions are asked as of the check-in's day, so that a week of the past is asked for what it was asked for
 * then: the last period that was over, the status and the natural limits as they were. */

#include "model/cv-checkin.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/cv-inputs.h"
#include "model/cv-question.h"
#include "model/cv-unit.h"

#define FAR_OFF 10

/* --- what is asked --- */

GPtrArray *
cv_check_in_ask (CvPlan *plan,
                 CvDay   day)
{
  GPtrArray *questions = g_ptr_array_new_with_free_func ((GDestroyNotify) cv_kpi_question_free);

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_KPI); i++)
    {
      CvKpi *kpi = cv_plan_get_nth (plan, CV_NOUN_KPI, i);
      CvKpiQuestion *question = NULL;

      if (kpi->stopped_on == CV_DAY_NONE || kpi->stopped_on > day)
        question = cv_plan_get_kpi_question (plan, kpi, day, NULL);
      if (question != NULL)
        g_ptr_array_add (questions, question);
    }
  return questions;
}

/* Where the numbers of one check-in are looked for. */
typedef struct
{
  CvCheckIn *check_in;
  const CvSeries *series;
  guint n_series;
} Search;

static const CvSeries *
find_series (const Search *search,
             const char   *metric,
             const char   *channel,
             CvGrain       grain)
{
  for (guint i = 0; i < search->n_series; i++)
    {
      const CvSeries *each = &search->series[i];

      if (each->n_samples > 0 && each->grain == grain && g_str_equal (each->metric, metric)
          && g_strcmp0 (each->channel, channel) == 0)
        return each;
    }
  return NULL;
}

static gboolean
is_measured (const Search *search,
             const char   *metric,
             const char   *channel)
{
  for (CvGrain grain = CV_GRAIN_DAY; grain <= CV_GRAIN_QUARTER; grain++)
    if (find_series (search, metric, channel, grain) != NULL)
      return TRUE;
  return FALSE;
}

/* Whether a number of @grain that begins on @day says something about the entry's period: a sum where it overlaps, a
 * level where it ends inside; what cannot be added up only where it is of the same length. */
static gboolean
says_something (const CvCheckInEntry *entry,
                CvMetricKind          kind,
                CvGrain               grain,
                CvDay                 day)
{
  CvDay first = entry->day, last = cv_period_last (entry->day, entry->grain), end = cv_period_last (day, grain);

  if (kind == CV_METRIC_FLOW)
    return day <= last && end >= first;
  return kind == CV_METRIC_STOCK && end >= first && end <= last;
}

/* Numbers of other lengths of time that say something about the entry's period. */
static gboolean
is_covered (const Search         *search,
            const CvCheckInEntry *entry,
            CvMetricKind          kind)
{
  for (CvGrain grain = CV_GRAIN_DAY; grain <= CV_GRAIN_QUARTER; grain++)
    {
      const CvSeries *series = find_series (search, entry->metric, entry->channel, grain);
      gsize i;

      if (series == NULL || grain == entry->grain)
        continue;
      i = cv_series_find (series, cv_period_first (entry->day, grain));
      if (i < series->n_samples && says_something (entry, kind, grain, series->samples[i].day))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_same_series (const CvCheckInEntry *a,
                const CvCheckInEntry *b)
{
  return a->metric == b->metric && a->channel == b->channel && a->grain == b->grain && a->day == b->day;
}

static gboolean
has_entry (GArray               *entries,
           const CvCheckInEntry *entry)
{
  for (guint i = 0; i < entries->len; i++)
    if (is_same_series (&g_array_index (entries, CvCheckInEntry, i), entry))
      return TRUE;
  return FALSE;
}

static void
add_entry (const Search  *search,
           CvCheckInEntry entry,
           CvMetricKind   kind)
{
  const CvSeries *series = find_series (search, entry.metric, entry.channel, entry.grain);

  entry.value = entry.last = NAN;
  if (series != NULL)
    {
      gsize i = cv_series_find (series, entry.day);

      if (i < series->n_samples && series->samples[i].day == entry.day)
        entry.value = series->samples[i].value;
      if (i > 0)
        entry.last = series->samples[i - 1].value;
    }
  /* Two KPIs may be made of one metric: its number is asked for once. */
  if (isnan (entry.value) && is_covered (search, &entry, kind))
    return;
  if (!has_entry (search->check_in->entries, &entry))
    g_array_append_val (search->check_in->entries, entry);
}

static gboolean
any_channel_measured (const Search        *search,
                      const CvKpiQuestion *question,
                      const char          *metric)
{
  for (guint i = 0; i < question->n_scope; i++)
    if (is_measured (search, metric, question->scope[i].channel))
      return TRUE;
  return FALSE;
}

static gboolean
is_asked_at (const Search         *search,
             const CvScope        *scope,
             const CvCheckInEntry *entry,
             gboolean              measured)
{
  if (scope->ended != CV_DAY_NONE && scope->ended <= entry->day)
    return FALSE;
  return !measured || is_measured (search, entry->metric, scope->channel);
}

/* The places a metric is typed for; the same rule as cv_inputs_new() has for the places it is read from. */
static void
add_places (const Search        *search,
            const CvKpiQuestion *question,
            CvCheckInEntry       entry,
            CvMetricKind         kind)
{
  gboolean measured = any_channel_measured (search, question, entry.metric);
  gboolean alone = kind == CV_METRIC_UNIQUE || kind == CV_METRIC_RATE; /* never added up over channels */
  gboolean whole = is_measured (search, entry.metric, NULL) || question->n_scope == 0 || (question->n_scope > 1 && alone);

  if (!measured && whole)
    {
      add_entry (search, entry, kind);
      return;
    }
  for (guint i = 0; i < question->n_scope; i++)
    {
      const CvScope *scope = &question->scope[i];

      if (!is_asked_at (search, scope, &entry, measured))
        continue;
      entry.channel = g_intern_string (scope->channel);
      add_entry (search, entry, kind);
    }
}

static CvDay
get_period (const CvKpiQuestion *question)
{
  return cv_period_shift (question->today, question->cadence, -1);
}

static void
add_entries (const Search *search,
             guint         index)
{
  const CvKpiQuestion *question = search->check_in->questions->pdata[index];
  guint n;
  const CvFormulaInput *inputs = cv_formula_get_inputs (question->formula, &n);
  CvDay day = get_period (question);

  if (day > question->to || cv_period_last (day, question->cadence) < question->from)
    return;
  for (guint i = 0; i < n; i++)
    {
      CvCheckInEntry entry = { index, g_intern_string (inputs[i].metric), NULL, question->cadence, day, NAN, NAN };

      add_places (search, question, entry, question->kinds[i]);
    }
}

CvCheckIn *
cv_check_in_new (GPtrArray      *questions,
                 const CvSeries *series,
                 guint           n_series)
{
  CvCheckIn *self = g_new0 (CvCheckIn, 1);
  Search search = { self, series, n_series };

  self->questions = g_ptr_array_ref (questions);
  self->results = g_ptr_array_new_with_free_func ((GDestroyNotify) cv_kpi_result_free);
  self->entries = g_array_new (FALSE, FALSE, sizeof (CvCheckInEntry));
  for (guint i = 0; i < questions->len; i++)
    {
      g_ptr_array_add (self->results, cv_kpi_judge (questions->pdata[i], series, n_series));
      add_entries (&search, i);
    }
  return self;
}

void
cv_check_in_free (CvCheckIn *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->questions);
  g_ptr_array_unref (self->results);
  g_array_unref (self->entries);
  g_free (self);
}

guint
cv_check_in_count_due (const CvCheckIn *self)
{
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    n += isnan (g_array_index (self->entries, CvCheckInEntry, i).value);
  return n;
}

gboolean
cv_check_in_is_kpi (const CvCheckIn      *self,
                    const CvCheckInEntry *entry)
{
  const CvKpiQuestion *question = self->questions->pdata[entry->question];
  const double one = 1, seven = 7;
  guint n, n_entries = 0;

  for (guint i = 0; i < self->entries->len; i++)
    n_entries += g_array_index (self->entries, CvCheckInEntry, i).question == entry->question;
  cv_formula_get_inputs (question->formula, &n);
  return n == 1 && n_entries == 1 && cv_formula_evaluate (question->formula, &one) == one
         && cv_formula_evaluate (question->formula, &seven) == seven;
}

char *
cv_check_in_name_entry (CvPlan               *plan,
                        const CvCheckInEntry *entry)
{
  const char *metric = cv_plan_get_metric_name (plan, entry->metric);
  const CvChannel *channel = entry->channel != NULL ? cv_plan_find (plan, CV_NOUN_CHANNEL, entry->channel) : NULL;

  if (channel == NULL)
    return g_strdup (metric);
  /* Translators: what is measured, and on which channel: "Comments, Facebook". */
  return g_strdup_printf (_ ("%1$s, %2$s"), metric, cv_channel_get_label (channel));
}

gboolean
cv_value_is_far_off (double value,
                     double before)
{
  double ratio = fabs (value / before);

  if (value < 0 && before >= 0)
    return TRUE;
  return isfinite (ratio) && ratio > 0 && (ratio >= FAR_OFF || ratio <= 1.0 / FAR_OFF);
}

/* --- what is noted --- */

CvConfidence
cv_check_in_get_confidence (CvStatus status)
{
  switch (status)
    {
    case CV_STATUS_REACHED:
    case CV_STATUS_AHEAD:
    case CV_STATUS_ON_PACE:
      return CV_CONFIDENCE_ON_PACE;
    case CV_STATUS_BEHIND:
      return CV_CONFIDENCE_AT_RISK;
    case CV_STATUS_NO_DATA:
    case CV_STATUS_NO_TARGET:
    default:
      return CV_CONFIDENCE_NONE;
    }
}

CvNote *
cv_check_in_find_note (CvPlan     *plan,
                       const char *kpi,
                       CvDay       day)
{
  const CvKpi *about = cv_plan_find (plan, CV_NOUN_KPI, kpi);
  CvNote *found = NULL;

  for (guint i = 0; about != NULL && i < cv_plan_get_count (plan, CV_NOUN_NOTE); i++)
    {
      CvNote *note = cv_plan_get_nth (plan, CV_NOUN_NOTE, i);

      if (note->day != CV_DAY_NONE && cv_period_first (note->day, about->cadence) == day && g_str_equal (note->kpi, kpi)
          && (found == NULL || note->day >= found->day))
        found = note;
    }
  return found;
}

static int
compare_notes (gconstpointer a,
               gconstpointer b)
{
  const CvNote *first = *(CvNote *const *) a, *second = *(CvNote *const *) b;

  return (first->day > second->day) - (first->day < second->day);
}

GPtrArray *
cv_check_in_list_notes (CvPlan     *plan,
                        const char *kpi)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_NOTE); i++)
    {
      CvNote *note = cv_plan_get_nth (plan, CV_NOUN_NOTE, i);

      if (note->day != CV_DAY_NONE && g_str_equal (note->kpi, kpi))
        g_ptr_array_add (notes, g_object_ref (note));
    }
  g_ptr_array_sort (notes, compare_notes);
  return notes;
}

CvCheckInAnswers *
cv_check_in_answers_new (void)
{
  CvCheckInAnswers *self = g_new (CvCheckInAnswers, 1);

  self->values = g_array_new (FALSE, FALSE, sizeof (CvCheckInEntry));
  self->notes = cv_edit_new (_ ("Check In"));
  return self;
}

void
cv_check_in_answers_free (CvCheckInAnswers *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->values);
  cv_edit_free (self->notes);
  g_free (self);
}

gboolean
cv_check_in_answers_set (CvCheckInAnswers     *self,
                         const CvCheckInEntry *entry,
                         double                value)
{
  CvCheckInEntry answer = *entry;

  if (has_entry (self->values, entry))
    return FALSE;
  answer.value = value;
  g_array_append_val (self->values, answer);
  return TRUE;
}

void
cv_check_in_answers_note (CvCheckInAnswers *self,
                          CvPlan           *plan,
                          const char       *kpi,
                          CvDay             day,
                          CvConfidence      confidence,
                          const char       *text)
{
  CvNote *note = cv_check_in_find_note (plan, kpi, day);
  const char *id = note != NULL ? cv_record_get_id (CV_RECORD (note)) : NULL;
  CvRow *row;

  if (note == NULL)
    {
      row = cv_row_new (CV_NOUN_NOTE, NULL);
      cv_row_set_text (row, "kpi", kpi);
      cv_row_set_integer (row, "day", day);
      cv_row_set_integer (row, "confidence", confidence);
      cv_row_set_text (row, "text", text != NULL ? text : "");
      cv_edit_insert (self->notes, row);
      return;
    }
  if (note->confidence != confidence)
    cv_edit_set_integer (self->notes, CV_NOUN_NOTE, id, "confidence", confidence);
  if (text != NULL && !g_str_equal (note->text, text))
    cv_edit_set_text (self->notes, CV_NOUN_NOTE, id, "text", text);
}

/* --- what is said --- */

static double
get_value_at (const CvKpiResult *result,
              CvDay              day)
{
  for (guint i = result->values->len; i-- > 0;)
    {
      const CvPeriodValue *value = &g_array_index (result->values, CvPeriodValue, i);

      if (value->first == day)
        return value->value;
    }
  return NAN;
}

/* What would have been natural at the period that begins on @day. */
static CvRange
get_usual (const CvKpiResult *before,
           CvDay              day)
{
  CvDay first;

  if (before->values->len == 0)
    return (CvRange){ NAN, NAN };
  first = g_array_index (before->values, CvPeriodValue, 0).first;
  return cv_limits_get_range (&before->natural, cv_period_count (first, day, before->cadence));
}

/* (transfer full) */
static char *
tell_unusual (CvPlan     *plan,
              CvKpi      *kpi,
              double      value,
              CvRange     usual)
{
  const char *currency = cv_plan_get_info (plan)->currency;
  g_autofree char *text = cv_unit_format (value, kpi->unit, currency);
  g_autofree char *low = cv_unit_format (usual.low, kpi->unit, currency);
  g_autofree char *high = cv_unit_format (usual.high, kpi->unit, currency);

  /* So little has it moved up to now that both ends of the range read the same. */
  if (g_str_equal (low, high))
    return g_strdup_printf (value > usual.high ? _ ("%1$s: %2$s, above the usual %3$s")
                                               : _ ("%1$s: %2$s, below the usual %3$s"),
                            cv_kpi_get_label (kpi), text, low);
  if (value > usual.high)
    /* Translators: "Recommendations: 120, above the usual 40 to 80" */
    return g_strdup_printf (_ ("%1$s: %2$s, above the usual %3$s to %4$s"), cv_kpi_get_label (kpi), text, low, high);
  /* Translators: "Recommendations: 20, below the usual 40 to 80" */
  return g_strdup_printf (_ ("%1$s: %2$s, below the usual %3$s to %4$s"), cv_kpi_get_label (kpi), text, low, high);
}

/* What was said before a check-in and is otherwise after it; NAN where it is the same. */
static double
get_moved (const CvKpiResult *before,
           const CvKpiResult *after,
           CvDay              day)
{
  double value = get_value_at (after, day);

  return value == get_value_at (before, day) ? NAN : value;
}

GPtrArray *
cv_check_in_tell (CvPlan          *plan,
                  const CvCheckIn *before,
                  GPtrArray       *after)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  gboolean moved = FALSE, known = FALSE;

  for (guint i = 0; i < before->questions->len; i++)
    {
      const CvKpiQuestion *question = before->questions->pdata[i];
      CvKpi *kpi = cv_plan_find (plan, CV_NOUN_KPI, question->kpi);
      CvDay day = get_period (question);
      double value = get_moved (before->results->pdata[i], after->pdata[i], day);
      CvRange usual = get_usual (before->results->pdata[i], day);

      if (kpi == NULL || isnan (value))
        continue;
      moved = TRUE;
      known = known || !isnan (usual.low);
      if (value < usual.low || value > usual.high)
        g_ptr_array_add (sentences, tell_unusual (plan, kpi, value, usual));
    }
  if (moved && sentences->len == 0)
    g_ptr_array_add (sentences, g_strdup (known ? _ ("All within the usual range.")
                                                : _ ("Too few values yet to say what is usual.")));
  return sentences;
}
