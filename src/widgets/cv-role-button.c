/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The state is an image and a word inside the button, never the button's own label: a changing
 * label would be spoken before the name. The name says all of it: "Answer faster, Instagram:
 * support channel". */

#include "config.h"

#include "widgets/cv-role-button.h"

#include <glib/gi18n-lib.h>

#include "base/cv-text.h"
struct _CvRoleButton
{
  GtkButton parent_instance;

  GtkImage *image;
  GtkLabel *word;
  char *goal, *channel;
  CvRoleKind role;
};

G_DEFINE_FINAL_TYPE (CvRoleButton, cv_role_button, GTK_TYPE_BUTTON)

static const struct
{
  const char *icon, *word;
} looks[] = {
  [CV_ROLE_NONE] = { "cv-role-none-symbolic", NULL },
  [CV_ROLE_SUPPORT] = { "cv-role-support-symbolic", NC_ ("role of a channel", "Support") },
  [CV_ROLE_LEAD] = { "cv-role-lead-symbolic", NC_ ("role of a channel", "Lead") },
};

CvRoleKind
cv_role_next (CvRoleKind role)
{
  switch (role)
    {
    case CV_ROLE_NONE:
      return CV_ROLE_LEAD;
    case CV_ROLE_LEAD:
      return CV_ROLE_SUPPORT;
    case CV_ROLE_SUPPORT:
    default:
      return CV_ROLE_NONE;
    }
}

static char *
describe (CvRoleButton *self)
{
  switch (self->role)
    {
    case CV_ROLE_LEAD:
      /* Translators: %1$s is a goal, %2$s a channel. */
      return g_strdup_printf (_ ("%1$s, %2$s: lead channel"), self->goal, self->channel);
    case CV_ROLE_SUPPORT:
      /* Translators: %1$s is a goal, %2$s a channel. */
      return g_strdup_printf (_ ("%1$s, %2$s: support channel"), self->goal, self->channel);
    case CV_ROLE_NONE:
    default:
      /* Translators: %1$s is a goal, %2$s a channel. */
      return g_strdup_printf (_ ("%1$s, %2$s: no role"), self->goal, self->channel);
    }
}

static void
show (CvRoleButton *self)
{
  const char *word = looks[self->role].word;
  g_autofree char *name = describe (self);

  gtk_image_set_from_icon_name (self->image, looks[self->role].icon);
  gtk_label_set_label (
      self->word, word != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "role of a channel", word) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->word), word != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (self->role == CV_ROLE_LEAD)
    gtk_widget_add_css_class (GTK_WIDGET (self), "lead");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "lead");
}

void
cv_role_button_set_role (CvRoleButton *self,
                         CvRoleKind    role)
{
  g_return_if_fail (CV_IS_ROLE_BUTTON (self));

  if (self->role == role)
    return;
  self->role = role;
  show (self);
}

CvRoleKind
cv_role_button_get_role (CvRoleButton *self)
{
  g_return_val_if_fail (CV_IS_ROLE_BUTTON (self), CV_ROLE_NONE);

  return self->role;
}

GtkWidget *
cv_role_button_new (const char *goal,
                    const char *channel)
{
  CvRoleButton *self = g_object_new (CV_TYPE_ROLE_BUTTON, NULL);

  self->goal = cv_text_name (goal);
  self->channel = cv_text_name (channel);
  show (self);
  return GTK_WIDGET (self);
}

static void
cv_role_button_finalize (GObject *object)
{
  CvRoleButton *self = CV_ROLE_BUTTON (object);

  g_free (self->goal);
  g_free (self->channel);
  G_OBJECT_CLASS (cv_role_button_parent_class)->finalize (object);
}

static void
cv_role_button_class_init (CvRoleButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cv_role_button_finalize;
}

static void
cv_role_button_init (CvRoleButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->image = GTK_IMAGE (gtk_image_new ());
  self->word = GTK_LABEL (gtk_label_new (NULL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->image));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->word));
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "role");
}
