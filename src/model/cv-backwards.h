/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* From a wanted outcome back to what it takes: sales ← leads ← visits ← views, through the user's own rates. */
typedef struct
{
  double outcome;      /* wanted sales, say */
  double rates[3];     /* outcome per lead, lead per visit, visit per view: 0..1, NAN unknown */
} CvBackwardsInput;

typedef struct
{
  double needed[4];    /* outcome, leads, visits, views; NAN from the first unknown rate on */
  int    unknown;      /* index of the first rate that is not known, -1: all are */
} CvBackwards;

/* CV_ERROR_INVALID for a rate that is not above 0 and at most 1, or an outcome that is not above 0. */
gboolean cv_backwards_work_out (const CvBackwardsInput *input, CvBackwards *result, GError **error);
/* "40 sales take 800 leads, 16,000 visits. How many views lead to a visit is not known: measure it first." (transfer full) */
char    *cv_backwards_tell     (const CvBackwardsInput *input, const CvBackwards *result);
