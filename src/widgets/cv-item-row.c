/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AdwExpanderRow has no accessible name, reads its titles as markup, is two stops for the keyboard and
 * builds its content whether or not it is ever seen. */

#include "config.h"

#include "widgets/cv-item-row.h"

#include "widgets/cv-label.h"

struct _CvItemRow
{
  GtkListBoxRow parent_instance;

  GtkWidget *header, *prefixes, *title, *subtitle, *suffixes, *arrow, *revealer; /* (unowned) */

  CvItemRowDetails make;
  gpointer data;
};

typedef enum
{
  PROP_TITLE = 1,
  PROP_SUBTITLE,
  PROP_EXPANDED
} CvItemRowProperty;

static GParamSpec *properties[PROP_EXPANDED + 1];

G_DEFINE_FINAL_TYPE (CvItemRow, cv_item_row, GTK_TYPE_LIST_BOX_ROW)

GtkWidget *
cv_item_row_new (void)
{
  return g_object_new (CV_TYPE_ITEM_ROW, NULL);
}

static void
set_text (GtkWidget  *label,
          const char *text)
{
  cv_label_set_name (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

void
cv_item_row_set_title (CvItemRow  *self,
                       const char *title,
                       const char *subtitle)
{
  set_text (self->title, title);
  set_text (self->subtitle, subtitle);
  gtk_label_set_yalign (GTK_LABEL (self->title), gtk_widget_get_visible (self->subtitle) ? 1 : 0.5F);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  subtitle != NULL ? subtitle : "", -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

void
cv_item_row_add_prefix (CvItemRow *self,
                        GtkWidget *widget)
{
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->prefixes), widget);
  gtk_widget_set_visible (self->prefixes, TRUE);
}

void
cv_item_row_add_suffix (CvItemRow *self,
                        GtkWidget *widget)
{
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->suffixes), widget);
  gtk_widget_set_visible (self->suffixes, TRUE);
}

void
cv_item_row_set_narrow (CvItemRow *self,
                        gboolean   narrow)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (self->header);
  GtkLayoutChild *child = gtk_layout_manager_get_layout_child (layout, self->suffixes);

  g_object_set (child, "column", narrow ? 1 : 2, "row", narrow ? 1 : 0, NULL);
}

void
cv_item_row_set_details (CvItemRow       *self,
                         CvItemRowDetails make,
                         gpointer         data)
{
  self->make = make;
  self->data = data;
  gtk_widget_set_visible (self->arrow, make != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
}

static gboolean
is_expanded (CvItemRow *self)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer));
}

/* A click between the details' own controls is not meant for the row. The controls take theirs when the
 * button is let go, and they are asked first; so this has to wait for that, too. */
static void
keep_click (GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
make_details (CvItemRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkWidget *details = self->make (self, self->data);

  g_signal_connect (click, "released", G_CALLBACK (keep_click), NULL);
  gtk_widget_add_controller (details, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_css_class (details, "item-details");
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), details);
}

static void
set_expanded (CvItemRow *self,
              gboolean   expanded)
{
  if (self->make == NULL || expanded == is_expanded (self))
    return;

  if (expanded && gtk_revealer_get_child (GTK_REVEALER (self->revealer)) == NULL)
    make_details (self);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), expanded);
  if (expanded)
    gtk_widget_add_css_class (GTK_WIDGET (self), "open");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "open");
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow),
                                expanded ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, expanded, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXPANDED]);
}

void
cv_item_row_toggle (CvItemRow *self)
{
  set_expanded (self, !is_expanded (self));
}

static void
on_row_activated (GtkListBox    *list,
                  GtkListBoxRow *row)
{
  if (CV_IS_ITEM_ROW (row))
    cv_item_row_toggle (CV_ITEM_ROW (row));
}

void
cv_item_row_show (CvItemRow *self)
{
  g_object_set (self, "expanded", TRUE, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

void
cv_item_row_connect (GtkListBox *list)
{
  g_signal_connect (list, "row-activated", G_CALLBACK (on_row_activated), NULL);
}

static void
cv_item_row_get_property (GObject    *object,
                          guint       property_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  CvItemRow *self = CV_ITEM_ROW (object);

  switch ((CvItemRowProperty) property_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->title)));
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->subtitle)));
      break;
    case PROP_EXPANDED:
      g_value_set_boolean (value, is_expanded (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cv_item_row_set_property (GObject      *object,
                          guint         property_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  CvItemRow *self = CV_ITEM_ROW (object);

  switch ((CvItemRowProperty) property_id)
    {
    case PROP_EXPANDED:
      set_expanded (self, g_value_get_boolean (value));
      break;
    case PROP_TITLE:
    case PROP_SUBTITLE:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cv_item_row_class_init (CvItemRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cv_item_row_get_property;
  object_class->set_property = cv_item_row_set_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | flags);
  properties[PROP_SUBTITLE]
      = g_param_spec_string ("subtitle", NULL, NULL, NULL, G_PARAM_READABLE | flags);
  properties[PROP_EXPANDED]
      = g_param_spec_boolean ("expanded", NULL, NULL, FALSE, G_PARAM_READWRITE | flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/cultivar_planner/Cultivar/cv-item-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CvItemRow, prefixes);
  gtk_widget_class_bind_template_child (widget_class, CvItemRow, header);
  gtk_widget_class_bind_template_child (widget_class, CvItemRow, title);
  gtk_widget_class_bind_template_child (widget_class, CvItemRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, CvItemRow, suffixes);
  gtk_widget_class_bind_template_child (widget_class, CvItemRow, arrow);
  gtk_widget_class_bind_template_child (widget_class, CvItemRow, revealer);
}

static void
cv_item_row_init (CvItemRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cv_label_limit (GTK_LABEL (self->title), 3);
}
