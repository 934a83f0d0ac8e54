/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/cv-import.h"

/* Shows what was understood of a file before anything of it is written, lets every doubt be
 * settled, and imports it. Signal `ended` (const char *text, gboolean with_undo): "26 values imported", or that
 * it was stopped while it wrote; the dialog then closes. */
#define CV_TYPE_IMPORT_DIALOG (cv_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CvImportDialog, cv_import_dialog, CV, IMPORT_DIALOG, AdwWindow)

/* Begins to read @path. */
GtkWidget *cv_import_dialog_new           (GtkWindow *parent, CvSession *session, const char *path);
/* Begins to read a table that was pasted or dropped as text. */
GtkWidget *cv_import_dialog_new_for_bytes (GtkWindow *parent, CvSession *session, GBytes *bytes);
