/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-tool-picker.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/cv-text.h"
#include "model/cv-catalogue.h"
#include "model/cv-words.h"
#include "widgets/cv-compat.h"
#include "widgets/cv-search-keys.h"

#define N_STAGES (CV_TOOL_MEASURE + 1)

struct _CvToolPicker
{
  AdwWindow parent_instance;

  GtkSearchEntry *search;
  GtkStack *stack;
  GtkBox *stages;

  GtkWidget *groups[N_STAGES]; /* (unowned) */
  GtkListBox *lists[N_STAGES]; /* (unowned) */
  char *needle;                /* (owned) folded */
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (CvToolPicker, cv_tool_picker, ADW_TYPE_WINDOW)

static const CvToolKind *
kind_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "cv-tool-kind");
}

static gboolean
contains (const char *text,
          const char *needle)
{
  g_autofree char *folded = cv_text_fold (cv_tr (text));

  return strstr (folded, needle) != NULL;
}

static gboolean
filter (GtkListBoxRow *row,
        gpointer       picker)
{
  const CvToolKind *kind = kind_of (row);
  const char *needle = CV_TOOL_PICKER (picker)->needle;

  return contains (kind->name, needle) || contains (kind->summary, needle);
}

static GtkListBoxRow *
find_first_shown (CvToolPicker *self,
                  int           stage)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->lists[stage])); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_child_visible (row))
      return GTK_LIST_BOX_ROW (row);
  return NULL;
}

static void
on_search_changed (CvToolPicker *self)
{
  gboolean any = FALSE;

  g_free (self->needle);
  self->needle = cv_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  for (int i = 0; i < N_STAGES; i++)
    {
      gboolean shown;

      gtk_list_box_invalidate_filter (self->lists[i]);
      shown = find_first_shown (self, i) != NULL;
      gtk_widget_set_visible (self->groups[i], shown);
      any |= shown;
    }
  gtk_stack_set_visible_child_name (self->stack, any ? "tools" : "nothing");
}

/* The first tool that is left. */
static GtkListBoxRow *
find_first (gpointer self)
{
  for (int i = 0; i < N_STAGES; i++)
    {
      GtkListBoxRow *row = find_first_shown (self, i);

      if (row != NULL)
        return row;
    }
  return NULL;
}

static void
choose (CvToolPicker  *self,
        GtkListBoxRow *row)
{
  g_signal_emit (self, chosen_signal, 0, kind_of (row)->id);
  gtk_window_close (GTK_WINDOW (self));
}

/* Enter in the search field takes it. */
static void
on_search_activated (CvToolPicker *self)
{
  GtkListBoxRow *row = find_first (self);

  if (row != NULL)
    choose (self, row);
}

/* "Free, self-hosted · Counts · AGPL · seen 2026". (transfer full) */
static char *
describe (const CvToolKind *kind)
{
  GString *line = g_string_new (cv_tr (kind->summary));

  g_string_append_printf (line, "\n%s · %s", cv_tr (kind->price_note), cv_word (cv_nature_get_type (), kind->nature));
  if (kind->licence != NULL && *kind->licence != '\0')
    g_string_append_printf (line, " · %s", cv_tr (kind->licence));
  if (kind->year > 0)
    g_string_append_printf (line, " · %d", kind->year);
  return g_string_free (line, FALSE);
}

static void
add_kind (CvToolPicker     *self,
          const CvToolKind *kind)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *text = describe (kind);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), cv_tr (kind->name));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("list-add-symbolic"));
  g_object_set_data (G_OBJECT (row), "cv-tool-kind", (gpointer) kind);
  gtk_list_box_append (self->lists[kind->stage], row);
}

static void
add_stage (CvToolPicker *self,
           int           stage)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *list = gtk_list_box_new ();
  const char *name = cv_word (cv_tool_stage_get_type (), stage);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), name);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (list), filter, self, NULL);
  cv_list_box_tab_leaves (GTK_LIST_BOX (list));
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (choose), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  gtk_box_append (self->stages, group);
  self->groups[stage] = group;
  self->lists[stage] = GTK_LIST_BOX (list);
}

GtkWidget *
cv_tool_picker_new (GtkWindow *parent)
{
  return g_object_new (CV_TYPE_TOOL_PICKER, "transient-for", parent, NULL);
}

static void
cv_tool_picker_finalize (GObject *object)
{
  g_free (CV_TOOL_PICKER (object)->needle);
  G_OBJECT_CLASS (cv_tool_picker_parent_class)->finalize (object);
}

static void
cv_tool_picker_class_init (CvToolPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cv_tool_picker_finalize;
  chosen_signal = g_signal_new ("chosen", CV_TYPE_TOOL_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/cultivar_planner/Cultivar/cv-tool-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, CvToolPicker, search);
  gtk_widget_class_bind_template_child (widget_class, CvToolPicker, stack);
  gtk_widget_class_bind_template_child (widget_class, CvToolPicker, stages);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cv_tool_picker_init (CvToolPicker *self)
{
  guint n;
  const CvToolKind *kinds = cv_catalogue_tools (cv_catalogue_get (), &n);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->needle = g_strdup ("");
  cv_search_keys_add (self->search, find_first, self);
  for (int i = 0; i < N_STAGES; i++)
    add_stage (self, i);
  for (guint i = 0; i < n; i++)
    add_kind (self, &kinds[i]);
}
