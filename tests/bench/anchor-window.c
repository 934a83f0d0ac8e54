/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The anchor of the start: the smallest libadwaita window, a header bar and a status page. With "soft" it
 * chooses software drawing the way the program does where there is no graphics card; without, it
 * starts as GTK does by itself. */

#include <adwaita.h>

static void
activate (GtkApplication *app,
          gpointer        data)
{
  GtkWidget *window = adw_application_window_new (app);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_status_page_new ();

  gtk_window_set_title (GTK_WINDOW (window), "anchor-window");
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), "Anchor");
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AdwApplication) app = NULL;

  if (argc > 1 && g_str_equal (argv[1], "soft"))
    {
      g_setenv ("GDK_DEBUG", "gl-disable", TRUE);
      g_setenv ("GSK_RENDERER", "cairo", TRUE);
    }
  app = adw_application_new ("io.github.cultivar_planner.Anchor", G_APPLICATION_NON_UNIQUE);
  g_signal_connect (app, "activate", G_CALLBACK (activate), NULL);
  return g_application_run (G_APPLICATION (app), 1, argv);
}
