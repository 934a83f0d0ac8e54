/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which of a KPI's numbers is drawn where. Pure but for the plan's events; any thread. */

#include "charts/cv-kpi-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cv-language.h"
#include "base/cv-number.h"
#include "model/cv-finding.h"
#include "model/cv-pace.h"
#include "model/cv-question.h"
#include "model/cv-unit.h"

typedef struct
{
  char *unit, *currency;
} Unit;

static void
unit_free (gpointer data)
{
  Unit *unit = data;

  g_free (unit->unit);
  g_free (unit->currency);
  g_free (unit);
}

static char *
format_in_unit (double value, gpointer data)
{
  const Unit *unit = data;

  return cv_unit_format (value, unit->unit, unit->currency);
}

static char *
format_distance_in_unit (double distance, gpointer data)
{
  const Unit *unit = data;

  return cv_unit_format_distance (distance, unit->unit, unit->currency);
}

static void
set_unit (CvLineChart *chart, const char *name, const char *currency)
{
  Unit *unit = g_new0 (Unit, 1);

  unit->unit = g_strdup (name);
  unit->currency = g_strdup (currency);
  chart->format = format_in_unit;
  chart->format_distance = format_distance_in_unit;
  chart->format_data = unit;
  chart->format_destroy = unit_free;
}

/* Where the value of a period stands; of the running one, not in the future. */
static double
get_time (CvDay first, CvDay last, CvDay today)
{
  double middle = ((double) first + (double) last + 1) / 2;

  if (first <= today && today <= last)
    return MIN (middle, today + 0.5);

  return middle;
}

static double
get_middle (CvDay day, CvGrain cadence)
{
  return ((double) cv_period_first (day, cadence) + (double) cv_period_last (day, cadence) + 1) / 2;
}

/* Values. */

typedef struct
{
  GArray *times, *values, *partial, *estimated;
} Points;

static void
add_point (Points *points, double time, double value, gboolean partial, gboolean estimated)
{
  guint8 mark = partial ? 1 : 0, guess = estimated ? 1 : 0;

  g_array_append_val (points->times, time);
  g_array_append_val (points->values, value);
  g_array_append_val (points->partial, mark);
  g_array_append_val (points->estimated, guess);
}

static Points
points_new (void)
{
  return (Points){ g_array_new (FALSE, FALSE, sizeof (double)),
                   g_array_new (FALSE, FALSE, sizeof (double)),
                   g_array_new (FALSE, FALSE, sizeof (guint8)),
                   g_array_new (FALSE, FALSE, sizeof (guint8)) };
}

/* Makes them a line of @chart; frees them. */
static void
points_finish (Points *points, CvLineChart *chart, const char *name)
{
  CvChartSeries *series
      = cv_line_chart_add_series (chart, name, (const double *) (void *) points->times->data,
                                  (const double *) (void *) points->values->data,
                                  (const guint8 *) points->partial->data, points->times->len);

  cv_chart_series_set_estimated (series, (const guint8 *) points->estimated->data);
  g_array_unref (points->times);
  g_array_unref (points->values);
  g_array_unref (points->partial);
  g_array_unref (points->estimated);
}

/* Whether nothing may be compared across the beginning of @period: the first that begins on or
 * after a break. */
static gboolean
begins_anew (const CvKpiResult *result, const CvPeriodValue *before, const CvPeriodValue *period)
{
  for (guint i = 0; i < result->breaks->len; i++)
    {
      CvDay day = g_array_index (result->breaks, CvDay, i);

      if (day > before->first && day <= period->first)
        return TRUE;
    }

  return FALSE;
}

