/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-verbatim-row.h"

#include <glib/gi18n-lib.h>

#include "model/cv-question.h"
#include "widgets/cv-wrap-layout.h"

#define KEY "cv-verbatim-row"
#define LONG_TEXT 400 /* characters of it that stand in a name */

typedef struct
{
  CvPage *page; /* (unowned) */
  char *verbatim;
  GPtrArray *buttons; /* of GtkToggleButton, in the order of the codes; borrowed */
  int coder;
  gboolean updating;
} Data;

static void
data_free (gpointer data)
{
  Data *row = data;

  g_free (row->verbatim);
  g_ptr_array_unref (row->buttons);
  g_free (row);
}

static void
on_toggled (GtkToggleButton *button,
            GtkWidget       *row)
{
  Data *data = g_object_get_data (G_OBJECT (row), KEY);
  CvPlan *plan = cv_page_get_plan (data->page);
  CvVerbatim *verbatim = cv_plan_find (plan, CV_NOUN_VERBATIM, data->verbatim);
  CvCode *code = cv_plan_find (plan, CV_NOUN_CODE, g_object_get_data (G_OBJECT (button), "code"));

  if (!data->updating && verbatim != NULL && code != NULL)
    cv_page_submit (data->page,
                    cv_verbatims_code (plan, verbatim, code, data->coder, gtk_toggle_button_get_active (button)), NULL);
}

static void
on_delete (GtkWidget *row)
{
  Data *data = g_object_get_data (G_OBJECT (row), KEY);
  CvRecord *verbatim = cv_plan_find (cv_page_get_plan (data->page), CV_NOUN_VERBATIM, data->verbatim);

  if (verbatim == NULL)
    return;
  cv_page_submit (data->page, cv_planning_remove (cv_page_get_plan (data->page), verbatim), NULL);
  cv_page_say (data->page, _ ("Verbatim deleted"), TRUE);
}

static GtkWidget *
new_button (GtkWidget  *row,
            CvCode     *code,
            const char *text)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (code->name);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));
  /* Translators: a code, and the sentence it is given to. */
  g_autofree char *name = g_strdup_printf (_ ("%1$s: %2$s"), code->name, text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "code", g_strdup (cv_record_get_id (CV_RECORD (code))), g_free);
  g_signal_connect (button, "toggled", G_CALLBACK (on_toggled), row);
  return button;
}

static GtkWidget *
make_buttons (GtkWidget  *row,
              const char *text)
{
  Data *data = g_object_get_data (G_OBJECT (row), KEY);
  CvPlan *plan = cv_page_get_plan (data->page);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, cv_wrap_layout_new ());
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_CODE); i++)
    {
      GtkWidget *button = new_button (row, cv_plan_get_nth (plan, CV_NOUN_CODE, i), text);

      gtk_box_append (GTK_BOX (box), button);
      g_ptr_array_add (data->buttons, button);
    }
  return box;
}

/* "4 March 2026 · The Tea Table" (transfer full) */
static char *
describe (CvPlan     *plan,
          CvVerbatim *verbatim)
{
  CvChannel *channel = cv_plan_find (plan, CV_NOUN_CHANNEL, verbatim->channel);
  g_autofree char *day = cv_day_format_locale (verbatim->day);

  return channel != NULL ? g_strdup_printf ("%s · %s", day, cv_channel_get_label (channel)) : g_strdup (day);
}

static GtkWidget *
make_head (GtkWidget  *row,
           CvPlan     *plan,
           CvVerbatim *verbatim,
           const char *short_text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *about = describe (plan, verbatim);
  g_autofree char *name = g_strdup_printf (_ ("Delete “%s”"), short_text);
  GtkWidget *text = gtk_label_new (verbatim->text), *caption = gtk_label_new (about);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_lines (GTK_LABEL (text), 8);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_wrap (GTK_LABEL (caption), TRUE);
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Delete"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_delete), row);
  gtk_box_append (GTK_BOX (words), text);
  gtk_box_append (GTK_BOX (words), caption);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

void
cv_verbatim_row_update (GtkWidget *row,
                        CvCodings *codings,
                        int        coder)
{
  Data *data = g_object_get_data (G_OBJECT (row), KEY);
  CvPlan *plan = cv_page_get_plan (data->page);
  CvVerbatim *verbatim = cv_plan_find (plan, CV_NOUN_VERBATIM, data->verbatim);

  data->coder = coder;
  data->updating = TRUE;
  for (guint i = 0; verbatim != NULL && i < data->buttons->len; i++)
    gtk_toggle_button_set_active (data->buttons->pdata[i],
                                  cv_codings_have (codings, verbatim, cv_plan_get_nth (plan, CV_NOUN_CODE, i), coder));
  data->updating = FALSE;
}

GtkWidget *
cv_verbatim_row_new (CvPage     *page,
                     CvVerbatim *verbatim)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *short_text = g_utf8_substring (verbatim->text, 0, MIN (g_utf8_strlen (verbatim->text, -1), LONG_TEXT));
  Data *data = g_new0 (Data, 1);

  data->page = page;
  data->verbatim = g_strdup (cv_record_get_id (CV_RECORD (verbatim)));
  data->buttons = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (row), KEY, data, data_free);
  gtk_widget_add_css_class (box, "form");
  gtk_box_append (GTK_BOX (box), make_head (row, cv_page_get_plan (page), verbatim, short_text));
  gtk_box_append (GTK_BOX (box), make_buttons (row, short_text));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, short_text, -1);
  return row;
}
