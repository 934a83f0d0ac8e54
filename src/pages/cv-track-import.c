/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-track-import.h"

#include <glib/gi18n-lib.h>

#include "pages/cv-import-dialog.h"
#include "pages/cv-import-paste.h"
#include "widgets/cv-compat.h"

static void
ended_cb (CvPage     *self,
          const char *text,
          gboolean    with_undo)
{
  cv_page_say (self, text, with_undo);
}

static void
present_import (CvPage *self,
                GtkWidget   *dialog)
{
  g_signal_connect_object (dialog, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static GtkWindow *
get_window (CvPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
review_file (CvPage *self,
             const char  *path)
{
  present_import (self, cv_import_dialog_new (get_window (self), cv_page_get_session (self), path));
}

static void
review_table (CvPage *self,
              GBytes      *bytes)
{
  present_import (self, cv_import_dialog_new_for_bytes (get_window (self), cv_page_get_session (self), bytes));
}

static void
pasted_cb (GBytes       *bytes,
           const GError *error,
           gpointer      data)
{
  g_autoptr (CvPage) self = data;

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (bytes != NULL)
    review_table (self, bytes);
  else
    cv_page_say (self, error->message, FALSE);
}

static void
paste_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  cv_import_paste (widget, pasted_cb, g_object_ref (widget));
}

static void
import_text_action (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (parameter);

  review_table (CV_PAGE (widget), bytes);
}

/* Wherever the keyboard is in the window, while this page is the one that is seen; a text field comes first. */
static gboolean
paste_key_cb (GtkWidget *widget,
              GVariant  *arguments,
              gpointer   data)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  gtk_widget_activate_action (widget, "track.paste", NULL);
  return TRUE;
}

static void
file_chosen_cb (GFile   *file,
                gpointer data)
{
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    review_file (data, path);
}

void
cv_track_import_choose (CvPage *page)
{
  static const char *const patterns[] = {
    "*.csv", "*.tsv", "*.txt", "*.CSV", "*.TSV", "*.TXT", NULL
  };

  cv_choose_file (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))), _ ("Import Values"),
                  _ ("Tables (CSV, TSV)"), patterns, file_chosen_cb, page);
}

static void
import_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  cv_track_import_choose (CV_PAGE (widget));
}

static void
import_file_action (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  review_file (CV_PAGE (widget), g_variant_get_string (parameter, NULL));
}

void
cv_track_import_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "track.import", NULL, import_action);
  gtk_widget_class_install_action (klass, "track.import-file", "s", import_file_action);
  gtk_widget_class_install_action (klass, "track.import-text", "ay", import_text_action);
  gtk_widget_class_install_action (klass, "track.paste", NULL, paste_action);
}

void
cv_track_import_listen (CvPage *page)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>v"),
                                                          gtk_callback_action_new (paste_key_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (page), keys);
}
