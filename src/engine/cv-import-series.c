/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Values as they come in, per series, and what becomes of days that have several. In memory a value is a sample and
 * the line it stands on until it is settled; then the lines go and the samples stay in the same place. */

#include "config.h"

#include "engine/cv-import-series.h"

#include <glib/gi18n-lib.h>

#include "base/cv-error.h"
#include "base/cv-number.h"
#include "engine/cv-import-file.h"

/* As large as a sample, whose padding the line takes: a file of a gigabyte has tens of millions of them. */
typedef struct
{
  CvDay day;
  guint32 line; /* the last there can be for all after it */
  double value;
} Entry;

G_STATIC_ASSERT (sizeof (Entry) == sizeof (CvSample));

/* One series: entries while rows come in, samples once settled; both in the same memory. */
typedef struct
{
  char *metric;
  char *channel; /* NULL: the plan */
  CvGrain grain;
  Entry *entries;
  gsize n, size;
  gboolean ascending;
  gboolean left_out;
} Series;

struct _CvImportValues
{
  GPtrArray *series;   /* of Series */
  GHashTable *by_name; /* name of a series → Series */
  gboolean posts, several;

  /* The series of the rows before, found by address: exports repeat themselves. */
  struct
  {
    const char *metric, *channel;
    CvGrain grain;
    Series *series;
  } cache[4096];
};

static void
series_free (gpointer data)
{
  Series *series = data;

  g_free (series->metric);
  g_free (series->channel);
  g_free (series->entries);
  g_free (series);
}

CvImportValues *
cv_import_values_new (gboolean posts)
{
  CvImportValues *self = g_new0 (CvImportValues, 1);

  self->series = g_ptr_array_new_with_free_func (series_free);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->posts = posts;
  return self;
}

void
cv_import_values_free (CvImportValues *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->series);
  g_hash_table_unref (self->by_name);
  g_free (self);
}

void
cv_import_values_set_several (CvImportValues *self)
{
  self->several = TRUE;
}

static Series *
find_series (CvImportValues *self,
             const char     *metric,
             const char     *channel,
             CvGrain         grain)
{
  guint slot = (GPOINTER_TO_UINT (metric) / 8 * 31 + GPOINTER_TO_UINT (channel) / 8 + grain * 101) % G_N_ELEMENTS (self->cache);
  g_autofree char *name = NULL;
  Series *series;

  if (self->cache[slot].metric == metric && self->cache[slot].channel == channel && self->cache[slot].grain == grain)
    return self->cache[slot].series;

  name = g_strdup_printf ("%s@%s@%d", metric, channel != NULL ? channel : "", (int) grain);
  series = g_hash_table_lookup (self->by_name, name);
  if (series == NULL)
    {
      series = g_new0 (Series, 1);
      series->metric = g_strdup (metric);
      series->channel = g_strdup (channel);
      series->grain = grain;
      series->ascending = TRUE;
      g_ptr_array_add (self->series, series);
      g_hash_table_insert (self->by_name, g_steal_pointer (&name), series);
    }
  self->cache[slot].metric = metric;
  self->cache[slot].channel = channel;
  self->cache[slot].grain = grain;
  self->cache[slot].series = series;
  return series;
}

void
cv_import_values_add (CvImportValues *self,
                      const char     *metric,
                      const char     *channel,
                      CvGrain         grain,
                      CvDay           day,
                      double          value,
                      guint64         line)
{
  Series *series = find_series (self, metric, channel, grain);

  if (series->n == series->size)
    {
      series->size = series->size == 0 ? 64 : series->size + series->size / 2;
      series->entries = g_renew (Entry, series->entries, series->size);
    }
  if (series->n > 0 && series->entries[series->n - 1].day >= day)
    series->ascending = FALSE;
  series->entries[series->n++] = (Entry){ day, (guint32) MIN (line, G_MAXUINT32), value };
}

static int
compare_entries (const void *a,
                 const void *b)
{
  const Entry *x = a, *y = b;

  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  return (x->line > y->line) - (x->line < y->line);
}

static void
report_second_value (const Series          *series,
                     const Entry           *entry,
                     const CvImportContext *context,
                     CvImportReview        *review)
{
  static const char *const expected[]
      = { N_ ("one value a day"), N_ ("one value a week"), N_ ("one value a month"), N_ ("one value a quarter") };
  char day[CV_DAY_BUFFER], number[CV_NUMBER_BUFFER];
  g_autofree char *found
      /* Translators: %1$s is a number, %2$s a day, %3$s the name of a metric. */
      = g_strdup_printf (_ ("%1$s on %2$s, a second value of %3$s"),
                         cv_number_format (entry->value, number),
                         cv_period_format (entry->day, series->grain, day),
                         cv_import_context_get_metric_name (context, series->metric));

  cv_import_review_add_problem (review, entry->line, -1, found, _ (expected[series->grain]));
}

