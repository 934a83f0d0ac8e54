/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A record is cut where it lies in the stream's window: first its fields are found, not written to,
 * because the window may turn out to end before the record does; then it is begun again with more.
 * Only a whole record is written to: quotes are undoubled and zeros put behind the fields. So no
 * field is copied and nothing is allocated once the arrays have grown. */

#include "sources/cv-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/cv-error.h"

typedef enum
{
  SCAN_DONE,
  SCAN_MORE,      /* the window ends within the record */
  SCAN_UNCLOSED,  /* the file ends within quotes */
  SCAN_TOO_MANY
} Scan;

void
cv_csv_init (CvCsv *self, CvTextStream *stream, const CvCsvDialect *dialect)
{
  *self = (CvCsv) { .stream = stream, .dialect = *dialect, .next_line = 1 };
  self->stops[(guint8) dialect->delimiter] = 1;
  self->stops['\n'] = 1;
  if (dialect->is_cr)
    self->stops['\r'] = 1;
}

void
cv_csv_clear (CvCsv *self)
{
  g_clear_pointer (&self->record.fields, g_free);
  self->capacity = 0;
}

void
cv_csv_rewind (CvCsv *self)
{
  cv_text_stream_rewind (self->stream);
  self->next_line = 1;
  self->n_lf = self->n_crlf = self->n_cr = 0;
}

gboolean
cv_csv_record_is_blank (const CvCsvRecord *record)
{
  for (guint i = 0; i < record->n_fields; i++)
    if (record->fields[i].length > 0)
      return FALSE;

  return TRUE;
}

static void
add_field (CvCsv *self, char *start, char *end, gboolean is_quoted)
{
  CvCsvRecord *record = &self->record;

  if (record->n_fields == self->capacity)
    {
      self->capacity = MAX (64, self->capacity * 2);
      record->fields = g_renew (CvCsvField, record->fields, self->capacity);
    }
  record->fields[record->n_fields++] = (CvCsvField) { start, (guint) (end - start), is_quoted };
}

static gboolean
is_escaped (const CvCsv *self, const char *start, const char *quote)
{
  gsize n = 0;

  if (!self->dialect.has_backslash)
    return FALSE;
  while (quote - n > start && quote[-1 - (gssize) n] == '\\')
    n++;

  return n % 2 == 1;
}

/* After the quote that may close a field: past spaces and the CR of the line's end. */
static char *
skip_blanks (const CvCsv *self, char *p)
{
  while ((*p == ' ' || *p == '\r') && !self->stops[(guint8) *p])
    p++;

  return p;
}

/* @p is behind the opening quote. Finds the closing one: the first that is not doubled and that a
 * delimiter or the line's end follows. Sets @p to what follows, @close to the quote. */
static Scan
scan_quoted (CvCsv *self, char **p, char **close, char *end)
{
  char *start = *p;
  char *quote = start;

  for (;;)
    {
      char *next;

      quote = memchr (quote, '"', (gsize) (end - quote));
      if (quote == NULL)
        return self->stream->is_at_end ? SCAN_UNCLOSED : SCAN_MORE;
      if (is_escaped (self, start, quote))
        {
          quote++;
          continue;
        }
      next = skip_blanks (self, quote + 1);
      if (next >= end && !self->stream->is_at_end)
        return SCAN_MORE;
      if (next >= end || self->stops[(guint8) *next])
        {
          *close = quote;
          *p = MIN (next, end);
          return SCAN_DONE;
        }
      if (quote[1] == '"')
        quote += 2;
      else
        {
          self->record.has_stray_quote = TRUE;
          quote++;
        }
    }
}

static char *
find_quote (const CvCsv *self, char *p)
{
  while (*p == ' ')
    p++;

  return *p == '"' ? p : NULL;
}

/* One field from @p on; sets @p to the delimiter or line's end behind it. */
static Scan
scan_field (CvCsv *self, char **p, char *end)
{
  char *start = *p;
  char *quote = NULL;
  char *close;

  if (*start == '"' || *start == ' ')
    quote = find_quote (self, start);
  if (quote != NULL && quote < end)
    {
      Scan scan;

      *p = quote + 1;
      scan = scan_quoted (self, p, &close, end);
      if (scan == SCAN_DONE)
        add_field (self, quote + 1, close, TRUE);
      return scan;
    }

  while (!self->stops[(guint8) **p])
    (*p)++;
  if (*p >= end && !self->stream->is_at_end)
    return SCAN_MORE;

  add_field (self, start, MIN (*p, end), FALSE);
  return SCAN_DONE;
}

static void
count_newline (CvCsv *self, const char *p, const char *start)
{
  if (*p == '\r')
    self->n_cr++;
  else if (p > start && p[-1] == '\r')
    self->n_crlf++;
  else
    self->n_lf++;
}

