/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The library of plans as the start page has it: a list that stays true, and the acts on whole plans. The user's data
 * folder is one of the tests' own, empty at the beginning of each. */

#include "engine-fixture.h"

#include <glib/gstdio.h>
#include <utime.h>

#include "base/cv-error.h"
#include "engine/cv-plans.h"
#include "store/cv-library.h"

static void
wait_for_list (CvPlans *plans)
{
  while (cv_plans_is_loading (plans))
    g_main_context_iteration (NULL, TRUE);
}

/* The answer to an act, after the list has been read again. (transfer full) */
static char *
finish (CvPlans *plans, Waiting *waiting, GError **error)
{
  g_autoptr (GAsyncResult) result = wait_for_result (waiting);
  char *path = cv_plans_finish (plans, result, error);

  wait_for_list (plans);
  return path;
}

static char *
act (CvPlans *plans, CvPlansAct kind, const char *path, const char *text, GError **error)
{
  Waiting waiting = { NULL };

  cv_plans_act_async (plans, kind, path, text, keep_result, &waiting);
  return finish (plans, &waiting, error);
}

static char *
create (CvPlans *plans, const char *name, const char *plan_template)
{
  Waiting waiting = { NULL };
  g_autoptr (GError) error = NULL;
  char *path;

  cv_plans_create_async (plans, new_plan_row (name), plan_template, keep_result, &waiting);
  path = finish (plans, &waiting, &error);
  g_assert_no_error (error);
  return path;
}

/* "Spring, Summer", in the order of their names: the list's own is that of seconds. (transfer full) */
static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static char *
list_names (CvPlans *plans)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (plans)); i++)
    {
      g_autoptr (CvPlanEntry) entry = g_list_model_get_item (G_LIST_MODEL (plans), i);

      g_ptr_array_add (names, g_strdup (cv_plan_entry_get_name (entry)));
    }
  g_ptr_array_sort (names, compare_texts);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

#define assert_names(plans, expected)                                                             \
  G_STMT_START                                                                                    \
    {                                                                                             \
      g_autofree char *names_found = list_names (plans);                                          \
      g_assert_cmpstr (names_found, ==, expected);                                                \
    }                                                                                             \
  G_STMT_END

static void
test_create (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlans) plans = cv_plans_new ();
  g_autofree char *spring = NULL;
  g_autofree char *twin = NULL;
  g_autofree char *full = NULL;
  g_autoptr (CvSession) session = NULL;
  g_autoptr (GError) error = NULL;
  guint n;
  const CvTemplate *plan_template = &cv_catalogue_templates (cv_catalogue_get (), &n)[0];

  g_assert_true (cv_plans_is_loading (plans));
  wait_for_list (plans);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (plans)), ==, 0);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (plans)) == CV_TYPE_PLAN_ENTRY);

  spring = create (plans, "Spring", NULL);
  twin = create (plans, "Spring", NULL);
  g_assert_cmpstr (spring, !=, twin);
  full = create (plans, "Full", plan_template->id);
  assert_names (plans, "Full, Spring, Spring");
  session = cv_session_open (full, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cv_plan_get_count (cv_session_get_plan (session), CV_NOUN_GOAL), ==, plan_template->n_goals);
}

/* One splice for a list read again, and `loading` while it is. */
static void
count_signal (guint *count)
{
  (*count)++;
}

static void
test_signals (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlans) plans = cv_plans_new ();
  g_autofree char *path = create (plans, "Spring", NULL);
  guint items_changed = 0, loading = 0;

  g_signal_connect_swapped (plans, "items-changed", G_CALLBACK (count_signal), &items_changed);
  g_signal_connect_swapped (plans, "notify::loading", G_CALLBACK (count_signal), &loading);
  cv_plans_reload (plans);
  cv_plans_reload (plans);
  g_assert_cmpuint (loading, ==, 1);
  wait_for_list (plans);
  g_assert_cmpuint (loading, ==, 2);
  g_assert_cmpuint (items_changed, ==, 2);
  assert_names (plans, "Spring");
}

