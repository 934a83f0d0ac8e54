/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A small window called "Files" from which the file that is its argument can be dragged, until it is ended: as a file
 * manager does. */

#include <gtk/gtk.h>

int
main (int argc, char **argv)
{
  GtkWidget *window;
  GtkDragSource *source;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GdkContentProvider) content = NULL;

  if (argc != 2 || !gtk_init_check ())
    return 1;
  file = g_file_new_for_path (argv[1]);
  content = gdk_content_provider_new_typed (G_TYPE_FILE, file);
  source = gtk_drag_source_new ();
  gtk_drag_source_set_content (source, content);
  window = gtk_window_new ();
  gtk_window_set_title (GTK_WINDOW (window), "Files");
  gtk_window_set_default_size (GTK_WINDOW (window), 160, 100);
  gtk_widget_add_controller (window, GTK_EVENT_CONTROLLER (source));
  gtk_window_present (GTK_WINDOW (window));
  while (TRUE)
    g_main_context_iteration (NULL, TRUE);
}
