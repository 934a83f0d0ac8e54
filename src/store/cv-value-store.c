/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writing measured values: the one way in for a typed number, a file and an account. One
 * transaction: series are found or made, given values merged with the stored ones, and the batch
 * noted with what it overwrote as one step of the undo stack. Nothing that differs, nothing
 * written: the same file imported twice leaves no trace. */

#include "store/cv-value-store.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cv-error.h"
#include "base/cv-text.h"
#include "store/cv-batch.h"
#include "store/cv-cell.h"
#include "store/cv-changes.h"
#include "store/cv-counter.h"
#include "store/cv-plan-store-private.h"
#include "store/cv-records.h"
#include "store/cv-steps.h"
#include "store/cv-value-merge.h"

/* What a set-aside value takes in the file, about. */
#define BYTES_SET_ASIDE 24
#define BYTES_BATCH 200

static const char find_series[] =
  "SELECT id, first_day, last_day FROM series"
  " WHERE metric = ? AND channel = ? AND grain = ?";

static const char insert_series[] =
  "INSERT INTO series (metric, channel, grain, id) VALUES (?, ?, ?, ?)";

static gboolean
fail_sample (GError **error, const CvSeriesWrite *write, const CvSample *sample)
{
  char day[CV_DAY_BUFFER] = "?";

  if (cv_cell_is_day (sample->day))
    cv_day_format (sample->day, day);
  g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
               /* Translators: day, id of a metric: "2026-05-18", "followers" */
               _("The value of %2$s on %1$s cannot be kept: a finite number was expected, on the "
                 "first day of its period, one for each period and in order of days."),
               day, write->metric);
  return FALSE;
}

static gboolean
check_samples (const CvSeriesWrite *write, GError **error)
{
  CvDay before = CV_DAY_NONE;

  for (gsize i = 0; i < write->n_samples; i++)
    {
      const CvSample *sample = &write->samples[i];

      if (sample->day <= before || !cv_cell_is_day (sample->day) || isinf (sample->value))
        return fail_sample (error, write, sample);
      if (write->grain != CV_GRAIN_DAY
          && cv_period_first (sample->day, write->grain) != sample->day)
        return fail_sample (error, write, sample);
      before = sample->day;
    }
  return TRUE;
}

/* What does not depend on the file. */
static gboolean
check_write (const CvSeriesWrite *write, GError **error)
{
  if (write->metric == NULL || *write->metric == '\0' || !g_utf8_validate (write->metric, -1, NULL))
    {
      g_set_error_literal (error, CV_ERROR, CV_ERROR_INVALID,
                           _("Values need the metric they measure. Choose one."));
      return FALSE;
    }
  return check_samples (write, error);
}

typedef struct
{
  CvDb              *db;
  const CvBatchInfo *info;
  CvValueMerge       merge;
  GBytes            *changes; /* of records, in the same step; NULL: none */
  GArray            *touched; /* of CvStoredSeries: those something was written to */
} Writing;

static gboolean
read_found (CvDb *db, CvStatement *find, CvStoredSeries *series, GError **error)
{
  gboolean empty = sqlite3_column_type (find, 1) == SQLITE_NULL;

  if (!cv_cell_read_integer (find, 0, 1, G_MAXINT32, &series->id)
      || (!empty && (!cv_cell_read_day (find, 1, &series->first_day)
                     || !cv_cell_read_day (find, 2, &series->last_day))))
    return cv_db_fail_damaged (db, error, "series");
  return TRUE;
}

static void
bind_key (CvStatement *statement, const CvSeriesWrite *write)
{
  sqlite3_bind_text (statement, 1, write->metric, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 2, write->channel != NULL ? write->channel : "", -1,
                     SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 3, cv_grain_to_string (write->grain), -1, SQLITE_STATIC);
}

static gboolean
make_series (CvDb *db, const CvSeriesWrite *write, CvStoredSeries *series, GError **error)
{
  g_autoptr (CvStatement) insert = cv_db_prepare (db, insert_series, error);

  if (insert == NULL || !cv_counter_next (db, "series", &series->id, error))
    return FALSE;
  bind_key (insert, write);
  sqlite3_bind_int64 (insert, 4, series->id);
  return cv_db_run (db, insert, error);
}

