/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* A line across the top of a page for what lasts: a plan that is only an example, a file that cannot be
 * opened. Slides away when it has nothing to say. Signal `clicked` (). */
#define CV_TYPE_NOTICE (cv_notice_get_type ())
G_DECLARE_FINAL_TYPE (CvNotice, cv_notice, CV, NOTICE, GtkWidget)

/* @text NULL: nothing to say. @button_label (with a mnemonic) may be NULL. Texts are plain. */
void cv_notice_show (CvNotice *self, const char *text, const char *button_label);
