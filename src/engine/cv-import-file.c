/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The first half of preparing an import: opening the table, suggesting how it maps on to the plan, putting the
 * user's choices over that, reading the rows. */

#include "config.h"

#include "engine/cv-import-file.h"

#include <glib/gi18n-lib.h>

#include "base/cv-error.h"
#include "base/cv-text.h"
#include "engine/cv-import-memory.h"

/* A column that is empty for longer has no sample. */
#define SAMPLE_ROWS 20
/* What a person reads of a cell. */
#define SAMPLE_BYTES 80
/* Lines of the file that a sentence names. */
#define LISTED_LINES 3

gboolean
cv_import_get_table_options (const CvImportOptions *options,
                             CvTableOptions        *table_options,
                             GError               **error)
{
  *table_options = (CvTableOptions) CV_TABLE_OPTIONS_INIT;
  table_options->first_year = options->year;
  table_options->delimiter = options->delimiter;
  table_options->progress = options->progress;
  if (options->decimal != NULL)
    {
      if (!g_str_equal (options->decimal, ",") && !g_str_equal (options->decimal, "."))
        {
          g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
                       _ ("“%s” is not a decimal mark. Say a comma or a point."), options->decimal);
          return FALSE;
        }
      table_options->decimal = *options->decimal;
    }
  if (options->date_order != NULL && !cv_date_order_from_string (options->date_order, &table_options->date_order))
    {
      g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
                   _ ("“%s” is not an order of day, month and year. Say dmy, mdy or ymd."),
                   options->date_order);
      return FALSE;
    }
  return TRUE;
}

gboolean
cv_import_check_layout (const CvImportOptions *options,
                        const CvLayout        *layout,
                        GError               **error)
{
  const char *shape = cv_table_shape_to_string (layout->shape);

  if (options->layout == NULL || g_str_equal (options->layout, shape))
    return TRUE;
  g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
               /* Translators: both are names of kinds of files. */
               _ ("The file is of the layout “%1$s”, not “%2$s”. The layouts are wide, long, posts, totals and across."),
               shape, options->layout);
  return FALSE;
}

static int
find_column (const CvTable *table,
             const char    *name,
             GError       **error)
{
  int column = cv_table_find_column (table, name);

  if (column < 0)
    g_set_error (error, CV_ERROR, CV_ERROR_NOT_FOUND, _ ("The file has no column named “%s”."), name);
  return column;
}

/* One COLUMN=METRIC of the user's; the column's name may hold the sign itself. */
static gboolean
map_column (CvTable               *table,
            CvLayout              *layout,
            const CvImportContext *context,
            const char            *pair,
            GError               **error)
{
  const char *equals = strrchr (pair, '=');
  g_autofree char *name = NULL;
  const char *metric = NULL;
  int column;

  if (equals == NULL)
    {
      g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
                   _ ("“%s” does not say which column is which metric. Write COLUMN=METRIC."), pair);
      return FALSE;
    }
  name = g_strndup (pair, (gsize) (equals - pair));
  column = find_column (table, name, error);
  if (column < 0)
    return FALSE;
  if (equals[1] != '\0')
    {
      metric = cv_import_context_find_metric (context, equals + 1);
      if (metric == NULL)
        {
          g_set_error (error, CV_ERROR, CV_ERROR_NOT_FOUND, _ ("There is no metric named “%s”."), equals + 1);
          return FALSE;
        }
    }
  return cv_layout_set_metric (layout, table, column, metric, error);
}

static gboolean
apply_choices (CvTable               *table,
               CvLayout              *layout,
               const CvImportContext *context,
               const CvImportOptions *options,
               GError               **error)
{
  if (options->date_column != NULL)
    {
      int column = find_column (table, options->date_column, error);

      if (column < 0 || !cv_layout_set_date_column (layout, table, column, error))
        return FALSE;
    }
  for (guint i = 0; options->map != NULL && options->map[i] != NULL; i++)
    if (!map_column (table, layout, context, options->map[i], error))
      return FALSE;
  return options->first == CV_DAY_NONE || cv_layout_set_period (layout, table, options->first, options->last, error);
}

