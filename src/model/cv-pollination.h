/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-planning.h"

/* The estimate of B9: how satisfaction spreads from the people a plan reaches to their friends. Plain arithmetic on
 * assumptions that are all visible; it says that it is an estimate. Pure; any thread but where it takes the plan. */
typedef struct
{
  double reached;   /* people per period */
  double satisfied; /* share of them, 0..1 */
  double friends;   /* each could influence */
  double overlap;   /* share of friends counted already, 0..1 */
  double stranger;  /* how likely anybody is satisfied anyway, 0..1 */
  double uplift;    /* friends of the satisfied are that much more often satisfied: 0.4 is 40 % */
  int    generations;
  double audience;  /* everybody there is: nobody is counted beyond it */
} CvPollinationInput;

typedef enum { CV_READING_LOW, CV_READING_MID, CV_READING_HIGH, CV_N_READINGS } CvReading;

typedef struct
{
  int    generation; /* 0: the people reached */
  double people;     /* met for the first time in this generation */
  double without;    /* of them satisfied anyway, added up so far */
  double extra[CV_N_READINGS]; /* satisfied because of friends: added up so far */
} CvPollinationStep;

/* The plan's assumptions, defaults where none is given. */
void    cv_pollination_get_input (CvPlan *plan, CvPollinationInput *input);
/* generations + 1 steps. Low and high halve and raise by half the uplift. (transfer full) of CvPollinationStep */
GArray *cv_pollination_run       (const CvPollinationInput *input);
/* What it comes to and what it rests on, one or two sentences. (transfer full) */
char   *cv_pollination_tell      (const CvPollinationInput *input, CvReading reading);
/* One assumption by its field in CV_NOUN_POLLINATION, as written; "" takes it back to the default. (transfer full) */
CvEdit *cv_pollination_change    (CvPlan *plan, const char *field, const char *text, GError **error);
/* All back to the defaults; no operation if they are. (transfer full) */
CvEdit *cv_pollination_reset     (CvPlan *plan);
