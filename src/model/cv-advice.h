/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-plan.h"

/* The hints of the product's beliefs that apply to a plan: each a sentence and the step that
 * answers it. Never a gate. Pure functions of the plan, one per hint, in a table. */
typedef struct
{
  const char *belief; /* "B6" */
  const char *where;  /* "goals", "kpis", "channels", "readiness", "overview", "track", "budget" */
  const char *id;     /* of the record it is about; NULL: the plan, or several channels */
  CvRecord   *record; /* where the answer begins: what it is about, or the first of several; NULL: the plan. owned */
  char       *text;   /* translated; owned */
  char       *key;    /* which hint about which record: "goal_without_kpi:g3", "no_host" about several; owned */
} CvHint;

/* Without those that were dismissed. (transfer full) of CvHint; the array frees them. */
GPtrArray *cv_plan_get_hints (CvPlan *plan);
/* Waves @key away until it is shown again. (transfer full) */
CvEdit    *cv_hint_dismiss   (CvPlan *plan, const char *key, GError **error);
/* Shows all dismissed hints again. (transfer full) */
CvEdit    *cv_hints_restore  (CvPlan *plan);
