/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cv-day.h"
#include "sources/cv-sample.h"

/* Where the table of a file begins, what its columns are called, and what stands before it. */

typedef struct
{
  guint64     line, last_line;
  const char *why;
} CvPreambleLine;

typedef struct
{
  guint64      line;        /* of the header; 0: none */
  guint64      first_line;  /* of the table: its header, or without one its first row */
  guint        width;       /* number of columns */
  char       **names;       /* as written, @width of them; NULL without a header */
  CvCellClass *classes;     /* what most of each column's cells in the sample are */
  GArray      *preamble;    /* of CvPreambleLine */
  char        *title;       /* last line of words before the table; NULL */
  CvDay        first, last; /* the period the preamble names, or CV_DAY_NONE */
  gboolean     has_table_before; /* figures in the preamble: another table that is not read */
} CvHeader;

/* @wanted_line as in CvTableOptions.header_line. CV_ERROR_INVALID: there is no table, or no such
 * line. */
gboolean cv_header_find       (CvHeader       *self,
                               const CvSample *sample,
                               gboolean        has_hint,
                               int             wanted_line,
                               GError        **error);
void     cv_header_clear      (CvHeader *self);
/* A line that only people read: "# Account: Tea". */
gboolean cv_header_is_comment (const char *first_field, gboolean is_quoted, guint n_fields);
/* How many of the columns that hold no text have a cell of their own kind, and of another, in a
 * record of those classes. */
void     cv_header_compare    (const CvHeader    *self,
                               const CvCellClass *classes,
                               guint              n,
                               guint             *n_same,
                               guint             *n_other);
