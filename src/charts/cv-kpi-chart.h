/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/cv-line-chart.h"
#include "model/cv-compare.h"
#include "model/cv-plan.h"
#include "model/cv-status.h"

/* From the model's answers to charts. */

/* The KPI over its plan's time: values, target path, natural limits, forecast, today. The title
 * is the finding. A value stands in the middle of its period, and so does the path, at what it
 * has at the period's end, for that is what the value is measured by. `from` and `to` may be set
 * to show another time. @currency as in cv_unit_format(). (transfer full) */
CvLineChart *cv_line_chart_from_result     (const CvKpiQuestion *question,
                                            const CvKpiResult *result, const char *name,
                                            const char *unit, const char *currency);

/* "Running total, week by week": what a value of @question is. */
const char  *cv_kpi_chart_tell_cadence     (const CvKpiQuestion *question);

/* What the hollow points of @chart are, where some are estimates; NULL: none is. */
const char  *cv_kpi_chart_tell_hollow      (const CvLineChart *chart);

/* The values alone, under @name: no target, no forecast, nothing that is usual. One of several to be read together.
 * (transfer full) */
CvLineChart *cv_line_chart_from_part       (const CvKpiQuestion *question, const CvKpiResult *result,
                                            const char *name, const char *unit, const char *currency);

/* One metric on one channel as it was measured. @channel NULL: the plan's own. (transfer full) */
CvLineChart *cv_line_chart_from_series     (const CvSeries *series, CvMetricKind kind,
                                            const char *metric, const char *channel);

/* A quiet line: what the values were before. Nothing where there is nothing to compare. */
void         cv_line_chart_add_comparison  (CvLineChart *chart, const CvKpiQuestion *question,
                                            const CvKpiResult *result, CvCompare compare);

/* The KPI as its page and its files show it: under its own title, if it has one, with the events
 * that concern it (of the plan or its goal, everywhere or on a channel that counts) and the days
 * from which its metrics are counted differently. Main thread. (transfer full) */
CvLineChart *cv_line_chart_from_kpi        (CvPlan *plan, CvKpi *kpi, const CvKpiQuestion *question,
                                            const CvKpiResult *result, CvCompare compare);
