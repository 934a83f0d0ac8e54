/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/cv-page.h"

/* How far satisfaction spreads by friends: every assumption to be changed, and what follows from them at once. */
#define CV_TYPE_POLLINATION_PANE (cv_pollination_pane_get_type ())
G_DECLARE_FINAL_TYPE (CvPollinationPane, cv_pollination_pane, CV, POLLINATION_PANE, AdwBin)

/* @page outlives the pane. Once. */
void cv_pollination_pane_set_page (CvPollinationPane *self, CvPage *page);
