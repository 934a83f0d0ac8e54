/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-value-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "base/cv-number.h"

/* Values shown at first, and how many more each time. */
#define FIRST_LENGTH 5
#define MORE_LENGTH 50
#define MAX_DECIMALS 6

struct _CvValueList
{
  GtkWidget parent_instance;

  GtkListBox *list;
  GtkWidget *more_button;
  GArray *values; /* (owned) (nullable) of CvValueRow */
  CvGrain grain;
  guint length;
};

enum
{
  SIGNAL_EDIT,
  SIGNAL_DELETE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CvValueList, cv_value_list, GTK_TYPE_WIDGET)

static const char *
get_origin_words (CvOrigin origin)
{
  switch (origin)
    {
    case CV_ORIGIN_TYPED:
      return C_ ("origin of a value", "typed");
    case CV_ORIGIN_FILE:
      return C_ ("origin of a value", "from a file");
    case CV_ORIGIN_ACCOUNT:
      return C_ ("origin of a value", "from an account");
    case CV_ORIGIN_ESTIMATED:
    default:
      return C_ ("origin of a value", "estimated");
    }
}

static void
emit_for (CvValueList *self,
          GtkWidget   *button,
          guint        signal)
{
  g_signal_emit (self, signals[signal], 0,
                 GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "day")));
}

static void
edit_clicked_cb (CvValueList *self,
                 GtkWidget   *button)
{
  emit_for (self, button, SIGNAL_EDIT);
}

static void
delete_clicked_cb (CvValueList *self,
                   GtkWidget   *button)
{
  emit_for (self, button, SIGNAL_DELETE);
}

static void
add_button (CvValueList      *self,
            GtkWidget        *row,
            const CvValueRow *value,
            const char       *icon,
            const char       *tooltip,
            char             *name, /* taken */
            GCallback         clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "day", GINT_TO_POINTER (value->day));
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_free (name);
}

static GtkWidget *
new_row (CvValueList      *self,
         const CvValueRow *value)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *number = cv_number_format_locale (value->value, MAX_DECIMALS);
  g_autofree char *period = cv_period_format_locale (value->day, self->grain);
  /* Translators: %1$s is a day or period, %2$s where its value came from: "Week 21, 2026 ·
   * typed". */
  g_autofree char *subtitle
      = g_strdup_printf (_ ("%1$s · %2$s"), period, get_origin_words (value->origin));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), number);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_focusable (row, FALSE);
  add_button (self, row, value, "document-edit-symbolic", _ ("Correct"),
              /* Translators: %1$s is a number, %2$s its day or period. */
              g_strdup_printf (_ ("Correct %1$s of %2$s"), number, period),
              G_CALLBACK (edit_clicked_cb));
  add_button (self, row, value, "user-trash-symbolic", _ ("Delete"),
              /* Translators: %1$s is a number, %2$s its day or period. */
              g_strdup_printf (_ ("Delete %1$s of %2$s"), number, period),
              G_CALLBACK (delete_clicked_cb));
  return row;
}

static void
build (CvValueList *self)
{
  guint n = self->values != NULL ? self->values->len : 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < MIN (n, self->length); i++)
    gtk_list_box_append (self->list,
                         new_row (self, &g_array_index (self->values, CvValueRow, n - 1 - i)));
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_widget_set_visible (self->more_button, n > self->length);
}

static void
more_clicked_cb (CvValueList *self)
{
  self->length += MORE_LENGTH;
  build (self);
}

void
cv_value_list_show (CvValueList *self,
                    GArray      *values,
                    CvGrain      grain)
{
  g_return_if_fail (CV_IS_VALUE_LIST (self));

  if (values != NULL)
    g_array_ref (values);
  g_clear_pointer (&self->values, g_array_unref);
  self->values = values;
  self->grain = grain;
  build (self);
}

static void
cv_value_list_dispose (GObject *object)
{
  CvValueList *self = CV_VALUE_LIST (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->values, g_array_unref);
  G_OBJECT_CLASS (cv_value_list_parent_class)->dispose (object);
}

static void
cv_value_list_class_init (CvValueListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cv_value_list_dispose;

  signals[SIGNAL_EDIT] = g_signal_new ("edit", CV_TYPE_VALUE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_DELETE] = g_signal_new ("delete", CV_TYPE_VALUE_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
cv_value_list_init (CvValueList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->length = FIRST_LENGTH;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Last values"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));

  self->more_button = gtk_button_new_with_label (_ ("Show More"));
  gtk_widget_set_halign (self->more_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->more_button, "flat");
  g_signal_connect_swapped (self->more_button, "clicked", G_CALLBACK (more_clicked_cb), self);
  gtk_widget_set_parent (self->more_button, GTK_WIDGET (self));
}