/* The stored series of @write; made if it is not there, unless only counting. */
static gboolean
find_or_make_series (Writing *writing, const CvSeriesWrite *write, CvStoredSeries *series,
                     GError **error)
{
  g_autoptr (CvStatement) find = cv_db_prepare (writing->db, find_series, error);
  int result;

  *series = (CvStoredSeries) { 0, CV_DAY_NONE, CV_DAY_NONE, CV_DAY_NONE, CV_DAY_NONE };
  if (find == NULL)
    return FALSE;
  bind_key (find, write);
  result = cv_db_step (writing->db, find, error);
  if (result == SQLITE_ROW)
    return read_found (writing->db, find, series, error);
  if (result != SQLITE_DONE || writing->merge.writer == NULL)
    return result == SQLITE_DONE;
  return make_series (writing->db, write, series, error);
}

static gboolean
check_channel (CvDb *db, const char *channel, GError **error)
{
  gboolean has;

  if (channel == NULL || *channel == '\0')
    return TRUE;
  if (!cv_records_has (db, CV_NOUN_CHANNEL, channel, &has, error))
    return FALSE;
  if (!has)
    g_set_error (error, CV_ERROR, CV_ERROR_NOT_FOUND,
                 _("There is no channel “%s” in the plan. Choose another, or add it first."),
                 channel);
  return has;
}

static void
widen_span (CvWriteSummary *summary, const CvSeriesWrite *write)
{
  CvDay first = write->samples[0].day;
  CvDay last = write->samples[write->n_samples - 1].day;

  if (summary->first == CV_DAY_NONE || first < summary->first)
    summary->first = first;
  if (summary->last == CV_DAY_NONE || last > summary->last)
    summary->last = last;
}

static gboolean
merge_all (Writing *writing, const CvSeriesWrite *writes, guint n_writes, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n_writes; i++)
    {
      CvStoredSeries series;

      if (writes[i].n_samples == 0)
        continue;
      if (!check_channel (writing->db, writes[i].channel, error)
          || !find_or_make_series (writing, &writes[i], &series, error))
        return FALSE;
      /* Two writes of one series would not see each other. */
      if (series.id != 0 && !g_hash_table_add (seen, GINT_TO_POINTER (series.id)))
        return fail_sample (error, &writes[i], &writes[i].samples[0]);

      widen_span (writing->merge.summary, &writes[i]);
      if (!cv_value_merge_series (&writing->merge, &series, &writes[i], error))
        return FALSE;
      if (series.first_touched != CV_DAY_NONE)
        g_array_append_val (writing->touched, series);
    }
  return TRUE;
}

static gint64
get_changes_size (const Writing *writing)
{
  return writing->changes != NULL ? (gint64) g_bytes_get_size (writing->changes) : 0;
}

static gboolean
note_batch (Writing *writing, GError **error)
{
  CvSampleWriter  *writer = writing->merge.writer;
  gint64           batch = writing->merge.batch;
  g_autofree char *name = cv_text_clean (writing->info->name, -1, G_MAXINT16);
  gint64 size;

  /* Drawn only now: what turns out to change nothing writes nothing. */
  if (!cv_counter_next (writing->db, "batch", &batch, error)
      || !cv_sample_writer_flush (writer, error)
      || !cv_batch_insert (writing->db, batch, writing->info, error))
    return FALSE;
  for (guint i = 0; i < writing->touched->len; i++)
    {
      CvStoredSeries *series = &g_array_index (writing->touched, CvStoredSeries, i);

      if (!cv_batch_add_series (writing->db, batch, series->id, series->first_touched,
                                series->last_touched, error)
          || !cv_sample_writer_summarize (writing->db, series->id, error))
        return FALSE;
    }
  size = BYTES_BATCH + BYTES_SET_ASIDE * (gint64) cv_sample_writer_get_n_set_aside (writer)
         + get_changes_size (writing);
  return cv_steps_push (writing->db, name, writing->changes, batch, size, error);
}

static gboolean
has_written (const CvWriteSummary *summary)
{
  return summary->inserted + summary->changed + summary->deleted > 0;
}

/* All that happens inside the transaction; sets summary->batch if there is something to keep. */
static gboolean
write_values (Writing *writing, const CvSeriesWrite *writes, guint n_writes,
              gboolean dry_run, GError **error)
{
  g_autoptr (CvSampleWriter) writer = NULL;
  g_autoptr (GHashTable) estimated = NULL;
  g_autoptr (GError)     why = NULL;
  gboolean ok;

  estimated = cv_batch_list_estimated (writing->db, &why);
  if (why != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&why));
      return FALSE;
    }
  if (!dry_run)
    {
      if (!cv_counter_peek (writing->db, "batch", &writing->merge.batch, error))
        return FALSE;
      writer = cv_sample_writer_new (writing->merge.bulk, writing->merge.batch);
    }
  writing->merge.writer = writer;
  writing->merge.estimated_batches = estimated;

  ok = merge_all (writing, writes, n_writes, error);
  if (ok && !dry_run && has_written (writing->merge.summary))
    {
      ok = note_batch (writing, error);
      writing->merge.summary->batch = writing->merge.batch;
    }
  return ok;
}

