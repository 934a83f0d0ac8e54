/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files of other programs: shown as they are understood, and imported. */

#include "config.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/cv-error.h"
#include "base/cv-text.h"
#include "cli/cv-cli.h"
#include "engine/cv-import-file.h"
#include "sources/cv-table-json.h"

/* A column that is empty for longer has no sample. */
#define SAMPLE_ROWS 20
#define SAMPLE_BYTES 40
/* Of the rows that stand in the way of an import, so many are told. */
#define LISTED_PROBLEMS 20

/* @text NULL: not said. */
static gboolean
parse_delimiter (const char *text,
                 char       *delimiter,
                 GError    **error)
{
  if (text == NULL)
    return TRUE;
  *delimiter = g_str_equal (text, "tab") ? '\t' : *text;
  if (g_str_equal (text, "tab") || (strlen (text) == 1 && strchr (";,|\t", *text) != NULL))
    return TRUE;
  g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
               _ ("“%s” does not part columns. Say tab, a semicolon, a comma or a bar."), text);
  return FALSE;
}

/* --delimiter, --date-order, --decimal, --year and --layout, which reading and importing share. */
static gboolean
reading_options (CvArgs          *args,
                 CvImportOptions *options,
                 GError         **error)
{
  const char *year = cv_args_get (args, "year");

  options->layout = g_strdup (cv_args_get (args, "layout"));
  options->date_order = g_strdup (cv_args_get (args, "date-order"));
  options->decimal = g_strdup (cv_args_get (args, "decimal"));
  if (!parse_delimiter (cv_args_get (args, "delimiter"), &options->delimiter, error))
    return FALSE;
  return year == NULL || cv_args_parse_whole (year, 1, 9999, &options->year, error);
}

/* Standard input is the commands' own in a batch. */
static gboolean
check_input (CvCli      *cli,
             const char *path,
             GError    **error)
{
  if (!cli->batch || !g_str_equal (path, "-"))
    return TRUE;
  g_set_error_literal (error, CV_ERROR, CV_ERROR_INVALID,
                       _ ("In a batch, standard input holds the commands. Give the name of a file."));
  return FALSE;
}

/* --- read --- */

static const char *
mark_name (char mark)
{
  static char text[2];

  if (mark == '\t')
    return _ ("tab");
  text[0] = mark;
  return mark != '\0' ? text : "–";
}

static const char *
or_none (const char *text)
{
  return text != NULL ? text : "–";
}

static void
print_head (CvCli          *cli,
            const CvTable  *table,
            const CvLayout *layout)
{
  g_autoptr (CvListing) listing = cv_listing_new (cli, "ll");
  g_autofree char *rows = g_strdup_printf ("%" G_GUINT64_FORMAT, cv_table_n_rows (table));
  g_autofree char *header = g_strdup_printf ("%d", cv_table_header_line (table));
  CvDay first, last;

  cv_listing_add (listing, NULL, _ ("Layout"), cv_table_shape_to_string (layout->shape), NULL);
  cv_listing_add (listing, NULL, _ ("Encoding"), cv_table_encoding (table), NULL);
  cv_listing_add (listing, NULL, _ ("Delimiter"), mark_name (cv_table_delimiter (table)), NULL);
  cv_listing_add (listing, NULL, _ ("Header line"), header, NULL);
  cv_listing_add (listing, NULL, _ ("Rows"), rows, NULL);
  cv_listing_add (listing, NULL, _ ("Order of dates"), or_none (cv_table_date_order (table)), NULL);
  cv_listing_add (listing, NULL, _ ("Decimal mark"), mark_name (cv_table_decimal (table)), NULL);
  if (cv_table_period (table, &first, &last))
    {
      char from[CV_DAY_BUFFER], to[CV_DAY_BUFFER];
      g_autofree char *period = g_strdup_printf ("%s – %s", cv_day_format (first, from), cv_day_format (last, to));

      cv_listing_add (listing, NULL, _ ("Period"), period, NULL);
    }
  cv_listing_print (listing);
}

/* The first value of every column among the first rows, as it is understood. (transfer full) of char *, NULL for none */
static GPtrArray *
read_samples (CvTable *table,
              GError **error)
{
  g_autoptr (GPtrArray) samples = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) trouble = NULL;
  const CvTableRow *row;

  g_ptr_array_set_size (samples, (int) cv_table_n_columns (table));
  for (int n = 0; n < SAMPLE_ROWS && (row = cv_table_next_row (table, NULL, &trouble)) != NULL; n++)
    for (guint c = 0; c < row->n_cells; c++)
      if (samples->pdata[c] == NULL && row->cells[c].kind != CV_CELL_NULL)
        {
          GString *text = g_string_new (NULL);

          cv_table_append_cell (table, c, &row->cells[c], text);
          samples->pdata[c] = g_string_free (text, FALSE);
        }
  if (trouble == NULL)
    return g_steal_pointer (&samples);
  g_propagate_error (error, g_steal_pointer (&trouble));
  return NULL;
}

