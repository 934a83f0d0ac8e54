/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sources/cv-table-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/cv-error.h"

#define MAX_REJECTED 10000
#define DUMP_FLAGS (JSON_COMPACT | JSON_ENCODE_ANY)

static void
set_text (json_t *object, const char *key, const char *text)
{
  json_object_set_new (object, key, text != NULL ? json_string (text) : json_null ());
}

static void
set_char (json_t *object, const char *key, char c)
{
  const char text[2] = { c, '\0' };

  set_text (object, key, c != 0 ? text : NULL);
}

static json_t *
list_skipped (const CvTable *table)
{
  json_t              *list = json_array ();
  guint                n;
  guint64              total;
  const CvSkippedLine *lines = cv_table_skipped (table, &n, &total);

  for (guint i = 0; i < n; i++)
    json_array_append_new (list, json_pack ("{s:I, s:s}", "line", (json_int_t) lines[i].line, "why",
                                            lines[i].why));

  return list;
}

static json_t *
list_columns (const CvTable *table, const CvLayout *layout)
{
  json_t *list = json_array ();

  for (guint i = 0; i < cv_table_n_columns (table); i++)
    {
      const CvTableColumn *column = cv_table_column (table, i);
      json_t              *object = json_object ();

      set_text (object, "name", column->name);
      set_text (object, "type", cv_column_type_to_string (column->type));
      if (layout != NULL && layout->columns[i].role != NULL)
        set_text (object, "role", layout->columns[i].role);
      json_array_append_new (list, object);
    }

  return list;
}

/* Which metric of a plan each column would be. */
static json_t *
list_metrics (const CvTable *table, const CvLayout *layout)
{
  json_t *metrics = json_object ();

  for (guint i = 0; layout != NULL && i < layout->n_columns; i++)
    if (layout->columns[i].metric != NULL)
      set_text (metrics, cv_table_column (table, i)->name, layout->columns[i].metric);

  return metrics;
}

static json_t *
list_questions (const CvTable *table)
{
  json_t                *list = json_array ();
  guint                  n;
  const CvTableQuestion *questions = cv_table_questions (table, &n);

  for (guint i = 0; i < n; i++)
    json_array_append_new (list, json_string (questions[i].text));

  return list;
}

static json_t *
list_warnings (const CvTable *table)
{
  json_t            *list = json_array ();
  guint              n;
  const char *const *warnings = cv_table_warnings (table, &n);

  for (guint i = 0; i < n; i++)
    json_array_append_new (list, json_string (warnings[i]));

  return list;
}

static void
set_period (json_t *object, const CvTable *table)
{
  CvDay first, last;
  char  from[CV_DAY_BUFFER], to[CV_DAY_BUFFER];

  if (cv_table_period (table, &first, &last))
    json_object_set_new (object, "period",
                         json_pack ("{s:s, s:s}", "start", cv_day_format (first, from), "end",
                                    cv_day_format (last, to)));
}

json_t *
cv_table_json_head (const CvTable *table, const CvLayout *layout)
{
  json_t *head = json_object ();
  guint64 n_rows = cv_table_n_rows (table) - cv_table_n_misfits (table);

  set_text (head, "encoding", cv_table_encoding (table));
  set_text (head, "newline", cv_table_newline (table));
  set_char (head, "delimiter", cv_table_delimiter (table));
  json_object_set_new (head, "header_line", json_integer (cv_table_header_line (table)));
  json_object_set_new (head, "skip_lines", list_skipped (table));
  json_object_set_new (head, "columns", list_columns (table, layout));
  json_object_set_new (head, "metrics", list_metrics (table, layout));
  json_object_set_new (head, "row_count", json_integer ((json_int_t) n_rows));
  set_text (head, "date_order", cv_table_date_order (table));
  set_char (head, "decimal", cv_table_decimal (table));
  set_text (head, "thousands", cv_table_thousands (table));
  set_text (head, "currency", cv_table_currency (table));
  set_text (head, "timezone", cv_table_time_zone (table));
  set_period (head, table);
  json_object_set_new (head, "ask_user", list_questions (table));
  json_object_set_new (head, "warn_user", list_warnings (table));

  return head;
}

/* Whole numbers as JSON integers; of any other number only text keeps the digits. */
static json_t *
make_value (const CvTable *table, guint column, const CvTableCell *cell)
{
  g_autoptr (GString) text = NULL;

  if (cell->kind == CV_CELL_NULL || cell->kind == CV_CELL_PROBLEM)
    return json_null ();
  if (cell->kind == CV_CELL_NUMBER && cv_table_column (table, column)->type == CV_COLUMN_INTEGER)
    return json_integer ((json_int_t) cell->number);

  text = g_string_new (NULL);
  cv_table_append_cell (table, column, cell, text);
  return json_stringn_nocheck (text->str, text->len);
}

