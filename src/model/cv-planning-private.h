/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-planning.h"

/* The role of a channel for a goal. (transfer full) */
CvRow *cv_planning_new_role (const char *channel, const char *goal, CvRoleKind kind);

/* What follows is of the checks (cv-planning-check.c) only. */

/* Whether nothing else of @row's kind (of its goal, for a KPI) has the name that it has; CV_ERROR_EXISTS. */
gboolean cv_planning_is_new (CvPlan *plan, const CvRow *row, GError **error);

/* Whether no other break is of the same series and day; CV_ERROR_EXISTS. */
gboolean cv_planning_is_new_break (CvPlan *plan, const CvRow *row, GError **error);

/* Whether one of @fields (NULL-terminated) is set by @row: the record is new, or says otherwise so far.
 * @plan: NULL for a plan that is being made. */
gboolean cv_planning_sets (CvPlan *plan, const CvRow *row, const char *const *fields);

/* Whether texts and numbers are of a size that every page can show and every sum can hold; CV_ERROR_LIMIT. */
gboolean cv_planning_check_sizes (CvPlan *plan, const CvRow *row, GError **error);

/* Whether a note of @kpi may be of @day: in the time of the plan, up to today; CV_ERROR_INVALID. */
gboolean cv_planning_check_note_day (CvPlan *plan, const char *kpi, CvDay day, GError **error);

/* Whether the plan has what @row refers to; CV_ERROR_NOT_FOUND. */
gboolean cv_planning_check_references (CvPlan *plan, const CvRow *row, GError **error);
