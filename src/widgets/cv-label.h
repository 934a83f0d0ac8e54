/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* For a name of any length: @label wraps over at most @lines lines, and where that is not enough ends with "…" and says more
 * in its tooltip. Once. */
void cv_label_limit    (GtkLabel *label, int lines);
/* Shows @name in a label that is limited, in a time that does not grow with its length. */
void cv_label_set_name (GtkLabel *label, const char *name);
