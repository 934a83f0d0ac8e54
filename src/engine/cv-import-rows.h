/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/cv-import-context.h"
#include "engine/cv-import.h"
#include "sources/cv-layout.h"

/* The second pass of an import: every row of the table into series of (day, value). Pure but for reading the
 * table; runs on the reader's thread. */

/* The values an import would write, series by series. */
typedef struct _CvImportValues CvImportValues;

/* Reads all rows of @table as @layout says. What cannot be read goes to review->problems, what the user must know to review->notes, what must
 * be settled to review->questions; review->rows counts the rows. NULL with an error of the file or CANCELLED. (transfer full) */
CvImportValues *cv_import_read_rows    (CvTable *table, const CvLayout *layout, const CvImportContext *context,
                                        const CvImportOptions *options, CvImportReview *review,
                                        GCancellable *cancellable, GError **error);
/* Whether an import looks at @column at all. */
gboolean        cv_import_column_counts (const CvLayout *layout, guint column);
void            cv_import_values_free  (CvImportValues *self);

/* For the store: one write per series, borrowed from @self. (transfer container) */
CvSeriesWrite  *cv_import_values_get_writes (const CvImportValues *self, guint *n_writes);
