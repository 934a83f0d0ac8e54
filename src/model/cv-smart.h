/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-plan.h"

/* The SMART reading of a goal: what is still missing for it to be specific, measurable, assigned, realistic (as
 * far as numbers show it) and dated. Words, not a score. Pure; main thread. */
typedef enum
{
  CV_SMART_SPECIFIC,   /* a sentence of its own, with more than a verb */
  CV_SMART_MEASURABLE, /* a KPI with a target */
  CV_SMART_ASSIGNED,   /* an owner */
  CV_SMART_REALISTIC,  /* its targets start from a known value */
  CV_SMART_DATED,      /* a due day within the plan */
  CV_N_SMART
} CvSmart;

typedef struct
{
  gboolean    met;
  const char *missing; /* translated sentence; NULL if met */
} CvSmartPart;

/* Fills all of @parts. Returns how many are met. */
guint cv_smart_read  (CvPlan *plan, CvGoal *goal, CvSmartPart parts[CV_N_SMART]);
/* "Still missing: a target, a day." or "Specific, measurable and dated.": one line. If not enough is known yet, says
 * so with the day by which it will be. (transfer full) */
char *cv_smart_tell  (CvPlan *plan, CvGoal *goal);
