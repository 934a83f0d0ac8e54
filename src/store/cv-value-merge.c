/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The merge, in pieces: the stored values of the days of a few thousand given ones are read,
 * compared, and what gathered is written. A series without values, or whose values all lie before
 * or after the piece, is not read at all; that is the first import, and the daily one. */

#include "store/cv-value-merge.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cv-error.h"

#define PIECE 4096

static void
touch (CvStoredSeries *series, CvDay day)
{
  if (series->first_touched == CV_DAY_NONE || day < series->first_touched)
    series->first_touched = day;
  if (series->last_touched == CV_DAY_NONE || day > series->last_touched)
    series->last_touched = day;
}

static void
take_new (CvValueMerge *merge, CvStoredSeries *series, const CvSample *given)
{
  CvSampleRow row = { series->id, merge->batch, given->value, given->day };

  if (isnan (given->value))
    {
      merge->summary->unchanged++;
      return;
    }
  merge->summary->inserted++;
  touch (series, given->day);
  if (merge->writer != NULL)
    cv_sample_writer_insert (merge->writer, &row);
}

/* The same number, and as much of an estimate as before. */
static gboolean
is_same (CvValueMerge *merge, const CvSampleRow *stored, const CvSample *given)
{
  gboolean was_estimated = merge->estimated_batches != NULL
                           && g_hash_table_contains (merge->estimated_batches, &stored->batch);

  if (merge->rewrites)
    return FALSE;
  return stored->value == given->value && (merge->keeps_estimates || was_estimated == merge->estimated);
}

static void
take_known (CvValueMerge *merge, CvStoredSeries *series, const CvSampleRow *stored,
            const CvSample *given)
{
  CvSampleRow row = { series->id, merge->batch, given->value, given->day };

  if (is_same (merge, stored, given))
    {
      merge->summary->unchanged++;
      return;
    }
  if (isnan (given->value))
    merge->summary->deleted++;
  else
    merge->summary->changed++;
  touch (series, given->day);

  if (merge->writer == NULL)
    return;
  cv_sample_writer_set_aside (merge->writer, stored);
  if (isnan (given->value))
    cv_sample_writer_remove (merge->writer, series->id, given->day);
  else
    cv_sample_writer_replace (merge->writer, &row);
}

static gboolean
merge_with_stored (CvValueMerge *merge, CvStoredSeries *series, const CvSample *given,
                   gsize n_given, GError **error)
{
  const CvSampleRow *stored, *end;

  g_array_set_size (merge->stored, 0);
  if (!cv_bulk_read_rows (merge->bulk, series->id, given[0].day, given[n_given - 1].day,
                          merge->stored, error))
    return FALSE;
  stored = (const CvSampleRow *) (gpointer) merge->stored->data;
  end = stored + merge->stored->len;

  for (gsize i = 0; i < n_given; i++)
    {
      while (stored < end && stored->day < given[i].day)
        stored++;
      if (stored < end && stored->day == given[i].day)
        take_known (merge, series, stored, &given[i]);
      else
        take_new (merge, series, &given[i]);
    }
  return TRUE;
}

static gboolean
merge_piece (CvValueMerge *merge, CvStoredSeries *series, const CvSample *given, gsize n_given,
             GError **error)
{
  gboolean apart = series->first_day == CV_DAY_NONE || given[0].day > series->last_day
                   || given[n_given - 1].day < series->first_day;

  if (!apart)
    return merge_with_stored (merge, series, given, n_given, error);
  for (gsize i = 0; i < n_given; i++)
    take_new (merge, series, &given[i]);
  return TRUE;
}

gboolean
cv_value_merge_series (CvValueMerge *merge, CvStoredSeries *series, const CvSeriesWrite *write,
                       GError **error)
{
  series->first_touched = CV_DAY_NONE;
  series->last_touched = CV_DAY_NONE;

  for (gsize start = 0; start < write->n_samples; start += PIECE)
    {
      gsize n = MIN (PIECE, write->n_samples - start);

      if (g_cancellable_is_cancelled (merge->cancellable))
        {
          g_set_error_literal (error, CV_ERROR, CV_ERROR_CANCELLED,
                               _("Stopped. Nothing was changed."));
          return FALSE;
        }
      if (!merge_piece (merge, series, write->samples + start, n, error))
        return FALSE;
      cv_progress_add (merge->progress, n);
      if (merge->writer != NULL && !cv_sample_writer_relieve (merge->writer, error))
        return FALSE;
    }
  return TRUE;
}
