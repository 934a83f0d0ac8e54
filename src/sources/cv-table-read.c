/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The second pass: each cell by the rule of its column. Fields lie in the stream's window and cells
 * point to them, so a row costs no memory. And what a table tells about itself. */

#include <glib/gi18n-lib.h>

#include "base/cv-error.h"
#include "base/cv-text.h"
#include "sources/cv-cell-number.h"
#include "sources/cv-table-private.h"

gboolean
cv_table_rewind (CvTable *self, GError **error)
{
  if (cv_input_is_changed (&self->input))
    {
      g_set_error (error, CV_ERROR, CV_ERROR_BUSY,
                   _("“%s” was changed while it was read. Try again when it is complete."),
                   self->input.name);
      return FALSE;
    }

  cv_rows_rewind (&self->rows);
  for (guint i = 0; i < self->n_columns; i++)
    cv_cell_reader_init (&self->readers[i]);
  return TRUE;
}

static void
add_problem (CvTable *self, guint column, const char *found, const char *expected)
{
  CvRowProblem problem = { column, found, expected };

  g_array_append_val (self->problems, problem);
}

static gboolean
has_more_than (const CvCsvRecord *record, guint n_columns)
{
  for (guint i = n_columns; i < record->n_fields; i++)
    if (record->fields[i].length > 0)
      return TRUE;

  return FALSE;
}

static const char *
count_words (CvTable *self, guint n)
{
  g_snprintf (self->found, sizeof self->found,
              ngettext ("%u column", "%u columns", n), n);
  return self->found;
}

/* A row that does not have the header's columns: which cell is which is not sure. */
static void
check_shape (CvTable *self, const CvCsvRecord *record)
{
  if (record->has_stray_quote)
    add_problem (self, CV_ROW_PROBLEM_ROW, _("a quotation mark within a quoted cell"),
                 _("two quotation marks, where one is meant"));
  if (has_more_than (record, self->header.width))
    add_problem (self, CV_ROW_PROBLEM_ROW, count_words (self, record->n_fields),
                 _("as many columns as the header has"));
  else if (record->n_fields < self->min_width && !self->allows_short)
    add_problem (self, CV_ROW_PROBLEM_ROW, count_words (self, record->n_fields),
                 _("as many columns as the header has"));
}

static void
read_cells (CvTable *self, const CvCsvRecord *record)
{
  static char      nothing[1] = "";
  const CvCsvField no_field = { .text = nothing };

  for (guint i = 0; i < self->n_columns; i++)
    {
      const CvCsvField *field = i < record->n_fields ? &record->fields[i] : &no_field;
      const char       *expected;

      expected = cv_cell_reader_read (&self->readers[i], &self->rules[i], field,
                                      self->options.first_year, &self->cells[i]);
      if (expected != NULL)
        add_problem (self, i, self->cells[i].text, expected);
    }
}

const CvTableRow *
cv_table_next_row (CvTable *self, GCancellable *cancellable, GError **error)
{
  CvCsvRecord *record;

  if (!cv_rows_next (&self->rows, &record, cancellable, error))
    return NULL;
  if (record == NULL)
    {
      if (cv_input_is_changed (&self->input))
        g_set_error (error, CV_ERROR, CV_ERROR_BUSY,
                     _("“%s” was changed while it was read. Try again when it is complete."),
                     self->input.name);
      return NULL;
    }

  g_array_set_size (self->problems, 0);
  if (record->n_fields != self->n_columns || record->has_stray_quote)
    check_shape (self, record);
  read_cells (self, record);
  self->row = (CvTableRow) {
    .line = record->line,
    .n_cells = self->n_columns,
    .cells = self->cells,
    .n_problems = self->problems->len,
    .problems = (const CvRowProblem *) (gpointer) self->problems->data,
  };
  return &self->row;
}

void
cv_table_append_cell (const CvTable *self, guint column, const CvTableCell *cell, GString *text)
{
  g_return_if_fail (column < self->n_columns);

  cv_table_cell_append (cell, &self->rules[column], text);
}

