/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows to series. Each row says a day, a channel and one or more metrics with their values, in one of the
 * shapes that cv-layout knows; the differences between the shapes end here. Whose a row is, cv-import-owner.c knows. Values
 * are collected per series with the line they came from, and put in order at the end (cv-import-series.c). A row that
 * cannot be read is reported, never bent: rows read and rows reported are all the rows there are. */

#include "config.h"

#include "engine/cv-import-rows.h"

#include <glib/gi18n-lib.h>

#include "base/cv-error.h"
#include "engine/cv-import-file.h"
#include "engine/cv-import-names.h"
#include "engine/cv-import-owner.h"
#include "model/cv-planning.h"
#include "sources/cv-heading.h"

typedef struct
{
  CvTable *table;
  const CvLayout *layout;
  const CvImportContext *context;
  const CvImportOptions *options;
  CvImportReview *review;
  CvImportOwner *owner; /* (owned) */
  CvImportNames *names; /* (owned) */
  CvGrain grain;          /* of the row */
  gboolean own_grains;    /* each row is of its own length of time, as its period is written */
  CvDay today, last_day;  /* of the last day to come; CV_DAY_NONE: none is */
  guint64 n_to_come;      /* rows of days after today */
  guint64 n_named, n_unknown; /* rows that name a metric; of them, one that nobody knows */
  gulong n_estimated;     /* rows that say their number is */
  gulong n_negative;      /* values below zero */
  gulong first_negative;  /* the line of the first of them */
  const CvTableColumn *as_seconds; /* of lengths of time, for a metric that does not say what it counts; NULL */
} Reader;

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
  if (reader->own_grains)
    return _ ("a day, or a whole week, month or quarter");
  return reader->options->grain < 0 && reader->grain == CV_GRAIN_DAY
             ? _ ("a day, or in every row a whole week, a month or a quarter")
             : _ (expected_days[reader->grain]);
}

/* @column: -1: the row as a whole. */
static void
add_problem (Reader           *reader,
             const CvTableRow *row,
             int               column,
             const char       *found,
             const char       *expected)
{
  cv_import_review_add_problem (reader->review, row->line, column, *found != '\0' ? found : _ ("nothing"), expected);
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

/* The grain of which @first to @last are one whole period, if there is one. */
static gboolean
find_grain (CvDay    first,
            CvDay    last,
            CvGrain *grain)
{
  for (*grain = CV_GRAIN_DAY; *grain <= CV_GRAIN_QUARTER; (*grain)++)
    if (cv_period_first (first, *grain) == first && cv_period_last (first, *grain) == last)
      return TRUE;
  return FALSE;
}

/* Where each row says how long a time it is of. FALSE: it does not; it is reported then. */
static gboolean
take_grain (Reader           *reader,
            const CvTableRow *row)
{
  const CvLayout *layout = reader->layout;

  if (layout->grain_column >= 0 && reader->options->grain < 0)
    {
      const char *text = cv_import_get_text (row, layout->grain_column);

      reader->grain = CV_GRAIN_DAY;
      if (*text == '\0' || cv_cell_read_grain (text, &reader->grain))
        return TRUE;
      add_problem (reader, row, layout->grain_column, text, _ ("“day”, “week”, “month” or “quarter”"));
      return FALSE;
    }
  if (reader->own_grains)
    {
      const CvTableCell *cell = &row->cells[layout->date_column];

      if (cell->kind != CV_CELL_PERIOD || !find_grain (cell->day, cell->last, &reader->grain))
        reader->grain = CV_GRAIN_DAY;
    }
  return TRUE;
}

static void
note_to_come (Reader *reader,
              CvDay   day)
{
  if (day <= reader->today)
    return;
  reader->n_to_come++;
  reader->last_day = MAX (reader->last_day, day);
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
    add_problem (reader, row, layout->date_column, cell->text, expected_day (reader));
  else if (day < CV_PLANNING_FIRST_VALUE)
    {
      add_problem (reader, row, layout->date_column, cell->text, _ ("a day that is not so long ago"));
      return CV_DAY_NONE;
    }
  else
    note_to_come (reader, day);
  return day;
}

gboolean
cv_import_column_counts (const CvLayout *layout,
                         guint           column)
{
  return layout->columns[column].metric != NULL || (int) column == layout->date_column
         || (int) column == layout->metric_column || (int) column == layout->value_column
         || (int) column == layout->grain_column
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
        add_problem (reader, row, whole ? -1 : (int) row->problems[i].column, row->problems[i].found,
                     row->problems[i].expected);
        return TRUE;
      }
  return FALSE;
}

