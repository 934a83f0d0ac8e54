/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AdwStatusPage brings a scrolled window of its own and reads its texts as markup; a page that is
 * already scrolled needs neither. */

#include "config.h"

#include "widgets/cv-empty-state.h"

#include "widgets/cv-compat.h"

struct _CvEmptyState
{
  GtkWidget parent_instance;

  GtkWidget *icon, *title, *description, *button; /* (unowned) */
};

typedef enum
{
  PROP_ICON_NAME = 1,
  PROP_TITLE,
  PROP_DESCRIPTION,
  PROP_BUTTON_LABEL
} CvEmptyStateProperty;

static GParamSpec *properties[PROP_BUTTON_LABEL + 1];
static guint clicked_signal;

G_DEFINE_FINAL_TYPE (CvEmptyState, cv_empty_state, GTK_TYPE_WIDGET)

GtkWidget *
cv_empty_state_new (const char *icon_name,
                    const char *title,
                    const char *description,
                    const char *button_label)
{
  return g_object_new (CV_TYPE_EMPTY_STATE, "icon-name", icon_name, "title", title, "description",
                       description, "button-label", button_label, NULL);
}

static void
on_clicked (CvEmptyState *self)
{
  g_signal_emit (self, clicked_signal, 0);
}

static void
set_button_label (CvEmptyState *self,
                  const char   *label)
{
  gtk_widget_set_visible (self->button, label != NULL && *label != '\0');
  if (label == NULL)
    return;

  gtk_button_set_label (GTK_BUTTON (self->button), label);
  /* A button with an access key is otherwise read with its underscore, and twice. */
  cv_button_name_by_label (self->button);
}

static void
set_label (GtkWidget  *label,
           const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

static void
cv_empty_state_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  CvEmptyState *self = CV_EMPTY_STATE (object);

  switch ((CvEmptyStateProperty) property_id)
    {
    case PROP_ICON_NAME:
      g_value_set_string (value, gtk_image_get_icon_name (GTK_IMAGE (self->icon)));
      break;
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->title)));
      break;
    case PROP_DESCRIPTION:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->description)));
      break;
    case PROP_BUTTON_LABEL:
      g_value_set_string (value, gtk_button_get_label (GTK_BUTTON (self->button)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cv_empty_state_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  CvEmptyState *self = CV_EMPTY_STATE (object);

  switch ((CvEmptyStateProperty) property_id)
    {
    case PROP_ICON_NAME:
      gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), g_value_get_string (value));
      break;
    case PROP_TITLE:
      set_label (self->title, g_value_get_string (value));
      break;
    case PROP_DESCRIPTION:
      set_label (self->description, g_value_get_string (value));
      break;
    case PROP_BUTTON_LABEL:
      set_button_label (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cv_empty_state_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (cv_empty_state_parent_class)->dispose (object);
}

static void
cv_empty_state_class_init (CvEmptyStateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = cv_empty_state_dispose;
  object_class->get_property = cv_empty_state_get_property;
  object_class->set_property = cv_empty_state_set_property;

  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);
  properties[PROP_BUTTON_LABEL] = g_param_spec_string ("button-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  clicked_signal = g_signal_new ("clicked", CV_TYPE_EMPTY_STATE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "empty-state");
}

/* (transfer none) */
static GtkWidget *
add_label (CvEmptyState *self,
           const char   *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 50);
  gtk_widget_set_halign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (label, FALSE);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
cv_empty_state_init (CvEmptyState *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);

  self->icon = gtk_image_new ();
  gtk_image_set_pixel_size (GTK_IMAGE (self->icon), 96);
  gtk_widget_add_css_class (self->icon, "dim-label");
  gtk_widget_set_margin_bottom (self->icon, 12);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));

  self->title = add_label (self, "title-2");
  self->description = add_label (self, "body");

  self->button = gtk_button_new_with_mnemonic ("");
  gtk_widget_add_css_class (self->button, "pill");
  gtk_widget_add_css_class (self->button, "suggested-action");
  gtk_widget_set_halign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (self->button, 12);
  gtk_widget_set_visible (self->button, FALSE);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (on_clicked), self);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}
