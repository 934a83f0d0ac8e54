/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/cv-window-dnd.h"

#include <glib/gi18n-lib.h>

static void
take_file (CvWindow *self,
           GFile    *file)
{
  CvPlanView *view = cv_window_get_view (self);
  const char *path = g_file_peek_path (file);

  if (path == NULL)
    cv_window_say (self, _ ("Only files on this computer can be dropped here."));
  else if (g_str_has_suffix (path, ".cultivar"))
    g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), &file, 1,
                        "");
  else if (view != NULL)
    cv_plan_view_import (view, path);
  else
    cv_window_complain (self, _ ("Open a plan first, then drop the table on it."));
}

static void
take_text (CvWindow   *self,
           const char *text)
{
  CvPlanView *view = cv_window_get_view (self);

  if (view != NULL)
    cv_plan_view_import_text (view, text);
  else
    cv_window_complain (self, _ ("Open a plan first, then drop the table on it."));
}

static gboolean
on_drop (CvWindow     *self,
         const GValue *value)
{
  const GSList *files;

  if (G_VALUE_HOLDS_STRING (value))
    {
      if (cv_window_is_opening (self))
        return FALSE;
      take_text (self, g_value_get_string (value));
      return TRUE;
    }
  files = gdk_file_list_get_files (g_value_get_boxed (value));
  if (files == NULL || cv_window_is_opening (self))
    return FALSE;
  take_file (self, files->data);
  return TRUE;
}

void
cv_window_dnd_install (CvWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
