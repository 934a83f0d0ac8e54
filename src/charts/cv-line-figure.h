/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/cv-figure.h"
#include "charts/cv-line-chart.h"

/* A line chart as it leaves the program. Takes @chart. (transfer full) */
CvFigure *cv_line_chart_to_figure (CvLineChart *chart);
