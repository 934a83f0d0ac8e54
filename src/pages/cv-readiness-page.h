/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/cv-page.h"

/* Step 1: questions before going, the channels there are today, and what is still open. */
#define CV_TYPE_READINESS_PAGE (cv_readiness_page_get_type ())
G_DECLARE_FINAL_TYPE (CvReadinessPage, cv_readiness_page, CV, READINESS_PAGE, CvPage)
