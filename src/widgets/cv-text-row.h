/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

/* A row of a boxed list that holds a sentence and shows all of it: its title, a text that wraps,
 * below it a hint or what is wrong. It saves as it is typed: signal `edited` (const char *text)
 * comes on Enter, when the focus leaves, and a moment after the last key.
 *
 * Properties: `title` (of AdwPreferencesRow), `hint`, `placeholder`. */
#define CV_TYPE_TEXT_ROW (cv_text_row_get_type ())
G_DECLARE_FINAL_TYPE (CvTextRow, cv_text_row, CV, TEXT_ROW, AdwPreferencesRow)

/* What the model says; left alone while the user is typing something else. */
void  cv_text_row_set_text  (CvTextRow *self, const char *text);
char *cv_text_row_get_text  (CvTextRow *self); /* (transfer full) */
/* The sentence that says why the text cannot be kept; NULL: it can. Stands in place of the hint. */
void  cv_text_row_set_error (CvTextRow *self, const char *error);
void  cv_text_row_set_hint  (CvTextRow *self, const char *hint);
/* Emits `edited` at once if something typed has not been told yet. */
void  cv_text_row_flush     (CvTextRow *self);
void  cv_text_row_focus     (CvTextRow *self); /* and selects what is there */
