/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that are no plan, or no longer one, or were made to harm: each is refused with a sentence,
 * in short time, without a byte changed or a file left beside it. */

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/cv-error.h"

#define MAX_SECONDS 2

static gboolean
is_refusal (int code)
{
  return code == CV_ERROR_NOT_A_PLAN || code == CV_ERROR_DAMAGED || code == CV_ERROR_NEWER || code == CV_ERROR_LIMIT;
}

/* Opens and reads everything there is to read; TRUE if all of it went well. */
static gboolean
open_and_read (const char *path, GError **error)
{
  g_autoptr (CvPlanStore) store = cv_plan_store_open (path, error);
  g_autoptr (GPtrArray)   changes = NULL;
  g_autoptr (GPtrArray)   steps = NULL;
  g_autoptr (CvSeriesSet) set = NULL;

  if (store == NULL)
    return FALSE;
  changes = cv_plan_store_load (store, error);
  if (changes == NULL)
    return FALSE;
  steps = cv_plan_store_list_steps (store, error);
  if (steps == NULL)
    return FALSE;
  set = cv_value_store_load (store, NULL, error);
  return set != NULL;
}

/* The promise of this file for the file at @path; the error's code, -1 if it was read. */
static int
check_promise (Fixture *fixture, const char *path)
{
  g_autoptr (GBytes) before = read_bytes (path);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  guint    n_files = count_files (fixture->folder);
  gint64   start = g_get_monotonic_time ();
  gboolean ok = open_and_read (path, &error);
  gint64   took = g_get_monotonic_time () - start;

  after = read_bytes (path);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_cmpuint (count_files (fixture->folder), ==, n_files);
  g_assert_cmpint (took, <, MAX_SECONDS * G_USEC_PER_SEC);
  if (ok)
    return -1;
  g_assert_nonnull (error);
  g_assert_true (error->domain == CV_ERROR && is_refusal (error->code));
  g_assert_cmpuint (strlen (error->message), >, 20);
  return error->code;
}

static void
expect_refused (Fixture *fixture, CvError code)
{
  g_assert_cmpint (check_promise (fixture, fixture->path), ==, code);
}

static void
expect_no_plan (const char *path, CvError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cv_plan_store_open (path, &error));
  g_assert_error (error, CV_ERROR, (int) code);
  g_test_message ("%s", error->message);
}

/* A plan with some of everything, closed; its bytes. (transfer full) */
static GBytes *
make_plan (Fixture *fixture)
{
  CvPlanStore *store = fixture_new_plan (fixture);

  fill_plan (store);
  fill_values (store, 3, 400);
  g_free (add_goal (store, "Last"));
  cv_plan_store_close (store);
  return read_bytes (fixture->path);
}

static void
test_sound (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) plan = make_plan (fixture);

  g_assert_cmpint (check_promise (fixture, fixture->path), ==, -1);
}

static void
test_no_plan (Fixture *fixture, gconstpointer data)
{
  g_autofree char *pipe_path = fixture_path (fixture, "pipe.cultivar");
  g_autofree char *loop = fixture_path (fixture, "loop.cultivar");
  g_autofree char *below = fixture_path (fixture, "text/plan.cultivar");
  g_autofree char *text = fixture_path (fixture, "text");
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) words = g_bytes_new_static ("date;followers\n2026-05-18;100\n", 29);

  expect_no_plan (fixture->path, CV_ERROR_NOT_FOUND);
  expect_no_plan (fixture->folder, CV_ERROR_NOT_A_PLAN);
  write_bytes (fixture->path, empty);
  expect_no_plan (fixture->path, CV_ERROR_NOT_A_PLAN);
  write_bytes (text, words);
  expect_no_plan (text, CV_ERROR_NOT_A_PLAN);
  expect_no_plan (below, CV_ERROR_NOT_FOUND);
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  expect_no_plan (pipe_path, CV_ERROR_NOT_A_PLAN);
  g_assert_cmpint (symlink (loop, loop), ==, 0);
  expect_no_plan (loop, CV_ERROR_STORAGE);
  g_assert_cmpuint (count_files (fixture->folder), ==, 4);
}

static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) plan = make_plan (fixture);

  if (geteuid () == 0)
    {
      g_test_skip ("root may read everything");
      return;
    }
  g_assert_cmpint (g_chmod (fixture->path, 0), ==, 0);
  expect_no_plan (fixture->path, CV_ERROR_STORAGE);
}

