/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

/* One connection to one database file, with the settings every plan is held under, its prepared
 * statements and its transactions. The rest of the room speaks to SQLite's own functions for
 * binding and reading columns; opening, preparing, stepping and ending come through here, so that
 * every failure becomes a sentence. One thread at a time. */
typedef struct _CvDb CvDb;

/* No text or blob in a plan is longer, and SQLite refuses to read one that claims to be. */
#define CV_DB_MAX_BYTES (32 * 1024 * 1024)

typedef enum
{
  /* Read-only where the file's rights or the disk demand it. Has little patience at first: whoever
   * opens it calls cv_db_set_patience (db, 0) once the file has been found sound. */
  CV_DB_EXISTING,
  CV_DB_SCRATCH,  /* a new file nobody else knows yet: no journal, no syncs (cv-file.h does them) */
  CV_DB_MEMORY    /* no file; @path only names it in errors */
} CvDbMode;

CvDb       *cv_db_open         (const char *path, CvDbMode mode, GError **error);
void        cv_db_close        (CvDb *self);
sqlite3    *cv_db_get_handle   (CvDb *self);
const char *cv_db_get_path     (CvDb *self);
/* The file's name for a sentence. */
const char *cv_db_get_display_name (CvDb *self);

/* A statement of the connection's cache: prepared the first time, reset when the g_autoptr lets go
 * of it. The same SQL must not be in use twice at a time. */
typedef sqlite3_stmt CvStatement;

CvStatement *cv_db_prepare     (CvDb *self, const char *sql, GError **error);
void         cv_statement_release (CvStatement *statement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvStatement, cv_statement_release)

/* SQLITE_ROW or SQLITE_DONE; anything else with @error set. */
int          cv_db_step        (CvDb *self, CvStatement *statement, GError **error);
/* A statement that gives no rows, to its end. */
gboolean     cv_db_run         (CvDb *self, CvStatement *statement, GError **error);
/* SQL text of one or more statements without parameters; not kept. */
gboolean     cv_db_execute     (CvDb *self, const char *sql, GError **error);
/* Prepares, runs and lets go of a statement with up to two integer parameters. */
gboolean     cv_db_run_with    (CvDb *self, const char *sql, gint64 first, gint64 second,
                                GError **error);
/* The first column of the only row; 0 if there is none or it is NULL. */
gboolean     cv_db_get_integer (CvDb *self, const char *sql, gint64 *value, GError **error);

/* A transaction ends in the function that began it:
 *
 *   if (!cv_db_begin (db, TRUE, error))
 *     return FALSE;
 *   ok = write_this (db, error) && write_that (db, error);
 *   return cv_db_end (db, ok, error);
 *
 * A writing one holds the file's write lock from its first line, so that it can never fail half-way
 * for another's sake. cv_db_end() commits if @ok, else rolls back and leaves @error as it is. */
gboolean     cv_db_begin       (CvDb *self, gboolean writing, GError **error);
gboolean     cv_db_end         (CvDb *self, gboolean ok, GError **error);

/* Statements stop with CV_ERROR_CANCELLED once @cancellable is (nullable: no longer). */
void         cv_db_set_cancellable (CvDb *self, GCancellable *cancellable);
/* Statements stop with CV_ERROR_DAMAGED after @seconds of this thread's processor time; 0: never.
 * What a well-made plan needs for being opened is a hundredth of it; what a malicious one asks for
 * is not bounded. */
void         cv_db_set_patience    (CvDb *self, double seconds);

/* @error from what SQLite last complained about. Always FALSE. */
gboolean     cv_db_fail            (CvDb *self, GError **error);
/* CV_ERROR_DAMAGED: @where names the place as the command line would, "kpi k12 target". Always
 * FALSE. */
gboolean     cv_db_fail_damaged    (CvDb *self, GError **error, const char *where,
                                    ...) G_GNUC_PRINTF (3, 4);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvDb, cv_db_close)
