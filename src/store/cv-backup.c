/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The copy is filled row by row from the plan's own connection, with the new file attached: it
 * reads the very file that is open (a path might lead elsewhere by now), in one read transaction,
 * and what must not travel is simply not taken along. "sample" goes over in SQLite's raw form, a
 * page's worth at a time, unless there are values to leave behind. */

#include "store/cv-backup.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/cv-error.h"
#include "model/cv-row.h"
#include "store/cv-schema.h"

/* Values nobody can see: their channel is deleted, and the copy has no undo to bring it back. */
#define UNSEEN_SERIES                                                                              \
  "(SELECT id FROM main.series WHERE channel <> ''"                                    \
  " AND NOT EXISTS (SELECT 1 FROM main.channel AS c WHERE c.id = series.channel))"

static const char count_unseen[] = "SELECT count(*) FROM " UNSEEN_SERIES;

static const char *const copy_all[] = {
  "INSERT INTO copy.counter SELECT * FROM main.counter",
  "INSERT INTO copy.series SELECT * FROM main.series",
  "INSERT INTO copy.batch SELECT * FROM main.batch",
  "INSERT INTO copy.sample SELECT * FROM main.sample",
};

static const char *const copy_seen[] = {
  "INSERT INTO copy.counter SELECT * FROM main.counter",
  "INSERT INTO copy.series SELECT * FROM main.series WHERE id NOT IN " UNSEEN_SERIES,
  "INSERT INTO copy.batch SELECT * FROM main.batch",
  "INSERT INTO copy.sample SELECT * FROM main.sample WHERE series_id NOT IN " UNSEEN_SERIES,
};

static gboolean
make_empty (const char *path, GError **error)
{
  g_autoptr (CvDb) db = cv_db_open (path, CV_DB_SCRATCH, error);

  return db != NULL && cv_schema_create (db, error);
}

static gboolean
copy_records (CvDb *db, GError **error)
{
  for (int noun = 0; noun < CV_N_NOUNS; noun++)
    {
      const char      *table = cv_noun_info ((CvNoun) noun)->name;
      g_autofree char *sql =
          g_strdup_printf ("INSERT INTO copy.\"%s\" SELECT * FROM main.\"%s\"", table, table);

      if (!cv_db_execute (db, sql, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
rename_plan (CvDb *db, const char *name, GError **error)
{
  g_autoptr (CvStatement) update =
      cv_db_prepare (db, "UPDATE copy.\"plan\" SET name = ?", error);

  if (update == NULL)
    return FALSE;
  sqlite3_bind_text (update, 1, name, -1, SQLITE_TRANSIENT);
  return cv_db_run (db, update, error);
}

static gboolean
copy_tables (CvDb *db, const char *name, GError **error)
{
  const char *const *statements = copy_all;
  gint64 n_unseen;

  if (!copy_records (db, error) || !cv_db_get_integer (db, count_unseen, &n_unseen, error))
    return FALSE;
  if (n_unseen > 0)
    statements = copy_seen;
  for (guint i = 0; i < G_N_ELEMENTS (copy_all); i++)
    if (!cv_db_execute (db, statements[i], error))
      return FALSE;
  return name == NULL || rename_plan (db, name, error);
}

static gboolean
attach (CvDb *db, const char *path, GError **error)
{
  g_autoptr (CvStatement) attach = cv_db_prepare (db, "ATTACH ? AS copy", error);

  if (attach == NULL)
    return FALSE;
  sqlite3_bind_text (attach, 1, path, -1, SQLITE_TRANSIENT);
  return cv_db_run (db, attach, error)
         && cv_db_execute (db, "PRAGMA copy.journal_mode = OFF; PRAGMA copy.synchronous = OFF;",
                           error);
}

static gboolean
fill (CvDb *db, const char *path, const char *name, GError **error)
{
  gboolean ok;

  ok = attach (db, path, error) && cv_db_begin (db, FALSE, error);
  if (ok)
    {
      ok = copy_tables (db, name, error);
      ok = cv_db_end (db, ok, error);
    }
  /* Fails only where attaching did. */
  sqlite3_exec (cv_db_get_handle (db), "DETACH copy", NULL, NULL, NULL);
  return ok;
}

gboolean
cv_backup_write (CvDb *db, const char *path, CvFilePlacing placing, const char *name,
                 GError **error)
{
  g_autofree char *temporary = NULL;
  gboolean ok;

  if (cv_file_is_same (cv_db_get_path (db), path))
    {
      g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
                   _("“%s” is the plan itself. Choose another place for the copy."),
                   cv_db_get_display_name (db));
      return FALSE;
    }
  temporary = cv_file_new_beside (path, error);
  if (temporary == NULL)
    return FALSE;

  ok = make_empty (temporary, error) && fill (db, temporary, name, error)
       && cv_file_place (temporary, path, placing, error);
  if (!ok)
    g_unlink (temporary);
  return ok;
}
