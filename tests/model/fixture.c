/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <math.h>
#include <string.h>

#include "base/cv-number.h"

typedef struct
{
  const char *metric, *channel;
  CvGrain     grain;
  GArray     *samples; /* of CvSample */
  GArray     *estimated; /* of CvDay */
} FixtureSeries;

static void
fixture_series_free (gpointer data)
{
  FixtureSeries *series = data;

  g_array_unref (series->samples);
  g_array_unref (series->estimated);
  g_free (series);
}

CvDay
fixture_day (const char *text)
{
  CvDay day;

  g_assert_true (cv_day_parse (text, &day));
  return day;
}

static CvMetricKind
kind_from_letter (char letter)
{
  switch (letter)
    {
    case 'f':
      return CV_METRIC_FLOW;
    case 's':
      return CV_METRIC_STOCK;
    case 'u':
      return CV_METRIC_UNIQUE;
    case 'r':
      return CV_METRIC_RATE;
    default:
      g_assert_not_reached ();
    }
}

Fixture *
fixture_new (const char *formula, const char *kinds)
{
  Fixture       *self = g_new0 (Fixture, 1);
  CvKpiQuestion *question = g_new0 (CvKpiQuestion, 1);
  GError        *error = NULL;
  guint          n;

  self->question = question;
  self->scope = g_array_new (FALSE, TRUE, sizeof (CvScope));
  self->breaks = g_array_new (FALSE, TRUE, sizeof (CvBreakMark));
  self->milestones = g_array_new (FALSE, TRUE, sizeof (CvPathPoint));
  self->series = g_ptr_array_new_with_free_func (fixture_series_free);

  question->formula = cv_formula_parse (formula, &error);
  g_assert_no_error (error);
  cv_formula_get_inputs (question->formula, &n);
  g_assert_cmpuint (n, ==, strlen (kinds));
  question->kinds = g_new0 (CvMetricKind, n + 1);
  for (guint i = 0; i < n; i++)
    question->kinds[i] = kind_from_letter (kinds[i]);

  question->cadence = CV_GRAIN_WEEK;
  question->from = question->baseline_day = fixture_day ("2026-01-01");
  question->to = question->due = fixture_day ("2026-12-31");
  question->today = fixture_day ("2026-07-01");
  question->baseline = question->target = question->low = question->high = NAN;

  return self;
}

void
fixture_free (Fixture *self)
{
  /* Borrowed from the arrays */
  self->question->scope = NULL;
  self->question->breaks = NULL;
  self->question->milestones = NULL;
  cv_kpi_question_free (self->question);
  g_array_unref (self->scope);
  g_array_unref (self->breaks);
  g_array_unref (self->milestones);
  g_ptr_array_unref (self->series);
  g_free (self);
}

void
fixture_scope (Fixture *self, const char *channel, const char *ended)
{
  CvScope scope = { g_intern_string (channel), ended != NULL ? fixture_day (ended) : CV_DAY_NONE };

  g_array_append_val (self->scope, scope);
}

static FixtureSeries *
take_series (Fixture *self, const char *metric, const char *channel, CvGrain grain)
{
  FixtureSeries *series;

  for (guint i = 0; i < self->series->len; i++)
    {
      series = g_ptr_array_index (self->series, i);
      if (g_str_equal (series->metric, metric) && g_strcmp0 (series->channel, channel) == 0
          && series->grain == grain)
        return series;
    }

  series = g_new0 (FixtureSeries, 1);
  series->metric = g_intern_string (metric);
  series->channel = g_intern_string (channel);
  series->grain = grain;
  series->samples = g_array_new (FALSE, FALSE, sizeof (CvSample));
  series->estimated = g_array_new (FALSE, FALSE, sizeof (CvDay));
  g_ptr_array_add (self->series, series);

  return series;
}

static void
add_sample (FixtureSeries *series, CvDay day, double value)
{
  CvSample sample = { day, value };

  if (series->samples->len > 0)
    g_assert_cmpint (day, >,
                     g_array_index (series->samples, CvSample, series->samples->len - 1).day);
  g_array_append_val (series->samples, sample);
}

void
fixture_values (Fixture *self, const char *metric, const char *channel, const char *values)
{
  g_auto (GStrv) pairs = g_strsplit (values, ",", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (g_strstrip (pairs[i]), " ", 2);
      CvDay          day;
      CvGrain        grain;
      double         value;

      g_assert_true (cv_period_parse (pair[0], &day, &grain));
      if (g_str_has_suffix (pair[1], "~"))
        {
          pair[1][strlen (pair[1]) - 1] = '\0';
          g_array_append_val (take_series (self, metric, channel, grain)->estimated, day);
        }
      g_assert_true (cv_number_parse (pair[1], &value));
      add_sample (take_series (self, metric, channel, grain), day, value);
    }
}