static void
test_entry (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlans) plans = cv_plans_new ();
  g_autofree char *spring = create (plans, "Spring", NULL);
  g_autofree char *summer = create (plans, "Summer", NULL);
  g_autofree char *folder = cv_library_get_folder ();
  g_autofree char *broken = g_build_filename (folder, "broken.cultivar", NULL);
  g_autoptr (CvPlanEntry) first = NULL;
  g_autoptr (CvPlanEntry) last = NULL;
  struct utimbuf old = { 1000, 1000 }, older = { 999, 999 };

  g_assert_true (g_file_set_contents (broken, "no plan", -1, NULL));
  g_utime (broken, &old);
  g_utime (spring, &older);
  cv_plans_reload (plans);
  wait_for_list (plans);

  /* Last changed first. */
  first = g_list_model_get_item (G_LIST_MODEL (plans), 0);
  g_assert_cmpstr (cv_plan_entry_get_name (first), ==, "Summer");
  g_assert_cmpstr (cv_plan_entry_get_path (first), ==, summer);
  g_assert_cmpint (cv_plan_entry_get_state (first), ==, CV_STATE_DRAFT);
  g_assert_cmpint (cv_plan_entry_get_changed (first), >, 1000);
  g_assert_null (cv_plan_entry_get_trouble (first));

  /* What cannot be opened is there, and says why. */
  last = g_list_model_get_item (G_LIST_MODEL (plans), 1);
  g_assert_cmpstr (cv_plan_entry_get_name (last), ==, "broken");
  g_assert_nonnull (cv_plan_entry_get_trouble (last));
  g_assert_cmpint (cv_plan_entry_get_changed (last), ==, 1000);
}

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlans) plans = cv_plans_new ();
  g_autofree char *path = create (plans, "Spring", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *same = act (plans, CV_PLANS_RENAME, path, " Summer & “Autumn” ", &error);
  g_autoptr (CvSession) session = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (same, ==, path);
  assert_names (plans, "Summer & “Autumn”");

  g_assert_null (act (plans, CV_PLANS_RENAME, path, "  ", &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_INVALID);
  g_clear_error (&error);
  assert_names (plans, "Summer & “Autumn”");

  session = cv_session_open (path, &error);
  g_assert_true (cv_session_undo (session, FALSE, NULL, &error));
  g_assert_cmpstr (cv_plan_get_info (cv_session_get_plan (session))->name, ==, "Spring");
}

static void
test_duplicate (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlans) plans = cv_plans_new ();
  g_autofree char *path = create (plans, "Spring", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = act (plans, CV_PLANS_DUPLICATE, path, NULL, &error);
  g_autofree char *names = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (copy, !=, path);
  /* The last changed first; of the same second, by name. */
  names = list_names (plans);
  g_assert_true (g_str_equal (names, "Spring (copy), Spring") || g_str_equal (names, "Spring, Spring (copy)"));
}

static void
test_trash (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlans) plans = cv_plans_new ();
  g_autofree char *path = create (plans, "Spring", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *gone = act (plans, CV_PLANS_TRASH, path, NULL, &error);
  g_autofree char *back = NULL;

  g_assert_no_error (error);
  g_assert_true (g_file_test (gone, G_FILE_TEST_IS_REGULAR));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  assert_names (plans, "");

  g_assert_null (act (plans, CV_PLANS_TRASH, path, NULL, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_NOT_FOUND);
  g_clear_error (&error);

  back = act (plans, CV_PLANS_RESTORE, gone, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (back, ==, path);
  assert_names (plans, "Spring");
}

static void
test_export_and_import (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlans) plans = cv_plans_new ();
  g_autofree char *path = create (plans, "Spring", NULL);
  g_autofree char *target = fixture_path (fixture, "away.cultivar");
  g_autofree char *text = fixture_write (fixture, "text.cultivar", "Dear plan");
  g_autoptr (GError) error = NULL;
  g_autofree char *exported = NULL;
  g_autofree char *imported = NULL;
  g_autoptr (CvSession) session = NULL;

  session = cv_session_open (path, &error);
  g_free (add_row (session, goal_row ("Grow")));
  exported = act (plans, CV_PLANS_EXPORT, path, target, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (exported, ==, target);

  imported = act (plans, CV_PLANS_IMPORT, target, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (imported, !=, path);
  assert_names (plans, "Spring, Spring");
  {
    g_autoptr (CvSession) copy = cv_session_open (imported, &error);
    g_autofree char *goals = list_goals (copy);

    g_assert_cmpstr (goals, ==, "Grow");
    /* A copy brings no undo steps along. */
    g_assert_null (cv_session_get_undo_name (copy));
  }

  g_assert_null (act (plans, CV_PLANS_IMPORT, text, NULL, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_NOT_A_PLAN);
  assert_names (plans, "Spring, Spring");
}

static void
test_example (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlans) plans = cv_plans_new ();
  g_autofree char *installed = g_build_filename (g_getenv ("CULTIVAR_DATA_DIR"), "example.cultivar", NULL);
  g_autoptr (CvRow) row = new_plan_row ("Harbour Tea");
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *second = NULL;

  g_assert_null (act (plans, CV_PLANS_EXAMPLE, NULL, NULL, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (cv_session_create (installed, row, NULL, &error));
  path = act (plans, CV_PLANS_EXAMPLE, NULL, NULL, &error);
  second = act (plans, CV_PLANS_EXAMPLE, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (path, !=, second);
  assert_names (plans, "Harbour Tea, Harbour Tea");
}

/* The window is gone, the acts are done all the same. */
static void
test_let_go (Fixture *fixture, gconstpointer data)
{
  CvPlans *plans = cv_plans_new ();
  Waiting waiting = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  cv_plans_create_async (plans, new_plan_row ("Spring"), NULL, keep_result, &waiting);
  g_object_unref (plans);
  result = wait_for_result (&waiting);
  path = g_task_propagate_pointer (G_TASK (result), &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

static void
empty_library (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "cultivar", NULL);

  remove_tree (folder);
  fixture_tear_down (fixture, data);
}

#define add_plans_test(name, function)                                                            \
  g_test_add (name, Fixture, NULL, fixture_set_up, function, empty_library)

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("cultivar-plans-XXXXXX", NULL);
  int status;

  /* Before anything asks for it, and before there are threads. */
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_setenv ("CULTIVAR_DATA_DIR", folder, TRUE);
  g_setenv ("LANGUAGE", "en", TRUE);
  g_test_init (&argc, &argv, NULL);
  add_plans_test ("/plans/create", test_create);
  add_plans_test ("/plans/signals", test_signals);
  add_plans_test ("/plans/entry", test_entry);
  add_plans_test ("/plans/rename", test_rename);
  add_plans_test ("/plans/duplicate", test_duplicate);
  add_plans_test ("/plans/trash", test_trash);
  add_plans_test ("/plans/export-and-import", test_export_and_import);
  add_plans_test ("/plans/example", test_example);
  add_plans_test ("/plans/let-go", test_let_go);
  status = g_test_run ();
  remove_tree (folder);
  return status;
}