/* --- one function per shape --- */

/* The metric that @name is; NULL: none, which was counted and reported. */
static const char *
take_name (Reader           *reader,
           const CvTableRow *row,
           const char       *name)
{
  const char *metric;

  reader->n_named++;
  switch (cv_import_names_take (reader->names, name, &metric))
    {
    case CV_IMPORT_NAME_KNOWN:
      return metric;
    case CV_IMPORT_NAME_LEFT_OUT:
      reader->review->n_left_out++;
      return NULL;
    case CV_IMPORT_NAME_UNKNOWN:
    default:
      reader->n_unknown++;
      add_problem (reader, row, reader->layout->metric_column, name, _ ("the name of a metric"));
      return NULL;
    }
}

static void
add_value (Reader         *reader,
           CvImportValues *values,
           const char     *metric,
           const char     *channel,
           CvDay           day,
           double          number,
           guint64         line)
{
  if (number < 0 && reader->n_negative++ == 0)
    reader->first_negative = (gulong) line;
  cv_import_values_add (values, metric, channel, reader->grain, day, number, line);
}

/* In what @metric counts: a length of time is read in seconds, and may be wanted in hours. */
static double
number_for (Reader            *reader,
            guint              column,
            const CvTableCell *cell,
            const char        *metric)
{
  const CvTableColumn *of = cv_table_column (reader->table, column);
  double seconds;

  if (of->type != CV_COLUMN_DURATION)
    return cell->number;
  seconds = cv_import_context_get_seconds (reader->context, metric);
  if (seconds > 0)
    return cell->number / seconds;
  reader->as_seconds = of;
  return cell->number;
}

static void
read_wide (Reader           *reader,
           const CvTableRow *row,
           CvImportValues   *values,
           const char       *channel,
           CvDay             day)
{
  for (guint c = 0; c < reader->layout->n_columns; c++)
    {
      const char *metric = reader->layout->columns[c].metric;

      if (metric != NULL && row->cells[c].kind == CV_CELL_NUMBER)
        add_value (reader, values, metric, channel, day, number_for (reader, c, &row->cells[c], metric), row->line);
    }
}

static void
read_long (Reader           *reader,
           const CvTableRow *row,
           CvImportValues   *values,
           const char       *channel,
           CvDay             day)
{
  const CvTableCell *name = &row->cells[reader->layout->metric_column];
  const CvTableCell *value = &row->cells[reader->layout->value_column];
  const char *metric = take_name (reader, row, name->text);

  if (metric != NULL && value->kind == CV_CELL_NUMBER)
    add_value (reader, values, metric, channel, day,
               number_for (reader, (guint) reader->layout->value_column, value, metric), row->line);
}

static void
read_across (Reader           *reader,
             const CvTableRow *row,
             CvImportValues   *values,
             const char       *channel)
{
  const CvLayout *layout = reader->layout;
  const char *metric = take_name (reader, row, cv_import_get_text (row, layout->metric_column));

  for (guint c = 0; metric != NULL && c < layout->n_columns; c++)
    {
      const CvLayoutColumn *column = &layout->columns[c];

      if (column->first != CV_DAY_NONE && row->cells[c].kind == CV_CELL_NUMBER)
        add_value (reader, values, metric, channel, whole_period (reader, column->first, column->last),
                   number_for (reader, c, &row->cells[c], metric), row->line);
    }
}

static void
read_row (Reader           *reader,
          const CvTableRow *row)
{
  CvTableShape shape = reader->layout->shape;
  CvImportValues *values;
  const char *channel;
  CvDay day;

  if (report_bad_row (reader, row, TRUE))
    return;
  values = cv_import_owner_take (reader->owner, row, &channel);
  if (values == NULL || report_bad_row (reader, row, FALSE))
    return;
  if (shape == CV_SHAPE_ACROSS)
    {
      read_across (reader, row, values, channel);
      return;
    }
  if (!take_grain (reader, row))
    return;
  day = day_of_row (reader, row);
  if (day == CV_DAY_NONE)
    return;
  reader->n_estimated += *cv_import_get_text (row, reader->layout->estimate_column) != '\0';
  if (shape == CV_SHAPE_LONG)
    read_long (reader, row, values, channel, day);
  else
    read_wide (reader, row, values, channel, day);
}

/* --- the whole table --- */

