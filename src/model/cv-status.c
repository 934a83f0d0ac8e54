/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cv-status.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/cv-inputs.h"
#include "model/cv-pace.h"

/* How far a value may be from its path and still be on pace: as far as it moves by itself, but
 * never more than a quarter of the whole way; where that movement is not known, a twentieth. */
#define LARGEST_TOLERANCE 0.25
#define PLAIN_TOLERANCE 0.05

#define DAYS_PER_WEEK 7.0

/* What rounding may add to or take from a value that meets @limit. */
static double
get_slack (double limit)
{
  return 1e-9 * MAX (1, fabs (limit));
}

static gboolean
is_at_least (double value, double limit)
{
  return value >= limit - get_slack (limit);
}

static gboolean
is_at_most (double value, double limit)
{
  return value <= limit + get_slack (limit);
}

static gboolean
is_after_due (const CvKpiQuestion *question)
{
  return question->due != CV_DAY_NONE && question->today > question->due;
}

static void
judge_band (const CvKpiQuestion *question, CvKpiResult *result)
{
  if (isnan (question->low) || isnan (question->high))
    {
      result->status = CV_STATUS_NO_TARGET;
      return;
    }

  if (is_at_least (result->value, question->low) && is_at_most (result->value, question->high))
    {
      result->status = is_after_due (question) ? CV_STATUS_REACHED : CV_STATUS_ON_PACE;
      result->distance = 0;
      return;
    }

  result->status = CV_STATUS_BEHIND;
  result->distance = result->value < question->low ? result->value - question->low
                                                   : question->high - result->value;
}

/* What counts up from nothing is below a ceiling until the very end: such a target is reached
 * only when its day is over. */
static gboolean
has_reached (const CvKpiQuestion *question, double value)
{
  if (question->direction == CV_DIRECTION_HIGHER)
    return is_at_least (value, question->target);

  return is_at_most (value, question->target)
         && (question->measured != CV_MEASURED_TOTAL || is_after_due (question));
}

/* The whole way from the baseline to the target; of a target that is to be held, the target. */
static double
get_way (const CvKpiQuestion *question)
{
  double baseline = question->baseline;
  double way;

  if (isnan (baseline))
    baseline = question->measured == CV_MEASURED_TOTAL ? 0 : question->target;
  way = fabs (question->target - baseline);

  return way > 0 ? way : fabs (question->target);
}

static double
get_tolerance (const CvKpiQuestion *question, const CvKpiResult *result)
{
  double way = get_way (question);

  if (result->natural.first < 0)
    return PLAIN_TOLERANCE * way;

  return MIN (result->natural.half_width, LARGEST_TOLERANCE * way);
}

static void
judge_pace (const CvKpiQuestion *question, CvKpiResult *result)
{
  double slack = get_slack (result->expected);
  double distance = result->value - result->expected;

  result->tolerance = get_tolerance (question, result);
  result->distance = question->direction == CV_DIRECTION_HIGHER ? distance : -distance;

  if (has_reached (question, result->value))
    result->status = CV_STATUS_REACHED;
  else if (result->distance > result->tolerance + slack)
    result->status = CV_STATUS_AHEAD;
  else if (result->distance < -result->tolerance - slack)
    result->status = CV_STATUS_BEHIND;
  else
    result->status = CV_STATUS_ON_PACE;
}

/* @result has its latest value. */
static void
judge_latest (const CvKpiQuestion *question, CvKpiResult *result)
{
  if (question->stopped)
    result->status = CV_STATUS_NO_TARGET;
  else if (question->direction == CV_DIRECTION_BAND)
    judge_band (question, result);
  else if (isnan (question->target))
    result->status = CV_STATUS_NO_TARGET;
  else if (!isnan (result->expected))
    judge_pace (question, result);
  else
    /* A target whose day does not come after the baseline's: there is no pace to keep. */
    result->status = has_reached (question, result->value) ? CV_STATUS_REACHED
                                                           : CV_STATUS_NO_TARGET;
}

static void
look_at_latest (const CvKpiQuestion *question, CvKpiResult *result)
{
  g_autoptr (GArray)   path = cv_path_new (question);
  const CvPeriodValue *latest = &g_array_index (result->values, CvPeriodValue, result->latest);

  result->value = latest->value;
  if (!question->stopped)
    result->expected = cv_path_get_value (path, latest->last);
  if (result->natural.first >= 0)
    result->limits = cv_limits_get_range (&result->natural, result->latest);
  judge_latest (question, result);
}

