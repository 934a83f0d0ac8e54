/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows to series. Each row says a day, a channel and one or more metrics with their values, in one of the
 * shapes that cv-layout knows; the differences between the shapes end here. Values are collected per series
 * with the line they came from, and put in order at the end (cv-import-series.c). A row that cannot be read is reported,
 * never bent: rows read and rows reported are all the rows there are. */

#include "config.h"

#include "engine/cv-import-rows.h"

#include <glib/gi18n-lib.h>

#include "base/cv-error.h"
#include "base/cv-text.h"
#include "engine/cv-import-file.h"
#include "engine/cv-import-series.h"

typedef struct
{
  CvTable *table;
  const CvLayout *layout;
  const CvImportContext *context;
  const CvImportOptions *options;
  CvImportReview *review;
  CvImportValues *values;
  CvGrain grain;
  GHashTable *channels;   /* text of a cell → channel id, `unknown` or `elsewhere` */
  GHashTable *metrics;    /* text of a cell → metric id, or `unknown` */
  GHashTable *names;      /* channel id, "" for the plan → the first text that stood for it */
  GPtrArray *nameless;    /* of Nameless: rows that name no channel of the plan, the first of them */
  guint64 n_nameless;     /* all of them */
  guint64 n_taken;        /* rows whose channel is known */
  guint64 other_channels; /* rows of channels that were not asked for */
} Reader;

typedef struct
{
  guint64 line;
  char *text;
} Nameless;

/* Stand in the caches for a text that was looked up in vain, and for one that names a network that was not asked for. */
static char unknown[1], elsewhere[1];

/* What is expected where the day of a row stands, by the grain of the import. */
static const char *const expected_days[] = {
  N_ ("a day"),
  N_ ("a day, or one whole week"),
  N_ ("a day, or one whole month"),
  N_ ("a day, or one whole quarter"),
};

static const char *
expected_day (const Reader *reader)
{
  return reader->options->grain < 0 && reader->grain == CV_GRAIN_DAY
             ? _ ("a day, or in every row a whole week, a month or a quarter")
             : _ (expected_days[reader->grain]);
}

static void
nameless_free (gpointer data)
{
  Nameless *nameless = data;

  g_free (nameless->text);
  g_free (nameless);
}

static void
add_problem (Reader           *reader,
             const CvTableRow *row,
             const char       *found,
             const char       *expected)
{
  cv_import_review_add_problem (reader->review, row->line, *found != '\0' ? found : _ ("nothing"), expected);
}

/* The channel that a cell names: an id, `unknown` or `elsewhere`. */
static const char *
find_channel (Reader     *reader,
              const char *text)
{
  const char *asked = reader->options->channel;
  const char *id = g_hash_table_lookup (reader->channels, text);

  if (id != NULL)
    return id;
  id = cv_import_context_find_channel (reader->context, text);
  if (id == NULL && asked != NULL && cv_import_context_is_other_network (reader->context, text, asked))
    id = elsewhere;
  else if (id == NULL)
    id = unknown;
  g_hash_table_insert (reader->channels, g_strdup (text), (gpointer) id);
  return id;
}

static const char *
find_metric (Reader     *reader,
             const char *text)
{
  const char *id = g_hash_table_lookup (reader->metrics, text);

  if (id == NULL)
    {
      id = cv_import_context_find_metric (text, NULL, (gpointer) reader->context);
      if (id == NULL)
        id = unknown;
      g_hash_table_insert (reader->metrics, g_strdup (text), (gpointer) id);
    }
  return id != unknown ? id : NULL;
}

static const char *
text_of (const CvTableRow *row,
         int               column)
{
  return column >= 0 && row->cells[column].kind != CV_CELL_NULL ? row->cells[column].text : "";
}

/* What tells a row apart from others of its day: the nearest name first. */
static const char *
name_of_row (Reader           *reader,
             const CvTableRow *row)
{
  const char *channel = text_of (row, reader->layout->channel_column);

  return *channel != '\0' ? channel : text_of (row, reader->layout->network_column);
}

