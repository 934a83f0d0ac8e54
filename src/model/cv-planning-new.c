/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A goal is in the plan once, and a KPI in its goal: two of one name could not be told apart, and would be counted
 * twice. So is whoever and whatever has a name. Channels on different networks may share one, as a brand does. A break
 * of one series is noted once a day. */

#include "config.h"

#include "model/cv-planning-private.h"

#include <glib/gi18n-lib.h>

#include "base/cv-error.h"
#include "base/cv-text.h"
#include "model/cv-question.h"

static const char *const sentences[CV_N_NOUNS] = {
  [CV_NOUN_GOAL] = N_ ("This goal is in the plan already."),
  [CV_NOUN_KPI] = N_ ("This goal has a KPI of this name already."),
  [CV_NOUN_CHANNEL] = N_ ("There is a channel of this kind and name already. Give this one another name."),
  [CV_NOUN_PERSON] = N_ ("There is a person of this name already. Add a surname, or a place of work."),
  [CV_NOUN_TOOL] = N_ ("There is a tool of this name already."),
  [CV_NOUN_CODE] = N_ ("There is a code of this name already."),
};

/* What @record is called, folded: its own words, else those of the catalogue. (transfer full) */
static char *
fold_label (CvRecord *record)
{
  g_autofree char *name = NULL;

  switch (cv_record_get_noun (record))
    {
    case CV_NOUN_GOAL:
      name = g_strdup (cv_goal_get_label ((CvGoal *) record));
      break;
    case CV_NOUN_KPI:
      name = g_strdup (cv_kpi_get_label ((CvKpi *) record));
      break;
    case CV_NOUN_CHANNEL:
      name = g_strdup (cv_channel_get_label ((CvChannel *) record));
      break;
    default:
      g_object_get (record, "name", &name, NULL);
      break;
    }
  return g_strstrip (cv_text_fold (name));
}

/* Whether @record stands where @row's does: in the same goal, for a KPI; on the same network, for a channel; else in the plan. */
static gboolean
is_beside (CvRecord    *record,
           const CvRow *row)
{
  if (row->noun == CV_NOUN_KPI)
    return g_str_equal (((CvKpi *) record)->goal, row->cells[cv_noun_field (CV_NOUN_KPI, "goal")].text);
  if (row->noun == CV_NOUN_CHANNEL)
    return g_str_equal (((CvChannel *) record)->kind, row->cells[cv_noun_field (CV_NOUN_CHANNEL, "kind")].text);
  return TRUE;
}

gboolean
cv_planning_is_new (CvPlan      *plan,
                    const CvRow *row,
                    GError     **error)
{
  g_autoptr (CvRecord) new = cv_record_new_from_row (row);
  g_autofree char *name = fold_label (new);

  for (guint i = 0; *name != '\0' && i < cv_plan_get_count (plan, row->noun); i++)
    {
      CvRecord *record = cv_plan_get_nth (plan, row->noun, i);
      g_autofree char *other = NULL;

      if (g_strcmp0 (cv_record_get_id (record), row->id) == 0 || !is_beside (record, row))
        continue;
      other = fold_label (record);
      if (!g_str_equal (other, name))
        continue;
      g_set_error_literal (error, CV_ERROR, CV_ERROR_EXISTS, _ (sentences[row->noun]));
      return FALSE;
    }
  return TRUE;
}

gboolean
cv_planning_is_new_break (CvPlan      *plan,
                          const CvRow *row,
                          GError     **error)
{
  g_autoptr (CvRecord) record = cv_record_new_from_row (row);
  const CvBreak *new = (const CvBreak *) record;

  for (guint i = 0; plan != NULL && i < cv_plan_get_count (plan, CV_NOUN_BREAK); i++)
    {
      CvBreak *other = cv_plan_get_nth (plan, CV_NOUN_BREAK, i);

      if (g_strcmp0 (cv_record_get_id (CV_RECORD (other)), row->id) == 0 || other->day != new->day
          || !g_str_equal (other->metric, new->metric) || !g_str_equal (other->channel, new->channel))
        continue;
      g_set_error_literal (error, CV_ERROR, CV_ERROR_EXISTS,
                           _ ("It is noted already that the metric is counted differently from this day. Correct that note, or choose another day."));
      return FALSE;
    }
  return TRUE;
}
