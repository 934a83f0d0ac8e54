/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/cv-smart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/cv-question.h"

/* A sentence of fewer words names a wish and not what is to be different. */
#define FEWEST_WORDS 3

static guint
count_words (const char *text)
{
  guint n = 0;
  gboolean within = FALSE;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gboolean letter = g_unichar_isalnum (g_utf8_get_char (text));

      n += letter && !within;
      /* An apostrophe or a hyphen does not end a word. */
      within = letter || (within && (*text == '\'' || *text == '-'));
    }
  return n;
}

static gboolean
has_target (const CvKpi *kpi)
{
  return kpi->direction == CV_DIRECTION_BAND ? !isnan (kpi->low) || !isnan (kpi->high) : !isnan (kpi->target);
}

static gboolean
starts_known (const CvKpi *kpi)
{
  return !has_target (kpi) || kpi->direction == CV_DIRECTION_BAND || kpi->measured == CV_MEASURED_TOTAL
         || !isnan (kpi->baseline);
}

static gboolean
is_measurable (GPtrArray *kpis)
{
  for (guint i = 0; i < kpis->len; i++)
    if (has_target (kpis->pdata[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_realistic (GPtrArray *kpis)
{
  for (guint i = 0; i < kpis->len; i++)
    if (!starts_known (kpis->pdata[i]))
      return FALSE;
  return is_measurable (kpis);
}

static gboolean
is_dated (CvPlan       *plan,
          const CvGoal *goal)
{
  const CvPlanInfo *info = cv_plan_get_info (plan);

  return goal->due != CV_DAY_NONE && goal->due >= info->from && goal->due <= info->to;
}

guint
cv_smart_read (CvPlan      *plan,
               CvGoal      *goal,
               CvSmartPart  parts[CV_N_SMART])
{
  g_autoptr (GPtrArray) kpis = cv_plan_get_followed_kpis (plan, cv_record_get_id (CV_RECORD (goal)));
  const char *const missing[CV_N_SMART] = {
    [CV_SMART_SPECIFIC] = _ ("Say in a whole sentence what will be different, and for whom."),
    [CV_SMART_MEASURABLE] = kpis->len == 0 ? _ ("Choose a KPI and give it a target.") : _ ("Give one of its KPIs a target."),
    [CV_SMART_ASSIGNED] = _ ("Name who is responsible."),
    [CV_SMART_REALISTIC] = _ ("Write down where its KPIs start from: a target without a start cannot be judged."),
    [CV_SMART_DATED] = _ ("Give it a due day within the plan."),
  };
  guint n_met = 0;

  parts[CV_SMART_SPECIFIC].met = count_words (cv_goal_get_label (goal)) >= FEWEST_WORDS;
  parts[CV_SMART_MEASURABLE].met = is_measurable (kpis);
  parts[CV_SMART_ASSIGNED].met = *goal->owner != '\0';
  parts[CV_SMART_REALISTIC].met = is_realistic (kpis);
  parts[CV_SMART_DATED].met = is_dated (plan, goal);
  for (guint i = 0; i < CV_N_SMART; i++)
    {
      parts[i].missing = parts[i].met ? NULL : missing[i];
      n_met += parts[i].met;
    }
  return n_met;
}

char *
cv_smart_tell (CvPlan *plan,
               CvGoal *goal)
{
  const char *const words[CV_N_SMART] = {
    [CV_SMART_SPECIFIC] = C_ ("goal is still missing", "a whole sentence"),
    [CV_SMART_MEASURABLE] = C_ ("goal is still missing", "a KPI with a target"),
    [CV_SMART_ASSIGNED] = C_ ("goal is still missing", "an owner"),
    [CV_SMART_REALISTIC] = C_ ("goal is still missing", "a known start"),
    [CV_SMART_DATED] = C_ ("goal is still missing", "a due day within the plan"),
  };
  CvSmartPart parts[CV_N_SMART];
  g_autoptr (GString) list = NULL;

  if (goal->known_by != CV_DAY_NONE)
    {
      g_autofree char *day = cv_day_format_locale (goal->known_by);

      /* Translators: %s is a day. */
      return g_strdup_printf (_ ("Not enough is known yet. It will be by %s."), day);
    }
  if (cv_smart_read (plan, goal, parts) == CV_N_SMART)
    return g_strdup (_ ("Specific, measurable, assigned, realistic and dated."));

  list = g_string_new (NULL);
  for (guint i = 0; i < CV_N_SMART; i++)
    if (!parts[i].met)
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", words[i]);
  /* Translators: %s is a list such as "an owner, a due day within the plan". */
  return g_strdup_printf (_ ("Still missing: %s."), list->str);
}