static void
test_foreign (Fixture *fixture, gconstpointer data)
{
  run_sql (fixture->path, "CREATE TABLE t (a); INSERT INTO t VALUES (1)");
  expect_refused (fixture, CV_ERROR_NOT_A_PLAN);
  run_sql (fixture->path, "PRAGMA application_id = 1234567");
  expect_refused (fixture, CV_ERROR_NOT_A_PLAN);
  /* One that says it is a plan. */
  run_sql (fixture->path, "PRAGMA application_id = 0x436c7476; PRAGMA user_version = 1");
  expect_refused (fixture, CV_ERROR_DAMAGED);
  /* One that would want a log and an index beside it. */
  run_sql (fixture->path, "PRAGMA journal_mode = WAL; INSERT INTO t VALUES (2)");
  expect_refused (fixture, CV_ERROR_DAMAGED);
}

static void
test_versions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) plan = make_plan (fixture);
  static const struct
  {
    const char *sql;
    CvError     code;
  } cases[] = {
    { "PRAGMA user_version = 2", CV_ERROR_NEWER },       { "PRAGMA user_version = 2147483647", CV_ERROR_NEWER },
    { "PRAGMA user_version = 0", CV_ERROR_DAMAGED },     { "PRAGMA user_version = -1", CV_ERROR_DAMAGED },
    { "PRAGMA application_id = 0", CV_ERROR_NOT_A_PLAN }, { "PRAGMA journal_mode = WAL", CV_ERROR_DAMAGED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      write_bytes (fixture->path, plan);
      run_sql (fixture->path, cases[i].sql);
      expect_refused (fixture, cases[i].code);
    }
}

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
  "DROP TABLE event; CREATE VIEW event AS SELECT 'e1' AS id, 1 AS day, 1 AS \"to\", 'x' AS text, NULL AS goal, NULL AS channel",
  "DROP TABLE event; CREATE TABLE event (id, day, \"to\", text, goal, channel)",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, '\"note\" TEXT NOT NULL', '\"note\" TEXT NOT NULL DEFAULT (randomblob (1e9))') WHERE name = 'goal'",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, 'STRICT', 'STRICT ') WHERE name = 'goal'",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, 'STRICT', '') WHERE name = 'goal'",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'kpi') WHERE name = 'goal'",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'goal'",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 99999 WHERE name = 'goal'",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = -5 WHERE name = 'goal'",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE goal (' WHERE name = 'goal'",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = NULL WHERE name = 'goal'",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET type = 'view' WHERE name = 'goal'",
  "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'sqlite_autoindex_goal_1'",
  "PRAGMA writable_schema = ON; INSERT INTO sqlite_schema VALUES ('trigger', 'x', 'goal', 0, 'CREATE TRIGGER x AFTER INSERT ON goal BEGIN SELECT load_extension (''x''); END')",
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
           "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000)"
           " INSERT INTO sqlite_schema SELECT 'table', 't' || i, 't' || i, i + 1000, 'CREATE TABLE t' || i || ' (a, b, c)' FROM n");
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
  "INSERT INTO plan SELECT 'second', name, organisation, reason, audience, \"from\", \"to\", currency, language, state FROM plan",
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

/* Cells of another type than their column's, as only a file changed from outside has: the tables are
 * loosened, changed, and made to look strict again. */
static const char *const wrong_types[] = {
  "UPDATE goal SET statement = 7",       "UPDATE goal SET statement = x'616263'",
  "UPDATE goal SET statement = NULL",    "UPDATE goal SET position = 'first'",
  "UPDATE goal SET position = NULL",     "UPDATE goal SET due = 'tomorrow'",
  "UPDATE goal SET due = 1.5",           "UPDATE kpi SET target = 'much'",
  "UPDATE kpi SET target = x'00'",       "UPDATE kpi SET goal = NULL",
  "UPDATE kpi SET goal = 1",             "UPDATE sample SET value = 'much'",
  "UPDATE sample SET value = NULL",      "UPDATE sample SET day = 'Monday' WHERE day = (SELECT min (day) FROM sample)",
  "UPDATE series SET first_day = 'one'", "UPDATE series SET channel = NULL",
  "UPDATE goal SET statement = CAST (zeroblob (30000000) AS TEXT) WHERE id = 'g1'",
  "UPDATE goal SET statement = zeroblob (400000000) WHERE id = 'g1'",
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
                              "UPDATE sqlite_schema SET sql = replace (replace (replace (replace (replace (sql, 'STRICT, ', ''),"
                              " 'STRICT', ''), 'NOT NULL', ''), 'INTEGER', ''), 'REAL', '') WHERE name IN ('goal', 'kpi', 'sample', 'series')"
                              " AND name <> 'was'");
      run_sql (fixture->path, wrong_types[i]);
      run_sql (fixture->path, "PRAGMA writable_schema = ON;"
                              "UPDATE sqlite_schema SET sql = (SELECT sql FROM was WHERE was.name = sqlite_master.name)"
                              " WHERE name IN ('goal', 'kpi', 'sample', 'series')");
      run_sql (fixture->path, "DROP TABLE was");
      g_test_message ("%s", wrong_types[i]);
      expect_refused (fixture, CV_ERROR_DAMAGED);
    }
}

