/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* For a name of any length: @label wraps over at most @lines lines, and where that is not enough ends with "…" and says more
 * in its tooltip. */
void cv_label_limit (GtkLabel *label, int lines);