/* Whether a day has several values that are not the same. */
static gboolean
has_rivals (const Series *series)
{
  for (gsize i = 1; i < series->n; i++)
    {
      const Entry *before = &series->entries[i - 1], *entry = &series->entries[i];

      if (before->day == entry->day && before->value != entry->value)
        return TRUE;
    }
  return FALSE;
}

/* Puts one value a day in place; TRUE if some were added up. */
static gboolean
settle_days (Series                *series,
             gboolean               add_up,
             const CvImportContext *context,
             CvImportReview        *review)
{
  gboolean added = FALSE;
  gsize kept = 0;

  for (gsize i = 0; i < series->n; i++)
    {
      Entry *entry = &series->entries[i];
      Entry *last = kept > 0 ? &series->entries[kept - 1] : NULL;

      if (last == NULL || last->day != entry->day)
        series->entries[kept++] = *entry;
      else if (add_up)
        {
          last->value += entry->value;
          added = TRUE;
        }
      else if (last->value != entry->value)
        report_second_value (series, entry, context, review);
    }
  series->n = kept;
  return added;
}

/* The entries become samples where they lie. */
static void
entries_to_samples (Series *series)
{
  CvSample *samples = (CvSample *) series->entries;

  for (gsize i = 0; i < series->n; i++)
    {
      const Entry entry = series->entries[i];

      samples[i] = (CvSample){ entry.day, entry.value };
    }
}

static void
leave_out (Series                *series,
           const char            *sentence,
           const CvImportContext *context,
           CvImportReview        *review)
{
  GString *note = g_string_new (sentence);

  g_string_replace (note, "%s", cv_import_context_get_metric_name (context, series->metric), 1);
  cv_import_review_add_note (review, g_string_free (note, FALSE));
  series->left_out = TRUE;
}

/* TRUE if values of one day were added up. */
static gboolean
settle_series (CvImportValues        *self,
               Series                *series,
               const CvImportContext *context,
               CvImportReview        *review)
{
  CvMetricKind kind = CV_METRIC_FLOW;
  gboolean added = FALSE;

  cv_import_context_get_kind (context, series->metric, &kind);
  if (!series->ascending)
    qsort (series->entries, series->n, sizeof (Entry), compare_entries);

  if (kind != CV_METRIC_FLOW && self->posts)
    /* Translators: %s is the name of a metric, here and below. */
    leave_out (series, _ ("%s is left out: it is of single posts, and such numbers cannot be added up over posts."),
               context, review);
  else if (kind != CV_METRIC_FLOW && self->several && has_rivals (series))
    leave_out (series, _ ("%s is left out: the file has several numbers a day for it, and they cannot be added up."),
               context, review);
  else
    added = settle_days (series, kind == CV_METRIC_FLOW && (self->posts || self->several), context, review);

  entries_to_samples (series);
  return added;
}

gboolean
cv_import_values_settle (CvImportValues        *self,
                         const CvImportContext *context,
                         CvImportReview        *review,
                         GCancellable          *cancellable,
                         GError               **error)
{
  gboolean added = FALSE;

  for (guint i = 0; i < self->series->len; i++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        {
          g_set_error_literal (error, CV_ERROR, CV_ERROR_CANCELLED, _ ("Stopped. Nothing was changed."));
          return FALSE;
        }
      added = settle_series (self, self->series->pdata[i], context, review) || added;
    }
  if (added && !self->posts)
    cv_import_review_add_note (review, g_strdup (_ ("Rows of the same day are added up.")));
  cv_import_review_sort_problems (review);
  return TRUE;
}

CvSeriesWrite *
cv_import_values_get_writes (const CvImportValues *self,
                             guint                *n_writes)
{
  CvSeriesWrite *writes = g_new0 (CvSeriesWrite, MAX (self->series->len, 1));
  guint n = 0;

  for (guint i = 0; i < self->series->len; i++)
    {
      const Series *series = self->series->pdata[i];

      if (!series->left_out && series->n > 0)
        writes[n++] = (CvSeriesWrite){ series->metric, series->channel, series->grain,
                                       (const CvSample *) series->entries, series->n };
    }
  *n_writes = n;
  return writes;
}
