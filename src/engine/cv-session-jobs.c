/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a session can do, each as a job (cv-session-private.h): the data it needs, the call on the
 * store, what its answer changes. The public functions only pack and unpack. */

#include "config.h"

#include "engine/cv-session-private.h"

#include <glib/gi18n-lib.h>

#include "model/cv-commitment.h"

/* --- edits --- */

typedef struct
{
  GPtrArray *changes;
  char **ids;
} Applied;

static void
applied_free (gpointer data)
{
  Applied *applied = data;

  g_clear_pointer (&applied->changes, g_ptr_array_unref);
  g_strfreev (applied->ids);
  g_free (applied);
}

static gpointer
apply_run (CvPlanStore *store,
           gpointer     data,
           GError     **error)
{
  Applied *applied = g_new0 (Applied, 1);

  applied->changes = cv_plan_store_apply (store, data, &applied->ids, error);
  if (applied->changes != NULL)
    return applied;
  applied_free (applied);
  return NULL;
}

static void
apply_settle (CvSession *session,
              gpointer   result)
{
  cv_session_take_changes (session, ((Applied *) result)->changes);
}

static const CvJobKind apply_job
    = { apply_run, apply_settle, (GDestroyNotify) cv_edit_free, applied_free };

/* Says who decided, as far as the system knows. */
static void
sign_decisions (const CvEdit *edit)
{
  const char *name = g_get_real_name ();
  int who = cv_noun_field (CV_NOUN_DECISION, "who");

  for (guint i = 0; i < edit->operations->len; i++)
    {
      const CvOperation *operation = edit->operations->pdata[i];

      if (operation->kind == CV_OPERATION_INSERT && operation->row->noun == CV_NOUN_DECISION
          && *operation->row->cells[who].text == '\0' && !g_str_equal (name, "Unknown"))
        cv_row_set_text (operation->row, "who", name);
    }
}

/* What a committed plan has frozen does not change without a reason, whoever asks. Takes @edit if it is refused. */
static gboolean
check_edit (CvSession *self,
            CvEdit    *edit,
            GError   **error)
{
  if (!cv_commitment_check (cv_session_get_plan (self), edit, error))
    {
      cv_edit_free (edit);
      return FALSE;
    }
  sign_decisions (edit);
  return TRUE;
}

gboolean
cv_session_apply (CvSession *self,
                  CvEdit    *edit,
                  char    ***ids,
                  GError   **error)
{
  Applied *applied;

  if (!check_edit (self, edit, error))
    return FALSE;
  if (edit->operations->len == 0)
    {
      cv_edit_free (edit);
      if (ids != NULL)
        *ids = g_new0 (char *, 1);
      return TRUE;
    }

  applied = cv_session_run (self, &apply_job, edit, error);
  if (applied == NULL)
    return FALSE;
  if (ids != NULL)
    *ids = g_steal_pointer (&applied->ids);
  applied_free (applied);
  return TRUE;
}

gboolean
cv_session_submit (CvSession *self,
                   CvEdit    *edit)
{
  if (edit->operations->len == 0)
    {
      cv_edit_free (edit);
      return TRUE;
    }
  if (!cv_commitment_check (cv_session_get_plan (self), edit, NULL))
    {
      cv_session_ask_reason (self, edit);
      return FALSE;
    }
  sign_decisions (edit);
  cv_session_run_async (self, &apply_job, edit, NULL);
  return TRUE;
}

