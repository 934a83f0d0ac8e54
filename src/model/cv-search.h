/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-plan.h"

/* Everything somebody wrote in a plan, by text. Case, accents and
 * marks do not count; all words must be found. Pure; main thread. */
typedef struct
{
  CvRecord   *record;  /* (owned) */
  const char *field;   /* it was found in; a label: the first */
  const char *where;   /* step that shows it: "overview", "readiness", "goals", "kpis", "channels", "budget", "track", "decisions" */
  char       *title;   /* what the record is called */
  char       *excerpt; /* the words around the match */
} CvFound;

/* Best first (names before notes), at most @max. (transfer full) of CvFound */
GPtrArray *cv_plan_search (CvPlan *plan, const char *text, guint max);

/* The first KPI beside whose values @record stands: itself, an event, what was said at a check-in, a break, a metric of the
 * plan. An event that is on no chart stands below all of them. (transfer none), NULL: none does. */
CvKpi     *cv_search_find_kpi (CvPlan *plan, CvRecord *record);
/* The events for a goal or channel that are a flag of no KPI. (transfer full) of CvEvent */
GPtrArray *cv_search_list_off_chart (CvPlan *plan);
