/* SPDX-License-Identifier: GPL-3.0-or-later */

/* KPIs: the matching ones for a goal, choosing them, their targets and links. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/cv-error.h"
#include "cli/cv-cli.h"
#include "model/cv-matching.h"
#include "model/cv-planning.h"
#include "model/cv-question.h"
#include "model/cv-unit.h"

#define OWN_FIELDS "name formula unit baseline baseline_day target due cadence direction measured low high owner note"

static void
suggestions_of_goal (CvCli     *cli,
                     CvPlan    *plan,
                     CvGoal    *goal,
                     json_t    *array,
                     CvColumns *columns)
{
  g_autoptr (GArray) suggestions = cv_match_kpis (cv_catalogue_get (), plan, goal);

  for (guint i = 0; i < suggestions->len; i++)
    {
      const CvSuggestion *suggestion = &g_array_index (suggestions, CvSuggestion, i);
      const CvKpiKind *kpi = suggestion->kpi;
      g_autofree char *fit = g_strdup_printf ("%d", suggestion->fit);

      if (cli->json)
        json_array_append_new (
            array, json_pack ("{s:s,s:s,s:s,s:s,s:i,s:s,s:b,s:b}", "goal",
                              cv_record_get_id (CV_RECORD (goal)), "kpi", kpi->id, "name", cv_tr (kpi->name),
                              "level", kpi->level, "fit", suggestion->fit, "why", cv_tr (suggestion->why),
                              "weak", suggestion->weak, "chosen", suggestion->chosen));
      else
        cv_columns_add (columns, kpi->id, cv_tr (kpi->name), cv_level_label (kpi->level), fit,
                        cv_tr (suggestion->why), NULL);
    }
}

/* The goal @text names, NULL for all of them; FALSE if there is no such goal, or none at all. */
static gboolean
find_goal (CvPlan     *plan,
           const char *text,
           CvGoal    **goal,
           GError    **error)
{
  *goal = NULL;
  if (cv_plan_get_count (plan, CV_NOUN_GOAL) == 0)
    {
      g_set_error_literal (error, CV_ERROR, CV_ERROR_NEEDS_GOAL,
                           _ ("The plan has no goal yet, and KPIs are suggested for a goal. Add a goal first."));
      return FALSE;
    }
  if (text != NULL)
    *goal = cv_plan_look_up (plan, CV_NOUN_GOAL, text, error);
  return text == NULL || *goal != NULL;
}

static gboolean
run_suggest (CvCli   *cli,
             int      argc,
             char   **argv,
             GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "goal=", 0, 0, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  CvGoal *only;
  json_t *array;
  CvColumns *columns;

  if (plan == NULL || !find_goal (plan, cv_args_get (args, "goal"), &only, error))
    return FALSE;

  array = cli->json ? json_array () : NULL;
  columns = cli->json ? NULL : cv_columns_new ("lllrl");
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_GOAL); i++)
    {
      CvGoal *goal = cv_plan_get_nth (plan, CV_NOUN_GOAL, i);

      if (only == NULL || only == goal)
        suggestions_of_goal (cli, plan, goal, array, columns);
    }

  if (cli->json)
    cv_cli_print_json (array);
  else
    cv_columns_print (columns);
  return TRUE;
}

