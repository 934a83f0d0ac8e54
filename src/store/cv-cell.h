/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-row.h"
#include "store/cv-db.h"

/* One cell of a record between a column and plain data. Reading believes nothing: a file may have
 * been damaged, or made to harm. */

/* FALSE if the column does not hold what @field can be. @cell is overwritten. */
gboolean cv_cell_read        (CvStatement *row, int column, const CvField *field, CvCell *cell);
void     cv_cell_bind        (CvStatement *statement, int parameter, const CvField *field,
                              const CvCell *cell);
/* Whether @cell may be written; CV_ERROR_INVALID or LIMIT names the field. */
gboolean cv_cell_check       (const CvField *field, const CvCell *cell, GError **error);

/* A NOT NULL text column, UTF-8 and not too long; NULL if it is not. Valid until the next step. */
const char *cv_cell_read_text (CvStatement *row, int column);
/* A NOT NULL integer column between @min and @max. */
gboolean cv_cell_read_integer (CvStatement *row, int column, gint64 min, gint64 max,
                               gint64 *integer);
/* A NOT NULL day. */
gboolean cv_cell_read_day     (CvStatement *row, int column, CvDay *day);
/* A NOT NULL number column, finite. */
gboolean cv_cell_read_number  (CvStatement *row, int column, double *number);
/* Years 1 to 9999. */
gboolean cv_cell_is_day       (gint64 day);
