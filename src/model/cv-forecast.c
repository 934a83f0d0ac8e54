/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Theil–Sen line through the last half year of weeks (26 periods of any length), with the usual
 * prediction interval of a straight line, whose standard deviation is estimated robustly (1.4826 ×
 * MAD). The interval is meant to hold the value in eight of ten cases (±1.2816).
 *
 * A running total bends where its inputs change, and its values are not independent: its increments
 * are fitted instead and summed up from the latest total. */

#include "model/cv-forecast.h"

#include <math.h>

#include "model/cv-limits.h"
#include "model/cv-robust.h"

#define WINDOW 26
#define MIN_POINTS 8
#define EIGHTY_PERCENT 1.2816   /* of the normal distribution, two-sided */
#define MAD_TO_DEVIATION 1.4826 /* of the normal distribution */

typedef struct
{
  double intercept, slope;
  double deviation;
  double mean_x, sum_of_squares; /* of x around its mean */
  guint  n;
} Fit;

/* @points of CvPoint, by ascending x */
static Fit
fit_line (GArray *points)
{
  const CvPoint     *p = (const CvPoint *) (gconstpointer) points->data;
  Fit                fit = { .n = points->len };
  g_autofree double *residuals = g_new (double, fit.n);

  fit.slope = cv_theil_sen (p, fit.n);
  for (guint i = 0; i < fit.n; i++)
    residuals[i] = p[i].y - fit.slope * p[i].x;
  fit.intercept = cv_median (residuals, fit.n);

  for (guint i = 0; i < fit.n; i++)
    {
      residuals[i] = p[i].y - fit.slope * p[i].x - fit.intercept;
      fit.mean_x += p[i].x / fit.n;
    }
  fit.deviation = MAD_TO_DEVIATION * cv_median_deviation (residuals, fit.n);
  for (guint i = 0; i < fit.n; i++)
    fit.sum_of_squares += (p[i].x - fit.mean_x) * (p[i].x - fit.mean_x);

  return fit;
}

static CvForecast
predict (const Fit *fit, double x, CvDay day)
{
  double centre = fit->intercept + fit->slope * x;
  double away = (x - fit->mean_x) * (x - fit->mean_x) / fit->sum_of_squares;
  double half = EIGHTY_PERCENT * fit->deviation * sqrt (1 + 1.0 / fit->n + away);

  return (CvForecast) { day, centre, centre - half, centre + half };
}

/* What a running total grew by in each period: the difference from the one before, or, in the
 * plan's first period, all of it. Periods without that are missing. (transfer full) of
 * CvPeriodValue */
static GArray *
get_increments (const CvKpiQuestion *question, GArray *totals)
{
  GArray *increments = g_array_copy (totals);

  for (guint i = 0; i < totals->len; i++)
    {
      const CvPeriodValue *total = &g_array_index (totals, CvPeriodValue, i);
      double               before;

      if (total->first <= question->from && question->from <= total->last)
        before = 0;
      else
        before = i > 0 ? g_array_index (totals, CvPeriodValue, i - 1).value : NAN;
      g_array_index (increments, CvPeriodValue, i).value = total->value - before;
    }

  return increments;
}

static gboolean
is_plan_far_enough (const CvKpiQuestion *question)
{
  if (question->from == CV_DAY_NONE || question->to == CV_DAY_NONE)
    return FALSE;

  return 5 * ((gint64) question->today - question->from) >= (gint64) question->to - question->from;
}

/* The points a forecast rests on; empty where it is too early to tell. (transfer full) of
 * CvPoint */
static GArray *
get_points (const CvKpiQuestion *question, GArray *values, int latest, CvDay since)
{
  g_autoptr (GArray) increments = NULL;
  GArray            *points;
  guint              n_old = 0;

  if (question->measured == CV_MEASURED_TOTAL)
    values = increments = get_increments (question, values);

  points = cv_limits_get_points (values, since, question->today);
  while (n_old < points->len && g_array_index (points, CvPoint, n_old).x <= latest - WINDOW)
    n_old++;
  g_array_remove_range (points, 0, n_old);
  if (points->len < MIN_POINTS)
    g_array_set_size (points, 0);

  return points;
}

/* The forecasts of the periods after the latest one, one at a time. */
typedef struct
{
  gboolean   is_total;
  Fit        fit;
  int        latest, last; /* indices of periods */
  CvForecast total;        /* so far, of a running total */
} Outlook;

static gboolean
begin (Outlook *outlook, const CvKpiQuestion *question, GArray *values, CvDay since)
{
  g_autoptr (GArray)   points = NULL;
  const CvPeriodValue *latest;

  outlook->latest = cv_values_find_latest (values, question->today);
  if (question->stopped || outlook->latest < 0 || question->due == CV_DAY_NONE || !is_plan_far_enough (question))
    return FALSE;
  latest = &g_array_index (values, CvPeriodValue, outlook->latest);
  if (question->due <= latest->last)
    return FALSE;
  points = get_points (question, values, outlook->latest, since);
  if (points->len == 0)
    return FALSE;

  outlook->is_total = question->measured == CV_MEASURED_TOTAL;
  outlook->fit = fit_line (points);
  outlook->last
      = outlook->latest + cv_period_count (latest->first, question->due, question->cadence);
  outlook->total = (CvForecast) { latest->last, latest->value, latest->value, latest->value };
  return TRUE;
}

/* At the period of @index; of a running total to be called for each one after the latest. */
static CvForecast
look_at (Outlook *outlook, int index, CvDay day)
{
  CvForecast forecast = predict (&outlook->fit, index, day);

  if (!outlook->is_total)
    return forecast;

  outlook->total.day = day;
  outlook->total.value += forecast.value;
  outlook->total.low += forecast.low;
  outlook->total.high += forecast.high;
  return outlook->total;
}

CvForecast
cv_forecast_find (const CvKpiQuestion *question, GArray *values, CvDay since)
{
  const CvForecast none = { CV_DAY_NONE, NAN, NAN, NAN };
  CvForecast       forecast = none;
  Outlook          outlook;

  if (!begin (&outlook, question, values, since))
    return none;

  for (int i = outlook.is_total ? outlook.latest + 1 : outlook.last; i <= outlook.last; i++)
    forecast = look_at (&outlook, i, question->due);

  return isfinite (forecast.low) && isfinite (forecast.high) ? forecast : none;
}

GArray *
cv_forecast_get_line (const CvKpiQuestion *question, GArray *values, CvDay since)
{
  GArray    *line = g_array_new (FALSE, FALSE, sizeof (CvForecast));
  CvForecast forecast;
  Outlook    outlook;
  CvDay      first;

  if (cv_forecast_find (question, values, since).day == CV_DAY_NONE
      || !begin (&outlook, question, values, since))
    return line;

  first = g_array_index (values, CvPeriodValue, outlook.latest).first;
  forecast = outlook.is_total ? outlook.total
                              : look_at (&outlook, outlook.latest, outlook.total.day);
  g_array_append_val (line, forecast);
  for (int i = outlook.latest + 1; i <= outlook.last; i++)
    {
      CvDay day = cv_period_shift (first, question->cadence, i - outlook.latest + 1) - 1;

      forecast = look_at (&outlook, i, MIN (day, question->due));
      g_array_append_val (line, forecast);
    }

  return line;
}
