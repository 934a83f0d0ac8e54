/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/cv-choice.h"

#include "widgets/cv-compat.h"

static const char *
word_of (GtkListItem *item)
{
  return gtk_string_object_get_string (gtk_list_item_get_item (item));
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), word_of (item));
}

static void
on_setup_listed (GtkSignalListItemFactory *factory,
                 GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_list_item_set_child (item, box);
}

static void
show_check (GtkListItem *item)
{
  GtkWidget *image = gtk_widget_get_last_child (gtk_list_item_get_child (item));

  gtk_widget_set_opacity (image, gtk_list_item_get_selected (item) ? 1 : 0);
}

static void
on_bind_listed (GtkSignalListItemFactory *factory,
                GtkListItem              *item)
{
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  gtk_label_set_label (GTK_LABEL (label), word_of (item));
  cv_list_item_set_label (item, word_of (item));
  show_check (item);
  g_signal_connect (item, "notify::selected", G_CALLBACK (show_check), NULL);
}

static void
on_unbind_listed (GtkSignalListItemFactory *factory,
                  GtkListItem              *item)
{
  g_signal_handlers_disconnect_by_func (item, show_check, NULL);
}

GtkWidget *
cv_choice_new (const char *const *words)
{
  g_autoptr (GtkListItemFactory) shown = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) listed = gtk_signal_list_item_factory_new ();
  GtkWidget *choice
      = gtk_drop_down_new (G_LIST_MODEL (gtk_string_list_new (words)), NULL);

  g_signal_connect (shown, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (shown, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (listed, "setup", G_CALLBACK (on_setup_listed), NULL);
  g_signal_connect (listed, "bind", G_CALLBACK (on_bind_listed), NULL);
  g_signal_connect (listed, "unbind", G_CALLBACK (on_unbind_listed), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (choice), shown);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (choice), listed);
  return choice;
}

static void
update_label (GtkDropDown *choice,
              GParamSpec  *pspec,
              const char  *label)
{
  GtkStringObject *selected = gtk_drop_down_get_selected_item (choice);
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (choice));
  g_autofree char *name = NULL;

  name = g_strdup_printf ("%s: %s", label,
                          selected != NULL ? gtk_string_object_get_string (selected) : "–");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
cv_choice_set_label (GtkDropDown *choice,
                     const char  *label)
{
  g_signal_connect_data (choice, "notify::selected", G_CALLBACK (update_label), g_strdup (label),
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  update_label (choice, NULL, label);
}