static void
add_values (CvLineChart *chart, const CvKpiQuestion *question, const CvKpiResult *result,
            const char *name)
{
  Points points = points_new ();

  for (guint i = 0; i < result->values->len; i++)
    {
      const CvPeriodValue *period = &g_array_index (result->values, CvPeriodValue, i);

      if (i > 0 && begins_anew (result, period - 1, period))
        add_point (&points, period->first, NAN, FALSE, FALSE);
      add_point (&points, get_time (period->first, period->last, question->today), period->value,
                 period->partial, period->estimated);
    }
  points_finish (&points, chart, name);
}

/* What is wanted. */

static void
add_path_point (CvLineChart *chart, double time, double value)
{
  CvChartPoint point = { time, value };

  g_array_append_val (chart->path, point);
}

/* From the period of the path's first corner to that of its last, then level to the end. */
static void
add_path (CvLineChart *chart, const CvKpiQuestion *question)
{
  g_autoptr (GArray) corners = cv_path_new (question);
  CvGrain cadence = question->cadence;
  CvDay   day, end;

  if (corners->len == 0)
    return;

  day = g_array_index (corners, CvPathPoint, 0).day;
  end = g_array_index (corners, CvPathPoint, corners->len - 1).day;
  for (; cv_period_first (day, cadence) <= end; day = cv_period_shift (day, cadence, 1))
    add_path_point (chart, get_middle (day, cadence),
                    cv_path_get_value (corners, cv_period_last (day, cadence)));
  if (chart->to > g_array_index (chart->path, CvChartPoint, chart->path->len - 1).time)
    add_path_point (chart, chart->to, g_array_index (corners, CvPathPoint, corners->len - 1).value);
}

static void
add_target (CvLineChart *chart, const CvKpiQuestion *question)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  g_autofree char *target = NULL;

  if (question->direction == CV_DIRECTION_BAND)
    {
      if (isnan (question->low) || isnan (question->high))
        return;
      chart->band_low = question->low;
      chart->band_high = question->high;
      low = cv_line_chart_format (chart, question->low);
      high = cv_line_chart_format (chart, question->high);
      /* Translators: the ends of a band a KPI is to stay in */
      chart->band_label = g_strdup_printf (_("Target %1$s to %2$s"), low, high);
      return;
    }
  add_path (chart, question);
  if (chart->path->len == 0)
    return;
  target = cv_line_chart_format (chart, question->target);
  chart->path_label = g_strdup_printf (_("Target %s"), target);
  /* Translators: beside a rising or falling line that has not reached its target where the chart ends. Short. */
  chart->path_going_label = g_strdup_printf (_("Path to %s"), target);
}

/* What is usual, and what may come. */

static void
add_limits (CvLineChart *chart, const CvKpiQuestion *question, const CvKpiResult *result)
{
  const CvLimits *natural = &result->natural;
  int             last = MAX (natural->last, result->latest);

  /* Values that are all equal, or all on one line, have no range to be usual in; what rounding leaves of it is none. */
  if (!(natural->half_width > 1e-9 * fabs (natural->offset)))
    return;

  for (int i = natural->first; i < last; i++)
    {
      const CvPeriodValue *period = &g_array_index (result->values, CvPeriodValue, i);
      CvRange              here = cv_limits_get_range (natural, i);
      CvRange              next = cv_limits_get_range (natural, i + 1);
      CvChartLimits        limits;

      limits.low_from = here.low;
      limits.high_from = here.high;
      limits.low_to = next.low;
      limits.high_to = next.high;
      limits.from = get_time (period[0].first, period[0].last, question->today);
      limits.to = get_time (period[1].first, period[1].last, question->today);
      g_array_append_val (chart->limits, limits);
    }
  chart->limits_label = g_strdup (_("Usual range"));
}

