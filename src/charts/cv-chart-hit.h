/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/cv-chart-layout.h"

/* Which point is meant: by the pointer, by the arrow keys. */

typedef struct
{
  guint  series;
  gsize  point;
  double time, value;
  double x, y; /* in the chart */
} CvChartHit;

/* The point with a value nearest to @x in time, of the line nearest to @y there that is not faded.
 * FALSE: nothing is shown. */
gboolean cv_chart_hit_at     (const CvLineChart *chart, const CvChartLayout *layout, double x,
                              double y, CvChartHit *hit);
/* Finds @hit, of another layout or an older chart, again: the point of its line nearest in time, of
 * the first line if its own is gone. FALSE: nothing is shown of that. */
gboolean cv_chart_hit_again  (const CvLineChart *chart, const CvChartLayout *layout,
                              CvChartHit *hit);
/* The line whose name is at (@x, @y), beside its end or in the legend, in a chart of several.
 * FALSE: there is none. */
gboolean cv_chart_hit_label  (const CvLineChart *chart, const CvChartLayout *layout, double x,
                              double y, guint *series);
/* Moves @hit by @step points with a value, as far as there are any. FALSE: it stays. */
gboolean cv_chart_hit_move   (const CvLineChart *chart, const CvChartLayout *layout, int step,
                              CvChartHit *hit);
/* To the first (@step < 0) or last point of its line that is shown. */
gboolean cv_chart_hit_end    (const CvLineChart *chart, const CvChartLayout *layout, int step,
                              CvChartHit *hit);
/* To the next line, at about the same time. */
gboolean cv_chart_hit_switch (const CvLineChart *chart, const CvChartLayout *layout, int step,
                              CvChartHit *hit);
/* Where a box of @width x @height that tells of the point at (@x, @y) stands: beside it at the top of the plot, where that
 * has no room above or below it; never over the chart's edge, nor on the point if there is any other place. */
CvRect   cv_chart_hit_place_tip (const CvChartLayout *layout, double x, double y, double width, double height);
