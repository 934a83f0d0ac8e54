/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/cv-search-window.h"

#include <glib/gi18n-lib.h>

#include "app/cv-plan-steps.h"
#include "base/cv-text.h"
#include "model/cv-search.h"
#include "widgets/cv-compat.h"
#include "widgets/cv-search-keys.h"

#define MOST 100

struct _CvSearchWindow
{
  AdwWindow parent_instance;

  GtkSearchEntry *search;
  GtkStack *stack;
  GtkListBox *list;

  CvPlan *plan; /* (owned) */
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (CvSearchWindow, cv_search_window, ADW_TYPE_WINDOW)

static void
add_found (CvSearchWindow *self,
           const CvFound  *found)
{
  GtkWidget *row = adw_action_row_new ();
  const CvPlanStep *step = cv_plan_steps_find (found->where);
  const char *where = step != NULL ? cv_plan_step_get_title (step) : "";
  g_autofree char *subtitle
      = *found->excerpt != '\0' ? g_strdup_printf ("%s · %s", where, found->excerpt) : g_strdup (where);
  g_autofree char *title = cv_text_start (found->title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "cv-where", (gpointer) found->where);
  g_object_set_data_full (G_OBJECT (row), "cv-record", g_object_ref (found->record), g_object_unref);
  gtk_list_box_append (self->list, row);
}

static void
on_search_changed (CvSearchWindow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autoptr (GPtrArray) found = cv_plan_search (self->plan, text, MOST);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < found->len; i++)
    add_found (self, found->pdata[i]);
  gtk_stack_set_visible_child_name (self->stack, found->len > 0 ? "found" : *text == '\0' ? "begin" : "nothing");
}

static void
on_row_activated (CvSearchWindow *self,
                  GtkListBoxRow  *row)
{
  g_signal_emit (self, chosen_signal, 0, g_object_get_data (G_OBJECT (row), "cv-where"),
                 g_object_get_data (G_OBJECT (row), "cv-record"));
  gtk_window_close (GTK_WINDOW (self));
}

static GtkListBoxRow *
find_first (gpointer self)
{
  return gtk_list_box_get_row_at_index (CV_SEARCH_WINDOW (self)->list, 0);
}

/* Enter takes the first that was found. */
static void
on_search_activated (CvSearchWindow *self)
{
  GtkListBoxRow *row = find_first (self);

  if (row != NULL)
    on_row_activated (self, row);
}

GtkWidget *
cv_search_window_new (GtkWindow *parent,
                      CvPlan    *plan)
{
  CvSearchWindow *self = g_object_new (CV_TYPE_SEARCH_WINDOW, "transient-for", parent, NULL);

  self->plan = g_object_ref (plan);
  return GTK_WIDGET (self);
}

static void
cv_search_window_dispose (GObject *object)
{
  g_clear_object (&CV_SEARCH_WINDOW (object)->plan);
  G_OBJECT_CLASS (cv_search_window_parent_class)->dispose (object);
}

static void
cv_search_window_class_init (CvSearchWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cv_search_window_dispose;
  chosen_signal = g_signal_new ("chosen", CV_TYPE_SEARCH_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                G_TYPE_STRING, CV_TYPE_RECORD);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/cultivar_planner/Cultivar/cv-search-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CvSearchWindow, search);
  gtk_widget_class_bind_template_child (widget_class, CvSearchWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CvSearchWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cv_search_window_init (CvSearchWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cv_list_box_tab_leaves (self->list);
  cv_search_keys_add (self->search, find_first, self);
}