void
cv_session_apply_async (CvSession          *self,
                        CvEdit             *edit,
                        GAsyncReadyCallback callback,
                        gpointer            data)
{
  GTask *task = g_task_new (self, NULL, callback, data);
  g_autoptr (GError) error = NULL;

  g_task_set_source_tag (task, cv_session_apply_async);
  if (!check_edit (self, edit, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      g_object_unref (task);
      return;
    }
  cv_session_run_async (self, &apply_job, edit, task);
}

char **
cv_session_apply_finish (CvSession    *self,
                         GAsyncResult *result,
                         GError      **error)
{
  Applied *applied = g_task_propagate_pointer (G_TASK (result), error);
  char **ids;

  if (applied == NULL)
    return NULL;
  ids = g_steal_pointer (&applied->ids);
  applied_free (applied);
  return ids;
}

/* --- undo and redo --- */

static gpointer
undo_run (CvPlanStore *store,
          gpointer     data,
          GError     **error)
{
  return GPOINTER_TO_INT (data) ? cv_plan_store_redo (store, error)
                                : cv_plan_store_undo (store, error);
}

static void
undo_settle (CvSession *session,
             gpointer   result)
{
  CvUndone *undone = result;

  cv_session_take_changes (session, undone->changes);
  if (undone->values)
    cv_session_tell_values_changed (session);
}

static const CvJobKind undo_job = { undo_run, undo_settle, NULL, (GDestroyNotify) cv_undone_free };

gboolean
cv_session_undo (CvSession *self,
                 gboolean   redo,
                 char     **name,
                 GError   **error)
{
  g_autoptr (CvUndone) undone = cv_session_run (self, &undo_job, GINT_TO_POINTER (redo), error);

  if (undone == NULL)
    return FALSE;
  if (name != NULL)
    *name = g_strdup (undone->name);
  return TRUE;
}

void
cv_session_submit_undo (CvSession *self,
                        gboolean   redo)
{
  cv_session_run_async (self, &undo_job, GINT_TO_POINTER (redo), NULL);
}

/* --- reading --- */

static void
result_free (gpointer result)
{
  cv_kpi_result_free (result);
}

static char *
series_name (const char *metric,
             const char *channel)
{
  return g_strconcat (metric, "@", channel, NULL);
}

GHashTable *
cv_job_name_series (GPtrArray *questions)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < questions->len; i++)
    {
      const CvKpiQuestion *question = questions->pdata[i];
      guint n;
      const CvFormulaInput *inputs = cv_formula_get_inputs (question->formula, &n);

      for (guint k = 0; k < n; k++)
        {
          g_hash_table_add (names, series_name (inputs[k].metric, NULL));
          for (guint c = 0; c < question->n_scope; c++)
            g_hash_table_add (names, series_name (inputs[k].metric, question->scope[c].channel));
        }
    }
  return names;
}

gboolean
cv_job_names_series (GHashTable *names,
                     const char *metric,
                     const char *channel)
{
  g_autofree char *name = series_name (metric, channel);

  return g_hash_table_contains (names, name);
}

static gboolean
is_asked_for (const char *metric,
              const char *channel,
              gpointer    names)
{
  return cv_job_names_series (names, metric, channel);
}

CvSeriesSet *
cv_session_load_series (CvPlanStore *store,
                        GPtrArray   *questions,
                        GError     **error)
{
  g_autoptr (GHashTable) names = cv_job_name_series (questions);

  return cv_value_store_load_where (store, is_asked_for, names, error);
}

static gpointer
judge_run (CvPlanStore *store,
           gpointer     data,
           GError     **error)
{
  GPtrArray *questions = data;
  g_autoptr (CvSeriesSet) set = cv_session_load_series (store, questions, error);
  GPtrArray *results;

  if (set == NULL)
    return NULL;

  results = g_ptr_array_new_full (questions->len, result_free);
  for (guint i = 0; i < questions->len; i++)
    g_ptr_array_add (results, cv_kpi_judge (questions->pdata[i], set->series, set->n_series));
  return results;
}

static const CvJobKind judge_job
    = { judge_run, NULL, (GDestroyNotify) g_ptr_array_unref, (GDestroyNotify) g_ptr_array_unref, .reads = TRUE };

GPtrArray *
cv_session_judge (CvSession *self,
                  GPtrArray *questions,
                  GError   **error)
{
  return cv_session_run (self, &judge_job, g_ptr_array_ref (questions), error);
}

void
cv_session_judge_async (CvSession          *self,
                        GPtrArray          *questions,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, cv_session_judge_async);
  cv_session_run_async (self, &judge_job, questions, task);
}

GPtrArray *
cv_session_judge_finish (CvSession    *self,
                         GAsyncResult *result,
                         GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  char *metric, *channel;
  CvGrain grain;
} SeriesKey;

static void
series_key_free (gpointer data)
{
  SeriesKey *key = data;

  g_free (key->metric);
  g_free (key->channel);
  g_free (key);
}

