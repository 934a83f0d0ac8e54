/* SPDX-License-Identifier: GPL-3.0-or-later */

/* import-latency PLAN FILE: how long the main loop is held up while FILE is imported into a copy-to-be-thrown-away PLAN by a
 * session's own asynchronous functions, as a window does it. A timer of 5 ms measures: the longest time between two of its
 * beats, less the 5. Prints one line for each measurement, its name and milliseconds:
 *
 *   prepare  the longest stall while the file is read, matched and compared
 *   cancel   from asking to stop, halfway through reading it, to the answer
 *   commit   the longest stall while the values are written
 *   undo     the longest stall while they are taken back */

#include <stdio.h>

#include "engine/cv-import.h"

#define BEAT_MS 5

typedef struct
{
  GMainLoop *loop;
  gint64 last, longest; /* microseconds */
  GAsyncResult *result;
  GCancellable *cancellable;
  CvProgress *progress;
  gint64 cancelled; /* when; 0: not */
} Watch;

static gboolean
beat (gpointer data)
{
  Watch *watch = data;
  gint64 now = g_get_monotonic_time ();
  guint64 done, total;

  watch->longest = MAX (watch->longest, now - watch->last - BEAT_MS * 1000);
  watch->last = now;
  if (watch->cancellable != NULL && watch->cancelled == 0
      && cv_progress_get (watch->progress, &done, &total) == CV_IMPORT_READING && done * 2 > total)
    {
      watch->cancelled = now;
      g_cancellable_cancel (watch->cancellable);
    }
  return G_SOURCE_CONTINUE;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Watch *watch = data;

  watch->result = g_object_ref (result);
  g_main_loop_quit (watch->loop);
}

/* Runs the loop until done_cb(). */
static GAsyncResult *
wait_for (Watch *watch)
{
  guint timer = g_timeout_add (BEAT_MS, beat, watch);

  watch->last = g_get_monotonic_time ();
  watch->longest = 0;
  g_main_loop_run (watch->loop);
  g_source_remove (timer);
  return g_steal_pointer (&watch->result);
}

static CvSession *
open_plan (Watch *watch, const char *path, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  cv_session_open_async (path, NULL, done_cb, watch);
  result = wait_for (watch);
  return cv_session_open_finish (result, error);
}

static double
stall_ms (const Watch *watch)
{
  return (double) watch->longest / 1000;
}

static void
measure_cancel (Watch *watch, CvSession *session, CvImportOptions *options)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  CvImportReview *review;

  watch->cancellable = cancellable;
  watch->progress = options->progress;
  cv_import_prepare_async (session, options, cancellable, done_cb, watch);
  result = wait_for (watch);
  review = cv_import_prepare_finish (session, result, NULL);
  if (review == NULL && watch->cancelled != 0)
    printf ("cancel %.1f\n", (double) (g_get_monotonic_time () - watch->cancelled) / 1000);
  g_clear_pointer (&review, cv_import_review_free);
  watch->cancellable = NULL;
}

static gboolean
measure_import (Watch *watch, CvSession *session, CvImportOptions *options, GError **error)
{
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GAsyncResult) written = NULL;
  CvImportReview *review;
  CvWriteSummary summary;

  cv_import_prepare_async (session, options, NULL, done_cb, watch);
  read = wait_for (watch);
  review = cv_import_prepare_finish (session, read, error);
  if (review == NULL)
    return FALSE;
  printf ("prepare %.1f\n", stall_ms (watch));

  cv_import_commit_async (session, options, review, NULL, done_cb, watch);
  written = wait_for (watch);
  if (!cv_import_commit_finish (session, written, &summary, error))
    return FALSE;
  printf ("commit %.1f\n", stall_ms (watch));
  return TRUE;
}

static void
measure_undo (Watch *watch, CvSession *session)
{
  g_autoptr (GAsyncResult) none = NULL;

  g_signal_connect_swapped (session, "values-changed", G_CALLBACK (g_main_loop_quit), watch->loop);
  cv_session_submit_undo (session, FALSE);
  none = wait_for (watch);
  printf ("undo %.1f\n", stall_ms (watch));
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CvSession) session = NULL;
  CvImportOptions *options;
  Watch watch = { .loop = g_main_loop_new (NULL, FALSE) };

  if (argc != 3)
    return 2;
  session = open_plan (&watch, argv[1], &error);
  options = cv_import_options_new (argv[2]);
  options->progress = cv_progress_new ();
  options->keep_going = TRUE;
  if (session != NULL)
    {
      measure_cancel (&watch, session, options);
      if (measure_import (&watch, session, options, &error))
        measure_undo (&watch, session);
      cv_session_close (session);
    }
  cv_import_options_free (options);
  g_main_loop_unref (watch.loop);
  if (error != NULL)
    fprintf (stderr, "%s\n", error->message);
  return error != NULL;
}
