/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Step 4: tools, people, costs and what they come to. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "cli/cv-cli.h"
#include "model/cv-budget.h"
#include "model/cv-planning.h"
#include "model/cv-unit.h"

/* What a tool or a line of the budget costs over the plan; "" for what costs nothing. (transfer full) */
static char *
tell_amount (CvPlan   *plan,
             CvRecord *record)
{
  double amount = 0;

  if (cv_record_get_noun (record) == CV_NOUN_TOOL)
    amount = cv_tool_get_planned (plan, (CvTool *) record);
  else if (cv_record_get_noun (record) == CV_NOUN_COST)
    amount = cv_cost_get_planned ((CvCost *) record);
  return amount > 0 ? cv_unit_format (round (amount), "currency", cv_plan_get_info (plan)->currency) : g_strdup ("");
}

/* Every record of @noun: its id, its name, field @field as it is written, and what it costs. */
static gboolean
list_records (CvCli      *cli,
              CvNoun      noun,
              const char *field,
              int         argc,
              char      **argv,
              GError    **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 0, 0, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  g_autoptr (CvListing) listing = NULL;
  int f = cv_noun_field (noun, field), name = cv_noun_field (noun, "name");

  if (plan == NULL)
    return FALSE;
  listing = cv_listing_new (cli, "lllr");
  for (guint i = 0; i < cv_plan_get_count (plan, noun); i++)
    {
      CvRecord *record = cv_plan_get_nth (plan, noun, i);
      g_autoptr (CvRow) row = cv_record_to_row (record);
      g_autofree char *text = cv_cell_format (&cv_noun_info (noun)->fields[f], &row->cells[f]);
      g_autofree char *amount = tell_amount (plan, record);

      cv_listing_add (listing, cv_json_record (record), row->id, row->cells[name].text, text, amount, NULL);
    }
  cv_listing_print (listing);
  return TRUE;
}

/* A record that is little more than its name: `person add NAME --experience E`. */
static gboolean
add_named (CvCli      *cli,
           CvNoun      noun,
           const char *options,
           const char *fields,
           int         argc,
           char      **argv,
           GError    **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, options, 1, 1, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  g_autoptr (CvRow) row = NULL;

  if (plan == NULL)
    return FALSE;
  row = cv_row_new (noun, NULL);
  cv_row_set_integer (row, "position", cv_plan_next_position (plan, noun));
  if (!cv_cli_set_field (cli, row, "name", cv_args_word (args, 0), error)
      || !cv_cli_set_options (cli, row, args, fields, error))
    return FALSE;
  return cv_cli_apply (cli, cv_planning_insert (plan, g_steal_pointer (&row), error), error);
}