static gpointer
list_values_run (CvPlanStore *store,
                 gpointer     data,
                 GError     **error)
{
  SeriesKey *key = data;

  return cv_value_store_list_values (store, key->metric, key->channel, key->grain, error);
}

static const CvJobKind list_values_job
    = { list_values_run, NULL, series_key_free, (GDestroyNotify) g_array_unref, .reads = TRUE };

void
cv_session_list_values_async (CvSession          *self,
                              const char         *metric,
                              const char         *channel,
                              CvGrain             grain,
                              GAsyncReadyCallback callback,
                              gpointer            data)
{
  GTask *task = g_task_new (self, NULL, callback, data);
  SeriesKey *key = g_new0 (SeriesKey, 1);

  key->metric = g_strdup (metric);
  key->channel = g_strdup (channel);
  key->grain = grain;
  g_task_set_source_tag (task, cv_session_list_values_async);
  cv_session_run_async (self, &list_values_job, key, task);
}

GArray *
cv_session_list_values_finish (CvSession    *self,
                               GAsyncResult *result,
                               GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
list_series_run (CvPlanStore *store,
                 gpointer     data,
                 GError     **error)
{
  return cv_value_store_list_series (store, error);
}

static const CvJobKind list_series_job
    = { list_series_run, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, .reads = TRUE };

void
cv_session_list_series_async (CvSession          *self,
                              GAsyncReadyCallback callback,
                              gpointer            data)
{
  GTask *task = g_task_new (self, NULL, callback, data);

  g_task_set_source_tag (task, cv_session_list_series_async);
  cv_session_run_async (self, &list_series_job, NULL, task);
}

GPtrArray *
cv_session_list_series_finish (CvSession    *self,
                               GAsyncResult *result,
                               GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
backup_run (CvPlanStore *store,
            gpointer     data,
            GError     **error)
{
  return GINT_TO_POINTER (cv_plan_store_backup (store, data, TRUE, error));
}

static const CvJobKind backup_job = { backup_run, NULL, g_free, NULL };

void
cv_session_backup_async (CvSession          *self,
                         const char         *path,
                         GAsyncReadyCallback callback,
                         gpointer            data)
{
  GTask *task = g_task_new (self, NULL, callback, data);

  g_task_set_source_tag (task, cv_session_backup_async);
  cv_session_run_async (self, &backup_job, g_strdup (path), task);
}

gboolean
cv_session_backup_finish (CvSession    *self,
                          GAsyncResult *result,
                          GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/* --- what another program wrote --- */

/* The store tells of a change once; @data remembers it until it could be read, should the other program hold the
 * file just then. */
static gpointer
refresh_run (CvPlanStore *store,
             gpointer     data,
             GError     **error)
{
  gboolean *behind = data;
  GPtrArray *records;

  if (!cv_plan_store_changed_elsewhere (store) && !*behind)
    return NULL;
  records = cv_plan_store_load (store, error);
  *behind = records == NULL;
  return records;
}

/* Everything the store has, and a NULL row for what the plan has beyond it. */
static void
add_vanished (CvPlan    *plan,
              GPtrArray *records)
{
  g_autoptr (GHashTable) present = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < records->len; i++)
    {
      CvChange *change = records->pdata[i];

      g_hash_table_add (present, g_strdup_printf ("%d %s", change->noun, change->id));
    }

  for (int noun = 0; noun < CV_N_NOUNS; noun++)
    for (guint i = 0; i < cv_plan_get_count (plan, noun); i++)
      {
        const char *id = cv_record_get_id (cv_plan_get_nth (plan, noun, i));
        g_autofree char *key = g_strdup_printf ("%d %s", noun, id);

        if (!g_hash_table_contains (present, key))
          g_ptr_array_add (records, cv_change_new (noun, id, NULL));
      }
}

static void
refresh_settle (CvSession *session,
                gpointer   result)
{
  if (result == NULL)
    return;
  add_vanished (cv_session_get_plan (session), result);
  cv_session_take_changes (session, result);
  cv_session_tell_values_changed (session);
}

static const CvJobKind refresh_job
    = { refresh_run, refresh_settle, NULL, (GDestroyNotify) g_ptr_array_unref, .reads = TRUE };

void
cv_session_refresh (CvSession *self)
{
  cv_session_run_async (self, &refresh_job, cv_session_get_behind (self), NULL);
}
