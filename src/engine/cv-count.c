/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "engine/cv-count.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "engine/cv-session-private.h"
#include "model/cv-verbatims.h"

/* The counts of one code on one channel, as plain data for the store's side. */
typedef struct
{
  char *metric, *channel; /* channel NULL: not known */
  GArray *samples;        /* of CvSample, ascending */
} Counted;

static void
counted_free (gpointer data)
{
  Counted *counted = data;

  g_free (counted->metric);
  g_free (counted->channel);
  g_array_unref (counted->samples);
  g_free (counted);
}

static Counted *
add_counted (GPtrArray  *all,
             const char *metric,
             const char *channel)
{
  Counted *counted = g_new (Counted, 1);

  *counted = (Counted){ g_strdup (metric), g_strdup (channel), g_array_new (FALSE, FALSE, sizeof (CvSample)) };
  g_ptr_array_add (all, counted);
  return counted;
}

/* (transfer full) of Counted */
static GPtrArray *
gather (CvPlan *plan)
{
  g_autoptr (GArray) counts = cv_verbatims_count (plan);
  GPtrArray *all = g_ptr_array_new_with_free_func (counted_free);
  const CvCodeCount *last = NULL;

  /* Codes without any verbatim still have old counts to be taken away. */
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_CODE); i++)
    add_counted (all, ((CvCode *) cv_plan_get_nth (plan, CV_NOUN_CODE, i))->metric, NULL);
  for (guint i = 0; i < counts->len; i++)
    {
      const CvCodeCount *count = &g_array_index (counts, CvCodeCount, i);
      const char *channel = *count->channel != '\0' ? count->channel : NULL;
      CvSample sample = { count->day, count->n };
      Counted *counted = all->pdata[all->len - 1];

      if (*count->code->metric == '\0')
        continue;
      if (last == NULL || last->code != count->code || g_strcmp0 (last->channel, count->channel) != 0)
        counted = add_counted (all, count->code->metric, channel);
      g_array_append_val (counted->samples, sample);
      last = count;
    }
  return all;
}

static gboolean
is_counted (const char *metric,
            const char *channel,
            gpointer    data)
{
  GPtrArray *all = data;

  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (((Counted *) all->pdata[i])->metric, metric) == 0)
      return TRUE;
  return FALSE;
}

static Counted *
find_counted (GPtrArray  *all,
              const char *metric,
              const char *channel)
{
  Counted *found = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      Counted *counted = all->pdata[i];

      if (g_str_equal (counted->metric, metric) && g_strcmp0 (counted->channel, channel) == 0
          && (found == NULL || counted->samples->len > 0))
        found = counted;
    }
  return found != NULL ? found : add_counted (all, metric, channel);
}

static int
compare_samples (gconstpointer a,
                 gconstpointer b)
{
  const CvSample *first = a, *second = b;

  return (first->day > second->day) - (first->day < second->day);
}

static gboolean
has_day (GArray *samples,
         CvDay   day)
{
  return g_array_binary_search (samples, &(CvSample){ day, 0 }, compare_samples, NULL);
}

/* Days of the store that nobody counts any more are deleted. */
static void
take_away (GPtrArray      *all,
           const CvSeries *series)
{
  Counted *counted = find_counted (all, series->metric, series->channel);
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (CvSample));

  for (gsize i = 0; i < series->n_samples; i++)
    if (!has_day (counted->samples, series->samples[i].day))
      {
        CvSample none = { series->samples[i].day, NAN };

        g_array_append_val (gone, none);
      }
  g_array_append_vals (counted->samples, gone->data, gone->len);
  g_array_sort (counted->samples, compare_samples);
}

static gpointer
count_run (CvPlanStore *store,
           gpointer     data,
           GError     **error)
{
  GPtrArray *all = data;
  CvSeriesSet *present = cv_value_store_load_where (store, is_counted, all, error);
  g_autoptr (GArray) writes = g_array_new (FALSE, FALSE, sizeof (CvSeriesWrite));
  g_autofree CvWriteSummary *summary = g_new0 (CvWriteSummary, 1);
  CvBatchInfo info = { CV_ORIGIN_TYPED, _ ("Count Verbatims"), _ ("Counted from verbatims") };

  if (present == NULL)
    return NULL;
  for (guint i = 0; i < present->n_series; i++)
    if (present->series[i].grain == CV_GRAIN_DAY)
      take_away (all, &present->series[i]);
  cv_series_set_free (present);
  for (guint i = 0; i < all->len; i++)
    {
      const Counted *counted = all->pdata[i];
      CvSeriesWrite write = { counted->metric, counted->channel, CV_GRAIN_DAY,
                              (const CvSample *) (gpointer) counted->samples->data, counted->samples->len };

      if (write.n_samples > 0)
        g_array_append_val (writes, write);
    }
  if (!cv_value_store_write (store, &info, (const CvSeriesWrite *) (gpointer) writes->data, writes->len, FALSE, summary,
                             NULL, error))
    return NULL;
  return g_steal_pointer (&summary);
}

static void
count_settle (CvSession *session,
              gpointer   result)
{
  if (((CvWriteSummary *) result)->batch != 0)
    cv_session_tell_values_changed (session);
}

static const CvJobKind count_job = { count_run, count_settle, (GDestroyNotify) g_ptr_array_unref, g_free };

gboolean
cv_session_write_counts (CvSession      *session,
                         CvWriteSummary *summary,
                         GError        **error)
{
  g_autofree CvWriteSummary *result
      = cv_session_run (session, &count_job, gather (cv_session_get_plan (session)), error);

  if (result == NULL)
    return FALSE;
  *summary = *result;
  return TRUE;
}

void
cv_session_submit_counts (CvSession *session)
{
  cv_session_run_async (session, &count_job, gather (cv_session_get_plan (session)), NULL);
}
