/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-plan.h"
#include "model/cv-status.h"

/* The worksheet: goal by goal the KPIs with what is now, the target, by when, from where, who. As the
 * table the workshop fills, for spreadsheets and for text. In the program's current language. Main thread. */

/* @results: of CvKpiResult, one per KPI in the plan's order; NULL: nothing was measured. (transfer full) */

/* RFC 4180 with ISO days and C-locale numbers; cells that a spreadsheet would run as formulas are made text. */
char *cv_worksheet_to_csv      (CvPlan *plan, GPtrArray *results);
/* GitHub's tables; numbers as people write them. */
char *cv_worksheet_to_markdown (CvPlan *plan, GPtrArray *results);
