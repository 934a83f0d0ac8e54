/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

/* A rail beside a page. In a narrow window (below 700 pixels) the rail slides over the page
 * instead. AdwFlap on the oldest libadwaita, AdwOverlaySplitView where it exists.
 *
 * Properties: `sidebar`, `content` (GtkWidget), `show-sidebar` (gboolean), `collapsed` (gboolean, read-only). */
#define CV_TYPE_SPLIT (cv_split_get_type ())
G_DECLARE_FINAL_TYPE (CvSplit, cv_split, CV, SPLIT, AdwBin)

GtkWidget *cv_split_new              (void);
gboolean   cv_split_get_collapsed    (CvSplit *self);
gboolean   cv_split_get_show_sidebar (CvSplit *self);
void       cv_split_set_show_sidebar (CvSplit *self, gboolean show);
