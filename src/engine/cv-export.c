/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "engine/cv-export.h"

#include <glib/gi18n-lib.h>

#include "base/cv-clock.h"
#include "base/cv-error.h"
#include "base/cv-text.h"
#include "engine/cv-session-private.h"
#include "model/cv-question.h"

typedef struct
{
  CvTableForm form;
  GHashTable *wanted;   /* (nullable) names of series; NULL: all */
  GHashTable *channels; /* id → what the table calls it */
  GHashTable *metrics;  /* id of an own metric → its name */
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_clear_pointer (&export->wanted, g_hash_table_unref);
  g_hash_table_unref (export->channels);
  g_hash_table_unref (export->metrics);
  g_free (export);
}

/* A channel goes by its name, unless another goes by the same. */
static void
name_channels (Export *export,
               CvPlan *plan)
{
  g_autoptr (GHashTable) owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = cv_plan_get_count (plan, CV_NOUN_CHANNEL);

  for (guint i = 0; i < n; i++)
    {
      char *folded = cv_text_fold (cv_channel_get_label (cv_plan_get_nth (plan, CV_NOUN_CHANNEL, i)));
      guint times = GPOINTER_TO_UINT (g_hash_table_lookup (owners, folded));

      g_hash_table_insert (owners, folded, GUINT_TO_POINTER (times + 1));
    }
  for (guint i = 0; i < n; i++)
    {
      CvChannel *channel = cv_plan_get_nth (plan, CV_NOUN_CHANNEL, i);
      const char *id = cv_record_get_id (CV_RECORD (channel));
      g_autofree char *folded = cv_text_fold (cv_channel_get_label (channel));
      gboolean is_own = *folded != '\0' && g_hash_table_lookup (owners, folded) == GUINT_TO_POINTER (1);

      g_hash_table_insert (export->channels, g_strdup (id), g_strdup (is_own ? cv_channel_get_label (channel) : id));
    }
}

static void
name_metrics (Export *export,
              CvPlan *plan)
{
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_METRIC); i++)
    {
      CvMetric *metric = cv_plan_get_nth (plan, CV_NOUN_METRIC, i);

      g_hash_table_insert (export->metrics, g_strdup (cv_record_get_id (CV_RECORD (metric))), g_strdup (metric->name));
    }
}

/* FALSE: a KPI has a formula that cannot be read. */
static gboolean
choose_series (Export    *export,
               CvPlan    *plan,
               GPtrArray *kpis,
               GError   **error)
{
  g_autoptr (GPtrArray) questions = g_ptr_array_new_with_free_func ((GDestroyNotify) cv_kpi_question_free);

  for (guint i = 0; i < kpis->len; i++)
    {
      CvKpiQuestion *question = cv_plan_get_kpi_question (plan, kpis->pdata[i], cv_clock_today (), error);

      if (question == NULL)
        return FALSE;
      g_ptr_array_add (questions, question);
    }
  export->wanted = cv_job_name_series (questions);
  return TRUE;
}

static Export *
export_new (CvPlan     *plan,
            GPtrArray  *kpis,
            CvTableForm form,
            GError    **error)
{
  Export *export = g_new0 (Export, 1);

  export->form = form;
  export->channels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  export->metrics = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  name_channels (export, plan);
  name_metrics (export, plan);
  if (kpis == NULL || choose_series (export, plan, kpis, error))
    return export;
  export_free (export);
  return NULL;
}

/* --- where the store lives --- */

/* An own metric, else the catalogue's, which does not change while the program runs. */
static const char *
get_metric_name (const Export *export,
                 const char   *metric)
{
  const char *own = g_hash_table_lookup (export->metrics, metric);
  const CvMetricInfo *info = own == NULL ? cv_catalogue_metric (cv_catalogue_get (), metric) : NULL;

  if (own != NULL && *own != '\0')
    return own;
  return info != NULL ? cv_tr (info->name) : metric;
}

