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
  if (row == NULL || !cv_cli_set_options (cli, row, args, "due owner priority note", error))
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
  g_autoptr (CvListing) listing = NULL;

  if (plan == NULL)
    return FALSE;

  listing = cv_listing_new (cli, "lll");
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_GOAL); i++)
    {
      CvGoal *goal = cv_plan_get_nth (plan, CV_NOUN_GOAL, i);
      const char *id = cv_record_get_id (CV_RECORD (goal));
      g_autoptr (GPtrArray) kpis = cv_plan_get_serving_kpis (plan, id);
      g_autofree char *count = g_strdup_printf (ngettext ("%u KPI", "%u KPIs", kpis->len), kpis->len);

      cv_listing_add (listing, cv_json_record (CV_RECORD (goal)), id, cv_goal_get_label (goal), count, NULL);
    }
  cv_listing_print (listing);
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
  g_autoptr (CvListing) listing = cv_listing_new (cli, "ll");

  if (args == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const char *name = cv_tr (kinds[i].name);

      cv_listing_add (listing,
                      json_pack ("{s:s,s:s,s:s}", "id", kinds[i].id, "name", name, "summary", cv_tr (kinds[i].summary)),
                      kinds[i].id, name, NULL);
    }
  cv_listing_print (listing);
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
  int place;

  if (goal == NULL || !cv_args_parse_whole (cv_args_word (args, 1), 1, 100000, &place, error))
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
