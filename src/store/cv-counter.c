/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/cv-counter.h"

static const char look_next[] = "SELECT next FROM counter WHERE name = ?";

static const char take_next[] =
  "INSERT INTO counter (name, next) VALUES (?, 2)"
  " ON CONFLICT (name) DO UPDATE SET next = counter.next + 1"
  " RETURNING next - 1";

static const char raise_next[] =
  "INSERT INTO counter (name, next) VALUES (?1, ?2 + 1)"
  " ON CONFLICT (name) DO UPDATE SET next = max(counter.next, excluded.next)";

/* A number far out of range comes from a damaged file. */
static gboolean
check (CvDb *db, const char *name, gint64 number, GError **error)
{
  return (number >= 1 && number <= G_MAXINT32)
         || cv_db_fail_damaged (db, error, "counter %s", name);
}

gboolean
cv_counter_peek (CvDb *db, const char *name, gint64 *number, GError **error)
{
  g_autoptr (CvStatement) look = cv_db_prepare (db, look_next, error);
  int result;

  if (look == NULL)
    return FALSE;
  sqlite3_bind_text (look, 1, name, -1, SQLITE_TRANSIENT);
  result = cv_db_step (db, look, error);
  *number = result == SQLITE_ROW ? sqlite3_column_int64 (look, 0) : 1;
  return (result == SQLITE_ROW || result == SQLITE_DONE) && check (db, name, *number, error);
}

gboolean
cv_counter_next (CvDb *db, const char *name, gint64 *number, GError **error)
{
  g_autoptr (CvStatement) next = cv_db_prepare (db, take_next, error);

  if (next == NULL)
    return FALSE;
  sqlite3_bind_text (next, 1, name, -1, SQLITE_TRANSIENT);
  if (cv_db_step (db, next, error) != SQLITE_ROW)
    return FALSE;
  *number = sqlite3_column_int64 (next, 0);
  return check (db, name, *number, error) && cv_db_step (db, next, error) == SQLITE_DONE;
}

gboolean
cv_counter_raise (CvDb *db, const char *name, gint64 number, GError **error)
{
  g_autoptr (CvStatement) raise = cv_db_prepare (db, raise_next, error);

  if (raise == NULL)
    return FALSE;
  sqlite3_bind_text (raise, 1, name, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (raise, 2, number);
  return cv_db_run (db, raise, error);
}
