/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "charts/cv-line-chart.h"
#include "widgets/cv-chart-cursor.h"

/* A line chart as one focusable widget. Arrows, Home, End and the page keys walk its points; each
 * step draws the crosshair and makes the point's sentence the widget's accessible name, which is
 * what screen readers speak. The pointer shows the same; whoever uses neither has the table
 * beside it.
 *
 * Dragging, or Shift with the arrows, selects a stretch of time, and Enter looks at it more
 * closely; so do Ctrl with the wheel, + and -. A click on the name of one of several lines, or I at
 * a point of it, lets the others fade; with Ctrl, or Shift and I, one more stands out. Escape and a
 * double click undo that, the selection first.
 *
 * Properties, read-only: `summary` (string, "" without a selection: what happened in it),
 * `has-selection`, `shows-part` (not all of the time, or not all lines).
 * Signals: `point-activated` (int CvDay): Enter at a point, or a double click on one.
 * `axis-activated` (int CvDay): a click on the time axis, or E at a point. */
#define CV_TYPE_CHART_VIEW (cv_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (CvChartView, cv_chart_view, CV, CHART_VIEW, GtkWidget)

GtkWidget *cv_chart_view_new               (void);
/* Takes @chart (nullable). @name is what the chart says as a whole: its accessible name. */
void       cv_chart_view_set_chart         (CvChartView *self, CvLineChart *chart, const char *name);
/* The same of a chart of the same thing: where one looks and points stays. */
void       cv_chart_view_update_chart      (CvChartView *self, CvLineChart *chart, const char *name);
/* How high it would like to be, in pixels. */
void       cv_chart_view_set_height        (CvChartView *self, int height);
/* Points where the others that have @cursor point. Once. */
void       cv_chart_view_set_cursor        (CvChartView *self, CvChartCursor *cursor);
void       cv_chart_view_zoom_to_selection (CvChartView *self);
void       cv_chart_view_show_all          (CvChartView *self);
/* Opens a bubble with @child at the period of @day, or at the axis below it. It is the chart's, and
 * gone once it is closed; one at a time. (transfer none) */
GtkWidget *cv_chart_view_popup             (CvChartView *self, GtkWidget *child, CvDay day,
                                            gboolean at_axis);
void       cv_chart_view_popdown           (CvChartView *self);
