/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Measured values, one at a time, and the series they make. */

#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "base/cv-clock.h"
#include "base/cv-error.h"
#include "base/cv-number.h"
#include "cli/cv-cli.h"
#include "model/cv-planning.h"
#include "model/cv-question.h"

/* The series a command means. */
typedef struct
{
  const char *metric;
  const char *channel; /* NULL: the plan as a whole */
  CvGrain grain;
} Target;

static gboolean
find_target (CvCli   *cli,
             CvArgs  *args,
             Target  *target,
             GError **error)
{
  CvPlan *plan = cv_cli_plan (cli, error);
  const char *channel = cv_args_get (args, "channel");
  const char *grain = cv_args_get (args, "grain");
  CvMetricKind kind;

  if (plan == NULL)
    return FALSE;
  *target = (Target){ cv_args_word (args, 0), NULL, CV_GRAIN_DAY };
  if (!cv_plan_get_metric_kind (plan, target->metric, &kind))
    {
      g_set_error (error, CV_ERROR, CV_ERROR_NOT_FOUND,
                   _ ("There is no metric named “%s”. “cultivarctl metric list” shows them; “metric add” makes one of your own."),
                   target->metric);
      return FALSE;
    }
  if (channel != NULL)
    {
      CvRecord *record = cv_plan_look_up (plan, CV_NOUN_CHANNEL, channel, error);

      if (record == NULL)
        return FALSE;
      target->channel = cv_record_get_id (record);
    }
  return grain == NULL || cv_args_parse_grain (grain, &target->grain, error);
}

/* Done all the same, and said: it is more often a slip than meant. */
static void
add_note (CvCli      *cli,
          json_t     *notes,
          const char *note)
{
  json_array_append_new (notes, json_string (note));
  if (!cli->json && !cli->batch)
    g_print ("! %s\n", note);
}

/* What is more often a slip than meant. */
static json_t *
make_notes (CvCli *cli,
            CvDay  day,
            double value)
{
  json_t *notes = json_array ();

  if (!isnan (value) && day > cv_clock_today ())
    {
      g_autofree char *text = cv_day_format_locale (day);
      /* Translators: %s is a day. */
      g_autofree char *note = g_strdup_printf (_ ("%s is still to come."), text);

      add_note (cli, notes, note);
    }
  if (value < 0)
    add_note (cli, notes, _ ("The value is below zero."));
  return notes;
}

static gboolean
write_one (CvCli      *cli,
           CvArgs     *args,
           const char *name,
           double      value,
           GError    **error)
{
  CvBatchInfo info = { .origin = cv_args_has (args, "estimated") ? CV_ORIGIN_ESTIMATED : CV_ORIGIN_TYPED,
                       .name = name,
                       .note = cv_args_get (args, "note"),
                       .rewrites = cv_args_has (args, "note") };
  CvWriteSummary summary;
  CvSeriesWrite write;
  CvSample sample;
  Target target;
  CvDay day;

  if (!find_target (cli, args, &target, error)
      || !cv_args_parse_day (cv_args_word (args, 1), &day, error))
    return FALSE;

  /* A longer period's number stands on its first day, whichever of its days was given. */
  sample = (CvSample){ cv_period_first (day, target.grain), value };
  write = (CvSeriesWrite){ target.metric, target.channel, target.grain, &sample, 1 };
  /* What stands on a wrong day can be taken away. */
  if (!isnan (value) && sample.day <= cv_clock_today () && !cv_planning_check_value_day (sample.day, error))
    return FALSE;
  if (!cv_session_write (cli->session, &info, &write, 1, FALSE, &summary, NULL, error))
    return FALSE;
  if (isnan (value) && summary.deleted == 0)
    {
      g_set_error (error, CV_ERROR, CV_ERROR_NOT_FOUND, _ ("There is no value of %1$s on %2$s."),
                   target.metric, cv_args_word (args, 1));
      return FALSE;
    }
  cv_cli_done (cli, json_pack ("{s:I,s:I,s:I,s:I,s:o}", "inserted", (json_int_t) summary.inserted, "changed",
                               (json_int_t) summary.changed, "unchanged", (json_int_t) summary.unchanged, "deleted",
                               (json_int_t) summary.deleted, "notes", make_notes (cli, sample.day, value)));
  return TRUE;
}

static gboolean
run_set (CvCli   *cli,
         int      argc,
         char   **argv,
         GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "channel= grain= estimated note=", 3, 3, error);
  double value;

  if (args == NULL)
    return FALSE;
  if (!cv_number_parse (cv_args_word (args, 2), &value))
    {
      g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
                   _ ("“%s” is not a number. Write it with a point for decimals and nothing else, such as 1340.5."),
                   cv_args_word (args, 2));
      return FALSE;
    }
  return write_one (cli, args, _ ("Enter Value"), value, error);
}

static gboolean
run_remove (CvCli   *cli,
            int      argc,
            char   **argv,
            GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "channel= grain=", 2, 2, error);

  return args != NULL && write_one (cli, args, _ ("Delete Value"), NAN, error);
}

