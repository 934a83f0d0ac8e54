/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/cv-figure.h"
#include "model/cv-pollination.h"

/* Satisfied people, generation after generation added up, with and without contagion; the readings between low and
 * high are a band. */
typedef struct
{
  char   *title;
  GArray *points; /* of CvPollinationPoint, one a generation */
  CvReadingOf reading; /* the one that is the line; the middle one unless it is set */
} CvPollinationChart;

typedef struct
{
  char   *label; /* "Reached", "Friends", "Their friends", "3rd" */
  double  without, with[CV_N_READINGS]; /* added up to here */
} CvPollinationPoint;

CvPollinationChart *cv_pollination_chart_new      (const CvPollinationInput *input); /* (transfer full) */
void                cv_pollination_chart_free     (CvPollinationChart *chart);
/* "Friends: 620 satisfied, 600 without contagion": one generation. (transfer full) */
char               *cv_pollination_chart_describe (const CvPollinationChart *chart, guint point);
char               *cv_pollination_chart_describe_all (const CvPollinationChart *chart); /* (transfer full) */

/* Without its title, within @width × @height. */
void                cv_pollination_chart_draw     (cairo_t *cr, const CvPollinationChart *chart, const CvChartStyle *style,
                                                   double width, double height);
/* The strip of one generation in such a drawing. */
void                cv_pollination_chart_place    (const CvPollinationChart *chart, const CvChartStyle *style, double width,
                                                   double height, guint point, cairo_rectangle_t *frame);
/* With its title, for cv_picture_export(); its data is the chart. */
void                cv_pollination_chart_draw_picture (cairo_t *cr, const CvChartStyle *style, double width, double height, gconstpointer data);
/* Takes @chart. (transfer full) */
CvFigure           *cv_pollination_chart_to_figure (CvPollinationChart *chart);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvPollinationChart, cv_pollination_chart_free)
