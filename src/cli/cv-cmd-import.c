/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files of other programs: shown as they are understood, and imported. */

#include "config.h"

#include <stdio.h>

#include <glib/gi18n-lib.h>

#include "base/cv-error.h"
#include "cli/cv-cli.h"
#include "engine/cv-import-context.h"
#include "engine/cv-import.h"
#include "sources/cv-table-json.h"

static gboolean
read_options (CvArgs         *args,
              CvTableOptions *options,
              GError        **error)
{
  const char *order = cv_args_get (args, "date-order");
  const char *decimal = cv_args_get (args, "decimal");

  *options = (CvTableOptions) CV_TABLE_OPTIONS_INIT;
  if (order != NULL && !cv_date_order_from_string (order, &options->date_order))
    {
      g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
                   _ ("“%s” is not an order of day, month and year. Say dmy, mdy or ymd."), order);
      return FALSE;
    }
  if (decimal != NULL)
    options->decimal = *decimal;
  return TRUE;
}

static const char *
newline_or (const char *text)
{
  return text != NULL ? text : "–";
}

static void
print_table (CvTable *table)
{
  CvColumns *columns = cv_columns_new ("ll");
  guint n;
  const CvTableQuestion *questions;
  const char *const *warnings;
  g_autofree char *rows = g_strdup_printf ("%" G_GUINT64_FORMAT, cv_table_n_rows (table));
  g_autofree char *header = g_strdup_printf ("%d", cv_table_header_line (table));

  cv_columns_add (columns, _ ("Encoding"), cv_table_encoding (table), NULL);
  cv_columns_add (columns, _ ("Header line"), header, NULL);
  cv_columns_add (columns, _ ("Rows"), rows, NULL);
  cv_columns_add (columns, _ ("Order of dates"), newline_or (cv_table_date_order (table)), NULL);
  for (guint c = 0; c < cv_table_n_columns (table); c++)
    cv_columns_add (columns, cv_table_column (table, c)->name,
                    cv_column_type_to_string (cv_table_column (table, c)->type), NULL);
  cv_columns_print (columns);

  questions = cv_table_questions (table, &n);
  for (guint i = 0; i < n; i++)
    g_print ("? %s\n", questions[i].text);
  warnings = cv_table_warnings (table, &n);
  for (guint i = 0; i < n; i++)
    g_print ("! %s\n", warnings[i]);
}

static gboolean
run_read (CvCli   *cli,
          int      argc,
          char   **argv,
          GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "layout= date-order= decimal=", 1, 1, error);
  g_autoptr (CvPlan) no_plan = NULL;
  g_autoptr (CvImportContext) context = NULL;
  g_autoptr (CvTable) table = NULL;
  g_autoptr (CvLayout) layout = NULL;
  CvTableOptions options;

  if (args == NULL || !read_options (args, &options, error))
    return FALSE;
  table = cv_table_open (cv_args_word (args, 0), &options, NULL, error);
  if (table == NULL)
    return FALSE;

  if (!cli->json)
    {
      print_table (table);
      return TRUE;
    }
  no_plan = cv_plan_new ();
  context = cv_import_context_new (no_plan);
  layout = cv_layout_suggest (table, cv_import_context_find_metric, context);
  return cv_table_json_write (table, layout, stdout, NULL, error);
}

/* --- import --- */

static gboolean
import_options (CvCli           *cli,
                CvArgs          *args,
                CvImportOptions *options,
                GError         **error)
{
  const char *channel = cv_args_get (args, "channel");
  const char *grain_text = cv_args_get (args, "grain");
  GPtrArray *map = cv_args_get_all (args, "map");
  CvGrain grain;

  options->date_order = g_strdup (cv_args_get (args, "date-order"));
  options->decimal = g_strdup (cv_args_get (args, "decimal"));
  options->date_column = g_strdup (cv_args_get (args, "date"));
  options->keep_going = cv_args_has (args, "keep-going");
  if (cv_args_has (args, "year"))
    {
      guint64 year;

      if (!g_ascii_string_to_unsigned (cv_args_get (args, "year"), 10, 1, 9999, &year, error))
        return FALSE;
      options->year = (int) year;
    }
  if (channel != NULL)
    {
      CvRecord *record = cv_cli_look_up (cli, CV_NOUN_CHANNEL, channel, error);

      if (record == NULL)
        return FALSE;
      options->channel = g_strdup (cv_record_get_id (record));
    }
  if (grain_text != NULL)
    {
      if (!cv_grain_from_string (grain_text, &grain))
        {
          g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
                       _ ("“%s” is not a length of time. Say day, week, month or quarter."), grain_text);
          return FALSE;
        }
      options->grain = (int) grain;
    }
  if (map != NULL)
    {
      options->map = g_new0 (char *, map->len + 1);
      for (guint i = 0; i < map->len; i++)
        options->map[i] = g_strdup (map->pdata[i]);
    }
  return TRUE;
}

