/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/cv-page.h"

/* Step "Budget & Tools": the tools of each stage, what analysis and the rest cost in hours and money, who does
 * it, and the guide of 20 to 80. */
#define CV_TYPE_BUDGET_PAGE (cv_budget_page_get_type ())
G_DECLARE_FINAL_TYPE (CvBudgetPage, cv_budget_page, CV, BUDGET_PAGE, CvPage)