/* Headings that an import knows in both languages. */
static void
add_headings (CvTableText *table,
              CvTableForm  form)
{
  const char *const plain[] = { "Day", "Interval", "Metric", "Name", "Channel", "Value", "Estimated" };
  const char *const own[] = { C_ ("table", "Day"),     C_ ("table", "Interval"), C_ ("table", "Metric"), C_ ("table", "Name"),
                              C_ ("table", "Channel"), C_ ("table", "Value"),    C_ ("table", "Estimated") };

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    cv_table_text_add_text (table, form == CV_TABLE_FOR_PROGRAMS ? plain[i] : own[i]);
  cv_table_text_end_line (table);
}

static const char *
get_grain_word (const Export *export,
                CvGrain       grain)
{
  const char *const own[] = { C_ ("length of time", "day"), C_ ("length of time", "week"),
                              C_ ("length of time", "month"), C_ ("length of time", "quarter") };

  return export->form == CV_TABLE_FOR_PROGRAMS ? cv_grain_to_string (grain) : own[grain];
}

static void
add_values (const Export       *export,
            CvTableText        *table,
            const CvSeriesInfo *info,
            const GArray       *values)
{
  const char *yes = export->form == CV_TABLE_FOR_PROGRAMS ? "yes" : _ ("yes");
  const char *channel = info->channel != NULL ? g_hash_table_lookup (export->channels, info->channel) : NULL;

  for (guint i = 0; i < values->len; i++)
    {
      const CvValueRow *value = &g_array_index (values, CvValueRow, i);

      cv_table_text_add_day (table, value->day);
      cv_table_text_add_text (table, get_grain_word (export, info->grain));
      cv_table_text_add_text (table, info->metric);
      cv_table_text_add_text (table, get_metric_name (export, info->metric));
      cv_table_text_add_text (table, channel);
      cv_table_text_add_number (table, value->value);
      cv_table_text_add_text (table, value->origin == CV_ORIGIN_ESTIMATED ? yes : NULL);
      cv_table_text_end_line (table);
    }
}

static gpointer
export_run (CvPlanStore *store,
            gpointer     data,
            GError     **error)
{
  const Export *export = data;
  g_autoptr (GPtrArray) series = cv_value_store_list_series (store, error);
  g_autoptr (CvTableText) table = cv_table_text_new (export->form);
  gboolean any = FALSE;

  add_headings (table, export->form);
  for (guint i = 0; series != NULL && i < series->len; i++)
    {
      const CvSeriesInfo *info = series->pdata[i];
      g_autoptr (GArray) values = NULL;

      if (export->wanted != NULL && !cv_job_names_series (export->wanted, info->metric, info->channel))
        continue;
      values = cv_value_store_list_values (store, info->metric, info->channel, info->grain, error);
      if (values == NULL)
        return NULL;
      add_values (export, table, info, values);
      any = TRUE;
    }
  if (series == NULL)
    return NULL;
  if (!any)
    {
      g_set_error_literal (error, CV_ERROR, CV_ERROR_NOT_FOUND, _ ("There are no values to export yet."));
      return NULL;
    }
  return cv_table_text_finish (g_steal_pointer (&table));
}

static const CvJobKind export_job = { export_run, NULL, export_free, (GDestroyNotify) g_bytes_unref, .reads = TRUE };

GBytes *
cv_session_export_values (CvSession  *session,
                          GPtrArray  *kpis,
                          CvTableForm form,
                          GError    **error)
{
  Export *export = export_new (cv_session_get_plan (session), kpis, form, error);

  return export != NULL ? cv_session_run (session, &export_job, export, error) : NULL;
}

void
cv_session_export_values_async (CvSession          *session,
                                GPtrArray          *kpis,
                                CvTableForm         form,
                                GAsyncReadyCallback callback,
                                gpointer            data)
{
  GTask *task = g_task_new (session, NULL, callback, data);
  g_autoptr (GError) error = NULL;
  Export *export = export_new (cv_session_get_plan (session), kpis, form, &error);

  g_task_set_source_tag (task, cv_session_export_values_async);
  if (export != NULL)
    {
      cv_session_run_async (session, &export_job, export, task);
      return;
    }
  g_task_return_error (task, g_steal_pointer (&error));
  g_object_unref (task);
}

GBytes *
cv_session_export_values_finish (CvSession    *session,
                                 GAsyncResult *result,
                                 GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
