/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* A bin that tells its parent when it has become narrow, so that a page may show the same data in
 * another form. What is narrow is measured, not written down: it follows the font and the
 * language.
 *
 * Properties: `child`; `gauge`, a widget inside the child whose minimum width decides;
 * `break-width`, used without a gauge, in pixels at the normal text size; `narrow` (read-only),
 * which changes outside of any layout pass. */
#define CV_TYPE_WIDTH_BIN (cv_width_bin_get_type ())
G_DECLARE_FINAL_TYPE (CvWidthBin, cv_width_bin, CV, WIDTH_BIN, GtkWidget)

void     cv_width_bin_set_child  (CvWidthBin *self, GtkWidget *child);
/* @gauge must be a descendant of the child. (nullable) */
void     cv_width_bin_set_gauge  (CvWidthBin *self, GtkWidget *gauge);
gboolean cv_width_bin_get_narrow (CvWidthBin *self);
/* Decides now by what the gauge needs now, instead of after the next layout. */
void     cv_width_bin_settle     (CvWidthBin *self);
