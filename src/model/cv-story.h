/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-plan.h"

/* What was decided, as it is told: the rows are made by cv-commitment.h. Pure; main thread. */

/* The decisions as a story, a paragraph for each act, the oldest first, in the current language: "3 June, Ana: “Followers” was
 * changed. Target: 1,200 → 1,500. Why: …". (transfer full) */
GStrv             cv_story_tell        (CvPlan *plan);
/* The last KEEP, CHANGE or STOP of a KPI or channel; NULL if there is none. (transfer none) */
const CvDecision *cv_story_find_review (CvPlan *plan, CvRecord *kpi_or_channel);
