/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list is long and seldom wanted: it is made when it is first opened. */

#include "config.h"

#include "pages/cv-metric-picker.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/cv-text.h"
#include "model/cv-catalogue.h"

struct _CvMetricPicker
{
  AdwBin parent_instance;

  GtkWidget *popover, *search, *list, *nothing; /* (unowned) */
  CvPlan *plan;                                 /* (owned) */
};

static guint picked_signal;

G_DEFINE_FINAL_TYPE (CvMetricPicker, cv_metric_picker, ADW_TYPE_BIN)

static void
add_metric (CvMetricPicker *self,
            const char     *id,
            const char     *name)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (name);
  GtkWidget *subtitle = gtk_label_new (id);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (subtitle), 0);
  gtk_widget_add_css_class (subtitle, "caption");
  gtk_widget_add_css_class (subtitle, "dim-label");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), subtitle);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "cv-metric", g_strdup (id), g_free);
  g_object_set_data_full (G_OBJECT (row), "cv-words", cv_text_fold (name), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, id, -1);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/* The plan's own metrics first. */
static void
fill (CvMetricPicker *self)
{
  guint n;
  const CvMetricInfo *metrics = cv_catalogue_metrics (cv_catalogue_get (), &n);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL
         && GTK_IS_LIST_BOX_ROW (row))
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < cv_plan_get_count (self->plan, CV_NOUN_METRIC); i++)
    {
      CvMetric *metric = cv_plan_get_nth (self->plan, CV_NOUN_METRIC, i);

      add_metric (self, cv_record_get_id (CV_RECORD (metric)), metric->name);
    }
  for (guint i = 0; i < n; i++)
    add_metric (self, metrics[i].id, cv_tr (metrics[i].name));
}

static gboolean
matches (GtkListBoxRow *row,
         gpointer       data)
{
  CvMetricPicker *self = data;
  g_autofree char *words = cv_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));

  g_strstrip (words);
  return strstr (g_object_get_data (G_OBJECT (row), "cv-words"), words) != NULL
         || strstr (g_object_get_data (G_OBJECT (row), "cv-metric"), words) != NULL;
}

static void
on_search_changed (CvMetricPicker *self)
{
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
}

static void
on_row_activated (CvMetricPicker *self,
                  GtkListBoxRow  *row)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "cv-metric"));

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  g_signal_emit (self, picked_signal, 0, id);
}

static void
on_show (CvMetricPicker *self)
{
  fill (self);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (self->search);
}

GtkWidget *
cv_metric_picker_new (CvPlan *plan)
{
  CvMetricPicker *self = g_object_new (CV_TYPE_METRIC_PICKER, NULL);

  self->plan = g_object_ref (plan);
  return GTK_WIDGET (self);
}

static void
cv_metric_picker_dispose (GObject *object)
{
  g_clear_object (&CV_METRIC_PICKER (object)->plan);
  G_OBJECT_CLASS (cv_metric_picker_parent_class)->dispose (object);
}

static void
cv_metric_picker_class_init (CvMetricPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cv_metric_picker_dispose;
  picked_signal = g_signal_new ("picked", CV_TYPE_METRIC_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
make_popover (CvMetricPicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->search = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search metrics"), -1);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (on_search_changed), self);

  self->nothing = gtk_label_new (_ ("No metric of that name."));
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), matches, self, NULL);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->list), self->nothing);
  gtk_widget_add_css_class (self->list, "metrics");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Metrics"),
                                  -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated), self);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, 280, 260);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), scroller);

  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (on_show), self);
  return self->popover;
}

static void
cv_metric_picker_init (CvMetricPicker *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Insert _Metric"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Insert Metric"), -1);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), make_popover (self));
  adw_bin_set_child (ADW_BIN (self), button);
}