/* More than a plan can have. */
static void
test_too_much (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) plan = make_plan (fixture);

  run_sql (fixture->path,
           "WITH RECURSIVE n (i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 400000)"
           " INSERT INTO metric SELECT 'm' || i, 'x', 'flow' FROM n");
  expect_refused (fixture, CV_ERROR_LIMIT);

  write_bytes (fixture->path, plan);
  run_sql (fixture->path,
           "WITH RECURSIVE n (i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)"
           " INSERT INTO metric SELECT 'm' || i, printf ('%.*c', 99999, 'x'), 'flow' FROM n");
  expect_refused (fixture, CV_ERROR_LIMIT);
}

/* Undo steps are not believed either: what they would do is checked, and taken back if it is not sound. */
static const char *const hostile_steps[] = {
  "UPDATE step SET changes = x'00' WHERE changes IS NOT NULL",
  "UPDATE step SET changes = x'' WHERE changes IS NOT NULL",
  "UPDATE step SET changes = randomblob (500) WHERE changes IS NOT NULL",
  "UPDATE step SET changes = substr (changes, 1, length (changes) - 3) WHERE changes IS NOT NULL",
  /* a change set of a table that is none of the records': 'T', two columns, key first, "counter" */
  "UPDATE step SET changes = x'540201006578747261001200030178060000000000000001' WHERE changes IS NOT NULL",
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

static void
test_truncated (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) plan = make_plan (fixture);
  g_autoptr (GRand)  random = g_rand_new_with_seed (20260520);
  gsize size = g_bytes_get_size (plan);
  const gsize edges[] = { 1, 15, 16, 50, 99, 100, 101, 511, 512, 4095, 4096, 4097, 8192, size - 4096, size - 1 };

  for (guint i = 0; i < G_N_ELEMENTS (edges) + 60; i++)
    {
      gsize length = i < G_N_ELEMENTS (edges) ? edges[i] : (gsize) g_rand_int_range (random, 1, (gint32) size);
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (plan, 0, length);

      write_bytes (fixture->path, part);
      g_assert_cmpint (check_promise (fixture, fixture->path), ==,
                       length < 16 ? CV_ERROR_NOT_A_PLAN : CV_ERROR_DAMAGED);
    }
}

/* One to a few bytes at random, most of them where it hurts. */
static GBytes *
flip (GBytes *plan, GRand *random)
{
  gsize   size;
  guint8 *bytes = g_bytes_unref_to_data (g_bytes_ref (plan), &size);
  int     n = g_rand_int_range (random, 1, 6);

  for (int i = 0; i < n; i++)
    {
      gsize region = g_rand_int_range (random, 0, 4) == 0 ? 100 : g_rand_boolean (random) ? 4096 : size;
      gsize place = (gsize) g_rand_int_range (random, 0, (gint32) region);

      if (region == size && g_rand_boolean (random))
        place = place / 4096 * 4096 + place % 12; /* a page's head */
      bytes[MIN (place, size - 1)] ^= (guint8) (1 << g_rand_int_range (random, 0, 8));
    }
  return g_bytes_new_take (bytes, size);
}

/* What got through is used: whatever is wrong deeper inside may cost an error, never the program. */
static void
use (const char *path)
{
  g_autoptr (CvPlanStore) store = cv_plan_store_open (path, NULL);
  g_autoptr (CvUndone) undone = NULL;
  g_autoptr (CvUndone) again = NULL;
  g_autoptr (CvUndone) redone = NULL;
  g_autoptr (CvEdit) edit = cv_edit_new ("Add");
  g_autoptr (GPtrArray) changes = NULL;

  if (store == NULL)
    return;
  undone = cv_plan_store_undo (store, NULL);
  again = cv_plan_store_undo (store, NULL);
  redone = cv_plan_store_redo (store, NULL);
  cv_edit_insert (edit, cv_row_new (CV_NOUN_GOAL, NULL));
  changes = cv_plan_store_apply (store, edit, NULL, NULL);
  cv_plan_store_verify (store, NULL);
}

