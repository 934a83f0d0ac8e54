/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/cv-import-rows.h"

CvImportReview *cv_import_review_new (void); /* (transfer full), empty */
/* A row that is not taken: counted once, and listed unless there are far too many. @column: the one of review->columns in
 * which it is wrong; -1: the row is as a whole. @found is cut to what a person reads. */
void            cv_import_review_add_problem  (CvImportReview *review, guint64 line, int column, const char *found,
                                               const char *expected);
/* Puts the problems in the order of lines, one a row. */
void            cv_import_review_sort_problems (CvImportReview *review);
/* Takes @note; says nothing twice. */
void            cv_import_review_add_note     (CvImportReview *review, char *note);

/* How the table is to be read; CV_ERROR_INVALID if an option is not one of those there are. */
gboolean        cv_import_get_table_options (const CvImportOptions *options, CvTableOptions *table_options, GError **error);

/* CV_ERROR_INVALID if the file is of another layout than the options demand. */
gboolean        cv_import_check_layout (const CvImportOptions *options, const CvLayout *layout, GError **error);

/* All that the file alone says: how it is understood, what is open, its rows as series. Reads the file and touches nothing
 * else; any thread. Errors as cv_import_prepare(). (transfer full) */
CvImportReview *cv_import_read_file  (const CvImportContext *context, const CvImportOptions *options,
                                      GCancellable *cancellable, GError **error);
