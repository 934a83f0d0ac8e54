/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/cv-chart-layout.h"

/* The one drawing function: screen, PNG, SVG, PDF and print all come through here. The chart's
 * top left corner is at the origin. Call it in the thread of @style. */
void cv_chart_draw          (cairo_t *cr, const CvLineChart *chart, const CvChartLayout *layout,
                             const CvChartStyle *style);

/* The lighter layer on top, for the pointer and the keyboard: a crosshair at the point @i of
 * series @series. */
void cv_chart_draw_cursor   (cairo_t *cr, const CvLineChart *chart, const CvChartLayout *layout,
                             const CvChartStyle *style, guint series, gsize i);
/* What it touches, for damage. */
CvRect cv_chart_cursor_area (const CvLineChart *chart, const CvChartLayout *layout,
                             const CvChartStyle *style, guint series, gsize i);
