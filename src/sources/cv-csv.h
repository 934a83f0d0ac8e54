/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sources/cv-text-stream.h"

/* Text cut into records and fields (RFC 4180, and what is met beyond it: any delimiter, CR alone,
 * spaces before an opening quote, backslash escapes, quotes within a quoted field). */

#define CV_CSV_MAX_RECORD (4 * 1024 * 1024) /* bytes */
#define CV_CSV_MAX_FIELD (1024 * 1024)
#define CV_CSV_MAX_FIELDS 4096

typedef struct
{
  char     delimiter;
  gboolean is_cr;         /* lines end with CR alone */
  gboolean has_backslash; /* \" within quotes is a quotation mark */
} CvCsvDialect;

typedef struct
{
  char    *text; /* zero-terminated; the spaces around an unquoted field are gone */
  guint    length;
  gboolean is_quoted;
} CvCsvField;

typedef struct
{
  guint64     line; /* where it begins, from 1; a quoted field may hold lines */
  guint       n_fields;
  CvCsvField *fields;
  gboolean    has_stray_quote; /* a quoted field went on after a quotation mark: its end is a guess */
} CvCsvRecord;

typedef struct
{
  CvTextStream *stream;
  CvCsvDialect  dialect;
  CvCsvRecord   record;
  guint64       next_line;
  guint         capacity;  /* of record.fields */
  guint64       n_lf, n_crlf, n_cr;
  guint8        stops[256]; /* what ends an unquoted field */
} CvCsv;

/* @stream must outlive it; reading goes on where the stream is. */
void     cv_csv_init   (CvCsv *self, CvTextStream *stream, const CvCsvDialect *dialect);
void     cv_csv_clear  (CvCsv *self);
void     cv_csv_rewind (CvCsv *self); /* and the stream */
/* Sets @record to the next one, valid until the next call, or to NULL at the end. An empty line is a
 * record of one empty field. CV_ERROR_INVALID: a quotation mark is never closed; CV_ERROR_LIMIT. */
gboolean cv_csv_next   (CvCsv *self, CvCsvRecord **record, GCancellable *cancellable, GError **error);
/* Without the spaces around it, also those within quotes. */
void     cv_csv_field_get_trimmed (const CvCsvField *field, const char **text, guint *length);
gboolean cv_csv_record_is_blank (const CvCsvRecord *record); /* all fields empty */
