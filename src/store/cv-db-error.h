/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

/* @error of the domain CV_ERROR from what @handle (nullable: out of memory) last complained about,
 * as a sentence about the file. */
void  cv_db_error_set (GError **error, sqlite3 *handle, const char *path, const char *display_name);

/* The program that holds a lock on @path, "cultivarctl (process 4711)"; NULL if it cannot be known.
 * (transfer full) */
char *cv_db_error_find_holder (const char *path);
