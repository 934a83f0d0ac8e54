/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/cv-page.h"
#include "pages/cv-track-bar.h"

/* Every KPI with its value, its way and its status; a row opens the KPI in depth. Actions:
 * `track.check-in`, `track.import`, `track.import-file` (s: path), `track.export-values` (s: a CvTableForm),
 * `page.chart-or-table`. */
#define CV_TYPE_TRACK_PAGE (cv_track_page_get_type ())
G_DECLARE_FINAL_TYPE (CvTrackPage, cv_track_page, CV, TRACK_PAGE, CvPage)

/* What it shows of the KPIs, to be remembered. (transfer none) */
CvTrackBar *cv_track_page_get_bar (CvTrackPage *self);
