/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* A GtkDropDown of a few words whose rows a screen reader can name. (transfer floating) */
GtkWidget *cv_choice_new       (const char *const *words);
/* What the drop-down is about: said before the word it shows, where the keyboard stands. */
void       cv_choice_set_label (GtkDropDown *choice, const char *label);
