/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cv-kpi-groups.h"

#include <glib/gi18n-lib.h>

#include "model/cv-question.h"

static const char *const names[] = { "goal", "channel", "owner" };

const char *
cv_grouping_to_string (CvGrouping grouping)
{
  g_return_val_if_fail ((guint) grouping < G_N_ELEMENTS (names), NULL);

  return names[grouping];
}

gboolean
cv_grouping_from_string (const char *text, CvGrouping *grouping)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (text, names[i]) == 0)
      {
        *grouping = (CvGrouping) i;
        return TRUE;
      }
  return FALSE;
}

static void
group_free (gpointer data)
{
  CvKpiGroupOf *group = data;

  g_free (group->name);
  g_ptr_array_unref (group->kpis);
  g_free (group);
}

/* (transfer none) */
static CvKpiGroupOf *
add_group (GPtrArray *groups, const char *name)
{
  CvKpiGroupOf *group = g_new (CvKpiGroupOf, 1);

  *group = (CvKpiGroupOf){ g_strdup (name), g_ptr_array_new () };
  g_ptr_array_add (groups, group);
  return group;
}

static void
group_by_goal (GPtrArray *groups, CvPlan *plan)
{
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_GOAL); i++)
    {
      CvGoal *goal = cv_plan_get_nth (plan, CV_NOUN_GOAL, i);
      g_autoptr (GPtrArray) kpis = cv_plan_kpis_of_goal (plan, cv_record_get_id (CV_RECORD (goal)));
      CvKpiGroupOf *group = add_group (groups, cv_goal_get_label (goal));

      g_ptr_array_extend (group->kpis, kpis, NULL, NULL);
    }
}

/* The one channel @kpi measures: of those that go on, else of all. "" for several, NULL for none. */
static const char *
find_channel (CvPlan *plan, CvKpi *kpi, CvDay today)
{
  g_autoptr (GArray) scope = cv_plan_list_scope (plan, kpi, today);
  const char *found = NULL;
  guint n = 0;

  for (guint i = 0; i < scope->len; i++)
    {
      const CvScope *entry = &g_array_index (scope, CvScope, i);

      if (entry->ended != CV_DAY_NONE)
        continue;
      found = entry->channel;
      n++;
    }
  if (n == 0 && scope->len > 0)
    return scope->len == 1 ? g_array_index (scope, CvScope, 0).channel : "";
  return n > 1 ? "" : found;
}

static void
group_by_channel (GPtrArray *groups, CvPlan *plan, CvDay today)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  CvKpiGroupOf *several, *none;

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_CHANNEL); i++)
    {
      CvChannel *channel = cv_plan_get_nth (plan, CV_NOUN_CHANNEL, i);

      g_hash_table_insert (by_id, (gpointer) cv_record_get_id (CV_RECORD (channel)), add_group (groups, cv_channel_get_label (channel)));
    }
  several = add_group (groups, _("Several Channels"));
  none = add_group (groups, _("No Channel"));

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_KPI); i++)
    {
      CvKpi *kpi = cv_plan_get_nth (plan, CV_NOUN_KPI, i);
      const char *id = find_channel (plan, kpi, today);
      CvKpiGroupOf *group = id != NULL ? g_hash_table_lookup (by_id, id) : none;

      g_ptr_array_add (group != NULL ? group->kpis : several->kpis, kpi);
    }
}

static const char *
find_owner (CvPlan *plan, CvKpi *kpi)
{
  const CvGoal *goal = cv_plan_find (plan, CV_NOUN_GOAL, kpi->goal);

  if (*kpi->owner != '\0')
    return kpi->owner;
  return goal != NULL ? goal->owner : "";
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const CvKpiGroupOf *first = *(CvKpiGroupOf *const *) a, *second = *(CvKpiGroupOf *const *) b;

  return g_utf8_collate (first->name, second->name);
}

static void
group_by_owner (GPtrArray *groups, CvPlan *plan)
{
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) nobodys = g_ptr_array_new ();

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_KPI); i++)
    {
      CvKpi *kpi = cv_plan_get_nth (plan, CV_NOUN_KPI, i);
      const char *owner = find_owner (plan, kpi);
      CvKpiGroupOf *group = g_hash_table_lookup (by_name, owner);

      if (group == NULL && *owner != '\0')
        {
          group = add_group (groups, owner);
          g_hash_table_insert (by_name, group->name, group);
        }
      g_ptr_array_add (group != NULL ? group->kpis : nobodys, kpi);
    }
  g_ptr_array_sort (groups, compare_names);
  g_ptr_array_extend (add_group (groups, _("No Owner"))->kpis, nobodys, NULL, NULL);
}

GPtrArray *
cv_plan_group_kpis (CvPlan *plan, CvGrouping grouping, CvDay today)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (group_free);

  switch (grouping)
    {
    case CV_GROUP_BY_CHANNEL:
      group_by_channel (groups, plan, today);
      break;
    case CV_GROUP_BY_OWNER:
      group_by_owner (groups, plan);
      break;
    case CV_GROUP_BY_GOAL:
    default:
      group_by_goal (groups, plan);
    }
  for (guint i = groups->len; i-- > 0;)
    if (((CvKpiGroupOf *) groups->pdata[i])->kpis->len == 0)
      g_ptr_array_remove_index (groups, i);
  return groups;
}

char *
cv_kpi_groups_sign (GPtrArray *groups)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < groups->len; i++)
    {
      const CvKpiGroupOf *group = groups->pdata[i];

      g_string_append_printf (text, "\036%s", group->name);
      for (guint k = 0; k < group->kpis->len; k++)
        g_string_append_printf (text, "\037%s", cv_record_get_id (group->kpis->pdata[k]));
    }
  return g_string_free (text, FALSE);
}
