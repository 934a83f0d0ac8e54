/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Versions of the schema. A file is believed when every line of its sqlite_schema is the one that
 * the migrations up to its version make: then there is no trigger, view, virtual table, generated
 * column or expression index in it, since we make none. What they make is known by its SHA-256: to
 * make it anew for every plan that is opened would cost as much as opening it. */

#include "store/cv-schema.h"

#include <glib/gi18n-lib.h>

#include "base/cv-error.h"
#include "store/cv-schema-text.h"

/* Far longer than ours; there is no sense in reading on. */
#define MAX_DESCRIPTION (1024 * 1024)

static gboolean
set_version (CvDb *db, int version, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;",
                                          CV_SCHEMA_APPLICATION_ID, version);

  return cv_db_execute (db, sql, error);
}

static gboolean
run_migrations (CvDb *db, int from, int to, GError **error)
{
  for (int version = from; version < to; version++)
    if (!cv_db_execute (db, cv_schema_migrations[version], error))
      return FALSE;

  return set_version (db, to, error);
}

gboolean
cv_schema_create (CvDb *db, GError **error)
{
  gboolean ok;

  if (!cv_db_begin (db, TRUE, error))
    return FALSE;
  ok = run_migrations (db, 0, CV_SCHEMA_VERSION, error);
  return cv_db_end (db, ok, error);
}

/* One cell with its length in front, so that no text can pass for two. */
static void
describe_cell (GString *text, CvStatement *row, int column)
{
  const char *cell = (const char *) sqlite3_column_text (row, column);
  int length = sqlite3_column_bytes (row, column);

  g_string_append_printf (text, "%d:", length);
  g_string_append_len (text, cell != NULL ? cell : "", length);
}

/* The schema as one text; NULL with @error set. Every table and index must have a root page of its
 * own. */
static GString *
describe (CvDb *db, GError **error)
{
  g_autoptr (CvStatement) get = NULL;
  g_autoptr (GHashTable) roots = g_hash_table_new (NULL, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  int result;

  get = cv_db_prepare (db,
                       "SELECT type, name, tbl_name, sql, rootpage"
                       " FROM sqlite_schema ORDER BY name",
                       error);
  if (get == NULL)
    return NULL;
  g_hash_table_add (roots, GINT_TO_POINTER (1)); /* sqlite_schema's own */
  while ((result = cv_db_step (db, get, error)) == SQLITE_ROW && text->len < MAX_DESCRIPTION)
    {
      for (int column = 0; column < 4; column++)
        describe_cell (text, get, column);
      if (!g_hash_table_add (roots, GINT_TO_POINTER (sqlite3_column_int (get, 4))))
        {
          cv_db_fail_damaged (db, error, "sqlite_schema");
          return NULL;
        }
    }

  return result == SQLITE_DONE || result == SQLITE_ROW ? g_steal_pointer (&text) : NULL;
}

/* Of a file that has passed the gate; read anew, under the transaction's lock. */
static gboolean
get_version (CvDb *db, int *version, GError **error)
{
  gint64 number;

  if (!cv_db_get_integer (db, "PRAGMA user_version", &number, error))
    return FALSE;
  if (number < 1 || number > CV_SCHEMA_VERSION)
    return cv_db_fail_damaged (db, error, "user_version");
  *version = (int) number;
  return TRUE;
}

char *
cv_schema_get_digest (CvDb *db, GError **error)
{
  g_autoptr (GString) text = describe (db, error);

  return text != NULL ? g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text->str, text->len) : NULL;
}

gboolean
cv_schema_check (CvDb *db, int *version, GError **error)
{
  g_autofree char *digest = NULL;

  if (!get_version (db, version, error))
    return FALSE;
  digest = cv_schema_get_digest (db, error);
  if (digest == NULL)
    return FALSE;
  if (!g_str_equal (digest, cv_schema_digests[*version]))
    {
      g_set_error (error, CV_ERROR, CV_ERROR_DAMAGED,
                   _("“%s” is not built as Cultivar builds a plan: it was damaged, or changed by "
                     "another program. Nothing in it was run. Open a backup of it."),
                   cv_db_get_display_name (db));
      return FALSE;
    }
  return TRUE;
}

static gboolean
clear_stack (CvDb *db, GError **error)
{
  return cv_db_execute (db, "DELETE FROM step; DELETE FROM batch_series; DELETE FROM"
                            " set_aside;",
                        error);
}

gboolean
cv_schema_migrate (CvDb *db, int version, GError **error)
{
  return clear_stack (db, error) && run_migrations (db, version, CV_SCHEMA_VERSION, error);
}
