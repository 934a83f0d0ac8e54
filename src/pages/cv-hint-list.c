/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-hint-list.h"

#include <glib/gi18n-lib.h>

static void
on_go (GtkWidget *button,
       CvPage    *page)
{
  cv_page_go_to_record (page, g_object_get_data (G_OBJECT (button), "cv-where"),
                        g_object_get_data (G_OBJECT (button), "cv-record"));
}

static void
on_dismiss (GtkWidget *button,
            CvPage    *page)
{
  g_autoptr (GError) error = NULL;
  CvEdit *edit = cv_hint_dismiss (cv_page_get_plan (page), g_object_get_data (G_OBJECT (button), "cv-key"), &error);
  gboolean done = edit != NULL;

  cv_page_submit (page, edit, g_steal_pointer (&error));
  if (done)
    cv_page_say (page, _ ("The hint was dismissed."), TRUE);
}

/* What the button to a step says. */
static const char *
step_name (const char *where)
{
  const struct
  {
    const char *step, *name;
  } names[] = {
    { "readiness", C_ ("step", "Readiness") }, { "goals", C_ ("step", "Goals") },
    { "kpis", C_ ("step", "KPIs") },           { "channels", C_ ("step", "Channels") },
    { "budget", C_ ("step", "Budget & Tools") }, { "track", C_ ("step", "Track") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].step, where))
      return names[i].name;
  return NULL;
}

static GtkWidget *
new_row (CvPage       *page,
         const CvHint *hint)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *dismiss = gtk_button_new_from_icon_name ("window-close-symbolic");
  const char *step = step_name (hint->where);
  /* Translators: %s is the sentence of a hint. */
  g_autofree char *label = g_strdup_printf (_ ("Dismiss: %s"), hint->text);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), hint->text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_focusable (row, FALSE);
  if (step != NULL)
    {
      GtkWidget *go = gtk_button_new_with_label (step);

      gtk_widget_set_valign (go, GTK_ALIGN_CENTER);
      g_object_set_data (G_OBJECT (go), "cv-where", (gpointer) hint->where);
      if (hint->record != NULL)
        g_object_set_data_full (G_OBJECT (go), "cv-record", g_object_ref (hint->record), g_object_unref);
      g_signal_connect (go, "clicked", G_CALLBACK (on_go), page);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), go);
    }
  gtk_widget_set_valign (dismiss, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (dismiss, "flat");
  gtk_widget_set_tooltip_text (dismiss, _ ("Dismiss"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (dismiss), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (dismiss), "cv-key", g_strdup (hint->key), g_free);
  g_signal_connect (dismiss, "clicked", G_CALLBACK (on_dismiss), page);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), dismiss);
  return row;
}

void
cv_hint_list_fill (GtkListBox *list,
                   CvPage     *page,
                   GPtrArray  *hints,
                   guint       max)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
  for (guint i = 0; i < MIN (hints->len, max); i++)
    gtk_list_box_append (list, new_row (page, hints->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (list), hints->len > 0);
}
