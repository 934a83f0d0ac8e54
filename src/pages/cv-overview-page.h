/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/cv-page.h"

/* The plan at a glance: its reason, when the next values are due, the goals with their status, the value they bring,
 * and the hints that apply. */
#define CV_TYPE_OVERVIEW_PAGE (cv_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (CvOverviewPage, cv_overview_page, CV, OVERVIEW_PAGE, CvPage)
