/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading measured values. Series are found in "series", a thousand lines at most; their values are
 * ranges of "sample", read in the order they lie in the file, straight into one array. What adds up
 * to what is the model's business. */


#include "store/cv-batch.h"
#include "store/cv-cell.h"
#include "store/cv-plan-store-private.h"
#include "store/cv-value-store.h"

#define MAX_SERIES 100000
#define MAX_SAMPLES (20 * 1000 * 1000) /* 320 MB in memory */

/* Series of a deleted channel are not there until the deletion is undone. */
static const char select_series[] =
  "SELECT id, metric, channel, grain, first_day, last_day, last_value FROM series"
  " WHERE first_day IS NOT NULL"
  " AND (channel = '' OR EXISTS (SELECT 1 FROM channel WHERE channel.id = series.channel))"
  " ORDER BY metric, channel, grain";

static const char select_values[] =
  "SELECT sample.day, sample.value, sample.batch, batch.origin, batch.name, batch.note, batch.\"when\""
  " FROM series JOIN sample ON sample.series_id = series.id"
  " LEFT JOIN batch ON batch.id = sample.batch"
  " WHERE series.metric = ? AND series.channel = ? AND series.grain = ?"
  " ORDER BY sample.day";

static const char select_estimated[] =
  "SELECT day FROM sample WHERE series_id = ?1 AND day BETWEEN"
  " (SELECT coalesce (max (day), ?2) FROM sample WHERE series_id = ?1 AND day < ?2) AND ?3"
  " AND batch IN (SELECT id FROM batch WHERE origin = 'estimated') ORDER BY day";

static void
series_info_free (gpointer data)
{
  CvSeriesInfo *info = data;

  g_free (info->metric);
  g_free (info->channel);
  g_free (info);
}

/* What names a series. */
static gboolean
read_key (CvStatement *get, CvSeriesInfo *info)
{
  const char *metric = cv_cell_read_text (get, 1);
  const char *channel = cv_cell_read_text (get, 2);
  const char *grain = cv_cell_read_text (get, 3);

  if (metric == NULL || channel == NULL || grain == NULL)
    return FALSE;
  info->metric = g_strdup (metric);
  info->channel = *channel != '\0' ? g_strdup (channel) : NULL;
  return cv_grain_from_string (grain, &info->grain);
}

/* A line of select_series; NULL with @error set. */
static CvSeriesInfo *
read_info (CvDb *db, CvStatement *get, gint64 *id, GError **error)
{
  CvSeriesInfo *info = g_new0 (CvSeriesInfo, 1);

  if (cv_cell_read_integer (get, 0, 1, G_MAXINT32, id) && read_key (get, info)
      && cv_cell_read_day (get, 4, &info->first_day) && cv_cell_read_day (get, 5, &info->last_day)
      && cv_cell_read_number (get, 6, &info->last_value))
    return info;
  series_info_free (info);
  cv_db_fail_damaged (db, error, "series");
  return NULL;
}

