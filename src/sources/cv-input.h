/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* A file that can be read more than once, whatever the user named: a file, standard input ("-") or a
 * pipe. What cannot be read again is copied to a temporary file without a name first. A pasted text is
 * read in the same way from where it lies in memory. */

typedef struct
{
  int    fd;        /* -1: @bytes */
  GBytes *bytes;    /* (owned) (nullable) */
  char  *name;      /* for sentences: the base name, or "standard input" */
  gint64 size;
  gint64 modified;  /* nanoseconds; with size it tells whether the file was changed while it was read */
} CvInput;

/* CV_ERROR_NOT_FOUND, INVALID (a directory, a device, empty, a pipe nobody writes to), STORAGE, CANCELLED. */
gboolean cv_input_open       (CvInput *self, const char *path, GCancellable *cancellable, GError **error);
/* CV_ERROR_INVALID (empty). @name is what sentences call the text. */
gboolean cv_input_open_bytes (CvInput *self, GBytes *bytes, const char *name, GError **error);
void     cv_input_close      (CvInput *self);
gboolean cv_input_is_changed (const CvInput *self);
/* Up to @size bytes at @offset into @buffer; 0 at the end, -1 with @error set. */
gssize   cv_input_read       (const CvInput *self,
                              void          *buffer,
                              gsize          size,
                              gint64         offset,
                              GCancellable  *cancellable,
                              GError       **error);
