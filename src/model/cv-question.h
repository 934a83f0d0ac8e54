/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-catalogue.h"
#include "model/cv-evaluate.h"
#include "model/cv-plan.h"

/* From the open plan to plain questions that any thread can answer. Main thread. */

/* @today: cv_clock_today() or a fixed day. (transfer full); CV_ERROR_INVALID if the KPI's formula
 * cannot be read. */
CvKpiQuestion *cv_plan_get_kpi_question (CvPlan *plan, CvKpi *kpi, CvDay today, GError **error);

/* What @formula comes to on @channel (nullable: on all that are not dropped), without a target: for what is no KPI, or
 * not one yet. (transfer full); CV_ERROR_INVALID if it cannot be read. */
CvKpiQuestion *cv_plan_get_formula_question (CvPlan *plan, const char *formula, CvGrain cadence, CvChannel *channel,
                                             CvDay today, GError **error);

/* Of every KPI, in the plan's order. (transfer full) of CvKpiQuestion. */
GPtrArray     *cv_plan_get_kpi_questions (CvPlan *plan, CvDay today, GError **error);

/* The channels that count for @kpi: those chosen for it, else those with a role for a goal it serves, else all that are
 * not dropped. (transfer full) of CvScope */
GArray        *cv_plan_list_scope       (CvPlan *plan, CvKpi *kpi, CvDay today);

/* Whether @channel counts for the KPI; "", no channel in particular, does. */
gboolean       cv_kpi_question_covers   (const CvKpiQuestion *question, const char *channel);
/* Whether its formula is made with @metric. */
gboolean       cv_kpi_question_asks     (const CvKpiQuestion *question, const char *metric);
/* Whether from @mark on one of its numbers is counted differently. */
gboolean       cv_kpi_question_has_break (const CvKpiQuestion *question, const CvBreak *mark);
/* Whether @event is one of the flags of @kpi: of the plan as a whole or of a goal the KPI serves, and on a channel that
 * counts for it. @question: the KPI's own. */
gboolean       cv_kpi_has_event         (CvPlan *plan, CvKpi *kpi, const CvKpiQuestion *question,
                                         const CvEvent *event);

/* @formula over the metrics @plan knows. @column: as cv_formula_read() says. (transfer full) */
CvFormula     *cv_plan_read_formula     (CvPlan *plan, const char *formula, guint *column, GError **error);
/* The kind of @metric: the plan's own metrics first, then the catalogue's. */
gboolean       cv_plan_get_metric_kind  (CvPlan *plan, const char *metric, CvMetricKind *kind);
/* Its name in the current language; the id itself if unknown. */
const char    *cv_plan_get_metric_name  (CvPlan *plan, const char *metric);
/* The KPI's name as people see it: its own, or the catalogue's in the current language. */
const char    *cv_kpi_get_label         (CvKpi *kpi);
/* A review stopped it, on @today or before: from then on it is not judged, not due, and no hint counts it. */
gboolean       cv_kpi_is_stopped        (const CvKpi *kpi, CvDay today);
/* The KPIs of @goal, then those of other goals that serve it, too. (transfer container) of CvKpi */
GPtrArray     *cv_plan_get_serving_kpis (CvPlan *plan, const char *goal);
/* Those of them that are not stopped today. (transfer container) of CvKpi */
GPtrArray     *cv_plan_get_followed_kpis (CvPlan *plan, const char *goal);
const char    *cv_goal_get_label        (CvGoal *goal); /* the statement, else the kind's name */
const char    *cv_channel_get_label     (const CvChannel *channel); /* the name, else the kind's */