CvKpiResult *
cv_kpi_judge (const CvKpiQuestion *question, const CvSeries *series, guint n_series)
{
  g_autoptr (CvInputs) inputs = cv_inputs_new (question, series, n_series);
  CvKpiResult         *result = g_new0 (CvKpiResult, 1);
  CvDay                last_break, first_measured;

  result->values = cv_inputs_evaluate (inputs);
  result->breaks = cv_inputs_get_breaks (inputs);
  result->cadence = question->cadence;
  result->target = question->target;
  result->stopped = question->stopped;
  result->stopped_on = question->stopped_on;
  result->status = CV_STATUS_NO_DATA;
  result->value = result->expected = result->distance = result->tolerance = NAN;
  result->limits = (CvRange) { NAN, NAN };
  result->natural = cv_limits_none ();

  if (!cv_inputs_get_extent (inputs, &first_measured, &result->measured))
    result->measured = CV_DAY_NONE;

  last_break = cv_kpi_result_get_last_break (result);
  /* The values of a running total are not independent of one another: they have no natural
   * limits. */
  if (question->measured != CV_MEASURED_TOTAL)
    result->natural = cv_limits_find (result->values, last_break, question->today);
  result->forecast = cv_forecast_find (question, result->values, last_break);

  result->latest = cv_values_find_latest (result->values, question->today);
  if (result->latest >= 0)
    {
      look_at_latest (question, result);
    }
  else
    {
      result->why = inputs->why;
      result->why_metric = inputs->why_metric;
    }

  return result;
}

void
cv_kpi_result_free (CvKpiResult *result)
{
  if (result == NULL)
    return;

  g_array_unref (result->values);
  g_array_unref (result->breaks);
  g_free (result);
}

CvDay
cv_kpi_result_get_last_break (const CvKpiResult *result)
{
  if (result->breaks->len == 0)
    return CV_DAY_NONE;

  return g_array_index (result->breaks, CvDay, result->breaks->len - 1);
}

double
cv_kpi_weeks_late (const CvKpiQuestion *question, const CvKpiResult *result)
{
  g_autoptr (GArray) path = cv_path_new (question);
  CvDay              day;

  if (result->latest < 0)
    return NAN;

  day = g_array_index (result->values, CvPeriodValue, result->latest).last;
  return (day - cv_path_find_value (path, result->value, day)) / DAYS_PER_WEEK;
}

const char *
cv_status_to_string (CvStatus status)
{
  static const char *const names[] = {
    [CV_STATUS_NO_DATA] = "no_data", [CV_STATUS_NO_TARGET] = "no_target",
    [CV_STATUS_REACHED] = "reached", [CV_STATUS_AHEAD] = "ahead",
    [CV_STATUS_ON_PACE] = "on_pace", [CV_STATUS_BEHIND] = "behind",
  };

  g_return_val_if_fail ((guint) status < G_N_ELEMENTS (names), names[0]);

  return names[status];
}

const char *
cv_status_get_label (CvStatus status)
{
  switch (status)
    {
    case CV_STATUS_NO_TARGET:
      return C_("status", "No target");
    case CV_STATUS_REACHED:
      return C_("status", "Reached");
    case CV_STATUS_AHEAD:
      return C_("status", "Ahead");
    case CV_STATUS_ON_PACE:
      return C_("status", "On pace");
    case CV_STATUS_BEHIND:
      return C_("status", "Behind");
    case CV_STATUS_NO_DATA:
    default:
      return C_("status", "No data");
    }
}

char *
cv_status_tell_stopped (CvDay day)
{
  g_autofree char *text = cv_day_format_locale (day);

  /* Translators: of a KPI that is no longer followed; %s is a day. */
  return g_strdup_printf (_("Stopped on %s"), text);
}

char *
cv_kpi_result_tell (const CvKpiResult *result)
{
  return result->stopped ? cv_status_tell_stopped (result->stopped_on) : g_strdup (cv_status_get_label (result->status));
}

gboolean
cv_kpi_is_due (const CvKpiQuestion *question, const CvKpiResult *result)
{
  CvDay over = cv_period_first (question->today, question->cadence) - 1;
  CvDay first = cv_period_first (over, question->cadence);

  if (question->stopped || over < question->from || first > question->to)
    return FALSE;
  return result->latest < 0 || g_array_index (result->values, CvPeriodValue, result->latest).last < over;
}

guint
cv_kpi_days_outdated (const CvKpiQuestion *question, const CvKpiResult *result)
{
  CvDay last;

  if (result->latest < 0 || !cv_kpi_is_due (question, result))
    return 0;
  last = g_array_index (result->values, CvPeriodValue, result->latest).last;
  return (guint) MAX (question->today - MIN (last, result->measured), 1);
}
