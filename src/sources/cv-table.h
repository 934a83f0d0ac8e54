/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sources/cv-table-types.h"

/* A CSV or TSV file as it is understood. Opening it is the first pass: the whole file is read as a
 * stream and everything is settled (encoding, delimiter, header, the type of each column, the order
 * of dates, decimal marks). cv_table_next_row() is the second pass and gives typed cells. What the
 * file does not settle is a question; nothing is guessed in silence.
 *
 * Invariants: a row of the file is the header, a skipped line, or a row given by next_row, and both
 * passes agree on which. Memory does not grow with the file. Not for use by two threads at once. */

typedef struct _CvTable CvTable;

/* @path may be "-", standard input. @options may be NULL. CV_ERROR_NOT_FOUND, INVALID (a directory,
 * empty, no table in it, not text), LIMIT, STORAGE, CANCELLED. (transfer full) */
CvTable               *cv_table_open        (const char           *path,
                                             const CvTableOptions *options,
                                             GCancellable         *cancellable,
                                             GError              **error);
/* The same of a text in memory, which sentences call @name. */
CvTable               *cv_table_open_bytes  (GBytes               *bytes,
                                             const char           *name,
                                             const CvTableOptions *options,
                                             GCancellable         *cancellable,
                                             GError              **error);
void                   cv_table_free        (CvTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvTable, cv_table_free)

/* Judges the columns anew, by another date order, decimal mark or first year of @options, without
 * reading the file again; what else is in @options is not looked at. To be called before the rows
 * are read. */
void                   cv_table_resettle    (CvTable *self, const CvTableOptions *options);
/* Back before the first row; also the state after opening. */
gboolean               cv_table_rewind      (CvTable *self, GError **error);
/* NULL at the end, and with @error set. CV_ERROR_BUSY: the file was changed meanwhile.
 * (transfer none, until the next call) */
const CvTableRow      *cv_table_next_row    (CvTable      *self,
                                             GCancellable *cancellable,
                                             GError      **error);
/* Appends a cell as text without loss: numbers in the C locale with the digits written, ISO dates,
 * both readings of an unsettled one ("2026-04-03 or 2026-03-04"); nothing for null and problems. */
void                   cv_table_append_cell (const CvTable     *self,
                                             guint              column,
                                             const CvTableCell *cell,
                                             GString           *text);

guint                  cv_table_n_columns   (const CvTable *self);
const CvTableColumn   *cv_table_column      (const CvTable *self, guint column);
/* Why @column, which has a @false_day, is no column of days. (transfer full) */
char                  *cv_table_describe_false_days (const CvTable *self, guint column);
/* By its exact name, else without regard to case and accents; -1: there is none. */
int                    cv_table_find_column (const CvTable *self, const char *name);
guint64                cv_table_n_rows      (const CvTable *self);
guint64                cv_table_n_bytes     (const CvTable *self); /* of the file */
/* Those of them with a problem of the whole row: what is in which column is not sure. */
guint64                cv_table_n_misfits   (const CvTable *self);
const CvTableQuestion *cv_table_questions   (const CvTable *self, guint *n);
const char *const     *cv_table_warnings    (const CvTable *self, guint *n);
#define CV_TABLE_MAX_SKIPPED 1000 /* as many are listed; @total says how many there are */
const CvSkippedLine   *cv_table_skipped     (const CvTable *self, guint *n, guint64 *total);

/* "utf-8", "utf-8-bom", "utf-16le-bom", "windows-1252"... */
const char            *cv_table_encoding    (const CvTable *self);
const char            *cv_table_newline     (const CvTable *self); /* "LF", "CRLF", "CR" */
char                   cv_table_delimiter   (const CvTable *self);
int                    cv_table_header_line (const CvTable *self); /* 0: none */
char                   cv_table_decimal     (const CvTable *self); /* the mark seen; 0: none, or open */
const char            *cv_table_thousands   (const CvTable *self); /* the mark seen; NULL: none */
/* Of the amounts of money that name one: "EUR", "$"; NULL: none does, or they are of several. */
const char            *cv_table_currency    (const CvTable *self);
/* "DMY", "MDY", "YMD", "month name"; NULL: there are no dates, or it is open. */
const char            *cv_table_date_order  (const CvTable *self);
/* "UTC", "+02:00" if all times name it; NULL. */
const char            *cv_table_time_zone   (const CvTable *self);
/* The period the lines before the header name, if they do. */
gboolean               cv_table_period      (const CvTable *self, CvDay *first, CvDay *last);
/* The words of the line just before the table ("Facebook follows"); NULL. */
const char            *cv_table_title       (const CvTable *self);
