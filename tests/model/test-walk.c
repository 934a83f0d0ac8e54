/* SPDX-License-Identifier: GPL-3.0-or-later */

/* cv_evaluate() walks every series once, remembering where it was. Here the same rules are read
 * the slow way, every period anew from all values, on random plans; both must say the same. */

#include <math.h>

#include "model/cv-evaluate.h"

#define N_GRAINS 4
#define MAX_SAMPLES 60
#define N_CHANNELS 3

typedef struct
{
  CvSample samples[N_CHANNELS][N_GRAINS][MAX_SAMPLES];
  CvSeries series[N_CHANNELS * N_GRAINS];
  guint    n_series;
  CvScope  scope[N_CHANNELS];
} Plan;

static const char *const channels[N_CHANNELS] = { "c1", "c2", "c3" };

static void
fill_series (Plan *plan, guint channel, CvGrain grain, CvDay start)
{
  CvSample *samples = plan->samples[channel][grain];
  guint     n = (guint) g_test_rand_int_range (1, MAX_SAMPLES >> grain);
  CvDay     day = cv_period_shift (start, grain, g_test_rand_int_range (0, 4));

  for (guint i = 0; i < n; i++)
    {
      samples[i] = (CvSample) { day, g_test_rand_int_range (0, 100) };
      day = cv_period_shift (day, grain,
                             g_test_rand_int_range (0, 3) > 0 ? 1 : g_test_rand_int_range (2, 12));
    }
  plan->series[plan->n_series++] = (CvSeries) { "m", channels[channel], grain, samples, n };
}

static void
fill_plan (Plan *plan, CvDay start)
{
  plan->n_series = 0;
  for (guint c = 0; c < N_CHANNELS; c++)
    {
      plan->scope[c] = (CvScope) { channels[c], CV_DAY_NONE };
      if (g_test_rand_int_range (0, 3) == 0)
        plan->scope[c].ended = start + g_test_rand_int_range (0, 200);
      for (CvGrain grain = CV_GRAIN_DAY; grain <= CV_GRAIN_QUARTER; grain++)
        if (g_test_rand_int_range (0, 5) < (c == 0 ? 3 : 2))
          fill_series (plan, c, grain, start);
    }
}

/* The slow reading */

typedef struct
{
  CvDay from, to; /* the span to add up */
  CvDay first;    /* of the period */
} Span;

static gboolean
is_superseded (const Plan *plan, const CvSeries *series, CvDay day)
{
  CvDay last = cv_period_last (day, series->grain);

  for (guint i = 0; i < plan->n_series; i++)
    {
      const CvSeries *finer = &plan->series[i];

      if (finer->grain >= series->grain || !g_str_equal (finer->channel, series->channel))
        continue;
      for (gsize k = 0; k < finer->n_samples; k++)
        if (finer->samples[k].day >= day
            && cv_period_last (finer->samples[k].day, finer->grain) <= last)
          return TRUE;
    }

  return FALSE;
}

typedef struct
{
  double   sum;
  gboolean crosses, any, any_later;
} Flow;

static Flow
read_flow (const Plan *plan, const Span *span)
{
  Flow flow = { 0 };

  for (guint i = 0; i < plan->n_series; i++)
    for (gsize k = 0; k < plan->series[i].n_samples; k++)
      {
        const CvSample *sample = &plan->series[i].samples[k];
        CvDay           last = cv_period_last (sample->day, plan->series[i].grain);

        if (is_superseded (plan, &plan->series[i], sample->day))
          continue;
        flow.any_later |= last >= span->first;
        if (sample->day >= span->from && last <= span->to)
          {
            flow.sum += sample->value;
            flow.any = TRUE;
          }
        else if (sample->day <= span->to && last >= span->from)
          flow.crosses = TRUE;
      }

  return flow;
}

