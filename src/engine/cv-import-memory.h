/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/cv-import-context.h"
#include "engine/cv-import.h"
#include "sources/cv-layout.h"

/* What was settled for files of one kind, so that the next one of them needs no questions. It is of the program and not
 * of a plan: $XDG_DATA_HOME/cultivar/imports.ini. Reads and writes that file; any thread but the main one. */

/* What the files of one kind have in common: the words of their header and of the title above it. NULL: it has no header.
 * (transfer full) */
char    *cv_import_memory_sign   (const CvTable *table);

/* Fills in what @options leave open and was settled for @signature. Date order and decimal mark only where @table leaves
 * them open: what a file proves is never overruled. Metrics and channels that are gone are left out. FALSE: nothing is
 * known. @complete: this plan had such a file before, and nothing that was settled then is missing. */
gboolean cv_import_memory_recall (const char *signature, const CvTable *table, const CvImportContext *context,
                                  CvImportOptions *options, gboolean *complete);
/* Keeps what @review came to under @options for the plan of file @path. Trouble with the file is nobody's: what is not
 * remembered is asked again. */
void     cv_import_memory_keep   (const CvImportReview *review, const char *path);
void     cv_import_memory_forget (const char *signature);
