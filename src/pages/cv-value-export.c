/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-value-export.h"

#include <glib/gi18n-lib.h>

#include "engine/cv-export.h"
#include "widgets/cv-compat.h"

typedef struct
{
  CvPage *page; /* (owned) */
  GFile *file;  /* (owned) */
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->page);
  g_object_unref (export->file);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (Export) export = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_file_get_path (export->file);
  g_autofree char *name = path != NULL ? g_filename_display_basename (path) : g_file_get_uri (export->file);
  g_autofree char *text = NULL;

  if (g_file_replace_contents_finish (export->file, result, NULL, &error))
    /* Translators: %s is a file name. */
    text = g_strdup_printf (_ ("Exported as “%s”"), name);
  else
    /* Translators: %1$s is a file name, %2$s why it could not be written. */
    text = g_strdup_printf (_ ("“%1$s” could not be written: %2$s"), name, error->message);
  cv_page_say (export->page, text, FALSE);
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (Export) export = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = cv_session_export_values_finish (CV_SESSION (source), result, &error);
  GFile *file = export->file;

  if (bytes == NULL)
    cv_page_say (export->page, error->message, FALSE);
  else
    g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, written_cb,
                                         g_steal_pointer (&export));
}

static void
export_to (CvPage     *page,
           GFile      *file,
           CvTableForm form)
{
  Export *export = g_new (Export, 1);

  *export = (Export){ g_object_ref (page), g_object_ref (file) };
  cv_session_export_values_async (cv_page_get_session (page), NULL, form, exported_cb, export);
}

static void
for_spreadsheets_cb (GFile   *file,
                     gpointer page)
{
  export_to (page, file, CV_TABLE_FOR_SPREADSHEETS);
}

static void
for_programs_cb (GFile   *file,
                 gpointer page)
{
  export_to (page, file, CV_TABLE_FOR_PROGRAMS);
}

void
cv_value_export_start (CvPage     *page,
                       CvTableForm form)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page)));
  g_autofree char *name = g_strdup_printf ("%s.csv", cv_plan_get_info (cv_page_get_plan (page))->name);

  g_strdelimit (name, "/\\:*?\"<>|", '-');
  cv_choose_new_file (window, _ ("Export Values"), name,
                      form == CV_TABLE_FOR_SPREADSHEETS ? for_spreadsheets_cb : for_programs_cb, page);
}
