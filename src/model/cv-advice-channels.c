/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hints about channels: what they do for goals, and what makes a place worth coming to. */

#include "config.h"

#include "model/cv-advice-private.h"

#include <glib/gi18n-lib.h>

#include "base/cv-text.h"
#include "model/cv-catalogue.h"
#include "model/cv-community.h"
#include "model/cv-duties.h"
#include "model/cv-question.h"

static const char *
id_of (gpointer record)
{
  return cv_record_get_id (record);
}

/* The channels that are not dropped. (transfer container) */
static GPtrArray *
get_channels (CvPlan *plan)
{
  GPtrArray *channels = g_ptr_array_new ();

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_CHANNEL); i++)
    {
      CvChannel *channel = cv_plan_get_nth (plan, CV_NOUN_CHANNEL, i);

      if (channel->decision != CV_DECISION_DROP)
        g_ptr_array_add (channels, channel);
    }
  return channels;
}

static gboolean
serves_a_goal (CvPlan *plan, CvChannel *channel)
{
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_GOAL); i++)
    if (cv_plan_get_role (plan, id_of (channel), id_of (cv_plan_get_nth (plan, CV_NOUN_GOAL, i))) != CV_ROLE_NONE)
      return TRUE;
  return FALSE;
}

/* "Keep for Now" answers this one. */
void
cv_advise_idle_channels (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  g_autoptr (GPtrArray) channels = get_channels (plan);

  if (cv_plan_get_count (plan, CV_NOUN_GOAL) == 0)
    return;
  for (guint i = 0; i < channels->len; i++)
    {
      CvChannel *channel = g_ptr_array_index (channels, i);
      g_autofree char *name = cv_text_name (cv_channel_get_label (channel));

      if (channel->decision == CV_DECISION_OPEN && !serves_a_goal (plan, channel))
        cv_advice_add (hints, belief, where, channel,
                  /* Translators: %s is a channel's name. */
                  g_strdup_printf (_("“%s” serves no goal. Give it a role, or drop it."),
                                   name));
    }
}

static gboolean
has_lead (CvPlan *plan, CvGoal *goal, GPtrArray *channels)
{
  for (guint i = 0; i < channels->len; i++)
    if (cv_plan_get_role (plan, id_of (g_ptr_array_index (channels, i)), id_of (goal))
        == CV_ROLE_LEAD)
      return TRUE;
  return FALSE;
}

void
cv_advise_goals_without_lead (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  g_autoptr (GPtrArray) channels = get_channels (plan);

  if (channels->len == 0)
    return;
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_GOAL); i++)
    {
      CvGoal *goal = cv_plan_get_nth (plan, CV_NOUN_GOAL, i);
      g_autofree char *name = cv_text_name (cv_goal_get_label (goal));

      if (!has_lead (plan, goal, channels))
        cv_advice_add (hints, belief, where, goal,
                  /* Translators: %s is a goal. */
                  g_strdup_printf (_("No channel leads for “%s”. "
                                     "Choose the one that does most for it."),
                                   name));
    }
}

/* A hint for each channel whose field @offset is empty. @sentence is not yet translated. */
static void
find_empty (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints, gsize offset,
            gboolean communities_only, const char *sentence)
{
  g_autoptr (GPtrArray) channels = get_channels (plan);

  for (guint i = 0; i < channels->len; i++)
    {
      CvChannel *channel = g_ptr_array_index (channels, i);
      g_autofree char *name = cv_text_name (cv_channel_get_label (channel));
      g_auto (GStrv) around = NULL;

      if (*G_STRUCT_MEMBER (char *, channel, offset) != '\0'
          || (communities_only && !cv_channel_is_community (channel)))
        continue;
      /* The only thing to fill in is the name: no format needed that the compiler cannot check. */
      around = g_strsplit (_(sentence), "%s", 2);
      cv_advice_add (hints, belief, where, channel,
                g_strconcat (around[0], name, around[1], NULL));
    }
}

void
cv_advise_no_come_for (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  find_empty (plan, belief, where, hints, G_STRUCT_OFFSET (CvChannel, come_for), FALSE,
              /* Translators: %s is a channel's name. */
              N_("People come to “%s” for something. Write what they will find there."));
}

