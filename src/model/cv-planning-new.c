/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A goal is in the plan once, and a KPI in its goal: two of one name could not be told apart, and would be counted twice. */

#include "config.h"

#include "model/cv-planning-private.h"

#include <glib/gi18n-lib.h>

#include "base/cv-error.h"
#include "base/cv-text.h"
#include "model/cv-question.h"

/* What a goal or KPI is called, folded: its own words, else those of the catalogue. (transfer full) */
static char *
fold_label (CvRecord *record)
{
  const char *label = cv_record_get_noun (record) == CV_NOUN_GOAL ? cv_goal_get_label ((CvGoal *) record)
                                                                  : cv_kpi_get_label ((CvKpi *) record);

  return g_strstrip (cv_text_fold (label));
}

/* Whether @record stands where @row's does: in the plan, for a goal; in the same goal, for a KPI. */
static gboolean
is_beside (CvRecord    *record,
           const CvRow *row)
{
  return row->noun == CV_NOUN_GOAL
         || g_str_equal (((CvKpi *) record)->goal, row->cells[cv_noun_field (CV_NOUN_KPI, "goal")].text);
}

gboolean
cv_planning_is_new (CvPlan      *plan,
                    const CvRow *row,
                    GError     **error)
{
  g_autoptr (CvRecord) new = cv_record_new_from_row (row);
  g_autofree char *name = fold_label (new);

  for (guint i = 0; i < cv_plan_get_count (plan, row->noun); i++)
    {
      CvRecord *record = cv_plan_get_nth (plan, row->noun, i);
      g_autofree char *other = NULL;

      if (g_strcmp0 (cv_record_get_id (record), row->id) == 0 || !is_beside (record, row))
        continue;
      other = fold_label (record);
      if (!g_str_equal (other, name))
        continue;
      g_set_error_literal (error, CV_ERROR, CV_ERROR_EXISTS,
                           row->noun == CV_NOUN_GOAL ? _ ("This goal is in the plan already.")
                                                     : _ ("This goal has a KPI of this name already."));
      return FALSE;
    }
  return TRUE;
}
