/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AdwBanner came with libadwaita 1.3 and is one line of markup; this wraps and is plain text. */

#include "config.h"

#include "widgets/cv-notice.h"

#include "widgets/cv-compat.h"

struct _CvNotice
{
  GtkWidget parent_instance;

  GtkWidget *revealer, *label, *button; /* (unowned) */
};

static guint clicked_signal;

G_DEFINE_FINAL_TYPE (CvNotice, cv_notice, GTK_TYPE_WIDGET)

void
cv_notice_show (CvNotice   *self,
                const char *text,
                const char *button_label)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), text != NULL);
  if (text == NULL)
    return;

  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_widget_set_visible (self->button, button_label != NULL);
  if (button_label != NULL)
    {
      gtk_button_set_label (GTK_BUTTON (self->button), button_label);
      cv_button_name_by_label (self->button);
    }
}

static void
on_clicked (CvNotice *self)
{
  g_signal_emit (self, clicked_signal, 0);
}

static void
cv_notice_dispose (GObject *object)
{
  CvNotice *self = CV_NOTICE (object);

  g_clear_pointer (&self->revealer, gtk_widget_unparent);
  G_OBJECT_CLASS (cv_notice_parent_class)->dispose (object);
}

static void
cv_notice_class_init (CvNoticeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cv_notice_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  clicked_signal = g_signal_new ("clicked", CV_TYPE_NOTICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
cv_notice_init (CvNotice *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_add_css_class (box, "notice");

  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_box_append (GTK_BOX (box), self->label);

  self->button = gtk_button_new_with_mnemonic ("");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->button);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (on_clicked), self);

  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), box);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
}
