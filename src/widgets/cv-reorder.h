/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* Called when @row was dropped: it wants to stand at @index of its list. */
typedef void (*CvReorderFunc) (GtkListBoxRow *row, guint index, gpointer data);

/* Lets @row be drawn to another place of its list by @handle. For the pointer only: whatever does this
 * must offer the same by keyboard. @handle belongs to @row. */
void cv_reorder_attach (GtkListBoxRow *row, GtkWidget *handle, CvReorderFunc moved, gpointer data);
