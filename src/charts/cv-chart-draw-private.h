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

/* How much of a line's colour is left while others are looked at, and of its name, which is still
 * read (4.5:1 in every palette). */
#define CV_DRAW_FADED 0.4
#define CV_DRAW_FADED_TEXT 0.66

/* The colours a label and the lines of its kind have. */
CvColor cv_draw_get_color   (const CvDrawJob *job, guint series);
/* What belongs to the first line fades with it: its usual range, its forecast. */
CvColor cv_draw_fade_fill   (const CvDrawJob *job, CvColor fill);

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
