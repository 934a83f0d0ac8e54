/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/cv-import.h"

/* What the import dialog says, as sentences. All (transfer full). */

/* "24 new, 2 changed, 1 row cannot be read"; while there are questions, how many. */
char *cv_import_words_summary  (const CvImportReview *review);
/* "26 values imported" */
char *cv_import_words_done     (const CvWriteSummary *summary);
/* A first value as people write it: "3 April 2026", "1,441". */
char *cv_import_words_sample   (const char *sample);
/* "Line 12: found “n/a”, expected a number" */
char *cv_import_words_problem  (const CvImportProblem *problem);