void
cv_advise_no_contact_points (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  find_empty (plan, belief, where, hints, G_STRUCT_OFFSET (CvChannel, contact_points), FALSE,
              /* Translators: %s is a channel's name. */
              N_("“%s” adds a contact point and replaces none. Name those that stay open."));
}

void
cv_advise_no_tastes (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  find_empty (plan, belief, where, hints, G_STRUCT_OFFSET (CvChannel, tastes), FALSE,
              /* Translators: %s is a channel's name. */
              N_("Describe the people on “%s” by what they like, before age and place."));
}

void
cv_advise_no_host (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  find_empty (plan, belief, where, hints, G_STRUCT_OFFSET (CvChannel, host), TRUE,
              /* Translators: %s is the name of a community. */
              N_("“%s” is a community and needs a host. Name the person."));
}

void
cv_advise_no_cultivation (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  find_empty (plan, belief, where, hints, G_STRUCT_OFFSET (CvChannel, cultivation), TRUE,
              /* Translators: %s is the name of a community. */
              N_("A community is cultivated. Write the ritual of “%s”, and how members are "
                 "thanked."));
}

void
cv_advise_only_created (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  g_autoptr (GPtrArray) channels = get_channels (plan);

  for (guint i = 0; i < channels->len; i++)
    if (!(((CvChannel *) g_ptr_array_index (channels, i))->create_share >= 100))
      return;
  if (channels->len > 0)
    cv_advice_add (hints, belief, where, NULL,
              g_strdup (_("Everything you plan to publish is your own. What you select from "
                          "others is often more relevant: plan a share of it.")));
}

void
cv_advise_only_pages (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  g_autoptr (GPtrArray) channels = get_channels (plan);

  for (guint i = 0; i < channels->len; i++)
    if (!cv_channel_is_public_page (g_ptr_array_index (channels, i)))
      return;
  if (channels->len > 0)
    cv_advice_add (hints, belief, where, NULL,
              g_strdup (_("All channels are public pages. People join a community for its "
                          "subject and take part more: think of one of your own, or of small "
                          "ones.")));
}

void
cv_advise_replacing (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  g_autoptr (GPtrArray) channels = get_channels (plan);

  for (guint i = 0; i < channels->len; i++)
    {
      CvChannel *channel = g_ptr_array_index (channels, i);
      g_autofree char *name = cv_text_name (cv_channel_get_label (channel));

      if (channel->contact == CV_CONTACT_REPLACES)
        cv_advice_add (hints, belief, where, channel,
                       /* Translators: %s is a channel's name. */
                       g_strdup_printf (_("“%s” shall replace a way to reach you. Those who use that way today will "
                                          "not all follow: keep it open."),
                                        name));
    }
}

/* One taste describes a hobby, not people: from two on there is somebody to meet. */
static gboolean
is_narrow (const char *tastes)
{
  g_auto (GStrv) parts = g_strsplit_set (tastes, ",;·\n", -1);
  guint n = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    n += *g_strstrip (parts[i]) != '\0';
  return n == 1;
}

void
cv_advise_narrow_tastes (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  g_autoptr (GPtrArray) channels = get_channels (plan);

  for (guint i = 0; i < channels->len; i++)
    {
      CvChannel *channel = g_ptr_array_index (channels, i);
      g_autofree char *name = cv_text_name (cv_channel_get_label (channel));

      if (is_narrow (channel->tastes))
        cv_advice_add (hints, belief, where, channel,
                       /* Translators: %s is a channel's name. */
                       g_strdup_printf (_("“%s” is for people of a single taste. Add what else they like, with commas "
                                          "between: who is reached by one taste alone is few."),
                                        name));
    }
}

void
cv_advise_open_duties (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  g_autoptr (GPtrArray) channels = get_channels (plan);

  for (guint i = 0; i < channels->len; i++)
    {
      CvChannel *channel = g_ptr_array_index (channels, i);
      g_autofree char *name = cv_text_name (cv_channel_get_label (channel));
      guint n = cv_channel_count_open_duties (plan, channel);

      if (n > 0)
        cv_advice_add (hints, belief, where, channel,
                       /* Translators: %1$s is a channel's name. */
                       g_strdup_printf (ngettext ("“%1$s” has %2$u duty of transparency to be checked.",
                                                  "“%1$s” has %2$u duties of transparency to be checked.", n),
                                        name, n));
    }
}
