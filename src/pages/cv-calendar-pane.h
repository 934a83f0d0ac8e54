/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/cv-page.h"

/* The plan's period with what each channel does by habit, its posts and its events. */
#define CV_TYPE_CALENDAR_PANE (cv_calendar_pane_get_type ())
G_DECLARE_FINAL_TYPE (CvCalendarPane, cv_calendar_pane, CV, CALENDAR_PANE, AdwBin)

/* @page outlives the pane. Once. */
void cv_calendar_pane_set_page (CvCalendarPane *self, CvPage *page);
