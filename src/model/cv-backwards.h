/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* From a wanted outcome back to what it takes, through the user's own rates: sales ← leads ← visits ← views. */
#define CV_BACKWARDS_STEPS 4

typedef struct
{
  double outcome;                       /* wanted sales, say: above 0 */
  double rates[CV_BACKWARDS_STEPS - 1]; /* sales per lead, leads per visit, visits per view: above 0, at most 1; NAN: not known */
} CvBackwardsInput;

typedef struct
{
  double needed[CV_BACKWARDS_STEPS]; /* sales, leads, visits, views, rounded up; NAN from the first unknown rate on */
  int    unknown;                    /* index of the first rate that is not known; -1: all are */
} CvBackwards;

/* Which of these numbers a KPI of @formula counts: a step, -1 if none. */
int         cv_backwards_find_step (const char *formula);
/* The formula of a rate, in percent; its metrics may be ones the plan does not have. */
const char *cv_backwards_formula  (guint rate);
/* CV_ERROR_INVALID for a rate or an outcome that cannot be. */
gboolean    cv_backwards_work_out (const CvBackwardsInput *input, CvBackwards *result, GError **error);
/* "40 sales take 800 leads and 16,000 visits. How many views lead to a visit is not known: measure it first." (transfer
 * full) */
char       *cv_backwards_tell     (const CvBackwards *result);
/* "Sales", "Leads"...; "Sales per lead"... Translated. */
const char *cv_backwards_name     (guint step);
const char *cv_backwards_rate     (guint rate);
