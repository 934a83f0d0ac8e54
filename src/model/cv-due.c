/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/cv-due.h"

#include <glib/gi18n-lib.h>

#include "base/cv-text.h"
#include "model/cv-question.h"

#define DAYS_PER_WEEK 7

CvDay
cv_due_next (CvPlan    *plan,
             GPtrArray *questions,
             CvDay      today)
{
  const CvPlanInfo *info = cv_plan_get_info (plan);
  CvDay begin = MAX (today, info->from), next = CV_DAY_NONE;

  for (guint i = 0; i < questions->len; i++)
    {
      const CvKpiQuestion *question = questions->pdata[i];
      CvDay last = cv_period_last (begin, question->cadence);

      if (!question->stopped && (next == CV_DAY_NONE || last < next))
        next = last;
    }
  if (next != CV_DAY_NONE && info->check_in_day != 0)
    next = begin + (info->check_in_day - cv_day_weekday (begin) + DAYS_PER_WEEK) % DAYS_PER_WEEK;
  return next <= info->to ? next : CV_DAY_NONE;
}

CvDay
cv_due_last (const CvPlanInfo *info,
             CvDay             today)
{
  CvDay last;

  if (info->check_in_day == 0)
    return CV_DAY_NONE;
  last = today - (cv_day_weekday (today) - info->check_in_day + DAYS_PER_WEEK) % DAYS_PER_WEEK;
  return last >= info->from && today <= info->to + DAYS_PER_WEEK ? last : CV_DAY_NONE;
}

/* Whether a period of a KPI that is followed is over: before that, nothing can be missing. */
static gboolean
any_is_over (GPtrArray *questions,
             CvDay      today)
{
  for (guint i = 0; i < questions->len; i++)
    {
      const CvKpiQuestion *question = questions->pdata[i];

      if (!question->stopped && cv_period_first (today, question->cadence) > question->from)
        return TRUE;
    }
  return FALSE;
}

/* Which values are due. (transfer full) */
static char *
tell_values (CvPlan    *plan,
             GPtrArray *questions,
             GPtrArray *results,
             CvDay      today)
{
  CvKpi *first = NULL;
  g_autofree char *name = NULL;
  guint n = 0;

  for (guint i = 0; i < results->len; i++)
    {
      const CvKpiQuestion *question = questions->pdata[i];
      CvKpi *kpi = cv_plan_find (plan, CV_NOUN_KPI, question->kpi);

      if (kpi == NULL || !cv_kpi_is_due (question, results->pdata[i]))
        continue;
      n++;
      if (first == NULL)
        first = kpi;
    }
  name = first != NULL ? cv_text_name (cv_kpi_get_label (first)) : NULL;
  if (n == 1)
    /* Translators: %s is a KPI. */
    return g_strdup_printf (_ ("A value is due: “%s”."), name);
  if (n > 1)
    /* Translators: %2$s is a KPI; the number is of the others. */
    return g_strdup_printf (ngettext ("Values are due: “%2$s” and %1$u more.", "Values are due: “%2$s” and %1$u more.", n - 1),
                            n - 1, name);
  if (!any_is_over (questions, today))
    return g_strdup (_ ("No period is over yet."));
  return g_strdup (_ ("Every value is in for the periods that are over."));
}

char *
cv_due_tell (CvPlan    *plan,
             GPtrArray *questions,
             GPtrArray *results,
             CvDay      today)
{
  const CvPlanInfo *info = cv_plan_get_info (plan);
  CvDay next = cv_due_next (plan, questions, today);
  g_autofree char *when = cv_day_format_locale (next != CV_DAY_NONE ? next : today);
  g_autofree char *from = cv_day_format_locale (info->from);
  g_autofree char *what = today < info->from
                              /* Translators: %s is a day. */
                              ? g_strdup_printf (_ ("The plan begins on %s."), from)
                              : tell_values (plan, questions, results, today);

  return next != CV_DAY_NONE ? g_strdup_printf ("%s · %s", when, what) : g_steal_pointer (&what);
}
