/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Whole files that appear complete or not at all: written under another name in the same folder,
 * synced, renamed into place, the folder synced. */

typedef enum
{
  CV_FILE_NEW,    /* CV_ERROR_EXISTS if the name is taken */
  CV_FILE_REPLACE /* an older file of that name goes */
} CvFilePlacing;

/* Makes an empty file beside @path, hidden, of a name nobody uses. (transfer full) */
char    *cv_file_new_beside    (const char *path, GError **error);
/* Syncs @temporary and gives it the name @path. Refuses while a database's journal lies at @path:
 * the file there is in use, or was left in the middle of a change. On failure @temporary is still
 * there. */
gboolean cv_file_place         (const char *temporary, const char *path, CvFilePlacing placing,
                                GError **error);
/* Moves a file within a disk without ever overwriting another, and syncs both folders. */
gboolean cv_file_move          (const char *from, const char *to, GError **error);
/* Bytes as they are, to a new file @to. */
gboolean cv_file_copy          (const char *from, const char *to, GError **error);
/* Whether both names lead to the same file. */
gboolean cv_file_is_same       (const char *a, const char *b);
/* TRUE if a database's journal or log lies beside @path. */
gboolean cv_file_has_journal   (const char *path);
