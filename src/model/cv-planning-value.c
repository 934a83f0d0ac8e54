/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules of what is measured: values are not records of the plan, yet typed and read in as many places. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/cv-clock.h"
#include "base/cv-error.h"
#include "model/cv-planning-private.h"

gboolean
cv_planning_check_year (CvDay    day,
                        GError **error)
{
  g_autofree char *text = NULL;

  if (day >= CV_PLANNING_FIRST_VALUE)
    return TRUE;
  text = cv_day_format_locale (day);
  g_set_error (error, CV_ERROR, CV_ERROR_INVALID, _ ("%s is too long ago for a value. Check the year."), text);
  return FALSE;
}

gboolean
cv_planning_check_value_day (CvDay    day,
                             GError **error)
{
  g_autofree char *text = NULL;

  if (day <= cv_clock_today ())
    return cv_planning_check_year (day, error);
  text = cv_day_format_locale (day);
  g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
               _ ("%s is still to come. Values and check-ins are of days that have begun."), text);
  return FALSE;
}

gboolean
cv_planning_check_note_day (CvPlan     *plan,
                            const char *kpi,
                            CvDay       day,
                            GError    **error)
{
  CvKpi *of = cv_plan_find (plan, CV_NOUN_KPI, kpi);
  CvDay from = cv_plan_get_info (plan)->from;
  g_autofree char *first = NULL;

  if (!cv_planning_check_value_day (day, error))
    return FALSE;
  /* A period in which the plan begins belongs to it. */
  if (of == NULL || cv_period_last (day, of->cadence) >= from)
    return TRUE;
  first = cv_day_format_locale (from);
  g_set_error (error, CV_ERROR, CV_ERROR_INVALID, _ ("A check-in is of the time of the plan, which begins on %s."), first);
  return FALSE;
}
