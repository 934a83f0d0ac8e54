/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/cv-session.h"

/* One piece of work on the store. `run` is called where the store lives, with plain data only; `settle`
 * in the main thread, with what `run` returned, before the caller hears of it. */
typedef struct
{
  gpointer (*run) (CvPlanStore *store, gpointer data, GError **error); /* NULL result: failed, or nothing */
  void     (*settle) (CvSession *session, gpointer result); /* nullable */
  GDestroyNotify free_data;
  GDestroyNotify free_result;
  gboolean       reads; /* changes nothing: not done once it is cancelled, or while the session is being closed */
} CvJobKind;

/* Takes @data. (transfer full) result. */
gpointer cv_session_run       (CvSession *self, const CvJobKind *kind, gpointer data, GError **error);
/* Takes @data and @task (nullable: trouble goes to `failed`). The task gets the result. */
void     cv_session_run_async (CvSession *self, const CvJobKind *kind, gpointer data, GTask *task);
/* Has the window ask why @edit changes what is frozen; takes it. */
void     cv_session_ask_reason   (CvSession *self, CvEdit *edit);
void     cv_session_take_changes (CvSession *self, GPtrArray *changes);
void     cv_session_take_names   (CvSession *self, char *undo_name, char *redo_name); /* takes both */
void     cv_session_tell_values_changed (CvSession *self);
/* Every series that @questions (of CvKpiQuestion) are about; where the store lives. (transfer full) */
CvSeriesSet *cv_session_load_series (CvPlanStore *store, GPtrArray *questions, GError **error);
/* Where cv_session_refresh() keeps on the store's side that it owes the objects a reading. */
gboolean *cv_session_get_behind  (CvSession *self);
/* The names of all series that the questions are about: each metric on each channel of the scope, and of the plan.
 * (transfer full) */
GHashTable *cv_job_name_series (GPtrArray *questions);
gboolean cv_job_names_series     (GHashTable *names, const char *metric, const char *channel);
