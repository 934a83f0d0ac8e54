/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The delimiter is the one that cuts the most records to the same number of fields, more than one.
 * Alone that is not enough: "12,5;13,5" is cut by the comma as evenly as by the semicolon. So
 * fields that hold another delimiter between letters or digits count against a reading, and a tie
 * goes to the delimiter that figures and sentences hold least. */

#include "sources/cv-csv-sniff.h"

#include <math.h>
#include <string.h>

#define MAX_RECORDS 200
#define MAX_WIDTH 256 /* widths above are counted as this one */

/* In the order of a tie. */
static const char candidates[] = { '\t', ';', ',', '|' };

typedef struct
{
  guint n_records;          /* not blank, not a comment */
  guint widths[MAX_WIDTH + 1];
  guint n_fields, n_mixed;  /* fields; those that hold a delimiter a writer would not leave there */
  guint n_stray;            /* records with a stray quotation mark */
  gboolean is_unclosed;
} Tally;

/* Whether @field looks as if it should have been cut: a tab, or ; or | between two others, with no
 * spaces about as a sentence would have. */
static gboolean
is_mixed (const CvCsvField *field, char delimiter)
{
  const char *others = delimiter == ';' ? "\t|" : delimiter == '|' ? "\t;" : "\t;|";
  const char *p = field->is_quoted ? NULL : strpbrk (field->text, others);

  for (; p != NULL; p = strpbrk (p + 1, others))
    if (*p != '\t' ? p[1] != ' ' && (p == field->text || p[-1] != ' ') : delimiter != '\t')
      return TRUE;

  return FALSE;
}

static void
count_record (Tally *tally, const CvCsvRecord *record, char delimiter)
{
  if (cv_csv_record_is_blank (record) || *record->fields[0].text == '#')
    return;

  tally->n_records++;
  tally->widths[MIN (record->n_fields, MAX_WIDTH)]++;
  tally->n_stray += record->has_stray_quote;
  for (guint i = 0; i < record->n_fields; i++)
    {
      tally->n_fields++;
      tally->n_mixed += is_mixed (&record->fields[i], delimiter);
    }
}

static void
count_sample (Tally *tally, const char *sample, gsize size, const CvCsvDialect *dialect)
{
  g_autofree char *copy = g_malloc (size + 1);
  CvTextStream     stream = { .buffer = copy, .capacity = size, .end = size, .is_at_end = TRUE };
  CvCsv            csv;
  CvCsvRecord     *record;

  memset (tally, 0, sizeof *tally);
  memcpy (copy, sample, size);
  cv_csv_init (&csv, &stream, dialect);
  while (tally->n_records < MAX_RECORDS)
    {
      if (!cv_csv_next (&csv, &record, NULL, NULL))
        {
          tally->is_unclosed = TRUE;
          break;
        }
      if (record == NULL)
        break;
      count_record (tally, record, dialect->delimiter);
    }
  cv_csv_clear (&csv);
}

static double
get_score (const Tally *tally)
{
  guint  best = 1;
  double share, clean;

  if (tally->n_records == 0)
    return 0;
  for (guint i = 2; i <= MAX_WIDTH; i++)
    if (tally->widths[i] > 0 && (best == 1 || tally->widths[i] > tally->widths[best]))
      best = i;
  if (best == 1)
    return 0;

  share = (double) tally->widths[best] / tally->n_records;
  clean = 1.0 - (double) (tally->n_mixed + tally->n_stray) / tally->n_fields;

  return share * share * clean * clean * clean * (1 + log2 (best) / 8);
}

static char
find_delimiter (const char *sample, gsize size, gboolean is_cr)
{
  double best_score = 0;
  char   best = ',';

  for (gsize i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      CvCsvDialect dialect = { .delimiter = candidates[i], .is_cr = is_cr };
      Tally        tally;
      double       score;

      count_sample (&tally, sample, size, &dialect);
      score = get_score (&tally);
      if (score > best_score)
        {
          best_score = score;
          best = candidates[i];
        }
    }

  return best;
}

/* Some databases write \" where CSV writes "". */
static gboolean
find_backslash (const char *sample, gsize size, CvCsvDialect dialect)
{
  Tally doubled, escaped;

  if (g_strstr_len (sample, (gssize) size, "\\\"") == NULL)
    return FALSE;

  count_sample (&doubled, sample, size, &dialect);
  dialect.has_backslash = TRUE;
  count_sample (&escaped, sample, size, &dialect);

  return (doubled.n_stray > 0 || doubled.is_unclosed) && escaped.n_stray == 0
         && !escaped.is_unclosed;
}

/* Reads "sep=;" or "sep=;" within quotes. Returns the delimiter, or 0. */
static char
read_hint (const char *sample, gsize size)
{
  const char *p = sample;
  const char *end = sample + size;

  if (p < end && *p == '"')
    p++;
  if (end - p < 5 || g_ascii_strncasecmp (p, "sep=", 4) != 0)
    return 0;
  if (p + 5 < end && strchr ("\r\n\",;\t|", p[5]) == NULL)
    return 0;

  return strchr ("\r\n\"", p[4]) == NULL ? p[4] : 0;
}

static gboolean
has_cr_lines (const char *sample, gsize size)
{
  return memchr (sample, '\n', size) == NULL && memchr (sample, '\r', size) != NULL;
}

/* Without the record that the sample's end cuts. */
static gsize
get_whole_size (const CvTextStream *stream, gboolean is_cr)
{
  const char *start = stream->buffer + stream->start;
  gsize       size = stream->end - stream->start;
  const char *last = memrchr (start, is_cr ? '\r' : '\n', size);

  return stream->is_at_end || last == NULL ? size : (gsize) (last + 1 - start);
}

gboolean
cv_csv_sniff (CvCsvSniff   *self,
              CvTextStream *stream,
              char          delimiter,
              GCancellable *cancellable,
              GError      **error)
{
  const char *sample;
  gsize       size;
  char        hint;

  cv_text_stream_rewind (stream);
  if (!cv_text_stream_fill (stream, cancellable, error))
    return FALSE;
  /* A short file is whole only once its end was seen. */
  if (!cv_text_stream_fill (stream, cancellable, error))
    return FALSE;

  sample = stream->buffer + stream->start;
  *self = (CvCsvSniff) { .has_hint = FALSE };
  self->dialect.is_cr = has_cr_lines (sample, stream->end - stream->start);
  size = get_whole_size (stream, self->dialect.is_cr);
  hint = read_hint (sample, size);
  self->has_hint = hint != 0;
  self->dialect.delimiter = delimiter != 0 ? delimiter
                            : hint != 0    ? hint
                                           : find_delimiter (sample, size, self->dialect.is_cr);
  self->dialect.has_backslash = find_backslash (sample, size, self->dialect);

  cv_text_stream_rewind (stream);
  return TRUE;
}
