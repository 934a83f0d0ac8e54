/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* Has what is being typed at @focus (nullable) told now, if it is in a field that saves as it is typed. */
void cv_typing_flush (GtkWidget *focus);
