/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The library's folder: what is in it, what it is called, what is moved where. Each test finds it
 * empty. */

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#include "base/cv-error.h"
#include "store/cv-library.h"

static char *
add_plan (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CvRow) info = cv_row_new (CV_NOUN_PLAN, NULL);
  char *path = cv_library_new_path (name, &error);

  g_assert_no_error (error);
  cv_row_set_text (info, "name", name);
  cv_row_set_integer (info, "state", CV_STATE_COMMITTED);
  cv_plan_store_create (path, info, &error);
  g_assert_no_error (error);
  return path;
}

static void
assert_file_name (const char *path, const char *expected)
{
  g_autofree char *name = g_path_get_basename (path);

  g_assert_cmpstr (name, ==, expected);
}

static void
set_changed (const char *path, gint64 seconds)
{
  struct utimbuf times = { seconds, seconds };

  g_assert_cmpint (g_utime (path, &times), ==, 0);
}

static CvLibraryEntry *
nth (GPtrArray *list, guint i)
{
  g_assert_cmpuint (i, <, list->len);
  return g_ptr_array_index (list, i);
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) none = cv_library_list (NULL);
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *spring = NULL;
  g_autofree char *autumn = NULL;
  g_autofree char *folder = cv_library_get_folder ();
  g_autofree char *damaged = g_build_filename (folder, "damaged.cultivar", NULL);
  g_autofree char *notes = g_build_filename (folder, "notes.txt", NULL);

  g_assert_cmpuint (none->len, ==, 0);
  spring = add_plan ("Spring");
  autumn = add_plan ("Autumn: “go & see”");
  g_assert_true (g_file_set_contents (damaged, "not at all", -1, NULL));
  g_assert_true (g_file_set_contents (notes, "nothing", -1, NULL));
  set_changed (spring, 3000);
  set_changed (autumn, 1000);
  set_changed (damaged, 2000);

  list = cv_library_list (NULL);
  g_assert_cmpuint (list->len, ==, 3);
  g_assert_cmpstr (nth (list, 0)->name, ==, "Spring");
  g_assert_cmpstr (nth (list, 0)->path, ==, spring);
  g_assert_cmpint (nth (list, 0)->state, ==, CV_STATE_COMMITTED);
  g_assert_cmpint (nth (list, 0)->from, ==, CV_DAY_NONE);
  g_assert_cmpint (nth (list, 0)->changed, ==, 3000);
  g_assert_null (nth (list, 0)->problem);
  g_assert_cmpstr (nth (list, 1)->name, ==, "damaged");
  g_assert_nonnull (strstr (nth (list, 1)->problem, "not a plan"));
  g_assert_cmpstr (nth (list, 2)->name, ==, "Autumn: “go & see”");
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name, *file;
  } cases[] = {
    { "Été à l’écoute", "Été à l’écoute.cultivar" },
    { "a/b\\c:d*e?f\"g<h>i|j\nk", "a-b-c-d-e-f-g-h-i-j-k.cultivar" },
    { "../../etc/passwd", "-.-..-etc-passwd.cultivar" },
    { ".hidden", "-hidden.cultivar" },
    { "", "plan.cultivar" },
    { "   ", "plan.cultivar" },
  };
  g_autofree char *endless = g_strnfill (5000, 'x');
  g_autofree char *path = cv_library_new_path (endless, NULL);
  g_autofree char *file = g_path_get_basename (path);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = cv_library_new_path (cases[i].name, NULL);

      assert_file_name (found, cases[i].file);
    }
  g_assert_cmpuint (strlen (file), <, 200);
}

static void
test_twins (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = add_plan ("Spring");
  g_autofree char *second = add_plan ("Spring");
  g_autofree char *journal = NULL;
  g_autofree char *third = NULL;
  g_autofree char *fourth = NULL;

  assert_file_name (first, "Spring.cultivar");
  assert_file_name (second, "Spring 2.cultivar");
  /* An orphaned journal makes a name unusable. */
  third = cv_library_new_path ("Spring", NULL);
  journal = g_strconcat (third, "-journal", NULL);
  g_assert_true (g_file_set_contents (journal, "x", -1, NULL));
  fourth = cv_library_new_path ("Spring", NULL);
  assert_file_name (fourth, "Spring 4.cultivar");
}

