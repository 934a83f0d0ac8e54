/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* What a page says when it has nothing to show: a picture, the state in a few words, one sentence
 * that says what to do, and the button that does it.
 *
 * Properties: `icon-name`, `title`, `description`, `button-label` (with a mnemonic; NULL: no button). All text is plain.
 * Signal `clicked` (). */
#define CV_TYPE_EMPTY_STATE (cv_empty_state_get_type ())
G_DECLARE_FINAL_TYPE (CvEmptyState, cv_empty_state, CV, EMPTY_STATE, GtkWidget)

GtkWidget *cv_empty_state_new (const char *icon_name, const char *title, const char *description, const char *button_label);
