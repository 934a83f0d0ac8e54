/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-catalogue.h"
#include "model/cv-plan.h"

/* Which KPIs fit a goal, and why (B8). Pure. */

typedef struct
{
  const CvKpiKind *kpi;
  int              fit; /* 0..100: the catalogue's degree, lowered where no channel of the plan
                         * gives the numbers */
  const char      *why;  /* English; cv_tr() it */
  gboolean         weak; /* shown last, and says so */
  gboolean         chosen; /* the goal has it already */
} CvSuggestion;

/* Best first. (transfer container), of CvSuggestion; empty for a goal of the user's own kind
 * (then every KPI can be searched for). @plan may be NULL: then its channels do not count. */
GArray *cv_match_kpis (const CvCatalogue *catalogue, CvPlan *plan, CvGoal *goal);