static json_t *
sentences_json (GPtrArray *sentences)
{
  json_t *array = json_array ();

  for (guint i = 0; i < sentences->len; i++)
    json_array_append_new (array, json_string (sentences->pdata[i]));
  return array;
}

static json_t *
review_json (const CvImportReview *review,
             const CvWriteSummary *summary)
{
  json_t *rejected = json_array ();
  char batch[32];

  for (guint i = 0; i < review->problems->len; i++)
    {
      const CvImportProblem *problem = review->problems->pdata[i];

      json_array_append_new (rejected,
                             json_pack ("{s:I,s:s,s:s}", "line", (json_int_t) problem->line, "found",
                                        problem->found, "expected", problem->expected));
    }
  g_snprintf (batch, sizeof batch, "b%" G_GINT64_FORMAT, summary->batch);
  return json_pack ("{s:o,s:I,s:I,s:I,s:I,s:o,s:o,s:o,s:o,s:o,s:o}", "layout", cv_json_text (review->layout),
                    "rows", (json_int_t) review->rows, "inserted", (json_int_t) summary->inserted, "changed",
                    (json_int_t) summary->changed, "unchanged", (json_int_t) summary->unchanged, "rejected",
                    rejected, "first", cv_json_day (summary->first), "last", cv_json_day (summary->last),
                    "batch", summary->batch != 0 ? json_string (batch) : json_null (), "ask_user",
                    sentences_json (review->questions), "notes", sentences_json (review->notes));
}

static void
print_review (const CvImportReview *review,
              const CvWriteSummary *summary)
{
  char first[CV_DAY_BUFFER], last[CV_DAY_BUFFER];

  for (guint i = 0; i < review->questions->len; i++)
    g_print ("? %s\n", (const char *) review->questions->pdata[i]);
  for (guint i = 0; i < review->notes->len; i++)
    g_print ("%s\n", (const char *) review->notes->pdata[i]);
  for (guint i = 0; i < review->problems->len; i++)
    {
      const CvImportProblem *problem = review->problems->pdata[i];

      /* Translators: %1$s is the number of a line in a file. */
      g_print (_ ("Line %1$lu: found “%2$s”, expected %3$s.\n"), (gulong) problem->line, problem->found,
               problem->expected);
    }
  g_print (_ ("%1$lu rows read: %2$lu values new, %3$lu changed, %4$lu unchanged, %5$u rows left out.\n"),
           (gulong) review->rows, (gulong) summary->inserted, (gulong) summary->changed,
           (gulong) summary->unchanged, review->problems->len);
  if (summary->first != CV_DAY_NONE)
    g_print ("%s – %s\n", cv_day_format (summary->first, first), cv_day_format (summary->last, last));
}

static gboolean
run_import (CvCli   *cli,
            int      argc,
            char   **argv,
            GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (
      argc, argv, "layout= channel= map= date= grain= date-order= decimal= year= dry-run keep-going", 1, 1, error);
  g_autoptr (CvImportOptions) options = NULL;
  g_autoptr (CvImportReview) review = NULL;
  CvWriteSummary summary;

  if (args == NULL || cv_cli_session (cli, error) == NULL)
    return FALSE;
  options = cv_import_options_new (cv_args_word (args, 0));
  if (!import_options (cli, args, options, error))
    return FALSE;
  review = cv_import_prepare (cli->session, options, NULL, error);
  if (review == NULL)
    return FALSE;

  summary = review->summary;
  if (!cv_args_has (args, "dry-run")
      && !cv_import_commit (cli->session, options, review, &summary, NULL, error))
    return FALSE;

  if (cli->json)
    cv_cli_print_json (review_json (review, &summary));
  else if (!cli->batch)
    print_review (review, &summary);
  return TRUE;
}

const CvCommand cv_import_commands[] = {
  { "read", "FILE [--date-order dmy|mdy|ymd] [--decimal ,|.]", run_read },
  { "import",
    "FILE [--channel C] [--map COLUMN=METRIC …] [--date COLUMN] [--grain G] [--date-order dmy|mdy|ymd] [--decimal ,|.] [--year Y] [--dry-run] [--keep-going]",
    run_import },
  { NULL },
};
