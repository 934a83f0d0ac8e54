/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-plan.h"
#include "model/cv-status.h"

/* What a plan waits for, and when it is next looked at. Pure; main thread. */

/* The day of the next check-in, from @today on: the plan's weekday for it, or else the last day of the first period to end
 * of a KPI that is followed. CV_DAY_NONE if that lies behind the plan's last day, or nothing is followed. */
CvDay  cv_due_next (CvPlan *plan, GPtrArray *questions, CvDay today);

/* The last day up to @today on which the plan's check-in was to be; CV_DAY_NONE if no weekday is chosen for it, before the first
 * one, or when the plan has been over for a week: the last one is a week after the plan's end at the latest. */
CvDay  cv_due_last (const CvPlanInfo *info, CvDay today);

/* Under "Next check-in": "8 June 2026 · A value is due: “Followers”."; for a plan that has not begun, when it begins. @questions (of
 * CvKpiQuestion) and @results (of CvKpiResult) of the same KPIs, as of @today. (transfer full) */
char  *cv_due_tell (CvPlan *plan, GPtrArray *questions, GPtrArray *results, CvDay today);
