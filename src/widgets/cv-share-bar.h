/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* One bar divided into shares, in shades of one colour, with gaps between them so that they can be told apart without
 * it. What the shares are and how large stands in words beside it; the bar itself is a picture with that
 * sentence as its name. */
#define CV_TYPE_SHARE_BAR (cv_share_bar_get_type ())
G_DECLARE_FINAL_TYPE (CvShareBar, cv_share_bar, CV, SHARE_BAR, GtkWidget)

#define CV_SHARE_BAR_MAX 5

GtkWidget *cv_share_bar_new (void);
/* @amounts: zero or more, of which at least one is more than zero; @guide: where the first share should end, 0..1, or NAN.
 * @sentence: what the bar says. */
void       cv_share_bar_set (CvShareBar *self, const double *amounts, guint n_amounts, double guide, const char *sentence);
