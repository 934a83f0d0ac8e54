/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Results as sentences. A KPI's name comes before a colon, never inside the sentence: names are
 * the user's, singular or plural, masculine or feminine, and no language could agree with them.
 * Any thread. */

#include "model/cv-finding.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/cv-catalogue.h"
#include "model/cv-unit.h"

/* An age is said in the largest unit that does not hide much of it. */
#define DAYS_IN_DAYS 13
#define DAYS_IN_WEEKS 69
#define DAYS_A_MONTH (365.25 / 12)

/* A distance without a value that was expected is a distance to a band. */
static gboolean
is_judged_by_band (const CvKpiResult *result)
{
  return isnan (result->expected) && !isnan (result->distance);
}

static char *
title_of_band (const char *name, const char *value, const char *distance, CvStatus status)
{
  if (status == CV_STATUS_BEHIND)
    /* Translators: %1$s is a KPI's name, %2$s how far its value is from the band it should be
     * in. */
    return g_strdup_printf (_("%1$s: %2$s outside the band"), name, distance);
  /* Translators: %1$s is a KPI's name, %2$s its value. */
  return g_strdup_printf (_("%1$s: %2$s, inside the band"), name, value);
}

static char *
title_off_pace (const char *name, const char *distance, gboolean above)
{
  if (above)
    /* Translators: %1$s is a KPI's name, %2$s the distance: "Followers: 60 above the pace". */
    return g_strdup_printf (_("%1$s: %2$s above the pace"), name, distance);
  /* Translators: %1$s is a KPI's name, %2$s the distance: "Followers: 60 below the pace". */
  return g_strdup_printf (_("%1$s: %2$s below the pace"), name, distance);
}

char *
cv_finding_title (const char *kpi_name, const char *unit, const char *currency,
                  const CvKpiResult *result)
{
  g_autofree char *value = cv_unit_format (result->value, unit, currency);
  g_autofree char *distance = cv_unit_format_distance (result->distance, unit, currency);

  if (result->stopped)
    {
      g_autofree char *stopped = cv_status_tell_stopped (result->stopped_on);

      /* Translators: %1$s is a KPI's name, %2$s "Stopped on 3 May 2026". */
      return g_strdup_printf (_("%1$s: %2$s"), kpi_name, stopped);
    }
  if (is_judged_by_band (result))
    return title_of_band (kpi_name, value, distance, result->status);
  switch (result->status)
    {
    case CV_STATUS_NO_DATA:
      /* Translators: %s is a KPI's name. */
      return g_strdup_printf (_("%s: no data yet"), kpi_name);
    case CV_STATUS_NO_TARGET:
      /* Translators: %1$s is a KPI's name, %2$s its value. */
      return g_strdup_printf (_("%1$s: %2$s, no target"), kpi_name, value);
    case CV_STATUS_REACHED:
      /* Translators: %1$s is a KPI's name, %2$s its value. */
      return g_strdup_printf (_("%1$s: %2$s, target reached"), kpi_name, value);
    case CV_STATUS_ON_PACE:
      /* Translators: %1$s is a KPI's name, %2$s its value. */
      return g_strdup_printf (_("%1$s: %2$s, on pace"), kpi_name, value);
    case CV_STATUS_AHEAD:
    case CV_STATUS_BEHIND:
      return title_off_pace (kpi_name, distance, result->value > result->expected);
    default:
      g_return_val_if_reached (NULL);
    }
}

static char *
status_of_band (const char *distance, const char *low, const char *high, CvStatus status)
{
  switch (status)
    {
    case CV_STATUS_BEHIND:
      /* Translators: how far a value is outside a band, and the band's two ends. */
      return g_strdup_printf (_("Behind by %1$s: outside the band from %2$s to %3$s"), distance,
                              low, high);
    case CV_STATUS_REACHED:
      /* Translators: the two ends of the band a value should be in, and is. */
      return g_strdup_printf (_("Reached: inside the band from %1$s to %2$s"), low, high);
    default:
      /* Translators: the two ends of the band a value should be in, and is. */
      return g_strdup_printf (_("On pace: inside the band from %1$s to %2$s"), low, high);
    }
}

/* @weeks: whole weeks late (behind) or early (ahead); 0: not worth saying. */
static char *
status_off_pace (const char *distance, gboolean behind, gulong weeks)
{
  if (behind && weeks == 0)
    /* Translators: %s is a distance, with its unit. */
    return g_strdup_printf (_("Behind by %s"), distance);
  if (behind)
    /* Translators: %1$s is a distance, with its unit. */
    return g_strdup_printf (ngettext ("Behind by %1$s, about %2$lu week late",
                                      "Behind by %1$s, about %2$lu weeks late", weeks),
                            distance, weeks);
  if (weeks == 0)
    /* Translators: %s is a distance, with its unit. */
    return g_strdup_printf (_("Ahead by %s"), distance);
  /* Translators: %1$s is a distance, with its unit. */
  return g_strdup_printf (ngettext ("Ahead by %1$s, about %2$lu week early",
                                    "Ahead by %1$s, about %2$lu weeks early", weeks),
                          distance, weeks);
}

/* Whole weeks in the status's own direction; the other way round says nothing a reader could
 * use. */
static gulong
count_weeks (const CvKpiQuestion *question, const CvKpiResult *result)
{
  double late = cv_kpi_weeks_late (question, result);

  if (result->status == CV_STATUS_AHEAD)
    late = -late;
  return late >= 0.5 ? (gulong) MIN (round (late), 1e6) : 0;
}

