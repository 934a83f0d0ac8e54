/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/cv-plan-steps.h"

/* The steps of the plan, how far each is, and which one is shown. Signals: `chosen` (const char *step
 * id), the user wants to see that one; `done` (), the user has chosen for good and the rail may go away. */
#define CV_TYPE_RAIL (cv_rail_get_type ())
G_DECLARE_FINAL_TYPE (CvRail, cv_rail, CV, RAIL, GtkWidget)

void cv_rail_update (CvRail *self, CvPlan *plan, const CvTally *tally);
void cv_rail_select (CvRail *self, const CvPlanStep *step);
/* Puts the keyboard on the row of the step that is shown. */
void cv_rail_focus  (CvRail *self);
