/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-planning.h"

/* Step 0: is the team ready to go where people talk? Eight questions in three groups (reason, people, rules)
 * from the catalogue; answers are records of CV_NOUN_READINESS. No score, no gate. Pure; main thread. */

/* CV_ANSWER_NONE if it was not answered. */
CvAnswer  cv_readiness_get_answer (CvPlan *plan, const char *question);
const char *cv_readiness_get_note (CvPlan *plan, const char *question);
/* The template of the plan puts it first, and it is still to be answered: its record is there, without an answer. */
gboolean  cv_readiness_is_first   (CvPlan *plan, const char *question);
/* @answer NONE and an empty @note take the answer back; @note NULL leaves it. (transfer full); CV_ERROR_NOT_FOUND */
CvEdit   *cv_planning_answer      (CvPlan *plan, const char *question, CvAnswer answer, const char *note, GError **error);

typedef struct
{
  const char *question; /* id; NULL for a gap that the plan itself shows */
  const char *where;
  char       *text;     /* translated; owned */
} CvReadinessGap;

/* What is not answered with yes, and what the plan shows to be missing. (transfer full) of CvReadinessGap */
GPtrArray *cv_readiness_get_gaps  (CvPlan *plan);
/* How many are answered, in whatever way. */
guint      cv_readiness_count     (CvPlan *plan, guint *n_questions);
/* "Six of ten questions are answered with yes. Two gaps are left." (transfer full) */
char      *cv_readiness_tell      (CvPlan *plan);
