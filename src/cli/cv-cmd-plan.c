/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The plan as a whole: making one, listing the library, showing and editing it. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/cv-clock.h"
#include "base/cv-error.h"
#include "cli/cv-cli.h"
#include "engine/cv-example.h"
#include "model/cv-planning.h"
#include "model/cv-question.h"
#include "store/cv-library.h"

/* The row of the plan that the options describe. (transfer full) */
static CvRow *
plan_from_options (CvArgs  *args,
                   GError **error)
{
  g_autoptr (CvRow) row = NULL;
  CvDay from, to;

  if (!cv_args_get_day (args, "from", &from, error) || !cv_args_get_day (args, "to", &to, error))
    return NULL;
  if (cv_args_get (args, "name") == NULL)
    {
      g_set_error_literal (error, CV_USAGE_ERROR, 0, _ ("a plan needs a --name"));
      return NULL;
    }
  row = cv_planning_new_plan (cv_args_get (args, "name"), from, to, cv_clock_today (),
                              cv_args_get (args, "currency"), error);
  if (row == NULL || !cv_cli_set_options (row, args, "organisation", error))
    return NULL;
  return g_steal_pointer (&row);
}

/* FALSE if there is no such template; @id NULL asks for none. */
static gboolean
find_template (const char        *id,
               const CvTemplate **plan_template,
               GError           **error)
{
  *plan_template = id != NULL ? cv_catalogue_template (cv_catalogue_get (), id) : NULL;
  if (id == NULL || *plan_template != NULL)
    return TRUE;
  g_set_error (error, CV_ERROR, CV_ERROR_NOT_FOUND,
               _ ("There is no template “%s”. “cultivarctl templates” lists them."), id);
  return FALSE;
}

static gboolean
run_new (CvCli   *cli,
         int      argc,
         char   **argv,
         GError **error)
{
  g_autoptr (CvArgs) args
      = cv_args_parse (argc, argv, "name= from= to= currency= template= organisation=", 1, 1, error);
  const CvTemplate *plan_template;
  g_autoptr (CvRow) row = NULL;

  if (args == NULL || !find_template (cv_args_get (args, "template"), &plan_template, error))
    return FALSE;
  row = plan_from_options (args, error);
  if (row == NULL || !cv_session_create (cv_args_word (args, 0), row, plan_template, error))
    return FALSE;
  cv_cli_created (cli, "plan");
  return TRUE;
}

static gboolean
run_templates (CvCli   *cli,
               int      argc,
               char   **argv,
               GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 0, 0, error);
  guint n;
  const CvTemplate *templates = cv_catalogue_templates (cv_catalogue_get (), &n);
  json_t *array;
  CvColumns *columns;

  if (args == NULL)
    return FALSE;
  if (cli->json)
    {
      array = json_array ();
      for (guint i = 0; i < n; i++)
        json_array_append_new (array, json_pack ("{s:s,s:s,s:s}", "id", templates[i].id, "name",
                                                 cv_tr (templates[i].name), "summary",
                                                 cv_tr (templates[i].summary)));
      cv_cli_print_json (array);
      return TRUE;
    }

  columns = cv_columns_new ("lll");
  for (guint i = 0; i < n; i++)
    cv_columns_add (columns, templates[i].id, cv_tr (templates[i].name), cv_tr (templates[i].summary),
                    NULL);
  cv_columns_print (columns);
  return TRUE;
}

static gboolean
run_example (CvCli   *cli,
             int      argc,
             char   **argv,
             GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 1, 1, error);

  if (args == NULL || !cv_example_create (cv_args_word (args, 0), error))
    return FALSE;
  cv_cli_created (cli, "plan");
  return TRUE;
}

static gboolean
run_list (CvCli   *cli,
          int      argc,
          char   **argv,
          GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 0, 0, error);
  g_autoptr (GPtrArray) entries = NULL;
  json_t *array = NULL;
  CvColumns *columns = NULL;

  if (args == NULL)
    return FALSE;
  entries = cv_library_list (error);
  if (entries == NULL)
    return FALSE;

  if (cli->json)
    array = json_array ();
  else
    columns = cv_columns_new ("ll");
  for (guint i = 0; i < entries->len; i++)
    {
      const CvLibraryEntry *entry = entries->pdata[i];

      if (cli->json)
        json_array_append_new (array, json_pack ("{s:s,s:s}", "name", entry->name, "path", entry->path));
      else
        cv_columns_add (columns, entry->name, entry->path, NULL);
    }

  if (cli->json)
    cv_cli_print_json (array);
  else
    cv_columns_print (columns);
  return TRUE;
}

