/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An open plan.
 *
 * Every act is a job: plain data in, `run` where the store lives, plain data out, `settle` in the main
 * thread. Without a worker the three follow each other in the caller's thread; with one, `run` is
 * queued. So the command line and the window share each job, and only this file knows the difference.
 *
 * Closing ends the worker after all that is queued. What the answers to those last jobs give rise to comes when
 * the worker is gone: then an edit is carried out on the spot, so that nothing is lost, and a question is not.
 *
 * Invariants: the objects of `plan` are touched in the main thread only; `store` only inside `run` while a
 * worker exists; jobs run in the order they were submitted. The jobs themselves are in cv-session-jobs.c. */

#include "config.h"

#include "engine/cv-session-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/cv-error.h"
#include "base/cv-worker.h"
#include "model/cv-commitment.h"
#include "model/cv-planning.h"

struct _CvSession
{
  GObject parent_instance;

  CvPlan *plan;       /* (owned) */
  CvPlanStore *store; /* (owned) NULL once closed */
  CvWorker *worker;   /* (owned) (nullable) */
  char *path;         /* (owned) */
  GFileMonitor *monitor; /* (owned) (nullable) of the plan's file */
  char *undo_name;    /* (owned) (nullable) */
  char *redo_name;    /* (owned) (nullable) */
  guint pending;      /* jobs under way */
  int closing;        /* atomic: the worker asks, too */
  gboolean behind; /* the store's side: see cv_session_refresh() */
};

typedef enum
{
  PROP_UNDO_NAME = 1,
  PROP_REDO_NAME,
  PROP_BUSY
} CvSessionProperty;

static GParamSpec *properties[PROP_BUSY + 1];

enum
{
  SIGNAL_VALUES_CHANGED,
  SIGNAL_FAILED,
  SIGNAL_NEEDS_REASON,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CvSession, cv_session, G_TYPE_OBJECT)

typedef struct
{
  const CvJobKind *kind;
  CvSession *session; /* (owned) */
  GTask *task;        /* (owned) (nullable) */
  gpointer data;      /* (owned) */
  gpointer result;    /* (owned) */
  GError *error;      /* (owned) (nullable) */
  gboolean begun;
  char *undo_name, *redo_name; /* (owned) (nullable) afterwards, if it was begun */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->data != NULL && job->kind->free_data != NULL)
    job->kind->free_data (job->data);
  if (job->result != NULL && job->kind->free_result != NULL)
    job->kind->free_result (job->result);
  g_clear_error (&job->error);
  g_free (job->undo_name);
  g_free (job->redo_name);
  g_clear_object (&job->task);
  g_clear_object (&job->session);
  g_free (job);
}

static void
set_cancelled (GError    **error,
               const char *sentence)
{
  g_set_error_literal (error, CV_ERROR, CV_ERROR_CANCELLED, sentence);
}

static gboolean
is_cancelled (const Job *job)
{
  return job->task != NULL && g_cancellable_is_cancelled (g_task_get_cancellable (job->task));
}

/* Where the store lives. */
static void
job_run (gpointer data)
{
  Job *job = data;
  CvPlanStore *store = job->session->store;

  if (job->kind->reads && (is_cancelled (job) || g_atomic_int_get (&job->session->closing)))
    {
      set_cancelled (&job->error, _ ("The reading was stopped."));
      return;
    }
  job->begun = TRUE;
  job->result = job->kind->run (store, job->data, &job->error);
  job->undo_name = cv_plan_store_peek (store, FALSE);
  job->redo_name = cv_plan_store_peek (store, TRUE);
}

static gboolean
replace_name (char **name,
              char  *with)
{
  gboolean same = g_strcmp0 (*name, with) == 0;

  g_free (*name);
  *name = with;
  return !same;
}

void
cv_session_take_names (CvSession *self,
                       char      *undo_name,
                       char      *redo_name)
{
  if (replace_name (&self->undo_name, undo_name))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_NAME]);
  if (replace_name (&self->redo_name, redo_name))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_NAME]);
}

void
cv_session_take_changes (CvSession *self,
                         GPtrArray *changes)
{
  if (changes != NULL && changes->len > 0)
    cv_plan_apply (self->plan, changes);
}

void
cv_session_tell_values_changed (CvSession *self)
{
  g_signal_emit (self, signals[SIGNAL_VALUES_CHANGED], 0);
}

gboolean *
cv_session_get_behind (CvSession *self)
{
  return &self->behind;
}

static void
job_settle (Job *job)
{
  if (!job->begun)
    return;
  cv_session_take_names (job->session, g_steal_pointer (&job->undo_name),
                         g_steal_pointer (&job->redo_name));
  if (job->error == NULL && job->kind->settle != NULL)
    job->kind->settle (job->session, job->result);
}

