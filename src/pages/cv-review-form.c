/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-review-form.h"

#include <glib/gi18n-lib.h>

#include "base/cv-clock.h"
#include "model/cv-commitment.h"
#include "widgets/cv-compat.h"

typedef struct
{
  CvPage *page;              /* (unowned) */
  char *id;
  CvNoun noun;
  GtkEditable *why, *learned; /* (unowned) */
  GtkLabel *complaint;        /* (unowned) */
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_free (form->id);
  g_free (form);
}

static GtkEditable *
add_line (GtkBox     *box,
          const char *label)
{
  GtkWidget *caption = gtk_label_new_with_mnemonic (label);
  GtkWidget *entry = gtk_entry_new ();

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (caption), entry);
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (caption)), -1);
  gtk_box_append (box, caption);
  gtk_box_append (box, entry);
  return GTK_EDITABLE (entry);
}

static void
decide (GtkWidget *button,
        CvVerdict  verdict)
{
  GtkWidget *box = gtk_widget_get_ancestor (button, GTK_TYPE_BOX);
  Form *form = NULL;
  CvPlan *plan;
  CvRecord *record;
  g_autoptr (GError) error = NULL;
  CvEdit *edit;

  while (box != NULL && (form = g_object_get_data (G_OBJECT (box), "cv-review-form")) == NULL)
    box = gtk_widget_get_parent (box);
  g_return_if_fail (form != NULL);

  plan = cv_page_get_plan (form->page);
  record = cv_plan_find (plan, form->noun, form->id);
  if (record == NULL)
    return;
  edit = cv_commitment_review (plan, record, verdict, gtk_editable_get_text (form->why),
                               gtk_editable_get_text (form->learned), cv_clock_today (), &error);
  gtk_label_set_text (form->complaint, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (form->complaint), error != NULL);
  if (edit == NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (form->why));
      return;
    }
  cv_page_submit (form->page, edit, NULL);
  gtk_editable_set_text (form->why, "");
  gtk_editable_set_text (form->learned, "");
  cv_page_say (form->page, _ ("The decision was kept."), TRUE);
}

static void
on_keep (GtkWidget *button)
{
  decide (button, CV_VERDICT_KEEP);
}

static void
on_change (GtkWidget *button)
{
  decide (button, CV_VERDICT_CHANGE);
}

static void
on_stop (GtkWidget *button)
{
  decide (button, CV_VERDICT_STOP);
}

static GtkWidget *
make_buttons (void)
{
  static const struct
  {
    const char *label;
    void (*clicked) (GtkWidget *button);
  } all[] = { { N_ ("_Keep"), on_keep }, { N_ ("C_hange"), on_change }, { N_ ("_Stop"), on_stop } };
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_set_margin_top (buttons, 6);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_ (all[i].label));

      cv_button_name_by_label (button);
      g_signal_connect (button, "clicked", G_CALLBACK (all[i].clicked), NULL);
      gtk_box_append (GTK_BOX (buttons), button);
    }
  return buttons;
}

GtkWidget *
cv_review_form_new (CvPage   *page,
                    CvRecord *record)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  Form *form = g_new0 (Form, 1);

  form->page = page;
  form->id = g_strdup (cv_record_get_id (record));
  form->noun = cv_record_get_noun (record);
  form->why = add_line (GTK_BOX (box), _ ("_Why"));
  form->learned = add_line (GTK_BOX (box), _ ("What was _learned"));
  form->complaint = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (form->complaint, 0);
  gtk_label_set_wrap (form->complaint, TRUE);
  gtk_label_set_wrap_mode (form->complaint, PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (form->complaint), "error");
  gtk_widget_set_visible (GTK_WIDGET (form->complaint), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form->complaint));
  gtk_box_append (GTK_BOX (box), make_buttons ());
  g_object_set_data_full (G_OBJECT (box), "cv-review-form", form, form_free);
  return box;
}
