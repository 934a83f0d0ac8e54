/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cv-progress.h"
#include "engine/cv-session.h"

/* From a file that somebody else's program wrote to values of the plan, in two steps: a review that reads,
 * settles and asks but writes nothing, and the import itself, all or nothing. The same for the window and
 * the command line. */

typedef struct
{
  char    *path; /* "-": standard input */
  GBytes  *bytes; /* NULL: what @path names. A table that was pasted or dropped; then @path is what it is called */
  char    *channel;  /* id of the channel the numbers belong to; NULL: the file's own network column, else the plan as a whole */
  char    *layout;   /* "wide", "long", "posts", "totals", "across": refuse the file if it is of another; NULL: whatever it is */
  char   **map;      /* COLUMN=METRIC, NULL-terminated; METRIC "" leaves the column out. NULL: as suggested */
  char   **names;    /* NAME=METRIC, NULL-terminated, for files that name a metric in each row; METRIC "" leaves its rows out */
  char    *date_column; /* NULL: as suggested */
  char    *date_order;  /* "dmy", "mdy", "ymd"; NULL: as the file proves */
  char    *decimal;     /* "," or "."; NULL: as the file proves */
  char     delimiter;   /* 0: as the file shows */
  int      grain;       /* a CvGrain; -1: as the file's days say */
  int      year;        /* of the first row, where the file's dates have none; 0: not said */
  gboolean keep_going;  /* leave out the rows that cannot be read */
  gboolean use_memory;  /* what is not said here is as it was settled for such a file last time (cv-import-memory.h) */
  gboolean remember;    /* keep what was settled, once it is imported */
  CvProgress *progress; /* (nullable) is told how far the work is, in a CvImportStage */
} CvImportOptions;

/* What cv_progress_get() says of an import. */
typedef enum
{
  CV_IMPORT_READING = 1, /* in bytes, as the next */
  CV_IMPORT_MATCHING,
  CV_IMPORT_COMPARING,   /* in values, as the next */
  CV_IMPORT_WRITING
} CvImportStage;

#define CV_IMPORT_PREVIEW_ROWS 5

/* What a column of the file will be. */
typedef struct
{
  char    *header;
  char    *metric;  /* NULL: left out */
  gboolean is_date;
  gboolean numeric;
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
  CV_IMPORT_ASKS_NAMES      = 1 << 5
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
  GPtrArray *notes;    /* of char *: what was taken for granted, e.g. "03/04 is read as 3 April 2026" */
  GPtrArray *problems; /* of CvImportProblem: rows that cannot be read, in the order of lines; at most CV_IMPORT_MAX_PROBLEMS */
  guint64    n_problems; /* all of them */
  guint64    rows;     /* data rows of the file */
  guint64    n_left_out; /* of them: left out knowingly, because they name a metric or channel that is */
  CvWriteSummary summary; /* what the import would do */
  gpointer   values;   /* private: the rows as series */
  CvImportAsks asks;   /* which options the file itself leaves open */
  CvImportOptions *options; /* as they were used: with what was remembered */
  char      *signature; /* what files of this kind have in common; NULL: nothing, they are not remembered */
  gboolean   is_known;  /* such a file was settled for this plan before, and this is read in the same way */
};

CvImportOptions *cv_import_options_new  (const char *path);
CvImportOptions *cv_import_options_copy (const CvImportOptions *options); /* (transfer full) */
void             cv_import_options_free (CvImportOptions *options);
void             cv_import_review_free  (CvImportReview *review);

/* --- in the caller's thread --- */
/* The review without its summary, for a caller who commits at once: the commit compares by itself. (transfer full) */
CvImportReview  *cv_import_read    (CvSession *session, const CvImportOptions *options, GCancellable *cancellable, GError **error);
/* CV_ERROR_INVALID, NOT_FOUND, AMBIGUOUS (nothing can be made of it without an answer)... (transfer full) */
CvImportReview  *cv_import_prepare (CvSession *session, const CvImportOptions *options, GCancellable *cancellable, GError **error);
/* Writes what the review holds, as one step of the undo stack. CV_ERROR_AMBIGUOUS while questions are open, CV_ERROR_REJECTED while rows
 * are rejected and not left out knowingly. */
gboolean         cv_import_commit  (CvSession *session, const CvImportOptions *options, CvImportReview *review, CvWriteSummary *summary, GCancellable *cancellable, GError **error);

/* --- from a window; both take copies of @options --- */
void             cv_import_prepare_async  (CvSession *session, const CvImportOptions *options, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
CvImportReview  *cv_import_prepare_finish (CvSession *session, GAsyncResult *result, GError **error);
/* Takes @review. */
void             cv_import_commit_async   (CvSession *session, const CvImportOptions *options, CvImportReview *review, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean         cv_import_commit_finish  (CvSession *session, GAsyncResult *result, CvWriteSummary *summary, GError **error);
/* Such files are met as new ones from now on. @callback (nullable) is told once that is so. */
void             cv_import_forget_async   (CvSession *session, const char *signature, GAsyncReadyCallback callback, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvImportOptions, cv_import_options_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvImportReview, cv_import_review_free)
