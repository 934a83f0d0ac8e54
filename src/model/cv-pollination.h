/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-planning.h"

/* The estimate of B9: how satisfaction spreads from the people a plan reaches to their friends. Plain arithmetic on
 * assumptions that are all visible; it says that it is an estimate. Pure; main thread where it takes the plan, any
 * thread elsewhere.
 *
 *   met(0)       = reached, at most the audience
 *   satisfied(0) = met(0) × satisfied
 *   met(g)       = satisfied(g − 1) × friends × (1 − overlap), at most what is left of the audience
 *   satisfied(g) = met(g) × min(1, stranger × (1 + uplift))
 *   without(g)   = satisfied(g) in a world without uplift, where friends are like strangers
 *
 * The uplift of 40 % is what is observed on average (B9); low and high are half of it and one and a half. */

typedef enum
{
  CV_ASSUMED_REACHED,     /* people per period */
  CV_ASSUMED_SATISFIED,   /* percent of them */
  CV_ASSUMED_FRIENDS,     /* each could influence */
  CV_ASSUMED_OVERLAP,     /* percent of friends who are counted already */
  CV_ASSUMED_STRANGER,    /* percent of anybody who is satisfied */
  CV_ASSUMED_UPLIFT,      /* percent: friends of the satisfied are that much more often */
  CV_ASSUMED_GENERATIONS, /* friends, their friends... */
  CV_ASSUMED_AUDIENCE,    /* everybody there is: nobody is counted beyond it */
  CV_N_ASSUMED
} CvAssumed;

typedef struct
{
  double values[CV_N_ASSUMED]; /* in the units above */
} CvPollinationInput;

/* What an assumption is called, where it begins and ends, what it is if nobody says. */
typedef struct
{
  const char *field; /* of CV_NOUN_POLLINATION */
  const char *name;  /* translated by the caller */
  double      standard, least, most, step;
  gboolean    percent;
} CvAssumption;

typedef enum { CV_READING_LOW, CV_READING_MID, CV_READING_HIGH, CV_N_READINGS } CvReadingOf;

typedef struct
{
  double without;                /* satisfied in this generation if there were no contagion */
  double met[CV_N_READINGS];     /* for the first time in this generation */
  double satisfied[CV_N_READINGS]; /* of them */
} CvGeneration;

const CvAssumption *cv_assumption_get        (CvAssumed which);
/* The plan's assumptions, the standard where none is given. */
void                cv_pollination_get_input (CvPlan *plan, CvPollinationInput *input);
/* Generations 0 to the last. (transfer full) of CvGeneration */
GArray             *cv_pollination_run       (const CvPollinationInput *input);
/* Satisfied people of all generations beyond those there were without contagion, one reading. */
double              cv_pollination_sum       (GArray *generations, CvReadingOf reading);
/* What it comes to and what it rests on, in two sentences. (transfer full) */
char               *cv_pollination_tell      (const CvPollinationInput *input);
/* All of @input; CV_ERROR_INVALID where one is out of its bounds. (transfer full) */
CvEdit             *cv_pollination_keep      (CvPlan *plan, const CvPollinationInput *input, GError **error);
/* All back to the standard; no operation if they are. (transfer full) */
CvEdit             *cv_pollination_reset     (CvPlan *plan);
