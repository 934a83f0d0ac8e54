/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sources/cv-sample.h"

#include "sources/cv-cell-date.h"
#include "sources/cv-cell-duration.h"
#include "sources/cv-cell-number.h"
#include "sources/cv-heading.h"

#define MAX_BYTES (1024 * 1024)

CvCellClass
cv_cell_class (const char *text, guint length)
{
  CvNumberShape number;
  CvDateReading date;
  double        seconds;
  gboolean      is_short;

  if (cv_cell_is_null (text, length))
    return CV_CLASS_EMPTY;
  if (g_str_has_prefix (text, "http://") || g_str_has_prefix (text, "https://"))
    return CV_CLASS_URL;
  if (cv_cell_date_judge (text, length, &date) && !date.is_weak)
    return CV_CLASS_DATE;
  if (cv_cell_number_judge (text, length, &number)
      || cv_cell_duration_read (text, length, &seconds, &is_short))
    return CV_CLASS_NUMBER;

  return CV_CLASS_TEXT;
}

static gsize
copy_record (CvSampleRecord *copy, const CvCsvRecord *record, guint64 next_line)
{
  gsize size = 0;

  *copy = (CvSampleRecord) {
    .line = record->line,
    .last_line = next_line - 1,
    .n_fields = record->n_fields,
    .is_quoted = record->fields[0].is_quoted,
    .texts = g_new0 (char *, record->n_fields + 1),
    .classes = g_new0 (CvCellClass, record->n_fields),
  };
  for (guint i = 0; i < record->n_fields; i++)
    {
      const CvCsvField *field = &record->fields[i];

      copy->texts[i] = g_strndup (field->text, field->length);
      copy->classes[i] = cv_cell_class (field->text, field->length);
      copy->n_filled += copy->classes[i] != CV_CLASS_EMPTY;
      size += field->length;
    }

  return size;
}

gboolean
cv_sample_read (CvSample *self, CvCsv *csv, GCancellable *cancellable, GError **error)
{
  gsize size = 0;

  self->n = 0;
  while (self->n < CV_SAMPLE_MAX_RECORDS && size < MAX_BYTES)
    {
      CvCsvRecord *record;

      if (!cv_csv_next (csv, &record, cancellable, error))
        return FALSE;
      if (record == NULL)
        break;
      size += copy_record (&self->records[self->n], record, csv->next_line);
      self->n++;
    }

  return TRUE;
}

void
cv_sample_clear (CvSample *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      g_strfreev (self->records[i].texts);
      g_free (self->records[i].classes);
    }
  self->n = 0;
}
