/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list view: a thousand KPIs cost as much as the dozen that fit on a screen. On GTK 4.8 it has no headings of its own,
 * so that the first row of a group carries them. */

#include "config.h"

#include "pages/cv-track-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "pages/cv-track-row.h"
#include "widgets/cv-compat.h"

G_DEFINE_FINAL_TYPE (CvTrackLine, cv_track_line, G_TYPE_OBJECT)

static void
cv_track_line_finalize (GObject *object)
{
  CvTrackLine *self = CV_TRACK_LINE (object);

  g_free (self->kpi);
  g_free (self->heading);
  G_OBJECT_CLASS (cv_track_line_parent_class)->finalize (object);
}

static void
cv_track_line_class_init (CvTrackLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cv_track_line_finalize;
}

static void
cv_track_line_init (CvTrackLine *self)
{
}

CvTrackLine *
cv_track_line_new (const char *kpi,
                   const char *heading,
                   gboolean    last)
{
  CvTrackLine *self = g_object_new (CV_TYPE_TRACK_LINE, NULL);

  self->kpi = g_strdup (kpi);
  self->heading = g_strdup (heading);
  self->last = last;
  return self;
}

/* --- the list --- */

struct _CvTrackList
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkListView *view;
  GListStore *lines;
  GPtrArray *bound; /* of GtkListItem: those that have a row now */
  CvTrackColumns columns; /* (owned) */
  gboolean narrow;
  CvTrackLookup lookup;
  gpointer lookup_data;
};

enum
{
  SIGNAL_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CvTrackList, cv_track_list, GTK_TYPE_WIDGET)

static void
show_item (CvTrackList *self,
           GtkListItem *list_item)
{
  CvTrackLine *line = gtk_list_item_get_item (list_item);
  CvTrackRow *row = CV_TRACK_ROW (gtk_list_item_get_child (list_item));
  g_autofree char *sentence = NULL;
  CvTrackItem item;

  cv_track_row_set_narrow (row, self->narrow);
  if (self->lookup == NULL || !self->lookup (line->kpi, &item, self->lookup_data))
    return;
  cv_track_row_show (row, &item);
  sentence = cv_track_item_describe (&item);
  cv_list_item_set_label (list_item, sentence);
}

static void
setup_cb (CvTrackList *self,
          GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, cv_track_row_new (&self->columns));
}

static void
bind_cb (CvTrackList *self,
         GtkListItem *list_item)
{
  CvTrackLine *line = gtk_list_item_get_item (list_item);

  cv_track_row_set_place (CV_TRACK_ROW (gtk_list_item_get_child (list_item)), line->heading,
                          gtk_list_item_get_position (list_item) == 0, line->last);
  g_ptr_array_add (self->bound, list_item);
  show_item (self, list_item);
}

static void
unbind_cb (CvTrackList *self,
           GtkListItem *list_item)
{
  g_ptr_array_remove_fast (self->bound, list_item);
}

static void
activate_cb (CvTrackList *self,
             guint        position)
{
  g_autoptr (CvTrackLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), position);

  g_signal_emit (self, signals[SIGNAL_OPENED], 0, line->kpi);
}

void
cv_track_list_refresh (CvTrackList *self)
{
  g_return_if_fail (CV_IS_TRACK_LIST (self));

  for (guint i = 0; i < self->bound->len; i++)
    show_item (self, self->bound->pdata[i]);
}

void
cv_track_list_set_narrow (CvTrackList *self,
                          gboolean     narrow)
{
  g_return_if_fail (CV_IS_TRACK_LIST (self));

  self->narrow = narrow;
  cv_track_list_refresh (self);
}

void
cv_track_list_set_lines (CvTrackList *self,
                         GPtrArray   *lines)
{
  g_return_if_fail (CV_IS_TRACK_LIST (self));

  g_list_store_splice (self->lines, 0, g_list_model_get_n_items (G_LIST_MODEL (self->lines)), lines->pdata, lines->len);
  g_ptr_array_unref (lines);
}

void
cv_track_list_set_lookup (CvTrackList  *self,
                          CvTrackLookup lookup,
                          gpointer      data)
{
  g_return_if_fail (CV_IS_TRACK_LIST (self));

  self->lookup = lookup;
  self->lookup_data = data;
}

void
cv_track_list_focus (CvTrackList *self,
                     const char  *id)
{
  g_return_if_fail (CV_IS_TRACK_LIST (self));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->lines)); i++)
    {
      g_autoptr (CvTrackLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), i);

      if (!g_str_equal (line->kpi, id))
        continue;
      gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", i);
      break;
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static gboolean
cv_track_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CV_TRACK_LIST (widget)->view));
}

static void
cv_track_list_dispose (GObject *object)
{
  CvTrackList *self = CV_TRACK_LIST (object);

  self->lookup = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->lines);
  g_clear_object (&self->columns.texts);
  g_clear_object (&self->columns.values);
  g_clear_pointer (&self->bound, g_ptr_array_unref);
  G_OBJECT_CLASS (cv_track_list_parent_class)->dispose (object);
}

static void
cv_track_list_class_init (CvTrackListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cv_track_list_dispose;
  widget_class->grab_focus = cv_track_list_grab_focus;
  signals[SIGNAL_OPENED] = g_signal_new ("opened", CV_TYPE_TRACK_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cv_track_list_init (CvTrackList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *clamp = adw_clamp_scrollable_new ();
  GtkNoSelection *selection;

  self->bound = g_ptr_array_new ();
  self->columns.texts = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->columns.values = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->lines = g_list_store_new (CV_TYPE_TRACK_LINE);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->lines)));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);

  self->view = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory));
  gtk_list_view_set_single_click_activate (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "track-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("KPIs"), -1);
  cv_list_view_tab_leaves (self->view);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);

  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (clamp), 1100);
  adw_clamp_scrollable_set_tightening_threshold (ADW_CLAMP_SCROLLABLE (clamp), 900);
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (clamp), GTK_WIDGET (self->view));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}
