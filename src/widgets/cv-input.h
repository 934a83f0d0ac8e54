/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/cv-record.h"

/* One field of a record with its label: an entry for text, numbers and days, a drop-down for a choice.
 *
 * It saves as it is typed: on Enter, when the focus leaves, and 0.6 seconds after the last key, signal
 * `edited` (char *text) gives what cv_planning_change_text() takes (a C-locale number, an ISO day, a nick). What
 * another hand changes is shown at once, unless the user is in the middle of typing. Escape goes back
 * to what the record says. There is no undo of its own: Ctrl+Z is the plan's, after what is typed
 * was saved (cv_input_flush()). */
#define CV_TYPE_INPUT (cv_input_get_type ())
G_DECLARE_FINAL_TYPE (CvInput, cv_input, CV, INPUT, GtkBox)

/* @label is translated and has a mnemonic. (transfer floating) */
GtkWidget  *cv_input_new             (CvNoun noun, const char *field, const char *label);
/* For a text or a whole number that is one of a few: NULL-terminated @values and their translated @words, and, if
 * @own_word is not NULL, one more choice of that name which lets a word be typed. */
GtkWidget  *cv_input_new_choice      (CvNoun noun, const char *field, const char *label, const char *const *values,
                                      const char *const *words, const char *own_word);

/* Shows @record's field from now on. */
void        cv_input_bind            (CvInput *self, CvRecord *record);
CvRecord   *cv_input_get_record      (CvInput *self); /* (transfer none) (nullable) */
const char *cv_input_get_field       (CvInput *self);
/* Where it is typed: for what helps with typing. NULL for a choice without own words. (transfer none) */
GtkEntry   *cv_input_get_entry       (CvInput *self);
void        cv_input_set_placeholder (CvInput *self, const char *text);
/* Stands under a heading instead of its own caption; @name is what it is called. */
void        cv_input_set_name        (CvInput *self, const char *name);
/* Tells only on Enter and when the focus leaves: for a field whose change has to be explained. */
void        cv_input_set_patient     (CvInput *self, gboolean patient);
/* Says under the field what is wrong; NULL: nothing. */
void        cv_input_complain        (CvInput *self, const char *sentence);
/* Tells what is being typed now. */
void        cv_input_flush           (CvInput *self);