/* Where rows of one channel go by several names (sources of visits, accounts, places), a day may have several of them. */
static void
note_name (Reader     *reader,
           const char *channel,
           const char *name)
{
  const char *key = channel != NULL ? channel : "";
  const char *first = g_hash_table_lookup (reader->names, key);

  if (first == NULL)
    g_hash_table_insert (reader->names, g_strdup (key), g_strdup (name));
  else if (!g_str_equal (first, name))
    cv_import_values_set_several (reader->values);
}

static gboolean
is_channel (const char *found)
{
  return found != NULL && found != unknown && found != elsewhere;
}

/* The channel or network that a row names, as find_channel(); NULL: it names none. */
static const char *
named_channel (Reader           *reader,
               const CvTableRow *row)
{
  const char *channel = text_of (row, reader->layout->channel_column);
  const char *network = text_of (row, reader->layout->network_column);
  const char *found = *channel != '\0' ? find_channel (reader, channel) : NULL;

  if (*network == '\0' || is_channel (found))
    return found;
  return find_channel (reader, network);
}

static void
add_nameless (Reader           *reader,
              const CvTableRow *row)
{
  Nameless *nameless;

  if (reader->n_nameless++ >= CV_IMPORT_MAX_PROBLEMS)
    return;
  nameless = g_new (Nameless, 1);
  nameless->line = row->line;
  nameless->text = cv_text_clean (name_of_row (reader, row), -1, G_MAXUINT8);
  g_ptr_array_add (reader->nameless, nameless);
}

/* The channel a row belongs to, NULL for the plan as a whole. FALSE: the row is not taken, and has been
 * counted. Names the plan does not know are all of the channel that was asked for, or of the plan where it has no
 * channels; else nobody can tell whose they are. */
static gboolean
channel_of_row (Reader           *reader,
                const CvTableRow *row,
                const char      **channel)
{
  const char *asked = reader->options->channel;
  const char *named = named_channel (reader, row);

  *channel = is_channel (named) ? named : asked;
  if (asked != NULL && (named == elsewhere || !g_str_equal (*channel, asked)))
    {
      reader->other_channels++;
      return FALSE;
    }
  if (named == unknown && asked == NULL && cv_import_context_has_channels (reader->context))
    {
      add_nameless (reader, row);
      return FALSE;
    }

  reader->n_taken++;
  if (named != NULL)
    note_name (reader, *channel, name_of_row (reader, row));
  return TRUE;
}

/* The first day of the period that @first to @last are, if they are one of the import's grain. */
static CvDay
whole_period (Reader *reader,
              CvDay   first,
              CvDay   last)
{
  if (first == last)
    return cv_period_first (first, reader->grain);
  if (cv_period_first (first, reader->grain) == first && cv_period_last (first, reader->grain) == last)
    return first;
  return CV_DAY_NONE;
}

/* CV_DAY_NONE: the row is not taken, and has been reported unless a question is open on it. */
static CvDay
day_of_row (Reader           *reader,
            const CvTableRow *row)
{
  const CvLayout *layout = reader->layout;
  const CvTableCell *cell;
  CvDay day = CV_DAY_NONE;

  if (layout->date_column < 0)
    return whole_period (reader, layout->first, layout->last);

  cell = &row->cells[layout->date_column];
  if (cell->kind == CV_CELL_UNSETTLED)
    return CV_DAY_NONE;
  if (cell->kind == CV_CELL_DAY || cell->kind == CV_CELL_PERIOD)
    day = whole_period (reader, cell->day, cell->last);
  if (day == CV_DAY_NONE)
    add_problem (reader, row, cell->text, expected_day (reader));
  return day;
}

gboolean
cv_import_column_counts (const CvLayout *layout,
                         guint           column)
{
  return layout->columns[column].metric != NULL || (int) column == layout->date_column
         || (int) column == layout->metric_column || (int) column == layout->value_column
         || layout->columns[column].first != CV_DAY_NONE;
}

/* Of a problem's column, which may be the row as a whole. */
static gboolean
problem_counts (Reader  *reader,
                guint    column,
                gboolean whole)
{
  if (column == CV_ROW_PROBLEM_ROW)
    return whole;
  return !whole && cv_import_column_counts (reader->layout, column);
}

/* TRUE if the table could not read a cell that matters; the row is reported then. @whole: only what spoils the row as a
 * whole. */