#define DEFINE_EDIT_AND_REMOVE(name, NOUN)                                                                            \
  static gboolean run_##name##_edit (CvCli *cli, int argc, char **argv, GError **error)                               \
  {                                                                                                                   \
    return cv_cli_edit (cli, CV_NOUN_##NOUN, argc, argv, error);                                                      \
  }                                                                                                                   \
  static gboolean run_##name##_remove (CvCli *cli, int argc, char **argv, GError **error)                             \
  {                                                                                                                   \
    return cv_cli_remove (cli, CV_NOUN_##NOUN, argc, argv, error);                                                    \
  }

DEFINE_EDIT_AND_REMOVE (tool, TOOL)
DEFINE_EDIT_AND_REMOVE (person, PERSON)
DEFINE_EDIT_AND_REMOVE (cost, COST)

/* --- tools --- */

static gboolean
run_tool_add (CvCli   *cli,
              int      argc,
              char   **argv,
              GError **error)
{
  g_autoptr (CvArgs) args
      = cv_args_parse (argc, argv, "kind= stage= price= nature= yearly= actual= owner= note=", 0, 1, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  g_autoptr (CvRow) row = NULL;

  if (plan == NULL)
    return FALSE;
  row = cv_planning_new_tool (plan, cv_args_get (args, "kind"), cv_args_word (args, 0), error);
  if (row == NULL || !cv_cli_set_options (cli, row, args, "stage price nature yearly actual owner note", error))
    return FALSE;
  return cv_cli_apply (cli, cv_planning_insert (plan, g_steal_pointer (&row), error), error);
}

static gboolean
run_tool_list (CvCli   *cli,
               int      argc,
               char   **argv,
               GError **error)
{
  return list_records (cli, CV_NOUN_TOOL, "stage", argc, argv, error);
}

static gboolean
run_tool_kinds (CvCli   *cli,
                int      argc,
                char   **argv,
                GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 0, 0, error);
  guint n;
  const CvToolKind *kinds = cv_catalogue_tools (cv_catalogue_get (), &n);
  g_autoptr (CvListing) listing = cv_listing_new (cli, "lll");

  if (args == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    cv_listing_add (listing,
                    json_pack ("{s:s,s:s,s:s,s:s,s:i}", "id", kinds[i].id, "name", kinds[i].name, "summary",
                               cv_tr (kinds[i].summary), "price", cv_tr (kinds[i].price_note), "year", kinds[i].year),
                    kinds[i].id, kinds[i].name, cv_tr (kinds[i].summary), NULL);
  cv_listing_print (listing);
  return TRUE;
}

static gboolean
run_tool_link (CvCli   *cli,
               int      argc,
               char   **argv,
               GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 2, 2, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  CvRecord *tool = plan != NULL ? cv_cli_look_up (cli, CV_NOUN_TOOL, cv_args_word (args, 0), error) : NULL;
  CvRecord *kpi = tool != NULL ? cv_cli_look_up (cli, CV_NOUN_KPI, cv_args_word (args, 1), error) : NULL;
  g_autoptr (CvRow) row = NULL;

  if (kpi == NULL)
    return FALSE;
  row = cv_row_new (CV_NOUN_TOOL_KPI, NULL);
  cv_row_set_text (row, "tool", cv_record_get_id (tool));
  cv_row_set_text (row, "kpi", cv_record_get_id (kpi));
  return cv_cli_apply (cli, cv_planning_insert (plan, g_steal_pointer (&row), error), error);
}

/* --- people and costs --- */

static gboolean
run_person_add (CvCli   *cli,
                int      argc,
                char   **argv,
                GError **error)
{
  return add_named (cli, CV_NOUN_PERSON, "experience= task= hours-a-week= note=", "experience task hours-a-week note",
                    argc, argv, error);
}

static gboolean
run_person_list (CvCli   *cli,
                 int      argc,
                 char   **argv,
                 GError **error)
{
  return list_records (cli, CV_NOUN_PERSON, "experience", argc, argv, error);
}

static gboolean
run_cost_add (CvCli   *cli,
              int      argc,
              char   **argv,
              GError **error)
{
  return add_named (cli, CV_NOUN_COST, "kind= hours= rate= planned= actual-hours= actual= owner= channel= note=",
                    "kind hours rate planned actual-hours actual owner channel note", argc, argv, error);
}

static gboolean
run_cost_list (CvCli   *cli,
               int      argc,
               char   **argv,
               GError **error)
{
  return list_records (cli, CV_NOUN_COST, "kind", argc, argv, error);
}

/* --- what it comes to --- */

static json_t *
budget_json (const CvBudget *budget)
{
  return json_pack ("{s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o}", "licence", cv_json_number (budget->licence),
                    "analysis", cv_json_number (budget->analysis), "licence_share",
                    cv_json_number (budget->licence_share), "guide", cv_json_number (CV_BUDGET_GUIDE), "content",
                    cv_json_number (budget->content), "media", cv_json_number (budget->media), "training",
                    cv_json_number (budget->training), "other", cv_json_number (budget->other), "total",
                    cv_json_number (budget->total), "actual_total", cv_json_number (budget->actual_total), "hours",
                    cv_json_number (budget->hours), "actual_hours", cv_json_number (budget->actual_hours), "tools",
                    json_pack ("[i,i,i,i,i]", (int) budget->tools[0], (int) budget->tools[1], (int) budget->tools[2],
                               (int) budget->tools[3], (int) budget->tools[4]));
}

static gboolean
run_budget (CvCli   *cli,
            int      argc,
            char   **argv,
            GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 0, 0, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  g_autofree char *sentence = NULL;
  CvBudget budget;

  if (plan == NULL)
    return FALSE;
  cv_budget_read (plan, &budget);
  if (cli->json)
    {
      cv_cli_print_json (budget_json (&budget));
      return TRUE;
    }
  sentence = cv_budget_tell (plan);
  g_print ("%s\n", sentence);
  return TRUE;
}

const CvCommand cv_budget_commands[] = {
  { "tool add", "NAME|--kind ID [--stage S] [--price free|paid] [--nature N] [--yearly X] [--actual X] [--owner N]", run_tool_add },
  { "tool list", "", run_tool_list },
  { "tool kinds", "", run_tool_kinds },
  { "tool link", "TOOL KPI", run_tool_link },
  { "tool edit", "ID FIELD=VALUE …", run_tool_edit },
  { "tool rm", "ID", run_tool_remove },
  { "person add", "NAME [--experience trainee|junior|experienced|senior] [--task T]", run_person_add },
  { "person list", "", run_person_list },
  { "person edit", "ID FIELD=VALUE …", run_person_edit },
  { "person rm", "ID", run_person_remove },
  { "cost add", "NAME --kind analysis|content|media|training|other [--hours H --rate R | --planned X] [--owner N] [--channel C]", run_cost_add },
  { "cost list", "", run_cost_list },
  { "cost edit", "ID FIELD=VALUE …", run_cost_edit },
  { "cost rm", "ID", run_cost_remove },
  { "budget", "", run_budget },
  { NULL },
};
