/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/cv-import.h"

/* What the import dialog says, as sentences. All (transfer full). */

/* "24 new, 2 changed, 1 row cannot be read"; while there are questions, how many. @leave_out: rows that cannot be read are. */
char *cv_import_words_summary  (const CvImportReview *review, gboolean leave_out);
/* "26 values imported" */
char *cv_import_words_done     (const CvWriteSummary *summary);
/* A first value as people write it: "3 April 2026", "1,441". */
char *cv_import_words_sample   (const char *sample);
/* "Line 12, column “Likes”: found “n/a”" */
char *cv_import_words_problem  (const CvImportProblem *problem);
/* "03/04/2026 → 3 April 2026", "1.234,5 → 1,234.5"; NULL: the file has no example. */
char *cv_import_words_day      (const CvImportMarks *marks);
char *cv_import_words_number   (const CvImportMarks *marks);
/* "412 of 1,024 MB", "300,000 of 1,000,000 values"; "" while nobody knows. */
char *cv_import_words_progress (CvProgress *progress, double *fraction);

/* What is done, and what a column is that leaves no choice. (transfer none) */
const char *cv_import_words_stage     (CvProgress *progress);
const char *cv_import_words_role      (const CvImportColumn *column);
const char *cv_import_words_delimiter (char delimiter);
