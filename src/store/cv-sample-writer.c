/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Values on their way into the file. They gather in four arrays of plain rows and are written by
 * one statement each; memory stays bounded however many there are. */

#include "store/cv-sample-writer.h"

#define MUCH 8192 /* rows; 256 KiB */

static const char insert_samples[] =
  "INSERT INTO sample (series_id, day, value, batch)"
  " SELECT series_id, day, value, batch FROM cv_rows";

static const char replace_samples[] =
  "INSERT INTO sample (series_id, day, value, batch)"
  " SELECT series_id, day, value, batch FROM cv_rows WHERE TRUE"
  " ON CONFLICT (series_id, day) DO UPDATE SET value = excluded.value, batch = excluded.batch";

static const char delete_sample[] = "DELETE FROM sample WHERE series_id = ? AND day = ?";

static const char insert_set_aside[] =
  "INSERT INTO set_aside (batch, series_id, day, value, value_batch)"
  " SELECT ?, series_id, day, value, batch FROM cv_rows";

static const char summarize_series[] =
  "UPDATE series SET (first_day, last_day, last_value) ="
  " ((SELECT day FROM sample WHERE series_id = ?1 ORDER BY day LIMIT 1),"
  "  (SELECT day FROM sample WHERE series_id = ?1 ORDER BY day DESC LIMIT 1),"
  "  (SELECT value FROM sample WHERE series_id = ?1 ORDER BY day DESC LIMIT 1))"
  " WHERE id = ?1";

struct _CvSampleWriter
{
  CvBulk      *bulk;
  gint64       batch;
  GArray      *inserted; /* all of CvSampleRow */
  GArray      *replaced;
  GArray      *removed;
  GArray      *set_aside;
  guint64      n_set_aside;
};

CvSampleWriter *
cv_sample_writer_new (CvBulk *bulk, gint64 batch)
{
  CvSampleWriter *self = g_new0 (CvSampleWriter, 1);

  self->bulk = bulk;
  self->batch = batch;
  self->inserted = g_array_new (FALSE, FALSE, sizeof (CvSampleRow));
  self->replaced = g_array_new (FALSE, FALSE, sizeof (CvSampleRow));
  self->removed = g_array_new (FALSE, FALSE, sizeof (CvSampleRow));
  self->set_aside = g_array_new (FALSE, FALSE, sizeof (CvSampleRow));
  return self;
}

void
cv_sample_writer_free (CvSampleWriter *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->inserted);
  g_array_unref (self->replaced);
  g_array_unref (self->removed);
  g_array_unref (self->set_aside);
  g_free (self);
}

void
cv_sample_writer_insert (CvSampleWriter *self, const CvSampleRow *row)
{
  g_array_append_vals (self->inserted, row, 1);
}

void
cv_sample_writer_replace (CvSampleWriter *self, const CvSampleRow *row)
{
  g_array_append_vals (self->replaced, row, 1);
}

void
cv_sample_writer_remove (CvSampleWriter *self, gint64 series, CvDay day)
{
  CvSampleRow row = { .series = series, .day = day };

  g_array_append_val (self->removed, row);
}

void
cv_sample_writer_set_aside (CvSampleWriter *self, const CvSampleRow *row)
{
  g_array_append_vals (self->set_aside, row, 1);
  self->n_set_aside++;
}

guint64
cv_sample_writer_get_n_set_aside (CvSampleWriter *self)
{
  return self->n_set_aside;
}

/* Runs @sql with @rows as "cv_rows" and empties them. */
static gboolean
write_rows (CvSampleWriter *self, const char *sql, GArray *rows, GError **error)
{
  gboolean ok;

  if (rows->len == 0)
    return TRUE;
  ok = cv_bulk_write (self->bulk, sql, self->batch, (const CvSampleRow *) (gpointer) rows->data,
                      rows->len, error);
  g_array_set_size (rows, 0);
  return ok;
}

static gboolean
remove_rows (CvSampleWriter *self, GError **error)
{
  CvDb *db = cv_bulk_get_db (self->bulk);

  for (guint i = 0; i < self->removed->len; i++)
    {
      CvSampleRow *row = &g_array_index (self->removed, CvSampleRow, i);

      if (!cv_db_run_with (db, delete_sample, row->series, row->day, error))
        return FALSE;
    }
  g_array_set_size (self->removed, 0);
  return TRUE;
}

gboolean
cv_sample_writer_flush (CvSampleWriter *self, GError **error)
{
  return write_rows (self, insert_samples, self->inserted, error)
         && write_rows (self, replace_samples, self->replaced, error)
         && write_rows (self, insert_set_aside, self->set_aside, error)
         && remove_rows (self, error);
}

gboolean
cv_sample_writer_relieve (CvSampleWriter *self, GError **error)
{
  if (self->inserted->len < MUCH && self->replaced->len < MUCH && self->removed->len < MUCH
      && self->set_aside->len < MUCH)
    return TRUE;
  return cv_sample_writer_flush (self, error);
}

gboolean
cv_sample_writer_summarize (CvDb *db, gint64 series, GError **error)
{
  return cv_db_run_with (db, summarize_series, series, 0, error);
}