static CvImportAsks
option_for (CvTableQuestionKind kind)
{
  switch (kind)
    {
    case CV_QUESTION_DATE_ORDER:
      return CV_IMPORT_ASKS_DATE_ORDER;
    case CV_QUESTION_DECIMAL:
      return CV_IMPORT_ASKS_DECIMAL;
    case CV_QUESTION_YEAR:
      return CV_IMPORT_ASKS_YEAR;
    case CV_QUESTION_TIME_ZONE:
    case CV_QUESTION_PERIOD:
    default:
      return 0;
    }
}

/* What the file leaves open about a column that is not imported is nobody's question. What the numbers of a table without
 * days are of is known by now, or nothing can be made of it. */
static void
take_questions (CvTable        *table,
                const CvLayout *layout,
                CvImportReview *review)
{
  guint n;
  const CvTableQuestion *questions = cv_table_questions (table, &n);
  const char *const *warnings;

  for (guint i = 0; i < n; i++)
    {
      if (questions[i].kind == CV_QUESTION_PERIOD
          || (questions[i].column >= 0 && !cv_import_column_counts (layout, (guint) questions[i].column)))
        continue;
      if (questions[i].blocking)
        g_ptr_array_add (review->questions, g_strdup (questions[i].text));
      else
        cv_import_review_add_note (review, g_strdup (questions[i].text));
      review->asks |= option_for (questions[i].kind);
    }
  warnings = cv_table_warnings (table, &n);
  for (guint i = 0; i < n; i++)
    cv_import_review_add_note (review, g_strdup (warnings[i]));
}

/* A metric takes one column, even where several might be it. */
static void
note_rival (CvTable               *table,
            const CvLayout        *layout,
            const CvImportContext *context,
            guint                  c,
            CvImportReview        *review)
{
  const CvLayoutColumn *column = &layout->columns[c];

  if (column->rival_metric == NULL)
    return;
  cv_import_review_add_note (
      review,
      /* Translators: %1$s and %2$s are headings of columns, %3$s is a metric. */
      g_strdup_printf (_ ("“%1$s” is left out: the metric “%3$s” is taken from “%2$s”."), cv_table_column (table, c)->name,
                       cv_table_column (table, column->rival)->name,
                       cv_import_context_get_metric_name (context, column->rival_metric)));
}

static void
take_layout (CvTable               *table,
             const CvLayout        *layout,
             const CvImportContext *context,
             CvImportReview        *review)
{
  review->layout = g_strdup (cv_table_shape_to_string (layout->shape));
  for (guint i = 0; i < layout->notes->len; i++)
    cv_import_review_add_note (review, g_strdup (layout->notes->pdata[i]));
  for (guint c = 0; c < cv_table_n_columns (table); c++)
    {
      const CvTableColumn *from = cv_table_column (table, c);
      CvImportColumn *column = g_new0 (CvImportColumn, 1);

      column->header = g_strdup (from->name);
      column->metric = g_strdup (layout->columns[c].metric);
      column->is_date = (int) c == layout->date_column;
      column->numeric = cv_column_type_is_number (from->type);
      column->is_time = cv_column_type_is_time (from->type);
      column->role = g_strdup (layout->columns[c].role);
      note_rival (table, layout, context, c, review);
      g_ptr_array_add (review->columns, column);
    }
}

