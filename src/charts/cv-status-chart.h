/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/cv-bullet.h"
#include "charts/cv-figure.h"
#include "charts/cv-line-chart.h"
#include "model/cv-kpi-groups.h"

/* Where all KPIs are: a line each with its bullet graph, its value, its sparkline and its status in words, in groups. */

typedef struct
{
  char        *group; /* a heading where it differs from the row before */
  char        *name, *value, *status;
  char        *outdated; /* "Last value 3 weeks ago"; NULL: it is not */
  CvStatus     state;
  CvBullet     bullet;
  CvLineChart *line; /* (owned) */
  const char  *unit; /* interned */
  CvDay        period; /* first day of the judged one; CV_DAY_NONE: none */
} CvStatusRow;

typedef struct
{
  char   *title;
  GArray *rows; /* of CvStatusRow */
} CvStatusChart;

CvStatusChart *cv_status_chart_new       (void); /* (transfer full) */
void           cv_status_chart_free      (CvStatusChart *chart);
/* Rows of a group follow each other. The sparkline shows @from to @to; NAN: all. */
void           cv_status_chart_add       (CvStatusChart *chart, const char *group, const char *name, const char *unit,
                                          const char *currency, const CvKpiQuestion *question, const CvKpiResult *result,
                                          double from, double to);
/* All KPIs of the plan, each with its own answer. @questions of CvKpiQuestion, @results of CvKpiResult: in one order,
 * which need not be the plan's. Main thread. (transfer full) */
CvStatusChart *cv_status_chart_of_plan   (CvPlan *plan, CvGrouping grouping, GPtrArray *questions, GPtrArray *results,
                                          double from, double to);
/* Takes @chart; counts its rows for the title. (transfer full) */
CvFigure      *cv_status_chart_to_figure (CvStatusChart *chart);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvStatusChart, cv_status_chart_free)
