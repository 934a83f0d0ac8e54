/* SPDX-License-Identifier: GPL-3.0-or-later */

/* KPIs: the matching ones for a goal, choosing them, their targets and links. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/cv-clock.h"
#include "base/cv-error.h"
#include "base/cv-text.h"
#include "cli/cv-cli.h"
#include "model/cv-formula-trial.h"
#include "model/cv-matching.h"
#include "model/cv-planning.h"
#include "model/cv-question.h"
#include "model/cv-status.h"
#include "model/cv-unit.h"

#define OWN_FIELDS "name formula unit baseline baseline_day target due cadence direction measured low high owner note"

static void
add_suggestions (CvListing *listing,
                 CvPlan    *plan,
                 CvGoal    *goal)
{
  g_autoptr (GArray) suggestions = cv_match_kpis (cv_catalogue_get (), plan, goal);

  for (guint i = 0; i < suggestions->len; i++)
    {
      const CvSuggestion *suggestion = &g_array_index (suggestions, CvSuggestion, i);
      const CvKpiKind *kpi = suggestion->kpi;
      const char *name = cv_tr (kpi->name), *why = cv_tr (suggestion->why);
      g_autofree char *fit = g_strdup_printf ("%d", suggestion->fit);

      cv_listing_add (listing,
                      json_pack ("{s:s,s:s,s:s,s:s,s:i,s:s,s:b,s:b}", "goal", cv_record_get_id (CV_RECORD (goal)), "kpi",
                                 kpi->id, "name", name, "level", kpi->level, "fit", suggestion->fit, "why", why, "weak",
                                 suggestion->weak, "chosen", suggestion->chosen),
                      kpi->id, name, cv_level_label (kpi->level), fit, why, NULL);
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
  g_autoptr (CvListing) listing = NULL;
  CvGoal *only;

  if (plan == NULL || !find_goal (plan, cv_args_get (args, "goal"), &only, error))
    return FALSE;

  listing = cv_listing_new (cli, "lllrl");
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_GOAL); i++)
    {
      CvGoal *goal = cv_plan_get_nth (plan, CV_NOUN_GOAL, i);

      if (only == NULL || only == goal)
        add_suggestions (listing, plan, goal);
    }
  cv_listing_print (listing);
  return TRUE;
}

/* The catalogue's KPI that was asked for; NULL for an own one. That the plan has no goal is said before anything else. */
static gboolean
find_kind (CvPlan           *plan,
           CvArgs           *args,
           const CvKpiKind **kind,
           GError          **error)
{
  const char *kpi = cv_args_get (args, "kpi");

  *kind = kpi != NULL ? cv_catalogue_kpi (cv_catalogue_get (), kpi) : NULL;
  if (*kind != NULL && cv_args_has (args, "formula"))
    {
      g_set_error_literal (error, CV_USAGE_ERROR, 0,
                           _ ("a KPI of the catalogue brings its formula along: give --kpi or --formula, not both"));
      return FALSE;
    }
  if (*kind != NULL || cv_plan_get_count (plan, CV_NOUN_GOAL) == 0)
    return TRUE;
  if (kpi != NULL)
    {
      g_set_error (error, CV_ERROR, CV_ERROR_NOT_FOUND,
                   _ ("The catalogue has no KPI “%s”. “cultivarctl kpi suggest” lists those that fit a goal."),
                   kpi);
      return FALSE;
    }
  if (cv_args_get (args, "formula") == NULL)
    {
      g_set_error_literal (error, CV_USAGE_ERROR, 0,
                           _ ("give --kpi with an id of the catalogue, or --name and --formula of an own KPI"));
      return FALSE;
    }
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
      "goal= kpi= name= formula= unit= baseline= baseline_day= target= due= cadence= direction= measured= low= high= owner= note=",
      0, 0, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  const CvKpiKind *kind;
  g_autoptr (CvRow) row = NULL;

  if (plan == NULL || !find_kind (plan, args, &kind, error))
    return FALSE;
  row = cv_planning_new_kpi (plan, cv_args_get (args, "goal"), kind, error);
  if (row == NULL || !cv_cli_set_options (cli, row, args, OWN_FIELDS, error))
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

  listing = cv_listing_new (cli, "lllrrll");
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_KPI); i++)
    {
      CvKpi *kpi = cv_plan_get_nth (plan, CV_NOUN_KPI, i);
      const char *currency = cv_plan_get_info (plan)->currency;
      g_autofree char *baseline = cv_unit_format (kpi->baseline, kpi->unit, currency);
      g_autofree char *target = cv_unit_format (kpi->target, kpi->unit, currency);
      gboolean is_stopped = cv_kpi_is_stopped (kpi, cv_clock_today ());
      g_autofree char *stopped = is_stopped ? cv_status_tell_stopped (kpi->stopped_on) : g_strdup ("");

      cv_listing_add (listing, cv_json_record (CV_RECORD (kpi)), cv_record_get_id (CV_RECORD (kpi)), kpi->goal,
                      cv_kpi_get_label (kpi), baseline, target, kpi->formula, stopped, NULL);
    }
  cv_listing_print (listing);
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
  const char *last = other != NULL ? cv_args_word (args, 2) : NULL;

  if (other == NULL)
    return FALSE;
  if (last != NULL && !g_str_equal (last, "none"))
    {
      g_set_error (error, CV_USAGE_ERROR, 0, _ ("“%s” is one word too many"), last);
      return FALSE;
    }
  return cv_cli_apply (cli, cv_planning_link (cv_cli_plan (cli, NULL), kpi, other, last == NULL), error);
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

