/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/cv-search-keys.h"

typedef struct
{
  CvFindFirstRow find_first;
  gpointer data;
} Keys;

static void
on_stop_search (GtkWidget *entry)
{
  gtk_window_close (GTK_WINDOW (gtk_widget_get_root (entry)));
}

static gboolean
on_down (GtkWidget *entry,
         GVariant  *args,
         gpointer   data)
{
  Keys *keys = data;
  GtkListBoxRow *row = keys->find_first (keys->data);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

void
cv_search_keys_add (GtkSearchEntry *entry,
                    CvFindFirstRow  find_first,
                    gpointer        data)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  Keys *keys = g_new (Keys, 1);

  *keys = (Keys){ find_first, data };
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Down, 0), gtk_callback_action_new (on_down, keys, g_free)));
  gtk_widget_add_controller (GTK_WIDGET (entry), controller);
  g_signal_connect (entry, "stop-search", G_CALLBACK (on_stop_search), NULL);
}
