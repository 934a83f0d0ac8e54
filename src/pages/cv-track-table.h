/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/cv-compare.h"
#include "pages/cv-track-item.h"

/* What the chart shows as a table, newest first: period, value, what was expected, and why a
 * value is missing. Rows can be copied for a spreadsheet. Signal `row-activated` (int CvDay, char *
 * (nullable) id of the channel). */
#define CV_TYPE_TRACK_TABLE (cv_track_table_get_type ())
G_DECLARE_FINAL_TYPE (CvTrackTable, cv_track_table, CV, TRACK_TABLE, GtkWidget)

/* @plan names the metrics that are missing. With @compare there is a column for what was before. */
void cv_track_table_show (CvTrackTable *self, CvPlan *plan, const CvTrackItem *item, CvCompare compare);
/* The same KPI channel by channel: @parts of CvKpiQuestion, @results of CvKpiResult in the same order. */
void cv_track_table_show_parts (CvTrackTable *self, CvPlan *plan, CvKpi *kpi, const GPtrArray *parts,
                                const GPtrArray *results);