static CvRecord *
find_milestone (CvPlan     *plan,
                const char *kpi,
                CvDay       day)
{
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_MILESTONE); i++)
    {
      CvMilestone *milestone = cv_plan_get_nth (plan, CV_NOUN_MILESTONE, i);

      if (milestone->day == day && g_str_equal (milestone->kpi, kpi))
        return CV_RECORD (milestone);
    }
  return NULL;
}

/* `kpi milestone K DAY VALUE` sets or moves the one of that day, `kpi milestone K DAY none` takes it away. */
static gboolean
run_milestone (CvCli   *cli,
               int      argc,
               char   **argv,
               GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 3, 3, error);
  CvKpi *kpi = args != NULL ? cv_cli_look_up (cli, CV_NOUN_KPI, cv_args_word (args, 0), error) : NULL;
  g_autoptr (CvRow) row = NULL;
  CvPlan *plan;
  const char *id;
  CvRecord *present;
  CvDay day;

  if (kpi == NULL || !cv_args_parse_day (cv_args_word (args, 1), &day, error))
    return FALSE;
  plan = cv_cli_plan (cli, NULL);
  id = cv_record_get_id (CV_RECORD (kpi));
  present = find_milestone (plan, id, day);
  if (g_str_equal (cv_args_word (args, 2), "none"))
    {
      if (present != NULL)
        return cv_cli_apply (cli, cv_planning_remove (plan, present), error);
      g_set_error (error, CV_ERROR, CV_ERROR_NOT_FOUND, _ ("%1$s has no milestone on %2$s."), id, cv_args_word (args, 1));
      return FALSE;
    }

  row = present != NULL ? cv_record_to_row (present) : cv_row_new (CV_NOUN_MILESTONE, NULL);
  cv_row_set_text (row, "kpi", id);
  cv_row_set_integer (row, "day", day);
  if (!cv_cli_set_field (cli, row, "value", cv_args_word (args, 2), error))
    return FALSE;
  return cv_cli_apply (cli, present != NULL ? cv_planning_change (plan, row, error)
                                            : cv_planning_insert (plan, g_steal_pointer (&row), error),
                       error);
}

/* What a formula is tried as if nothing else is said: of all channels, by month. (transfer full) */
static CvRow *
new_loose_kpi (void)
{
  CvRow *row = cv_row_new (CV_NOUN_KPI, NULL);

  cv_row_set_integer (row, "cadence", CV_GRAIN_MONTH);
  cv_row_set_text (row, "unit", "count");
  return row;
}

