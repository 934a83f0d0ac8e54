/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sources/cv-input.h"

/* How the characters of a file are written, and their way to UTF-8. */

typedef enum
{
  CV_ENCODING_UTF_8,
  CV_ENCODING_UTF_16LE,
  CV_ENCODING_UTF_16BE,
  CV_ENCODING_WINDOWS_1252
} CvEncodingForm;

typedef struct
{
  CvEncodingForm form;
  guint          bom_length; /* bytes at the file's start to leave out */
  gboolean       is_damaged; /* some bytes are no characters: they are read as U+FFFD */
} CvEncoding;

/* Reads the whole file, because the only bytes that tell UTF-8 from Windows-1252 may be its last.
 * CV_ERROR_INVALID says what a file that is no text is, and what to do. */
gboolean    cv_encoding_detect (CvEncoding    *self,
                                const CvInput *input,
                                GCancellable  *cancellable,
                                GError       **error);
/* "utf-8", "utf-8-bom", "utf-16le-bom", "utf-16be", "windows-1252"... */
const char *cv_encoding_name   (const CvEncoding *self);

/* The most bytes of UTF-8 that one byte of input becomes. */
#define CV_ENCODING_GROWTH 3
/* Decodes @size bytes at @input to @output, which has room for CV_ENCODING_GROWTH times as many and 4
 * more. Returns the bytes written and sets @used: a character cut at the end is left for the next
 * call, unless @is_last. */
gsize       cv_encoding_decode (const CvEncoding *self,
                                const guint8     *input,
                                gsize             size,
                                gboolean          is_last,
                                char             *output,
                                gsize            *used);
