/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sources/cv-cell.h"

/* A CSV or TSV file as it is understood. Opening it is the first pass: the whole file is read as a
 * stream and everything is settled (encoding, delimiter, header, the type of each column, the order
 * of dates, decimal marks). cv_table_next_row() is the second pass and gives typed cells. What the
 * file does not settle is a question; nothing is guessed in silence.
 *
 * Invariants: a row of the file is the header, a skipped line, or a row given by next_row, and both
 * passes agree on which. Memory does not grow with the file. Not for use by two threads at once. */

typedef struct
{
  CvDateOrder date_order;  /* UNKNOWN: as the file says */
  char        decimal;     /* '.' or ','; 0: as the file says */
  char        delimiter;   /* 0: as the file says */
  int         header_line; /* CV_TABLE_FIND_HEADER, 0: there is none, or its 1-based line */
  int         first_year;  /* of the first row, for dates that have no year; 0: not known */
} CvTableOptions;

#define CV_TABLE_FIND_HEADER (-1)
#define CV_TABLE_OPTIONS_INIT { .header_line = CV_TABLE_FIND_HEADER }

typedef struct
{
  const char  *name;    /* unique in the table; "1", "2"... where the file has no name */
  CvColumnType type;
  CvDateOrder  order;   /* how its dates are read; UNKNOWN also if they name the month or have none */
  char         decimal; /* mark of its numbers; 0: open (a question), or there are none */
  guint64      n_values, n_nulls, n_problems;
  CvDay        first, last;  /* of the days it holds, once settled; else CV_DAY_NONE */
  gboolean     has_grain;    /* all its days are those of one kind of period, or it is of days */
  CvGrain      grain;        /* WEEK only where all are Mondays, MONTH and QUARTER where all are firsts */
  gboolean     seven_days_apart; /* but not on Mondays: weeks that begin on another day? */
} CvTableColumn;

typedef enum
{
  CV_QUESTION_DATE_ORDER, /* options.date_order */
  CV_QUESTION_DECIMAL,    /* options.decimal */
  CV_QUESTION_YEAR,       /* options.first_year */
  CV_QUESTION_TIME_ZONE,
  CV_QUESTION_PERIOD      /* which days the figures are of: the rows have no date */
} CvTableQuestionKind;

typedef struct
{
  CvTableQuestionKind kind;
  int                 column;   /* -1: of the whole file */
  gboolean            blocking; /* cells stay CV_CELL_UNSETTLED until it is answered */
  char               *text;     /* translated, with an example from the file */
} CvTableQuestion;

typedef struct
{
  guint64     line; /* 1-based line of the file */
  const char *why;  /* a few translated words */
} CvSkippedLine;

#define CV_ROW_PROBLEM_ROW G_MAXUINT

typedef struct
{
  guint       column;   /* or CV_ROW_PROBLEM_ROW: the row does not fit the header */
  const char *found;    /* until the next row */
  const char *expected; /* translated */
} CvRowProblem;

typedef struct
{
  guint64             line;    /* where it begins */
  guint               n_cells; /* always the number of columns */
  const CvTableCell       *cells;
  guint               n_problems;
  const CvRowProblem *problems;
} CvTableRow;

typedef struct _CvTable CvTable;

/* @path may be "-", standard input. @options may be NULL. CV_ERROR_NOT_FOUND, INVALID (a directory,
 * empty, no table in it, not text), LIMIT, STORAGE, CANCELLED. (transfer full) */
CvTable               *cv_table_open        (const char *path, const CvTableOptions *options, GCancellable *cancellable, GError **error);
void                   cv_table_free        (CvTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvTable, cv_table_free)

/* Back before the first row; also the state after opening. */
gboolean               cv_table_rewind      (CvTable *self, GError **error);
/* NULL at the end, and with @error set. CV_ERROR_BUSY: the file was changed meanwhile. (transfer none, until the next call) */
const CvTableRow      *cv_table_next_row    (CvTable *self, GCancellable *cancellable, GError **error);
/* Appends a cell as text without loss: numbers in the C locale with the digits written, ISO dates,
 * both readings of an unsettled one ("2026-04-03 or 2026-03-04"); nothing for null and problems. */
void                   cv_table_append_cell (const CvTable *self, guint column, const CvTableCell *cell, GString *text);

guint                  cv_table_n_columns   (const CvTable *self);
const CvTableColumn   *cv_table_column      (const CvTable *self, guint column);
int                    cv_table_find_column (const CvTable *self, const char *name); /* exact, else folded; -1 */
guint64                cv_table_n_rows      (const CvTable *self);
/* Those of them with a problem of the whole row: what is in which column is not sure. */
guint64                cv_table_n_misfits   (const CvTable *self);
const CvTableQuestion *cv_table_questions   (const CvTable *self, guint *n);
const char *const     *cv_table_warnings    (const CvTable *self, guint *n);
/* At most CV_TABLE_MAX_SKIPPED of them are listed; @total says how many there are. */
const CvSkippedLine   *cv_table_skipped     (const CvTable *self, guint *n, guint64 *total);
#define CV_TABLE_MAX_SKIPPED 1000

const char            *cv_table_encoding    (const CvTable *self); /* "utf-8", "utf-8-bom", "utf-16le-bom", "windows-1252"... */
const char            *cv_table_newline     (const CvTable *self); /* "LF", "CRLF", "CR" */
char                   cv_table_delimiter   (const CvTable *self);
int                    cv_table_header_line (const CvTable *self); /* 0: none */
char                   cv_table_decimal     (const CvTable *self); /* the mark seen; 0: none, or open */
const char            *cv_table_thousands   (const CvTable *self); /* the mark seen, UTF-8; NULL: none */
const char            *cv_table_date_order  (const CvTable *self); /* "DMY", "MDY", "YMD", "month name"; NULL */
const char            *cv_table_time_zone   (const CvTable *self); /* "UTC", "+02:00" if all times name it; NULL */
/* The period the lines before the header name, if they do. */
gboolean               cv_table_period      (const CvTable *self, CvDay *first, CvDay *last);
/* The words of the lines just before the header ("Facebook follows"), that may say what the figures are; NULL. */
const char            *cv_table_title       (const CvTable *self);
