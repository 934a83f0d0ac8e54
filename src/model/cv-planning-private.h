/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-planning.h"

/* Whether the plan has no other goal, or the goal no other KPI, of the name that @row's has; CV_ERROR_EXISTS. Of the checks
 * (cv-planning-check.c) only. */
gboolean cv_planning_is_new (CvPlan *plan, const CvRow *row, GError **error);