static void
test_flipped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) plan = make_plan (fixture);
  g_autoptr (GRand)  random = g_rand_new_with_seed (20260521);
  guint n_refused = 0;

  for (int i = 0; i < 600; i++)
    {
      g_autoptr (GBytes) flipped = flip (plan, random);

      write_bytes (fixture->path, flipped);
      n_refused += check_promise (fixture, fixture->path) != -1;
      use (fixture->path);
    }
  /* Not everything can be noticed by opening; a good part must be. */
  g_assert_cmpuint (n_refused, >, 200);
}

/* verify reads everything: what differs in a value's neighbourhood does not get past it. */
static void
test_verify (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) plan = make_plan (fixture);
  static const char *const changes[] = {
    "UPDATE sample SET batch = 99 WHERE day = (SELECT min (day) FROM sample)",
    "INSERT INTO sample VALUES (99, 20591, 1, 1)",
    "DELETE FROM sample WHERE day = (SELECT max (day) FROM sample)",
    "UPDATE series SET last_value = 0",
    "UPDATE series SET grain = 'month' WHERE id = 1",
    "DELETE FROM batch WHERE id = 1",
    "UPDATE batch SET origin = 'elsewhere'",
    "UPDATE step SET batch = 77 WHERE batch IS NOT NULL",
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (CvPlanStore) store = NULL;
      g_autoptr (GError) error = NULL;

      write_bytes (fixture->path, plan);
      run_sql (fixture->path, changes[i]);
      store = fixture_open (fixture);
      g_test_message ("%s", changes[i]);
      g_assert_false (cv_plan_store_verify (store, &error));
      g_assert_error (error, CV_ERROR, CV_ERROR_DAMAGED);
    }
}

/* A process that dies in the middle of a change, with half of it in the file already. */
static void
die_changing (const char *path, const char *sql)
{
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      sqlite3 *handle;

      if (sqlite3_open (path, &handle) == SQLITE_OK
          && sqlite3_exec (handle, "PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN IMMEDIATE", NULL, NULL, NULL)
                 == SQLITE_OK)
        sqlite3_exec (handle, sql, NULL, NULL, NULL);
      kill (getpid (), SIGKILL);
    }
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
}

static void
test_hot_journal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) plan = make_plan (fixture);
  g_autoptr (GBytes) torn = NULL;
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  CvPlanStore *store = fixture_open (fixture);

  before = dump_values (store);
  cv_plan_store_close (store);
  die_changing (fixture->path, "UPDATE sample SET value = 0; UPDATE plan SET name = 'Half'");
  torn = read_bytes (fixture->path);
  g_assert_false (g_bytes_equal (plan, torn));
  g_assert_true (g_file_test (journal, G_FILE_TEST_EXISTS));

  store = fixture_open (fixture);
  after = dump_values (store);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (cv_plan_store_verify (store, NULL));
  cv_plan_store_close (store);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

/* Another program's file with its journal is that program's affair. */
static void
test_foreign_journal (Fixture *fixture, gconstpointer data)
{
  run_sql (fixture->path, "CREATE TABLE t (a); WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9999)"
                          " INSERT INTO t SELECT i FROM n");
  die_changing (fixture->path, "UPDATE t SET a = a + 1");
  g_assert_cmpuint (count_files (fixture->folder), ==, 2);
  expect_refused (fixture, CV_ERROR_NOT_A_PLAN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_fixture_test ("/refuse/sound", test_sound);
  add_fixture_test ("/refuse/no-plan", test_no_plan);
  add_fixture_test ("/refuse/unreadable", test_unreadable);
  add_fixture_test ("/refuse/foreign", test_foreign);
  add_fixture_test ("/refuse/versions", test_versions);
  add_fixture_test ("/refuse/hostile-schemas", test_hostile_schemas);
  add_fixture_test ("/refuse/endless-schema", test_endless_schema);
  add_fixture_test ("/refuse/hostile-cells", test_hostile_cells);
  add_fixture_test ("/refuse/wrong-types", test_wrong_types);
  add_fixture_test ("/refuse/too-much", test_too_much);
  add_fixture_test ("/refuse/hostile-steps", test_hostile_steps);
  add_fixture_test ("/refuse/hostile-counter", test_hostile_counter);
  add_fixture_test ("/refuse/truncated", test_truncated);
  add_fixture_test ("/refuse/flipped", test_flipped);
  add_fixture_test ("/refuse/verify", test_verify);
  add_fixture_test ("/refuse/hot-journal", test_hot_journal);
  add_fixture_test ("/refuse/foreign-journal", test_foreign_journal);
  return g_test_run ();
}