char *
cv_finding_status (const char *unit, const char *currency, const CvKpiQuestion *question,
                   const CvKpiResult *result)
{
  g_autofree char *distance = cv_unit_format_distance (result->distance, unit, currency);
  g_autofree char *value = cv_unit_format (result->value, unit, currency);
  g_autofree char *target = cv_unit_format (result->target, unit, currency);
  g_autofree char *low = cv_unit_format (question->low, unit, currency);
  g_autofree char *high = cv_unit_format (question->high, unit, currency);

  if (result->stopped)
    return cv_status_tell_stopped (result->stopped_on);
  if (is_judged_by_band (result))
    return status_of_band (distance, low, high, result->status);
  switch (result->status)
    {
    case CV_STATUS_NO_DATA:
      return g_strdup (_("No data yet"));
    case CV_STATUS_NO_TARGET:
      return g_strdup (_("No target yet"));
    case CV_STATUS_REACHED:
      /* Translators: a value and the target it meets. */
      return g_strdup_printf (_("Reached: %1$s for a target of %2$s"), value, target);
    case CV_STATUS_ON_PACE:
      return g_strdup (cv_status_get_label (CV_STATUS_ON_PACE));
    case CV_STATUS_AHEAD:
    case CV_STATUS_BEHIND:
      return status_off_pace (distance, result->status == CV_STATUS_BEHIND,
                              count_weeks (question, result));
    default:
      g_return_val_if_reached (NULL);
    }
}

/* Why there is no value in any period. */
static char *
say_why_no_value (const CvKpiQuestion *question, const CvKpiResult *result)
{
  const CvMetricInfo *metric
      = result->why_metric != NULL ? cv_catalogue_metric (cv_catalogue_get (), result->why_metric) : NULL;

  if (result->why == CV_WHY_NONE || result->why == CV_WHY_NO_VALUE)
    return g_strdup (_("No forecast: there are no values yet."));
  return cv_why_to_sentence (result->why, metric != NULL ? cv_tr (metric->name) : result->why_metric, question->cadence);
}

static char *
say_past (const CvKpiQuestion *question)
{
  g_autofree char *due = cv_day_format_locale (question->due);

  /* Translators: %s is a day. */
  return g_strdup_printf (_("Nothing to forecast: the due day, %s, is past."), due);
}

static char *
say_why_no_forecast (const CvKpiQuestion *question, const CvKpiResult *result)
{
  const CvPeriodValue *latest;

  if (result->stopped)
    return g_strdup (_("No forecast: the KPI is stopped."));
  if (result->latest < 0)
    return say_why_no_value (question, result);
  latest = &g_array_index (result->values, CvPeriodValue, result->latest);
  if (question->due == CV_DAY_NONE || question->due > latest->last)
    return g_strdup (_("Too early to tell where this is going: that takes eight periods with "
                       "values, and a fifth of the plan."));
  return say_past (question);
}

/* A line that falls reaches what no count can be. */
static gboolean
falls_below_all (const CvKpiResult *result)
{
  if (result->forecast.value >= 0)
    return FALSE;
  for (guint i = 0; i < result->values->len; i++)
    if (g_array_index (result->values, CvPeriodValue, i).value < 0)
      return FALSE;

  return TRUE;
}

char *
cv_finding_forecast (const char *unit, const char *currency, const CvKpiQuestion *question,
                     const CvKpiResult *result)
{
  g_autofree char *day = NULL;
  g_autofree char *value = NULL;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  g_autofree char *text = NULL;

  if (result->forecast.day == CV_DAY_NONE)
    return say_why_no_forecast (question, result);
  if (question->due < question->today)
    return say_past (question);
  day = cv_day_format_locale (result->forecast.day);
  value = cv_unit_format (result->forecast.value, unit, currency);
  low = cv_unit_format (result->forecast.low, unit, currency);
  high = cv_unit_format (result->forecast.high, unit, currency);
  if (g_str_equal (low, high))
    /* Translators: a value, the day it is foreseen for. */
    text = g_strdup_printf (_("If this goes on: %1$s by %2$s."), value, day);
  else
    /* Translators: a value, the day it is foreseen for, and the two ends of the range it will
     * probably be in. */
    text = g_strdup_printf (_("If this goes on: %1$s by %2$s (%3$s to %4$s)."), value, day, low, high);
  if (!falls_below_all (result))
    return g_steal_pointer (&text);
  /* Translators: %s is a sentence with a forecast that is negative though what is counted cannot be. */
  return g_strdup_printf (_("%s Read it as close to 0: no value has been below."), text);
}

char *
cv_finding_outdated (const CvKpiQuestion *question, const CvKpiResult *result)
{
  gulong days = cv_kpi_days_outdated (question, result), n;

  if (days == 0)
    return NULL;
  if (days <= DAYS_IN_DAYS)
    return g_strdup_printf (ngettext ("Last value %lu day ago", "Last value %lu days ago", days), days);
  if (days <= DAYS_IN_WEEKS)
    {
      n = (days + 3) / 7;
      return g_strdup_printf (ngettext ("Last value %lu week ago", "Last value %lu weeks ago", n), n);
    }
  n = (gulong) round ((double) days / DAYS_A_MONTH);
  return g_strdup_printf (ngettext ("Last value %lu month ago", "Last value %lu months ago", n), n);
}
