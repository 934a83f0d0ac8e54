/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-evaluate.h"

/* The path a KPI should take from its baseline to its target: straight, or through the user's
 * milestones. Pure, any thread. (Whether days and milestones make a path is checked where they are
 * set, in cv-planning.h; here what makes none has none.) */

/* The corners of the path, ascending by day: the baseline's day, the milestones between, the due
 * day. Empty where there is none: no target, a band, or a due day that does not come after the
 * baseline's. (transfer full) of CvPathPoint */
GArray *cv_path_new        (const CvKpiQuestion *question);

/* The path at @day; level before its first corner and after its last. NAN where there is no
 * path. */
double  cv_path_get_value  (GArray *path, CvDay day);

/* The day the path has @value, in fractions of a day; of several the one nearest to @day. NAN where
 * it never has or where it is level there. */
double  cv_path_find_value (GArray *path, double value, CvDay day);
