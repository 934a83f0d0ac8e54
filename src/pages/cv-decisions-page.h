/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/cv-page.h"

/* Committing the plan, reviewing its KPIs and channels, and what was decided since, as a story. */
#define CV_TYPE_DECISIONS_PAGE (cv_decisions_page_get_type ())
G_DECLARE_FINAL_TYPE (CvDecisionsPage, cv_decisions_page, CV, DECISIONS_PAGE, CvPage)
