/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/cv-page.h"
#include "pages/cv-track-item.h"

/* One KPI in depth: what it says, its chart or the same as a table, where it will land, its
 * values and the events beside them. Signals: `back` (), `changed` (): show it anew. */
#define CV_TYPE_TRACK_DETAIL (cv_track_detail_get_type ())
G_DECLARE_FINAL_TYPE (CvTrackDetail, cv_track_detail, CV, TRACK_DETAIL, AdwBin)

/* @page carries out the edits and outlives the detail. Once. */
void cv_track_detail_set_page (CvTrackDetail *self, CvPage *page);
/* Shows @item, which may be the same KPI judged anew. Nothing of it is kept. */
void cv_track_detail_show     (CvTrackDetail *self, const CvTrackItem *item);
void cv_track_detail_toggle   (CvTrackDetail *self); /* chart or table */
/* Values were written: the form's list is old. */
void cv_track_detail_reload   (CvTrackDetail *self);
void cv_track_detail_focus    (CvTrackDetail *self);
/* What stands beside the values: an event opens, and has the focus. */
void cv_track_detail_reveal   (CvTrackDetail *self, CvRecord *record);