static void
add_forecast (CvLineChart *chart, const CvKpiQuestion *question, const CvKpiResult *result)
{
  g_autoptr (GArray) line = NULL;
  g_autofree char *value = NULL;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (result->forecast.day == CV_DAY_NONE)
    return;

  line = cv_forecast_get_line (question, result->values, cv_kpi_result_get_last_break (result));
  for (guint i = 0; i < line->len; i++)
    {
      const CvForecast *forecast = &g_array_index (line, CvForecast, i);
      CvChartForecast   point = { get_middle (forecast->day, question->cadence), forecast->value,
                                  forecast->low, forecast->high };

      g_array_append_val (chart->forecast, point);
    }
  value = cv_line_chart_format (chart, result->forecast.value);
  low = cv_line_chart_format (chart, result->forecast.low);
  high = cv_line_chart_format (chart, result->forecast.high);
  if (g_str_equal (low, high))
    /* Translators: what may come, where it is as certain as the values are written. */
    chart->forecast_label = g_strdup_printf (_("Forecast %s"), value);
  else
    /* Translators: a forecast, and on the second line the range it is likely in */
    chart->forecast_label = g_strdup_printf (_("Forecast %1$s\n%2$s to %3$s"), value, low, high);
}

/* The words. */

static const char *
describe_cadence (CvGrain cadence, gboolean is_total)
{
  static const char *const texts[][2] = {
    { N_("Day by day"), N_("Running total, day by day") },
    { N_("Week by week"), N_("Running total, week by week") },
    { N_("Month by month"), N_("Running total, month by month") },
    { N_("Quarter by quarter"), N_("Running total, quarter by quarter") },
  };

  return _(texts[cadence][is_total ? 1 : 0]);
}

const char *
cv_kpi_chart_tell_cadence (const CvKpiQuestion *question)
{
  return describe_cadence (question->cadence, question->measured == CV_MEASURED_TOTAL);
}

const char *
cv_kpi_chart_tell_hollow (const CvLineChart *chart)
{
  for (guint i = 0; i < chart->series->len; i++)
    if (cv_line_chart_get_series (chart, i)->estimated != NULL)
      /* Translators: part of a line below a chart's title */
      return _("open points: estimated or not complete yet");

  return NULL;
}

static void
append_to_subtitle (CvLineChart *chart, const char *words)
{
  g_autofree char *plain = g_steal_pointer (&chart->subtitle);

  chart->subtitle = g_strdup_printf ("%s · %s", plain, words);
}

/* The subtitle says what hollow points are, once, whatever line they are on. */
static void
append_hollow (CvLineChart *chart)
{
  const char *hollow = cv_kpi_chart_tell_hollow (chart);

  if (hollow != NULL && !g_str_has_suffix (chart->subtitle, hollow))
    append_to_subtitle (chart, hollow);
}

static char *
describe_target (const CvLineChart *chart, const CvKpiQuestion *question)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (!isnan (chart->band_low))
    {
      first = cv_line_chart_format (chart, question->low);
      second = cv_line_chart_format (chart, question->high);
      /* Translators: part of a line below a chart's title: the ends of the band wanted */
      return g_strdup_printf (_("target %1$s to %2$s"), first, second);
    }
  if (chart->path->len == 0)
    return NULL;

  first = cv_line_chart_format (chart, question->target);
  second = cv_day_format_locale (question->due);
  /* Translators: part of a line below a chart's title: a target and its day */
  return g_strdup_printf (_("target %1$s by %2$s"), first, second);
}