/* The value of a series on a day, to say something new about it. */
static gboolean
find_value (CvCli      *cli,
            CvArgs     *args,
            CvValueRow *found,
            char      **note, /* (out) (transfer full) the user's, "" */
            Target     *target,
            GError    **error)
{
  g_autoptr (GArray) values = NULL;
  CvDay day;

  if (!find_target (cli, args, target, error) || !cv_args_parse_day (cv_args_word (args, 1), &day, error))
    return FALSE;
  values = cv_value_store_list_values (cv_session_get_store (cli->session), target->metric, target->channel,
                                       target->grain, error);
  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      *found = g_array_index (values, CvValueRow, i);
      if (found->day != cv_period_first (day, target->grain))
        continue;
      *note = g_strdup (found->origin != CV_ORIGIN_FILE ? found->brought->note : "");
      found->brought = NULL;
      return TRUE;
    }
  if (values != NULL)
    g_set_error (error, CV_ERROR, CV_ERROR_NOT_FOUND, _ ("There is no value of %1$s on %2$s."), target->metric,
                 cv_args_word (args, 1));
  return FALSE;
}

/* "value mark": what is known of a value beside its number. */
static gboolean
run_mark (CvCli   *cli,
          int      argc,
          char   **argv,
          GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "channel= grain= estimated measured note=", 2, 2, error);
  CvBatchInfo info = { .name = _ ("Edit Value"), .rewrites = TRUE };
  g_autofree char *note = NULL;
  CvWriteSummary summary;
  CvSeriesWrite write;
  CvValueRow row;
  CvSample sample;
  Target target;

  if (args == NULL)
    return FALSE;
  if (cv_args_has (args, "estimated") == cv_args_has (args, "measured") && !cv_args_has (args, "note"))
    {
      g_set_error_literal (error, CV_USAGE_ERROR, 0, _ ("say what is known of the value: --estimated, --measured or --note T"));
      return FALSE;
    }
  if (!find_value (cli, args, &row, &note, &target, error))
    return FALSE;
  info.origin = row.origin;
  if (cv_args_has (args, "estimated"))
    info.origin = CV_ORIGIN_ESTIMATED;
  else if (cv_args_has (args, "measured") || row.origin != CV_ORIGIN_ESTIMATED)
    info.origin = CV_ORIGIN_TYPED;
  info.note = cv_args_has (args, "note") ? cv_args_get (args, "note") : note;
  sample = (CvSample){ row.day, row.value };
  write = (CvSeriesWrite){ target.metric, target.channel, target.grain, &sample, 1 };
  if (!cv_session_write (cli->session, &info, &write, 1, FALSE, &summary, NULL, error))
    return FALSE;
  cv_cli_done (cli, json_pack ("{s:I}", "changed", (json_int_t) summary.changed));
  return TRUE;
}

/* A file's note is its name. */
static void
add_value (CvListing        *listing,
           const CvValueRow *row)
{
  const char *origin = cv_origin_to_string (row->origin);
  gboolean is_file = row->origin == CV_ORIGIN_FILE;
  const char *note = row->brought->note;
  CvDay brought = cv_day_from_time (row->brought->when);
  char day[CV_DAY_BUFFER], brought_text[CV_DAY_BUFFER], number[CV_NUMBER_BUFFER];

  cv_listing_add (listing,
                  json_pack ("{s:o,s:o,s:s,s:s,s:o,s:b,s:o,s:o}", "day", cv_json_day (row->day), "value",
                             cv_json_number (row->value), "origin", origin, "batch", row->brought->name, "brought",
                             cv_json_day (brought), "estimated", row->origin == CV_ORIGIN_ESTIMATED, "file",
                             cv_json_text (is_file ? note : NULL), "note",
                             cv_json_text (is_file || *note == '\0' ? NULL : note)),
                  cv_day_format (row->day, day), cv_number_format (row->value, number), origin,
                  cv_day_format (brought, brought_text), note, NULL);
}

/* Without --grain: the finest the series has. */
static GArray *
list_finest (CvCli   *cli,
             CvArgs  *args,
             Target  *target,
             GError **error)
{
  CvPlanStore *store = cv_session_get_store (cli->session);
  CvGrain last = cv_args_has (args, "grain") ? target->grain : CV_GRAIN_QUARTER;

  for (CvGrain grain = target->grain;; grain++)
    {
      GArray *values
          = cv_value_store_list_values (store, target->metric, target->channel, grain, error);

      if (values == NULL || values->len > 0 || grain >= last)
        {
          if (values != NULL && values->len > 0)
            target->grain = grain;
          return values;
        }
      g_array_unref (values);
    }
}

static gboolean
run_series (CvCli   *cli,
            int      argc,
            char   **argv,
            GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "channel= grain=", 1, 1, error);
  g_autoptr (CvListing) listing = NULL;
  g_autoptr (GArray) values = NULL;
  Target target;

  if (args == NULL || !find_target (cli, args, &target, error))
    return FALSE;
  values = list_finest (cli, args, &target, error);
  if (values == NULL)
    return FALSE;

  listing = cv_listing_new (cli, "lrlll");
  for (guint i = 0; i < values->len; i++)
    add_value (listing, &g_array_index (values, CvValueRow, i));
  cv_listing_print_in (listing,
                       json_pack ("{s:s,s:o,s:s}", "metric", target.metric, "channel", cv_json_text (target.channel),
                                  "grain", cv_grain_to_string (target.grain)),
                       "values");
  return TRUE;
}

const CvCommand cv_value_commands[] = {
  { "set", "METRIC DAY VALUE [--channel C] [--grain day|week|month|quarter] [--estimated] [--note T]", run_set },
  { "value rm", "METRIC DAY [--channel C] [--grain G]", run_remove },
  { "value mark", "METRIC DAY [--estimated|--measured] [--note T] [--channel C] [--grain G]", run_mark },
  { "series", "METRIC [--channel C] [--grain G]", run_series },
  { NULL },
};
