/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Four questions, from the outside in: do the pages form trees (integrity_check; quick_check misses
 * a fifth of it), is the schema ours, is every record what its fields say and does every reference
 * lead somewhere, is every value a value of a known series and batch, and is the summary of each
 * series true. */

#include "store/cv-verify.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/cv-error.h"
#include "store/cv-batch.h"
#include "store/cv-bulk.h"
#include "store/cv-cell.h"
#include "store/cv-records.h"
#include "store/cv-schema.h"
#include "store/cv-steps.h"

static const char select_series[] =
  "SELECT id, metric, channel, grain, first_day, last_day, last_value FROM series ORDER BY id";

static const char select_samples[] =
  "SELECT series_id, day, value, batch FROM sample ORDER BY series_id, day";

static const char select_batches[] = "SELECT id, origin, name, note, \"when\" FROM batch";

static const char find_stray_batch[] =
  "SELECT number FROM step WHERE batch IS NOT NULL"
  " AND batch NOT IN (SELECT id FROM batch) LIMIT 1";

static gboolean
check_pages (CvDb *db, GError **error)
{
  g_autoptr (CvStatement) check = cv_db_prepare (db, "PRAGMA integrity_check(1)", error);
  const char *found;
  int result;

  if (check == NULL)
    return FALSE;
  result = cv_db_step (db, check, error);
  if (result != SQLITE_ROW)
    return result == SQLITE_DONE;
  found = (const char *) sqlite3_column_text (check, 0);
  if (g_strcmp0 (found, "ok") == 0)
    return TRUE;
  g_set_error (error, CV_ERROR, CV_ERROR_DAMAGED,
               /* Translators: file name, then SQLite's own words, in English */
               _("“%1$s” is damaged: %2$s. Open a backup of it."), cv_db_get_display_name (db),
               found != NULL ? found : "?");
  return FALSE;
}

static gboolean
check_records (CvDb *db, GError **error)
{
  g_autoptr (GPtrArray) changes = cv_records_load (db, error);

  return changes != NULL;
}

/* Ids of all batches, each looked at. (transfer full) */
static GHashTable *
check_batches (CvDb *db, GError **error)
{
  g_autoptr (CvStatement) get = cv_db_prepare (db, select_batches, error);
  g_autoptr (GHashTable) ids = g_hash_table_new (NULL, NULL);
  CvOrigin origin;
  gint64   id = 0, when;
  int      result;

  if (get == NULL)
    return NULL;
  while ((result = cv_db_step (db, get, error)) == SQLITE_ROW)
    {
      const char *name = cv_cell_read_text (get, 1);

      if (!cv_cell_read_integer (get, 0, 1, G_MAXINT32, &id) || name == NULL
          || !cv_origin_from_string (name, &origin) || cv_cell_read_text (get, 2) == NULL
          || cv_cell_read_text (get, 3) == NULL
          || !cv_cell_read_integer (get, 4, 0, G_MAXINT64, &when))
        {
          cv_db_fail_damaged (db, error, "batch %" G_GINT64_FORMAT, id);
          return NULL;
        }
      g_hash_table_add (ids, GINT_TO_POINTER (id));
    }
  return result == SQLITE_DONE ? g_steal_pointer (&ids) : NULL;
}

/* A walk over all values, in the order of the series. */
typedef struct
{
  CvDb        *db;
  GHashTable  *batches;
  CvStatement *samples;
  int          result; /* of the last step of samples */
} Walk;

static gboolean
step (Walk *walk, GError **error)
{
  walk->result = cv_db_step (walk->db, walk->samples, error);
  return walk->result == SQLITE_ROW || walk->result == SQLITE_DONE;
}

static gboolean
is_first_of_period (CvDay day, CvGrain grain)
{
  return grain == CV_GRAIN_DAY || cv_period_first (day, grain) == day;
}

/* What the values of one series come to. */
typedef struct
{
  CvDay  first, last;
  double last_value;
} Summary;

