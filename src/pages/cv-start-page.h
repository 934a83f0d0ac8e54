/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/cv-plans.h"

/* What a window shows while no plan is open: the library's plans, and what a new one can start from.
 * Signal `open-plan` (const char *path, gboolean example): the user wants to see that plan. */
#define CV_TYPE_START_PAGE (cv_start_page_get_type ())
G_DECLARE_FINAL_TYPE (CvStartPage, cv_start_page, CV, START_PAGE, AdwBin)

CvStartPage *cv_start_page_new          (CvPlans *plans);
/* Asks for name and period of a new plan. @template_id of the catalogue, NULL for an empty one. */
void         cv_start_page_new_plan     (CvStartPage *self, const char *template_id);
/* Asks whether the plan file @path shall be taken into the library. */
void         cv_start_page_offer_import (CvStartPage *self, const char *path);
/* Says why a plan could not be opened, until something else is done; NULL: nothing. */
void         cv_start_page_complain     (CvStartPage *self, const char *sentence);
