/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-nouns.h"

/* The weekly check-in as an entry for any calendar program (RFC 5545): all day, every week on the plan's weekday of
 * the check-in, from the first on or after @today to the plan's end. The same plan keeps its entry when it is written
 * again. @now: seconds since 1970, when it is written. CV_ERROR_INVALID where no weekday is chosen or none of the
 * plan's days is left. (transfer full) */
char *cv_check_in_to_icalendar (const CvPlanInfo *info, CvDay today, gint64 now, GError **error);
