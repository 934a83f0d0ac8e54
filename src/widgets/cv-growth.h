/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* A long list is shown as far as somebody has scrolled: its first items, and further ones whenever the end of what is
 * shown comes near the edge of the scrolled window it is in. So a page of a thousand things opens like one of ten, and its
 * rows may be as rich as a boxed list's are. */

/* The items of @model that are shown: @step of them, and @step more each time. @inside holds the rows made of them and
 * lies in a scrolled window. (transfer full) */
GListModel *cv_growth_new     (GListModel *model, GtkWidget *inside, guint step);
/* Shows the item at @position of the whole list, too. */
void        cv_growth_include (GListModel *growth, guint position);
