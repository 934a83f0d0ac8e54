/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cv-day.h"
#include "store/cv-db.h"

/* What SQL lacks for a million values: a table to write an array from and a function to read into
 * one, so that a statement is stepped once and not once a value. */

/* One value of one series; @value NAN: none that day. */
typedef struct
{
  gint64 series;
  gint64 batch;
  double value;
  CvDay  day;
} CvSampleRow;

typedef struct _CvBulk CvBulk;

/* Adds both to @db, once per connection; lives as long as it. (transfer none) */
CvBulk  *cv_bulk_add         (CvDb *db, GError **error);
CvDb    *cv_bulk_get_db      (CvBulk *self);

/* Runs @sql, in which the table "cv_rows" (series_id, day, value, batch) is @rows, in their order,
 * and the first parameter @parameter. Where the value is NAN, value and batch are NULL. */
gboolean cv_bulk_write       (CvBulk *self, const char *sql, gint64 parameter,
                              const CvSampleRow *rows, gsize n_rows,
                              GError **error);

/* Appends the stored values of @series from @from to @to to @rows, of CvSampleRow, in order of
 * days. CV_ERROR_DAMAGED. */
gboolean cv_bulk_read_rows   (CvBulk *self, gint64 series, CvDay from, CvDay to, GArray *rows,
                              GError **error);
/* The same to an array of CvSample, with the last value before @from, if there is one, in front:
 * from there a level is carried into the range. CV_ERROR_LIMIT if the array would get longer than
 * @max. */
gboolean cv_bulk_read        (CvBulk *self, gint64 series, CvDay from, CvDay to, GArray *samples,
                              guint max, GError **error);

/* Day and value as two neighbouring columns hold them, if they can be; the day must lie after
 * @after. */
gboolean cv_bulk_check_value (int day_type, gint64 day, int value_type, double value, CvDay after);
