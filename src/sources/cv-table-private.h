/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sources/cv-cell-read.h"
#include "sources/cv-csv-sniff.h"
#include "sources/cv-rows.h"
#include "sources/cv-table.h"

struct _CvTable
{
  CvTableOptions options;
  CvInput        input;
  CvEncoding     encoding;
  CvTextStream   stream;
  CvCsvSniff     sniff;
  CvCsv          csv;
  CvHeader       header;
  CvRows         rows;

  guint          n_columns;  /* the header's, but for nameless empty ones at the end */
  char         **names, **headings; /* unique, and as the file has them */
  CvColumnTally *tallies;    /* header.width of them, as rules */
  CvColumnRule  *rules;
  CvTableColumn *columns;

  /* What the first pass found. */
  guint64        n_rows;
  GArray        *skipped;    /* of CvSkippedLine */
  guint64        n_skipped;
  guint64        second_table, last_line;
  guint          min_width;    /* fields a whole row has: the header's, without nameless ones at its end */
  guint64        n_short, n_wide, n_stray; /* rows with too few or many fields, a stray quote */
  guint64        n_misfits;    /* with one of these, or several; short ones only if not allowed */
  guint64        n_only_short; /* with no other fault */
  gboolean       allows_short; /* leaving out empty cells at the end is this file's habit */
  const char    *newline;
  char           thousands[8];
  char           time_zone[8];
  GArray        *questions;  /* of CvTableQuestion */
  GPtrArray     *warnings;   /* of char * */

  /* The row of the second pass. */
  CvCellReader  *readers;
  CvTableCell   *cells;
  GArray        *problems;   /* of CvRowProblem */
  char           found[64];
  CvTableRow     row;
};

/* Fills questions and warnings from what the first pass found. */
void cv_table_ask_and_warn (CvTable *self);
