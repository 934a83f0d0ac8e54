/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two queues: `waiting` goes to the thread, `finished` comes back. A GSource on the creator's
 * context empties `finished`; the thread makes it ready by setting its ready time, which is safe
 * from any thread and wakes the context. (g_main_context_invoke() would not do: where nobody runs
 * the context just then it calls back on the worker's own thread.)
 *
 * The source holds its own reference to `finished`, so that a `done` may free the worker. */

#include "base/cv-worker.h"

typedef struct
{
  CvWorkerFunc   run; /* NULL: the last job, ends the thread */
  CvWorkerFunc   done;
  gpointer       data;
  GDestroyNotify destroy;
} Job;

typedef struct
{
  GSource      source;
  GAsyncQueue *finished; /* of Job */
} FinishedSource;

struct _CvWorker
{
  GThread     *thread;
  GAsyncQueue *waiting; /* of Job */
  GSource     *source;
};

static void
finish_job (Job *job)
{
  if (job->done != NULL)
    job->done (job->data);
  if (job->destroy != NULL)
    job->destroy (job->data);
  g_free (job);
}

static void
finish_all (GAsyncQueue *finished)
{
  Job *job;

  while ((job = g_async_queue_try_pop (finished)) != NULL)
    finish_job (job);
}

static gboolean
finished_source_dispatch (GSource *source, GSourceFunc callback, gpointer user_data)
{
  g_autoptr (GAsyncQueue) finished = g_async_queue_ref (((FinishedSource *) source)->finished);

  /* Before the queue is emptied: a job that comes in later makes the source ready again. */
  g_source_set_ready_time (source, -1);
  finish_all (finished);

  return G_SOURCE_CONTINUE;
}

static void
finished_source_finalize (GSource *source)
{
  g_async_queue_unref (((FinishedSource *) source)->finished);
}

static GSourceFuncs finished_source_funcs = {
  .dispatch = finished_source_dispatch,
  .finalize = finished_source_finalize,
};

static gpointer
run_jobs (gpointer user_data)
{
  CvWorker    *self = user_data;
  GAsyncQueue *finished = ((FinishedSource *) self->source)->finished;

  while (TRUE)
    {
      Job *job = g_async_queue_pop (self->waiting);

      if (job->run == NULL)
        {
          g_free (job);
          return NULL;
        }

      job->run (job->data);
      g_async_queue_push (finished, job);
      g_source_set_ready_time (self->source, 0);
    }
}

CvWorker *
cv_worker_new (const char *name)
{
  CvWorker               *self = g_new0 (CvWorker, 1);
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();

  self->waiting = g_async_queue_new ();
  self->source = g_source_new (&finished_source_funcs, sizeof (FinishedSource));
  ((FinishedSource *) self->source)->finished = g_async_queue_new ();
  g_source_set_static_name (self->source, "CvWorker");
  g_source_attach (self->source, context);
  self->thread = g_thread_new (name, run_jobs, self);

  return self;
}

void
cv_worker_push (CvWorker      *self,
                CvWorkerFunc   run,
                CvWorkerFunc   done,
                gpointer       data,
                GDestroyNotify destroy)
{
  Job *job;

  g_return_if_fail (run != NULL);
  g_return_if_fail (g_thread_self () != self->thread);

  job = g_new (Job, 1);
  *job = (Job) { run, done, data, destroy };
  g_async_queue_push (self->waiting, job);
}

void
cv_worker_free (CvWorker *self)
{
  g_autoptr (GAsyncQueue) finished = NULL;

  g_return_if_fail (g_thread_self () != self->thread);

  g_async_queue_push (self->waiting, g_new0 (Job, 1));
  g_thread_join (self->thread);

  finished = g_async_queue_ref (((FinishedSource *) self->source)->finished);
  g_source_destroy (self->source);
  g_source_unref (self->source);
  g_async_queue_unref (self->waiting);
  g_free (self);

  /* Last, when nothing of the worker is left: a `done` may do anything. */
  finish_all (finished);
}