/* The notes first, recorded apart from the values, which have their own way back. */
static gboolean
write_notes (Writing *writing, const CvEdit *notes, GPtrArray **changes, GError **error)
{
  g_autoptr (CvTouched) touched = cv_touched_new ();
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  if (notes == NULL)
    return TRUE;
  writing->changes = cv_changes_record (writing->db, notes, touched, ids, error);
  if (writing->changes == NULL)
    return FALSE;
  *changes = cv_touched_read (touched, writing->db, error);
  if (get_changes_size (writing) == 0)
    g_clear_pointer (&writing->changes, g_bytes_unref);
  return *changes != NULL;
}

/* The step of what came without any value. */
static gboolean
push_notes (Writing *writing, GError **error)
{
  g_autofree char *name = cv_text_clean (writing->info->name, -1, G_MAXINT16);

  return cv_steps_push (writing->db, name, writing->changes, 0, get_changes_size (writing), error);
}

/* One transaction. Nothing to keep: not even a series is kept that was made for values it did not get. */
static gboolean
write_all (Writing *writing, const CvSeriesWrite *writes, guint n_writes, const CvEdit *notes,
           gboolean dry_run, GPtrArray **changes, GError **error)
{
  CvWriteSummary *summary = writing->merge.summary;
  gboolean ok;

  if (!cv_db_begin (writing->db, !dry_run, error))
    return FALSE;
  ok = write_notes (writing, notes, changes, error)
       && write_values (writing, writes, n_writes, dry_run, error)
       && (summary->batch != 0 || writing->changes == NULL || push_notes (writing, error));
  if (!ok || summary->batch != 0 || writing->changes != NULL)
    return cv_db_end (writing->db, ok, error);
  cv_db_end (writing->db, FALSE, NULL);
  return TRUE;
}

static gboolean
write_step (CvPlanStore *store, const CvBatchInfo *info, const CvSeriesWrite *writes,
            guint n_writes, const CvEdit *notes, gboolean dry_run, CvWriteSummary *summary,
            GPtrArray **changes, GCancellable *cancellable, GError **error)
{
  CvDb   *db = cv_plan_store_get_db (store);
  CvBulk *bulk = cv_plan_store_get_bulk (store, error);
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (CvStoredSeries));
  g_autoptr (GArray) stored = g_array_new (FALSE, FALSE, sizeof (CvSampleRow));
  Writing writing = { db, info, .touched = touched };
  gboolean ok;

  *summary = (CvWriteSummary) { .first = CV_DAY_NONE, .last = CV_DAY_NONE };
  writing.merge = (CvValueMerge) { .bulk = bulk,
                                   .estimated = info->origin == CV_ORIGIN_ESTIMATED,
                                   .keeps_estimates = info->keeps_estimates,
                                   .rewrites = info->rewrites,
                                   .summary = summary,
                                   .stored = stored,
                                   .progress = info->progress,
                                   .cancellable = cancellable };
  if (bulk == NULL)
    return FALSE;
  for (guint i = 0; i < n_writes; i++)
    if (!check_write (&writes[i], error))
      return FALSE;

  cv_db_set_cancellable (db, cancellable);
  ok = write_all (&writing, writes, n_writes, notes, dry_run, changes, error);
  cv_db_set_cancellable (db, NULL);
  g_clear_pointer (&writing.changes, g_bytes_unref);
  return ok;
}

gboolean
cv_value_store_write (CvPlanStore *store, const CvBatchInfo *info, const CvSeriesWrite *writes,
                      guint n_writes, gboolean dry_run, CvWriteSummary *summary,
                      GCancellable *cancellable, GError **error)
{
  return write_step (store, info, writes, n_writes, NULL, dry_run, summary, NULL, cancellable, error);
}

gboolean
cv_value_store_write_with (CvPlanStore *store, const CvBatchInfo *info,
                           const CvSeriesWrite *writes, guint n_writes, const CvEdit *notes,
                           CvWriteSummary *summary, GPtrArray **changes, GError **error)
{
  *changes = NULL;
  cv_plan_store_drop_checked (store);
  if (write_step (store, info, writes, n_writes, notes, FALSE, summary, changes, NULL, error))
    return TRUE;
  g_clear_pointer (changes, g_ptr_array_unref);
  return FALSE;
}
