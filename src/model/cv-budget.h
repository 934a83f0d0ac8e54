/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-plan.h"

/* What the plan costs over its period, and the guide of 20 % for licences to 80 % for analysis (B12). Tools cost
 * their yearly price times the days of the plan / 365. Pure; main thread. */
typedef struct
{
  double licence, analysis;  /* planned, of the qualitative and quantitative tools; of the analysis lines */
  double content, media, training, other, total;
  double actual_licence, actual_analysis, actual_total;
  double hours, actual_hours; /* of all lines */
  double licence_share;      /* of licence + analysis, 0..1; NAN if nothing is paid for either */
  guint  tools[5];           /* by CvToolStage */
  guint  n_free, n_paid, n_quantitative, n_qualitative;
} CvBudget;

#define CV_BUDGET_GUIDE 0.2

void    cv_budget_read      (CvPlan *plan, CvBudget *budget);
/* Of one line: `planned`, else hours × rate; 0 if neither is given. */
double  cv_cost_get_planned (const CvCost *cost);
double  cv_cost_get_actual  (const CvCost *cost);
/* Over the plan’s period, month by month as licences are paid. */
double  cv_tool_get_planned (CvPlan *plan, const CvTool *tool);
/* "18 % for licences, 82 % for analysis (guide: 20 to 80)." or why there is nothing to say. (transfer full) */
char   *cv_budget_tell      (CvPlan *plan);
/* The person of that name, else NULL: owners are named in words. */
CvPerson *cv_plan_find_person (CvPlan *plan, const char *name);
