/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cv-day.h"

/* A table as text, cell by cell, for whoever reads it next. Days are ISO in every form: both orders of day and month
 * are read wrongly somewhere, and every spreadsheet knows an ISO day. Text that a spreadsheet would run as a
 * formula gets an apostrophe; numbers never do. One thread, whose locale it writes for. */

typedef enum
{
  CV_TABLE_FOR_PROGRAMS,     /* commas, C-locale numbers */
  CV_TABLE_FOR_SPREADSHEETS, /* the locale's marks: ";" where the comma is the decimal mark; marked as UTF-8 */
  CV_TABLE_FOR_PASTING       /* tabs and the locale's decimal mark, as spreadsheets take it from the clipboard */
} CvTableForm;

typedef struct _CvTableText CvTableText;

CvTableText *cv_table_text_new         (CvTableForm form); /* (transfer full) */
void         cv_table_text_free        (CvTableText *self);

void         cv_table_text_add_text    (CvTableText *self, const char *text); /* NULL: an empty cell */
/* Exactly, so that it reads back the same; NAN: an empty cell. */
void         cv_table_text_add_number  (CvTableText *self, double number);
/* What was worked out, to the 15 digits that are sure: 478.92, not 478.91999999999996. NAN: an empty cell. */
void         cv_table_text_add_result  (CvTableText *self, double number);
void         cv_table_text_add_day     (CvTableText *self, CvDay day); /* CV_DAY_NONE: an empty cell */
void         cv_table_text_end_line    (CvTableText *self);

/* All of it; @self is freed. (transfer full) */
GBytes      *cv_table_text_finish      (CvTableText *self);

gboolean     cv_table_form_from_string (const char *text, CvTableForm *form); /* "programs", "spreadsheets", "pasting" */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvTableText, cv_table_text_free)
