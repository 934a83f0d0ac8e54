/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The connection. Its settings are the promise "what is shown as saved is saved":
 *
 * - A rollback journal and synchronous=EXTRA: the journal's removal is synced, too, so that a power
 *   cut cannot bring back the moment before an acknowledged edit. One file at rest, none beside it.
 * - A plan file may come from anywhere. DEFENSIVE, no trusted schema, no triggers, no views, no
 *   double-quoted strings, bounded lengths: nothing in a file is ever run. What this leaves open is
 *   closed by cv-schema.c, which knows the schema text by heart.
 * - No memory map: a damaged disk must be an error, not a signal.
 *
 * SQLite's own mutexes are off; a connection belongs to one thread at a time. */

#include "store/cv-db.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>
#include <time.h>

#include "base/cv-error.h"
#include "store/cv-db-error.h"

#define BUSY_MS 5000
#define OPCODES_BETWEEN_LOOKS 20000
#define OPENING_SECONDS 0.8

struct _CvDb
{
  sqlite3      *handle;
  char         *path;
  char         *display_name;
  GHashTable   *statements; /* SQL text -> sqlite3_stmt */
  GCancellable *cancellable;
  double        deadline; /* of the thread's processor time, 0 for none */
  gboolean      out_of_patience;
};

/* A larger cache would be slower: long scans then touch fresh memory for every page. */
static const char settings[] =
  "PRAGMA journal_mode = DELETE;"
  "PRAGMA synchronous = EXTRA;"
  "PRAGMA foreign_keys = ON;"
  "PRAGMA cell_size_check = ON;"
  "PRAGMA mmap_size = 0;"
  "PRAGMA temp_store = MEMORY;"
  "PRAGMA cache_size = -4096;"; /* KiB */

static const char scratch_settings[] =
  "PRAGMA journal_mode = OFF;"
  "PRAGMA synchronous = OFF;"
  "PRAGMA foreign_keys = ON;"
  "PRAGMA temp_store = MEMORY;"
  "PRAGMA cache_size = -4096;";

static double
get_processor_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

/* SQLite asks every so often whether to stop. */
static int
must_stop (gpointer data)
{
  CvDb *self = data;

  self->out_of_patience = self->deadline > 0 && get_processor_seconds () > self->deadline;
  return self->out_of_patience || g_cancellable_is_cancelled (self->cancellable);
}

static void
watch (CvDb *self)
{
  gboolean needed = self->deadline > 0 || self->cancellable != NULL;

  sqlite3_progress_handler (self->handle, OPCODES_BETWEEN_LOOKS, needed ? must_stop : NULL, self);
}

/* Once, before SQLite's first use: it need not count its memory (a lock on every allocation). If
 * another library was faster, it stays as it is. */
static void
configure_sqlite (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&once, 1);
    }
}

static void
shut_every_door (sqlite3 *handle)
{
  static const struct
  {
    int option;
    int value;
  } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
    { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    { SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    sqlite3_db_config (handle, options[i].option, options[i].value, NULL);
  sqlite3_limit (handle, SQLITE_LIMIT_LENGTH, CV_DB_MAX_BYTES);
  sqlite3_limit (handle, SQLITE_LIMIT_SQL_LENGTH, 1024 * 1024);
  sqlite3_limit (handle, SQLITE_LIMIT_ATTACHED, 1);
}

static void
finalize (gpointer statement)
{
  sqlite3_finalize (statement);
}

static int
open_flags (CvDbMode mode)
{
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;

  return mode == CV_DB_MEMORY ? flags | SQLITE_OPEN_CREATE : flags;
}

CvDb *
cv_db_open (const char *path, CvDbMode mode, GError **error)
{
  g_autoptr (CvDb) self = g_new0 (CvDb, 1);

  configure_sqlite ();
  /* Absolute: SQLite keeps to this file wherever the process goes, and takes no name for a URI. */
  self->path = g_canonicalize_filename (path, NULL);
  self->display_name = g_filename_display_basename (path);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, finalize);

  if (sqlite3_open_v2 (mode == CV_DB_MEMORY ? ":memory:" : self->path, &self->handle,
                       open_flags (mode), NULL) != SQLITE_OK)
    {
      cv_db_fail (self, error);
      return NULL;
    }
  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_timeout (self->handle, BUSY_MS);
  shut_every_door (self->handle);
  if (mode == CV_DB_EXISTING)
    cv_db_set_patience (self, OPENING_SECONDS);
  if (!cv_db_execute (self, mode == CV_DB_EXISTING ? settings : scratch_settings, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
cv_db_close (CvDb *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->statements, g_hash_table_unref);
  sqlite3_close (self->handle);
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self->display_name);
  g_free (self);
}

sqlite3 *
cv_db_get_handle (CvDb *self)
{
  return self->handle;
}

const char *
cv_db_get_path (CvDb *self)
{
  return self->path;
}

const char *
cv_db_get_display_name (CvDb *self)
{
  return self->display_name;
}

CvStatement *
cv_db_prepare (CvDb *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);

  if (statement != NULL)
    return statement;
  if (sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL)
      != SQLITE_OK)
    {
      cv_db_fail (self, error);
      return NULL;
    }
  /* sqlite3_sql() keeps a copy that lives as long as the statement. */
  g_hash_table_insert (self->statements, (gpointer) sqlite3_sql (statement), statement);
  return statement;
}

