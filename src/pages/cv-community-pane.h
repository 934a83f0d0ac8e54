/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/cv-page.h"

/* What each channel is worth per member, communities and pages side by side. */
#define CV_TYPE_COMMUNITY_PANE (cv_community_pane_get_type ())
G_DECLARE_FINAL_TYPE (CvCommunityPane, cv_community_pane, CV, COMMUNITY_PANE, AdwBin)

/* @page outlives the pane. Once. */
void cv_community_pane_set_page (CvCommunityPane *self, CvPage *page);
