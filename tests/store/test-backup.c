/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Copies: complete, without what must not travel, never half there. */

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <signal.h>
#include <unistd.h>

#include "base/cv-error.h"

static CvPlanStore *
open_plan (const char *path)
{
  g_autoptr (GError) error = NULL;
  CvPlanStore *store = cv_plan_store_open (path, &error);

  g_assert_no_error (error);
  return store;
}

static void
test_same (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlanStore) store = fixture_new_plan (fixture);
  g_autoptr (CvPlanStore) copy = NULL;
  g_autofree char *path = fixture_path (fixture, "copy.cultivar");
  g_autofree char *records = NULL;
  g_autofree char *values = NULL;
  g_autofree char *copied_records = NULL;
  g_autofree char *copied_values = NULL;
  g_autofree char *next = NULL;
  g_autoptr (GError) error = NULL;

  fill_plan (store);
  fill_values (store, 3, 500);
  cv_plan_store_backup (store, path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (fixture->folder), ==, 2);

  copy = open_plan (path);
  records = dump (store);
  values = dump_values (store);
  copied_records = dump (copy);
  copied_values = dump_values (copy);
  g_assert_cmpstr (copied_records, ==, records);
  g_assert_cmpstr (copied_values, ==, values);
  g_assert_true (cv_plan_store_verify (copy, NULL));

  /* No step to undo, and ids go on where they were. */
  g_assert_null (cv_plan_store_peek (copy, FALSE));
  next = add_goal (copy, "Next");
  g_assert_cmpstr (next, ==, "g5");
  /* The plan itself has kept its own and can be copied again. */
  g_assert_nonnull (records);
  cv_plan_store_backup (store, path, TRUE, &error);
  g_assert_no_error (error);
}

/* Nothing deleted travels: no values of a deleted channel, no deleted text in a free page. */
static void
test_left_behind (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlanStore) store = fixture_new_plan (fixture);
  g_autofree char *path = fixture_path (fixture, "copy.cultivar");
  g_autofree char *goal = add_goal (store, "A secret nobody should read");
  g_autofree char *channel = add_channel (store, "Gone");
  g_autofree char *kept = add_channel (store, "Kept");
  const CvSample samples[] = { { 20591, 1 }, { 20592, 2 } };
  const CvSample corrected[] = { { 20591, 9 } };
  CvEdit *edit = cv_edit_new ("Delete");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CvPlanStore) copy = NULL;
  g_autofree char *values = NULL;

  write_values (store, CV_ORIGIN_TYPED, channel, samples, 2);
  write_values (store, CV_ORIGIN_TYPED, kept, samples, 2);
  write_values (store, CV_ORIGIN_TYPED, kept, corrected, 1);
  cv_edit_delete (edit, CV_NOUN_GOAL, goal);
  cv_edit_delete (edit, CV_NOUN_CHANNEL, channel);
  apply (store, edit);
  g_assert_true (cv_plan_store_backup (store, path, TRUE, NULL));

  bytes = read_bytes (path);
  g_assert_null (memmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "secret", 6));
  g_assert_cmpint (ask_sql (path, "SELECT count(*) FROM sample"), ==, 2);
  g_assert_cmpint (ask_sql (path, "SELECT count(*) FROM series"), ==, 1);
  g_assert_cmpint (ask_sql (path, "SELECT count(*) FROM step"), ==, 0);
  g_assert_cmpint (ask_sql (path, "SELECT count(*) FROM set_aside"), ==, 0);
  copy = open_plan (path);
  values = dump_values (copy);
  g_assert_cmpstr (values, ==, "followers@c2/day 20591-20592 2\n  20591 9 typed 3\n  20592 2 "
                               "typed 2\n");
  g_assert_true (cv_plan_store_verify (copy, NULL));
}

static void
test_places (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlanStore) store = fixture_new_plan (fixture);
  g_autofree char *nowhere = fixture_path (fixture, "no/copy.cultivar");
  g_autofree char *link = fixture_path (fixture, "link.cultivar");
  g_autofree char *used = fixture_path (fixture, "used.cultivar");
  g_autofree char *journal = fixture_path (fixture, "used.cultivar-journal");
  g_autoptr (GBytes) old = g_bytes_new_static ("old", 3);
  g_autoptr (GBytes) now = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (cv_plan_store_backup (store, nowhere, TRUE, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_false (cv_plan_store_backup (store, fixture->path, TRUE, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  g_assert_false (cv_plan_store_backup (store, link, TRUE, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_INVALID);
  g_clear_error (&error);

  /* Over a plan in the middle of a change: its journal would be rolled back into the copy. */
  write_bytes (used, old);
  write_bytes (journal, old);
  g_assert_false (cv_plan_store_backup (store, used, TRUE, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_BUSY);
  now = read_bytes (used);
  g_assert_true (g_bytes_equal (now, old));
  g_unlink (journal);
  g_assert_true (cv_plan_store_backup (store, used, TRUE, NULL));
  g_assert_cmpuint (count_files (fixture->folder), ==, 3);
}

/* A copy that fails half-way leaves the older one as it was. */
static void
test_disk_full (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlanStore) store = fixture_new_plan (fixture);
  g_autofree char *path = fixture_path (fixture, "copy.cultivar");
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  struct rlimit rlimit, small;

  g_assert_true (cv_plan_store_backup (store, path, TRUE, NULL));
  before = read_bytes (path);
  fill_values (store, 2, 5000);

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &rlimit), ==, 0);
  small = rlimit;
  small.rlim_cur = g_bytes_get_size (before) + 8192;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_false (cv_plan_store_backup (store, path, TRUE, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &rlimit), ==, 0);

  g_assert_error (error, CV_ERROR, CV_ERROR_STORAGE);
  after = read_bytes (path);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_cmpuint (count_files (fixture->folder), ==, 2);
  /* The plan is as good as before, and the copy is no longer attached to it. */
  g_assert_true (cv_plan_store_verify (store, NULL));
  g_assert_true (cv_plan_store_backup (store, path, TRUE, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_fixture_test ("/backup/same", test_same);
  add_fixture_test ("/backup/left-behind", test_left_behind);
  add_fixture_test ("/backup/places", test_places);
  add_fixture_test ("/backup/disk-full", test_disk_full);
  return g_test_run ();
}
