/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/cv-kpi-groups.h"
#include "model/cv-span.h"

/* Above the list of KPIs: how much of the past is shown, and how KPIs are grouped. Properties `span` and `grouping` (char *,
 * as cv_span_to_string() and cv_grouping_to_string()), which whoever opens the window may remember. */
#define CV_TYPE_TRACK_BAR (cv_track_bar_get_type ())
G_DECLARE_FINAL_TYPE (CvTrackBar, cv_track_bar, CV, TRACK_BAR, GtkWidget)

CvSpan     cv_track_bar_get_span     (CvTrackBar *self);
CvGrouping cv_track_bar_get_grouping (CvTrackBar *self);
/* Without room its two parts stand below each other. */
void       cv_track_bar_set_narrow   (CvTrackBar *self, gboolean narrow);
