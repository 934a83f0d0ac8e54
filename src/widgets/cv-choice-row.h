/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

/* A row of a boxed list with a drop-down of a few words after its title, named by it. Signal `chosen` (guint)
 * comes when the user takes another word, never from the program. */
#define CV_TYPE_CHOICE_ROW (cv_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (CvChoiceRow, cv_choice_row, CV, CHOICE_ROW, AdwActionRow)

/* Once. @words are translated, NULL-terminated. */
void cv_choice_row_set_words    (CvChoiceRow *self, const char *const *words);
void cv_choice_row_set_selected (CvChoiceRow *self, guint selected);
