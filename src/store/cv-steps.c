/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The stack. A step that leaves it at the bottom takes along what was kept for undoing it; a
 * batch's own line stays, since its values do. A step that was undone and is dropped takes its
 * batch along: nothing can mention it any more. */

#include "store/cv-steps.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/cv-clock.h"
#include "base/cv-error.h"
#include "store/cv-cell.h"
#include "store/cv-counter.h"

#define MAX_STEPS 1000
#define MAX_BYTES (64 * 1024 * 1024)

/* What was undone can be redone only until something else is done. */
static const char *const drop_undone[] = {
  "DELETE FROM set_aside WHERE batch IN (SELECT batch FROM step WHERE undone = 1)",
  "DELETE FROM batch_series WHERE batch IN (SELECT batch FROM step WHERE undone = 1)",
  "DELETE FROM batch WHERE id IN (SELECT batch FROM step WHERE undone = 1)",
  "DELETE FROM step WHERE undone = 1",
};

/* ?: the number of the newest step to go */
static const char *const drop_oldest[] = {
  "DELETE FROM set_aside WHERE batch IN (SELECT batch FROM step WHERE number <= ?)",
  "DELETE FROM batch_series WHERE batch IN (SELECT batch FROM step WHERE number <= ?)",
  "DELETE FROM step WHERE number <= ?",
};

/* The newest step that lies below ?1 others or ?2 bytes; the newest of all always stays. */
static const char find_too_old[] =
  "SELECT max(number) FROM"
  " (SELECT number,"
  "         row_number() OVER (ORDER BY number DESC) AS place,"
  "         sum(size) OVER (ORDER BY number DESC) AS bytes"
  "  FROM step)"
  " WHERE place > ?1 OR (bytes > ?2 AND place > 1)";

static const char insert_step[] =
  "INSERT INTO step (number, name, \"when\", undone, size, changes, batch)"
  " VALUES (?, ?, ?, 0, ?, ?, ?)";

/* A batch is one step's: two that name it cannot both take it back. */
#define N_OF_BATCH " (SELECT count(*) FROM step AS other WHERE other.batch = step.batch)"

static const char get_undo[] =
  "SELECT number, name, changes, batch," N_OF_BATCH " FROM step"
  " WHERE undone = 0 ORDER BY number DESC LIMIT 1";

static const char get_redo[] =
  "SELECT number, name, changes, batch," N_OF_BATCH " FROM step"
  " WHERE undone = 1 ORDER BY number LIMIT 1";

static const char mark_step[] = "UPDATE step SET undone = ?2 WHERE number = ?1";

static const char list_steps[] =
  "SELECT number, name, \"when\", undone FROM"
  " (SELECT * FROM step ORDER BY number DESC LIMIT ?)"
  " ORDER BY number";

static gboolean
run_all (CvDb *db, const char *const *statements, guint n_statements, gint64 number, GError **error)
{
  for (guint i = 0; i < n_statements; i++)
    if (!cv_db_run_with (db, statements[i], number, 0, error))
      return FALSE;
  return TRUE;
}

static gboolean
prune (CvDb *db, GError **error)
{
  g_autoptr (CvStatement) find = cv_db_prepare (db, find_too_old, error);
  gint64 number;

  if (find == NULL)
    return FALSE;
  sqlite3_bind_int64 (find, 1, MAX_STEPS);
  sqlite3_bind_int64 (find, 2, MAX_BYTES);
  if (cv_db_step (db, find, error) != SQLITE_ROW)
    return FALSE;
  if (sqlite3_column_type (find, 0) == SQLITE_NULL)
    return TRUE;
  number = sqlite3_column_int64 (find, 0);
  sqlite3_reset (find);
  return run_all (db, drop_oldest, G_N_ELEMENTS (drop_oldest), number, error);
}

