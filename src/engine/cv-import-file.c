/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The first half of preparing an import: opening the table, suggesting how it maps on to the plan, putting the
 * user's choices over that, reading the rows. */

#include "config.h"

#include "engine/cv-import-file.h"

#include <glib/gi18n-lib.h>

#include "base/cv-error.h"

gboolean
cv_import_get_table_options (const CvImportOptions *options,
                             CvTableOptions        *table_options,
                             GError               **error)
{
  *table_options = (CvTableOptions) CV_TABLE_OPTIONS_INIT;
  table_options->first_year = options->year;
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
      metric = cv_import_context_find_metric (equals + 1, NULL, (gpointer) context);
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
  return TRUE;
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

/* What the file leaves open about a column that is not imported is nobody's question. */
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
      if (questions[i].column >= 0 && !cv_import_column_counts (layout, (guint) questions[i].column))
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

static void
take_layout (CvTable        *table,
             const CvLayout *layout,
             CvImportReview *review)
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
      if (layout->columns[c].why_left_out != NULL)
        cv_import_review_add_note (review, g_strdup (layout->columns[c].why_left_out));
      g_ptr_array_add (review->columns, column);
    }
}

/* The first value of each column as it is understood, for people to check. */
static gboolean
take_samples (CvTable        *table,
              CvImportReview *review,
              GError        **error)
{
  const CvTableRow *row;
  g_autoptr (GError) trouble = NULL;

  for (int n = 0; n < 20 && (row = cv_table_next_row (table, NULL, &trouble)) != NULL; n++)
    for (guint c = 0; c < row->n_cells; c++)
      {
        CvImportColumn *column = review->columns->pdata[c];
        g_autoptr (GString) text = NULL;

        if (column->sample != NULL || row->cells[c].kind == CV_CELL_NULL)
          continue;
        text = g_string_new (NULL);
        cv_table_append_cell (table, c, &row->cells[c], text);
        column->sample = g_strdup (text->str);
      }
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
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

static Mapping
find_mapping (const CvTable  *table,
              const CvLayout *layout)
{
  if (has_metric (layout))
    return layout->cannot == NULL ? MAPS_SOMETHING : CANNOT_MAP;
  /* What the layout lacks may be something else than a metric. */
  if (!has_numbers (table) || (layout->shape == CV_SHAPE_TOTALS && layout->first == CV_DAY_NONE))
    return CANNOT_MAP;
  return MAPS_NOTHING_YET;
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
  Mapping mapping;

  if (!cv_import_get_table_options (options, &settings, error))
    return NULL;
  table = cv_table_open (options->path, &settings, cancellable, error);
  if (table == NULL)
    return NULL;
  layout = cv_layout_suggest (table, cv_import_context_find_metric, (gpointer) context);
  if (!apply_choices (table, layout, context, options, error) || !cv_import_check_layout (options, layout, error))
    return NULL;
  take_questions (table, layout, review);
  take_layout (table, layout, review);
  if (!take_samples (table, review, error))
    return NULL;

  mapping = find_mapping (table, layout);
  if (mapping == CANNOT_MAP)
    {
      g_set_error_literal (error, CV_ERROR, CV_ERROR_INVALID, layout->cannot);
      return NULL;
    }
  if (mapping == MAPS_NOTHING_YET)
    {
      review->asks |= CV_IMPORT_ASKS_METRIC;
      g_ptr_array_add (review->questions, g_strdup (_ ("None of the file’s columns is known. Say which column is which metric.")));
      review->rows = cv_table_n_rows (table);
      return g_steal_pointer (&review);
    }
  review->values = cv_import_read_rows (table, layout, context, options, review, cancellable, error);
  return review->values != NULL ? g_steal_pointer (&review) : NULL;
}
