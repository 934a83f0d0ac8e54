/* SPDX-License-Identifier: GPL-3.0-or-later */

/* SQLite's result codes as sentences. A code says what the machine met; the sentence says what a
 * person can do: wait, make room, change rights, take a backup. */

#include "store/cv-db-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "base/cv-error.h"

typedef struct
{
  int         result; /* extended or primary code; the first line that fits is taken */
  CvError     code;
  const char *sentence; /* %s: the file's name */
} Meaning;

static const Meaning no_room = {
  SQLITE_FULL, CV_ERROR_STORAGE,
  N_("There is no room left on the disk for “%s”. Free some space, then try again; the file is as "
     "it was.")
};

static const Meaning meanings[] = {
  { SQLITE_READONLY_DBMOVED, CV_ERROR_STORAGE,
    N_("“%s” was moved, replaced or deleted while it was open. Open it again from where it is "
       "now.") },
  { SQLITE_READONLY_ROLLBACK, CV_ERROR_STORAGE,
    N_("An interrupted change of “%s” must be finished first, but the file or its folder is "
       "read-only. Allow writing to both, then open it again.") },
  { SQLITE_READONLY, CV_ERROR_STORAGE,
    N_("“%s” cannot be changed: the file, its folder or the disk is read-only. Allow writing, or "
       "work on a copy.") },
  { SQLITE_CANTOPEN, CV_ERROR_STORAGE,
    N_("“%s” cannot be opened. Check that its folder is there and that you may read and write in "
       "it.") },
  { SQLITE_PERM, CV_ERROR_STORAGE,
    N_("You have no right to use “%s”. Change its rights, then try again.") },
  { SQLITE_CORRUPT, CV_ERROR_DAMAGED,
    N_("“%s” is damaged: its parts do not fit together. Open a backup of it.") },
  { SQLITE_NOTADB, CV_ERROR_NOT_A_PLAN,
    N_("“%s” is not a plan. Choose a file made by Cultivar, ending in .cultivar.") },
  { SQLITE_TOOBIG, CV_ERROR_DAMAGED,
    N_("“%s” holds a text far longer than a plan can have. It is damaged or was not made by "
       "Cultivar; open a backup of it.") },
  { SQLITE_NOMEM, CV_ERROR_LIMIT,
    N_("There is not enough memory to work on “%s”. Close other programs, then try again.") },
  { SQLITE_INTERRUPT, CV_ERROR_CANCELLED,
    N_("The work on “%s” was stopped. Nothing was changed.") },
};

/* The process of one line of /proc/locks, if it is about the file, else 0:
 * "12: POSIX  ADVISORY  WRITE 4711 08:01:1234 1073741824 1073742335" */
static int
get_lock_process (const char *line, const char *file)
{
  g_auto (GStrv)        words = g_strsplit_set (line, " ", -1);
  g_autoptr (GPtrArray) filled = g_ptr_array_new ();
  int process;

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_ptr_array_add (filled, words[i]);
  if (filled->len < 6 || !g_str_equal (g_ptr_array_index (filled, 1), "POSIX")
      || !g_str_equal (g_ptr_array_index (filled, 5), file))
    return 0;
  process = (int) g_ascii_strtoll (g_ptr_array_index (filled, 4), NULL, 10);
  return process != getpid () ? process : 0;
}

/* Reading the kernel's list and not asking by fcntl(): that would take a descriptor of the file,
 * and closing it would drop every lock SQLite holds on it. */
char *
cv_db_error_find_holder (const char *path)
{
  g_autofree char *locks = NULL;
  g_autofree char *file = NULL;
  g_auto (GStrv)   lines = NULL;
  GStatBuf         info;

  if (g_stat (path, &info) != 0 || !g_file_get_contents ("/proc/locks", &locks, NULL, NULL))
    return NULL;

  file = g_strdup_printf ("%02x:%02x:%lu", major (info.st_dev), minor (info.st_dev),
                          (gulong) info.st_ino);
  lines = g_strsplit (locks, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      int process = get_lock_process (lines[i], file);
      g_autofree char *name_path = g_strdup_printf ("/proc/%d/comm", process);
      g_autofree char *name = NULL;

      if (process > 0 && g_file_get_contents (name_path, &name, NULL, NULL))
        /* Translators: the name of a program and its number: "cultivarctl (process 4711)" */
        return g_strdup_printf (_("%1$s (process %2$d)"), g_strstrip (name), process);
    }
  return NULL;
}

/* The sentences are literals of the table above and each has one %s. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static void
set_meaning (GError **error, const Meaning *meaning, const char *display_name)
{
  g_set_error (error, CV_ERROR, meaning->code, _(meaning->sentence), display_name);
}
#pragma GCC diagnostic pop

static void
set_busy (GError **error, const char *path, const char *display_name)
{
  g_autofree char *holder = cv_db_error_find_holder (path);

  if (holder != NULL)
    g_set_error (error, CV_ERROR, CV_ERROR_BUSY,
                 _("“%1$s” is being changed by %2$s. Try again in a moment."), display_name,
                 holder);
  else
    g_set_error (error, CV_ERROR, CV_ERROR_BUSY,
                 _("“%s” is being changed by another program or window. Try again in a moment."),
                 display_name);
}

/* What the system said; by the time SQLite has rolled back, only the file remembers. */
static int
get_system_error (sqlite3 *handle)
{
  int last = 0;

  sqlite3_file_control (handle, "main", SQLITE_FCNTL_LAST_ERRNO, &last);
  if (last == 0)
    last = sqlite3_system_errno (handle);
  return last != 0 ? last : EIO;
}

static void
set_disk_error (GError **error, sqlite3 *handle, const char *display_name)
{
  int system_error = get_system_error (handle);

  if (system_error == ENOSPC || system_error == EDQUOT)
    set_meaning (error, &no_room, display_name);
  else
    g_set_error (error, CV_ERROR, CV_ERROR_STORAGE,
                 /* Translators: file name, then what the system says: "Input/output error" */
                 _("The disk failed while “%1$s” was in use: %2$s. Check the disk, then try "
                   "again."),
                 display_name, g_strerror (system_error));
}

static const Meaning *
find_meaning (int result)
{
  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (meanings[i].result == result || meanings[i].result == (result & 0xff))
      return &meanings[i];
  return NULL;
}

void
cv_db_error_set (GError **error, sqlite3 *handle, const char *path, const char *display_name)
{
  int result = handle != NULL ? sqlite3_extended_errcode (handle) : SQLITE_NOMEM;
  const Meaning *meaning = (result & 0xff) == SQLITE_FULL ? &no_room : find_meaning (result);

  if ((result & 0xff) == SQLITE_BUSY || (result & 0xff) == SQLITE_LOCKED)
    set_busy (error, path, display_name);
  else if ((result & 0xff) == SQLITE_IOERR)
    set_disk_error (error, handle, display_name);
  else if (meaning != NULL)
    set_meaning (error, meaning, display_name);
  else
    g_set_error (error, CV_ERROR, CV_ERROR_DAMAGED,
                 /* Translators: file name, then SQLite's own words, in English */
                 _("“%1$s” does not take this change: %2$s. Check the plan, or open a backup of "
                   "it."),
                 display_name, sqlite3_errmsg (handle));
}
