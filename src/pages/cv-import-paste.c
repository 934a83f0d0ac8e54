/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a clipboard holds comes through a pipe from another program, and may be large and slow: it is read in the
 * background into memory, and taken apart by the reader of files. */

#include "config.h"

#include "pages/cv-import-paste.h"

#include <glib/gi18n-lib.h>

#include "base/cv-error.h"

typedef struct
{
  CvPasteTaken taken;
  gpointer data;
} Paste;

static void
finish (Paste        *paste,
        GBytes       *bytes,
        const GError *error)
{
  paste->taken (bytes, error, paste->data);
  g_free (paste);
}

static void
fail (Paste *paste)
{
  g_autoptr (GError) error
      = g_error_new_literal (CV_ERROR, CV_ERROR_NOT_FOUND,
                             _ ("There is no table to paste. Copy the cells in a spreadsheet first, with their headings."));

  finish (paste, NULL, error);
}

static void
spliced_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error) >= 0)
    bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
  /* A display server may answer with nothing where there is none of what was asked for. */
  if (bytes != NULL && g_bytes_get_size (bytes) == 0)
    fail (data);
  else
    finish (data, bytes, error);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);

  if (stream != NULL)
    g_output_stream_splice_async (memory, stream,
                                  G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                  G_PRIORITY_DEFAULT, NULL, spliced_cb, data);
  else
    fail (data);
}

void
cv_import_paste (GtkWidget   *widget,
                 CvPasteTaken taken,
                 gpointer     data)
{
  static const char *types[] = { "text/csv", "text/tab-separated-values", "text/plain;charset=utf-8", "text/plain", NULL };
  Paste *paste = g_new (Paste, 1);

  *paste = (Paste){ taken, data };
  gdk_clipboard_read_async (gtk_widget_get_clipboard (widget), types, G_PRIORITY_DEFAULT, NULL, opened_cb, paste);
}
