/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sources/cv-csv.h"

/* The first records of a file, kept and looked at more closely than the rest will be: to find where
 * the table begins. */

typedef enum
{
  CV_CLASS_EMPTY, /* nothing, or a word for nothing */
  CV_CLASS_TEXT,
  CV_CLASS_NUMBER, /* durations too */
  CV_CLASS_DATE,
  CV_CLASS_URL
} CvCellClass;

#define CV_N_CLASSES (CV_CLASS_URL + 1)

CvCellClass cv_cell_class (const char *text, guint length);

typedef struct
{
  guint64      line;
  guint64      last_line; /* of a record with line ends within quotes */
  guint        n_fields;
  guint        n_filled;  /* fields that are not CV_CLASS_EMPTY */
  gboolean     is_quoted; /* the first field is */
  char       **texts;
  CvCellClass *classes;
} CvSampleRecord;

#define CV_SAMPLE_MAX_RECORDS 120

typedef struct
{
  guint          n;
  CvSampleRecord records[CV_SAMPLE_MAX_RECORDS];
} CvSample;

/* Reads on from where @csv is. */
gboolean cv_sample_read  (CvSample *self, CvCsv *csv, GCancellable *cancellable, GError **error);
void     cv_sample_clear (CvSample *self);
