/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The open plan: in the caller's thread, with a worker, and while it is being closed. */

#include "engine-fixture.h"

#include <math.h>

#include "base/cv-error.h"
#include "model/cv-planning.h"
#include "model/cv-question.h"

static void
count_signal (guint *count)
{
  (*count)++;
}

static void
keep_error (CvSession *session, const GError *error, GError **kept)
{
  g_assert_null (*kept);
  *kept = g_error_copy (error);
}

/* --- in the caller's thread --- */

static void
test_apply (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvSession) session = open_plan (fixture);
  CvPlan *plan = cv_session_get_plan (session);
  g_autofree char *id = NULL;
  CvGoal *goal;

  g_assert_cmpstr (cv_session_get_path (session), ==, fixture->path);
  g_assert_cmpstr (cv_plan_get_info (plan)->name, ==, "Spring");
  g_assert_null (cv_session_get_undo_name (session));

  id = add_row (session, goal_row ("Grow"));
  goal = cv_plan_find (plan, CV_NOUN_GOAL, id);
  g_assert_cmpstr (goal->statement, ==, "Grow");
  g_assert_cmpstr (cv_session_get_undo_name (session), ==, "Add");
  g_assert_null (cv_session_get_redo_name (session));
}

static void
test_empty_edit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvSession) session = open_plan (fixture);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;

  g_assert_true (cv_session_apply (session, cv_edit_new ("Nothing"), &ids, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (ids), ==, 0);
  g_assert_null (cv_session_get_undo_name (session));
}

/* An edit that the store refuses leaves objects and stack as they were. */
static void
test_refused_edit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvSession) session = open_plan (fixture);
  g_autofree char *id = add_row (session, goal_row ("Grow"));
  CvEdit *edit = cv_edit_new ("Half");
  g_autoptr (GError) error = NULL;
  g_autofree char *goals = NULL;

  cv_edit_set_text (edit, CV_NOUN_GOAL, id, "statement", "Shrink");
  cv_edit_delete (edit, CV_NOUN_GOAL, "g99");
  g_assert_false (cv_session_apply (session, edit, NULL, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_NOT_FOUND);
  goals = list_goals (session);
  g_assert_cmpstr (goals, ==, "Grow");
  g_assert_cmpstr (cv_session_get_undo_name (session), ==, "Add");
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvSession) session = open_plan (fixture);
  CvPlan *plan = cv_session_get_plan (session);
  g_autofree char *id = add_row (session, goal_row ("Grow"));
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  CvEdit *edit = cv_edit_new ("Rename");

  cv_edit_set_text (edit, CV_NOUN_GOAL, id, "statement", "Grow up");
  g_assert_true (cv_session_apply (session, edit, NULL, &error));
  g_assert_true (cv_session_undo (session, FALSE, &name, &error));
  g_assert_cmpstr (name, ==, "Rename");
  g_assert_cmpstr (((CvGoal *) cv_plan_find (plan, CV_NOUN_GOAL, id))->statement, ==, "Grow");
  g_assert_cmpstr (cv_session_get_undo_name (session), ==, "Add");
  g_assert_cmpstr (cv_session_get_redo_name (session), ==, "Rename");

  g_assert_true (cv_session_undo (session, FALSE, NULL, &error));
  g_assert_cmpuint (cv_plan_get_count (plan, CV_NOUN_GOAL), ==, 0);
  g_assert_null (cv_session_get_undo_name (session));
  g_assert_false (cv_session_undo (session, FALSE, NULL, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (cv_session_undo (session, TRUE, NULL, &error));
  g_assert_true (cv_session_undo (session, TRUE, NULL, &error));
  g_assert_cmpstr (((CvGoal *) cv_plan_find (plan, CV_NOUN_GOAL, id))->statement, ==, "Grow up");
  g_assert_false (cv_session_undo (session, TRUE, NULL, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_NOT_FOUND);
}

/* The stack is in the file: what one session did, the next one takes back. */
static void
test_undo_after_reopening (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvSession) first = open_plan (fixture);
  g_autofree char *id = add_row (first, goal_row ("Grow"));
  g_autoptr (CvSession) second = NULL;
  g_autoptr (GError) error = NULL;

  cv_session_close (first);
  second = open_plan (fixture);
  g_assert_cmpstr (cv_session_get_undo_name (second), ==, "Add");
  g_assert_true (cv_session_undo (second, FALSE, NULL, &error));
  g_assert_null (cv_plan_find (cv_session_get_plan (second), CV_NOUN_GOAL, id));
}

static void
test_values (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvSession) session = open_plan (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *values = NULL;
  g_autofree char *after = NULL;
  g_autofree char *name = NULL;
  guint changed = 0;

  g_signal_connect_swapped (session, "values-changed", G_CALLBACK (count_signal), &changed);
  write_followers (session, NULL, "2026-01-05", 100);
  g_assert_cmpuint (changed, ==, 1);
  /* The same once more changes nothing, and tells nobody. */
  write_followers (session, NULL, "2026-01-05", 100);
  g_assert_cmpuint (changed, ==, 1);
  write_followers (session, NULL, "2026-01-05", 101);
  values = list_values (session, "followers", NULL, CV_GRAIN_DAY);
  g_assert_cmpstr (values, ==, "2026-01-05=101");

  g_assert_true (cv_session_undo (session, FALSE, &name, &error));
  g_assert_cmpstr (name, ==, "Enter Value");
  g_assert_cmpuint (changed, ==, 3);
  after = list_values (session, "followers", NULL, CV_GRAIN_DAY);
  g_assert_cmpstr (after, ==, "2026-01-05=100");
}

static void
test_dry_run (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvSession) session = open_plan (fixture);
  CvBatchInfo info = { CV_ORIGIN_TYPED, "Enter Value", NULL };
  CvSample sample = { day ("2026-01-05"), 5 };
  CvSeriesWrite write = { "followers", NULL, CV_GRAIN_DAY, &sample, 1 };
  CvWriteSummary summary;
  g_autoptr (GError) error = NULL;
  g_autofree char *values = NULL;

  g_assert_true (cv_session_write (session, &info, &write, 1, TRUE, &summary, NULL, &error));
  g_assert_cmpuint (summary.inserted, ==, 1);
  g_assert_cmpint (summary.batch, ==, 0);
  values = list_values (session, "followers", NULL, CV_GRAIN_DAY);
  g_assert_cmpstr (values, ==, "");
  g_assert_null (cv_session_get_undo_name (session));
}