/* "Week by week · percent · target 30 % by 31 December 2026" */
static char *
create_subtitle (const CvLineChart *chart, const CvKpiQuestion *question, const char *unit)
{
  g_autoptr (GString) text = g_string_new (cv_kpi_chart_tell_cadence (question));
  g_autofree char *target = describe_target (chart, question);
  const char      *unit_label = unit != NULL && *unit != '\0' ? cv_unit_label (unit) : "";

  if (*unit_label != '\0')
    g_string_append_printf (text, " · %s", unit_label);
  if (target != NULL)
    g_string_append_printf (text, " · %s", target);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The plan's time, with what was measured before it up to as much again, and what comes after. */
static void
set_time (CvLineChart *chart, const CvKpiQuestion *question, const CvKpiResult *result)
{
  const GArray *values = result->values;
  double        length = question->to - question->from + 1;

  if (question->from == CV_DAY_NONE || question->to == CV_DAY_NONE)
    return;

  chart->from = question->from;
  chart->to = question->to + 1.0;
  if (question->due != CV_DAY_NONE)
    chart->to = MAX (chart->to, question->due + 1.0);
  if (values->len == 0)
    return;

  chart->from = MIN (chart->from,
                     MAX (g_array_index (values, CvPeriodValue, 0).first, chart->from - length));
  chart->to = MAX (chart->to, g_array_index (values, CvPeriodValue, values->len - 1).last + 1.0);
}

CvLineChart *
cv_line_chart_from_result (const CvKpiQuestion *question, const CvKpiResult *result,
                           const char *name, const char *unit, const char *currency)
{
  CvLineChart *chart = cv_line_chart_new ();

  chart->cadence = question->cadence;
  chart->title = cv_finding_title (name, unit, currency, result);
  set_unit (chart, unit, currency);
  set_time (chart, question, result);
  chart->now = question->today + 0.5;
  chart->now_label = g_strdup (_("Today"));
  add_values (chart, question, result, name);
  add_target (chart, question);
  add_limits (chart, question, result);
  add_forecast (chart, question, result);
  chart->subtitle = create_subtitle (chart, question, unit);
  append_hollow (chart);
  if (result->why != CV_WHY_NONE && result->values->len == 0)
    chart->empty = cv_why_to_sentence (result->why, NULL, question->cadence);

  return chart;
}

CvLineChart *
cv_line_chart_from_part (const CvKpiQuestion *question, const CvKpiResult *result, const char *name,
                         const char *unit, const char *currency)
{
  CvLineChart *chart = cv_line_chart_new ();

  chart->is_panel = TRUE;
  chart->cadence = question->cadence;
  chart->title = g_strdup (name);
  set_unit (chart, unit, currency);
  set_time (chart, question, result);
  chart->now = question->today + 0.5;
  chart->now_label = g_strdup (_("Today"));
  add_values (chart, question, result, name);

  return chart;
}

static char *
format_plain (double value, gpointer data)
{
  return cv_number_format_locale (value, fabs (value) < 100 ? 2 : 0);
}

/* Levels go on between two measurements; of what adds up, a period without a number is a gap. */
CvLineChart *
cv_line_chart_from_series (const CvSeries *series, CvMetricKind kind, const char *metric,
                           const char *channel)
{
  CvLineChart *chart = cv_line_chart_new ();
  Points       points = points_new ();
  CvGrain      grain = series->grain;
  const char  *cadence = describe_cadence (grain, FALSE);

  chart->cadence = grain;
  chart->title = g_strdup (metric);
  chart->subtitle = channel != NULL ? g_strdup_printf ("%s · %s", channel, cadence)
                                    : g_strdup (cadence);
  chart->format = format_plain;
  for (gsize i = 0; i < series->n_samples; i++)
    {
      const CvSample *sample = &series->samples[i];

      if (i > 0 && kind != CV_METRIC_STOCK &&
          cv_period_shift (sample[-1].day, grain, 1) < sample->day)
        add_point (&points, sample->day, NAN, FALSE, FALSE);
      add_point (&points, get_middle (sample->day, grain), sample->value, FALSE, cv_series_is_estimated (series, i));
    }
  points_finish (&points, chart, metric);
  append_hollow (chart);

  return chart;
}

static gboolean
has_compared_value (const GArray *before)
{
  for (guint i = 0; i < before->len; i++)
    if (!isnan (g_array_index (before, CvComparedValue, i).value))
      return TRUE;

  return FALSE;
}

void
cv_line_chart_add_comparison (CvLineChart *chart, const CvKpiQuestion *question,
                              const CvKpiResult *result, CvCompare compare)
{
  g_autoptr (GArray) before = cv_compare_values (compare, question, result->values);
  Points points;

  if (compare == CV_COMPARE_NOTHING)
    return;
  if (!has_compared_value (before))
    {
      /* Translators: part of a line below a chart's title: there is nothing to compare with. %s is "Year before". */
      g_autofree char *nothing = g_strdup_printf (_("%s: no values"), cv_compare_get_label (compare));

      append_to_subtitle (chart, nothing);
      return;
    }

  points = points_new ();
  for (guint i = 0; i < before->len; i++)
    {
      const CvComparedValue *point = &g_array_index (before, CvComparedValue, i);
      CvDay                  last = cv_period_last (point->day, question->cadence);

      add_point (&points, get_time (point->day, last, question->today), point->value, point->partial,
                 point->estimated);
    }
  points_finish (&points, chart, cv_compare_get_label (compare));
  cv_line_chart_get_series (chart, chart->series->len - 1)->quiet = TRUE;
  append_hollow (chart);
}

static void
add_events (CvLineChart *chart, CvPlan *plan, CvKpi *kpi, const CvKpiQuestion *question)
{
  guint n = cv_plan_get_count (plan, CV_NOUN_EVENT);

  for (guint i = 0; i < n; i++)
    {
      const CvEvent *event = cv_plan_get_nth (plan, CV_NOUN_EVENT, i);

      if (cv_kpi_has_event (plan, kpi, question, event))
        cv_line_chart_add_event (chart, event->day, event->to, event->text);
    }
}

static void
add_breaks (CvLineChart *chart, CvPlan *plan, const CvKpiQuestion *question)
{
  guint n = cv_plan_get_count (plan, CV_NOUN_BREAK);

  for (guint i = 0; i < n; i++)
    {
      const CvBreak   *mark = cv_plan_get_nth (plan, CV_NOUN_BREAK, i);
      g_autofree char *text = NULL;

      if (!cv_kpi_question_has_break (question, mark))
        continue;
      /* Translators: from this day on a number means something else; %s is why */
      text = *mark->note != '\0' ? g_strdup_printf (_("Counted differently: %s"), mark->note)
                                 : g_strdup (_("Counted differently"));
      cv_line_chart_add_event (chart, mark->day, CV_DAY_NONE, text);
    }
}

/* The finding belongs to the plan and is in its language, whoever reads it. */
static char *
find_title (CvPlan *plan, CvKpi *kpi, const CvKpiResult *result)
{
  const CvPlanInfo *info = cv_plan_get_info (plan);
  g_autoptr (CvSpeech) speech = cv_speech_begin (info->language);

  return cv_finding_title (cv_kpi_get_label (kpi), kpi->unit, info->currency, result);
}

/* The plan knows what the number is called that stands in the way of all values. */
static void
name_missing (CvLineChart *chart, CvPlan *plan, const CvKpiQuestion *question, const CvKpiResult *result)
{
  if (chart->empty == NULL || result->why_metric == NULL)
    return;
  g_free (chart->empty);
  chart->empty = cv_why_to_sentence (result->why, cv_plan_get_metric_name (plan, result->why_metric), question->cadence);
}

CvLineChart *
cv_line_chart_from_kpi (CvPlan *plan, CvKpi *kpi, const CvKpiQuestion *question,
                        const CvKpiResult *result, CvCompare compare)
{
  CvLineChart *chart = cv_line_chart_from_result (question, result, cv_kpi_get_label (kpi),
                                                  kpi->unit, cv_plan_get_info (plan)->currency);

  g_free (chart->title);
  chart->title = *kpi->title != '\0' ? g_strdup (kpi->title) : find_title (plan, kpi, result);
  name_missing (chart, plan, question, result);
  cv_line_chart_add_comparison (chart, question, result, compare);
  add_events (chart, plan, kpi, question);
  add_breaks (chart, plan, question);

  return chart;
}