gpointer
cv_session_run (CvSession       *self,
                const CvJobKind *kind,
                gpointer         data,
                GError         **error)
{
  Job *job;
  gpointer result = NULL;

  g_return_val_if_fail (self->worker == NULL && self->store != NULL, NULL);

  job = g_new0 (Job, 1);
  job->kind = kind;
  job->session = g_object_ref (self);
  job->data = data;
  job_run (job);
  job_settle (job);
  if (job->error != NULL)
    g_propagate_error (error, g_steal_pointer (&job->error));
  else
    result = g_steal_pointer (&job->result);
  job_free (job);
  return result;
}

static void
set_pending (CvSession *self,
             guint      pending)
{
  gboolean was_busy = self->pending > 0;

  self->pending = pending;
  if (was_busy != (pending > 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* Tells whoever waits for it. */
static void
job_answer (Job *job)
{
  if (job->task == NULL)
    {
      /* That nobody reads for a closed plan is no trouble. */
      if (job->error != NULL && (job->begun || !job->kind->reads))
        g_signal_emit (job->session, signals[SIGNAL_FAILED], 0, job->error);
    }
  else if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (job->task, g_steal_pointer (&job->result), job->kind->free_result);
}

/* Back in the main thread. */
static void
job_done (gpointer data)
{
  Job *job = data;

  job_settle (job);
  set_pending (job->session, job->session->pending - 1);
  job_answer (job);
}

void
cv_session_run_async (CvSession       *self,
                      const CvJobKind *kind,
                      gpointer         data,
                      GTask           *task)
{
  Job *job = g_new0 (Job, 1);

  job->kind = kind;
  job->session = g_object_ref (self);
  job->data = data;
  job->task = task;
  if (self->store == NULL || (kind->reads && g_atomic_int_get (&self->closing)))
    {
      set_cancelled (&job->error, _ ("The plan is closed."));
      job_answer (job);
      job_free (job);
      return;
    }

  set_pending (self, self->pending + 1);
  if (self->worker != NULL)
    {
      cv_worker_push (self->worker, job_run, job_done, job, job_free);
      return;
    }
  job_run (job);
  job_done (job);
  job_free (job);
}

static CvSession *
session_new (CvPlanStore *store,
             CvWorker    *worker,
             GPtrArray   *records)
{
  CvSession *self = g_object_new (CV_TYPE_SESSION, NULL);

  self->store = store;
  self->worker = worker;
  self->path = g_strdup (cv_plan_store_get_path (store));
  cv_session_take_changes (self, records);
  return self;
}

/* The plan's objects are made for this one edit and die here: nobody else has seen them. */
static gboolean
apply_template (const char       *path,
                const CvTemplate *plan_template,
                GError          **error)
{
  g_autoptr (CvSession) session = cv_session_open (path, error);

  return session != NULL
         && cv_session_apply (session, cv_planning_from_template (session->plan, plan_template), NULL, error);
}

gboolean
cv_session_create (const char       *path,
                   const CvRow      *info,
                   const CvTemplate *plan_template,
                   GError          **error)
{
  if (!cv_plan_store_create (path, info, error))
    return FALSE;
  if (plan_template == NULL || apply_template (path, plan_template, error))
    return TRUE;
  g_unlink (path);
  return FALSE;
}

CvSession *
cv_session_open (const char *path,
                 GError    **error)
{
  g_autoptr (CvPlanStore) store = cv_plan_store_open (path, error);
  g_autoptr (GPtrArray) records = NULL;
  CvSession *self;

  if (store == NULL)
    return NULL;
  records = cv_plan_store_load (store, error);
  if (records == NULL)
    return NULL;

  self = session_new (g_steal_pointer (&store), NULL, records);
  self->undo_name = cv_plan_store_peek (self->store, FALSE);
  self->redo_name = cv_plan_store_peek (self->store, TRUE);
  return self;
}

/* --- opening from a window --- */

typedef struct
{
  char *path;
  CvWorker *worker; /* (owned) until a session has it */
  CvPlanStore *store;
  GPtrArray *records;
  char *undo_name, *redo_name;
  GError *error;
  GTask *task;
} Opening;

static void
opening_run (gpointer data)
{
  Opening *opening = data;

  opening->store = cv_plan_store_open (opening->path, &opening->error);
  if (opening->store == NULL)
    return;
  opening->records = cv_plan_store_load (opening->store, &opening->error);
  opening->undo_name = cv_plan_store_peek (opening->store, FALSE);
  opening->redo_name = cv_plan_store_peek (opening->store, TRUE);
}

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_clear_pointer (&opening->store, cv_plan_store_close);
  g_clear_pointer (&opening->records, g_ptr_array_unref);
  g_clear_error (&opening->error);
  g_clear_object (&opening->task);
  g_free (opening->undo_name);
  g_free (opening->redo_name);
  g_free (opening->path);
  g_free (opening);
}

/* Milliseconds in which several writes are looked at once. */
#define REST_BETWEEN_LOOKS 250

/* Another program's edits are to be seen before somebody types over them. The file's watcher tells of our own writes,
 * too: whether another's are among them the store knows. */
static void
watch (CvSession *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);

  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor == NULL)
    return;
  g_file_monitor_set_rate_limit (self->monitor, REST_BETWEEN_LOOKS);
  g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (cv_session_refresh), self);
}

