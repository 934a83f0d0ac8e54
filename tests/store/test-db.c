/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The connection: its settings, its transactions, and what failures of the disk and of other
 * programs become. */

#include "store-fixture.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/cv-error.h"
#include "store/cv-db-error.h"
#include "store/cv-db.h"
#include "store/cv-plan-store-private.h"

static gint64
ask (CvDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = 0;

  g_assert_true (cv_db_get_integer (db, sql, &value, &error));
  return value;
}

static void
test_settings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlanStore) store = fixture_new_plan (fixture);
  CvDb *db = cv_plan_store_get_db (store);
  g_autoptr (CvStatement) mode = cv_db_prepare (db, "PRAGMA journal_mode", NULL);
  int on;

  g_assert_cmpint (sqlite3_step (mode), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (mode, 0), ==, "delete");
  g_assert_cmpint (ask (db, "PRAGMA synchronous"), ==, 3);
  g_assert_cmpint (ask (db, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (ask (db, "PRAGMA trusted_schema"), ==, 0);
  g_assert_cmpint (ask (db, "PRAGMA cell_size_check"), ==, 1);
  g_assert_cmpint (ask (db, "PRAGMA mmap_size"), ==, 0);
  sqlite3_db_config (cv_db_get_handle (db), SQLITE_DBCONFIG_DEFENSIVE, -1, &on);
  g_assert_true (on);
}

static void
test_transactions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlanStore) store = fixture_new_plan (fixture);
  CvDb *db = cv_plan_store_get_db (store);
  g_autoptr (GError) error = NULL;

  g_assert_true (cv_db_begin (db, TRUE, &error));
  g_assert_true (cv_db_run_with (db, "INSERT INTO \"counter\" VALUES ('a', ?)", 7, 0, &error));
  g_assert_cmpint (ask (db, "SELECT \"next\" FROM \"counter\""), ==, 7);
  g_assert_false (cv_db_end (db, FALSE, &error));
  g_assert_cmpint (ask (db, "SELECT count(*) FROM \"counter\""), ==, 0);

  g_assert_true (cv_db_begin (db, TRUE, &error));
  g_assert_true (cv_db_run_with (db, "INSERT INTO \"counter\" VALUES ('a', ?)", 7, 0, &error));
  g_assert_true (cv_db_end (db, TRUE, &error));
  g_assert_cmpint (ask (db, "SELECT \"next\" FROM \"counter\""), ==, 7);

  /* A deferred reference to nothing shows at the end, and takes everything back. */
  g_assert_true (cv_db_begin (db, TRUE, &error));
  g_assert_true (cv_db_execute (db, "DELETE FROM \"counter\"; INSERT INTO \"kpi_goal\" VALUES"
                                    " ('kg1', 'k1', 'g1')", &error));
  g_assert_false (cv_db_end (db, TRUE, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_DAMAGED);
  g_assert_cmpint (ask (db, "SELECT count(*) FROM \"counter\""), ==, 1);
}

static void
rename_plan (CvPlanStore *store, const char *name, CvError code)
{
  g_autoptr (CvEdit) edit = cv_edit_new ("Rename Plan");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  cv_edit_set_text (edit, CV_NOUN_PLAN, "plan", "name", name);
  changes = cv_plan_store_apply (store, edit, NULL, &error);
  g_assert_null (changes);
  g_assert_error (error, CV_ERROR, (int) code);
  g_test_message ("%s", error->message);
}

/* The edit that failed left nothing, and the next one is fine. */
static void
check_unharmed (CvPlanStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = dump (store);

  g_assert_nonnull (strstr (text, "name=Spring"));
  cv_plan_store_verify (store, &error);
  g_assert_no_error (error);
  g_free (add_goal (store, "Goes on"));
}

static void
test_disk_full (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlanStore) store = fixture_new_plan (fixture);
  CvDb *db = cv_plan_store_get_db (store);
  g_autofree char *long_name = g_strnfill (60000, 'x');

  g_assert_cmpint (ask (db, "PRAGMA max_page_count = 1"), >, 1); /* the pages there are */
  rename_plan (store, long_name, CV_ERROR_STORAGE);
  ask (db, "PRAGMA max_page_count = 1000000");
  check_unharmed (store);
}

