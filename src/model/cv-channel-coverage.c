/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/cv-channel-coverage.h"

#include <glib/gi18n-lib.h>

#include "model/cv-question.h"

static void
count_roles (CvPlan    *plan,
             CvChannel *channel,
             guint     *leads,
             guint     *supports)
{
  *leads = *supports = 0;
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_ROLE); i++)
    {
      CvRole *role = cv_plan_get_nth (plan, CV_NOUN_ROLE, i);

      if (!g_str_equal (role->channel, cv_record_get_id (CV_RECORD (channel))))
        continue;
      *leads += role->role == CV_ROLE_LEAD;
      *supports += role->role == CV_ROLE_SUPPORT;
    }
}

gboolean
cv_channel_coverage_serves_goal (CvPlan    *plan,
                         CvChannel *channel)
{
  guint leads, supports;

  count_roles (plan, channel, &leads, &supports);
  return leads + supports > 0;
}

char *
cv_channel_coverage_of (CvPlan    *plan,
                        CvChannel *channel,
                        gboolean  *missing)
{
  g_autofree char *lead_text = NULL;
  g_autofree char *support_text = NULL;
  guint leads, supports;

  count_roles (plan, channel, &leads, &supports);
  if (missing != NULL)
    *missing = leads + supports == 0 && channel->decision != CV_DECISION_DROP;
  if (channel->decision == CV_DECISION_DROP)
    return g_strdup (C_ ("channel", "Dropped"));
  if (leads + supports == 0)
    return g_strdup (C_ ("channel", "Serves no goal"));

  lead_text = g_strdup_printf (ngettext ("%u lead", "%u leads", leads), leads);
  support_text = g_strdup_printf (ngettext ("%u support", "%u supports", supports), supports);
  if (supports == 0)
    return g_steal_pointer (&lead_text);
  if (leads == 0)
    return g_steal_pointer (&support_text);
  /* Translators: "1 lead, 2 supports": what a channel does for the goals. */
  return g_strdup_printf (_ ("%1$s, %2$s"), lead_text, support_text);
}

const char *
cv_channel_coverage_of_goal (CvPlan *plan,
                     CvGoal *goal)
{
  gboolean any = FALSE;

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_CHANNEL); i++)
    {
      CvChannel *channel = cv_plan_get_nth (plan, CV_NOUN_CHANNEL, i);
      CvRoleKind role = cv_plan_get_role (plan, cv_record_get_id (CV_RECORD (channel)),
                                          cv_record_get_id (CV_RECORD (goal)));

      if (channel->decision == CV_DECISION_DROP)
        continue;
      if (role == CV_ROLE_LEAD)
        return NULL;
      any = any || role != CV_ROLE_NONE;
    }
  return any ? C_ ("goal", "No lead channel") : C_ ("goal", "No channel");
}

char *
cv_channel_coverage_signature (CvPlan *plan)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_GOAL); i++)
    {
      CvGoal *goal = cv_plan_get_nth (plan, CV_NOUN_GOAL, i);

      g_string_append_printf (text, "%s\037%s\036", cv_record_get_id (CV_RECORD (goal)),
                              cv_goal_get_label (goal));
    }
  g_string_append_c (text, '\035');
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_CHANNEL); i++)
    {
      CvChannel *channel = cv_plan_get_nth (plan, CV_NOUN_CHANNEL, i);

      g_string_append_printf (text, "%s\037%s\036", cv_record_get_id (CV_RECORD (channel)),
                              cv_channel_get_label (channel));
    }
  return g_string_free (text, FALSE);
}
