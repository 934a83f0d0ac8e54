/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/cv-figure.h"
#include "charts/cv-line-chart.h"

/* A line chart as a file: cv_picture_export(). Any thread. */
gboolean cv_chart_export       (const CvLineChart *chart, const char *file, double width,
                                double height, CvPalette palette, GError **error);

/* The same, without a file. @kind: "png", "svg" or "pdf". (transfer full) */
GBytes  *cv_chart_export_bytes (const CvLineChart *chart, const char *kind, double width,
                                double height, CvPalette palette, GError **error);

/* Takes @chart. (transfer full) */
CvFigure *cv_line_chart_to_figure (CvLineChart *chart);
