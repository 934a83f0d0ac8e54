/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/cv-line-chart.h"

/* A stretch of a chart's time: what one line does within it, and how it is looked at more closely. */

typedef struct
{
  guint  n;              /* values; a period that is not complete is none, unless it is the only one */
  double first, last;    /* the values at both ends */
  double from, to;       /* ... and when they are */
  double change;         /* last - first */
  double average;        /* of all of them */
} CvChartRange;

/* Of series @series between the times @from and @to, both included, in either order. Reads every
 * point between. FALSE: there is no value. */
gboolean cv_chart_range_measure  (const CvLineChart *chart, guint series, double from, double to,
                                  CvChartRange *range);
/* "Week 19, 2026 to week 22, 2026: from 10 to 16, up by 6, 12.67 on average". (transfer full) */
char    *cv_chart_range_describe (const CvLineChart *chart, guint series, double from, double to);

/* Shows @factor times as much time as now (less than 1: less), with what is at @about staying
 * where it is. Never more than @whole_from to @whole_to, never less than about two periods. FALSE:
 * nothing is otherwise than before. */
gboolean cv_chart_range_zoom     (CvLineChart *chart, double whole_from, double whole_to,
                                  double about, double factor);
/* Shows @from to @to, as far as the above allows. */
void     cv_chart_range_show     (CvLineChart *chart, double whole_from, double whole_to,
                                  double from, double to);