static gboolean
report_bad_row (Reader           *reader,
                const CvTableRow *row,
                gboolean          whole)
{
  for (guint i = 0; i < row->n_problems; i++)
    if (problem_counts (reader, row->problems[i].column, whole))
      {
        add_problem (reader, row, row->problems[i].found, row->problems[i].expected);
        return TRUE;
      }
  return FALSE;
}

/* --- one function per shape --- */

static void
read_wide (Reader           *reader,
           const CvTableRow *row,
           const char       *channel,
           CvDay             day)
{
  for (guint c = 0; c < reader->layout->n_columns; c++)
    {
      const char *metric = reader->layout->columns[c].metric;

      if (metric != NULL && row->cells[c].kind == CV_CELL_NUMBER)
        cv_import_values_add (reader->values, metric, channel, reader->grain, day, row->cells[c].number,
                              row->line);
    }
}

static void
read_long (Reader           *reader,
           const CvTableRow *row,
           const char       *channel,
           CvDay             day)
{
  const CvTableCell *name = &row->cells[reader->layout->metric_column];
  const CvTableCell *value = &row->cells[reader->layout->value_column];
  const char *metric = find_metric (reader, name->text);

  if (metric == NULL)
    add_problem (reader, row, name->text, _ ("the name of a metric"));
  else if (value->kind == CV_CELL_NUMBER)
    cv_import_values_add (reader->values, metric, channel, reader->grain, day, value->number, row->line);
}

static void
read_across (Reader           *reader,
             const CvTableRow *row,
             const char       *channel)
{
  const CvLayout *layout = reader->layout;
  const char *name = text_of (row, layout->metric_column);
  const char *metric = find_metric (reader, name);

  if (metric == NULL)
    {
      add_problem (reader, row, name, _ ("the name of a metric"));
      return;
    }
  for (guint c = 0; c < layout->n_columns; c++)
    {
      const CvLayoutColumn *column = &layout->columns[c];

      if (column->first != CV_DAY_NONE && row->cells[c].kind == CV_CELL_NUMBER)
        cv_import_values_add (reader->values, metric, channel, reader->grain,
                              whole_period (reader, column->first, column->last), row->cells[c].number, row->line);
    }
}

static void
read_row (Reader           *reader,
          const CvTableRow *row)
{
  CvTableShape shape = reader->layout->shape;
  const char *channel;
  CvDay day = CV_DAY_NONE;

  if (report_bad_row (reader, row, TRUE) || !channel_of_row (reader, row, &channel)
      || report_bad_row (reader, row, FALSE))
    return;
  if (shape == CV_SHAPE_ACROSS)
    {
      read_across (reader, row, channel);
      return;
    }
  day = day_of_row (reader, row);
  if (day == CV_DAY_NONE)
    return;
  if (shape == CV_SHAPE_LONG)
    read_long (reader, row, channel, day);
  else
    read_wide (reader, row, channel, day);
}

/* --- what the rows together say --- */

/* A file whose every row names a channel the plan does not have is one question, not a thousand problems. */
static void
ask_for_channel (Reader *reader)
{
  const Nameless *first = reader->nameless->pdata[0];

  reader->review->asks |= CV_IMPORT_ASKS_CHANNEL;
  g_ptr_array_add (reader->review->questions,
                   /* Translators: %1$s is a name found in a file, %2$s the plan's channels. */
                   g_strdup_printf (_ ("The file’s numbers are of “%1$s”. Say which channel of the plan that is (%2$s)."),
                                    first->text, cv_import_context_list_channels (reader->context)));
}

static void
report_nameless (Reader *reader)
{
  /* Translators: what was expected in a cell; %s is a list of names. */
  g_autofree char *expected = g_strdup_printf (_ ("a channel of the plan (%s)"),
                                               cv_import_context_list_channels (reader->context));

  for (guint i = 0; i < reader->nameless->len; i++)
    {
      const Nameless *nameless = reader->nameless->pdata[i];

      cv_import_review_add_problem (reader->review, nameless->line, nameless->text, expected);
    }
  reader->review->n_problems += reader->n_nameless - reader->nameless->len;
}