static gboolean
run_add (CvCli   *cli,
         int      argc,
         char   **argv,
         GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (
      argc, argv,
      "goal= kpi= name= formula= unit= baseline= baseline_day= target= due= cadence= direction= measured= low= high= owner= note= why=",
      0, 0, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  const CvKpiKind *kind = NULL;
  const char *kpi;
  g_autoptr (CvRow) row = NULL;

  if (plan == NULL)
    return FALSE;
  kpi = cv_args_get (args, "kpi");
  if (kpi == NULL && cv_args_get (args, "formula") == NULL)
    {
      g_set_error_literal (error, CV_USAGE_ERROR, 0,
                           _ ("give --kpi with an id of the catalogue, or --name and --formula of an own KPI"));
      return FALSE;
    }
  if (kpi != NULL && (kind = cv_catalogue_kpi (cv_catalogue_get (), kpi)) == NULL)
    {
      g_set_error (error, CV_ERROR, CV_ERROR_NOT_FOUND,
                   _ ("The catalogue has no KPI “%s”. “cultivarctl kpi suggest” lists those that fit a goal."),
                   kpi);
      return FALSE;
    }

  row = cv_planning_new_kpi (plan, cv_args_get (args, "goal"), kind, error);
  if (row == NULL || !cv_cli_set_options (row, args, OWN_FIELDS, error))
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
      cv_cli_print_json (cv_json_records (plan, CV_NOUN_KPI));
      return TRUE;
    }

  columns = cv_columns_new ("lllrrl");
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_KPI); i++)
    {
      CvKpi *kpi = cv_plan_get_nth (plan, CV_NOUN_KPI, i);
      const char *currency = cv_plan_get_info (plan)->currency;
      g_autofree char *baseline = cv_unit_format (kpi->baseline, kpi->unit, currency);
      g_autofree char *target = cv_unit_format (kpi->target, kpi->unit, currency);

      cv_columns_add (columns, cv_record_get_id (CV_RECORD (kpi)), kpi->goal, cv_kpi_get_label (kpi),
                      baseline, target, kpi->formula, NULL);
    }
  cv_columns_print (columns);
  return TRUE;
}

/* `kpi goal K G [none]` and `kpi channel K C [none]`. */
static gboolean
link_kpi (CvCli   *cli,
          CvNoun   noun,
          int      argc,
          char   **argv,
          GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 2, 3, error);
  CvKpi *kpi = args != NULL ? cv_cli_look_up (cli, CV_NOUN_KPI, cv_args_word (args, 0), error) : NULL;
  CvRecord *other = kpi != NULL ? cv_cli_look_up (cli, noun, cv_args_word (args, 1), error) : NULL;
  gboolean linked;

  if (other == NULL)
    return FALSE;
  linked = g_strcmp0 (cv_args_word (args, 2), "none") != 0;
  return cv_cli_apply (cli, cv_planning_link (cv_cli_plan (cli, NULL), kpi, other, linked), error);
}

static gboolean
run_goal (CvCli   *cli,
          int      argc,
          char   **argv,
          GError **error)
{
  return link_kpi (cli, CV_NOUN_GOAL, argc, argv, error);
}

static gboolean
run_channel (CvCli   *cli,
             int      argc,
             char   **argv,
             GError **error)
{
  return link_kpi (cli, CV_NOUN_CHANNEL, argc, argv, error);
}

static gboolean
run_milestone (CvCli   *cli,
               int      argc,
               char   **argv,
               GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 3, 3, error);
  CvKpi *kpi = args != NULL ? cv_cli_look_up (cli, CV_NOUN_KPI, cv_args_word (args, 0), error) : NULL;
  g_autoptr (CvRow) row = NULL;

  if (kpi == NULL)
    return FALSE;
  row = cv_row_new (CV_NOUN_MILESTONE, NULL);
  cv_row_set_text (row, "kpi", cv_record_get_id (CV_RECORD (kpi)));
  if (!cv_planning_set_field (row, "day", cv_args_word (args, 1), error)
      || !cv_planning_set_field (row, "value", cv_args_word (args, 2), error))
    return FALSE;
  return cv_cli_apply (cli, cv_planning_insert (cv_cli_plan (cli, NULL), g_steal_pointer (&row), error),
                       error);
}

static gboolean
run_edit (CvCli   *cli,
          int      argc,
          char   **argv,
          GError **error)
{
  return cv_cli_edit (cli, CV_NOUN_KPI, argc, argv, error);
}

static gboolean
run_remove (CvCli   *cli,
            int      argc,
            char   **argv,
            GError **error)
{
  return cv_cli_remove (cli, CV_NOUN_KPI, argc, argv, error);
}

const CvCommand cv_kpi_commands[] = {
  { "kpi suggest", "[--goal ID]", run_suggest },
  { "kpi add",
    "--goal ID (--kpi CATALOGUE_ID | --name N --formula F --unit U) [--baseline X --target Y --due D --cadence P --direction D]",
    run_add },
  { "kpi list", "", run_list },
  { "kpi edit", "ID FIELD=VALUE …", run_edit },
  { "kpi goal", "KPI GOAL [none]", run_goal },
  { "kpi channel", "KPI CHANNEL [none]", run_channel },
  { "kpi milestone", "KPI DAY VALUE", run_milestone },
  { "kpi rm", "ID", run_remove },
  { NULL },
};
