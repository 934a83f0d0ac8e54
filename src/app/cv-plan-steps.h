/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/cv-plan.h"

/* The steps of a plan's window: one table from which the rail, the keys and the pages are made. How far
 * a step is comes from what the plan holds; nobody ticks steps. */

typedef enum
{
  CV_MARK_EMPTY,
  CV_MARK_PARTIAL,
  CV_MARK_DONE,
  CV_MARK_DUE
} CvMark;

/* What the last judgement of all KPIs said, in numbers. */
typedef struct
{
  gboolean known; /* FALSE: not judged yet */
  guint kpis, with_values, behind;
} CvTally;

typedef struct
{
  CvMark mark;
  char *words;  /* "1 missing": beside the title; owned */
  char *spoken; /* "1 goal without KPI": for a screen reader; owned */
} CvPlanStepState;

typedef struct
{
  const char *id;
  const char *title; /* not translated yet: cv_plan_step_get_title() */
  const char *icon;
  GType (*get_type) (void); /* of the page, a CvPage */
  void (*get_state) (CvPlan *plan, const CvTally *tally, CvPlanStepState *state);
  const char *next; /* what the button that leads here says */
} CvPlanStep;

const CvPlanStep *cv_plan_steps_get       (guint *n_steps);
/* By id; NULL if there is none. */
const CvPlanStep *cv_plan_steps_find      (const char *id);
/* The most useful step after @current: the first later one that is not done, else the next; NULL after the last. */
const CvPlanStep *cv_plan_steps_get_next  (CvPlan *plan, const CvTally *tally, const CvPlanStep *current);

/* Whether the page is empty as long as the plan has no goal. */
gboolean      cv_plan_step_needs_goals (const CvPlanStep *step);
const char   *cv_plan_step_get_title  (const CvPlanStep *step); /* translated */
const char   *cv_plan_step_get_next_label (const CvPlanStep *step); /* translated, with a mnemonic */
void          cv_plan_step_state_clear (CvPlanStepState *state);
const char   *cv_mark_get_icon   (CvMark mark);
