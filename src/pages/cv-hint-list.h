/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-advice.h"
#include "pages/cv-page.h"

/* Fills @list with at most @max of @hints: each a sentence, a button to the step that answers it, and one that waves it
 * away (with Undo). @page carries that out and outlives the list. */
void cv_hint_list_fill (GtkListBox *list, CvPage *page, GPtrArray *hints, guint max);
