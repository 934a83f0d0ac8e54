/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sources/cv-header.h"

/* The rows of the table, without the lines that are none: comments, empty lines, sums, the header
 * again, notes, a second table. It decides by the record and what was before it alone, so that every
 * pass over the file gives the same rows. */

typedef struct
{
  guint64     line;
  const char *why;
} CvRowsSkipped;

typedef struct
{
  CvCsv          *csv;
  const CvHeader *header;
  gboolean        leads_with_days; /* the first column holds days: sums and notes are easier to tell */
  gboolean        is_after_gap;    /* an empty line or comment came after a row */
  gboolean        is_over;         /* a second table has begun */
  guint64         n_rows;
  GArray         *skipped;         /* of CvRowsSkipped, at most @max of them */
  guint           max;
  guint           pending;         /* index in skipped of the first line whose reason is not sure yet */
  guint64         n_skipped;
  guint64         second_table;    /* the line it begins in; 0: there is none */
} CvRows;

/* @csv and @header must outlive it. At most @max skipped lines are kept; all are counted. */
void     cv_rows_init   (CvRows *self, CvCsv *csv, const CvHeader *header, guint max);
void     cv_rows_clear  (CvRows *self);
void     cv_rows_rewind (CvRows *self);
/* The next row, or NULL at the end. */
gboolean cv_rows_next   (CvRows *self, CvCsvRecord **record, GCancellable *cancellable, GError **error);