/* The value the walk stands on; it must lie after the one before. */
static gboolean
take_value (Walk *walk, CvGrain grain, Summary *summary)
{
  CvStatement *row = walk->samples;
  gint64 day = sqlite3_column_int64 (row, 1);
  double value = sqlite3_column_double (row, 2);
  int    batch = sqlite3_column_int (row, 3);

  if (!cv_bulk_check_value (sqlite3_column_type (row, 1), day, sqlite3_column_type (row, 2), value,
                            summary->last)
      || !is_first_of_period ((CvDay) day, grain)
      || !g_hash_table_contains (walk->batches, GINT_TO_POINTER (batch)))
    return FALSE;
  summary->last = (CvDay) day;
  summary->last_value = value;
  if (summary->first == CV_DAY_NONE)
    summary->first = summary->last;
  return TRUE;
}

/* All values of the series on which the walk stands. */
static gboolean
check_samples (Walk *walk, gint64 series, CvGrain grain, Summary *summary, GError **error)
{
  *summary = (Summary) { CV_DAY_NONE, CV_DAY_NONE, 0 };
  while (walk->result == SQLITE_ROW && sqlite3_column_int64 (walk->samples, 0) == series)
    {
      if (!take_value (walk, grain, summary))
        return cv_db_fail_damaged (walk->db, error, "series %" G_GINT64_FORMAT, series);
      if (!step (walk, error))
        return FALSE;
    }
  return TRUE;
}

/* Whether the kept summary is what the values say. */
static gboolean
is_summary_true (CvStatement *get, const Summary *summary)
{
  gint64 first, last;
  double value;

  if (summary->first == CV_DAY_NONE)
    return sqlite3_column_type (get, 4) == SQLITE_NULL
           && sqlite3_column_type (get, 5) == SQLITE_NULL;
  return cv_cell_read_integer (get, 4, summary->first, summary->first, &first)
         && cv_cell_read_integer (get, 5, summary->last, summary->last, &last)
         && cv_cell_read_number (get, 6, &value) && value == summary->last_value;
}

static gboolean
check_series (Walk *walk, CvStatement *get, GError **error)
{
  const char *grain_name = cv_cell_read_text (get, 3);
  CvGrain grain;
  Summary summary;
  gint64  id = 0;

  if (!cv_cell_read_integer (get, 0, 1, G_MAXINT32, &id) || cv_cell_read_text (get, 1) == NULL
      || cv_cell_read_text (get, 2) == NULL || grain_name == NULL
      || !cv_grain_from_string (grain_name, &grain))
    return cv_db_fail_damaged (walk->db, error, "series %" G_GINT64_FORMAT, id);
  if (!check_samples (walk, id, grain, &summary, error))
    return FALSE;
  return is_summary_true (get, &summary)
         || cv_db_fail_damaged (walk->db, error, "series %" G_GINT64_FORMAT, id);
}

static gboolean
walk_values (Walk *walk, GError **error)
{
  g_autoptr (CvStatement) get = cv_db_prepare (walk->db, select_series, error);
  int result;

  if (get == NULL || !step (walk, error))
    return FALSE;
  while ((result = cv_db_step (walk->db, get, error)) == SQLITE_ROW)
    if (!check_series (walk, get, error))
      return FALSE;
  if (result != SQLITE_DONE)
    return FALSE;
  /* Values of no series. */
  return walk->result == SQLITE_DONE || cv_db_fail_damaged (walk->db, error, "sample");
}

static gboolean
check_values (CvDb *db, GError **error)
{
  g_autoptr (CvStatement) samples = cv_db_prepare (db, select_samples, error);
  g_autoptr (GHashTable)  batches = check_batches (db, error);
  Walk walk = { db, batches, samples, SQLITE_DONE };

  return samples != NULL && batches != NULL && walk_values (&walk, error);
}

static gboolean
check_steps (CvDb *db, GError **error)
{
  g_autoptr (GPtrArray) steps = cv_steps_list (db, error);
  gint64 stray;

  if (steps == NULL || !cv_db_get_integer (db, find_stray_batch, &stray, error))
    return FALSE;
  return stray == 0 || cv_db_fail_damaged (db, error, "step %" G_GINT64_FORMAT, stray);
}

gboolean
cv_verify (CvDb *db, GError **error)
{
  int version;
  gboolean ok;

  if (!cv_db_begin (db, FALSE, error))
    return FALSE;
  ok = check_pages (db, error) && cv_schema_check (db, &version, error) && check_records (db, error)
       && check_values (db, error) && check_steps (db, error);
  return cv_db_end (db, ok, error);
}