static void
reader_clear (Reader *reader)
{
  g_clear_pointer (&reader->owner, cv_import_owner_free);
  g_clear_pointer (&reader->names, cv_import_names_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

/* As the user said, else as the file says: the period its lines before the header name may be a whole month. */
static CvGrain
grain_of_import (const CvLayout        *layout,
                 const CvImportOptions *options)
{
  CvGrain grain;

  if (options->grain >= 0)
    return (CvGrain) options->grain;
  if (layout->shape != CV_SHAPE_TOTALS || layout->first == CV_DAY_NONE)
    return layout->grain;
  return find_grain (layout->first, layout->last, &grain) ? grain : layout->grain;
}

static gboolean
has_own_grains (const CvTable         *table,
                const CvLayout        *layout,
                const CvImportOptions *options)
{
  const CvTableColumn *date = layout->date_column >= 0 ? cv_table_column (table, (guint) layout->date_column) : NULL;

  return date != NULL && options->grain < 0 && layout->shape != CV_SHAPE_POSTS && layout->grain_column < 0
         && date->type == CV_COLUMN_PERIOD && !date->has_grain;
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

/* A file whose every name is unknown is one question, not a thousand problems. */
static void
ask_for_names (Reader *reader)
{
  CvImportReview *review = reader->review;
  const CvTableColumn *column = cv_table_column (reader->table, (guint) reader->layout->metric_column);

  review->asks |= CV_IMPORT_ASKS_NAMES;
  g_ptr_array_set_size (review->problems, 0);
  review->n_problems = 0;
  g_ptr_array_add (review->questions,
                   /* Translators: %s is the heading of a column that holds names of metrics. */
                   g_strdup_printf (_ ("None of the names in “%s” is known. Say which name is which metric."), column->name));
}

static void
tell_of_rows (Reader *reader)
{
  CvImportReview *review = reader->review;
  gulong n = (gulong) review->n_left_out;

  cv_import_names_finish (reader->names, review);
  if (reader->n_named > 0 && reader->n_unknown == reader->n_named)
    ask_for_names (reader);
  if (n > 0)
    cv_import_review_add_note (review, g_strdup_printf (ngettext ("%lu row is left out, because its name is.",
                                                                  "%lu rows are left out, because their names are.", n),
                                                        n));
  n = reader->n_negative;
  if (n > 0)
    cv_import_review_add_note (review, g_strdup_printf (ngettext ("%1$lu value is below zero, in line %2$lu.",
                                                                  "%1$lu values are below zero, the first in line %2$lu.", n),
                                                        n, reader->first_negative));
  if (reader->as_seconds != NULL)
    cv_import_review_add_note (review,
                               /* Translators: %s is the heading of a column, such as “Watch time”. */
                               g_strdup_printf (_ ("“%s” holds lengths of time. They are taken as numbers of seconds."),
                                                reader->as_seconds->name));
  if (reader->n_to_come > 0)
    {
      g_autofree char *day = cv_day_format_locale (reader->last_day);

      n = (gulong) reader->n_to_come;
      cv_import_review_add_note (review, g_strdup_printf (ngettext ("%1$lu row is of a day that is still to come: %2$s.",
                                                                    "%1$lu rows are of days that are still to come, up to %2$s.",
                                                                    n),
                                                          n, day));
    }
}

/* One batch has one origin: what is new comes from the file, whatever it says. */
static void
tell_of_estimates (Reader *reader)
{
  gulong n = reader->n_estimated;

  reader->review->keeps_estimates = reader->layout->estimate_column >= 0;
  if (n > 0)
    cv_import_review_add_note (
        reader->review,
        g_strdup_printf (ngettext ("The file says of %lu number that it is estimated. If it is new, it is taken as the "
                                   "file’s all the same.",
                                   "The file says of %lu numbers that they are estimated. Those that are new are taken "
                                   "as the file’s all the same.",
                                   n),
                         n));
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
  CvImportValues *values;
  const CvTableRow *row;

  reader.grain = grain_of_import (layout, options);
  reader.own_grains = has_own_grains (table, layout, options);
  reader.today = cv_import_context_get_today (context);
  reader.last_day = CV_DAY_NONE;
  reader.names = cv_import_names_new (context, options->names, error);
  if (reader.names == NULL)
    return NULL;
  if (!check_periods (&reader, error) || !cv_table_rewind (table, error))
    return NULL;

  reader.owner = cv_import_owner_new (layout, context, options);
  while ((row = cv_table_next_row (table, cancellable, &trouble)) != NULL)
    {
      review->rows++;
      read_row (&reader, row);
    }
  if (trouble != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return NULL;
    }

  values = cv_import_owner_finish (reader.owner, review);
  tell_of_rows (&reader);
  tell_of_estimates (&reader);
  if (cv_import_values_settle (values, context, review, cancellable, error))
    return values;
  cv_import_values_free (values);
  return NULL;
}
