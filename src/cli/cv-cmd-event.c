/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is marked on the calendar: events, breaks of a series; and metrics of the plan's own. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/cv-error.h"
#include "cli/cv-cli.h"
#include "model/cv-planning.h"

static gboolean
run_event_add (CvCli   *cli,
               int      argc,
               char   **argv,
               GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "to= goal= channel=", 2, 2, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  g_autoptr (CvRow) row = NULL;

  if (plan == NULL)
    return FALSE;
  row = cv_row_new (CV_NOUN_EVENT, NULL);
  if (!cv_cli_set_field (cli, row, "day", cv_args_word (args, 0), error)
      || !cv_cli_set_field (cli, row, "text", cv_args_word (args, 1), error)
      || !cv_cli_set_options (cli, row, args, "to goal channel", error))
    return FALSE;
  return cv_cli_apply (cli, cv_planning_insert (plan, g_steal_pointer (&row), error), error);
}

static gboolean
run_event_list (CvCli   *cli,
                int      argc,
                char   **argv,
                GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 0, 0, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  g_autoptr (CvListing) listing = NULL;
  char day[CV_DAY_BUFFER], to[CV_DAY_BUFFER];

  if (plan == NULL)
    return FALSE;

  listing = cv_listing_new (cli, "llll");
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_EVENT); i++)
    {
      CvEvent *event = cv_plan_get_nth (plan, CV_NOUN_EVENT, i);

      cv_listing_add (listing, cv_json_record (CV_RECORD (event)), cv_record_get_id (CV_RECORD (event)),
                      cv_day_format (event->day, day),
                      event->to != CV_DAY_NONE ? cv_day_format (event->to, to) : "", event->text, NULL);
    }
  cv_listing_print (listing);
  return TRUE;
}

static gboolean
run_event_edit (CvCli   *cli,
                int      argc,
                char   **argv,
                GError **error)
{
  return cv_cli_edit (cli, CV_NOUN_EVENT, argc, argv, error);
}

static gboolean
run_event_remove (CvCli   *cli,
                  int      argc,
                  char   **argv,
                  GError **error)
{
  return cv_cli_remove (cli, CV_NOUN_EVENT, argc, argv, error);
}

static gboolean
run_break_add (CvCli   *cli,
               int      argc,
               char   **argv,
               GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "channel= note=", 2, 2, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  g_autoptr (CvRow) row = NULL;

  if (plan == NULL)
    return FALSE;
  row = cv_row_new (CV_NOUN_BREAK, NULL);
  if (!cv_cli_set_field (cli, row, "metric", cv_args_word (args, 0), error)
      || !cv_cli_set_field (cli, row, "day", cv_args_word (args, 1), error)
      || !cv_cli_set_options (cli, row, args, "channel note", error))
    return FALSE;
  return cv_cli_apply (cli, cv_planning_insert (plan, g_steal_pointer (&row), error), error);
}

static gboolean
run_break_list (CvCli   *cli,
                int      argc,
                char   **argv,
                GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 0, 0, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  g_autoptr (CvListing) listing = NULL;
  char day[CV_DAY_BUFFER];

  if (plan == NULL)
    return FALSE;

  listing = cv_listing_new (cli, "lllll");
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_BREAK); i++)
    {
      CvBreak *mark = cv_plan_get_nth (plan, CV_NOUN_BREAK, i);

      cv_listing_add (listing, cv_json_record (CV_RECORD (mark)), cv_record_get_id (CV_RECORD (mark)), mark->metric,
                      mark->channel, cv_day_format (mark->day, day), mark->note, NULL);
    }
  cv_listing_print (listing);
  return TRUE;
}

static gboolean
run_break_edit (CvCli   *cli,
                int      argc,
                char   **argv,
                GError **error)
{
  return cv_cli_edit (cli, CV_NOUN_BREAK, argc, argv, error);
}

static gboolean
run_break_remove (CvCli   *cli,
                  int      argc,
                  char   **argv,
                  GError **error)
{
  return cv_cli_remove (cli, CV_NOUN_BREAK, argc, argv, error);
}

static gboolean
run_metric_add (CvCli   *cli,
                int      argc,
                char   **argv,
                GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "kind= name=", 1, 1, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  const char *id;
  g_autoptr (CvRow) row = NULL;

  if (plan == NULL)
    return FALSE;
  id = cv_args_word (args, 0);
  if (cv_plan_find (plan, CV_NOUN_METRIC, id) != NULL)
    {
      g_set_error (error, CV_ERROR, CV_ERROR_EXISTS, _ ("The plan has a metric “%s” already."), id);
      return FALSE;
    }
  row = cv_row_new (CV_NOUN_METRIC, id);
  cv_row_set_text (row, "name", id);
  if (!cv_cli_set_options (cli, row, args, "name kind", error))
    return FALSE;
  return cv_cli_apply (cli, cv_planning_insert (plan, g_steal_pointer (&row), error), error);
}

static void
add_metric (CvListing  *listing,
            const char *id,
            const char *name,
            int         kind)
{
  const CvField *field = &cv_noun_info (CV_NOUN_METRIC)->fields[cv_noun_field (CV_NOUN_METRIC, "kind")];
  CvCell cell = { .integer = kind };
  g_autofree char *nick = cv_cell_format (field, &cell);

  cv_listing_add (listing, json_pack ("{s:s,s:s,s:s}", "id", id, "name", name, "kind", nick), id, nick, name, NULL);
}

static void
add_own_metrics (CvListing *listing,
                 CvPlan    *plan)
{
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_METRIC); i++)
    {
      CvMetric *metric = cv_plan_get_nth (plan, CV_NOUN_METRIC, i);

      add_metric (listing, cv_record_get_id (CV_RECORD (metric)), metric->name, metric->kind);
    }
}

/* The catalogue's, and the plan's own where one is named. */
static gboolean
run_metric_list (CvCli   *cli,
                 int      argc,
                 char   **argv,
                 GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 0, 0, error);
  g_autoptr (CvListing) listing = cv_listing_new (cli, "lll");
  guint n;
  const CvMetricInfo *metrics = cv_catalogue_metrics (cv_catalogue_get (), &n);

  if (args == NULL)
    return FALSE;
  if (cli->plan != NULL)
    {
      CvPlan *plan = cv_cli_plan (cli, error);

      if (plan == NULL)
        return FALSE;
      add_own_metrics (listing, plan);
    }
  for (guint i = 0; i < n; i++)
    add_metric (listing, metrics[i].id, cv_tr (metrics[i].name), metrics[i].kind);
  cv_listing_print (listing);
  return TRUE;
}

const CvCommand cv_event_commands[] = {
  { "event add", "DAY TEXT [--to DAY] [--goal G] [--channel C]", run_event_add },
  { "event list", "", run_event_list },
  { "event edit", "ID FIELD=VALUE …", run_event_edit },
  { "event rm", "ID", run_event_remove },
  { "break add", "METRIC DAY [--channel C] [--note T]", run_break_add },
  { "break list", "", run_break_list },
  { "break edit", "ID FIELD=VALUE …", run_break_edit },
  { "break rm", "ID", run_break_remove },
  { "metric add", "ID --kind flow|stock|unique|rate [--name N]", run_metric_add },
  { "metric list", "", run_metric_list },
  { NULL },
};
