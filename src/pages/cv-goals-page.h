/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/cv-page.h"

/* The plan's goals: own words or an idea of the catalogue, in an order that says what comes first. */
#define CV_TYPE_GOALS_PAGE (cv_goals_page_get_type ())
G_DECLARE_FINAL_TYPE (CvGoalsPage, cv_goals_page, CV, GOALS_PAGE, CvPage)
