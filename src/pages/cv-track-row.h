/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pages/cv-track-item.h"

/* One KPI in the list: its name, how far it is (bullet), its value, where it goes (sparkline),
 * its status in words, and since when it is outdated. */
#define CV_TYPE_TRACK_ROW (cv_track_row_get_type ())
G_DECLARE_FINAL_TYPE (CvTrackRow, cv_track_row, CV, TRACK_ROW, GtkWidget)

/* Rows that stand below each other. */
typedef struct
{
  GtkSizeGroup *texts, *values;
} CvTrackColumns;

GtkWidget  *cv_track_row_new        (const CvTrackColumns *columns);
/* @heading (nullable): of the group that begins with it. @top: nothing stands above it. @last: of its group. */
void        cv_track_row_set_place  (CvTrackRow *self, const char *heading, gboolean top, gboolean last);
void        cv_track_row_show       (CvTrackRow *self, const CvTrackItem *item);
/* Without room the pictures go and the words stand below the name. */
void        cv_track_row_set_narrow (CvTrackRow *self, gboolean narrow);