/* A KPI over followers, one question. (transfer full) */
static GPtrArray *
ask_followers (CvSession *session)
{
  CvPlan *plan = cv_session_get_plan (session);
  g_autofree char *goal = add_row (session, goal_row ("Grow"));
  CvRow *row = cv_row_new (CV_NOUN_KPI, NULL);
  g_autofree char *kpi = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *questions;

  cv_row_set_text (row, "goal", goal);
  cv_row_set_text (row, "name", "Followers");
  cv_row_set_text (row, "formula", "followers");
  cv_row_set_integer (row, "cadence", CV_GRAIN_WEEK);
  cv_row_set_number (row, "baseline", 100);
  cv_row_set_number (row, "target", 456);
  kpi = add_row (session, row);
  write_followers (session, NULL, "2026-01-11", 100);
  write_followers (session, NULL, "2026-01-18", 120);
  questions = cv_plan_get_kpi_questions (plan, day ("2026-01-20"), &error);
  g_assert_no_error (error);
  return questions;
}

/* Two weeks with a level, the third carried; the week of 12 January is the last that has ended. The path goes from
 * 100 on 5 January to 456 on 27 December, 356 days: one a day, so 100 + 13 on 18 January. */
static void
check_judged (GPtrArray *results)
{
  const CvKpiResult *result;

  g_assert_cmpuint (results->len, ==, 1);
  result = results->pdata[0];
  g_assert_cmpuint (result->values->len, ==, 3);
  g_assert_cmpint (result->latest, ==, 1);
  g_assert_cmpfloat (result->value, ==, 120);
  g_assert_cmpfloat (result->expected, ==, 113);
}

static void
test_judge (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvSession) session = open_plan (fixture);
  g_autoptr (GPtrArray) questions = ask_followers (session);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = cv_session_judge (session, questions, &error);

  g_assert_no_error (error);
  check_judged (results);
}

