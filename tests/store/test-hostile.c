/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plan files that were made to harm: other schemas, cells of other kinds, more than fits, undo
 * steps that do something else. Nothing of them is run, and nothing of them is believed. */

#include "refusal.h"

#include <glib/gstdio.h>
#include <string.h>

/* Schemas that are not ours. Nothing of them may run: each would leave a trace in "counter". */
static const char *const hostile_schemas[] = {
  "CREATE TRIGGER x AFTER UPDATE ON plan BEGIN INSERT INTO counter VALUES ('boo', 1); END",
  "CREATE TRIGGER x BEFORE INSERT ON step BEGIN DELETE FROM goal; END",
  "CREATE VIEW x AS SELECT * FROM goal",
  "CREATE TABLE extra (a INTEGER PRIMARY KEY) STRICT",
  "CREATE INDEX x ON goal (position)",
  "CREATE INDEX x ON goal (abs (position))",
  "CREATE VIRTUAL TABLE x USING fts5 (a)",
  "CREATE VIRTUAL TABLE x USING rtree (id, a, b)",
  "ALTER TABLE goal ADD COLUMN x TEXT GENERATED ALWAYS AS (statement || 'x') VIRTUAL",
  "ALTER TABLE goal ADD COLUMN x TEXT",
  "ALTER TABLE goal RENAME COLUMN note TO remark",
  "ALTER TABLE goal RENAME TO aim",
  "ANALYZE",
  "DROP TABLE set_aside",
  /* A view, a table of functions, in the place of a table of ours. */
  "DROP TABLE event; CREATE VIEW event AS SELECT 'e1' AS id, 1 AS day, 1 AS \"to\", 'x' AS text,"
  " NULL AS goal, NULL AS channel",
  "DROP TABLE event; CREATE TABLE event (id, day, \"to\", text, goal, channel)",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, '\"note\" TEXT NOT"
  " NULL', '\"note\" TEXT NOT NULL DEFAULT (randomblob (1e9))') WHERE name = 'goal'",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, 'STRICT', 'STRICT"
  " ') WHERE name = 'goal'",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, 'STRICT', '') WHERE"
  " name = 'goal'",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM"
  " sqlite_schema WHERE name = 'kpi') WHERE name = 'goal'",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'goal'",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 99999 WHERE name = 'goal'",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = -5 WHERE name = 'goal'",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE goal (' WHERE name"
  " = 'goal'",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = NULL WHERE name = 'goal'",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET type = 'view' WHERE name = 'goal'",
  "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'sqlite_autoindex_goal_1'",
  "PRAGMA writable_schema = ON; INSERT INTO sqlite_schema VALUES ('trigger', 'x', 'goal', 0,"
  " 'CREATE TRIGGER x AFTER INSERT ON goal BEGIN SELECT load_extension (''x''); END')",
  "PRAGMA writable_schema = ON; INSERT INTO sqlite_schema SELECT * FROM sqlite_schema",
};

static void
test_hostile_schemas (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) plan = make_plan (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (hostile_schemas); i++)
    {
      write_bytes (fixture->path, plan);
      run_sql (fixture->path, hostile_schemas[i]);
      g_test_message ("%s", hostile_schemas[i]);
      expect_refused (fixture, CV_ERROR_DAMAGED);
    }
}

/* A great many tables: the schema alone would take long to read. */
static void
test_endless_schema (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) plan = make_plan (fixture);

  run_sql (fixture->path,
           "PRAGMA writable_schema = ON;"
           "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150000)"
           " INSERT INTO sqlite_schema SELECT 'table', 't' || i, 't' || i, i + 1000, 'CREATE"
           " TABLE t' || i || ' (a, b, c)' FROM n");
  expect_refused (fixture, CV_ERROR_DAMAGED);
}

/* Cells that are not what their fields say. */
static const char *const hostile_cells[] = {
  "UPDATE goal SET statement = CAST (x'ff' AS TEXT)",
  "UPDATE goal SET statement = CAST (x'610062' AS TEXT)",
  "UPDATE goal SET statement = CAST (zeroblob (1000000) AS TEXT)",
  "UPDATE goal SET statement = printf ('%.*c', 100001, 'x') WHERE id = 'g1'",
  "UPDATE goal SET stage = 'dance'",
  "UPDATE goal SET position = 1 << 40",
  "UPDATE goal SET due = 99999999",
  "UPDATE goal SET due = -99999999",
  "UPDATE kpi SET target = 9e999",
  "UPDATE kpi SET target = -9e999",
  "UPDATE kpi SET goal = 'g999'",
  "UPDATE goal SET id = 'other' WHERE id = 'g1'",
  "UPDATE goal SET id = 'g01' WHERE id = 'g1'",
  "UPDATE goal SET id = '$1' WHERE id = 'g1'",
  "UPDATE metric SET id = '$1' WHERE id = 'own_1'",
  "UPDATE metric SET id = '' WHERE id = 'own_1'",
  "DELETE FROM goal WHERE id = 'g1'",
  "DELETE FROM plan",
  "UPDATE plan SET id = 'plant'",
  "CREATE TEMP TABLE p AS SELECT * FROM plan; UPDATE p SET id = 'second';"
  " INSERT INTO plan SELECT * FROM p",
  "UPDATE series SET grain = 'year'",
  "UPDATE series SET metric = CAST (x'ff' AS TEXT)",
  "UPDATE series SET last_day = 99999999",
  "UPDATE series SET last_value = 9e999",
  "UPDATE series SET last_value = NULL",
  "UPDATE sample SET value = 9e999 WHERE day = (SELECT max (day) FROM sample)",
  "UPDATE step SET name = CAST (x'ff' AS TEXT)",
};