/* The KPI that @args describe, as it would stand in the plan: one there is with another formula, an own one of a goal, or
 * of none. (transfer full) */
static CvRow *
make_tried (CvCli   *cli,
            CvPlan  *plan,
            CvArgs  *args,
            GError **error)
{
  const char *id = cv_args_get (args, "kpi"), *goal = cv_args_get (args, "goal");
  CvRecord *kpi = id != NULL ? cv_plan_look_up (plan, CV_NOUN_KPI, id, error) : NULL;
  g_autoptr (CvRow) row = NULL;

  if (id != NULL && kpi == NULL)
    return NULL;
  if (kpi != NULL)
    row = cv_record_to_row (kpi);
  else
    row = goal != NULL ? cv_planning_new_kpi (plan, goal, NULL, error) : new_loose_kpi ();
  if (row == NULL || !cv_cli_set_options (cli, row, args, "unit cadence", error))
    return NULL;
  cv_row_set_text (row, "formula", cv_args_word (args, 0));
  return g_steal_pointer (&row);
}

static void
print_trial (CvCli                *cli,
             const CvFormulaTrial *trial,
             const CvRow          *row)
{
  g_autofree char *told = cv_formula_trial_tell (trial, cv_cli_plan (cli, NULL), row);
  g_autofree char *sentence = cv_text_plain (told);
  char period[CV_DAY_BUFFER];
  CvGrain cadence = (CvGrain) row->cells[cv_noun_field (CV_NOUN_KPI, "cadence")].integer;
  json_t *missing;

  if (!cli->json)
    {
      g_print ("%s\n", sentence);
      return;
    }
  missing = json_array ();
  for (guint i = 0; i < trial->missing->len; i++)
    json_array_append_new (missing, json_string (trial->missing->pdata[i]));
  cv_cli_print_json (json_pack (
      "{s:s,s:s,s:o,s:o,s:b,s:o,s:s}", "formula", row->cells[cv_noun_field (CV_NOUN_KPI, "formula")].text, "unit",
      row->cells[cv_noun_field (CV_NOUN_KPI, "unit")].text, "value", cv_json_number (trial->value), "period",
      cv_json_text (trial->first != CV_DAY_NONE ? cv_period_format (trial->first, cadence, period) : NULL), "partial",
      trial->partial, "missing", missing, "sentence", sentence));
}

/* Shows the place: people the formula, and a mark under it. */
static void
point_at (CvCli      *cli,
          const char *formula,
          guint       column)
{
  if (cli->batch || column == 0)
    return;
  if (cli->json)
    cli->details = json_pack ("{s:i}", "column", (int) column);
  else
    g_printerr ("%s\n%*s\n", formula, (int) column, "^");
}

/* What a formula comes to with the values there are, without making a KPI of it. */
static gboolean
run_formula (CvCli   *cli,
             int      argc,
             char   **argv,
             GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "goal= kpi= unit= cadence=", 1, 1, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  g_autoptr (CvRow) row = plan != NULL ? make_tried (cli, plan, args, error) : NULL;
  g_autoptr (GPtrArray) questions = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (CvFormulaTrial) trial = NULL;
  guint column = 0;

  if (row == NULL)
    return FALSE;
  questions = cv_formula_trial_ask (plan, row, cv_clock_today (), &column, error);
  if (questions == NULL)
    {
      point_at (cli, cv_args_word (args, 0), column);
      return FALSE;
    }
  results = cv_session_judge (cli->session, questions, error);
  if (results == NULL)
    return FALSE;
  trial = cv_formula_trial_new (questions, results);
  print_trial (cli, trial, row);
  return TRUE;
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
  { "kpi formula", "FORMULA [--goal GOAL | --kpi KPI] [--unit U] [--cadence P]", run_formula },
  { "kpi goal", "KPI GOAL [none]", run_goal },
  { "kpi channel", "KPI CHANNEL [none]", run_channel },
  { "kpi milestone", "KPI DAY VALUE|none", run_milestone },
  { "kpi rm", "ID", run_remove },
  { NULL },
};