void
fixture_series (Fixture      *self,
                const char   *metric,
                const char   *channel,
                const char   *period,
                const double *values,
                guint         n_values)
{
  CvDay   first;
  CvGrain grain;

  g_assert_true (cv_period_parse (period, &first, &grain));
  for (guint i = 0; i < n_values; i++)
    if (!isnan (values[i]))
      add_sample (take_series (self, metric, channel, grain),
                  cv_period_shift (first, grain, (int) i),
                  values[i]);
}

void
fixture_break (Fixture *self, const char *metric, const char *channel, const char *day)
{
  CvBreakMark mark = { g_intern_string (metric), g_intern_string (channel), fixture_day (day) };

  g_array_append_val (self->breaks, mark);
}

void
fixture_milestone (Fixture *self, const char *day, double value)
{
  CvPathPoint point = { fixture_day (day), value };

  g_array_append_val (self->milestones, point);
}

/* (transfer full) of CvSeries */
static GArray *
complete (Fixture *self)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (CvSeries));

  self->question->scope = (CvScope *) (gpointer) self->scope->data;
  self->question->n_scope = self->scope->len;
  self->question->breaks = (CvBreakMark *) (gpointer) self->breaks->data;
  self->question->n_breaks = self->breaks->len;
  self->question->milestones = (CvPathPoint *) (gpointer) self->milestones->data;
  self->question->n_milestones = self->milestones->len;

  for (guint i = 0; i < self->series->len; i++)
    {
      const FixtureSeries *series = g_ptr_array_index (self->series, i);
      const CvSample      *samples = (const CvSample *) (gconstpointer) series->samples->data;
      CvSeries             plain = { series->metric, series->channel, series->grain, samples,
                                     series->samples->len,
                                     (const CvDay *) (gconstpointer) series->estimated->data,
                                     series->estimated->len };

      g_array_append_val (all, plain);
    }

  return all;
}

static const char *
why_to_word (CvWhy why)
{
  static const char *const words[] = {
    [CV_WHY_NONE] = "", [CV_WHY_NO_VALUE] = "none", [CV_WHY_OVERLAP] = "overlap",
    [CV_WHY_STALE] = "stale",
    [CV_WHY_BREAK] = "break", [CV_WHY_GRAIN] = "grain", [CV_WHY_SEVERAL] = "several",
    [CV_WHY_NOT_ADDABLE] = "not-addable", [CV_WHY_ZERO] = "zero", [CV_WHY_FUTURE] = "future",
    [CV_WHY_TOO_LARGE] = "too-large",
  };

  return words[why];
}

static char *
evaluate (Fixture *self, const CvKpiQuestion *question)
{
  g_autoptr (GArray) series = complete (self);
  g_autoptr (GArray) values = cv_evaluate (question, (const CvSeries *) (gpointer) series->data,
                                           series->len);
  GString           *text = g_string_new (NULL);

  for (guint i = 0; i < values->len; i++)
    {
      const CvPeriodValue *period = &g_array_index (values, CvPeriodValue, i);
      char                 name[CV_DAY_BUFFER], number[CV_NUMBER_BUFFER];

      g_assert_cmpint (period->first, ==, cv_period_first (period->last, self->question->cadence));
      g_assert_cmpint (period->last, ==, cv_period_last (period->first, self->question->cadence));
      g_assert_true (isnan (period->value) == (period->why != CV_WHY_NONE));
      g_string_append_printf (text, "%s%s=", i > 0 ? " " : "",
                              cv_period_format (period->first, self->question->cadence, name));
      if (period->why != CV_WHY_NONE)
        g_string_append_printf (text, "?%s%s%s", why_to_word (period->why),
                                period->why_metric != NULL ? ":" : "",
                                period->why_metric != NULL ? period->why_metric : "");
      else
        g_string_append (text, cv_number_format (period->value, number));
      if (period->partial)
        g_string_append_c (text, '*');
      if (period->estimated)
        g_string_append_c (text, '~');
    }

  return g_string_free (text, FALSE);
}

char *
fixture_evaluate (Fixture *self)
{
  return evaluate (self, self->question);
}

void
fixture_expect_of (Fixture *self, const CvKpiQuestion *question, const char *expected)
{
  g_autofree char *found = evaluate (self, question);

  g_assert_cmpstr (found, ==, expected);
}

void
fixture_complete (Fixture *self)
{
  g_array_unref (complete (self));
}

void
fixture_expect (Fixture *self, const char *expected)
{
  g_autofree char *found = fixture_evaluate (self);

  g_assert_cmpstr (found, ==, expected);
}

CvKpiResult *
fixture_judge (Fixture *self)
{
  g_autoptr (GArray) series = complete (self);

  return cv_kpi_judge (self->question, (const CvSeries *) (gpointer) series->data, series->len);
}
