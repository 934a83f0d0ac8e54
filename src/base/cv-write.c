/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "base/cv-write.h"

#include <glib/gi18n-lib.h>

#include "base/cv-error.h"

/* What a file may not be put in place of, and what cannot be. */
gboolean
cv_write_check (const char *file, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (file);
  g_autofree char *name = g_filename_display_name (file);
  g_autofree char *folder_name = g_filename_display_name (folder);

  if (g_file_test (file, G_FILE_TEST_IS_DIR))
    g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
                 _("“%s” is a folder. Give the name of a file in it, such as chart.png."),
                 name);
  else if (g_file_test (file, G_FILE_TEST_EXISTS) && !g_file_test (file, G_FILE_TEST_IS_REGULAR))
    g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
                 _("“%s” is not an ordinary file. Choose another name."), name);
  else if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    g_set_error (error, CV_ERROR, CV_ERROR_NOT_FOUND,
                 _("There is no folder “%s”. Choose a folder that exists, or make it first."),
                 folder_name);
  else
    return TRUE;

  return FALSE;
}

static void
set_storage_error (GError **error, const char *file, const GError *cause)
{
  g_autofree char *name = g_filename_display_name (file);

  if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    g_set_error (error, CV_ERROR, CV_ERROR_STORAGE,
                 _("“%s” could not be written: the disk is full. Free some space or choose "
                   "another place."),
                 name);
  else if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_ACCES) ||
           g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_PERM) ||
           g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_ROFS))
    g_set_error (error, CV_ERROR, CV_ERROR_STORAGE,
                 _("“%s” could not be written: its folder may not be changed. Choose another "
                   "folder."),
                 name);
  else
    g_set_error (error, CV_ERROR, CV_ERROR_STORAGE,
                 /* Translators: name of a file, what the system says about it */
                 _("“%1$s” could not be written. Choose another place. (%2$s)"), name,
                 cause->message);
}

gboolean
cv_write_file (const char *file, GBytes *bytes, GError **error)
{
  g_autoptr (GError) cause = NULL;
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  if (!cv_write_check (file, error))
    return FALSE;
  /* GLib takes no NULL, which empty bytes may be. */
  if (g_file_set_contents_full (file, data != NULL ? data : "", (gssize) length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, &cause))
    return TRUE;
  set_storage_error (error, file, cause);

  return FALSE;
}
