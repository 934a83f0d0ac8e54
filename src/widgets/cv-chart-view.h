/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "charts/cv-line-chart.h"

/* A line chart as one focusable widget. Arrows, Home, End and the page keys walk its points; each
 * step draws the crosshair and makes the point's sentence the widget's accessible name, which is
 * what screen readers speak. The pointer shows the same; whoever uses neither has the table
 * beside it.
 *
 * Signal `point-activated` (int CvDay): Enter at a point, or a double click. */
#define CV_TYPE_CHART_VIEW (cv_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (CvChartView, cv_chart_view, CV, CHART_VIEW, GtkWidget)

GtkWidget *cv_chart_view_new       (void);
/* Takes @chart (nullable). @name is what the chart says as a whole: its accessible name. */
void       cv_chart_view_set_chart (CvChartView *self, CvLineChart *chart, const char *name);
