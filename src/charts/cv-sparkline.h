/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/cv-chart-style.h"
#include "charts/cv-line-chart.h"

/* The first line of @chart without axes, in the height of a line of text: its last value marked,
 * the target path a hair line. Each has a scale of its own; heights are not to be compared from
 * row to row. Within @width x @height at the origin. */
void cv_sparkline_draw (cairo_t *cr, const CvLineChart *chart, const CvChartStyle *style,
                        double width, double height);
