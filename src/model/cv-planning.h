/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-catalogue.h"
#include "model/cv-plan.h"

/* What a user does to a plan, checked against its rules and turned into edits: the window and the command
 * line both come through here, so that what one refuses the other refuses in the same words. Pure
 * functions of the plan; the session carries the edits out. Main thread.
 *
 * A new record starts as a row with the catalogue's defaults, may be filled field by field, and
 * becomes an edit by cv_planning_insert(). */

/* @kind: of the catalogue, or NULL for an own goal; CV_ERROR_NOT_FOUND. (transfer full) */
CvRow  *cv_planning_new_goal    (CvPlan *plan, const char *kind, const char *statement, GError **error);
/* Without a goal there is no KPI: CV_ERROR_NEEDS_GOAL says why. @kind NULL: an own KPI. (transfer full) */
CvRow  *cv_planning_new_kpi     (CvPlan *plan, const char *goal, const CvKpiKind *kind, GError **error);
/* @kind: of the catalogue, by its id; @name NULL or "": the kind's, in the language of the day. (transfer full) */
CvRow  *cv_planning_new_channel (CvPlan *plan, const char *kind, const char *name, GError **error);
/* @kind: of the catalogue, by its id, or NULL; @name NULL or "": the kind's name. (transfer full) */
CvRow  *cv_planning_new_tool    (CvPlan *plan, const char *kind, const char *name, GError **error);

/* One field from what a person or a program wrote. CV_ERROR_NOT_FOUND lists the fields there are. A goal that is given a kind
 * takes over that kind's business value and stage if it names no value itself. */
gboolean cv_planning_set_field  (CvRow *row, const char *field, const char *text, GError **error);

/* The rules one record must keep: a name, a readable formula over known metrics, a due day after the
 * first day, a band the right way round, milestones inside the path... */
gboolean cv_planning_check      (CvPlan *plan, const CvRow *row, GError **error);

/* Values are of days from 1970-01-01 on: an earlier year is a slip. */
#define CV_PLANNING_FIRST_VALUE 0
/* Whether the year of @day is no slip: what is said of values is of days that may have one. CV_ERROR_INVALID. */
gboolean cv_planning_check_year (CvDay day, GError **error);
/* Whether @day, the first of its period, may have a value or a check-in: it has begun, and its year is no slip.
 * CV_ERROR_INVALID. */
gboolean cv_planning_check_value_day (CvDay day, GError **error);

/* All return an edit with its name in the program's language, or NULL with a reason. (transfer full) */
CvEdit *cv_planning_insert      (CvPlan *plan, CvRow *row, GError **error); /* takes @row */
CvEdit *cv_planning_change      (CvPlan *plan, const CvRow *row, GError **error); /* what differs from the plan's record */
CvEdit *cv_planning_change_text (CvPlan *plan, CvRecord *record, const char *field, const char *text, GError **error);
/* What belongs to @record goes, too; but a goal's KPI that serves another goal as well becomes that one's. */
CvEdit *cv_planning_remove      (CvPlan *plan, CvRecord *record);
/* Puts @record at @index of its list (of its goal's KPIs, for a KPI). */
CvEdit *cv_planning_move        (CvPlan *plan, CvRecord *record, guint index);
CvEdit *cv_planning_set_role    (CvPlan *plan, CvChannel *channel, CvGoal *goal, CvRoleKind role);
/* Links a KPI to a goal beside its own, or to a chosen channel; @linked FALSE takes the link away. */
CvEdit *cv_planning_link        (CvPlan *plan, CvKpi *kpi, CvRecord *goal_or_channel, gboolean linked);
CvEdit *cv_planning_from_template (CvPlan *plan, const CvTemplate *plan_template);

/* Whether @kpi serves a goal beside its own, and so stays in the plan when its own goes. */
gboolean cv_planning_outlives_goal (CvPlan *plan, CvKpi *kpi);

/* The row of a new plan: @name, the period (CV_DAY_NONE: twelve months from next Monday). CV_ERROR_INVALID. (transfer full) */
CvRow  *cv_planning_new_plan    (const char *name, CvDay from, CvDay to, CvDay today, const char *currency, GError **error);