guint
cv_table_n_columns (const CvTable *self)
{
  return self->n_columns;
}

const CvTableColumn *
cv_table_column (const CvTable *self, guint column)
{
  g_return_val_if_fail (column < self->n_columns, NULL);

  return &self->columns[column];
}

int
cv_table_find_column (const CvTable *self, const char *name)
{
  g_autofree char *wanted = cv_text_fold (name);

  for (guint i = 0; i < self->n_columns; i++)
    if (g_str_equal (self->names[i], name))
      return (int) i;
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *folded = cv_text_fold (self->names[i]);

      if (g_str_equal (folded, wanted))
        return (int) i;
    }

  return -1;
}

guint64
cv_table_n_rows (const CvTable *self)
{
  return self->n_rows;
}

guint64
cv_table_n_bytes (const CvTable *self)
{
  return (guint64) self->input.size;
}

guint64
cv_table_n_misfits (const CvTable *self)
{
  return self->n_misfits;
}

const CvTableQuestion *
cv_table_questions (const CvTable *self, guint *n)
{
  *n = self->questions->len;
  return (const CvTableQuestion *) (gpointer) self->questions->data;
}

const char *const *
cv_table_warnings (const CvTable *self, guint *n)
{
  *n = self->warnings->len;
  return (const char *const *) self->warnings->pdata;
}

const CvSkippedLine *
cv_table_skipped (const CvTable *self, guint *n, guint64 *total)
{
  *n = self->skipped->len;
  *total = self->n_skipped;
  return (const CvSkippedLine *) (gpointer) self->skipped->data;
}

const char *
cv_table_encoding (const CvTable *self)
{
  return cv_encoding_name (&self->encoding);
}

const char *
cv_table_newline (const CvTable *self)
{
  return self->newline;
}

char
cv_table_delimiter (const CvTable *self)
{
  return self->sniff.dialect.delimiter;
}

int
cv_table_header_line (const CvTable *self)
{
  return (int) self->header.line;
}

char
cv_table_decimal (const CvTable *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      const CvColumnTally *tally = &self->tallies[i];
      char                 decimal = self->columns[i].decimal;

      if ((decimal == '.' && tally->has_decimals_with_dot)
          || (decimal == ',' && tally->has_decimals_with_comma))
        return decimal;
    }

  return 0;
}

const char *
cv_table_thousands (const CvTable *self)
{
  return *self->thousands != '\0' ? self->thousands : NULL;
}

const char *
cv_table_currency (const CvTable *self)
{
  gunichar money = 0;

  for (guint i = 0; i < self->n_columns; i++)
    {
      const CvColumnTally *tally = &self->tallies[i];

      if (!cv_column_type_is_number (self->rules[i].type) || tally->n_money == 0)
        continue;
      if (tally->has_several_currencies || (money != 0 && money != tally->money))
        return NULL;
      money = tally->money;
    }

  return cv_cell_number_currency (money);
}

static const char *
describe_order (const CvTable *self, guint column)
{
  const CvColumnTally *tally = &self->tallies[column];

  if (self->rules[column].order != CV_DATE_ORDER_UNKNOWN)
    return cv_date_order_to_string (self->rules[column].order);
  if (tally->n_names > 0)
    return "month name";

  return tally->n_year_first > 0 ? "YMD" : NULL;
}

const char *
cv_table_date_order (const CvTable *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (cv_column_type_is_time (self->rules[i].type) && describe_order (self, i) != NULL)
      return describe_order (self, i);

  return NULL;
}

const char *
cv_table_time_zone (const CvTable *self)
{
  return *self->time_zone != '\0' ? self->time_zone : NULL;
}

gboolean
cv_table_period (const CvTable *self, CvDay *first, CvDay *last)
{
  *first = self->header.first;
  *last = self->header.last;

  return *first != CV_DAY_NONE;
}

const char *
cv_table_title (const CvTable *self)
{
  return self->header.title;
}
