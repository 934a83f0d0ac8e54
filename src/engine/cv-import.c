/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An import in two steps: prepare reads, settles and asks; commit writes. Preparing has two halves that live in
 * different threads: reading the file (a reader's thread, or the caller's) and comparing with what the plan has (the
 * store's). Both work on plain data made in the main thread before they start. */

#include "config.h"

#include "engine/cv-import.h"

#include <glib/gi18n-lib.h>

#include "base/cv-error.h"
#include "base/cv-text.h"
#include "base/cv-worker.h"
#include "engine/cv-import-file.h"
#include "engine/cv-import-memory.h"
#include "engine/cv-import-use.h"
#include "engine/cv-session-private.h"

CvImportOptions *
cv_import_options_new (const char *path)
{
  CvImportOptions *options = g_new0 (CvImportOptions, 1);

  options->path = g_strdup (path);
  options->grain = -1;
  options->first = options->last = CV_DAY_NONE;
  return options;
}

CvImportOptions *
cv_import_options_copy (const CvImportOptions *from)
{
  CvImportOptions *options = g_memdup2 (from, sizeof *from);

  options->path = g_strdup (from->path);
  options->channel = g_strdup (from->channel);
  options->layout = g_strdup (from->layout);
  options->bytes = from->bytes != NULL ? g_bytes_ref (from->bytes) : NULL;
  options->map = g_strdupv (from->map);
  options->names = g_strdupv (from->names);
  options->date_column = g_strdup (from->date_column);
  options->date_order = g_strdup (from->date_order);
  options->decimal = g_strdup (from->decimal);
  options->progress = cv_progress_ref (from->progress);
  return options;
}

void
cv_import_options_free (CvImportOptions *options)
{
  g_free (options->path);
  g_free (options->channel);
  g_free (options->layout);
  g_clear_pointer (&options->bytes, g_bytes_unref);
  g_strfreev (options->map);
  g_strfreev (options->names);
  g_free (options->date_column);
  g_free (options->date_order);
  g_free (options->decimal);
  cv_progress_unref (options->progress);
  g_free (options);
}

/* --- comparing with the plan, and writing --- */

/* What the store's thread gets. The review stays the caller's unless the job owns it. */
typedef struct
{
  CvImportOptions *options; /* (owned) */
  CvImportContext *context; /* (owned) */
  CvImportReview *review;
  gboolean dry_run;
  GCancellable *cancellable; /* (owned) (nullable) */
  gboolean owns_review;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_clear_pointer (&writing->options, cv_import_options_free);
  g_clear_pointer (&writing->context, cv_import_context_free);
  if (writing->owns_review)
    cv_import_review_free (writing->review);
  g_clear_object (&writing->cancellable);
  g_free (writing);
}

static Writing *
writing_new (CvSession             *session,
             const CvImportOptions *options,
             CvImportReview        *review,
             gboolean               dry_run,
             GCancellable          *cancellable)
{
  Writing *writing = g_new0 (Writing, 1);

  writing->options = cv_import_options_copy (options);
  writing->context = cv_import_context_new (cv_session_get_plan (session), cv_session_get_path (session));
  writing->review = review;
  writing->dry_run = dry_run;
  g_set_object (&writing->cancellable, cancellable);
  return writing;
}

/* What the undo step and the batch call the file. (transfer full) */
static char *
source_name (const CvImportOptions *options)
{
  if (options->bytes != NULL)
    return g_strdup (options->path);
  return g_str_equal (options->path, "-") ? g_strdup (_ ("standard input"))
                                          : g_filename_display_basename (options->path);
}

static guint64
count_values (const CvSeriesWrite *writes,
              guint                n_writes)
{
  guint64 n = 0;

  for (guint i = 0; i < n_writes; i++)
    n += writes[i].n_samples;
  return n;
}

/* FALSE: the plan cannot be read. */
static gboolean
tell_use (CvPlanStore         *store,
          const Writing       *writing,
          const CvSeriesWrite *writes,
          guint                n_writes,
          GError             **error)
{
  g_autoptr (GPtrArray) present = cv_value_store_list_series (store, error);

  if (present == NULL)
    return FALSE;
  cv_import_tell_use (writing->review, writing->context, writes, n_writes, present);
  return TRUE;
}

static gpointer
writing_run (CvPlanStore *store,
             gpointer     data,
             GError     **error)
{
  Writing *writing = data;
  g_autofree char *name = source_name (writing->options);
  g_autofree char *step = g_strdup_printf (_ ("Import %s"), name);
  CvProgress *progress = writing->options->progress;
  CvBatchInfo info = { CV_ORIGIN_FILE, step, name, progress, writing->review->keeps_estimates };
  g_autofree CvWriteSummary *summary = g_new0 (CvWriteSummary, 1);
  g_autofree CvSeriesWrite *writes = NULL;
  guint n_writes = 0;

  summary->first = summary->last = CV_DAY_NONE;
  if (writing->review->values == NULL)
    return g_steal_pointer (&summary);
  writes = cv_import_values_get_writes (writing->review->values, &n_writes);
  cv_progress_begin (progress, writing->dry_run ? CV_IMPORT_COMPARING : CV_IMPORT_WRITING, count_values (writes, n_writes));
  if (!tell_use (store, writing, writes, n_writes, error)
      || !cv_value_store_write (store, &info, writes, n_writes, writing->dry_run, summary, writing->cancellable, error))
    return NULL;
  if (writing->options->remember && !writing->dry_run)
    cv_import_memory_keep (writing->review, cv_plan_store_get_path (store));
  return g_steal_pointer (&summary);
}

static void
writing_settle (CvSession *session,
                gpointer   result)
{
  if (((CvWriteSummary *) result)->batch != 0)
    cv_session_tell_values_changed (session);
}

static const CvJobKind comparing_job = { writing_run, NULL, writing_free, g_free, .reads = TRUE };
static const CvJobKind writing_job = { writing_run, writing_settle, writing_free, g_free };

/* Whether @review may be written; the error lists what stands in the way. */
static gboolean
check_ready (const CvImportOptions *options,
             const CvImportReview  *review,
             GError               **error)
{
  if (review->questions->len > 0)
    {
      g_autoptr (GString) text = g_string_new (review->questions->pdata[0]);

      for (guint i = 1; i < review->questions->len; i++)
        g_string_append_printf (text, " %s", (const char *) review->questions->pdata[i]);
      g_set_error_literal (error, CV_ERROR, CV_ERROR_AMBIGUOUS, text->str);
      return FALSE;
    }
  if (review->n_problems > 0 && !options->keep_going)
    {
      const CvImportProblem *first = review->problems->pdata[0];
      g_autofree char *place = cv_import_problem_get_place (first);
      gulong count = (gulong) review->n_problems;

      g_set_error (error, CV_ERROR, CV_ERROR_REJECTED,
                   /* Translators: %2$s is such as "Line 12, column “Likes”". */
                   ngettext ("%1$lu row cannot be read, and nothing was imported. %2$s: found “%3$s”, expected %4$s. "
                             "Mend it, or leave it out knowingly.",
                             "%1$lu rows cannot be read, and nothing was imported. %2$s, the first of them: found “%3$s”, "
                             "expected %4$s. Mend them, or leave them out knowingly.",
                             count),
                   count, place, first->found, first->expected);
      return FALSE;
    }
  return TRUE;
}

/* --- in the caller's thread --- */

CvImportReview *
cv_import_read (CvSession             *session,
                const CvImportOptions *options,
                GCancellable          *cancellable,
                GError               **error)
{
  g_autoptr (CvImportContext) context = cv_import_context_new (cv_session_get_plan (session), cv_session_get_path (session));

  return cv_import_read_file (context, options, cancellable, error);
}

CvImportReview *
cv_import_prepare (CvSession             *session,
                   const CvImportOptions *options,
                   GCancellable          *cancellable,
                   GError               **error)
{
  g_autoptr (CvImportReview) review = cv_import_read (session, options, cancellable, error);
  g_autofree CvWriteSummary *summary = NULL;

  if (review == NULL)
    return NULL;
  summary = cv_session_run (session, &comparing_job, writing_new (session, options, review, TRUE, cancellable), error);
  if (summary == NULL)
    return NULL;
  review->summary = *summary;
  return g_steal_pointer (&review);
}

gboolean
cv_import_commit (CvSession             *session,
                  const CvImportOptions *options,
                  CvImportReview        *review,
                  CvWriteSummary        *summary,
                  GCancellable          *cancellable,
                  GError               **error)
{
  g_autofree CvWriteSummary *written = NULL;

  if (!check_ready (options, review, error))
    return FALSE;
  written = cv_session_run (session, &writing_job, writing_new (session, options, review, FALSE, cancellable), error);
  if (written == NULL)
    return FALSE;
  *summary = *written;
  return TRUE;
}

/* --- from a window --- */

/* Whether it was stopped is for the work itself to say, not for the task: an import that was written when Cancel was
 * pressed is written. */
static GTask *
task_new (CvSession          *session,
          GCancellable       *cancellable,
          GAsyncReadyCallback callback,
          gpointer            data,
          gpointer            tag)
{
  GTask *task = g_task_new (session, cancellable, callback, data);

  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, tag);
  return task;
}

