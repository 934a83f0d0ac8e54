/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* The keys of a window that looks for something: Escape in its search field closes it (the field would keep the key to
 * itself), Down goes to the first row that was found. */

/* The first row that is shown; NULL if there is none. (transfer none) */
typedef GtkListBoxRow *(*CvFindFirstRow) (gpointer data);

/* @data must live as long as @entry. */
void cv_search_keys_add (GtkSearchEntry *entry, CvFindFirstRow find_first, gpointer data);
