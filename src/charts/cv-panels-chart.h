/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/cv-figure.h"
#include "charts/cv-line-chart.h"
#include "model/cv-plan.h"
#include "model/cv-status.h"

/* Small multiples: one line chart beside the other, over the same time and on one scale, so that heights can be
 * compared. Never more lines in one chart, never a second axis. */

/* More would be a wallpaper; the table has all. */
#define CV_PANELS_MAX 12

typedef struct
{
  char        *channel; /* id */
  char        *name;
  char        *value; /* the newest of a whole period, as text; "" without one */
  CvLineChart *line;  /* (owned) without a title */
} CvPanel;

typedef struct
{
  char   *title;    /* the finding */
  char   *subtitle; /* cadence, unit, that the scale is one */
  GArray *panels;   /* of CvPanel, the highest first */
} CvPanelsChart;

/* @kpi channel by channel: the channels that have values. @parts: what cv_kpi_question_split() gave of it, @results of
 * CvKpiResult the answers in the same order. @from, @to: the time shown; NAN: all there is. Main thread. (transfer full) */
CvPanelsChart *cv_panels_chart_of_kpi    (CvPlan *plan, CvKpi *kpi, const GPtrArray *parts, const GPtrArray *results,
                                          double from, double to);
void           cv_panels_chart_free      (CvPanelsChart *chart);

/* "2 more channels have no room here.", NULL: all are shown. (transfer full) */
char          *cv_panels_chart_tell_rest (const CvPanelsChart *chart, guint n_shown);
/* "Instagram, newest value 1,260" (transfer full) */
char          *cv_panel_describe         (const CvPanel *panel);

/* Takes @chart. (transfer full) */
CvFigure      *cv_panels_chart_to_figure (CvPanelsChart *chart);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvPanelsChart, cv_panels_chart_free)
