/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/cv-import-context.h"
#include "engine/cv-import-review.h"

/* Says in @review which of @writes no KPI will count, and asks whose the numbers are where all of them are of the plan as
 * a whole and KPIs count them channel by channel. @present: what has values already, of CvSeriesInfo. Any thread. */
void cv_import_tell_use (CvImportReview *review, const CvImportContext *context, const CvSeriesWrite *writes, guint n_writes,
                         GPtrArray *present);
