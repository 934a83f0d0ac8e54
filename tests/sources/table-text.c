/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table-text.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

CvTable *
table_from_bytes (const char *bytes, gssize size, const CvTableOptions *options, GError **error)
{
  g_autofree char *path = NULL;
  gsize            length = size < 0 ? strlen (bytes) : (gsize) size;
  int              fd = g_file_open_tmp ("cultivar-test-XXXXXX", &path, NULL);
  CvTable         *table;

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, bytes, length), ==, (gssize) length);
  close (fd);
  table = cv_table_open (path, options, NULL, error);
  g_unlink (path);

  return table;
}

CvTable *
table_from_text (const char *text, const CvTableOptions *options)
{
  g_autoptr (GError) error = NULL;
  CvTable           *table = table_from_bytes (text, -1, options, &error);

  g_assert_no_error (error);
  g_assert_nonnull (table);

  return table;
}

static void
append_cell (const CvTable *table, guint column, const CvTableCell *cell, GString *text)
{
  if (column > 0)
    g_string_append_c (text, '|');
  if (cell->kind == CV_CELL_NULL)
    g_string_append_c (text, '~');
  else if (cell->kind == CV_CELL_PROBLEM)
    g_string_append_printf (text, "!%s", cell->text);
  else
    cv_table_append_cell (table, column, cell, text);
}

char *
table_rows (CvTable *table)
{
  g_autoptr (GError) error = NULL;
  GString           *text = g_string_new (NULL);
  const CvTableRow  *row;

  g_assert_true (cv_table_rewind (table, &error));
  while ((row = cv_table_next_row (table, NULL, &error)) != NULL)
    {
      for (guint i = 0; i < row->n_cells; i++)
        append_cell (table, i, &row->cells[i], text);
      if (row->n_problems > 0 && row->problems[0].column == CV_ROW_PROBLEM_ROW)
        g_string_append_printf (text, " (%s)", row->problems[0].found);
      g_string_append_c (text, '\n');
    }
  g_assert_no_error (error);

  return g_string_free (text, FALSE);
}

char *
table_types (const CvTable *table)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < cv_table_n_columns (table); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            cv_column_type_to_string (cv_table_column (table, i)->type));

  return g_string_free (text, FALSE);
}
