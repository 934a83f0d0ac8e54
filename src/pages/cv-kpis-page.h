/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/cv-page.h"

/* The KPIs, goal by goal: there are none outside of a goal. */
#define CV_TYPE_KPIS_PAGE (cv_kpis_page_get_type ())
G_DECLARE_FINAL_TYPE (CvKpisPage, cv_kpis_page, CV, KPIS_PAGE, CvPage)