static void
tell_left_out (Reader *reader)
{
  gulong n = (gulong) reader->other_channels;

  if (n > 0)
    cv_import_review_add_note (reader->review,
                               g_strdup_printf (ngettext ("%lu row of another channel is left out.",
                                                          "%lu rows of other channels are left out.", n),
                                                n));
}

static void
reader_clear (Reader *reader)
{
  g_clear_pointer (&reader->channels, g_hash_table_unref);
  g_clear_pointer (&reader->metrics, g_hash_table_unref);
  g_clear_pointer (&reader->names, g_hash_table_unref);
  g_clear_pointer (&reader->nameless, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

/* As the user said, else as the file says: the period its lines before the header name may be a whole month. */
static CvGrain
grain_of_import (const CvLayout        *layout,
                 const CvImportOptions *options)
{
  if (options->grain >= 0)
    return (CvGrain) options->grain;
  if (layout->shape != CV_SHAPE_TOTALS || layout->first == CV_DAY_NONE)
    return layout->grain;
  for (CvGrain grain = CV_GRAIN_DAY; grain <= CV_GRAIN_QUARTER; grain++)
    if (cv_period_first (layout->first, grain) == layout->first
        && cv_period_last (layout->first, grain) == layout->last)
      return grain;
  return layout->grain;
}

/* The periods that stand outside the rows must be of the import's grain, or no row could be taken. */
static gboolean
check_periods (Reader  *reader,
               GError **error)
{
  const CvLayout *layout = reader->layout;

  for (guint c = 0; c < layout->n_columns; c++)
    if (layout->shape == CV_SHAPE_ACROSS && layout->columns[c].first != CV_DAY_NONE
        && whole_period (reader, layout->columns[c].first, layout->columns[c].last) == CV_DAY_NONE)
      {
        /* Translators: %1$s is the heading of a column, %2$s such as "a day, or one whole week". */
        g_set_error (error, CV_ERROR, CV_ERROR_INVALID, _ ("The column “%1$s” is not what was expected: %2$s."),
                     cv_table_column (reader->table, c)->name, expected_day (reader));
        return FALSE;
      }
  if (layout->shape == CV_SHAPE_TOTALS && whole_period (reader, layout->first, layout->last) == CV_DAY_NONE)
    {
      char first[CV_DAY_BUFFER], last[CV_DAY_BUFFER];

      /* Translators: %1$s and %2$s are days, %3$s such as "a day, or one whole week". */
      g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
                   _ ("The file’s numbers are of the days from %1$s to %2$s together, and not of what was expected: %3$s. "
                      "Choose another length of time, or export the file again for one such period."),
                   cv_day_format (layout->first, first), cv_day_format (layout->last, last), expected_day (reader));
      return FALSE;
    }
  return TRUE;
}

static void
reader_start (Reader *reader)
{
  const CvLayout *layout = reader->layout;

  reader->channels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader->metrics = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  reader->nameless = g_ptr_array_new_with_free_func (nameless_free);
  reader->values = cv_import_values_new (layout->shape == CV_SHAPE_POSTS);
}

CvImportValues *
cv_import_read_rows (CvTable               *table,
                     const CvLayout        *layout,
                     const CvImportContext *context,
                     const CvImportOptions *options,
                     CvImportReview        *review,
                     GCancellable          *cancellable,
                     GError               **error)
{
  g_auto (Reader) reader
      = { .table = table, .layout = layout, .context = context, .options = options, .review = review };
  g_autoptr (GError) trouble = NULL;
  const CvTableRow *row;

  reader.grain = grain_of_import (layout, options);
  if (!check_periods (&reader, error) || !cv_table_rewind (table, error))
    return NULL;
  reader_start (&reader);
  while ((row = cv_table_next_row (table, cancellable, &trouble)) != NULL)
    {
      review->rows++;
      read_row (&reader, row);
    }
  if (trouble != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      cv_import_values_free (reader.values);
      return NULL;
    }

  if (reader.nameless->len > 0 && reader.n_taken == 0)
    ask_for_channel (&reader);
  else if (reader.nameless->len > 0)
    report_nameless (&reader);
  tell_left_out (&reader);
  cv_import_values_settle (reader.values, context, review);
  return reader.values;
}
