/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/cv-import-context.h"
#include "engine/cv-import.h"

/* The names of metrics that stand in a file's rows, each looked up once: as the user matched it, else as the plan and the
 * catalogue know it. Reader's thread. */
typedef struct _CvImportNames CvImportNames;

typedef enum
{
  CV_IMPORT_NAME_KNOWN,
  CV_IMPORT_NAME_UNKNOWN,
  CV_IMPORT_NAME_LEFT_OUT
} CvImportNameState;

/* @pairs: NAME=METRIC, nullable. CV_ERROR_NOT_FOUND if there is no such metric; INVALID for what is no pair. (transfer full) */
CvImportNames    *cv_import_names_new    (const CvImportContext *context, char **pairs, GError **error);
void              cv_import_names_free   (CvImportNames *self);
/* Counts one row of @text; sets @metric (transfer none) where it is KNOWN: the same pointer for the same text. */
CvImportNameState cv_import_names_take   (CvImportNames *self, const char *text, const char **metric);
/* What became of the names: review->names. */
void              cv_import_names_finish (CvImportNames *self, CvImportReview *review);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvImportNames, cv_import_names_free)
