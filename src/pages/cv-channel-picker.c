/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-channel-picker.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/cv-text.h"
#include "model/cv-catalogue.h"
#include "widgets/cv-compat.h"
#include "widgets/cv-search-keys.h"

struct _CvChannelPicker
{
  AdwWindow parent_instance;

  GtkSearchEntry *search;
  GtkStack *stack;
  AdwPreferencesGroup *communities, *others;
  GtkListBox *community_list, *other_list;
  char *needle;          /* folded; "" for none */
  gboolean names_only;   /* a name has it: what else mentions it is not meant */
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CvChannelPicker, cv_channel_picker, ADW_TYPE_WINDOW)

static gboolean
contains (const char *text,
          const char *needle)
{
  g_autofree char *folded = cv_text_fold (cv_tr (text));

  return strstr (folded, needle) != NULL;
}

/* The text of a row is for people; what it stands for is kept with it. */
static const CvChannelKind *
get_kind (gpointer row)
{
  return g_object_get_data (G_OBJECT (row), "kind");
}

static gboolean
filter (GtkListBoxRow *row,
        gpointer       data)
{
  CvChannelPicker *self = data;
  const CvChannelKind *kind = get_kind (row);

  return contains (kind->name, self->needle)
         || (!self->names_only && contains (kind->come_for, self->needle));
}

static gboolean
any_name_contains (const char *needle)
{
  guint n;
  const CvChannelKind *kinds = cv_catalogue_channels (cv_catalogue_get (), &n);

  for (guint i = 0; i < n; i++)
    if (contains (kinds[i].name, needle))
      return TRUE;
  return FALSE;
}

static guint
count_shown (GtkListBox *list)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n += gtk_widget_get_child_visible (row);
  return n;
}

static void
search_changed_cb (CvChannelPicker *self)
{
  guint n_communities, n_others;

  g_free (self->needle);
  self->needle = cv_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  self->names_only = any_name_contains (self->needle);
  gtk_list_box_invalidate_filter (self->community_list);
  gtk_list_box_invalidate_filter (self->other_list);

  n_communities = count_shown (self->community_list);
  n_others = count_shown (self->other_list);
  gtk_widget_set_visible (GTK_WIDGET (self->communities), n_communities > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->others), n_others > 0);
  gtk_stack_set_visible_child_name (self->stack,
                                    n_communities + n_others > 0 ? "kinds" : "nothing");
}

static void
row_activated_cb (CvChannelPicker *self,
                  GtkListBoxRow   *row)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, get_kind (row)->id);
  gtk_window_close (GTK_WINDOW (self));
}

/* The first kind that is left. */
static GtkListBoxRow *
find_first (gpointer data)
{
  CvChannelPicker *self = data;
  GtkListBox *lists[] = { self->community_list, self->other_list };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (lists[i])); row != NULL;
         row = gtk_widget_get_next_sibling (row))
      if (gtk_widget_get_child_visible (row))
        return GTK_LIST_BOX_ROW (row);
  return NULL;
}

/* Enter in the search field takes it. */
static void
search_activated_cb (CvChannelPicker *self)
{
  GtkListBoxRow *row = find_first (self);

  if (row != NULL)
    row_activated_cb (self, row);
}

static void
add_kind (CvChannelPicker     *self,
          const CvChannelKind *kind)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), cv_tr (kind->name));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), cv_tr (kind->come_for));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("list-add-symbolic"));
  g_object_set_data (G_OBJECT (row), "kind", (gpointer) kind);
  gtk_list_box_append (kind->integrated ? self->community_list : self->other_list, row);
}

GtkWidget *
cv_channel_picker_new (GtkWindow *parent)
{
  return g_object_new (CV_TYPE_CHANNEL_PICKER, "transient-for", parent, NULL);
}

static void
cv_channel_picker_finalize (GObject *object)
{
  g_free (CV_CHANNEL_PICKER (object)->needle);
  G_OBJECT_CLASS (cv_channel_picker_parent_class)->finalize (object);
}

static void
cv_channel_picker_class_init (CvChannelPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cv_channel_picker_finalize;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", CV_TYPE_CHANNEL_PICKER, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/cultivar_planner/Cultivar/cv-channel-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, CvChannelPicker, search);
  gtk_widget_class_bind_template_child (widget_class, CvChannelPicker, stack);
  gtk_widget_class_bind_template_child (widget_class, CvChannelPicker, communities);
  gtk_widget_class_bind_template_child (widget_class, CvChannelPicker, others);
  gtk_widget_class_bind_template_child (widget_class, CvChannelPicker, community_list);
  gtk_widget_class_bind_template_child (widget_class, CvChannelPicker, other_list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cv_channel_picker_init (CvChannelPicker *self)
{
  guint n;
  const CvChannelKind *kinds = cv_catalogue_channels (cv_catalogue_get (), &n);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->needle = g_strdup ("");
  gtk_list_box_set_filter_func (self->community_list, filter, self, NULL);
  gtk_list_box_set_filter_func (self->other_list, filter, self, NULL);
  cv_list_box_tab_leaves (self->community_list);
  cv_list_box_tab_leaves (self->other_list);
  cv_search_keys_add (self->search, find_first, self);
  for (guint i = 0; i < n; i++)
    add_kind (self, &kinds[i]);
}
