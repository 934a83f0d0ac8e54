/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cv-db.h"

/* Looks at the first hundred bytes of @path and nothing else: whether it is there, a file, an
 * SQLite database, a plan, and of a version this program knows. Changes nothing, makes no file
 * beside it, whatever it is. CV_ERROR_NOT_FOUND, NOT_A_PLAN, NEWER, DAMAGED or STORAGE. */
gboolean cv_gate_check (const char *path, GError **error);

/* Inside a transaction, when a journal has been rolled back: whether the file ends where a page
 * does. SQLite reads what is missing of the last page as zeros. CV_ERROR_DAMAGED. */
gboolean cv_gate_check_end (CvDb *db, GError **error);
