/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sources/cv-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sources/cv-heading.h"

#define MAX_CLASSES 64   /* cells of a record that are compared with the table's */
#define LONG_TEXT 60     /* bytes; a note is longer than a name */

void
cv_rows_init (CvRows *self, CvCsv *csv, const CvHeader *header, guint max)
{
  *self = (CvRows) { .csv = csv, .header = header, .max = max };
  self->leads_with_days = header->classes[0] == CV_CLASS_DATE;
  self->skipped = g_array_new (FALSE, FALSE, sizeof (CvRowsSkipped));
}

void
cv_rows_clear (CvRows *self)
{
  g_clear_pointer (&self->skipped, g_array_unref);
}

void
cv_rows_rewind (CvRows *self)
{
  cv_csv_rewind (self->csv);
  self->is_after_gap = self->is_over = FALSE;
  self->n_rows = self->n_skipped = self->second_table = 0;
  self->pending = 0;
  g_array_set_size (self->skipped, 0);
}

/* All lines of the record just read. */
static void
skip (CvRows *self, const CvCsvRecord *record, const char *why)
{
  for (guint64 line = record->line; line < self->csv->next_line; line++)
    {
      CvRowsSkipped skipped = { line, why };

      self->n_skipped++;
      if (self->skipped->len < self->max)
        g_array_append_val (self->skipped, skipped);
    }
}

static const char *
get_preamble_reason (const CvRows *self, guint64 line)
{
  const GArray *preamble = self->header->preamble;

  for (guint i = 0; i < preamble->len; i++)
    {
      const CvPreambleLine *skipped = &g_array_index (preamble, CvPreambleLine, i);

      if (skipped->line <= line && line <= skipped->last_line)
        return skipped->why;
    }

  return _("a line before the table");
}

static gboolean
is_header_again (const CvRows *self, const CvCsvRecord *record)
{
  char **names = self->header->names;

  if (names == NULL || record->n_fields < self->header->width)
    return FALSE;
  for (guint i = 0; i < self->header->width; i++)
    if (g_ascii_strcasecmp (record->fields[i].text, names[i]) != 0)
      return FALSE;

  return TRUE;
}

typedef struct
{
  guint             n;
  const CvCsvField *first, *last;
} Filled;

static Filled
find_filled (const CvCsvRecord *record)
{
  Filled filled = { 0 };

  for (guint i = 0; i < record->n_fields; i++)
    if (record->fields[i].length > 0)
      {
        filled.n++;
        filled.last = &record->fields[i];
        if (filled.first == NULL)
          filled.first = filled.last;
      }

  return filled;
}

/* A sum names itself in the first cell that is filled, or, where the first cell is empty, in the
 * last. */
static gboolean
is_total (const CvRows *self, const CvCsvRecord *record, const Filled *filled)
{
  const CvCsvField *first = filled->first;

  if (filled->n < 2)
    return FALSE;
  if (cv_heading_is_total (first->text, FALSE))
    return TRUE;
  if (first != &record->fields[0] && cv_heading_is_total (filled->last->text, FALSE))
    return TRUE;

  return self->leads_with_days && cv_cell_class (first->text, first->length) == CV_CLASS_TEXT
         && cv_heading_is_total (first->text, TRUE);
}

/* "Source: LinkedIn" below the rows: alone on its line, where a row would have more. What begins like a row and is
 * not parted ("2026-04-04,2" among rows with semicolons) is a row that cannot be read. */
static gboolean
is_note (const CvRows *self, const CvCsvRecord *record, guint n_filled)
{
  const CvCsvField *first = &record->fields[0];
  CvCellClass       class = self->header->classes[0];

  if (n_filled != 1 || self->header->width == 1 || first->length == 0)
    return FALSE;
  if (class > CV_CLASS_TEXT)
    return (record->n_fields == 1 || self->header->width > 2) && !g_ascii_isdigit (*first->text)
           && cv_cell_class (first->text, first->length) == CV_CLASS_TEXT;

  return record->n_fields == 1 || (self->header->width > 2 && first->length > LONG_TEXT);
}

/* Why @record is no row; NULL: it is one. Most records are told by their first byte. */
static const char *
find_reason (const CvRows *self, const CvCsvRecord *record)
{
  Filled filled;

  if (self->leads_with_days && record->n_fields == self->header->width
      && g_ascii_isdigit (*record->fields[0].text))
    return NULL;

  filled = find_filled (record);
  if (filled.n == 0)
    return _("an empty line");
  if (cv_header_is_comment (record->fields[0].text, record->fields[0].is_quoted, record->n_fields))
    return _("a comment");
  if (is_header_again (self, record))
    return _("the header again");
  if (is_total (self, record, &filled))
    return _("a sum of other rows");

  return is_note (self, record, filled.n) ? _("a note") : NULL;
}

/* After a gap: whether @record goes on with the table, or begins another. */
static gboolean
goes_on (const CvRows *self, const CvCsvRecord *record)
{
  CvCellClass classes[MAX_CLASSES] = { CV_CLASS_EMPTY };
  guint       n = MIN (record->n_fields, MAX_CLASSES);
  guint       n_same, n_other;

  for (guint i = 0; i < n; i++)
    classes[i] = cv_cell_class (record->fields[i].text, record->fields[i].length);
  cv_header_compare (self->header, classes, n, &n_same, &n_other);
  if (n_same + n_other == 0)
    return record->n_fields == self->header->width;

  return n_same >= n_other && (record->n_fields == self->header->width || n_same > 1);
}

static void
begin_second_table (CvRows *self, const CvCsvRecord *record)
{
  for (guint i = self->pending; i < self->skipped->len; i++)
    g_array_index (self->skipped, CvRowsSkipped, i).why = _("a second table");
  self->is_over = TRUE;
  self->second_table = record->line;
}

/* An empty line or a comment below rows may be all there is between two tables. */
static void
note_gap (CvRows *self, const CvCsvRecord *record)
{
  gboolean is_gap = *record->fields[0].text == '#' || cv_csv_record_is_blank (record);

  if (!is_gap || self->is_after_gap || self->n_rows == 0)
    return;

  self->is_after_gap = TRUE;
  self->pending = self->skipped->len;
}

/* Why @record, from the table's first line on, is no row; NULL: it is one. */
static const char *
judge_below (CvRows *self, const CvCsvRecord *record)
{
  const char *why;

  if (self->is_over)
    return _("a second table");
  why = find_reason (self, record);
  if (why == NULL && self->is_after_gap && !goes_on (self, record))
    {
      begin_second_table (self, record);
      return _("a second table");
    }
  if (why != NULL)
    note_gap (self, record);

  return why;
}

/* Takes note of @record. Returns whether it is a row. */
static gboolean
judge (CvRows *self, const CvCsvRecord *record)
{
  const char *why;

  if (record->line == self->header->line)
    return FALSE;
  if (record->line < self->header->first_line)
    why = get_preamble_reason (self, record->line);
  else
    why = judge_below (self, record);
  if (why != NULL)
    {
      skip (self, record, why);
      return FALSE;
    }

  self->is_after_gap = FALSE;
  self->n_rows++;
  return TRUE;
}

gboolean
cv_rows_next (CvRows *self, CvCsvRecord **record, GCancellable *cancellable, GError **error)
{
  do
    if (!cv_csv_next (self->csv, record, cancellable, error))
      return FALSE;
  while (*record != NULL && !judge (self, *record));

  return TRUE;
}