static void
test_disk_error (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlanStore) store = fixture_new_plan (fixture);
  g_autofree char *long_name = g_strnfill (90000, 'x');
  struct rlimit before, none = { 1024, 1024 };
  GStatBuf info;

  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  none.rlim_max = before.rlim_max;
  none.rlim_cur = (rlim_t) info.st_size + 4096;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &none), ==, 0);
  rename_plan (store, long_name, CV_ERROR_STORAGE);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  check_unharmed (store);
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlanStore) store = fixture_new_plan (fixture);
  CvDb *db = cv_plan_store_get_db (store);

  g_assert_true (cv_db_execute (db, "PRAGMA query_only = ON", NULL));
  rename_plan (store, "Autumn", CV_ERROR_STORAGE);
  g_assert_true (cv_db_execute (db, "PRAGMA query_only = OFF", NULL));
  check_unharmed (store);
}

static void
test_moved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlanStore) store = fixture_new_plan (fixture);
  g_autofree char *elsewhere = fixture_path (fixture, "moved.cultivar");

  g_assert_cmpint (g_rename (fixture->path, elsewhere), ==, 0);
  rename_plan (store, "Autumn", CV_ERROR_STORAGE);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

/* A process that holds the write lock until it is killed; says so through a pipe. */
static pid_t
start_holder (const char *path)
{
  int pipes[2];
  char ready;
  pid_t child;

  g_assert_cmpint (pipe (pipes), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      sqlite3 *handle;

      if (sqlite3_open (path, &handle) == SQLITE_OK
          && sqlite3_exec (handle, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK
          && write (pipes[1], "!", 1) == 1)
        pause ();
      _exit (1);
    }
  g_assert_cmpint (read (pipes[0], &ready, 1), ==, 1);
  close (pipes[0]);
  close (pipes[1]);
  return child;
}

static void
stop_holder (pid_t child)
{
  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
}

static void
test_busy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlanStore) store = fixture_new_plan (fixture);
  pid_t child = start_holder (fixture->path);
  g_autofree char *holder = cv_db_error_find_holder (fixture->path);
  g_autofree char *number = g_strdup_printf ("%d", (int) child);
  gint64 start = g_get_monotonic_time ();
  gint64 waited;

  /* Not everywhere do the kernel's list and the file system name the file alike. */
  if (holder != NULL)
    g_assert_nonnull (strstr (holder, number));
  rename_plan (store, "Autumn", CV_ERROR_BUSY);
  waited = g_get_monotonic_time () - start;
  g_assert_cmpint (waited, >=, 4 * G_USEC_PER_SEC);
  stop_holder (child);
  check_unharmed (store);
}

/* A lock that is let go of in time is only waited for. */
static gpointer
release_soon (gpointer child)
{
  g_usleep (G_USEC_PER_SEC / 5);
  kill (GPOINTER_TO_INT (child), SIGKILL);
  return NULL;
}

static void
test_wait (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlanStore) store = fixture_new_plan (fixture);
  pid_t child = start_holder (fixture->path);
  GThread *thread = g_thread_new ("release", release_soon, GINT_TO_POINTER (child));
  g_autofree char *goal = add_goal (store, "Waited for");

  g_assert_cmpstr (goal, ==, "g1");
  g_thread_join (thread);
  stop_holder (child);
}

static void
test_patience (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvDb) db = cv_db_open ("memory", CV_DB_MEMORY, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  static const char forever[] =
    "WITH RECURSIVE \"n\" (\"i\") AS (SELECT 1 UNION ALL SELECT \"i\" + 1 FROM \"n\") SELECT"
    " count(*) FROM \"n\"";

  cv_db_set_patience (db, 0.05);
  g_assert_false (cv_db_execute (db, forever, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_DAMAGED);
  g_clear_error (&error);

  cv_db_set_patience (db, 0);
  cv_db_set_cancellable (db, cancellable);
  g_cancellable_cancel (cancellable);
  g_assert_false (cv_db_execute (db, forever, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_fixture_test ("/db/settings", test_settings);
  add_fixture_test ("/db/transactions", test_transactions);
  add_fixture_test ("/db/disk-full", test_disk_full);
  add_fixture_test ("/db/disk-error", test_disk_error);
  add_fixture_test ("/db/read-only", test_read_only);
  add_fixture_test ("/db/moved", test_moved);
  add_fixture_test ("/db/busy", test_busy);
  add_fixture_test ("/db/wait", test_wait);
  add_fixture_test ("/db/patience", test_patience);
  return g_test_run ();
}
