/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* The text of a table on @widget's clipboard, as the program that copied it wrote it. @taken is called once: with the bytes,
 * or with NULL and @error. @data must live until then. */
typedef void (*CvPasteTaken) (GBytes *bytes, const GError *error, gpointer data);

void cv_import_paste (GtkWidget *widget, CvPasteTaken taken, gpointer data);