typedef struct
{
  CvWorker *reader;         /* (owned) one per import: a large file holds up nothing else */
  CvImportContext *context; /* (owned) */
  CvImportOptions *options; /* (owned) */
  CvImportReview *review;   /* (owned) once read */
  GError *error;
  GTask *task; /* (owned) */
} Preparing;

static void
preparing_free (gpointer data)
{
  Preparing *preparing = data;

  g_clear_pointer (&preparing->context, cv_import_context_free);
  g_clear_pointer (&preparing->options, cv_import_options_free);
  g_clear_pointer (&preparing->review, cv_import_review_free);
  g_clear_error (&preparing->error);
  g_clear_object (&preparing->task);
  g_free (preparing);
}

static void
preparing_run (gpointer data)
{
  Preparing *preparing = data;

  preparing->review = cv_import_read_file (preparing->context, preparing->options,
                                 g_task_get_cancellable (preparing->task), &preparing->error);
}

static void
preparing_compared (GObject      *source,
                    GAsyncResult *result,
                    gpointer      data)
{
  Preparing *preparing = data;
  g_autoptr (GError) error = NULL;
  g_autofree CvWriteSummary *summary = g_task_propagate_pointer (G_TASK (result), &error);

  if (summary == NULL)
    g_task_return_error (preparing->task, g_steal_pointer (&error));
  else
    {
      preparing->review->summary = *summary;
      g_task_return_pointer (preparing->task, g_steal_pointer (&preparing->review),
                             (GDestroyNotify) cv_import_review_free);
    }
  preparing_free (preparing);
}