static void
test_open_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *none = fixture_path (fixture, "none.cultivar");
  g_autofree char *text = fixture_write (fixture, "text.cultivar", "Not a plan at all.");
  g_autoptr (GError) error = NULL;

  g_assert_null (cv_session_open (none, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (cv_session_open (text, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_NOT_A_PLAN);
}

/* Each template becomes a plan, whose one step can be undone to an empty one. */
static void
test_templates (Fixture *fixture, gconstpointer data)
{
  guint n;
  const CvTemplate *templates = cv_catalogue_templates (cv_catalogue_get (), &n);

  g_assert_cmpuint (n, >, 1);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = fixture_path (fixture, templates[i].id);
      g_autoptr (CvRow) row = new_plan_row (templates[i].name);
      g_autoptr (CvSession) session = NULL;
      g_autoptr (GError) error = NULL;
      CvPlan *plan;

      g_assert_true (cv_session_create (path, row, &templates[i], &error));
      session = cv_session_open (path, &error);
      g_assert_no_error (error);
      plan = cv_session_get_plan (session);
      g_assert_cmpuint (cv_plan_get_count (plan, CV_NOUN_GOAL), ==, templates[i].n_goals);
      g_assert_cmpuint (cv_plan_get_count (plan, CV_NOUN_CHANNEL), ==, templates[i].n_channels);
      if (templates[i].n_goals == 0)
        continue;
      g_assert_true (cv_session_undo (session, FALSE, NULL, &error));
      g_assert_cmpuint (cv_plan_get_count (plan, CV_NOUN_GOAL), ==, 0);
      g_assert_cmpuint (cv_plan_get_count (plan, CV_NOUN_KPI), ==, 0);
    }
}

static void
test_create_over_something (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvRow) row = new_plan_row ("Summer");
  g_autoptr (GError) error = NULL;
  g_autoptr (CvSession) session = NULL;

  g_assert_false (cv_session_create (fixture->path, row, cv_catalogue_templates (cv_catalogue_get (), &(guint){ 0 }),
                                     &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_EXISTS);
  session = open_plan (fixture);
  g_assert_cmpstr (cv_plan_get_info (cv_session_get_plan (session))->name, ==, "Spring");
}

/* The asynchronous functions do their work on the spot where there is no worker. */
static void
test_async_without_worker (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvSession) session = open_plan (fixture);
  g_autofree char *goals = NULL;

  cv_session_submit (session, edit_of (goal_row ("Grow")));
  goals = list_goals (session);
  g_assert_cmpstr (goals, ==, "Grow");
}

/* --- with a worker --- */

static void
test_open_async (Fixture *fixture, gconstpointer data)
{
  g_autofree char *none = fixture_path (fixture, "none.cultivar");
  g_autoptr (CvSession) session = open_with_worker (fixture);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  Waiting waiting = { NULL };

  g_assert_cmpstr (cv_plan_get_info (cv_session_get_plan (session))->name, ==, "Spring");
  g_assert_cmpstr (cv_session_get_path (session), ==, fixture->path);

  cv_session_open_async (none, NULL, keep_result, &waiting);
  result = wait_for_result (&waiting);
  g_assert_null (cv_session_open_finish (result, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_NOT_FOUND);
}

/* The window was closed before the plan was read. */
static void
test_open_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  Waiting waiting = { NULL };

  cv_session_open_async (fixture->path, cancellable, keep_result, &waiting);
  g_cancellable_cancel (cancellable);
  result = wait_for_result (&waiting);
  g_assert_null (cv_session_open_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_apply_async (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvSession) session = open_with_worker (fixture);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;
  g_autofree char *goals = NULL;
  Waiting waiting = { NULL };

  /* In order with what was submitted before. */
  cv_session_submit (session, edit_of (goal_row ("One")));
  cv_session_submit (session, edit_of (goal_row ("Two")));
  cv_session_apply_async (session, edit_of (goal_row ("Three")), keep_result, &waiting);
  result = wait_for_result (&waiting);
  ids = cv_session_apply_finish (session, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ids[0], ==, "g3");
  g_assert_null (ids[1]);
  goals = list_goals (session);
  g_assert_cmpstr (goals, ==, "One, Two, Three");
  g_assert_cmpstr (cv_session_get_undo_name (session), ==, "Add");
}

static void
test_submit_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvSession) session = open_with_worker (fixture);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  cv_session_submit (session, edit_of (goal_row ("One")));
  cv_session_submit (session, edit_of (goal_row ("Two")));
  cv_session_submit_undo (session, FALSE);
  wait_until_idle (session);
  undone = list_goals (session);
  g_assert_cmpstr (undone, ==, "One");
  g_assert_cmpstr (cv_session_get_redo_name (session), ==, "Add");
  cv_session_submit_undo (session, TRUE);
  wait_until_idle (session);
  redone = list_goals (session);
  g_assert_cmpstr (redone, ==, "One, Two");
  g_assert_null (cv_session_get_redo_name (session));
}

