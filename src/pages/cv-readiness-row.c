/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-readiness-row.h"

#include <glib/gi18n-lib.h>

#include "widgets/cv-item-row.h"
#include "widgets/cv-text-row.h"

#define N_ANSWERS 3

typedef struct
{
  CvPage *page; /* (unowned) */
  const CvReadinessQuestion *question;
  GtkToggleButton *buttons[N_ANSWERS]; /* (unowned) */
  CvTextRow *note;                     /* (unowned) NULL as long as the row was never opened */
  gboolean updating;
} Data;

static Data *
data_of (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "cv-readiness-row");
}

static CvAnswer
answer_of (guint button)
{
  return (CvAnswer) (CV_ANSWER_NO + button);
}

/* A press on the answer that is given takes it back. */
static void
on_toggled (GtkToggleButton *button,
            GtkWidget       *row)
{
  Data *data = data_of (row);
  CvAnswer answer = CV_ANSWER_NONE;
  g_autoptr (GError) error = NULL;
  CvEdit *edit;

  if (data->updating)
    return;
  for (guint i = 0; i < N_ANSWERS; i++)
    if (data->buttons[i] == button && gtk_toggle_button_get_active (button))
      answer = answer_of (i);
  edit = cv_planning_answer (cv_page_get_plan (data->page), data->question->id, answer, NULL, &error);
  cv_page_submit (data->page, edit, g_steal_pointer (&error));
}

static void
on_note_edited (CvTextRow  *note,
                const char *text,
                GtkWidget  *row)
{
  Data *data = data_of (row);
  CvPlan *plan = cv_page_get_plan (data->page);
  g_autoptr (GError) error = NULL;
  CvEdit *edit = cv_planning_answer (plan, data->question->id, cv_readiness_get_answer (plan, data->question->id), text,
                                     &error);

  cv_text_row_set_error (note, error != NULL ? error->message : NULL);
  if (edit != NULL)
    cv_page_submit (data->page, edit, NULL);
}

static GtkWidget *
make_details (CvItemRow *row,
              gpointer   unused)
{
  Data *data = data_of (GTK_WIDGET (row));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *why = gtk_label_new (cv_tr (data->question->why));
  GtkWidget *list = gtk_list_box_new ();

  gtk_label_set_wrap (GTK_LABEL (why), TRUE);
  gtk_label_set_xalign (GTK_LABEL (why), 0);
  data->note = g_object_new (CV_TYPE_TEXT_ROW, "title", _ ("Note"), NULL);
  cv_text_row_set_text (data->note, cv_readiness_get_note (cv_page_get_plan (data->page), data->question->id));
  g_signal_connect_object (data->note, "edited", G_CALLBACK (on_note_edited), row, 0);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Note"), -1);
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (data->note));
  gtk_box_append (GTK_BOX (box), why);
  gtk_box_append (GTK_BOX (box), list);
  return box;
}

static GtkWidget *
make_answers (GtkWidget *row)
{
  const char *const words[N_ANSWERS] = { C_ ("answer", "Not Yet"), C_ ("answer", "Partly"), C_ ("answer", "Yes") };
  Data *data = data_of (row);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  for (guint i = 0; i < N_ANSWERS; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (words[i]);
      /* Translators: an answer, and the question it is for. */
      g_autofree char *label = g_strdup_printf (_ ("%1$s: %2$s"), words[i], cv_tr (data->question->question));

      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      g_signal_connect (button, "toggled", G_CALLBACK (on_toggled), row);
      data->buttons[i] = GTK_TOGGLE_BUTTON (button);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

const char *
cv_readiness_row_get_question (GtkWidget *row)
{
  return data_of (row)->question->id;
}

void
cv_readiness_row_update (GtkWidget *row)
{
  Data *data = data_of (row);
  CvPlan *plan = cv_page_get_plan (data->page);
  CvAnswer answer = cv_readiness_get_answer (plan, data->question->id);

  cv_item_row_set_title (CV_ITEM_ROW (row), cv_tr (data->question->question),
                         cv_readiness_is_first (plan, data->question->id) ? _ ("First for a plan like this") : NULL);
  data->updating = TRUE;
  for (guint i = 0; i < N_ANSWERS; i++)
    gtk_toggle_button_set_active (data->buttons[i], answer == answer_of (i));
  data->updating = FALSE;
  if (data->note != NULL)
    cv_text_row_set_text (data->note, cv_readiness_get_note (plan, data->question->id));
}

GtkWidget *
cv_readiness_row_new (CvPage                    *page,
                      const CvReadinessQuestion *question)
{
  GtkWidget *row = cv_item_row_new ();
  Data *data = g_new0 (Data, 1);

  data->page = page;
  data->question = question;
  g_object_set_data_full (G_OBJECT (row), "cv-readiness-row", data, g_free);
  cv_item_row_add_suffix (CV_ITEM_ROW (row), make_answers (row));
  cv_item_row_set_details (CV_ITEM_ROW (row), make_details, NULL);
  cv_readiness_row_update (row);
  return row;
}
