/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cv-value-store.h"

/* What an import understood of a table, for people to check before anything is written. */

typedef struct _CvImportOptions CvImportOptions;

#define CV_IMPORT_PREVIEW_ROWS 5

/* What a column of the file will be. */
typedef struct
{
  char    *header;
  char    *metric;  /* NULL: left out */
  gboolean is_date;
  gboolean numeric, is_time;
  char    *role;    /* as CvLayoutColumn: what the column is by itself; NULL: nothing */
  char    *sample;  /* the first value as it was understood, for people */
  char    *rows[CV_IMPORT_PREVIEW_ROWS]; /* the first rows' cells in the same way; NULL: empty, or no such row */
} CvImportColumn;

/* A name of a metric in a file that has one in each row. */
typedef struct
{
  char    *text;
  char    *metric; /* NULL: not known, or left out */
  guint64  n_rows;
  gboolean left_out;
} CvImportName;

/* Of more than these the others are only problems. */
#define CV_IMPORT_MAX_NAMES 200

/* How marks and days were read, each with the first cell that shows it. */
typedef struct
{
  char        delimiter;
  char        decimal;     /* 0: no number has one, or it is open */
  const char *date_order;  /* "DMY"...; NULL: no day has one, or it is open */
  char       *date_example, *number_example; /* as written; NULL: there is none */
  CvDay       day;         /* what they were read as */
  double      number;
} CvImportMarks;

typedef struct
{
  guint64 line;
  char   *column; /* its heading; NULL: the row as a whole */
  char   *found, *expected;
} CvImportProblem;

/* The options that would answer the questions of a review. */
typedef enum
{
  CV_IMPORT_ASKS_DATE_ORDER = 1 << 0,
  CV_IMPORT_ASKS_DECIMAL    = 1 << 1,
  CV_IMPORT_ASKS_YEAR       = 1 << 2,
  CV_IMPORT_ASKS_CHANNEL    = 1 << 3,
  CV_IMPORT_ASKS_METRIC     = 1 << 4,
  CV_IMPORT_ASKS_NAMES      = 1 << 5,
  CV_IMPORT_ASKS_OWNER      = 1 << 6 /* whose the numbers are that no KPI would count as the plan's */
} CvImportAsks;

/* Nobody reads further, and a file may be all problems. */
#define CV_IMPORT_MAX_PROBLEMS 100000

typedef struct _CvImportReview CvImportReview;
struct _CvImportReview
{
  char      *layout;   /* what kind of file it is, NULL if unknown */
  GPtrArray *columns;  /* of CvImportColumn */
  GPtrArray *names;    /* of CvImportName, the most frequent first; empty where columns are the metrics */
  CvImportMarks marks;
  GPtrArray *questions;/* of char *: what the user must settle before the import */
  GPtrArray *owners;   /* of char *: channels that CV_IMPORT_ASKS_OWNER may be answered with */
  GPtrArray *notes;    /* of char *: what was taken for granted, e.g. "03/04 is read as 3 April 2026" */
  GPtrArray *problems; /* of CvImportProblem: rows that cannot be read, in the order of lines; at most CV_IMPORT_MAX_PROBLEMS */
  guint64    n_problems; /* all of them */
  guint64    rows;     /* data rows of the file */
  guint64    n_left_out; /* of them: left out knowingly, because they name a metric or channel that is */
  CvWriteSummary summary; /* what the import would do */
  gpointer   values;   /* private: the rows as series */
  gboolean   keeps_estimates; /* the file tells estimates apart: one of the same number stays one */
  CvImportAsks asks;   /* which options the file itself leaves open */
  CvImportOptions *options; /* as they were used: with what was remembered */
  char      *signature; /* what files of this kind have in common; NULL: nothing, they are not remembered */
  gboolean   is_known;  /* such a file was settled for this plan before, and this is read in the same way */
};

void  cv_import_review_free       (CvImportReview *review);

/* "Line 12, column “Likes”", or the line alone. (transfer full) */
char *cv_import_problem_get_place (const CvImportProblem *problem);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvImportReview, cv_import_review_free)
