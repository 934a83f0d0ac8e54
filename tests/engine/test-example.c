/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The example plan in the user's language, from wherever it is installed. */

#include "engine-fixture.h"

#include "base/cv-error.h"
#include "engine/cv-example.h"

/* An installed plan called @name. */
static void
install (Fixture *fixture, const char *file, const char *name)
{
  g_autofree char *path = fixture_path (fixture, file);
  g_autoptr (CvRow) row = new_plan_row (name);
  g_autoptr (GError) error = NULL;

  g_assert_true (cv_session_create (path, row, NULL, &error));
  g_assert_no_error (error);
}

/* The name of the example that a user of @language gets. (transfer full) */
static char *
make_example (Fixture *fixture, const char *language)
{
  g_autofree char *file = g_strdup_printf ("mine-%s.cultivar", language);
  g_autofree char *path = fixture_path (fixture, file);
  g_autoptr (GError) error = NULL;
  g_autoptr (CvSession) session = NULL;

  g_setenv ("LANGUAGE", language, TRUE);
  g_assert_true (cv_example_create (path, &error));
  g_assert_no_error (error);
  session = cv_session_open (path, &error);
  g_assert_no_error (error);
  return g_strdup (cv_plan_get_info (cv_session_get_plan (session))->name);
}

static void
test_languages (Fixture *fixture, gconstpointer data)
{
  g_autofree char *english = NULL;
  g_autofree char *french = NULL;
  g_autofree char *swiss = NULL;
  g_autofree char *german = NULL;

  g_setenv ("CULTIVAR_DATA_DIR", fixture->folder, TRUE);
  install (fixture, "example.cultivar", "Tea");
  install (fixture, "example.fr.cultivar", "Thé");
  english = make_example (fixture, "en");
  g_assert_cmpstr (english, ==, "Tea");
  french = make_example (fixture, "fr");
  g_assert_cmpstr (french, ==, "Thé");
  swiss = make_example (fixture, "fr_CH:de");
  g_assert_cmpstr (swiss, ==, "Thé");
  german = make_example (fixture, "de");
  g_assert_cmpstr (german, ==, "Tea");
}

static void
test_not_installed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_path (fixture, "mine.cultivar");
  g_autoptr (GError) error = NULL;

  g_setenv ("CULTIVAR_DATA_DIR", fixture->folder, TRUE);
  g_setenv ("LANGUAGE", "en", TRUE);
  g_assert_false (cv_example_create (path, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* What is there already is left alone. */
static void
test_taken (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_write (fixture, "mine.cultivar", "mine");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_setenv ("CULTIVAR_DATA_DIR", fixture->folder, TRUE);
  g_setenv ("LANGUAGE", "en", TRUE);
  install (fixture, "example.cultivar", "Tea");
  g_assert_false (cv_example_create (path, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "mine");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_fixture_test ("/example/languages", test_languages);
  add_fixture_test ("/example/not-installed", test_not_installed);
  add_fixture_test ("/example/taken", test_taken);
  return g_test_run ();
}
