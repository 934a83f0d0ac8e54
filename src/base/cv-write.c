/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "base/cv-write.h"

#include <errno.h>

#include <glib/gi18n-lib.h>

#include "base/cv-error.h"

/* What a file may not be put in place of, and what cannot be. */
gboolean
cv_write_check (const char *file, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (file);
  g_autofree char *name = g_filename_display_name (file);
  g_autofree char *folder_name = g_filename_display_name (folder);

  if (*file == '\0')
    g_set_error_literal (error, CV_ERROR, CV_ERROR_INVALID,
                         _("The file has no name yet. Give it one, such as chart.png."));
  else if (g_file_test (file, G_FILE_TEST_IS_DIR))
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

void
cv_write_fail (const char *file, int system_error, GError **error)
{
  g_autofree char *name = g_filename_display_name (file);

  if (system_error == ENOSPC || system_error == EDQUOT)
    g_set_error (error, CV_ERROR, CV_ERROR_STORAGE,
                 _("“%s” could not be written: the disk is full. Free some space or choose "
                   "another place."),
                 name);
  else if (system_error == EACCES || system_error == EPERM || system_error == EROFS)
    g_set_error (error, CV_ERROR, CV_ERROR_STORAGE,
                 _("“%s” could not be written: its folder may not be changed. Choose another "
                   "folder."),
                 name);
  else
    g_set_error (error, CV_ERROR, CV_ERROR_STORAGE,
                 /* Translators: name of a file, what the system says about it */
                 _("“%1$s” could not be written. Choose another place. (%2$s)"), name,
                 g_strerror (system_error));
}

/* What GLib says of a file, as the system said it; the rest is a failure like any other. */
static int
get_system_error (const GError *cause)
{
  static const struct
  {
    GFileError code;
    int system_error;
  } known[] = {
    { G_FILE_ERROR_NOSPC, ENOSPC }, { G_FILE_ERROR_ACCES, EACCES },
    { G_FILE_ERROR_PERM, EPERM },   { G_FILE_ERROR_ROFS, EROFS },
    { G_FILE_ERROR_NOENT, ENOENT }, { G_FILE_ERROR_NAMETOOLONG, ENAMETOOLONG },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_error_matches (cause, G_FILE_ERROR, (int) known[i].code))
      return known[i].system_error;

  return EIO;
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
  cv_write_fail (file, get_system_error (cause), error);

  return FALSE;
}
