/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "engine/cv-session-checkin.h"

#include "engine/cv-session-private.h"

/* --- what is asked --- */

static gpointer
look_run (CvPlanStore *store,
          gpointer     data,
          GError     **error)
{
  GPtrArray *questions = data;
  g_autoptr (CvSeriesSet) set = cv_session_load_series (store, questions, error);

  return set != NULL ? cv_check_in_new (questions, set->series, set->n_series) : NULL;
}

static const CvJobKind look_job
    = { look_run, NULL, (GDestroyNotify) g_ptr_array_unref, (GDestroyNotify) cv_check_in_free, .reads = TRUE };

CvCheckIn *
cv_session_look_check_in (CvSession *self,
                          CvDay      day,
                          GError   **error)
{
  return cv_session_run (self, &look_job, cv_check_in_ask (cv_session_get_plan (self), day), error);
}

void
cv_session_look_check_in_async (CvSession          *self,
                                CvDay               day,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, cv_session_look_check_in_async);
  cv_session_run_async (self, &look_job, cv_check_in_ask (cv_session_get_plan (self), day), task);
}

CvCheckIn *
cv_session_look_check_in_finish (CvSession    *self,
                                 GAsyncResult *result,
                                 GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- what was typed --- */

typedef struct
{
  GPtrArray *questions;      /* (owned) */
  CvCheckInAnswers *answers; /* (owned) */
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_ptr_array_unref (save->questions);
  cv_check_in_answers_free (save->answers);
  g_free (save);
}

typedef struct
{
  GPtrArray *changes; /* (owned) of CvChange */
  GPtrArray *results; /* (owned) of CvKpiResult */
  gboolean values;    /* some are otherwise */
} Saved;

static void
saved_free (gpointer data)
{
  Saved *saved = data;

  g_clear_pointer (&saved->changes, g_ptr_array_unref);
  g_clear_pointer (&saved->results, g_ptr_array_unref);
  g_free (saved);
}

static gboolean
write_answers (CvPlanStore      *store,
               CvCheckInAnswers *answers,
               Saved            *saved,
               GError          **error)
{
  const CvBatchInfo info = { .origin = CV_ORIGIN_TYPED, .name = answers->notes->name };
  guint n = answers->values->len;
  g_autofree CvSeriesWrite *writes = g_new (CvSeriesWrite, n);
  g_autofree CvSample *samples = g_new (CvSample, n);
  CvWriteSummary summary;

  for (guint i = 0; i < n; i++)
    {
      const CvCheckInEntry *answer = &g_array_index (answers->values, CvCheckInEntry, i);

      samples[i] = (CvSample){ answer->day, answer->value };
      writes[i] = (CvSeriesWrite){ answer->metric, answer->channel, answer->grain, &samples[i], 1 };
    }
  if (!cv_value_store_write_with (store, &info, writes, n, answers->notes, &summary, &saved->changes, error))
    return FALSE;
  saved->values = summary.batch != 0;
  return TRUE;
}

static gpointer
save_run (CvPlanStore *store,
          gpointer     data,
          GError     **error)
{
  Save *save = data;
  Saved *saved = g_new0 (Saved, 1);
  g_autoptr (CvSeriesSet) set = NULL;

  if (!write_answers (store, save->answers, saved, error))
    {
      saved_free (saved);
      return NULL;
    }
  /* It is saved: that the file cannot be read again is the next reader's trouble. */
  set = cv_session_load_series (store, save->questions, NULL);
  saved->results = g_ptr_array_new_with_free_func ((GDestroyNotify) cv_kpi_result_free);
  for (guint i = 0; i < save->questions->len; i++)
    g_ptr_array_add (saved->results, cv_kpi_judge (save->questions->pdata[i], set != NULL ? set->series : NULL,
                                                   set != NULL ? set->n_series : 0));
  return saved;
}

static void
save_settle (CvSession *session,
             gpointer   result)
{
  Saved *saved = result;

  cv_session_take_changes (session, saved->changes);
  if (saved->values)
    cv_session_tell_values_changed (session);
}

static const CvJobKind save_job = { save_run, save_settle, save_free, saved_free };

static Save *
save_new (const CvCheckIn  *asked,
          CvCheckInAnswers *answers)
{
  Save *save = g_new (Save, 1);

  *save = (Save){ g_ptr_array_ref (asked->questions), answers };
  return save;
}

/* Takes @saved. (transfer full) (nullable) */
static GPtrArray *
take_results (Saved *saved)
{
  GPtrArray *results;

  if (saved == NULL)
    return NULL;
  results = g_steal_pointer (&saved->results);
  saved_free (saved);
  return results;
}

GPtrArray *
cv_session_check_in (CvSession        *self,
                     const CvCheckIn  *asked,
                     CvCheckInAnswers *answers,
                     GError          **error)
{
  return take_results (cv_session_run (self, &save_job, save_new (asked, answers), error));
}

void
cv_session_check_in_async (CvSession          *self,
                           const CvCheckIn    *asked,
                           CvCheckInAnswers   *answers,
                           GAsyncReadyCallback callback,
                           gpointer            data)
{
  GTask *task = g_task_new (self, NULL, callback, data);

  g_task_set_source_tag (task, cv_session_check_in_async);
  cv_session_run_async (self, &save_job, save_new (asked, answers), task);
}

GPtrArray *
cv_session_check_in_finish (CvSession    *self,
                            GAsyncResult *result,
                            GError      **error)
{
  return take_results (g_task_propagate_pointer (G_TASK (result), error));
}
