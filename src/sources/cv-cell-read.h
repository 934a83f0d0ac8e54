/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sources/cv-column-rule.h"

/* One cell under its column's rule. */

#define CV_CELL_MEMORY 24

/* What reading one column remembers from row to row. */
typedef struct
{
  int    year_step;   /* how often the year has turned since the first row, for days without a year */
  int    last_day;    /* month * 32 + date of the last of them; 0: none yet */
  CvTableCell memory;      /* the last day read, to know it again */
  char   memory_text[CV_CELL_MEMORY];
} CvCellReader;

void        cv_cell_reader_init (CvCellReader *self);
/* Sets @cell from @field. Returns NULL, or what was expected where the cell is a problem (translated).
 * @first_year: of the first row, 0 if it is not known. */
const char *cv_cell_reader_read (CvCellReader       *self,
                                 const CvColumnRule *rule,
                                 const CvCsvField   *field,
                                 int                 first_year,
                                 CvTableCell             *cell);
/* As cv_table_append_cell(). */
void        cv_table_cell_append      (const CvTableCell *cell, const CvColumnRule *rule, GString *text);
