/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/cv-import.h"

/* What an import would do, before it does it: how much is new, whose it is, which rows cannot be read and why. Signals
 * `changed` (): the rows that cannot be read are to be left out, or not; `forget` (): what is remembered of such files. */
#define CV_TYPE_IMPORT_OUTCOME (cv_import_outcome_get_type ())
G_DECLARE_FINAL_TYPE (CvImportOutcome, cv_import_outcome, CV, IMPORT_OUTCOME, AdwBin)

void     cv_import_outcome_show          (CvImportOutcome *self, const CvImportReview *review, CvPlan *plan);
gboolean cv_import_outcome_get_leave_out (CvImportOutcome *self);
/* What stands in the way of writing, as a sentence; NULL: nothing. */
void     cv_import_outcome_set_error     (CvImportOutcome *self, const char *message);