void
cv_statement_release (CvStatement *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

int
cv_db_step (CvDb *self, CvStatement *statement, GError **error)
{
  int result = sqlite3_step (statement);

  if (result != SQLITE_ROW && result != SQLITE_DONE)
    cv_db_fail (self, error);
  return result;
}

gboolean
cv_db_run (CvDb *self, CvStatement *statement, GError **error)
{
  gboolean ok = cv_db_step (self, statement, error) == SQLITE_DONE;

  sqlite3_reset (statement);
  return ok;
}

gboolean
cv_db_execute (CvDb *self, const char *sql, GError **error)
{
  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    return cv_db_fail (self, error);
  return TRUE;
}

gboolean
cv_db_run_with (CvDb *self, const char *sql, gint64 first, gint64 second, GError **error)
{
  g_autoptr (CvStatement) statement = cv_db_prepare (self, sql, error);

  if (statement == NULL)
    return FALSE;
  if (sqlite3_bind_parameter_count (statement) > 0)
    sqlite3_bind_int64 (statement, 1, first);
  if (sqlite3_bind_parameter_count (statement) > 1)
    sqlite3_bind_int64 (statement, 2, second);
  return cv_db_run (self, statement, error);
}

gboolean
cv_db_get_integer (CvDb *self, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (CvStatement) get = cv_db_prepare (self, sql, error);
  int result;

  if (get == NULL)
    return FALSE;
  result = cv_db_step (self, get, error);
  *value = result == SQLITE_ROW ? sqlite3_column_int64 (get, 0) : 0;
  return result == SQLITE_ROW || result == SQLITE_DONE;
}

gboolean
cv_db_begin (CvDb *self, gboolean writing, GError **error)
{
  return cv_db_execute (self, writing ? "BEGIN IMMEDIATE" : "BEGIN", error);
}

gboolean
cv_db_end (CvDb *self, gboolean ok, GError **error)
{
  if (ok && cv_db_execute (self, "COMMIT", error))
    return TRUE;
  /* Some failures have rolled back already. */
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

void
cv_db_set_cancellable (CvDb *self, GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
  watch (self);
}

void
cv_db_set_patience (CvDb *self, double seconds)
{
  self->deadline = seconds > 0 ? get_processor_seconds () + seconds : 0;
  self->out_of_patience = FALSE;
  watch (self);
}

gboolean
cv_db_fail (CvDb *self, GError **error)
{
  if (self->out_of_patience && sqlite3_errcode (self->handle) == SQLITE_INTERRUPT)
    g_set_error (error, CV_ERROR, CV_ERROR_DAMAGED,
                 _("“%s” takes far too long to read for a plan. It is damaged or was not made by "
                   "Cultivar; open a backup of it."),
                 self->display_name);
  else
    cv_db_error_set (error, self->handle, self->path, self->display_name);
  return FALSE;
}

gboolean
cv_db_fail_damaged (CvDb *self, GError **error, const char *where, ...)
{
  g_autofree char *place = NULL;
  va_list arguments;

  va_start (arguments, where);
  place = g_strdup_vprintf (where, arguments);
  va_end (arguments);

  g_set_error (error, CV_ERROR, CV_ERROR_DAMAGED,
               /* Translators: file name, then the place in it: "kpi k12 target" */
               _("“%1$s” is damaged: what stands at “%2$s” cannot be right. Open a backup of it."),
               self->display_name, place);
  return FALSE;
}
