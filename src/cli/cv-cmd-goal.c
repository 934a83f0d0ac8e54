/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Goals, and the catalogue's kinds of them. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/cv-cli.h"
#include "model/cv-planning.h"
#include "model/cv-question.h"

static gboolean
run_add (CvCli   *cli,
         int      argc,
         char   **argv,
         GError **error)
{
  g_autoptr (CvArgs) args
      = cv_args_parse (argc, argv, "kind= statement= due= owner= priority= note=", 0, 0, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  g_autoptr (CvRow) row = NULL;

  if (plan == NULL)
    return FALSE;
  row = cv_planning_new_goal (plan, cv_args_get (args, "kind"), cv_args_get (args, "statement"), error);
  if (row == NULL || !cv_cli_set_options (row, args, "due owner priority note", error))
    return FALSE;
  return cv_cli_apply (cli, cv_planning_insert (plan, g_steal_pointer (&row), error), error);
}

static gboolean
run_list (CvCli   *cli,
          int      argc,
          char   **argv,
          GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 0, 0, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  CvColumns *columns;

  if (plan == NULL)
    return FALSE;
  if (cli->json)
    {
      cv_cli_print_json (cv_json_records (plan, CV_NOUN_GOAL));
      return TRUE;
    }

  columns = cv_columns_new ("lll");
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_GOAL); i++)
    {
      CvGoal *goal = cv_plan_get_nth (plan, CV_NOUN_GOAL, i);
      const char *id = cv_record_get_id (CV_RECORD (goal));
      g_autoptr (GPtrArray) kpis = cv_plan_kpis_of_goal (plan, id);
      g_autofree char *count = g_strdup_printf (ngettext ("%u KPI", "%u KPIs", kpis->len), kpis->len);

      cv_columns_add (columns, id, cv_goal_get_label (goal), count, NULL);
    }
  cv_columns_print (columns);
  return TRUE;
}

static gboolean
run_kinds (CvCli   *cli,
           int      argc,
           char   **argv,
           GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 0, 0, error);
  guint n;
  const CvGoalKind *kinds = cv_catalogue_goals (cv_catalogue_get (), &n);
  json_t *array = cli->json ? json_array () : NULL;
  CvColumns *columns = cli->json ? NULL : cv_columns_new ("ll");

  if (args == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (cli->json)
      json_array_append_new (array, json_pack ("{s:s,s:s,s:s}", "id", kinds[i].id, "name",
                                               cv_tr (kinds[i].name), "summary",
                                               cv_tr (kinds[i].summary)));
    else
      cv_columns_add (columns, kinds[i].id, cv_tr (kinds[i].name), NULL);

  if (cli->json)
    cv_cli_print_json (array);
  else
    cv_columns_print (columns);
  return TRUE;
}

static gboolean
run_edit (CvCli   *cli,
          int      argc,
          char   **argv,
          GError **error)
{
  return cv_cli_edit (cli, CV_NOUN_GOAL, argc, argv, error);
}

static gboolean
run_remove (CvCli   *cli,
            int      argc,
            char   **argv,
            GError **error)
{
  return cv_cli_remove (cli, CV_NOUN_GOAL, argc, argv, error);
}

/* The place is counted from 1, as a person reads the list. */
static gboolean
run_move (CvCli   *cli,
          int      argc,
          char   **argv,
          GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 2, 2, error);
  CvRecord *goal = args != NULL ? cv_cli_look_up (cli, CV_NOUN_GOAL, cv_args_word (args, 0), error) : NULL;
  guint64 place;

  if (goal == NULL)
    return FALSE;
  if (!g_ascii_string_to_unsigned (cv_args_word (args, 1), 10, 1, 100000, &place, error))
    return FALSE;
  return cv_cli_apply (cli, cv_planning_move (cv_cli_plan (cli, NULL), goal, (guint) place - 1), error);
}

const CvCommand cv_goal_commands[] = {
  { "goal add", "--kind ID --statement S [--due D] [--owner N]", run_add },
  { "goal list", "", run_list },
  { "goal kinds", "", run_kinds },
  { "goal edit", "ID FIELD=VALUE …", run_edit },
  { "goal move", "ID PLACE", run_move },
  { "goal rm", "ID", run_remove },
  { NULL },
};
