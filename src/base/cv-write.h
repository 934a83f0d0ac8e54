/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A file for the user: whole or not at all. Errors are sentences. Any thread. */

/* Whether @file may be written, before work is spent on what goes into it: CV_ERROR_INVALID (a folder, a device),
 * CV_ERROR_NOT_FOUND (no such folder). */
gboolean cv_write_check (const char *file, GError **error);
/* The sentence for what the system said when @file could not be written: CV_ERROR_STORAGE. */
void     cv_write_fail  (const char *file, int system_error, GError **error);
/* What was at @file stays as it is until the new file is whole and on the disk. Those, and CV_ERROR_STORAGE. */
gboolean cv_write_file  (const char *file, GBytes *bytes, GError **error);
