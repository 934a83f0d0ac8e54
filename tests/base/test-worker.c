/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/cv-worker.h"

typedef struct
{
  GThread  *creator;
  GArray   *ran;       /* of int; written on the worker only */
  GArray   *done;      /* of int; written on the creator only */
  guint     destroyed; /* the same */
  CvWorker *to_free;
} Log;

typedef struct
{
  Log *log;
  int  number;
} Task;

static void
task_run (gpointer data)
{
  Task *task = data;

  g_assert_true (g_thread_self () != task->log->creator);
  g_array_append_val (task->log->ran, task->number);
}

static void
task_done (gpointer data)
{
  Task *task = data;

  g_assert_true (g_thread_self () == task->log->creator);
  g_array_append_val (task->log->done, task->number);
}

static void
task_destroy (gpointer data)
{
  Task *task = data;

  g_assert_true (g_thread_self () == task->log->creator);
  task->log->destroyed++;
  g_free (task);
}

static Log *
log_new (void)
{
  Log *log = g_new0 (Log, 1);

  log->creator = g_thread_self ();
  log->ran = g_array_new (FALSE, FALSE, sizeof (int));
  log->done = g_array_new (FALSE, FALSE, sizeof (int));
  return log;
}

static void
log_free (Log *log)
{
  g_array_unref (log->ran);
  g_array_unref (log->done);
  g_free (log);
}

static Task *
task_new (Log *log, int number)
{
  Task *task = g_new (Task, 1);

  *task = (Task) { log, number };
  return task;
}

static void
assert_in_order (GArray *numbers, guint n)
{
  g_assert_cmpuint (numbers->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (g_array_index (numbers, int, i), ==, (int) i);
}

static void
test_order (void)
{
  CvWorker *worker = cv_worker_new ("test");
  Log      *log = log_new ();

  for (int i = 0; i < 1000; i++)
    cv_worker_push (worker, task_run, task_done, task_new (log, i), task_destroy);

  /* Nothing comes back outside the main loop. */
  g_assert_cmpuint (log->done->len, ==, 0);
  while (log->destroyed < 1000)
    g_main_context_iteration (NULL, TRUE);

  assert_in_order (log->ran, 1000);
  assert_in_order (log->done, 1000);
  cv_worker_free (worker);
  log_free (log);
}

static void
test_free_finishes (void)
{
  CvWorker *worker = cv_worker_new ("test");
  Log      *log = log_new ();

  for (int i = 0; i < 100; i++)
    cv_worker_push (worker, task_run, task_done, task_new (log, i), task_destroy);
  cv_worker_free (worker);

  assert_in_order (log->ran, 100);
  assert_in_order (log->done, 100);
  g_assert_cmpuint (log->destroyed, ==, 100);
  g_assert_false (g_main_context_pending (NULL));
  log_free (log);
}

static void
test_nothing_to_do (void)
{
  for (int i = 0; i < 50; i++)
    cv_worker_free (cv_worker_new ("test"));
}

static void
free_worker (gpointer data)
{
  Task *task = data;

  task_done (task);
  g_clear_pointer (&task->log->to_free, cv_worker_free);
}

static void
test_free_in_done (void)
{
  Log *log = log_new ();

  log->to_free = cv_worker_new ("test");
  cv_worker_push (log->to_free, task_run, free_worker, task_new (log, 0), task_destroy);
  cv_worker_push (log->to_free, task_run, task_done, task_new (log, 1), task_destroy);
  while (log->destroyed < 2)
    g_main_context_iteration (NULL, TRUE);

  assert_in_order (log->done, 2);
  log_free (log);
}

static void
push_again (gpointer data)
{
  Task *task = data;

  task_done (task);
  if (task->number < 20)
    cv_worker_push (task->log->to_free, task_run, push_again,
                    task_new (task->log, task->number + 1),
                    task_destroy);
}

static void
test_push_in_done (void)
{
  Log *log = log_new ();

  log->to_free = cv_worker_new ("test");
  cv_worker_push (log->to_free, task_run, push_again, task_new (log, 0), task_destroy);
  while (log->destroyed < 21)
    g_main_context_iteration (NULL, TRUE);

  assert_in_order (log->done, 21);
  cv_worker_free (log->to_free);
  log_free (log);
}

static gpointer
use_own_context (gpointer data)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  CvWorker                *worker;
  Log                     *log;

  g_main_context_push_thread_default (context);
  worker = cv_worker_new ("test");
  log = log_new ();
  cv_worker_push (worker, task_run, task_done, task_new (log, 0), task_destroy);
  while (log->destroyed == 0)
    g_main_context_iteration (context, TRUE);
  cv_worker_free (worker);
  log_free (log);
  g_main_context_pop_thread_default (context);

  return NULL;
}

static void
test_other_context (void)
{
  g_thread_join (g_thread_new ("creator", use_own_context, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/worker/order", test_order);
  g_test_add_func ("/worker/free-finishes", test_free_finishes);
  g_test_add_func ("/worker/nothing-to-do", test_nothing_to_do);
  g_test_add_func ("/worker/free-in-done", test_free_in_done);
  g_test_add_func ("/worker/push-in-done", test_push_in_done);
  g_test_add_func ("/worker/other-context", test_other_context);

  return g_test_run ();
}
