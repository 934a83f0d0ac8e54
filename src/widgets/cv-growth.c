/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A GtkSliceListModel whose size follows the scrolled window. Rows are only added between two layouts, never in one: the
 * adjustment speaks up in the middle of an allocation. */

#include "config.h"

#include "widgets/cv-growth.h"

/* So many pixels below the edge are made ahead, so that the end is not seen while scrolling. */
#define AHEAD 200

typedef struct
{
  GtkSliceListModel *slice;  /* (unowned) owns this */
  GtkWidget *inside;         /* (unowned) (nullable) NULL when it is gone */
  GtkAdjustment *adjustment; /* (owned) (nullable) */
  guint step, idle;
} Growth;

static guint
count_all (Growth *growth)
{
  return g_list_model_get_n_items (gtk_slice_list_model_get_model (growth->slice));
}

/* Whether the end of the rows is far below what can be seen. */
static gboolean
is_enough (Growth *growth)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (growth->inside, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  if (scroller == NULL || !gtk_widget_compute_bounds (growth->inside, scroller, &bounds))
    return TRUE;
  return bounds.origin.y + bounds.size.height > (float) gtk_widget_get_height (scroller) + AHEAD;
}

static gboolean
grow (gpointer data)
{
  Growth *growth = data;
  guint size = gtk_slice_list_model_get_size (growth->slice);

  growth->idle = 0;
  if (growth->inside != NULL && gtk_widget_get_mapped (growth->inside) && size < count_all (growth) && !is_enough (growth))
    gtk_slice_list_model_set_size (growth->slice, size + growth->step);
  return G_SOURCE_REMOVE;
}

static void
on_moved (Growth *growth)
{
  if (growth->idle == 0 && gtk_slice_list_model_get_size (growth->slice) < count_all (growth))
    growth->idle = g_idle_add (grow, growth);
}

static void
let_go (Growth *growth)
{
  if (growth->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (growth->adjustment, growth);
  g_clear_object (&growth->adjustment);
}

static void
on_map (Growth *growth)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (growth->inside, GTK_TYPE_SCROLLED_WINDOW);

  let_go (growth);
  if (scroller == NULL)
    return;
  growth->adjustment = g_object_ref (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)));
  g_signal_connect_swapped (growth->adjustment, "changed", G_CALLBACK (on_moved), growth);
  g_signal_connect_swapped (growth->adjustment, "value-changed", G_CALLBACK (on_moved), growth);
  on_moved (growth);
}

static void
on_gone (gpointer data,
         GObject *inside)
{
  ((Growth *) data)->inside = NULL;
}

static void
growth_free (gpointer data)
{
  Growth *growth = data;

  g_clear_handle_id (&growth->idle, g_source_remove);
  let_go (growth);
  if (growth->inside != NULL)
    {
      g_signal_handlers_disconnect_by_data (growth->inside, growth);
      g_object_weak_unref (G_OBJECT (growth->inside), on_gone, growth);
    }
  g_free (growth);
}

GListModel *
cv_growth_new (GListModel *model,
               GtkWidget  *inside,
               guint       step)
{
  Growth *growth = g_new0 (Growth, 1);

  growth->slice = gtk_slice_list_model_new (g_object_ref (model), 0, step);
  growth->inside = inside;
  growth->step = step;
  g_object_weak_ref (G_OBJECT (inside), on_gone, growth);
  g_object_set_data_full (G_OBJECT (growth->slice), "cv-growth", growth, growth_free);
  g_signal_connect_swapped (inside, "map", G_CALLBACK (on_map), growth);
  /* Made for a page that is shown already. */
  if (gtk_widget_get_mapped (inside))
    on_map (growth);
  return G_LIST_MODEL (growth->slice);
}

void
cv_growth_include (GListModel *growth,
                   guint       position)
{
  GtkSliceListModel *slice = GTK_SLICE_LIST_MODEL (growth);

  if (position >= gtk_slice_list_model_get_size (slice))
    gtk_slice_list_model_set_size (slice, position + 1);
}