/* (transfer full) of CvSeriesInfo; their ids go to @ids, of gint64. */
static GPtrArray *
list_series (CvDb *db, GArray *ids, GError **error)
{
  g_autoptr (CvStatement) get = cv_db_prepare (db, select_series, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (series_info_free);
  int result;

  if (get == NULL)
    return NULL;
  while ((result = cv_db_step (db, get, error)) == SQLITE_ROW)
    {
      gint64        id = 0;
      CvSeriesInfo *info = list->len < MAX_SERIES ? read_info (db, get, &id, error) : NULL;

      if (list->len == MAX_SERIES)
        cv_db_fail_damaged (db, error, "series");
      if (info == NULL)
        return NULL;
      g_ptr_array_add (list, info);
      g_array_append_val (ids, id);
    }
  return result == SQLITE_DONE ? g_steal_pointer (&list) : NULL;
}

gboolean
cv_series_infos_have (const char *metric, const char *channel, gpointer infos)
{
  GPtrArray *array = infos;

  for (guint i = 0; i < array->len; i++)
    {
      const CvSeriesInfo *info = array->pdata[i];

      if (g_str_equal (info->metric, metric) && g_strcmp0 (info->channel, channel) == 0)
        return TRUE;
    }
  return FALSE;
}

GPtrArray *
cv_value_store_list_series (CvPlanStore *store, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  return list_series (cv_plan_store_get_db (store), ids, error);
}

/* What a CvSeriesSet keeps: the samples of all series, one after the other, and the names. */
typedef struct
{
  GArray    *samples; /* of CvSample */
  GPtrArray *infos;
  GPtrArray *estimated; /* of GArray of CvDay: of the series that have estimates */
} Memory;

static void
memory_free (Memory *memory)
{
  g_array_unref (memory->samples);
  g_ptr_array_unref (memory->infos);
  g_ptr_array_unref (memory->estimated);
  g_free (memory);
}

void
cv_series_set_free (CvSeriesSet *set)
{
  if (set == NULL)
    return;
  g_free (set->series);
  memory_free (set->memory);
  g_free (set);
}

/* Which part of the plan is read. */
typedef struct
{
  CvSeriesFilter wanted;
  gpointer       data;
  CvDay          from, to;
} Selection;

static gboolean
is_of_metrics (const char *metric, const char *channel, gpointer metrics)
{
  return metrics == NULL || g_strv_contains (metrics, metric);
}

/* Which days of @series are estimates. */
static gboolean
load_estimated (CvDb *db, gint64 id, const Selection *selection, Memory *memory, CvSeries *series, GError **error)
{
  g_autoptr (CvStatement) get = cv_db_prepare (db, select_estimated, error);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (CvDay));
  int result;

  if (get == NULL)
    return FALSE;
  sqlite3_bind_int64 (get, 1, id);
  sqlite3_bind_int64 (get, 2, selection->from);
  sqlite3_bind_int64 (get, 3, selection->to);
  while ((result = cv_db_step (db, get, error)) == SQLITE_ROW)
    {
      CvDay day;

      if (!cv_cell_read_day (get, 0, &day))
        return cv_db_fail_damaged (db, error, "series %" G_GINT64_FORMAT, id);
      g_array_append_val (days, day);
    }
  if (days->len > 0)
    {
      series->estimated = (const CvDay *) (gpointer) days->data;
      series->n_estimated = days->len;
      g_ptr_array_add (memory->estimated, g_steal_pointer (&days));
    }
  return result == SQLITE_DONE;
}

/* Most plans have no estimates, and need not be searched for them. */
static gboolean
has_estimates (CvDb *db, gboolean *has, GError **error)
{
  g_autoptr (GError) why = NULL;
  g_autoptr (GHashTable) batches = cv_batch_list_estimated (db, &why);

  *has = batches != NULL;
  if (why == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&why));
  return FALSE;
}

/* Reads into @set how many samples each series has; where they are comes later. */
static gboolean
load_series (CvBulk *bulk, const Selection *selection, CvSeriesSet *set, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Memory *memory = set->memory;
  gboolean listed = FALSE, estimated = FALSE;

  g_clear_pointer (&memory->infos, g_ptr_array_unref);
  memory->infos = list_series (cv_bulk_get_db (bulk), ids, error);
  if (memory->infos == NULL)
    memory->infos = g_ptr_array_new ();
  else if (has_estimates (cv_bulk_get_db (bulk), &estimated, error))
    listed = TRUE;
  if (!listed)
    return FALSE;

  set->series = g_new0 (CvSeries, memory->infos->len);
  for (guint i = 0; i < memory->infos->len; i++)
    {
      const CvSeriesInfo *info = g_ptr_array_index (memory->infos, i);
      gint64 id = g_array_index (ids, gint64, i);
      guint  before = memory->samples->len;

      if (info->first_day > selection->to
          || !selection->wanted (info->metric, info->channel, selection->data))
        continue;
      if (!cv_bulk_read (bulk, id, selection->from, selection->to, memory->samples, MAX_SAMPLES,
                         error))
        return FALSE;
      set->series[set->n_series++] = (CvSeries) { .metric = info->metric,
                                                  .channel = info->channel,
                                                  .grain = info->grain,
                                                  .n_samples = memory->samples->len - before };
      if (estimated
          && !load_estimated (cv_bulk_get_db (bulk), id, selection, memory, &set->series[set->n_series - 1], error))
        return FALSE;
    }
  return TRUE;
}

/* Now that the array no longer moves. */
static void
point_into (CvSeriesSet *set, GArray *samples)
{
  const CvSample *next = (const CvSample *) (gpointer) samples->data;

  for (guint i = 0; i < set->n_series; i++)
    {
      set->series[i].samples = next;
      next += set->series[i].n_samples;
    }
}

