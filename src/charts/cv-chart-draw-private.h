/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/cv-chart-draw.h"
#include "charts/cv-chart-line.h"

typedef struct
{
  cairo_t             *cr;
  const CvLineChart   *chart;
  const CvChartLayout *layout;
  const CvChartStyle  *style;
  double               resolution; /* device pixels a unit, 0: no pixels */
} CvDrawJob;

/* A position moved so that a line of @width there has sharp edges on a pixel grid. */
double  cv_draw_snap        (const CvDrawJob *job, double position, double width);

/* The colours a label and the lines of its kind have. */
CvColor cv_draw_get_color   (const CvDrawJob *job, guint series);

/* cv-chart-bands.c: behind the lines */
void    cv_draw_bands       (const CvDrawJob *job);
/* cv-chart-lines.c */
void    cv_draw_path        (const CvDrawJob *job);
void    cv_draw_forecast    (const CvDrawJob *job);
void    cv_draw_series      (const CvDrawJob *job);
void    cv_draw_marker      (const CvDrawJob *job, guint series, double x, double y, double radius,
                             gboolean hollow);
/* The piece of line or band in front of a legend's text. */
void    cv_draw_sample      (const CvDrawJob *job, const CvChartLabel *label);
/* cv-chart-labels.c */
void    cv_draw_labels      (const CvDrawJob *job);