/* What was submitted without a callback and did not work is told once, and the next act goes on. */
static void
test_failed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvSession) session = open_with_worker (fixture);
  CvEdit *edit = cv_edit_new ("Delete Goal");
  g_autoptr (GError) error = NULL;
  g_autofree char *goals = NULL;

  g_signal_connect (session, "failed", G_CALLBACK (keep_error), &error);
  cv_edit_delete (edit, CV_NOUN_GOAL, "g7");
  cv_session_submit (session, edit);
  cv_session_submit (session, edit_of (goal_row ("Grow")));
  wait_until_idle (session);
  g_assert_error (error, CV_ERROR, CV_ERROR_NOT_FOUND);
  goals = list_goals (session);
  g_assert_cmpstr (goals, ==, "Grow");
}

/* With a callback the caller hears of it, and only the caller. */
static void
test_failed_with_callback (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvSession) session = open_with_worker (fixture);
  CvEdit *edit = cv_edit_new ("Delete Goal");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) told = NULL;
  g_autoptr (GError) error = NULL;
  Waiting waiting = { NULL };

  g_signal_connect (session, "failed", G_CALLBACK (keep_error), &told);
  cv_edit_delete (edit, CV_NOUN_GOAL, "g7");
  cv_session_apply_async (session, edit, keep_result, &waiting);
  result = wait_for_result (&waiting);
  g_assert_null (cv_session_apply_finish (session, result, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_NOT_FOUND);
  g_assert_no_error (told);
}

static void
test_busy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvSession) session = open_with_worker (fixture);
  guint notified = 0;

  g_signal_connect_swapped (session, "notify::busy", G_CALLBACK (count_signal), &notified);
  for (int i = 0; i < 3; i++)
    cv_session_submit (session, edit_of (goal_row ("Goal")));
  g_assert_cmpuint (notified, ==, 1);
  wait_until_idle (session);
  g_assert_cmpuint (notified, ==, 2);
}

static void
test_submit_value (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvSession) session = open_with_worker (fixture);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) series_result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) values = NULL;
  g_autoptr (GPtrArray) series = NULL;
  Waiting waiting = { NULL };
  guint changed = 0;

  g_signal_connect_swapped (session, "values-changed", G_CALLBACK (count_signal), &changed);
  /* A week's number stands on its Monday, whichever day was meant. */
  cv_session_submit_value (session, "comments", NULL, CV_GRAIN_WEEK, day ("2026-01-08"), 7);
  cv_session_submit_value (session, "comments", NULL, CV_GRAIN_WEEK, day ("2026-01-15"), 9);
  cv_session_submit_value (session, "comments", NULL, CV_GRAIN_WEEK, day ("2026-01-12"), NAN);
  cv_session_list_values_async (session, "comments", NULL, CV_GRAIN_WEEK, keep_result, &waiting);
  result = wait_for_result (&waiting);
  values = cv_session_list_values_finish (session, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (values->len, ==, 1);
  g_assert_cmpint (g_array_index (values, CvValueRow, 0).day, ==, day ("2026-01-05"));
  g_assert_cmpfloat (g_array_index (values, CvValueRow, 0).value, ==, 7);
  g_assert_cmpint (g_array_index (values, CvValueRow, 0).origin, ==, CV_ORIGIN_TYPED);
  g_assert_cmpuint (changed, ==, 3);
  g_assert_cmpstr (cv_session_get_undo_name (session), ==, "Delete Value");

  cv_session_list_series_async (session, keep_result, &waiting);
  series_result = wait_for_result (&waiting);
  series = cv_session_list_series_finish (session, series_result, &error);
  g_assert_cmpuint (series->len, ==, 1);
  g_assert_cmpstr (((CvSeriesInfo *) series->pdata[0])->metric, ==, "comments");
}

