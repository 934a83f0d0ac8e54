/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/cv-page.h"

/* The plan's KPIs as the sheet that is projected and filled in with the room: goal, KPI, now, target, by when,
 * source, owner. Every cell is saved as it is typed; Tab goes from left to right, Enter to the same field of the next
 * KPI. A goal without KPI has its row too. */
#define CV_TYPE_WORKSHEET_PANE (cv_worksheet_pane_get_type ())
G_DECLARE_FINAL_TYPE (CvWorksheetPane, cv_worksheet_pane, CV, WORKSHEET_PANE, AdwBin)

/* @page outlives the pane. Once. */
void cv_worksheet_pane_set_page (CvWorksheetPane *self, CvPage *page);
/* Shows what the plan says now; does nothing as long as no one sees it. */
void cv_worksheet_pane_update   (CvWorksheetPane *self);
