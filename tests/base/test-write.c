/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/cv-write.h"

#include <glib/gstdio.h>

#include "base/cv-error.h"

static void
check_refused (const char *file, CvError code)
{
  g_autoptr (GBytes) bytes = g_bytes_new ("x", 1);
  g_autoptr (GError) error = NULL;

  g_assert_false (cv_write_file (file, bytes, &error));
  g_assert_error (error, CV_ERROR, (int) code);
}

static void
test_write (void)
{
  g_autofree char *folder = g_dir_make_tmp ("cv-write-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "été.csv", NULL);
  g_autofree char *lost = g_build_filename (folder, "nowhere", "a.csv", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new ("a\r\n", 3);
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (cv_write_file (file, bytes, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "a\r\n");
  check_refused (folder, CV_ERROR_INVALID);
  check_refused (lost, CV_ERROR_NOT_FOUND);
  check_refused ("/dev/null", CV_ERROR_INVALID);
  g_assert_true (cv_write_file (file, nothing, &error));
  g_clear_pointer (&text, g_free);
  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "");
  g_unlink (file);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/write/file", test_write);

  return g_test_run ();
}