static void
test_judge_async (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) questions = NULL;
  g_autoptr (CvSession) session = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) cancelled = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GError) error = NULL;
  Waiting waiting = { NULL };

  {
    g_autoptr (CvSession) here = open_plan (fixture);

    questions = ask_followers (here);
  }
  session = open_with_worker (fixture);
  cv_session_judge_async (session, g_ptr_array_ref (questions), NULL, keep_result, &waiting);
  result = wait_for_result (&waiting);
  results = cv_session_judge_finish (session, result, &error);
  g_assert_no_error (error);
  check_judged (results);

  g_cancellable_cancel (cancellable);
  cv_session_judge_async (session, g_ptr_array_ref (questions), cancellable, keep_result, &waiting);
  cancelled = wait_for_result (&waiting);
  g_assert_null (cv_session_judge_finish (session, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  /* That nothing was read for it leaves the names as they are. */
  g_assert_cmpstr (cv_session_get_undo_name (session), ==, "Enter Value");
}

static void
test_backup (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvSession) session = open_with_worker (fixture);
  g_autofree char *path = fixture_path (fixture, "copy.cultivar");
  g_autofree char *nowhere = fixture_path (fixture, "no/such/copy.cultivar");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) failed = NULL;
  g_autoptr (CvSession) copy = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *goals = NULL;
  Waiting waiting = { NULL };

  cv_session_submit (session, edit_of (goal_row ("Grow")));
  cv_session_backup_async (session, path, keep_result, &waiting);
  result = wait_for_result (&waiting);
  g_assert_true (cv_session_backup_finish (session, result, &error));
  copy = cv_session_open (path, &error);
  g_assert_no_error (error);
  goals = list_goals (copy);
  g_assert_cmpstr (goals, ==, "Grow");

  cv_session_backup_async (session, nowhere, keep_result, &waiting);
  failed = wait_for_result (&waiting);
  g_assert_false (cv_session_backup_finish (session, failed, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_NOT_FOUND);
}

/* --- two sessions on one file --- */

static void
test_refresh (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvSession) window = open_with_worker (fixture);
  g_autoptr (CvSession) other = open_plan (fixture);
  g_autofree char *first = add_row (other, goal_row ("One"));
  g_autofree char *second = add_row (other, goal_row ("Two"));
  CvEdit *edit = cv_edit_new ("Change");
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *last = NULL;
  guint changed = 0;

  g_signal_connect_swapped (window, "values-changed", G_CALLBACK (count_signal), &changed);
  before = list_goals (window);
  g_assert_cmpstr (before, ==, "");
  cv_session_refresh (window);
  wait_until_idle (window);
  after = list_goals (window);
  g_assert_cmpstr (after, ==, "One, Two");
  g_assert_cmpstr (cv_session_get_undo_name (window), ==, "Add");
  g_assert_cmpuint (changed, ==, 1);

  /* Changed and deleted; the object that stays is the same one. */
  {
    gpointer object = cv_plan_find (cv_session_get_plan (window), CV_NOUN_GOAL, second);

    cv_edit_delete (edit, CV_NOUN_GOAL, first);
    cv_edit_set_text (edit, CV_NOUN_GOAL, second, "statement", "Three");
    g_assert_true (cv_session_apply (other, edit, NULL, &error));
    cv_session_refresh (window);
    wait_until_idle (window);
    g_assert_true (cv_plan_find (cv_session_get_plan (window), CV_NOUN_GOAL, second) == object);
  }
  last = list_goals (window);
  g_assert_cmpstr (last, ==, "Three");
  g_assert_cmpuint (changed, ==, 2);

  /* Nobody wrote: nothing is told. Its own writing is no news either. */
  cv_session_submit (window, edit_of (goal_row ("Four")));
  cv_session_refresh (window);
  wait_until_idle (window);
  g_assert_cmpuint (changed, ==, 2);
}

/* --- closing --- */

static void
test_close_with_work_pending (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvSession) session = open_with_worker (fixture);
  g_autoptr (CvSession) again = NULL;
  g_autofree char *values = NULL;

  for (int i = 0; i < 20; i++)
    cv_session_submit (session, edit_of (goal_row ("Goal")));
  cv_session_submit_value (session, "comments", NULL, CV_GRAIN_DAY, day ("2026-01-08"), 7);
  cv_session_close (session);

  again = open_plan (fixture);
  g_assert_cmpuint (cv_plan_get_count (cv_session_get_plan (again), CV_NOUN_GOAL), ==, 20);
  values = list_values (again, "comments", NULL, CV_GRAIN_DAY);
  g_assert_cmpstr (values, ==, "2026-01-08=7");
}