static void
opening_done (gpointer data)
{
  Opening *opening = data;
  g_autoptr (CvSession) session = NULL;

  if (opening->records == NULL)
    {
      g_clear_pointer (&opening->worker, cv_worker_free);
      g_task_return_error (opening->task, g_steal_pointer (&opening->error));
      return;
    }

  session = session_new (g_steal_pointer (&opening->store), g_steal_pointer (&opening->worker),
                         opening->records);
  cv_session_take_names (session, g_steal_pointer (&opening->undo_name),
                         g_steal_pointer (&opening->redo_name));
  watch (session);
  g_task_return_pointer (opening->task, g_steal_pointer (&session), g_object_unref);
}

void
cv_session_open_async (const char         *path,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            data)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->path = g_strdup (path);
  opening->worker = cv_worker_new ("store");
  opening->task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (opening->task, cv_session_open_async);
  cv_worker_push (opening->worker, opening_run, opening_done, opening, opening_free);
}

CvSession *
cv_session_open_finish (GAsyncResult *result,
                        GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
cv_session_close (CvSession *self)
{
  g_atomic_int_set (&self->closing, TRUE);
  if (self->monitor != NULL)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_clear_object (&self->monitor);
  /* Freeing the worker finishes what is queued, so nothing that was shown as saved is lost. */
  g_clear_pointer (&self->worker, cv_worker_free);
  g_clear_pointer (&self->store, cv_plan_store_close);
}

CvPlan *
cv_session_get_plan (CvSession *self)
{
  return self->plan;
}

const char *
cv_session_get_path (CvSession *self)
{
  return self->path;
}

const char *
cv_session_get_undo_name (CvSession *self)
{
  return self->undo_name;
}

const char *
cv_session_get_redo_name (CvSession *self)
{
  return self->redo_name;
}

CvPlanStore *
cv_session_get_store (CvSession *self)
{
  g_return_val_if_fail (self->worker == NULL, NULL);

  return self->store;
}

static void
cv_session_dispose (GObject *object)
{
  CvSession *self = CV_SESSION (object);

  cv_session_close (self);
  G_OBJECT_CLASS (cv_session_parent_class)->dispose (object);
}

static void
cv_session_finalize (GObject *object)
{
  CvSession *self = CV_SESSION (object);

  g_clear_object (&self->plan);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->undo_name, g_free);
  g_clear_pointer (&self->redo_name, g_free);
  G_OBJECT_CLASS (cv_session_parent_class)->finalize (object);
}

static void
cv_session_get_property (GObject    *object,
                         guint       property_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  CvSession *self = CV_SESSION (object);

  switch ((CvSessionProperty) property_id)
    {
    case PROP_UNDO_NAME:
      g_value_set_string (value, self->undo_name);
      break;
    case PROP_REDO_NAME:
      g_value_set_string (value, self->redo_name);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->pending > 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

void
cv_session_ask_reason (CvSession *self,
                       CvEdit    *edit)
{
  g_autoptr (GError) error = NULL;

  if (g_signal_has_handler_pending (self, signals[SIGNAL_NEEDS_REASON], 0, FALSE))
    {
      g_signal_emit (self, signals[SIGNAL_NEEDS_REASON], 0, edit);
      return;
    }
  cv_commitment_check (self->plan, edit, &error);
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
  cv_session_abandon (self, edit);
}

void
cv_session_abandon (CvSession *self,
                    CvEdit    *edit)
{
  for (guint i = 0; i < edit->operations->len; i++)
    {
      const CvOperation *operation = edit->operations->pdata[i];
      const CvNounInfo *info = cv_noun_info (operation->row->noun);
      gpointer record = cv_plan_find (self->plan, operation->row->noun, operation->row->id);

      for (guint f = 0; record != NULL && operation->kind == CV_OPERATION_UPDATE && f < info->n_fields; f++)
        if ((operation->fields & (G_GUINT64_CONSTANT (1) << f)) != 0)
          g_object_notify (record, info->fields[f].name);
    }
  g_signal_emit_by_name (self->plan, "changed");
  cv_edit_free (edit);
}

static void
cv_session_class_init (CvSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = cv_session_dispose;
  object_class->finalize = cv_session_finalize;
  object_class->get_property = cv_session_get_property;

  properties[PROP_UNDO_NAME] = g_param_spec_string ("undo-name", NULL, NULL, NULL, flags);
  properties[PROP_REDO_NAME] = g_param_spec_string ("redo-name", NULL, NULL, NULL, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_VALUES_CHANGED]
      = g_signal_new ("values-changed", CV_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", CV_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[SIGNAL_NEEDS_REASON] = g_signal_new ("needs-reason", CV_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                               NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
cv_session_init (CvSession *self)
{
  self->plan = cv_plan_new ();
}
