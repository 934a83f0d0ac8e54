/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Has what comes on standard input on the clipboard, as the media type that is its argument, until it is ended: as a
 * spreadsheet does that cells were copied in. Says "copied" once it has. */

#include <gtk/gtk.h>

int
main (int argc, char **argv)
{
  g_autoptr (GIOChannel) input = g_io_channel_unix_new (0);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkContentProvider) content = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (argc != 2 || !gtk_init_check ())
    return 1;
  g_io_channel_set_encoding (input, NULL, NULL);
  if (g_io_channel_read_to_end (input, &text, &length, NULL) != G_IO_STATUS_NORMAL)
    return 1;
  bytes = g_bytes_new (text, length);
  content = gdk_content_provider_new_for_bytes (argv[1], bytes);
  if (!gdk_clipboard_set_content (gdk_display_get_clipboard (gdk_display_get_default ()), content))
    return 1;
  g_print ("copied\n");
  while (TRUE)
    g_main_context_iteration (NULL, TRUE);
}
