/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sources/cv-text-stream.h"

#include <string.h>

#define MAX_BLOCK (256 * 1024)
#define MIN_BLOCK 1024

void
cv_text_stream_init (CvTextStream *self, const CvInput *input, const CvEncoding *encoding)
{
  *self = (CvTextStream) { .input = input, .encoding = *encoding };
  self->block = (gsize) CLAMP (input->size, MIN_BLOCK, MAX_BLOCK);
  if (encoding->form != CV_ENCODING_UTF_8 || encoding->is_damaged)
    self->raw = g_malloc (self->block);
  cv_text_stream_rewind (self);
}

void
cv_text_stream_clear (CvTextStream *self)
{
  g_clear_pointer (&self->raw, g_free);
  g_clear_pointer (&self->buffer, g_free);
}

void
cv_text_stream_rewind (CvTextStream *self)
{
  self->offset = self->encoding.bom_length;
  self->start = self->end = self->n_raw = 0;
  self->is_at_end = FALSE;
}

static void
make_room (CvTextStream *self, gsize size)
{
  if (self->start > 0)
    memmove (self->buffer, self->buffer + self->start, self->end - self->start);
  self->end -= self->start;
  self->start = 0;
  if (self->capacity - self->end < size)
    {
      self->capacity = MAX (self->capacity * 2, self->end + size);
      self->buffer = g_realloc (self->buffer, self->capacity + 1);
    }
}

static gboolean
fill_plain (CvTextStream *self, GCancellable *cancellable, GError **error)
{
  gssize n;

  make_room (self, self->block);
  n = cv_input_read (self->input, self->buffer + self->end, self->block, self->offset,
                     cancellable, error);
  if (n < 0)
    return FALSE;

  self->offset += n;
  self->end += (gsize) n;
  self->is_at_end = n == 0;
  return TRUE;
}

static gboolean
fill_decoded (CvTextStream *self, GCancellable *cancellable, GError **error)
{
  gsize  used;
  gssize n = cv_input_read (self->input, self->raw + self->n_raw, self->block - self->n_raw,
                            self->offset, cancellable, error);

  if (n < 0)
    return FALSE;

  self->offset += n;
  self->n_raw += (gsize) n;
  self->is_at_end = n == 0;
  make_room (self, self->n_raw * CV_ENCODING_GROWTH + 4);
  self->end += cv_encoding_decode (&self->encoding, self->raw, self->n_raw, self->is_at_end,
                                   self->buffer + self->end, &used);
  self->n_raw -= used;
  memmove (self->raw, self->raw + used, self->n_raw);
  return TRUE;
}

gboolean
cv_text_stream_fill (CvTextStream *self, GCancellable *cancellable, GError **error)
{
  if (self->is_at_end)
    return TRUE;

  cv_progress_set (self->progress, (guint64) self->offset);
  return self->raw == NULL ? fill_plain (self, cancellable, error)
                           : fill_decoded (self, cancellable, error);
}
