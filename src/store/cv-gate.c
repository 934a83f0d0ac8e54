/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The gate before SQLite proper. SQLite, given a file, may roll back a journal that lies beside it,
 * make a log and an index for a file that says it uses one, or wait on a pipe. That is right for a
 * plan of ours and wrong for anything else, so the header is read first, through SQLite's own file
 * layer and with locks and journals out of play (`immutable`). Reading by open() and close() would
 * drop the locks of a connection this process may have to the same file. */

#include "store/cv-gate.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/cv-error.h"
#include "store/cv-schema.h"

/* https://sqlite.org/fileformat2.html#the_database_header */
#define HEADER_SIZE 100
#define MAGIC "SQLite format 3"
#define AT_WRITE_VERSION 18
#define AT_READ_VERSION 19
#define AT_TEXT_ENCODING 56
#define AT_USER_VERSION 60
#define AT_APPLICATION_ID 68
#define ROLLBACK_JOURNAL 1
#define UTF_8 1

/* The sentences have one %s; the literals are below. Always FALSE. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static gboolean
refuse (GError **error, CvError code, const char *sentence, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, CV_ERROR, code, sentence, name);
  return FALSE;
}
#pragma GCC diagnostic pop

static gboolean
fail_reading (GError **error, int system_error, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, CV_ERROR, CV_ERROR_STORAGE,
               /* Translators: file name, then what the system says: "Permission denied" */
               _("“%1$s” cannot be read: %2$s. Check the file’s rights and its disk."), name,
               g_strerror (system_error != 0 ? system_error : EIO));
  return FALSE;
}

static gboolean
check_kind (const char *path, GError **error)
{
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    {
      if (errno != ENOENT && errno != ENOTDIR)
        return fail_reading (error, errno, path);
      return refuse (error, CV_ERROR_NOT_FOUND, _("There is no file “%s”. Check the name."), path);
    }
  if (S_ISDIR (info.st_mode))
    return refuse (error, CV_ERROR_NOT_A_PLAN,
                   _("“%s” is a folder, not a plan. Choose a file ending in .cultivar."), path);
  if (!S_ISREG (info.st_mode))
    return refuse (error, CV_ERROR_NOT_A_PLAN,
                   _("“%s” is a device or a pipe, not a plan. Choose a file ending in .cultivar."),
                   path);
  if (info.st_size == 0)
    return refuse (error, CV_ERROR_NOT_A_PLAN,
                   _("“%s” is empty: there is no plan in it. Choose another file, or a backup."),
                   path);
  return TRUE;
}

/* SQLITE_IOERR_SHORT_READ: the file has fewer bytes; the rest of @header is zero. */
static int
read_header (const char *path, guint8 header[HEADER_SIZE], int *system_error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *escaped = g_uri_escape_string (absolute, "/", FALSE);
  g_autofree char *uri = g_strconcat ("file:", escaped, "?mode=ro&immutable=1", NULL);
  sqlite3         *handle = NULL;
  sqlite3_file    *file = NULL;
  int result = sqlite3_open_v2 (uri, &handle,
                                SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);

  if (result == SQLITE_OK)
    result = sqlite3_file_control (handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (result == SQLITE_OK)
    result = file->pMethods->xRead (file, header, HEADER_SIZE, 0);
  *system_error = sqlite3_system_errno (handle);
  sqlite3_close (handle);
  return result;
}

static guint32
get_number (const guint8 *header, int offset)
{
  guint32 big_endian;

  memcpy (&big_endian, header + offset, sizeof big_endian);
  return GUINT32_FROM_BE (big_endian);
}

static gboolean
check_version (const guint8 *header, const char *path, GError **error)
{
  guint32          version = get_number (header, AT_USER_VERSION);
  g_autofree char *name = g_filename_display_basename (path);

  if (version > CV_SCHEMA_VERSION && version <= G_MAXINT32)
    {
      g_set_error (error, CV_ERROR, CV_ERROR_NEWER,
                   _("“%1$s” was written by a newer Cultivar (format %2$u; this one knows formats "
                     "up to %3$d). Update Cultivar, then open it."),
                   name, version, CV_SCHEMA_VERSION);
      return FALSE;
    }
  if (version == 0 || version > G_MAXINT32 || get_number (header, AT_TEXT_ENCODING) != UTF_8
      || header[AT_READ_VERSION] != ROLLBACK_JOURNAL
      || header[AT_WRITE_VERSION] != ROLLBACK_JOURNAL)
    return refuse (error, CV_ERROR_DAMAGED,
                   _("“%s” is damaged or was changed by another program: its beginning is not as "
                     "Cultivar writes it. Open a backup of it."),
                   path);
  return TRUE;
}

static gboolean
check_header (const guint8 *header, gboolean complete, const char *path, GError **error)
{
  if (memcmp (header, MAGIC, sizeof MAGIC) != 0)
    return refuse (error, CV_ERROR_NOT_A_PLAN,
                   _("“%s” is not a plan. Choose a file made by Cultivar, ending in .cultivar."),
                   path);
  if (!complete)
    return refuse (error, CV_ERROR_DAMAGED,
                   _("“%s” is damaged: almost all of it is missing. Open a backup of it."), path);
  if (get_number (header, AT_APPLICATION_ID) != CV_SCHEMA_APPLICATION_ID)
    return refuse (error, CV_ERROR_NOT_A_PLAN,
                   _("“%s” is a database of another program, not a plan. Choose a file made by "
                     "Cultivar, ending in .cultivar."),
                   path);
  return check_version (header, path, error);
}

gboolean
cv_gate_check (const char *path, GError **error)
{
  guint8 header[HEADER_SIZE] = { 0 };
  int    system_error = 0;
  int    result;

  if (!check_kind (path, error))
    return FALSE;
  result = read_header (path, header, &system_error);
  if (result != SQLITE_OK && result != SQLITE_IOERR_SHORT_READ)
    return fail_reading (error, system_error, path);
  return check_header (header, result == SQLITE_OK, path, error);
}

gboolean
cv_gate_check_end (CvDb *db, GError **error)
{
  sqlite3_file *file = NULL;
  sqlite3_int64 size = 0;
  gint64 page_size;

  if (!cv_db_get_integer (db, "PRAGMA page_size", &page_size, error))
    return FALSE;
  if (sqlite3_file_control (cv_db_get_handle (db), "main", SQLITE_FCNTL_FILE_POINTER, &file)
          != SQLITE_OK
      || file->pMethods->xFileSize (file, &size) != SQLITE_OK)
    return fail_reading (error, errno, cv_db_get_path (db));
  if (size % page_size != 0)
    return refuse (error, CV_ERROR_DAMAGED, _("“%s” is damaged: its end is missing. Open a backup "
                                              "of it."),
                   cv_db_get_path (db));
  return TRUE;
}