/* What else a KPI serves and is measured by, beside its own fields. */
static void
add_kpi_links (CvPlan *plan,
               json_t *kpis)
{
  gsize index;
  json_t *kpi;

  json_array_foreach (kpis, index, kpi)
    {
      const char *id = json_string_value (json_object_get (kpi, "id"));
      json_t *goals = json_array (), *channels = json_array (), *milestones = json_array ();

      for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_KPI_GOAL); i++)
        {
          CvKpiGoal *link = cv_plan_get_nth (plan, CV_NOUN_KPI_GOAL, i);

          if (g_str_equal (link->kpi, id))
            json_array_append_new (goals, json_string (link->goal));
        }
      for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_KPI_CHANNEL); i++)
        {
          CvKpiChannel *link = cv_plan_get_nth (plan, CV_NOUN_KPI_CHANNEL, i);

          if (g_str_equal (link->kpi, id))
            json_array_append_new (channels, json_string (link->channel));
        }
      for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_MILESTONE); i++)
        {
          CvMilestone *milestone = cv_plan_get_nth (plan, CV_NOUN_MILESTONE, i);

          if (g_str_equal (milestone->kpi, id))
            json_array_append_new (milestones, json_pack ("{s:s,s:o,s:o}", "id",
                                                          cv_record_get_id (CV_RECORD (milestone)), "day",
                                                          cv_json_day (milestone->day), "value",
                                                          cv_json_number (milestone->value)));
        }
      json_object_set_new (kpi, "also_serves", goals);
      json_object_set_new (kpi, "channels", channels);
      json_object_set_new (kpi, "milestones", milestones);
    }
}

static json_t *
show_json (CvPlan *plan)
{
  json_t *kpis = cv_json_records (plan, CV_NOUN_KPI);

  add_kpi_links (plan, kpis);
  return json_pack ("{s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:[],s:[],s:[]}",
                    "plan", cv_json_record (CV_RECORD (cv_plan_get_info (plan))),
                    "goals", cv_json_records (plan, CV_NOUN_GOAL),
                    "kpis", kpis,
                    "channels", cv_json_records (plan, CV_NOUN_CHANNEL),
                    "roles", cv_json_records (plan, CV_NOUN_ROLE),
                    "metrics", cv_json_records (plan, CV_NOUN_METRIC),
                    "breaks", cv_json_records (plan, CV_NOUN_BREAK),
                    "events", cv_json_records (plan, CV_NOUN_EVENT),
                    "tools", "people", "decisions");
}

static void
show_goals (CvPlan *plan)
{
  for (guint g = 0; g < cv_plan_get_count (plan, CV_NOUN_GOAL); g++)
    {
      CvGoal *goal = cv_plan_get_nth (plan, CV_NOUN_GOAL, g);
      const char *id = cv_record_get_id (CV_RECORD (goal));
      g_autoptr (GPtrArray) kpis = cv_plan_kpis_of_goal (plan, id);

      g_print ("\n%s  %s\n", id, cv_goal_get_label (goal));
      for (guint k = 0; k < kpis->len; k++)
        g_print ("    %s  %s\n", cv_record_get_id (kpis->pdata[k]), cv_kpi_get_label (kpis->pdata[k]));
      for (guint c = 0; c < cv_plan_get_count (plan, CV_NOUN_CHANNEL); c++)
        {
          CvChannel *channel = cv_plan_get_nth (plan, CV_NOUN_CHANNEL, c);
          const char *channel_id = cv_record_get_id (CV_RECORD (channel));
          CvRoleKind role = cv_plan_get_role (plan, channel_id, id);

          if (role != CV_ROLE_NONE)
            g_print ("    %s  %s (%s)\n", channel_id, channel->name,
                     role == CV_ROLE_LEAD ? C_ ("channel role", "lead") : C_ ("channel role", "support"));
        }
    }
}

static gboolean
run_show (CvCli   *cli,
          int      argc,
          char   **argv,
          GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 0, 0, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  CvPlanInfo *info;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (plan == NULL)
    return FALSE;
  if (cli->json)
    {
      cv_cli_print_json (show_json (plan));
      return TRUE;
    }

  info = cv_plan_get_info (plan);
  first = cv_day_format_locale (info->from);
  last = cv_day_format_locale (info->to);
  g_print ("%s\n%s – %s\n", info->name, first, last);
  if (*info->reason != '\0')
    g_print ("%s\n", info->reason);
  show_goals (plan);
  return TRUE;
}

static gboolean
run_edit (CvCli   *cli,
          int      argc,
          char   **argv,
          GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "why=", 1, -1, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  g_autoptr (CvRow) row = NULL;

  if (plan == NULL)
    return FALSE;
  row = cv_record_to_row (CV_RECORD (cv_plan_get_info (plan)));
  return cv_cli_set_fields (row, args, 0, error)
         && cv_cli_apply (cli, cv_planning_change (plan, row, error), error);
}

static gboolean
run_reason (CvCli   *cli,
            int      argc,
            char   **argv,
            GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 1, 1, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;

  return plan != NULL
         && cv_cli_apply (cli,
                          cv_planning_change_text (plan, CV_RECORD (cv_plan_get_info (plan)), "reason",
                                                   cv_args_word (args, 0), error),
                          error);
}

const CvCommand cv_plan_commands[] = {
  { "new", "FILE --name N [--from D --to D] [--currency C] [--template ID]", run_new },
  { "templates", "", run_templates },
  { "example", "FILE", run_example },
  { "list", "", run_list },
  { "show", "", run_show },
  { "plan edit", "FIELD=VALUE …", run_edit },
  { "reason", "TEXT", run_reason },
  { NULL },
};
