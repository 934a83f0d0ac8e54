/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/cv-reveal.h"

#define MARGIN 12

static gboolean
reveal (gpointer data)
{
  GtkWidget *widget = data;
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *position;
  graphene_rect_t bounds;
  double top;

  if (scroller == NULL || !gtk_widget_compute_bounds (widget, scroller, &bounds))
    return G_SOURCE_REMOVE;

  position = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  top = gtk_adjustment_get_value (position) + bounds.origin.y;
  gtk_adjustment_clamp_page (position, top - MARGIN, top + bounds.size.height + MARGIN);
  return G_SOURCE_REMOVE;
}

void
cv_reveal (GtkWidget *widget)
{
  /* After the toolkit has laid out what is new, and scrolled to the focus itself. */
  g_idle_add_full (G_PRIORITY_LOW, reveal, g_object_ref (widget), g_object_unref);
}

void
cv_reveal_on_focus (GtkWidget *widget)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "enter", G_CALLBACK (cv_reveal), widget);
  gtk_widget_add_controller (widget, focus);
}