static gboolean
print_table (CvCli          *cli,
             CvTable        *table,
             const CvLayout *layout,
             GError        **error)
{
  g_autoptr (CvListing) listing = cv_listing_new (cli, "llll");
  g_autoptr (GPtrArray) samples = read_samples (table, error);
  guint n;
  const CvTableQuestion *questions = cv_table_questions (table, &n);
  const char *const *warnings;

  if (samples == NULL)
    return FALSE;
  print_head (cli, table, layout);
  g_print ("\n");
  for (guint c = 0; c < cv_table_n_columns (table); c++)
    {
      const CvTableColumn *column = cv_table_column (table, c);
      g_autofree char *sample = samples->pdata[c] != NULL ? cv_text_clean (samples->pdata[c], -1, SAMPLE_BYTES) : NULL;

      cv_listing_add (listing, NULL, column->name, cv_column_type_to_string (column->type), layout->columns[c].role,
                      sample, NULL);
    }
  cv_listing_print (listing);

  for (guint i = 0; i < n; i++)
    g_print ("? %s\n", questions[i].text);
  warnings = cv_table_warnings (table, &n);
  for (guint i = 0; i < n; i++)
    g_print ("! %s\n", warnings[i]);
  return TRUE;
}

/* The plan's own metrics are known where a plan is named. (transfer full) */
static CvImportContext *
context_for_reading (CvCli   *cli,
                     GError **error)
{
  g_autoptr (CvPlan) none = cv_plan_new ();
  CvPlan *plan = cli->plan != NULL ? cv_cli_plan (cli, error) : none;

  return plan != NULL ? cv_import_context_new (plan, NULL) : NULL;
}

static gboolean
run_read (CvCli   *cli,
          int      argc,
          char   **argv,
          GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "layout= delimiter= date-order= decimal= year=", 1, 1, error);
  g_autoptr (CvImportOptions) options = NULL;
  g_autoptr (CvImportContext) context = NULL;
  g_autoptr (CvTable) table = NULL;
  g_autoptr (CvLayout) layout = NULL;
  CvTableOptions settings;

  if (args == NULL || !check_input (cli, cv_args_word (args, 0), error))
    return FALSE;
  options = cv_import_options_new (cv_args_word (args, 0));
  if (!reading_options (args, options, error) || !cv_import_get_table_options (options, &settings, error))
    return FALSE;
  context = context_for_reading (cli, error);
  table = context != NULL ? cv_table_open (options->path, &settings, NULL, error) : NULL;
  if (table == NULL)
    return FALSE;

  layout = cv_layout_suggest (table, cv_import_context_match, context);
  if (!cv_import_check_layout (options, layout, error))
    return FALSE;
  return cli->json ? cv_table_json_write (table, layout, stdout, NULL, error)
                   : print_table (cli, table, layout, error);
}

/* --- import --- */

/* (transfer full) strv, NULL if the option is not given */
static char **
all_of (CvArgs     *args,
        const char *option)
{
  GPtrArray *given = cv_args_get_all (args, option);
  char **all = NULL;

  if (given == NULL)
    return NULL;
  all = g_new0 (char *, given->len + 1);
  for (guint i = 0; i < given->len; i++)
    all[i] = g_strdup (given->pdata[i]);
  return all;
}

/* --day, or --from and --to, of a file that does not say which days its numbers are of. */
static gboolean
period_options (CvArgs          *args,
                CvImportOptions *options,
                GError         **error)
{
  CvDay day, from, to;

  if (!cv_args_get_day (args, "day", &day, error) || !cv_args_get_day (args, "from", &from, error)
      || !cv_args_get_day (args, "to", &to, error))
    return FALSE;
  options->first = day != CV_DAY_NONE ? day : from;
  options->last = day != CV_DAY_NONE ? day : to;
  /* CV_DAY_NONE is before all days: one of two is not in order. */
  if (options->first <= options->last && (day == CV_DAY_NONE || MAX (from, to) == CV_DAY_NONE)
      && (options->first == CV_DAY_NONE) == (options->last == CV_DAY_NONE))
    return TRUE;
  g_set_error_literal (error, CV_USAGE_ERROR, 0, _ ("Give --day, or both --from and --to, the first day and the last"));
  return FALSE;
}

