/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/cv-chart-layout.h"

/* Drawing one line of many points, at a cost that depends on the room it has and not on the
 * data. */

typedef struct
{
  CvColor       color;
  double        width;
  const double *dashes; /* lengths on, off, on ...; NULL: solid */
  int           n_dashes;
} CvLineLook;

/* How many device pixels a unit of length is, 0 where there are none (PDF, SVG, a turned
 * context). A recording is replayed at @recording_scale. */
double cv_chart_line_get_resolution (cairo_t *cr, double recording_scale);

/* Draws @line within @clip. @resolution: as above. */
void   cv_chart_line_draw           (cairo_t *cr, const CvReduce *line, const CvScale *time,
                                     const CvScale *value, const CvRect *clip,
                                     const CvLineLook *look, double resolution);