static void
expect_resolved (const char *plan, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = cv_library_resolve (plan, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, path);
}

static void
expect_unresolved (const char *plan, CvError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cv_library_resolve (plan, &error));
  g_assert_error (error, CV_ERROR, (int) code);
}

static void
test_resolve (Fixture *fixture, gconstpointer data)
{
  g_autofree char *spring = add_plan ("Printemps à Genève");
  g_autofree char *lower = add_plan ("alpha");
  g_autofree char *upper = add_plan ("Alpha");
  g_autoptr (GError) error = NULL;

  expect_resolved ("Printemps à Genève", spring);
  expect_resolved ("printemps a geneve", spring);
  expect_resolved ("/anywhere/at/all.cultivar", "/anywhere/at/all.cultivar");
  expect_resolved ("./relative", "./relative");
  /* Written exactly it is one of the two, else it could be both. */
  expect_resolved ("alpha", lower);
  expect_resolved ("Alpha", upper);
  expect_unresolved ("ALPHA", CV_ERROR_AMBIGUOUS);
  expect_unresolved ("Winter", CV_ERROR_NOT_FOUND);

  /* The file's name stays what it was; both are known. */
  g_assert_true (cv_library_rename (spring, "Summer", &error));
  expect_resolved ("Summer", spring);
  expect_resolved ("Printemps à Genève", spring);
}

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = add_plan ("Spring");
  g_autoptr (CvPlanStore) store = NULL;
  g_autoptr (CvUndone) undone = NULL;
  g_autofree char *text = NULL;

  g_assert_true (cv_library_rename (path, "Summer", NULL));
  store = cv_plan_store_open (path, NULL);
  undone = cv_plan_store_undo (store, NULL);
  g_assert_cmpstr (undone->name, ==, "Rename Plan");
  text = dump (store);
  g_assert_nonnull (strstr (text, "name=Spring "));
}

static void
test_duplicate (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = add_plan ("Spring");
  g_autofree char *copy = cv_library_duplicate (path, NULL);
  g_autofree char *again = cv_library_duplicate (path, NULL);
  g_autofree char *third = cv_library_duplicate (again, NULL);
  g_autoptr (CvPlanStore) store = cv_plan_store_open (again, NULL);
  g_autoptr (GPtrArray) list = cv_library_list (NULL);
  g_autofree char *text = dump (store);

  assert_file_name (copy, "Spring (copy).cultivar");
  assert_file_name (again, "Spring (copy 2).cultivar");
  g_assert_true (g_str_has_prefix (text, "plan plan: name=Spring (copy 2) "));
  /* No two of the same name, whatever is copied. */
  for (guint i = 0; i < list->len; i++)
    for (guint j = i + 1; j < list->len; j++)
      g_assert_cmpstr (((CvLibraryEntry *) list->pdata[i])->name, !=, ((CvLibraryEntry *) list->pdata[j])->name);
  g_assert_cmpuint (list->len, ==, 4);
  g_assert_nonnull (third);
}

static void
test_trash (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = add_plan ("Spring");
  g_autofree char *trashed = cv_library_trash (path, NULL);
  g_autofree char *twin = add_plan ("Spring");
  g_autofree char *twin_trashed = NULL;
  g_autofree char *restored = NULL;
  g_autofree char *second_restored = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS) && !g_str_equal (path, twin));
  twin_trashed = cv_library_trash (twin, NULL);
  assert_file_name (trashed, "Spring.cultivar");
  assert_file_name (twin_trashed, "Spring 2.cultivar");
  list = cv_library_list (NULL);
  g_assert_cmpuint (list->len, ==, 0);
  g_assert_true (g_file_test (trashed, G_FILE_TEST_IS_REGULAR));
  g_assert_true (g_file_test (twin_trashed, G_FILE_TEST_IS_REGULAR));

  restored = cv_library_restore (twin_trashed, NULL);
  second_restored = cv_library_restore (trashed, NULL);
  assert_file_name (restored, "Spring 2.cultivar");
  assert_file_name (second_restored, "Spring.cultivar");

  g_assert_null (cv_library_trash (trashed, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_NOT_FOUND);
}