static gboolean
import_options (CvCli           *cli,
                CvArgs          *args,
                CvImportOptions *options,
                GError         **error)
{
  const char *channel = cv_args_get (args, "channel");
  const char *grain_text = cv_args_get (args, "grain");
  CvGrain grain;

  options->date_column = g_strdup (cv_args_get (args, "date"));
  options->keep_going = cv_args_has (args, "keep-going");
  if (!reading_options (args, options, error) || !period_options (args, options, error))
    return FALSE;
  if (channel != NULL)
    {
      CvRecord *record = cv_cli_look_up (cli, CV_NOUN_CHANNEL, channel, error);

      if (record == NULL)
        return FALSE;
      options->channel = g_strdup (cv_record_get_id (record));
    }
  if (grain_text != NULL)
    {
      if (!cv_args_parse_grain (grain_text, &grain, error))
        return FALSE;
      options->grain = (int) grain;
    }
  /* Whose the numbers are is said by --channel, or by its being left out. */
  options->whole_plan = TRUE;
  options->map = all_of (args, "map");
  options->names = all_of (args, "name");
  options->use_memory = cv_args_has (args, "remembered");
  options->remember = cv_args_has (args, "remember");
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
problems_json (const CvImportReview *review)
{
  json_t *rejected = json_array ();

  for (guint i = 0; i < review->problems->len; i++)
    {
      const CvImportProblem *problem = review->problems->pdata[i];

      json_array_append_new (rejected,
                             json_pack ("{s:I,s:o,s:s,s:s}", "line", (json_int_t) problem->line, "column",
                                        cv_json_text (problem->column), "found", problem->found, "expected",
                                        problem->expected));
    }
  return rejected;
}

static json_t *
review_json (const CvImportReview *review,
             const CvWriteSummary *summary)
{
  char batch[32];

  g_snprintf (batch, sizeof batch, "b%" G_GINT64_FORMAT, summary->batch);
  return json_pack ("{s:o,s:I,s:I,s:I,s:I,s:o,s:o,s:o,s:o,s:o,s:o}", "layout", cv_json_text (review->layout),
                    "rows", (json_int_t) review->rows, "inserted", (json_int_t) summary->inserted, "changed",
                    (json_int_t) summary->changed, "unchanged", (json_int_t) summary->unchanged, "rejected",
                    problems_json (review), "first", cv_json_day (summary->first), "last", cv_json_day (summary->last),
                    "batch", summary->batch != 0 ? json_string (batch) : json_null (), "ask_user",
                    sentences_json (review->questions), "notes", sentences_json (review->notes));
}

/* The options that answer what the review asks: "--year YEAR, --decimal ,|."; NULL: none would. (transfer full) */
static char *
list_answers (const CvImportReview *review)
{
  static const struct
  {
    CvImportAsks asked;
    const char *option;
  } answers[] = {
    { CV_IMPORT_ASKS_DATE_ORDER, "--date-order dmy|mdy|ymd" },
    { CV_IMPORT_ASKS_DECIMAL, "--decimal ,|." },
    { CV_IMPORT_ASKS_YEAR, "--year YEAR" },
    { CV_IMPORT_ASKS_CHANNEL, "--channel CHANNEL" },
    { CV_IMPORT_ASKS_METRIC, "--map COLUMN=METRIC" },
    { CV_IMPORT_ASKS_NAMES, "--name NAME=METRIC" },
  };
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    if ((review->asks & answers[i].asked) != 0)
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", answers[i].option);
  return g_string_free (list, list->len == 0);
}

/* Where an import stops, the command line has a word more to say than the window: its options. */
static void
add_hint (GError    **error,
          const char *hint)
{
  GError *full = g_error_new ((*error)->domain, (*error)->code, "%s %s", (*error)->message, hint);

  g_error_free (*error);
  *error = full;
}

static void
explain_stop (const CvImportReview *review,
              GError              **error)
{
  g_autofree char *answers = list_answers (review);
  g_autofree char *hint = NULL;

  if (g_error_matches (*error, CV_ERROR, CV_ERROR_AMBIGUOUS) && answers != NULL)
    /* Translators: %s is a list of options such as --year YEAR. */
    hint = g_strdup_printf (_ ("Answer with %s."), answers);
  else if (g_error_matches (*error, CV_ERROR, CV_ERROR_REJECTED))
    hint = g_strdup (_ ("With --keep-going such rows are left out."));
  if (hint != NULL)
    add_hint (error, hint);
}

static void
print_problems (const CvImportReview *review,
                guint                 most,
                void                (*print) (const char *format, ...))
{
  guint n = MIN (review->problems->len, most);

  for (guint i = 0; i < n; i++)
    {
      const CvImportProblem *problem = review->problems->pdata[i];
      g_autofree char *place = cv_import_problem_get_place (problem);

      /* Translators: %1$s is such as "Line 12, column “Likes”". */
      print (_ ("%1$s: found “%2$s”, expected %3$s.\n"), place, problem->found, problem->expected);
    }
  if (review->n_problems > n)
    print (ngettext ("… and %lu row more.\n", "… and %lu rows more.\n", (gulong) review->n_problems - n),
           (gulong) review->n_problems - n);
}

static void
print_review (const CvImportReview *review,
              const CvWriteSummary *summary)
{
  g_autofree char *answers = list_answers (review);
  char first[CV_DAY_BUFFER], last[CV_DAY_BUFFER];

  g_print (_ ("Layout: %s\n"), or_none (review->layout));
  for (guint i = 0; i < review->questions->len; i++)
    g_print ("? %s\n", (const char *) review->questions->pdata[i]);
  if (review->questions->len > 0 && answers != NULL)
    g_print (_ ("Answer with %s.\n"), answers);
  for (guint i = 0; i < review->notes->len; i++)
    g_print ("! %s\n", (const char *) review->notes->pdata[i]);
  print_problems (review, G_MAXUINT, g_print);
  g_print (_ ("Rows read: %1$lu. Values new: %2$lu, changed: %3$lu, unchanged: %4$lu. Rows left out: %5$lu.\n"),
           (gulong) review->rows, (gulong) summary->inserted, (gulong) summary->changed,
           (gulong) summary->unchanged, (gulong) review->n_problems);
  if (summary->first != CV_DAY_NONE)
    g_print ("%s – %s\n", cv_day_format (summary->first, first), cv_day_format (summary->last, last));
}

/* Writes what was reviewed, unless it was only to be looked at; *@summary says what became of it. */
static gboolean
carry_out (CvCli                 *cli,
           CvArgs                *args,
           const CvImportOptions *options,
           CvImportReview        *review,
           CvWriteSummary        *summary,
           GError               **error)
{
  *summary = review->summary;
  if (cv_args_has (args, "dry-run") || cv_import_commit (cli->session, options, review, summary, NULL, error))
    return TRUE;
  if (!cli->json && !cli->batch && review->questions->len == 0)
    print_problems (review, LISTED_PROBLEMS, g_printerr);
  if (!cli->batch)
    cli->details = json_pack ("{s:o}", "rejected", problems_json (review));
  explain_stop (review, error);
  return FALSE;
}

/* (transfer full) */
static CvImportReview *
look_at (CvCli                 *cli,
         CvArgs                *args,
         const CvImportOptions *options,
         GError               **error)
{
  CvImportReview *review = cv_args_has (args, "dry-run") ? cv_import_prepare (cli->session, options, NULL, error)
                                                         : cv_import_read (cli->session, options, NULL, error);

  if (review == NULL && g_error_matches (*error, CV_ERROR, CV_ERROR_AMBIGUOUS))
    add_hint (error, _ ("Or say which days its numbers are of, with --from DAY --to DAY or --day DAY."));
  return review;
}

static gboolean
run_import (CvCli   *cli,
            int      argc,
            char   **argv,
            GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (
      argc, argv, "layout= delimiter= channel= map= name= date= day= from= to= grain= date-order= decimal= year= dry-run keep-going remember remembered", 1, 1, error);
  g_autoptr (CvImportOptions) options = NULL;
  g_autoptr (CvImportReview) review = NULL;
  CvWriteSummary summary;

  if (args == NULL || !check_input (cli, cv_args_word (args, 0), error) || cv_cli_session (cli, error) == NULL)
    return FALSE;
  options = cv_import_options_new (cv_args_word (args, 0));
  if (!import_options (cli, args, options, error))
    return FALSE;
  review = look_at (cli, args, options, error);
  if (review == NULL || !carry_out (cli, args, options, review, &summary, error))
    return FALSE;

  cv_cli_done (cli, review_json (review, &summary));
  if (!cli->json && !cli->batch)
    print_review (review, &summary);
  return TRUE;
}

const CvCommand cv_import_commands[] = {
  { "read", "FILE [--layout ID] [--delimiter tab|;|,] [--date-order dmy|mdy|ymd] [--decimal ,|.] [--year Y]", run_read },
  { "import",
    "FILE [--layout ID] [--delimiter tab|;|,] [--channel C] [--map COLUMN=METRIC …] [--name NAME=METRIC …] [--date COLUMN] [--day D | --from D --to D] [--grain G] [--date-order dmy|mdy|ymd] [--decimal ,|.] [--year Y] [--dry-run] [--keep-going] [--remember] [--remembered]",
    run_import },
  { NULL },
};
