/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A rename is the only change of a folder that is all or nothing, and it only counts once the
 * file's bytes and then the folder itself have been synced, in this order. Plain files only:
 * nothing here may open a database SQLite has open, since closing any descriptor of a file drops
 * SQLite's locks on it. */

#include "store/cv-file.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/cv-error.h"
#include "base/cv-write.h"

#define NAME_ATTEMPTS 100

/* CV_ERROR_STORAGE from errno; always FALSE. */
static gboolean
fail (GError **error, int system_error, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (system_error == EEXIST)
    g_set_error (error, CV_ERROR, CV_ERROR_EXISTS,
                 _("There is a file “%s” already. Choose another name."), name);
  else if ((system_error != ENOENT && system_error != ENOTDIR) || cv_write_check (path, error))
    cv_write_fail (path, system_error, error);
  return FALSE;
}

char *
cv_file_new_beside (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);

  for (int i = 0; i < NAME_ATTEMPTS; i++)
    {
      g_autofree char *hidden = g_strdup_printf (".%.200s.%08x.part", name, g_random_int ());
      g_autofree char *attempt = g_build_filename (folder, hidden, NULL);
      int descriptor = g_open (attempt, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

      if (descriptor >= 0)
        {
          close (descriptor);
          return g_steal_pointer (&attempt);
        }
      if (errno != EEXIST)
        break;
    }
  fail (error, errno == EEXIST ? EIO : errno, path);
  return NULL;
}

static gboolean
sync_path (const char *path, int flags)
{
  int descriptor = g_open (path, flags | O_CLOEXEC, 0);
  int result;

  if (descriptor < 0)
    return FALSE;
  result = fsync (descriptor);
  /* Some file systems have folders that need no sync and say so. */
  if (result != 0 && errno == EINVAL)
    result = 0;
  if (result != 0)
    {
      int saved = errno;

      close (descriptor);
      errno = saved;
      return FALSE;
    }
  return close (descriptor) == 0;
}

static gboolean
sync_folder_of (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return sync_path (folder, O_RDONLY | O_DIRECTORY);
}

/* Where the file system cannot rename without replacing, a hard link can, and where there are no
 * links either, looking first must do. */
static gboolean
rename_to_new (const char *from, const char *to)
{
  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
    return TRUE;
  if (errno != EINVAL && errno != ENOSYS)
    return FALSE;
  if (link (from, to) == 0)
    return g_unlink (from) == 0;
  if (errno == EEXIST)
    return FALSE;
  if (g_file_test (to, G_FILE_TEST_EXISTS))
    {
      errno = EEXIST;
      return FALSE;
    }
  return g_rename (from, to) == 0;
}

gboolean
cv_file_has_journal (const char *path)
{
  static const char *const endings[] = { "-journal", "-wal" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *beside = g_strconcat (path, endings[i], NULL);

      if (g_file_test (beside, G_FILE_TEST_EXISTS))
        return TRUE;
    }
  return FALSE;
}

gboolean
cv_file_place (const char *temporary, const char *path, CvFilePlacing placing, GError **error)
{
  gboolean renamed;

  if (cv_file_has_journal (path))
    {
      g_autofree char *name = g_filename_display_basename (path);

      g_set_error (error, CV_ERROR, CV_ERROR_BUSY,
                   _("“%s” is in use, or a change of it was interrupted: its journal lies beside "
                     "it. Open and close that plan first, or choose another name."),
                   name);
      return FALSE;
    }
  if (!sync_path (temporary, O_RDWR))
    return fail (error, errno, path);

  renamed = placing == CV_FILE_REPLACE ? g_rename (temporary, path) == 0
                                       : rename_to_new (temporary, path);
  if (!renamed || !sync_folder_of (path))
    return fail (error, errno, path);
  return TRUE;
}

gboolean
cv_file_move (const char *from, const char *to, GError **error)
{
  if (!rename_to_new (from, to) || !sync_folder_of (to) || !sync_folder_of (from))
    return fail (error, errno, to);
  return TRUE;
}

gboolean
cv_file_copy (const char *from, const char *to, GError **error)
{
  g_autoptr (GFile)  source = g_file_new_for_path (from);
  g_autoptr (GFile)  target = g_file_new_for_path (to);
  g_autoptr (GError) why = NULL;
  g_autofree char   *name = NULL;

  if (g_file_copy (source, target, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL,
                   NULL, NULL, &why))
    return TRUE;

  name = g_filename_display_basename (from);
  g_set_error (error, CV_ERROR, CV_ERROR_STORAGE, _("“%1$s” could not be copied: %2$s"), name,
               why->message);
  return FALSE;
}

gboolean
cv_file_is_same (const char *a, const char *b)
{
  GStatBuf first, second;

  return g_stat (a, &first) == 0 && g_stat (b, &second) == 0 && first.st_dev == second.st_dev
         && first.st_ino == second.st_ino;
}