/* Nobody holds the session any more, but for what it has to do. */
static void
test_let_go_with_work_pending (Fixture *fixture, gconstpointer data)
{
  CvSession *session = open_with_worker (fixture);
  g_autoptr (CvSession) again = NULL;
  gpointer weak = session;

  g_object_add_weak_pointer (G_OBJECT (session), &weak);
  cv_session_submit (session, edit_of (goal_row ("Grow")));
  g_object_unref (session);
  while (weak != NULL)
    g_main_context_iteration (NULL, TRUE);
  again = open_plan (fixture);
  g_assert_cmpuint (cv_plan_get_count (cv_session_get_plan (again), CV_NOUN_GOAL), ==, 1);
}

typedef struct
{
  GPtrArray *questions;
  Waiting judged;
} Follow;

/* As pages do: what has changed is judged anew, and a page notes something about it. */
static void
follow_values (CvSession *session, Follow *follow)
{
  cv_session_judge_async (session, g_ptr_array_ref (follow->questions), NULL, keep_result, &follow->judged);
  cv_session_submit (session, edit_of (goal_row ("From a handler")));
}

/* The last jobs' answers come while the worker ends. An edit that follows from them is carried out; reading is not. */
static void
test_close_with_followers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvSession) session = open_with_worker (fixture);
  g_autoptr (CvSession) again = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *goals = NULL;
  Follow follow = { g_ptr_array_new (), { NULL } };

  g_signal_connect (session, "values-changed", G_CALLBACK (follow_values), &follow);
  cv_session_submit_value (session, "comments", NULL, CV_GRAIN_DAY, day ("2026-01-08"), 7);
  cv_session_close (session);
  result = wait_for_result (&follow.judged);
  g_assert_null (cv_session_judge_finish (session, result, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_CANCELLED);

  again = open_plan (fixture);
  goals = list_goals (again);
  g_assert_cmpstr (goals, ==, "From a handler");
  g_ptr_array_unref (follow.questions);
}

static void
test_after_closing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvSession) session = open_with_worker (fixture);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) told = NULL;
  g_autoptr (GError) error = NULL;
  Waiting waiting = { NULL };

  g_signal_connect (session, "failed", G_CALLBACK (keep_error), &told);
  cv_session_close (session);
  cv_session_close (session);
  g_assert_cmpstr (cv_session_get_path (session), ==, fixture->path);
  cv_session_refresh (session);
  g_assert_no_error (told);
  cv_session_submit (session, edit_of (goal_row ("Too late")));
  g_assert_error (told, CV_ERROR, CV_ERROR_CANCELLED);
  cv_session_apply_async (session, edit_of (goal_row ("Too late")), keep_result, &waiting);
  result = wait_for_result (&waiting);
  g_assert_null (cv_session_apply_finish (session, result, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_fixture_test ("/session/apply", test_apply);
  add_fixture_test ("/session/empty-edit", test_empty_edit);
  add_fixture_test ("/session/refused-edit", test_refused_edit);
  add_fixture_test ("/session/undo", test_undo);
  add_fixture_test ("/session/undo-after-reopening", test_undo_after_reopening);
  add_fixture_test ("/session/values", test_values);
  add_fixture_test ("/session/dry-run", test_dry_run);
  add_fixture_test ("/session/judge", test_judge);
  add_fixture_test ("/session/open-nothing", test_open_nothing);
  add_fixture_test ("/session/templates", test_templates);
  add_fixture_test ("/session/create-over-something", test_create_over_something);
  add_fixture_test ("/session/async-without-worker", test_async_without_worker);
  add_fixture_test ("/session/worker/open", test_open_async);
  add_fixture_test ("/session/worker/open-cancelled", test_open_cancelled);
  add_fixture_test ("/session/worker/apply", test_apply_async);
  add_fixture_test ("/session/worker/undo", test_submit_undo);
  add_fixture_test ("/session/worker/failed", test_failed);
  add_fixture_test ("/session/worker/failed-with-callback", test_failed_with_callback);
  add_fixture_test ("/session/worker/busy", test_busy);
  add_fixture_test ("/session/worker/values", test_submit_value);
  add_fixture_test ("/session/worker/judge", test_judge_async);
  add_fixture_test ("/session/worker/backup", test_backup);
  add_fixture_test ("/session/refresh", test_refresh);
  add_fixture_test ("/session/close/work-pending", test_close_with_work_pending);
  add_fixture_test ("/session/close/let-go", test_let_go_with_work_pending);
  add_fixture_test ("/session/close/followers", test_close_with_followers);
  add_fixture_test ("/session/close/afterwards", test_after_closing);
  return g_test_run ();
}
