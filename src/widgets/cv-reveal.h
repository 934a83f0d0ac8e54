/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* Whenever the focus comes into @widget, the page around it scrolls until all of @widget is seen,
 * not only the field that has the focus: what is said below a field belongs to it. */
void cv_reveal_on_focus (GtkWidget *widget);
/* The same, once and soon. */
void cv_reveal          (GtkWidget *widget);