json_t *
cv_table_json_row (const CvTable *table, const CvTableRow *row)
{
  json_t *object = json_object ();

  for (guint i = 0; i < row->n_cells; i++)
    json_object_set_new (object, cv_table_column (table, i)->name,
                         make_value (table, i, &row->cells[i]));

  return object;
}

static void
list_problems (json_t *rejected, const CvTable *table, const CvTableRow *row)
{
  for (guint i = 0; i < row->n_problems && json_array_size (rejected) < MAX_REJECTED; i++)
    {
      const CvRowProblem *problem = &row->problems[i];
      json_t             *object = json_object ();

      json_object_set_new (object, "line", json_integer ((json_int_t) row->line));
      set_text (object, "column",
                problem->column == CV_ROW_PROBLEM_ROW
                  ? NULL
                  : cv_table_column (table, problem->column)->name);
      set_text (object, "found", problem->found);
      set_text (object, "expected", problem->expected);
      json_array_append_new (rejected, object);
    }
}

static gboolean
is_misfit (const CvTableRow *row)
{
  return row->n_problems > 0 && row->problems[0].column == CV_ROW_PROBLEM_ROW;
}

typedef gboolean (*RowSink) (json_t *row, gpointer data);

/* Gives each row to @sink, which takes it, and its problems to @rejected. A row whose columns are
 * not sure is only rejected. */
static gboolean
each_row (CvTable      *table,
          RowSink       sink,
          gpointer      data,
          json_t       *rejected,
          GCancellable *cancellable,
          GError      **error)
{
  GError *local = NULL;

  if (!cv_table_rewind (table, error))
    return FALSE;
  for (;;)
    {
      const CvTableRow *row = cv_table_next_row (table, cancellable, &local);

      if (row == NULL)
        break;
      list_problems (rejected, table, row);
      if (is_misfit (row))
        continue;
      if (!sink (cv_table_json_row (table, row), data))
        {
          g_set_error_literal (error, CV_ERROR, CV_ERROR_STORAGE,
                               _("The rows could not be written out."));
          return FALSE;
        }
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, local);
  return FALSE;
}

static gboolean
append_row (json_t *row, gpointer data)
{
  return json_array_append_new (data, row) == 0;
}

json_t *
cv_table_to_json (CvTable *table, const CvLayout *layout, GCancellable *cancellable, GError **error)
{
  json_t *document = cv_table_json_head (table, layout);
  json_t *rows = json_array ();
  json_t *rejected = json_array ();

  json_object_set_new (document, "rows", rows);
  json_object_set_new (document, "rejected", rejected);
  if (each_row (table, append_row, rows, rejected, cancellable, error))
    return document;

  json_decref (document);
  return NULL;
}

typedef struct
{
  FILE    *out;
  gboolean has_rows;
} Writer;

static gboolean
write_row (json_t *row, gpointer data)
{
  Writer  *writer = data;
  gboolean is_written;

  is_written = fputs (writer->has_rows ? ",\n  " : "\n  ", writer->out) >= 0
               && json_dumpf (row, writer->out, DUMP_FLAGS) == 0;
  writer->has_rows = TRUE;
  json_decref (row);

  return is_written;
}

static void
write_value (FILE *out, const char *key, const json_t *value, const char *end)
{
  fprintf (out, " \"%s\": ", key);
  json_dumpf (value, out, DUMP_FLAGS);
  fputs (end, out);
}

gboolean
cv_table_json_write (CvTable        *table,
                     const CvLayout *layout,
                     FILE           *out,
                     GCancellable   *cancellable,
                     GError        **error)
{
  Writer      writer = { .out = out };
  json_t     *head = cv_table_json_head (table, layout);
  json_t     *rejected = json_array ();
  const char *key;
  json_t     *value;
  gboolean    is_written;

  fputs ("{\n", out);
  json_object_foreach (head, key, value)
    write_value (out, key, value, ",\n");
  fputs (" \"rows\": [", out);
  is_written = each_row (table, write_row, &writer, rejected, cancellable, error);
  fputs ("],\n", out);
  write_value (out, "rejected", rejected, "\n}\n");
  json_decref (head);
  json_decref (rejected);

  return is_written;
}