static void
preparing_done (gpointer data)
{
  Preparing *preparing = data;
  CvSession *session = g_task_get_source_object (preparing->task);
  GCancellable *cancellable = g_task_get_cancellable (preparing->task);

  g_clear_pointer (&preparing->reader, cv_worker_free);
  if (preparing->review == NULL)
    {
      g_task_return_error (preparing->task, g_steal_pointer (&preparing->error));
      preparing_free (preparing);
      return;
    }
  cv_session_run_async (session, &comparing_job,
                        writing_new (session, preparing->options, preparing->review, TRUE, cancellable),
                        task_new (session, cancellable, preparing_compared, preparing, preparing_done));
}

void
cv_import_prepare_async (CvSession             *session,
                         const CvImportOptions *options,
                         GCancellable          *cancellable,
                         GAsyncReadyCallback    callback,
                         gpointer               data)
{
  Preparing *preparing = g_new0 (Preparing, 1);

  preparing->task = task_new (session, cancellable, callback, data, cv_import_prepare_async);
  preparing->context = cv_import_context_new (cv_session_get_plan (session), cv_session_get_path (session));
  preparing->options = cv_import_options_copy (options);
  preparing->reader = cv_worker_new ("reader");
  cv_worker_push (preparing->reader, preparing_run, preparing_done, preparing, NULL);
}

CvImportReview *
cv_import_prepare_finish (CvSession    *session,
                          GAsyncResult *result,
                          GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
cv_import_commit_async (CvSession             *session,
                        const CvImportOptions *options,
                        CvImportReview        *review,
                        GCancellable          *cancellable,
                        GAsyncReadyCallback    callback,
                        gpointer               data)
{
  GTask *task = task_new (session, cancellable, callback, data, cv_import_commit_async);
  g_autoptr (GError) error = NULL;
  Writing *writing;

  if (!check_ready (options, review, &error))
    {
      cv_import_review_free (review);
      g_task_return_error (task, g_steal_pointer (&error));
      g_object_unref (task);
      return;
    }
  writing = writing_new (session, options, review, FALSE, cancellable);
  writing->owns_review = TRUE;
  cv_session_run_async (session, &writing_job, writing, task);
}

gboolean
cv_import_commit_finish (CvSession      *session,
                         GAsyncResult   *result,
                         CvWriteSummary *summary,
                         GError        **error)
{
  g_autofree CvWriteSummary *written = g_task_propagate_pointer (G_TASK (result), error);

  if (written == NULL)
    return FALSE;
  *summary = *written;
  return TRUE;
}

/* --- forgetting --- */

/* On the store's thread, for want of another: it is a small file, and not the main thread's. */
static gpointer
forgetting_run (CvPlanStore *store,
                gpointer     data,
                GError     **error)
{
  cv_import_memory_forget (data);
  return NULL;
}

static const CvJobKind forgetting_job = { forgetting_run, NULL, g_free, NULL };

void
cv_import_forget_async (CvSession          *session,
                        const char         *signature,
                        GAsyncReadyCallback callback,
                        gpointer            data)
{
  GTask *task = task_new (session, NULL, callback, data, cv_import_forget_async);

  cv_session_run_async (session, &forgetting_job, g_strdup (signature), task);
}
