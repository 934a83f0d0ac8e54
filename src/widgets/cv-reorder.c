/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each row is a source (by its handle) and a target. What is carried is the row itself, and only rows
 * of the same list take it, so a goal can never fall among the KPIs. */

#include "config.h"

#include "widgets/cv-reorder.h"

typedef struct
{
  CvReorderFunc moved;
  gpointer data;
} Reorder;

static GdkContentProvider *
on_prepare (GtkDragSource *source,
            double         x,
            double         y,
            GtkListBoxRow *row)
{
  return gdk_content_provider_new_typed (GTK_TYPE_LIST_BOX_ROW, row);
}

static void
on_drag_begin (GtkDragSource *source,
               GdkDrag       *drag,
               GtkWidget     *row)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, picture, 0, gtk_widget_get_height (row) / 2);
  gtk_widget_add_css_class (row, "dragged");
}

static void
on_drag_end (GtkDragSource *source,
             GdkDrag       *drag,
             gboolean       delete_data,
             GtkWidget     *row)
{
  gtk_widget_remove_css_class (row, "dragged");
}

static gboolean
is_below (GtkWidget *row,
          double     y)
{
  return y > gtk_widget_get_height (row) / 2.0;
}

static GdkDragAction
on_motion (GtkDropTarget *target,
           double         x,
           double         y,
           GtkWidget     *row)
{
  gboolean below = is_below (row, y);

  gtk_widget_remove_css_class (row, below ? "drop-above" : "drop-below");
  gtk_widget_add_css_class (row, below ? "drop-below" : "drop-above");
  return GDK_ACTION_MOVE;
}

static void
on_leave (GtkDropTarget *target,
          GtkWidget     *row)
{
  gtk_widget_remove_css_class (row, "drop-above");
  gtk_widget_remove_css_class (row, "drop-below");
}

static gboolean
on_drop (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         GtkListBoxRow *row)
{
  GtkListBoxRow *carried = g_value_get_object (value);
  Reorder *reorder;
  int from, to;

  on_leave (target, GTK_WIDGET (row));
  if (carried == NULL || carried == row
      || gtk_widget_get_parent (GTK_WIDGET (carried)) != gtk_widget_get_parent (GTK_WIDGET (row)))
    return FALSE;

  reorder = g_object_get_data (G_OBJECT (carried), "cv-reorder");
  from = gtk_list_box_row_get_index (carried);
  to = gtk_list_box_row_get_index (row) + (is_below (GTK_WIDGET (row), y) ? 1 : 0);
  /* Taken out of its old place it leaves the ones below it one place higher. */
  if (to > from)
    to--;
  if (reorder != NULL && to != from)
    reorder->moved (carried, (guint) to, reorder->data);
  return TRUE;
}

void
cv_reorder_attach (GtkListBoxRow *row,
                   GtkWidget     *handle,
                   CvReorderFunc  moved,
                   gpointer       data)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (GTK_TYPE_LIST_BOX_ROW, GDK_ACTION_MOVE);
  Reorder *reorder = g_new (Reorder, 1);

  *reorder = (Reorder){ moved, data };
  g_object_set_data_full (G_OBJECT (row), "cv-reorder", reorder, g_free);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare), row);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin), row);
  g_signal_connect (source, "drag-end", G_CALLBACK (on_drag_end), row);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (source));
  gtk_widget_set_cursor_from_name (handle, "grab");

  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "motion", G_CALLBACK (on_motion), row);
  g_signal_connect (target, "leave", G_CALLBACK (on_leave), row);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), row);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (target));
}
