/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-compare.h"
#include "pages/cv-page.h"
#include "pages/cv-track-item.h"

/* The chart of a KPI with what is done on it: what a stretch of it comes to, looking closer, noting
 * an event, correcting a value. Signals: `point-activated` (int CvDay),
 * `compare-changed` (): show it anew. */
#define CV_TYPE_TRACK_CHART (cv_track_chart_get_type ())
G_DECLARE_FINAL_TYPE (CvTrackChart, cv_track_chart, CV, TRACK_CHART, AdwBin)

/* @page carries out the edits and outlives the chart. Once. */
void cv_track_chart_set_page   (CvTrackChart *self, CvPage *page);
/* Shows @item, which may be the same KPI judged anew. */
void cv_track_chart_show       (CvTrackChart *self, const CvTrackItem *item);
/* What it is set beside. */
CvCompare cv_track_chart_get_compare (CvTrackChart *self);
/* Corrects the value of @day in place: it is the one of @metric on @channel (nullable) at the KPI's
 * cadence. */
void cv_track_chart_edit_value (CvTrackChart *self, CvDay day, const char *metric, const char *channel);
