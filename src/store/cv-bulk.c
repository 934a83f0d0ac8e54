/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writing: the smallest virtual table there can be; no indexes, no writing, one way through an
 * array. It exists only on the connection (no CREATE VIRTUAL TABLE, nothing in the file) and only
 * in the program's own SQL (DIRECTONLY).
 *
 * Reading: an aggregate function that appends what it is given to an array. It sees the rows in the
 * order of the range that is read; that they rise is checked and not assumed, which also bounds
 * what a damaged tree of pages that leads back to itself can give. */

#include "store/cv-bulk.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cv-error.h"
#include "model/cv-evaluate.h"
#include "store/cv-cell.h"

struct _CvBulk
{
  CvDb              *db;
  const CvSampleRow *rows; /* what "cv_rows" holds */
  const CvSampleRow *end;
  GArray            *into; /* where cv_gather() puts what it gets */
  guint              max;
  gint64             series;
  CvDay              last; /* that it got */
  gboolean           damaged;
  gboolean           too_many;
};

/* The table "cv_rows" */

typedef struct
{
  sqlite3_vtab base;
  CvBulk      *bulk;
} Table;

typedef struct
{
  sqlite3_vtab_cursor base;
  const CvSampleRow  *row;
  const CvSampleRow  *end;
} Cursor;

enum
{
  COLUMN_SERIES,
  COLUMN_DAY,
  COLUMN_VALUE,
  COLUMN_BATCH
};

static int
table_connect (sqlite3 *handle, void *data, int n_arguments, const char *const *arguments,
               sqlite3_vtab **table, char **message)
{
  Table *self = sqlite3_malloc (sizeof *self);

  if (self == NULL)
    return SQLITE_NOMEM;
  *self = (Table) { .bulk = data };
  *table = &self->base;
  sqlite3_vtab_config (handle, SQLITE_VTAB_DIRECTONLY);
  return sqlite3_declare_vtab (handle, "CREATE TABLE x (series_id, day, value, batch)");
}

static int
table_disconnect (sqlite3_vtab *table)
{
  sqlite3_free (table);
  return SQLITE_OK;
}

static int
table_best_index (sqlite3_vtab *table, sqlite3_index_info *info)
{
  info->estimatedRows = 10000;
  info->estimatedCost = 10000;
  return SQLITE_OK;
}

static int
table_open (sqlite3_vtab *table, sqlite3_vtab_cursor **cursor)
{
  Cursor *self = sqlite3_malloc (sizeof *self);

  if (self == NULL)
    return SQLITE_NOMEM;
  *self = (Cursor) { 0 };
  *cursor = &self->base;
  return SQLITE_OK;
}

static int
cursor_close (sqlite3_vtab_cursor *cursor)
{
  sqlite3_free (cursor);
  return SQLITE_OK;
}

static int
cursor_filter (sqlite3_vtab_cursor *cursor, int index, const char *index_text, int n_values,
               sqlite3_value **values)
{
  Cursor *self = (Cursor *) cursor;
  CvBulk *bulk = ((Table *) cursor->pVtab)->bulk;

  self->row = bulk->rows;
  self->end = bulk->end;
  return SQLITE_OK;
}

static int
cursor_next (sqlite3_vtab_cursor *cursor)
{
  ((Cursor *) cursor)->row++;
  return SQLITE_OK;
}

static int
cursor_eof (sqlite3_vtab_cursor *cursor)
{
  Cursor *self = (Cursor *) cursor;

  return self->row == self->end;
}

static int
cursor_column (sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column)
{
  const CvSampleRow *row = ((Cursor *) cursor)->row;

  switch (column)
    {
    case COLUMN_SERIES:
      sqlite3_result_int64 (context, row->series);
      break;
    case COLUMN_DAY:
      sqlite3_result_int64 (context, row->day);
      break;
    case COLUMN_VALUE:
      sqlite3_result_double (context, row->value); /* NAN as NULL */
      break;
    case COLUMN_BATCH:
    default:
      if (!isnan (row->value))
        sqlite3_result_int64 (context, row->batch);
      break;
    }
  return SQLITE_OK;
}

static int
cursor_rowid (sqlite3_vtab_cursor *cursor, sqlite3_int64 *id)
{
  Cursor *self = (Cursor *) cursor;

  *id = self->end - self->row;
  return SQLITE_OK;
}

static const sqlite3_module rows_module = {
  .iVersion = 1,
  .xConnect = table_connect,
  .xBestIndex = table_best_index,
  .xDisconnect = table_disconnect,
  .xOpen = table_open,
  .xClose = cursor_close,
  .xFilter = cursor_filter,
  .xNext = cursor_next,
  .xEof = cursor_eof,
  .xColumn = cursor_column,
  .xRowid = cursor_rowid,
};