static CvWhy
read_level (const Plan *plan, const CvKpiQuestion *question, guint channel, CvDay p1, double *level,
            gboolean *begun)
{
  CvDay   best = CV_DAY_NONE, last_of_all = CV_DAY_NONE;
  CvGrain best_grain = CV_GRAIN_DAY;
  CvDay   p0 = cv_period_first (p1, question->cadence);

  for (guint i = 0; i < plan->n_series; i++)
    for (gsize k = 0; k < plan->series[i].n_samples; k++)
      {
        CvDay day = cv_period_last (plan->series[i].samples[k].day, plan->series[i].grain);

        if (!g_str_equal (plan->series[i].channel, channels[channel]))
          continue;
        last_of_all = MAX (last_of_all, day);
        if (day > p1 || day < best || (day == best && plan->series[i].grain > best_grain))
          continue;
        best = day;
        best_grain = plan->series[i].grain;
        *level = plan->series[i].samples[k].value;
      }

  *begun = best != CV_DAY_NONE
           && (plan->scope[channel].ended == CV_DAY_NONE || plan->scope[channel].ended > p1);
  if (!*begun)
    return CV_WHY_NONE;
  if (p0 > question->today && last_of_all < p0)
    return CV_WHY_FUTURE;
  if (last_of_all <= p1 && cv_period_shift (last_of_all, question->cadence, 1) < p0)
    return CV_WHY_STALE;
  return CV_WHY_NONE;
}

static CvWhy
read_stock (const Plan *plan, const CvKpiQuestion *question, CvDay p1, double *value)
{
  CvWhy    why = CV_WHY_NONE;
  gboolean any = FALSE;

  *value = 0;
  for (guint c = 0; c < N_CHANNELS; c++)
    {
      double   level = 0;
      gboolean begun;
      CvWhy    one = read_level (plan, question, c, p1, &level, &begun);

      if (!begun)
        continue;
      any = TRUE;
      *value += level;
      if (why == CV_WHY_NONE)
        why = one;
    }

  return any ? why : CV_WHY_NO_VALUE;
}

static CvWhy
read_slowly (const Plan *plan, const CvKpiQuestion *question, CvDay p0, CvDay p1, double *value)
{
  gboolean is_total = question->measured == CV_MEASURED_TOTAL;
  Span     span = { is_total ? question->from : p0, p1, p0 };
  Flow     flow;

  if (question->kinds[0] == CV_METRIC_STOCK)
    return read_stock (plan, question, p1, value);

  flow = read_flow (plan, &span);
  *value = flow.sum;
  if (flow.crosses)
    return CV_WHY_OVERLAP;
  return flow.any && (!is_total || flow.any_later) ? CV_WHY_NONE : CV_WHY_NO_VALUE;
}

static void
compare (const Plan *plan, const CvKpiQuestion *question)
{
  g_autoptr (GArray) values = cv_evaluate (question, plan->series, plan->n_series);
  guint              found = 0;
  CvDay              day = cv_period_first (question->from - 100, question->cadence);

  if (question->measured == CV_MEASURED_TOTAL)
    day = cv_period_first (question->from, question->cadence);
  /* Beyond the last value a level is carried for one period; the slow way has no end of its own. */
  for (; day < question->from + 4000; day = cv_period_shift (day, question->cadence, 1))
    {
      CvDay  last = cv_period_last (day, question->cadence);
      double value;
      CvWhy  why = read_slowly (plan, question, day, last, &value);

      if (found < values->len && g_array_index (values, CvPeriodValue, found).first == day)
        {
          const CvPeriodValue *period = &g_array_index (values, CvPeriodValue, found++);

          g_assert_cmpint (period->why, ==, why);
          if (why == CV_WHY_NONE)
            g_assert_cmpfloat (period->value, ==, value);
        }
      else
        g_assert_cmpint (why, !=, CV_WHY_NONE);
    }
  g_assert_cmpuint (found, ==, values->len);
}

static void
test_random (void)
{
  Plan                 *plan = g_new0 (Plan, 1);
  g_autoptr (CvFormula) formula = cv_formula_parse ("m", NULL);

  for (int round = 0; round < 400; round++)
    {
      CvDay         start = cv_day_from_ymd (2024, 11, 20) + g_test_rand_int_range (0, 60);
      CvMetricKind  kind = g_test_rand_bit () ? CV_METRIC_FLOW : CV_METRIC_STOCK;
      CvKpiQuestion question = {
        .formula = formula, .kinds = &kind, .scope = plan->scope, .n_scope = N_CHANNELS,
        .from = start + g_test_rand_int_range (0, 60),
        .today = start + g_test_rand_int_range (0, 300),
        .cadence = (CvGrain) g_test_rand_int_range (0, N_GRAINS),
        .measured = g_test_rand_bit () ? CV_MEASURED_PERIOD : CV_MEASURED_TOTAL,
      };

      fill_plan (plan, start);
      compare (plan, &question);
    }
  g_free (plan);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/walk/random", test_random);

  return g_test_run ();
}