/* A cell as it is understood; what is not, as it is written. (transfer full) (nullable) */
static char *
show_cell (const CvTable     *table,
           guint              column,
           const CvTableCell *cell)
{
  g_autoptr (GString) text = NULL;

  if (cell->kind == CV_CELL_NULL)
    return NULL;
  if (cell->kind == CV_CELL_PROBLEM || cell->kind == CV_CELL_TEXT)
    return cv_text_clean (cell->text, -1, SAMPLE_BYTES);
  text = g_string_new (NULL);
  cv_table_append_cell (table, column, cell, text);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
has_mark (const CvTableCell *cell)
{
  for (const char *p = cell->text; *p != '\0'; p++)
    if (g_ascii_ispunct (*p) || (*p & 0x80) != 0 || *p == ' ')
      return TRUE;
  return FALSE;
}

/* The first day, and the first number that has more than digits: what a wrong reading would show in. */
static void
take_examples (CvImportReview    *review,
               guint              c,
               const CvTableCell *cell)
{
  const CvImportColumn *column = review->columns->pdata[c];
  CvImportMarks *marks = &review->marks;

  if (column->is_date && cell->kind == CV_CELL_DAY && marks->date_example == NULL)
    {
      marks->date_example = cv_text_clean (cell->text, -1, SAMPLE_BYTES);
      marks->day = cell->day;
    }
  else if (column->numeric && cell->kind == CV_CELL_NUMBER && marks->number_example == NULL && has_mark (cell))
    {
      marks->number_example = cv_text_clean (cell->text, -1, SAMPLE_BYTES);
      marks->number = cell->number;
    }
}

/* The first rows, for people to check. */
static gboolean
take_samples (CvTable        *table,
              CvImportReview *review,
              GError        **error)
{
  const CvTableRow *row;
  g_autoptr (GError) trouble = NULL;

  for (int n = 0; n < SAMPLE_ROWS && (row = cv_table_next_row (table, NULL, &trouble)) != NULL; n++)
    for (guint c = 0; c < row->n_cells; c++)
      {
        CvImportColumn *column = review->columns->pdata[c];
        g_autofree char *text = show_cell (table, c, &row->cells[c]);

        take_examples (review, c, &row->cells[c]);
        if (column->sample == NULL)
          column->sample = g_strdup (text);
        if (n < CV_IMPORT_PREVIEW_ROWS)
          column->rows[n] = g_steal_pointer (&text);
      }
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

/* What may have been expected to be a row, and is none. */
static void
note_skipped (CvTable        *table,
              CvImportReview *review)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint n, listed = 0;
  guint64 total, others = 0;
  const CvSkippedLine *lines = cv_table_skipped (table, &n, &total);

  for (guint i = 0; i < n; i++)
    {
      gboolean counts = lines[i].line > (guint64) cv_table_header_line (table)
                        && !g_str_equal (lines[i].why, _ ("an empty line")) && !g_str_equal (lines[i].why, _ ("a second table"));

      if (counts && listed < LISTED_LINES)
        /* Translators: a line of the file that is no row of the table, and why: "line 12, a sum of other rows". */
        g_string_append_printf (list, _ ("%1$sline %2$lu, %3$s"), listed++ > 0 ? "; " : "", (gulong) lines[i].line,
                                lines[i].why);
      else
        others += counts;
    }
  if (others > 0)
    g_string_append_printf (list, ngettext ("; and %lu more", "; and %lu more", (gulong) others), (gulong) others);
  if (listed > 0)
    /* Translators: %s is a list such as "line 12, a sum of other rows". */
    cv_import_review_add_note (review, g_strdup_printf (_ ("Not taken as rows: %s."), list->str));
}

static void
take_marks (const CvTable  *table,
            CvImportReview *review)
{
  review->marks.delimiter = cv_table_delimiter (table);
  review->marks.decimal = cv_table_decimal (table);
  review->marks.date_order = g_intern_string (cv_table_date_order (table));
  review->marks.day = CV_DAY_NONE;
}

/* Whether there is a metric to take, or none only because no column is known as one: that the user can say. */
typedef enum
{
  MAPS_SOMETHING,
  MAPS_NOTHING_YET,
  CANNOT_MAP
} Mapping;

static gboolean
has_metric (const CvLayout *layout)
{
  if (layout->shape == CV_SHAPE_LONG || layout->shape == CV_SHAPE_ACROSS)
    return TRUE;
  for (guint c = 0; c < layout->n_columns; c++)
    if (layout->columns[c].metric != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
has_numbers (const CvTable *table)
{
  for (guint c = 0; c < cv_table_n_columns (table); c++)
    if (cv_column_type_is_number (cv_table_column (table, c)->type))
      return cv_table_n_rows (table) > 0;
  return FALSE;
}

/* Whether all that is missing is which days the numbers are of. */
static gboolean
lacks_period (const CvTable  *table,
              const CvLayout *layout)
{
  return has_numbers (table) && layout->shape == CV_SHAPE_TOTALS && layout->first == CV_DAY_NONE
         && layout->false_date_column < 0;
}

static Mapping
find_mapping (const CvTable  *table,
              const CvLayout *layout)
{
  if (has_metric (layout))
    return layout->cannot == NULL ? MAPS_SOMETHING : CANNOT_MAP;
  /* What the layout lacks may be something else than a metric. */
  if (!has_numbers (table) || lacks_period (table, layout))
    return CANNOT_MAP;
  return MAPS_NOTHING_YET;
}

/* --- all together --- */

static CvTable *
open_table (const CvImportOptions *options,
            CvTableOptions        *settings,
            GCancellable          *cancellable,
            GError               **error)
{
  if (!cv_import_get_table_options (options, settings, error))
    return NULL;
  return options->bytes != NULL ? cv_table_open_bytes (options->bytes, options->path, settings, cancellable, error)
                                : cv_table_open (options->path, settings, cancellable, error);
}

/* The layout under @options. */
static CvLayout *
choose_layout (CvTable               *table,
               const CvImportContext *context,
               const CvImportOptions *options,
               GError               **error)
{
  CvTableOptions settings;
  g_autoptr (CvLayout) layout = NULL;

  if (!cv_import_get_table_options (options, &settings, error))
    return NULL;
  cv_table_resettle (table, &settings);
  layout = cv_layout_suggest (table, cv_import_context_match, (gpointer) context);
  return apply_choices (table, layout, context, options, error) ? g_steal_pointer (&layout) : NULL;
}

/* The layout that was settled for such a file last time, if it was and still fits; review->options are then those. */
static CvLayout *
recall_layout (CvTable               *table,
               const CvImportContext *context,
               const CvImportOptions *options,
               CvImportReview        *review)
{
  g_autoptr (CvImportOptions) recalled = cv_import_options_copy (options);
  g_autoptr (GError) error = NULL;
  CvLayout *layout;

  if (!options->use_memory || review->signature == NULL
      || !cv_import_memory_recall (review->signature, table, context, recalled, &review->is_known))
    return NULL;
  layout = choose_layout (table, context, recalled, &error);
  if (layout == NULL)
    {
      review->is_known = FALSE;
      cv_import_review_add_note (review, g_strdup (_ ("What was settled for such files last time does not fit this one "
                                                      "and is not used.")));
      return NULL;
    }
  cv_import_options_free (review->options);
  review->options = g_steal_pointer (&recalled);
  return layout;
}

/* NULL: no column is known as a metric yet, or @error is set. */
static gboolean
read_values (CvTable               *table,
             const CvLayout        *layout,
             const CvImportContext *context,
             CvImportReview        *review,
             GCancellable          *cancellable,
             GError               **error)
{
  Mapping mapping = find_mapping (table, layout);

  if (mapping == CANNOT_MAP)
    {
      g_set_error_literal (error, CV_ERROR, lacks_period (table, layout) ? CV_ERROR_AMBIGUOUS : CV_ERROR_INVALID, layout->cannot);
      return FALSE;
    }
  if (mapping == MAPS_NOTHING_YET)
    {
      review->asks |= CV_IMPORT_ASKS_METRIC;
      g_ptr_array_add (review->questions, g_strdup (_ ("None of the file’s columns is known. Say which column is which metric.")));
      review->rows = cv_table_n_rows (table);
      return TRUE;
    }
  cv_progress_begin (review->options->progress, CV_IMPORT_MATCHING, cv_table_n_bytes (table));
  review->values = cv_import_read_rows (table, layout, context, review->options, review, cancellable, error);
  if (review->values == NULL)
    return FALSE;
  note_skipped (table, review);
  return TRUE;
}

CvImportReview *
cv_import_read_file (const CvImportContext *context,
                     const CvImportOptions *options,
                     GCancellable          *cancellable,
                     GError               **error)
{
  g_autoptr (CvImportReview) review = cv_import_review_new ();
  g_autoptr (CvTable) table = NULL;
  g_autoptr (CvLayout) layout = NULL;
  CvTableOptions settings;

  review->options = cv_import_options_copy (options);
  table = open_table (options, &settings, cancellable, error);
  if (table == NULL)
    return NULL;
  review->signature = cv_import_memory_sign (table);
  layout = recall_layout (table, context, options, review);
  if (layout == NULL)
    layout = choose_layout (table, context, options, error);
  if (layout == NULL || !cv_import_check_layout (options, layout, error))
    return NULL;

  take_questions (table, layout, review);
  take_layout (table, layout, context, review);
  take_marks (table, review);
  if (!take_samples (table, review, error)
      || !read_values (table, layout, context, review, cancellable, error))
    return NULL;
  return g_steal_pointer (&review);
}
