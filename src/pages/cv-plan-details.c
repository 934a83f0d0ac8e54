/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-plan-details.h"

#include <glib/gi18n-lib.h>

#include "pages/cv-record-form.h"
#include "widgets/cv-typing.h"

static const CvFormField fields[] = {
  { "name", N_ ("_Name"), TRUE },         { "organisation", N_ ("_Organisation"), TRUE },
  { "from", N_ ("_First day"), FALSE },   { "to", N_ ("_Last day"), FALSE },
  { "currency", N_ ("_Currency"), FALSE },
};

/* What the charts' findings are in, whoever reads them: they go to the plan's readers. */
static GtkWidget *
make_language (void)
{
  static const char *const values[] = { "", "en", "fr", NULL };
  const char *const words[] = { C_ ("language", "The program’s"), C_ ("language", "English"), C_ ("language", "French"), NULL };

  return cv_input_new_choice (CV_NOUN_PLAN, "language", _ ("_Language of chart titles"), values, words, NULL);
}

/* Whose rules of transparency the channels' cards list. */
static GtkWidget *
make_places (void)
{
  static const char *const values[] = { "", "EU", "EU FR", "US", NULL };
  const char *const words[] = { C_ ("place", "Everywhere"), C_ ("place", "European Union"), C_ ("place", "France"),
                                C_ ("place", "United States"), NULL };

  return cv_input_new_choice (CV_NOUN_PLAN, "places", _ ("_Transparency rules"), values, words, NULL);
}

/* What is being typed is told while the form still listens. */
static gboolean
on_close (GtkWindow *window)
{
  cv_typing_flush (gtk_window_get_focus (window));
  return GDK_EVENT_PROPAGATE;
}

static void
add_escape (GtkWidget *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
}

void
cv_plan_details_show (GtkWindow *parent,
                      CvSession *session)
{
  CvRecord *info = CV_RECORD (cv_plan_get_info (cv_session_get_plan (session)));
  CvRecordForm *form = cv_record_form_new (session, info);
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "modal", TRUE, "title",
                                    _ ("Plan Details"), "default-width", 560, "content", box, NULL);

  cv_record_form_add_all (form, fields, G_N_ELEMENTS (fields));
  cv_record_form_add (form, make_language (), FALSE);
  cv_record_form_add (form, make_places (), FALSE);
  cv_record_form_add (form, cv_input_new (CV_NOUN_PLAN, "audience", _ ("_Audience")), TRUE);
  gtk_widget_set_margin_top (GTK_WIDGET (form), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (form), 24);
  gtk_widget_set_margin_start (GTK_WIDGET (form), 24);
  gtk_widget_set_margin_end (GTK_WIDGET (form), 24);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form));

  add_escape (window);
  g_signal_connect (window, "close-request", G_CALLBACK (on_close), NULL);
  gtk_window_present (GTK_WINDOW (window));
}