static void
test_hostile_cells (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) plan = make_plan (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (hostile_cells); i++)
    {
      write_bytes (fixture->path, plan);
      g_test_message ("%s", hostile_cells[i]);
      run_sql (fixture->path, hostile_cells[i]);
      expect_refused (fixture, CV_ERROR_DAMAGED);
    }
}

/* Cells of another type than their column's, as only a file changed from outside has: the tables
 * are loosened, changed, and made to look strict again. */
static const char *const wrong_types[] = {
  "UPDATE goal SET statement = 7",       "UPDATE goal SET statement = x'616263'",
  "UPDATE goal SET statement = NULL",    "UPDATE goal SET position = 'first'",
  "UPDATE goal SET position = NULL",     "UPDATE goal SET due = 'tomorrow'",
  "UPDATE goal SET due = 1.5",           "UPDATE kpi SET target = 'much'",
  "UPDATE kpi SET target = x'00'",       "UPDATE kpi SET goal = NULL",
  "UPDATE kpi SET goal = 1",             "UPDATE sample SET value = 'much'",
  "UPDATE sample SET value = NULL",      "UPDATE series SET last_day = x''",
  "UPDATE series SET first_day = 'one'",
  "UPDATE goal SET statement = CAST (zeroblob (30000000) AS TEXT) WHERE id = 'g1'",
  "UPDATE goal SET statement = zeroblob (40000000) WHERE id = 'g1'",
};

static void
test_wrong_types (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) plan = make_plan (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (wrong_types); i++)
    {
      write_bytes (fixture->path, plan);
      run_sql (fixture->path, "CREATE TABLE was AS SELECT name, sql FROM sqlite_schema;"
                              "PRAGMA writable_schema = ON;"
                              "UPDATE sqlite_schema SET sql = replace (replace (replace (replace"
                              " (replace (replace (sql, 'STRICT, ', ''),"
                              " 'STRICT', ''), 'NOT NULL', ''), 'INTEGER', ''), 'REAL', ''), "
                              "'TEXT', '') WHERE name IN ('goal', 'kpi', 'sample', 'series')"
                              " AND name <> 'was'");
      run_sql (fixture->path, wrong_types[i]);
      run_sql (fixture->path, "PRAGMA writable_schema = ON;"
                              "UPDATE sqlite_schema SET sql = (SELECT sql FROM was WHERE"
                              " was.name = sqlite_master.name)"
                              " WHERE name IN ('goal', 'kpi', 'sample', 'series')");
      run_sql (fixture->path, "DROP TABLE was");
      g_test_message ("%s", wrong_types[i]);
      expect_refused (fixture, CV_ERROR_DAMAGED);
    }
}

/* Where the machine is slow, patience ends before the limit is met. */
static void
expect_too_much (Fixture *fixture)
{
  int code = check_promise (fixture);

  g_assert_true (code == CV_ERROR_LIMIT || code == CV_ERROR_DAMAGED);
}

/* More than a plan can have. */
static void
test_too_much (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) plan = make_plan (fixture);

  run_sql (fixture->path,
           "WITH RECURSIVE n (i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 150000)"
           " INSERT INTO metric SELECT 'm' || i, 'x', 'flow' FROM n");
  expect_too_much (fixture);

  write_bytes (fixture->path, plan);
  run_sql (fixture->path,
           "WITH RECURSIVE n (i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 2500)"
           " INSERT INTO metric SELECT 'm' || i, printf ('%.*c', 99999, 'x'), 'flow' FROM n");
  expect_too_much (fixture);
}

/* Undo steps are not believed either: what they would do is checked, and taken back if it is not
 * sound. */
static const char *const hostile_steps[] = {
  "UPDATE step SET changes = x'00' WHERE changes IS NOT NULL",
  "UPDATE step SET changes = x'' WHERE changes IS NOT NULL",
  "UPDATE step SET changes = randomblob (500) WHERE changes IS NOT NULL",
  "UPDATE step SET changes = substr (changes, 1, length (changes) - 3) WHERE changes IS NOT NULL",
  /* a change set of a table that is none of the records': 'T', two columns, key first, "counter" */
  "UPDATE step SET changes = x'540201006578747261001200030178060000000000000001' WHERE changes"
  " IS NOT NULL",
  "UPDATE step SET changes = NULL",
  "UPDATE step SET batch = 1",
};