/* A plan another window has open may go to the trash; that window hears of it when it writes. */
static void
test_trash_open (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = add_plan ("Spring");
  g_autoptr (CvPlanStore) window = cv_plan_store_open (path, NULL);
  g_autofree char *trashed = cv_library_trash (path, NULL);
  g_autoptr (CvEdit) edit = cv_edit_new ("Add");
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (trashed);
  cv_edit_insert (edit, cv_row_new (CV_NOUN_GOAL, NULL));
  changes = cv_plan_store_apply (window, edit, NULL, &error);
  g_assert_null (changes);
  g_assert_error (error, CV_ERROR, CV_ERROR_STORAGE);
}

/* What cannot be opened can still be thrown away, with its journal. */
static void
test_trash_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = add_plan ("Spring");
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autofree char *trashed = NULL;
  g_autofree char *moved = NULL;

  g_assert_true (g_file_set_contents (path, "no longer", -1, NULL));
  g_assert_true (g_file_set_contents (journal, "left over", -1, NULL));
  trashed = cv_library_trash (path, NULL);
  moved = g_strconcat (trashed, "-journal", NULL);
  g_assert_true (g_file_test (trashed, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (moved, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  CvPlanStore *store = fixture_new_plan (fixture);
  g_autofree char *folder = cv_library_get_folder ();
  g_autofree char *added = NULL;
  g_autofree char *again = NULL;
  g_autofree char *in_library = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CvPlanStore) copy = NULL;

  fill_plan (store);
  fill_values (store, 1, 10);
  before = dump_values (store);
  cv_plan_store_close (store);

  added = cv_library_add (fixture->path, &error);
  g_assert_no_error (error);
  assert_file_name (added, "Spring.cultivar");
  again = cv_library_add (fixture->path, &error);
  assert_file_name (again, "Spring 2.cultivar");
  in_library = cv_library_add (again, &error);
  g_assert_cmpstr (in_library, ==, again);
  g_assert_cmpuint (count_files (folder), ==, 2);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);

  /* Steps from elsewhere are not believed. */
  copy = cv_plan_store_open (added, &error);
  after = dump_values (copy);
  g_assert_cmpstr (after, ==, before);
  g_assert_null (cv_plan_store_peek (copy, FALSE));

  run_sql (fixture->path, "CREATE TABLE extra (a)");
  g_free (g_steal_pointer (&added));
  added = cv_library_add (fixture->path, &error);
  g_assert_null (added);
  g_assert_error (error, CV_ERROR, CV_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "plan.cultivar"));
  g_assert_cmpuint (count_files (folder), ==, 2);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  remove_tree (g_get_user_data_dir ());
  fixture_set_up (fixture, data);
}

#define add_library_test(name, function)                                                           \
  g_test_add (name, Fixture, NULL, set_up, function, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("cultivar-library-XXXXXX", NULL);
  int result;

  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  add_library_test ("/library/list", test_list);
  add_library_test ("/library/names", test_names);
  add_library_test ("/library/twins", test_twins);
  add_library_test ("/library/resolve", test_resolve);
  add_library_test ("/library/rename", test_rename);
  add_library_test ("/library/duplicate", test_duplicate);
  add_library_test ("/library/trash", test_trash);
  add_library_test ("/library/trash-open", test_trash_open);
  add_library_test ("/library/trash-damaged", test_trash_damaged);
  add_library_test ("/library/add", test_add);
  result = g_test_run ();
  remove_tree (folder);
  return result;
}
