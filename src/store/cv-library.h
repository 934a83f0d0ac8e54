/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cv-plan-store.h"

/* The library: the folder the program keeps its plans in, $XDG_DATA_HOME/cultivar/plans, and its
 * trash. A plan is known by its path; a file's name is made from the plan's once and then stays,
 * whatever the plan is called later, since others may have the file open. Any thread, no state. */

#define CV_LIBRARY_ENDING ".cultivar"

typedef struct
{
  char   *path;
  char   *name;    /* the plan's; the file's where the plan cannot be read */
  CvState state;
  CvDay   from, to;
  gint64  changed; /* seconds since 1970 */
  char   *problem; /* why it cannot be opened, as a sentence; NULL if it can */
} CvLibraryEntry;

/* (transfer full); the folders need not exist. */
char      *cv_library_get_folder       (void);
char      *cv_library_get_trash_folder (void);

/* The plans, last changed first; none if there is no folder. (transfer full) of CvLibraryEntry */
GPtrArray *cv_library_list             (GError **error);

/* What a person calls a plan: a path, or the name of a plan of the library (as it is written, else
 * whatever its case and accents), or of its file. CV_ERROR_NOT_FOUND, AMBIGUOUS. (transfer full) */
char      *cv_library_resolve          (const char *plan, GError **error);

/* A path in the library that is free for a plan called @name; makes the folder. (transfer full) */
char      *cv_library_new_path         (const char *name, GError **error);

/* A copy of the plan file @path, from wherever, is checked and added; without undo steps. The new
 * path. (transfer full) */
char      *cv_library_add              (const char *path, GError **error);
/* The same of a plan of the library, as "... (copy)", "... (copy 2)". (transfer full) */
char      *cv_library_duplicate        (const char *path, GError **error);
/* Changes the plan's name, as an edit that can be undone. */
gboolean   cv_library_rename           (const char *path, const char *name, GError **error);
/* Moves the file to the trash, also one that cannot be opened; where it is now. CV_ERROR_BUSY while
 * another writes. (transfer full) */
char      *cv_library_trash            (const char *path, GError **error);
/* Takes a file back out of the trash; where it is now. (transfer full) */
char      *cv_library_restore          (const char *path, GError **error);

void       cv_library_entry_free       (CvLibraryEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvLibraryEntry, cv_library_entry_free)
