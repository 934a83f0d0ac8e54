/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-plan.h"

/* The hints of the product's beliefs that apply to a plan: each a sentence and the step that
 * answers it. Never a gate. Pure functions of the plan, one per hint, in a table. */
typedef struct
{
  const char *belief; /* "B6" */
  const char *where;  /* "goals", "kpis", "channels", "readiness", "overview", "track" */
  const char *id;     /* of the record it is about; NULL: the plan */
  char       *text;   /* translated; owned */
} CvHint;

/* (transfer full) of CvHint; the array frees them. */
GPtrArray *cv_plan_get_hints (CvPlan *plan);
