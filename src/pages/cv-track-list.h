/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pages/cv-track-item.h"
#include "pages/cv-track-line.h"

/* The KPIs as a list in groups; only the rows in sight are widgets. Signal `opened` (char * id of a KPI). */
#define CV_TYPE_TRACK_LIST (cv_track_list_get_type ())
G_DECLARE_FINAL_TYPE (CvTrackList, cv_track_list, CV, TRACK_LIST, GtkWidget)

/* What there is to say of KPI @id; FALSE: not judged yet, or gone. @item borrows everything. */
typedef gboolean (*CvTrackLookup) (const char *id, CvTrackItem *item, gpointer data);

/* @data must live as long as the list. */
void cv_track_list_set_lookup (CvTrackList *self, CvTrackLookup lookup, gpointer data);
/* Takes @lines, of CvTrackLine. */
void cv_track_list_set_lines  (CvTrackList *self, GPtrArray *lines);
/* What the lookup says may be otherwise. */
void cv_track_list_refresh    (CvTrackList *self);
void cv_track_list_set_narrow (CvTrackList *self, gboolean narrow);
/* Brings the row of KPI @id into sight, with the keyboard on it. */
void cv_track_list_focus      (CvTrackList *self, const char *id);
