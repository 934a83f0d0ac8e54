/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that are no plan, or no longer a sound one. */

#include "refusal.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void
expect_no_plan (const char *path, CvError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cv_plan_store_open (path, &error));
  g_assert_error (error, CV_ERROR, (int) code);
  g_test_message ("%s", error->message);
}

static void
test_sound (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) plan = make_plan (fixture);

  g_assert_cmpint (check_promise (fixture), ==, -1);
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
    { "PRAGMA user_version = 3", CV_ERROR_NEWER },
    { "PRAGMA user_version = 1", CV_ERROR_DAMAGED }, /* built as version 2 is */
    { "PRAGMA user_version = 2147483647", CV_ERROR_NEWER },
    { "PRAGMA user_version = 0", CV_ERROR_DAMAGED },
    { "PRAGMA user_version = -1", CV_ERROR_DAMAGED },
    { "PRAGMA application_id = 0", CV_ERROR_NOT_A_PLAN },
    { "PRAGMA journal_mode = WAL", CV_ERROR_DAMAGED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      write_bytes (fixture->path, plan);
      run_sql (fixture->path, cases[i].sql);
      expect_refused (fixture, cases[i].code);
    }
}

static void
test_truncated (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) plan = make_plan (fixture);
  g_autoptr (GRand)  random = g_rand_new_with_seed (20260520);
  gsize size = g_bytes_get_size (plan);
  const gsize edges[] = { 1,   15,   16,   50,   99,   100,         101,     511,
                          512, 4095, 4096, 4097, 8192, size - 4096, size - 1 };

  for (guint i = 0; i < G_N_ELEMENTS (edges) + 60; i++)
    {
      gsize length =
          i < G_N_ELEMENTS (edges) ? edges[i] : (gsize) g_rand_int_range (random, 1, (gint32) size);
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (plan, 0, length);

      write_bytes (fixture->path, part);
      g_assert_cmpint (check_promise (fixture), ==,
                       length < strlen ("SQLite format 3") ? CV_ERROR_NOT_A_PLAN
                                                           : CV_ERROR_DAMAGED);
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
      gsize region = g_rand_int_range (random, 0, 4) == 0 ? 100
                     : g_rand_boolean (random)            ? 4096
                                                          : size;
      gsize place = (gsize) g_rand_int_range (random, 0, (gint32) region);

      if (region == size && g_rand_boolean (random))
        place = place / 4096 * 4096 + place % 12; /* a page's head */
      bytes[MIN (place, size - 1)] ^= (guint8) (1 << g_rand_int_range (random, 0, 8));
    }
  return g_bytes_new_take (bytes, size);
}

/* What got through is used: what is wrong deeper inside may cost an error, never the program. */
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

  for (int i = 0; i < 400; i++)
    {
      g_autoptr (GBytes) flipped = flip (plan, random);

      write_bytes (fixture->path, flipped);
      n_refused += check_promise (fixture) != -1;
      if (i % 3 == 0)
        use (fixture->path);
    }
  /* Not everything can be noticed by opening; a good part must be. */
  g_assert_cmpuint (n_refused, >, 130);
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
          && sqlite3_exec (handle, "PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN"
                                   " IMMEDIATE", NULL, NULL, NULL)
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
  run_sql (fixture->path, "CREATE TABLE t (a); WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL"
                          " SELECT i + 1 FROM n WHERE i < 9999)"
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
  add_fixture_test ("/refuse/truncated", test_truncated);
  add_fixture_test ("/refuse/flipped", test_flipped);
  add_fixture_test ("/refuse/verify", test_verify);
  add_fixture_test ("/refuse/hot-journal", test_hot_journal);
  add_fixture_test ("/refuse/foreign-journal", test_foreign_journal);
  return g_test_run ();
}
