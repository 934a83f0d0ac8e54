/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writing measured values, as jobs of a session: many at once, or one that was typed. */

#include "config.h"

#include "engine/cv-session-private.h"

#include <math.h>

#include <glib/gi18n-lib.h>

typedef struct
{
  CvBatchInfo info;
  const CvSeriesWrite *writes;
  guint n_writes;
  gboolean dry_run;
  GCancellable *cancellable;

  /* Of a value typed in a window, which outlives the caller's stack. */
  char *metric, *channel, *note;
  CvSeriesWrite write;
  CvSample sample;
} WriteData;

static void
write_data_free (gpointer data)
{
  WriteData *write = data;

  g_free (write->metric);
  g_free (write->channel);
  g_free (write->note);
  g_free (write);
}

static gpointer
write_run (CvPlanStore *store,
           gpointer     data,
           GError     **error)
{
  WriteData *write = data;
  CvWriteSummary *summary = g_new0 (CvWriteSummary, 1);

  if (cv_value_store_write (store, &write->info, write->writes, write->n_writes, write->dry_run,
                            summary, write->cancellable, error))
    return summary;
  g_free (summary);
  return NULL;
}

static void
write_settle (CvSession *session,
              gpointer   result)
{
  if (((CvWriteSummary *) result)->batch != 0)
    cv_session_tell_values_changed (session);
}

static const CvJobKind write_job = { write_run, write_settle, write_data_free, g_free };

gboolean
cv_session_write (CvSession           *self,
                  const CvBatchInfo   *info,
                  const CvSeriesWrite *writes,
                  guint                n_writes,
                  gboolean             dry_run,
                  CvWriteSummary      *summary,
                  GCancellable        *cancellable,
                  GError             **error)
{
  WriteData *write = g_new0 (WriteData, 1);
  g_autofree CvWriteSummary *result = NULL;

  write->info = *info;
  write->writes = writes;
  write->n_writes = n_writes;
  write->dry_run = dry_run;
  write->cancellable = cancellable;
  result = cv_session_run (self, &write_job, write, error);
  if (result == NULL)
    return FALSE;
  *summary = *result;
  return TRUE;
}

void
cv_session_submit_entry (CvSession  *self,
                         const char *metric,
                         const char *channel,
                         CvGrain     grain,
                         CvDay       day,
                         double      value,
                         gboolean    estimated,
                         const char *note)
{
  WriteData *write = g_new0 (WriteData, 1);

  write->metric = g_strdup (metric);
  write->channel = g_strdup (channel);
  write->note = g_strdup (note);
  write->sample = (CvSample){ cv_period_first (day, grain), value };
  write->write = (CvSeriesWrite){ write->metric, write->channel, grain, &write->sample, 1 };
  write->writes = &write->write;
  write->n_writes = 1;
  write->info = (CvBatchInfo){ .origin = estimated ? CV_ORIGIN_ESTIMATED : CV_ORIGIN_TYPED,
                               .name = isnan (value) ? _ ("Delete Value") : _ ("Enter Value"),
                               .note = write->note,
                               .rewrites = note != NULL };
  cv_session_run_async (self, &write_job, write, NULL);
}

void
cv_session_submit_value (CvSession  *self,
                         const char *metric,
                         const char *channel,
                         CvGrain     grain,
                         CvDay       day,
                         double      value)
{
  cv_session_submit_entry (self, metric, channel, grain, day, value, FALSE, NULL);
}