gboolean
cv_bulk_write (CvBulk *self, const char *sql, gint64 parameter, const CvSampleRow *rows,
               gsize n_rows, GError **error)
{
  gboolean ok;

  self->rows = rows;
  self->end = rows + n_rows;
  ok = cv_db_run_with (self->db, sql, parameter, 0, error);
  self->rows = NULL;
  self->end = NULL;
  return ok;
}

/* The functions cv_gather (day, value) and cv_gather (day, value, batch) */

static const char gather_samples[] =
  "SELECT cv_gather (day, value) FROM sample WHERE series_id = ?1 AND day BETWEEN"
  " (SELECT coalesce (max (day), ?2) FROM sample WHERE series_id = ?1 AND day < ?2) AND ?3";

static const char gather_rows[] =
  "SELECT cv_gather (day, value, batch) FROM sample"
  " WHERE series_id = ? AND day BETWEEN ? AND ?";

gboolean
cv_bulk_check_value (int day_type, gint64 day, int value_type, double value, CvDay after)
{
  return day_type == SQLITE_INTEGER && value_type == SQLITE_FLOAT && day > after
         && cv_cell_is_day (day) && isfinite (value);
}

static void
gather_step (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  CvBulk *self = sqlite3_user_data (context);
  gint64  day = sqlite3_value_int64 (values[0]);
  double  value = sqlite3_value_double (values[1]);

  self->damaged = !cv_bulk_check_value (sqlite3_value_type (values[0]), day,
                                        sqlite3_value_type (values[1]), value, self->last)
                  || (n_values > 2 && sqlite3_value_type (values[2]) != SQLITE_INTEGER);
  self->too_many = self->into->len == self->max;
  if (self->damaged || self->too_many)
    {
      sqlite3_result_error_code (context, SQLITE_CORRUPT);
      return;
    }

  self->last = (CvDay) day;
  if (n_values > 2)
    {
      CvSampleRow row = { self->series, sqlite3_value_int64 (values[2]), value, self->last };

      g_array_append_val (self->into, row);
    }
  else
    {
      CvSample sample = { self->last, value };

      g_array_append_val (self->into, sample);
    }
}

static void
gather_end (sqlite3_context *context)
{
}

static gboolean
fail_reading (CvBulk *self, GError **error)
{
  if (self->too_many)
    g_set_error (error, CV_ERROR, CV_ERROR_LIMIT,
                 _("“%s” holds more values than can be shown at once. Choose a shorter span of "
                   "days."),
                 cv_db_get_display_name (self->db));
  else if (self->damaged)
    cv_db_fail_damaged (self->db, error, "series %" G_GINT64_FORMAT, self->series);
  else
    cv_db_fail (self->db, error);
  return FALSE;
}

static gboolean
gather (CvBulk *self, const char *sql, gint64 series, CvDay from, CvDay to, GError **error)
{
  g_autoptr (CvStatement) get = cv_db_prepare (self->db, sql, error);

  if (get == NULL)
    return FALSE;
  self->series = series;
  self->last = CV_DAY_NONE;
  self->damaged = FALSE;
  self->too_many = FALSE;
  sqlite3_bind_int64 (get, 1, series);
  sqlite3_bind_int64 (get, 2, from);
  sqlite3_bind_int64 (get, 3, to);
  return sqlite3_step (get) == SQLITE_ROW || fail_reading (self, error);
}

gboolean
cv_bulk_read_rows (CvBulk *self, gint64 series, CvDay from, CvDay to, GArray *rows, GError **error)
{
  self->into = rows;
  self->max = G_MAXUINT;
  return gather (self, gather_rows, series, from, to, error);
}

gboolean
cv_bulk_read (CvBulk *self, gint64 series, CvDay from, CvDay to, GArray *samples, guint max,
              GError **error)
{
  self->into = samples;
  self->max = max;
  return gather (self, gather_samples, series, from, to, error);
}

CvBulk *
cv_bulk_add (CvDb *db, GError **error)
{
  sqlite3 *handle = cv_db_get_handle (db);
  CvBulk  *self = g_new0 (CvBulk, 1);
  int flags = SQLITE_UTF8 | SQLITE_DIRECTONLY;

  self->db = db;
  /* The connection frees it with the table, also if adding fails. */
  if (sqlite3_create_module_v2 (handle, "cv_rows", &rows_module, self, g_free) != SQLITE_OK
      || sqlite3_create_function (handle, "cv_gather", 2, flags, self, NULL, gather_step,
                                  gather_end)
             != SQLITE_OK
      || sqlite3_create_function (handle, "cv_gather", 3, flags, self, NULL, gather_step,
                                  gather_end)
             != SQLITE_OK)
    {
      cv_db_fail (db, error);
      return NULL;
    }
  return self;
}

CvDb *
cv_bulk_get_db (CvBulk *self)
{
  return self->db;
}
