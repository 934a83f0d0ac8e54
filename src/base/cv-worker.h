/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* One named thread that does jobs one after the other, in the order they were given. A job takes
 * plain data: its `run` has it on the worker's thread, then its `done` has it on the GMainContext
 * that was the thread default where the worker was made, then it is destroyed there. Nothing else
 * passes between the threads, so jobs need no locks. */
typedef struct _CvWorker CvWorker;

typedef void (*CvWorkerFunc) (gpointer data);

/* @name is seen in debuggers; at most 15 bytes of it. (transfer full) */
CvWorker *cv_worker_new      (const char *name);

/* Finishes every job that was pushed, including their `done`, then ends the thread. On the
 * worker's context; a `done` may call it. */
void      cv_worker_free     (CvWorker *self);

/* @done and @destroy may be NULL. Any thread but the worker's own. */
void      cv_worker_push     (CvWorker       *self,
                              CvWorkerFunc    run,
                              CvWorkerFunc    done,
                              gpointer        data,
                              GDestroyNotify  destroy);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvWorker, cv_worker_free)
