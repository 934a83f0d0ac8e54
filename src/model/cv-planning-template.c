/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plan to start from: one edit, so that one Undo leaves an empty plan. */

#include "config.h"

#include "model/cv-planning-private.h"

#include <glib/gi18n-lib.h>

/* The KPI rows of one goal of a template; @goal is its placeholder in @edit. */
static void
insert_template_kpis (CvEdit               *edit,
                      const CvTemplateGoal *template_goal,
                      const char           *goal,
                      int                  *position)
{
  for (guint k = 0; template_goal->kpis[k] != NULL; k++)
    {
      const CvKpiKind *kind = cv_catalogue_kpi (cv_catalogue_get (), template_goal->kpis[k]);
      CvRow *row = cv_row_new (CV_NOUN_KPI, NULL);

      cv_row_set_text (row, "goal", goal);
      cv_row_set_integer (row, "position", (*position)++);
      cv_row_set_text (row, "catalogue", kind->id);
      cv_row_set_text (row, "formula", kind->formula);
      cv_row_set_text (row, "unit", kind->unit);
      cv_row_set_integer (row, "direction", kind->direction);
      cv_row_set_integer (row, "cadence", kind->cadence);
      cv_edit_insert (edit, row);
    }
}

static void
insert_template_roles (CvEdit            *edit,
                       const char        *channel,
                       const char *const *goal_kinds,
                       GHashTable        *goals,
                       CvRoleKind         role)
{
  for (guint i = 0; goal_kinds[i] != NULL; i++)
    {
      const char *goal = g_hash_table_lookup (goals, goal_kinds[i]);

      if (goal != NULL)
        cv_edit_insert (edit, cv_planning_new_role (channel, goal, role));
    }
}

CvEdit *
cv_planning_from_template (CvPlan           *plan,
                           const CvTemplate *plan_template)
{
  CvEdit *edit = cv_edit_new (_ ("Use Template"));
  g_autoptr (GHashTable) goals = g_hash_table_new (g_str_hash, g_str_equal);
  int position = cv_plan_next_position (plan, CV_NOUN_KPI);

  for (guint i = 0; i < plan_template->n_goals; i++)
    {
      const CvTemplateGoal *template_goal = &plan_template->goals[i];
      CvRow *row = cv_planning_new_goal (plan, template_goal->goal_kind, NULL, NULL);
      const char *goal;

      cv_row_set_integer (row, "position", cv_plan_next_position (plan, CV_NOUN_GOAL) + (int) i);
      goal = cv_edit_insert (edit, row);
      g_hash_table_insert (goals, (gpointer) template_goal->goal_kind, (gpointer) goal);
      insert_template_kpis (edit, template_goal, goal, &position);
    }

  for (guint i = 0; i < plan_template->n_channels; i++)
    {
      const CvTemplateChannel *template_channel = &plan_template->channels[i];
      CvRow *row = cv_planning_new_channel (plan, template_channel->channel_kind, NULL, NULL);
      const char *channel;

      cv_row_set_integer (row, "position", cv_plan_next_position (plan, CV_NOUN_CHANNEL) + (int) i);
      channel = cv_edit_insert (edit, row);
      insert_template_roles (edit, channel, template_channel->lead, goals, CV_ROLE_LEAD);
      insert_template_roles (edit, channel, template_channel->support, goals, CV_ROLE_SUPPORT);
    }
  for (guint i = 0; plan_template->readiness[i] != NULL; i++)
    if (cv_plan_find (plan, CV_NOUN_READINESS, plan_template->readiness[i]) == NULL)
      cv_edit_insert (edit, cv_row_new (CV_NOUN_READINESS, plan_template->readiness[i]));
  return edit;
}