/* Finds the record's fields and sets @next to what follows it. */
static Scan
scan_record (CvCsv *self, char **next)
{
  CvTextStream *stream = self->stream;
  char         *start = stream->buffer + stream->start;
  char         *end = stream->buffer + stream->end;
  char         *p = start;

  *end = '\n'; /* so that no loop runs past it */
  self->record.n_fields = 0;
  self->record.has_stray_quote = FALSE;
  for (;;)
    {
      Scan scan = scan_field (self, &p, end);

      if (scan != SCAN_DONE)
        return scan;
      if (p < end && *p == self->dialect.delimiter)
        {
          if (self->record.n_fields == CV_CSV_MAX_FIELDS)
            return SCAN_TOO_MANY;
          p++;
          continue;
        }
      if (p < end)
        count_newline (self, p, start);
      *next = MIN (p + 1, end);
      return SCAN_DONE;
    }
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static void
trim (CvCsvField *field)
{
  while (field->length > 0 && is_blank (field->text[field->length - 1]))
    field->length--;
  while (field->length > 0 && is_blank (*field->text))
    {
      field->text++;
      field->length--;
    }
}

void
cv_csv_field_get_trimmed (const CvCsvField *field, const char **text, guint *length)
{
  CvCsvField trimmed = *field;

  if (field->is_quoted)
    trim (&trimmed);
  *text = trimmed.text;
  *length = trimmed.length;
}

static guint64
count_lines (const CvCsv *self, const CvCsvField *field)
{
  char        newline = self->dialect.is_cr ? '\r' : '\n';
  const char *end = field->text + field->length;
  guint64     n = 0;

  for (const char *p = field->text; (p = memchr (p, newline, (gsize) (end - p))) != NULL; p++)
    n++;

  return n;
}

static void
unescape (CvCsvField *field, gboolean has_backslash)
{
  char *to = field->text;
  char *end = field->text + field->length;

  if (memchr (field->text, '"', field->length) == NULL)
    return;

  for (char *from = to; from < end; from++)
    {
      gboolean is_mark = *from == '"' || (has_backslash && *from == '\\');

      if (is_mark && from + 1 < end && from[1] == '"')
        from++;
      *to++ = *from;
    }
  field->length = (guint) (to - field->text);
}

/* Writes to the fields found. Returns FALSE if one is too long. */
static gboolean
finish_record (CvCsv *self)
{
  CvCsvRecord *record = &self->record;

  record->line = self->next_line++;
  for (guint i = 0; i < record->n_fields; i++)
    {
      CvCsvField *field = &record->fields[i];

      if (field->length > CV_CSV_MAX_FIELD)
        return FALSE;
      if (field->is_quoted)
        {
          self->next_line += count_lines (self, field);
          unescape (field, self->dialect.has_backslash);
        }
      else if (field->length > 0)
        trim (field);
      field->text[field->length] = '\0';
    }

  return TRUE;
}

static gboolean
set_limit_error (const CvCsv *self, guint64 line, Scan scan, GError **error)
{
  if (scan == SCAN_TOO_MANY)
    g_set_error (error, CV_ERROR, CV_ERROR_LIMIT,
                 _("Line %1$lu has more than %2$d columns. Leave out the columns "
                   "that are not needed."),
                 (gulong) line, CV_CSV_MAX_FIELDS);
  else if (scan == SCAN_UNCLOSED)
    g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
                 _("The quotation mark that opens in line %lu is never closed. "
                   "The file may be cut short: export it again."),
                 (gulong) line);
  else
    g_set_error (error, CV_ERROR, CV_ERROR_LIMIT,
                 _("Line %1$lu is too long: a cell may have %2$d MB, a row %3$d MB. "
                   "Perhaps a quotation mark is not closed there."),
                 (gulong) line, CV_CSV_MAX_FIELD >> 20, CV_CSV_MAX_RECORD >> 20);

  return FALSE;
}

gboolean
cv_csv_next (CvCsv *self, CvCsvRecord **record, GCancellable *cancellable, GError **error)
{
  CvTextStream *stream = self->stream;
  char         *next = NULL;
  Scan          scan = SCAN_MORE;

  *record = NULL;
  for (;;)
    {
      gsize size = stream->end - stream->start;

      if (size == 0 && stream->is_at_end)
        return TRUE;
      if (size > 0)
        scan = scan_record (self, &next);
      if (scan == SCAN_DONE)
        break;
      if (scan != SCAN_MORE || size > CV_CSV_MAX_RECORD)
        return set_limit_error (self, self->next_line, scan, error);
      if (!cv_text_stream_fill (stream, cancellable, error))
        return FALSE;
    }

  if (!finish_record (self))
    return set_limit_error (self, self->record.line, SCAN_MORE, error);
  stream->start = (gsize) (next - stream->buffer);
  *record = &self->record;
  return TRUE;
}
