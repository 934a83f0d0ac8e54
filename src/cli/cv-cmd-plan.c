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
plan_from_options (CvCli   *cli,
                   CvArgs  *args,
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
  if (row == NULL || !cv_cli_set_options (cli, row, args, "organisation", error))
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
  row = plan_from_options (cli, args, error);
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
  g_autoptr (CvListing) listing = cv_listing_new (cli, "lll");

  if (args == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const char *name = cv_tr (templates[i].name), *summary = cv_tr (templates[i].summary);

      cv_listing_add (listing,
                      json_pack ("{s:s,s:s,s:s}", "id", templates[i].id, "name", name, "summary", summary),
                      templates[i].id, name, summary, NULL);
    }
  cv_listing_print (listing);
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
  g_autoptr (CvListing) listing = NULL;

  if (args == NULL)
    return FALSE;
  entries = cv_library_list (error);
  if (entries == NULL)
    return FALSE;

  listing = cv_listing_new (cli, "lll");
  for (guint i = 0; i < entries->len; i++)
    {
      const CvLibraryEntry *entry = entries->pdata[i];

      cv_listing_add (listing,
                      json_pack ("{s:o,s:o,s:o}", "name", cv_json_text (entry->name), "path",
                                 cv_json_text (entry->path), "problem", cv_json_text (entry->problem)),
                      entry->name, entry->path, entry->problem, NULL);
    }
  cv_listing_print (listing);
  return TRUE;
}

/* An array of @value of each link of @noun whose KPI is @kpi. */
static json_t *
links_json (CvPlan     *plan,
            CvNoun      noun,
            const char *kpi,
            json_t     *(*value) (gpointer link))
{
  json_t *array = json_array ();

  for (guint i = 0; i < cv_plan_get_count (plan, noun); i++)
    {
      gpointer link = cv_plan_get_nth (plan, noun, i);
      g_autofree char *of = NULL;

      g_object_get (link, "kpi", &of, NULL);
      if (g_str_equal (of, kpi))
        json_array_append_new (array, value (link));
    }
  return array;
}

static json_t *
linked_goal (gpointer link)
{
  return json_string (((CvKpiGoal *) link)->goal);
}

static json_t *
chosen_channel (gpointer link)
{
  return json_string (((CvKpiChannel *) link)->channel);
}

static json_t *
milestone_json (gpointer link)
{
  CvMilestone *milestone = link;

  return json_pack ("{s:s,s:o,s:o}", "id", cv_record_get_id (CV_RECORD (milestone)), "day",
                    cv_json_day (milestone->day), "value", cv_json_number (milestone->value));
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

      json_object_set_new (kpi, "also_serves", links_json (plan, CV_NOUN_KPI_GOAL, id, linked_goal));
      json_object_set_new (kpi, "channels", links_json (plan, CV_NOUN_KPI_CHANNEL, id, chosen_channel));
      json_object_set_new (kpi, "milestones", links_json (plan, CV_NOUN_MILESTONE, id, milestone_json));
    }
}

static json_t *
show_json (CvPlan *plan)
{
  json_t *kpis = cv_json_records (plan, CV_NOUN_KPI);

  add_kpi_links (plan, kpis);
  return json_pack ("{s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o}",
                    "plan", cv_json_record (CV_RECORD (cv_plan_get_info (plan))),
                    "goals", cv_json_records (plan, CV_NOUN_GOAL),
                    "kpis", kpis,
                    "channels", cv_json_records (plan, CV_NOUN_CHANNEL),
                    "roles", cv_json_records (plan, CV_NOUN_ROLE),
                    "metrics", cv_json_records (plan, CV_NOUN_METRIC),
                    "breaks", cv_json_records (plan, CV_NOUN_BREAK),
                    "events", cv_json_records (plan, CV_NOUN_EVENT),
                    "tools", cv_json_records (plan, CV_NOUN_TOOL),
                    "tool_kpis", cv_json_records (plan, CV_NOUN_TOOL_KPI),
                    "people", cv_json_records (plan, CV_NOUN_PERSON),
                    "costs", cv_json_records (plan, CV_NOUN_COST),
                    "readiness", cv_json_records (plan, CV_NOUN_READINESS),
                    "notes", cv_json_records (plan, CV_NOUN_NOTE),
                    "decisions", cv_json_records (plan, CV_NOUN_DECISION),
                    "verbatims", cv_json_records (plan, CV_NOUN_VERBATIM),
                    "codes", cv_json_records (plan, CV_NOUN_CODE),
                    "codings", cv_json_records (plan, CV_NOUN_CODING));
}

static void
show_channel (CvChannel  *channel,
              CvRoleKind  role)
{
  const char *id = cv_record_get_id (CV_RECORD (channel));

  if (role == CV_ROLE_NONE)
    g_print ("    %s  %s\n", id, cv_channel_get_label (channel));
  else
    g_print ("    %s  %s (%s)\n", id, cv_channel_get_label (channel),
             role == CV_ROLE_LEAD ? C_ ("channel role", "lead") : C_ ("channel role", "support"));
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
          CvRoleKind role = cv_plan_get_role (plan, cv_record_get_id (CV_RECORD (channel)), id);

          if (role != CV_ROLE_NONE)
            show_channel (channel, role);
        }
    }
}

static gboolean
has_role (CvPlan    *plan,
          CvChannel *channel)
{
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_ROLE); i++)
    {
      CvRole *role = cv_plan_get_nth (plan, CV_NOUN_ROLE, i);

      if (role->role != CV_ROLE_NONE && g_str_equal (role->channel, cv_record_get_id (CV_RECORD (channel))))
        return TRUE;
    }
  return FALSE;
}

static void
show_idle_channels (CvPlan *plan)
{
  gboolean any = FALSE;

  for (guint c = 0; c < cv_plan_get_count (plan, CV_NOUN_CHANNEL); c++)
    {
      CvChannel *channel = cv_plan_get_nth (plan, CV_NOUN_CHANNEL, c);

      if (has_role (plan, channel))
        continue;
      if (!any)
        g_print ("\n%s\n", _ ("Channels without a role"));
      show_channel (channel, CV_ROLE_NONE);
      any = TRUE;
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
  show_idle_channels (plan);
  return TRUE;
}

static gboolean
run_edit (CvCli   *cli,
          int      argc,
          char   **argv,
          GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 1, -1, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  g_autoptr (CvRow) row = NULL;

  if (plan == NULL)
    return FALSE;
  row = cv_record_to_row (CV_RECORD (cv_plan_get_info (plan)));
  return cv_cli_set_fields (cli, row, args, 0, error)
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
