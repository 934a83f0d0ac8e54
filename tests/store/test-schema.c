/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The schema against the fields of cv-nouns.c, and plan files of every released version.
 *
 * tests/data/plans/version-N.cultivar was written by a program of that version and is never made
 * again; version-N.txt is what it says. For a new version, "test-store-schema --make FILE" writes
 * both, and "--digest FILE" prints what cv-schema-text.c must know its schema by. */

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "store/cv-db.h"
#include "store/cv-schema.h"
#include "store/cv-schema-text.h"

/* What SQL must say of a field's column. */
static const char *
column_type (const CvField *field)
{
  switch (field->kind)
    {
    case CV_FIELD_NUMBER:
      return "REAL";
    case CV_FIELD_INTEGER:
    case CV_FIELD_DAY:
      return "INTEGER";
    case CV_FIELD_TEXT:
    case CV_FIELD_REFERENCE:
    case CV_FIELD_ENUM:
    default:
      return "TEXT";
    }
}

/* Whether NULL stands for "none". */
static gboolean
is_nullable (CvNoun noun, const CvField *field)
{
  if (field->kind == CV_FIELD_REFERENCE)
    return !field->owned || noun == CV_NOUN_BREAK;
  return field->kind == CV_FIELD_NUMBER || field->kind == CV_FIELD_DAY;
}

static sqlite3_stmt *
query (CvDb *db, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (cv_db_get_handle (db), sql, -1, &statement, NULL), ==,
                   SQLITE_OK);
  return statement;
}

static void
check_column (sqlite3_stmt *column, const char *name, const char *type, gboolean nullable)
{
  g_assert_cmpint (sqlite3_step (column), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (column, 1), ==, name);
  g_assert_cmpstr ((const char *) sqlite3_column_text (column, 2), ==, type);
  g_assert_cmpint (sqlite3_column_int (column, 3), ==, !nullable);
}

static void
check_table (CvDb *db, CvNoun noun)
{
  const CvNounInfo *info = cv_noun_info (noun);
  g_autofree char  *sql = g_strdup_printf ("PRAGMA table_info (\"%s\")", info->name);
  sqlite3_stmt     *columns = query (db, sql);

  check_column (columns, "id", "TEXT", FALSE);
  for (guint i = 0; i < info->n_fields; i++)
    check_column (columns, info->fields[i].name, column_type (&info->fields[i]),
                  is_nullable (noun, &info->fields[i]));
  g_assert_cmpint (sqlite3_step (columns), ==, SQLITE_DONE);
  sqlite3_finalize (columns);
}

/* Every reference is a foreign key to what the field says, deferred, without an action. */
static void
check_references (CvDb *db, CvNoun noun)
{
  const CvNounInfo *info = cv_noun_info (noun);
  g_autofree char  *sql = g_strdup_printf ("PRAGMA foreign_key_list (\"%s\")", info->name);
  sqlite3_stmt     *keys = query (db, sql);
  guint n_keys = 0, n_references = 0;

  while (sqlite3_step (keys) == SQLITE_ROW)
    {
      int i = cv_noun_field (noun, (const char *) sqlite3_column_text (keys, 3));

      g_assert_cmpint (i, >=, 0);
      g_assert_cmpint (info->fields[i].kind, ==, CV_FIELD_REFERENCE);
      g_assert_cmpstr ((const char *) sqlite3_column_text (keys, 2), ==,
                       cv_noun_info (info->fields[i].refers)->name);
      g_assert_cmpstr ((const char *) sqlite3_column_text (keys, 4), ==, "id");
      g_assert_cmpstr ((const char *) sqlite3_column_text (keys, 6), ==, "NO ACTION");
      n_keys++;
    }
  for (guint i = 0; i < info->n_fields; i++)
    n_references += info->fields[i].kind == CV_FIELD_REFERENCE;
  g_assert_cmpuint (n_keys, ==, n_references);
  sqlite3_finalize (keys);
}

static void
test_fields (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CvDb)   db = cv_db_open ("memory", CV_DB_MEMORY, &error);

  g_assert_true (cv_schema_create (db, &error));
  for (int noun = 0; noun < CV_N_NOUNS; noun++)
    {
      check_table (db, (CvNoun) noun);
      check_references (db, (CvNoun) noun);
    }
}

/* A reference must come after what it names: records are loaded in the order of nouns. */
static void
test_order_of_nouns (void)
{
  for (int noun = 0; noun < CV_N_NOUNS; noun++)
    {
      const CvNounInfo *info = cv_noun_info ((CvNoun) noun);

      g_assert_cmpuint (info->n_fields, <=, 64);
      for (guint i = 0; i < info->n_fields; i++)
        if (info->fields[i].kind == CV_FIELD_REFERENCE)
          g_assert_cmpint (info->fields[i].refers, <, noun);
    }
}