static CvSeriesSet *
load (CvPlanStore *store, const Selection *selection, GError **error)
{
  CvDb   *db = cv_plan_store_get_db (store);
  CvBulk *bulk = cv_plan_store_get_bulk (store, error);
  Memory *memory = g_new0 (Memory, 1);
  g_autoptr (CvSeriesSet) set = g_new0 (CvSeriesSet, 1);
  gboolean ok;

  memory->samples = g_array_new (FALSE, FALSE, sizeof (CvSample));
  memory->infos = g_ptr_array_new ();
  memory->estimated = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  set->memory = memory;

  /* One transaction: one lock for a thousand ranges, and all of one moment. */
  if (bulk == NULL || !cv_db_begin (db, FALSE, error))
    return NULL;
  ok = load_series (bulk, selection, set, error);
  if (!cv_db_end (db, ok, error))
    return NULL;

  point_into (set, memory->samples);
  return g_steal_pointer (&set);
}

CvSeriesSet *
cv_value_store_load_where (CvPlanStore *store, CvSeriesFilter wanted, gpointer data, GError **error)
{
  const Selection selection = { wanted, data, G_MININT32, G_MAXINT32 };

  return load (store, &selection, error);
}

CvSeriesSet *
cv_value_store_load_between (CvPlanStore *store, const char *const *metrics, CvDay from, CvDay to,
                             GError **error)
{
  const Selection selection = { is_of_metrics, (gpointer) metrics, from, to };

  return load (store, &selection, error);
}

CvSeriesSet *
cv_value_store_load (CvPlanStore *store, const char *const *metrics, GError **error)
{
  return cv_value_store_load_between (store, metrics, G_MININT32, G_MAXINT32, error);
}

static void
clear_batch_name (gpointer data)
{
  CvBatchName *batch = data;

  g_free (batch->name);
  g_free (batch->note);
}

static void
clear_value (CvValueRow *value)
{
  g_atomic_rc_box_release_full (value->brought, clear_batch_name);
}

/* Batches as they come by; (transfer none), NULL if it is not readable. */
static CvBatchName *
read_batch_name (CvStatement *get, GHashTable *batches, gint64 id)
{
  CvBatchName *batch = g_hash_table_lookup (batches, &id);
  const char  *name, *note;
  gint64       when;

  if (batch != NULL)
    return batch;
  name = cv_cell_read_text (get, 4);
  note = cv_cell_read_text (get, 5);
  if (name == NULL || note == NULL || !cv_cell_read_integer (get, 6, 0, G_MAXINT64, &when))
    return NULL;

  batch = g_atomic_rc_box_new (CvBatchName);
  *batch = (CvBatchName){ g_strdup (name), g_strdup (note), when };
  g_hash_table_insert (batches, g_memdup2 (&id, sizeof id), batch);
  return batch;
}

static void
release_batch_name (gpointer batch)
{
  g_atomic_rc_box_release_full (batch, clear_batch_name);
}

static gboolean
read_value (CvStatement *get, CvDay after, GHashTable *batches, CvValueRow *value)
{
  const char *origin = cv_cell_read_text (get, 3);

  value->day = sqlite3_column_int (get, 0);
  value->value = sqlite3_column_double (get, 1);
  if (!cv_bulk_check_value (sqlite3_column_type (get, 0), sqlite3_column_int64 (get, 0),
                            sqlite3_column_type (get, 1), value->value, after)
      || !cv_cell_read_integer (get, 2, 1, G_MAXINT32, &value->batch) || origin == NULL
      || !cv_origin_from_string (origin, &value->origin))
    return FALSE;
  value->brought = read_batch_name (get, batches, value->batch);
  return value->brought != NULL;
}

GArray *
cv_value_store_list_values (CvPlanStore *store, const char *metric, const char *channel,
                            CvGrain grain, GError **error)
{
  CvDb *db = cv_plan_store_get_db (store);
  g_autoptr (CvStatement) get = cv_db_prepare (db, select_values, error);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (CvValueRow));
  g_autoptr (GHashTable) batches
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, release_batch_name);
  CvValueRow value = { .day = CV_DAY_NONE };
  int result;

  g_array_set_clear_func (values, (GDestroyNotify) clear_value);
  if (get == NULL)
    return NULL;
  sqlite3_bind_text (get, 1, metric, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (get, 2, channel != NULL ? channel : "", -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (get, 3, cv_grain_to_string (grain), -1, SQLITE_STATIC);
  while ((result = cv_db_step (db, get, error)) == SQLITE_ROW)
    {
      if (!read_value (get, value.day, batches, &value))
        {
          cv_db_fail_damaged (db, error, "series %s", metric);
          return NULL;
        }
      g_atomic_rc_box_acquire (value.brought);
      g_array_append_val (values, value);
    }
  return result == SQLITE_DONE ? g_steal_pointer (&values) : NULL;
}