gboolean
cv_steps_push (CvDb *db, const char *name, GBytes *changes, gint64 batch, gint64 size,
               GError **error)
{
  g_autoptr (CvStatement) insert = cv_db_prepare (db, insert_step, error);
  gint64 number;

  if (insert == NULL || !run_all (db, drop_undone, G_N_ELEMENTS (drop_undone), 0, error)
      || !cv_counter_next (db, "step", &number, error))
    return FALSE;

  sqlite3_bind_int64 (insert, 1, number);
  sqlite3_bind_text (insert, 2, name, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (insert, 3, cv_clock_now ());
  sqlite3_bind_int64 (insert, 4, size);
  if (changes != NULL)
    sqlite3_bind_blob (insert, 5, g_bytes_get_data (changes, NULL),
                       (int) g_bytes_get_size (changes), SQLITE_STATIC);
  if (batch != 0)
    sqlite3_bind_int64 (insert, 6, batch);
  return cv_db_run (db, insert, error) && prune (db, error);
}

static CvStackStep *
read_step (CvDb *db, CvStatement *get, GError **error)
{
  g_autoptr (CvStackStep) step = g_new0 (CvStackStep, 1);
  gboolean has_batch = cv_cell_read_integer (get, 3, 1, G_MAXINT32, &step->batch);
  gboolean has_changes = sqlite3_column_type (get, 2) == SQLITE_BLOB;

  step->name = g_strdup (cv_cell_read_text (get, 1));
  if (!cv_cell_read_integer (get, 0, 1, G_MAXINT64, &step->number) || step->name == NULL
      || (!has_batch && !has_changes) || (has_batch && sqlite3_column_int (get, 4) != 1))
    {
      cv_db_fail_damaged (db, error, "step %" G_GINT64_FORMAT, step->number);
      return NULL;
    }
  if (has_changes)
    step->changes =
        g_bytes_new (sqlite3_column_blob (get, 2), (gsize) sqlite3_column_bytes (get, 2));
  return g_steal_pointer (&step);
}

CvStackStep *
cv_steps_get (CvDb *db, gboolean redo, GError **error)
{
  g_autoptr (CvStatement) get = cv_db_prepare (db, redo ? get_redo : get_undo, error);
  int result;

  if (get == NULL)
    return NULL;
  result = cv_db_step (db, get, error);
  if (result == SQLITE_ROW)
    return read_step (db, get, error);
  if (result == SQLITE_DONE)
    g_set_error_literal (error, CV_ERROR, CV_ERROR_NOT_FOUND,
                         redo ? _("There is nothing to redo.") : _("There is nothing to undo."));
  return NULL;
}

gboolean
cv_steps_mark (CvDb *db, gint64 number, gboolean undone, GError **error)
{
  return cv_db_run_with (db, mark_step, number, undone ? 1 : 0, error);
}

GPtrArray *
cv_steps_list (CvDb *db, GError **error)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) cv_step_free);
  g_autoptr (CvStatement) get = cv_db_prepare (db, list_steps, error);
  int result;

  if (get == NULL)
    return NULL;
  sqlite3_bind_int64 (get, 1, MAX_STEPS);
  while ((result = cv_db_step (db, get, error)) == SQLITE_ROW)
    {
      CvStep     *step = g_new0 (CvStep, 1);
      const char *name = cv_cell_read_text (get, 1);

      g_ptr_array_add (steps, step);
      step->number = sqlite3_column_int64 (get, 0);
      step->name = g_strdup (name);
      step->when = sqlite3_column_int64 (get, 2);
      step->undone = sqlite3_column_int (get, 3) != 0;
      if (name == NULL)
        {
          cv_db_fail_damaged (db, error, "step %" G_GINT64_FORMAT, step->number);
          return NULL;
        }
    }
  return result == SQLITE_DONE ? g_steal_pointer (&steps) : NULL;
}

void
cv_stack_step_free (CvStackStep *step)
{
  if (step == NULL)
    return;
  g_free (step->name);
  g_clear_pointer (&step->changes, g_bytes_unref);
  g_free (step);
}

void
cv_step_free (CvStep *step)
{
  if (step == NULL)
    return;
  g_free (step->name);
  g_free (step);
}
