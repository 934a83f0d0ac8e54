/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A batch and its other side. While it stands, "set_aside" holds the values it overwrote or deleted
 * (days it filled for the first time need no line: the batch's number in "sample" says so). Undo
 * puts those back and sets the batch's own values aside, with an empty line for each day it had
 * deleted; redo is the same the other way. Since steps are undone in order, a value that bears the
 * batch's number is its own. One series at a time, so that memory is bounded by the longest. */

#include "store/cv-batch.h"

#include <math.h>

#include "base/cv-clock.h"
#include "base/cv-text.h"
#include "store/cv-cell.h"
#include "store/cv-sample-writer.h"

#define MAX_NAME_BYTES 4000

static const char *const origin_names[] = {
  [CV_ORIGIN_TYPED] = "typed",
  [CV_ORIGIN_FILE] = "file",
  [CV_ORIGIN_ACCOUNT] = "account",
  [CV_ORIGIN_ESTIMATED] = "estimated",
};

static const char insert_batch[] =
  "INSERT INTO batch (id, origin, name, note, \"when\") VALUES (?, ?, ?, ?, ?)";

static const char insert_series[] =
  "INSERT INTO batch_series (batch, series_id, first_day, last_day) VALUES (?, ?, ?, ?)";

static const char select_estimated[] = "SELECT id FROM batch WHERE origin = 'estimated'";

static const char select_series[] =
  "SELECT series_id, first_day, last_day FROM batch_series WHERE batch = ? ORDER BY series_id";

static const char select_set_aside[] =
  "SELECT day, value, value_batch FROM set_aside"
  " WHERE batch = ? AND series_id = ? ORDER BY day";

static const char delete_set_aside[] =
  "DELETE FROM set_aside WHERE batch = ? AND series_id = ?";

const char *
cv_origin_to_string (CvOrigin origin)
{
  g_return_val_if_fail ((guint) origin < G_N_ELEMENTS (origin_names), origin_names[0]);

  return origin_names[origin];
}

gboolean
cv_origin_from_string (const char *text, CvOrigin *origin)
{
  for (guint i = 0; i < G_N_ELEMENTS (origin_names); i++)
    if (g_str_equal (text, origin_names[i]))
      {
        *origin = (CvOrigin) i;
        return TRUE;
      }
  return FALSE;
}

gboolean
cv_batch_insert (CvDb *db, gint64 batch, const CvBatchInfo *info, GError **error)
{
  g_autoptr (CvStatement) insert = cv_db_prepare (db, insert_batch, error);
  g_autofree char *name = cv_text_clean (info->name, -1, MAX_NAME_BYTES);
  g_autofree char *note = cv_text_clean (info->note != NULL ? info->note : "", -1, MAX_NAME_BYTES);

  if (insert == NULL)
    return FALSE;
  sqlite3_bind_int64 (insert, 1, batch);
  sqlite3_bind_text (insert, 2, cv_origin_to_string (info->origin), -1, SQLITE_STATIC);
  sqlite3_bind_text (insert, 3, name, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (insert, 4, note, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (insert, 5, cv_clock_now ());
  return cv_db_run (db, insert, error);
}

gboolean
cv_batch_add_series (CvDb *db, gint64 batch, gint64 series, CvDay first, CvDay last, GError **error)
{
  g_autoptr (CvStatement) insert = cv_db_prepare (db, insert_series, error);

  if (insert == NULL)
    return FALSE;
  sqlite3_bind_int64 (insert, 1, batch);
  sqlite3_bind_int64 (insert, 2, series);
  sqlite3_bind_int64 (insert, 3, first);
  sqlite3_bind_int64 (insert, 4, last);
  return cv_db_run (db, insert, error);
}

GHashTable *
cv_batch_list_estimated (CvDb *db, GError **error)
{
  g_autoptr (CvStatement) get = cv_db_prepare (db, select_estimated, error);
  g_autoptr (GHashTable) ids = NULL;
  int result;

  if (get == NULL)
    return NULL;
  while ((result = cv_db_step (db, get, error)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (get, 0);

      if (ids == NULL)
        ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
    }
  return result == SQLITE_DONE ? g_steal_pointer (&ids) : NULL;
}

/* One series of a batch that is being undone or redone. */
typedef struct
{
  CvDb           *db;
  CvBulk         *bulk;
  CvSampleWriter *writer;
  gint64          batch;
  gint64          series;
  GArray         *set_aside; /* of CvSampleRow: the other side */
  GArray         *stored;    /* of CvSampleRow: what is there now, of any batch */
} Swap;

static gboolean
read_set_aside (Swap *swap, GError **error)
{
  g_autoptr (CvStatement) get = cv_db_prepare (swap->db, select_set_aside, error);
  CvSampleRow row = { .series = swap->series };
  int result;

  if (get == NULL)
    return FALSE;
  g_array_set_size (swap->set_aside, 0);
  sqlite3_bind_int64 (get, 1, swap->batch);
  sqlite3_bind_int64 (get, 2, swap->series);
  while ((result = cv_db_step (swap->db, get, error)) == SQLITE_ROW)
    {
      gboolean none = sqlite3_column_type (get, 1) == SQLITE_NULL;

      row.value = NAN;
      if (!cv_cell_read_day (get, 0, &row.day)
          || (!none && !cv_cell_read_number (get, 1, &row.value)))
        return cv_db_fail_damaged (swap->db, error, "set_aside %" G_GINT64_FORMAT, swap->batch);
      row.batch = sqlite3_column_int64 (get, 2);
      g_array_append_val (swap->set_aside, row);
    }
  return result == SQLITE_DONE;
}

static gboolean
read_stored (Swap *swap, CvDay first, CvDay last, GError **error)
{
  g_array_set_size (swap->stored, 0);
  return cv_bulk_read_rows (swap->bulk, swap->series, first, last, swap->stored, error);
}

/* One day: @stored and @other (either may be NULL) change places. */
static void
swap_day (Swap *swap, gboolean redo, const CvSampleRow *stored, const CvSampleRow *other)
{
  CvSampleRow none = { .series = swap->series,
                       .day = other != NULL ? other->day : stored->day,
                       .value = NAN };

  if (other == NULL)
    {
      /* Only while undoing, and only the batch's own: a day it filled for the first time. */
      if (redo || stored->batch != swap->batch)
        return;
      cv_sample_writer_remove (swap->writer, stored->series, stored->day);
      cv_sample_writer_set_aside (swap->writer, stored);
      return;
    }

  if (stored != NULL)
    cv_sample_writer_set_aside (swap->writer, stored);
  else if (!redo)
    cv_sample_writer_set_aside (swap->writer, &none);

  if (!isnan (other->value))
    {
      if (stored != NULL)
        cv_sample_writer_replace (swap->writer, other);
      else
        cv_sample_writer_insert (swap->writer, other);
    }
  else if (stored != NULL)
    cv_sample_writer_remove (swap->writer, stored->series, stored->day);
}

/* The row of @rows at *@at if it lies on @day; *@at then moves on. */
static const CvSampleRow *
take_day (GArray *rows, guint *at, CvDay day)
{
  const CvSampleRow *row = *at < rows->len ? &g_array_index (rows, CvSampleRow, *at) : NULL;

  if (row == NULL || row->day != day)
    return NULL;
  (*at)++;
  return row;
}

/* The day of the row at @at; after all days at the end. */
static CvDay
peek_day (GArray *rows, guint at)
{
  return at < rows->len ? g_array_index (rows, CvSampleRow, at).day : G_MAXINT32;
}

static gboolean
swap_series (Swap *swap, gboolean redo, CvDay first, CvDay last, GError **error)
{
  guint at_stored = 0, at_other = 0;

  if (!read_set_aside (swap, error) || !read_stored (swap, first, last, error)
      || !cv_db_run_with (swap->db, delete_set_aside, swap->batch, swap->series, error))
    return FALSE;

  while (at_stored < swap->stored->len || at_other < swap->set_aside->len)
    {
      CvDay day = MIN (peek_day (swap->stored, at_stored), peek_day (swap->set_aside, at_other));
      const CvSampleRow *stored = take_day (swap->stored, &at_stored, day);
      const CvSampleRow *other = take_day (swap->set_aside, &at_other, day);

      swap_day (swap, redo, stored, other);
      if (!cv_sample_writer_relieve (swap->writer, error))
        return FALSE;
    }
  return cv_sample_writer_flush (swap->writer, error)
         && cv_sample_writer_summarize (swap->db, swap->series, error);
}

typedef struct
{
  gint64 series;
  CvDay  first, last;
} Touched;

/* (transfer full) of Touched */
static GArray *
list_series (CvDb *db, gint64 batch, GError **error)
{
  g_autoptr (CvStatement) get = cv_db_prepare (db, select_series, error);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (Touched));
  Touched touched;
  int result;

  if (get == NULL)
    return NULL;
  sqlite3_bind_int64 (get, 1, batch);
  while ((result = cv_db_step (db, get, error)) == SQLITE_ROW)
    {
      if (!cv_cell_read_integer (get, 0, 1, G_MAXINT32, &touched.series)
          || !cv_cell_read_day (get, 1, &touched.first) || !cv_cell_read_day (get, 2, &touched.last))
        {
          cv_db_fail_damaged (db, error, "batch_series %" G_GINT64_FORMAT, batch);
          return NULL;
        }
      g_array_append_val (list, touched);
    }
  return result == SQLITE_DONE ? g_steal_pointer (&list) : NULL;
}

gboolean
cv_batch_swap (CvBulk *bulk, gint64 batch, gboolean redo, GError **error)
{
  CvDb *db = cv_bulk_get_db (bulk);
  g_autoptr (CvSampleWriter) writer = cv_sample_writer_new (bulk, batch);
  g_autoptr (GArray) set_aside = g_array_new (FALSE, FALSE, sizeof (CvSampleRow));
  g_autoptr (GArray) stored = g_array_new (FALSE, FALSE, sizeof (CvSampleRow));
  g_autoptr (GArray) list = list_series (db, batch, error);
  Swap swap = { db, bulk, writer, batch, 0, set_aside, stored };

  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    {
      Touched *touched = &g_array_index (list, Touched, i);

      swap.series = touched->series;
      if (!swap_series (&swap, redo, touched->first, touched->last, error))
        return FALSE;
    }
  return TRUE;
}