static void
test_header (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlanStore) store = fixture_new_plan (fixture);
  g_autoptr (GBytes) bytes = read_bytes (fixture->path);
  const guint8 *header = g_bytes_get_data (bytes, NULL);

  g_assert_cmpmem (header, 16, "SQLite format 3", 16);
  g_assert_cmpmem (header + 68, 4, "Cltv", 4);
  g_assert_cmpint (ask_sql (fixture->path, "PRAGMA user_version"), ==, CV_SCHEMA_VERSION);
  /* One value a row, nothing beside it: series, day, value, batch. */
  g_assert_cmpint (ask_sql (fixture->path, "SELECT count(*) FROM pragma_table_info('sample')"), ==,
                   4);
}

static char *
dump_all (CvPlanStore *store)
{
  g_autofree char *records = dump (store);
  g_autofree char *values = dump_values (store);

  return g_strconcat (records, values, NULL);
}

static char *
plans_path (int version, const char *ending)
{
  g_autofree char *name = g_strdup_printf ("version-%d.%s", version, ending);

  return g_test_build_filename (G_TEST_DIST, "plans", name, NULL);
}

/* Each released version opens, says what it said, and is sound; its undo works or is gone. */
static void
test_released (Fixture *fixture, gconstpointer data)
{
  for (int version = 1; version <= CV_SCHEMA_VERSION; version++)
    {
      g_autofree char *plan = plans_path (version, "cultivar");
      g_autofree char *text = plans_path (version, "txt");
      g_autofree char *expected = NULL;
      g_autofree char *actual = NULL;
      g_autoptr (GBytes) bytes = read_bytes (plan);
      g_autoptr (CvPlanStore) store = NULL;
      g_autoptr (CvUndone) undone = NULL;
      g_autoptr (GError) error = NULL;

      write_bytes (fixture->path, bytes);
      g_assert_cmpint (ask_sql (fixture->path, "PRAGMA user_version"), ==, version);
      store = fixture_open (fixture);
      g_assert_true (g_file_get_contents (text, &expected, NULL, NULL));
      actual = dump_all (store);
      g_assert_cmpstr (actual, ==, expected);
      cv_plan_store_verify (store, &error);
      g_assert_no_error (error);
      undone = cv_plan_store_undo (store, NULL);
      g_assert_true (version < CV_SCHEMA_VERSION || undone != NULL);
    }
}

/* A digest of a schema that no migration makes would refuse every plan. */
static void
test_digests (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CvDb) db = cv_db_open ("memory", CV_DB_MEMORY, &error);
  g_autofree char *digest = NULL;

  g_assert_true (cv_schema_create (db, &error));
  digest = cv_schema_get_digest (db, &error);
  g_assert_cmpstr (digest, ==, cv_schema_digests[CV_SCHEMA_VERSION]);
}

static int
print_digest (const char *path)
{
  g_autoptr (CvDb) db = cv_db_open (path, CV_DB_EXISTING, NULL);
  g_autofree char *digest = db != NULL ? cv_schema_get_digest (db, NULL) : NULL;

  g_print ("%s\n", digest != NULL ? digest : "?");
  return digest == NULL;
}

static int
make (const char *path)
{
  g_autofree char *text_path = g_strdup (path);
  g_autofree char *text = NULL;
  Fixture fixture = { .path = (char *) path };
  CvSample corrected = { cv_day_from_ymd (2026, 1, 6), 7 };
  CvPlanStore *store;

  if (!g_str_has_suffix (path, ".cultivar"))
    return 2;
  g_unlink (path);
  store = fixture_new_plan (&fixture);
  fill_plan (store);
  fill_values (store, 2, 30);
  write_values (store, CV_ORIGIN_TYPED, "c5", &corrected, 1);
  text = dump_all (store);
  cv_plan_store_close (store);
  strcpy (strrchr (text_path, '.'), ".txt");
  return g_file_set_contents (text_path, text, -1, NULL) ? 0 : 1;
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--make"))
    return make (argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "--digest"))
    return print_digest (argv[2]);

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schema/fields", test_fields);
  g_test_add_func ("/schema/digests", test_digests);
  g_test_add_func ("/schema/order-of-nouns", test_order_of_nouns);
  add_fixture_test ("/schema/header", test_header);
  add_fixture_test ("/schema/released", test_released);
  return g_test_run ();
}
