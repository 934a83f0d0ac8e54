/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-plan.h"

/* What the matrix and the list of channels both say about coverage, in words. Main thread. */

/* "1 lead, 2 supports"; "Serves no goal"; "Dropped". @missing (optional): it should serve one.
 * (transfer full) */
char       *cv_channel_coverage_of          (CvPlan *plan, CvChannel *channel, gboolean *missing);
/* NULL if the goal has a lead channel; else what it lacks. (transfer none) */
const char *cv_channel_coverage_of_goal     (CvPlan *plan, CvGoal *goal);
gboolean    cv_channel_coverage_serves_goal (CvPlan *plan, CvChannel *channel);

/* All goals and channels by name, in their order: as long as it is the same, cells can be kept.
 * (transfer full) */
char       *cv_channel_coverage_signature   (CvPlan *plan);