static void
test_hostile_steps (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) plan = make_plan (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (hostile_steps); i++)
    {
      g_autoptr (CvPlanStore) store = NULL;
      g_autoptr (CvUndone) undone = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      write_bytes (fixture->path, plan);
      run_sql (fixture->path, hostile_steps[i]);
      store = fixture_open (fixture);
      before = dump (store);
      undone = cv_plan_store_undo (store, &error);
      after = dump (store);
      g_assert_cmpstr (after, ==, before);
      /* An empty change set is one: it changes nothing. */
      if (strstr (hostile_steps[i], "x''") == NULL)
        g_assert_error (error, CV_ERROR, CV_ERROR_DAMAGED);
    }
}

static void
set_changes (const char *path, GBytes *changes)
{
  g_autoptr (GString) sql = g_string_new ("UPDATE step SET changes = x'");
  gsize size;
  const guint8 *bytes = g_bytes_get_data (changes, &size);

  for (gsize i = 0; i < size; i++)
    g_string_append_printf (sql, "%02x", bytes[i]);
  g_string_append (sql, "' WHERE number = (SELECT max (number) FROM step)");
  run_sql (path, sql->str);
}

static GBytes *
get_changes (const char *path)
{
  sqlite3 *handle;
  sqlite3_stmt *get;
  GBytes *bytes;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  sqlite3_prepare_v2 (handle, "SELECT changes FROM step ORDER BY number DESC", -1, &get, NULL);
  g_assert_cmpint (sqlite3_step (get), ==, SQLITE_ROW);
  bytes = g_bytes_new (sqlite3_column_blob (get, 0), (gsize) sqlite3_column_bytes (get, 0));
  sqlite3_finalize (get);
  sqlite3_close (handle);
  return bytes;
}

/* A change set of inserts, updates and deletes, cut short and changed at random: it is refused, or
 * it says something else that is sound. */
static void
test_random_steps (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20260522);
  CvPlanStore *store = fixture_new_plan (fixture);
  CvEdit *edit = cv_edit_new ("Mixed");
  g_autoptr (GBytes) plan = NULL;
  g_autoptr (GBytes) changes = NULL;
  guint n_refused = 0;

  fill_plan (store);
  cv_edit_delete (edit, CV_NOUN_GOAL, "g2");
  cv_edit_set_number (edit, CV_NOUN_KPI, "k3", "target", 4);
  cv_edit_insert (edit, cv_row_new (CV_NOUN_CHANNEL, NULL));
  apply (store, edit);
  cv_plan_store_close (store);
  plan = read_bytes (fixture->path);
  changes = get_changes (fixture->path);

  for (int i = 0; i < 300; i++)
    {
      gsize size;
      guint8 *bytes = g_bytes_unref_to_data (g_bytes_ref (changes), &size);
      gsize length = i % 3 == 0 ? (gsize) g_rand_int_range (random, 0, (gint32) size) : size;
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (CvUndone) undone = NULL;
      g_autoptr (GError) error = NULL;

      for (int j = i % 3; j > 0; j--)
        bytes[g_rand_int_range (random, 0, (gint32) size)] ^=
            (guint8) g_rand_int_range (random, 1, 256);
      changed = g_bytes_new (bytes, length);
      g_free (bytes);
      write_bytes (fixture->path, plan);
      set_changes (fixture->path, changed);

      store = fixture_open (fixture);
      undone = cv_plan_store_undo (store, &error);
      if (undone == NULL)
        g_assert_error (error, CV_ERROR, CV_ERROR_DAMAGED);
      n_refused += undone == NULL;
      g_clear_error (&error);
      cv_plan_store_verify (store, &error);
      g_assert_no_error (error);
      cv_plan_store_close (store);
    }
  g_assert_cmpuint (n_refused, >, 100);
}

static void
test_hostile_counter (Fixture *fixture, gconstpointer data)
{
  static const char *const values[] = { "-5", "0", "1", "9223372036854775807" };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (CvEdit) edit = cv_edit_new ("Add");
      g_autoptr (GError) error = NULL;
      g_autofree char *sql = g_strdup_printf ("UPDATE counter SET next = %s", values[i]);
      CvPlanStore *store;

      g_unlink (fixture->path);
      store = fixture_new_plan (fixture);
      g_free (add_goal (store, "A"));
      run_sql (fixture->path, sql);
      cv_edit_insert (edit, cv_row_new (CV_NOUN_GOAL, NULL));
      g_assert_null (cv_plan_store_apply (store, edit, NULL, &error));
      g_assert_error (error, CV_ERROR, CV_ERROR_DAMAGED);
      cv_plan_store_close (store);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_fixture_test ("/hostile/schemas", test_hostile_schemas);
  add_fixture_test ("/hostile/endless-schema", test_endless_schema);
  add_fixture_test ("/hostile/cells", test_hostile_cells);
  add_fixture_test ("/hostile/wrong-types", test_wrong_types);
  add_fixture_test ("/hostile/too-much", test_too_much);
  add_fixture_test ("/hostile/steps", test_hostile_steps);
  add_fixture_test ("/hostile/random-steps", test_random_steps);
  add_fixture_test ("/hostile/counter", test_hostile_counter);
  return g_test_run ();
}
