/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cv-progress.h"
#include "engine/cv-import-review.h"
#include "engine/cv-session.h"

/* From a file that somebody else's program wrote to values of the plan, in two steps: a review that reads,
 * settles and asks but writes nothing, and the import itself, all or nothing. The same for the window and
 * the command line. */

struct _CvImportOptions
{
  char    *path; /* "-": standard input */
  GBytes  *bytes; /* NULL: what @path names. A table that was pasted or dropped; then @path is what it is called */
  char    *channel;  /* id of the channel the numbers belong to; NULL: the file's own network column, else the plan as a whole */
  gboolean whole_plan; /* what is of no channel is the plan's even where no KPI counts it there: a note, and no question */
  char    *layout;   /* "wide", "long", "posts", "totals", "across": refuse the file if it is of another; NULL: whatever it is */
  char   **map;      /* COLUMN=METRIC, NULL-terminated; METRIC "" leaves the column out. NULL: as suggested */
  char   **names;    /* NAME=METRIC, NULL-terminated, for files that name a metric in each row; METRIC "" leaves its rows out */
  char    *date_column; /* NULL: as suggested */
  char    *date_order;  /* "dmy", "mdy", "ymd"; NULL: as the file proves */
  char    *decimal;     /* "," or "."; NULL: as the file proves */
  char     delimiter;   /* 0: as the file shows */
  int      grain;       /* a CvGrain; -1: as the file's days say */
  CvDay    first, last; /* what the numbers of a file without days are of, as the file does not say; CV_DAY_NONE */
  int      year;        /* of the first row, where the file's dates have none; 0: not said */
  gboolean keep_going;  /* leave out the rows that cannot be read */
  gboolean use_memory;  /* what is not said here is as it was settled for such a file last time (cv-import-memory.h) */
  gboolean remember;    /* keep what was settled, once it is imported */
  CvProgress *progress; /* (nullable) is told how far the work is, in a CvImportStage */
};

/* What cv_progress_get() says of an import. */
typedef enum
{
  CV_IMPORT_READING = 1, /* in bytes, as the next */
  CV_IMPORT_MATCHING,
  CV_IMPORT_COMPARING,   /* in values, as the next */
  CV_IMPORT_WRITING
} CvImportStage;

CvImportOptions *cv_import_options_new  (const char *path);
CvImportOptions *cv_import_options_copy (const CvImportOptions *options); /* (transfer full) */
void             cv_import_options_free (CvImportOptions *options);

/* --- in the caller's thread --- */
/* The review without its summary, for a caller who commits at once: the commit compares by itself. (transfer full) */
CvImportReview  *cv_import_read    (CvSession *session, const CvImportOptions *options, GCancellable *cancellable, GError **error);
/* CV_ERROR_INVALID, NOT_FOUND, AMBIGUOUS (the file has no days, and neither it nor the options say which its numbers are of)...
 * (transfer full) */
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
