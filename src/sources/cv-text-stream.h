/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cv-progress.h"
#include "sources/cv-encoding.h"

/* The text of a file as a window of UTF-8 that moves through it. The window is the caller's to
 * write in: what is taken from it is not seen again before a rewind. */

typedef struct
{
  const CvInput *input;
  CvProgress    *progress; /* (nullable) borrowed: told the bytes read */
  CvEncoding     encoding;
  gint64         offset;   /* of the next byte to read */
  gsize          block;    /* bytes read at once */
  guint8        *raw;      /* bytes not yet decoded; NULL where the file's bytes are the text */
  gsize          n_raw;
  char          *buffer;
  gsize          capacity; /* one byte more is there for the reader's own use */
  gsize          start, end;
  gboolean       is_at_end; /* nothing comes after the window */
} CvTextStream;

/* @input must outlive the stream. */
void     cv_text_stream_init   (CvTextStream *self, const CvInput *input, const CvEncoding *encoding);
void     cv_text_stream_clear  (CvTextStream *self);
void     cv_text_stream_rewind (CvTextStream *self);
/* Moves buffer[start .. end) to the buffer's front and reads more after it, or sets is_at_end. The
 * buffer grows as it must: who takes nothing from it must set the bound. */
gboolean cv_text_stream_fill   (CvTextStream *self, GCancellable *cancellable, GError **error);
