/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "engine/cv-channel-values.h"

#include "base/cv-clock.h"
#include "base/cv-error.h"

GArray *
cv_session_compare_channels (CvSession *session,
                             GError   **error)
{
  g_autoptr (GPtrArray) series = cv_value_store_list_series (cv_session_get_store (session), error);
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (CvCommunity) community = NULL;

  if (series == NULL)
    return NULL;
  community = cv_community_ask (cv_session_get_plan (session), cv_series_infos_have, series, cv_clock_today ());
  results = cv_session_judge (session, cv_community_get_questions (community), error);
  return results != NULL ? cv_community_answer (community, results) : NULL;
}

static void
on_judged (GObject      *session,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = cv_session_judge_finish (CV_SESSION (session), result, &error);

  if (results == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, cv_community_answer (g_task_get_task_data (task), results),
                           (GDestroyNotify) g_array_unref);
}

static void
on_listed (GObject      *session,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) series = cv_session_list_series_finish (CV_SESSION (session), result, &error);
  GCancellable *cancellable = g_task_get_cancellable (task);
  CvCommunity *community;

  if (series == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  community = cv_community_ask (cv_session_get_plan (CV_SESSION (session)), cv_series_infos_have, series,
                                cv_clock_today ());
  g_task_set_task_data (task, community, (GDestroyNotify) cv_community_free);
  cv_session_judge_async (CV_SESSION (session), g_ptr_array_ref (cv_community_get_questions (community)),
                          cancellable, on_judged, g_steal_pointer (&task));
}

void
cv_session_compare_channels_async (CvSession          *session,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            data)
{
  GTask *task = g_task_new (session, cancellable, callback, data);

  g_task_set_source_tag (task, cv_session_compare_channels_async);
  cv_session_list_series_async (session, on_listed, task);
}

GArray *
cv_session_compare_channels_finish (CvSession    *session,
                                    GAsyncResult *result,
                                    GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
