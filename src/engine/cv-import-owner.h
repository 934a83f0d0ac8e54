/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/cv-import-series.h"

/* Whose numbers the rows of a file are. Reader's thread. */
typedef struct _CvImportOwner CvImportOwner;

/* All three are borrowed. (transfer full) */
CvImportOwner  *cv_import_owner_new    (const CvLayout *layout, const CvImportContext *context, const CvImportOptions *options);
void            cv_import_owner_free   (CvImportOwner *self);

/* Where @row goes: among which values, and to which @channel, NULL for the plan as a whole. NULL: it is not taken, and is
 * counted. (transfer none) */
CvImportValues *cv_import_owner_take   (CvImportOwner *self, const CvTableRow *row, const char **channel);
/* After the last row: reports, asks or says what became of the rows that were not taken. The values of
 * those that were. (transfer full) */
CvImportValues *cv_import_owner_finish (CvImportOwner *self, CvImportReview *review);

/* The text of a row's cell, "" if it has none or there is no such @column. */
const char     *cv_import_get_text     (const CvTableRow *row, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvImportOwner, cv_import_owner_free)
