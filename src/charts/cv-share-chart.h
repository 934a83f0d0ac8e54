/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/cv-figure.h"
#include "model/cv-plan.h"

/* How something is divided: a bar a row, all of one length, in parts that follow each other in the same order. What the
 * parts are and how large stands in words below them; shades of one hue with gaps between only repeat it. */

#define CV_SHARE_PARTS 5

typedef struct
{
  char  *name;  /* NULL: there is only this row */
  char  *labels[CV_SHARE_PARTS]; /* below each part, with its number; NULL from the first that is not used */
  double amounts[CV_SHARE_PARTS]; /* at least 0 */
  double guide; /* where the first part should end, 0 to 1; NAN: no mark */
} CvShareRow;

typedef struct
{
  char   *title; /* what there is to see, in a sentence */
  char   *parts[CV_SHARE_PARTS]; /* NULL from the first that is not used */
  GArray *rows;  /* of CvShareRow */
} CvShareChart;

/* @parts: names, NULL-terminated. Everything is copied. (transfer full) */
CvShareChart *cv_share_chart_new      (const char *title, const char *const *parts);
void          cv_share_chart_free     (CvShareChart *chart);
void          cv_share_chart_add      (CvShareChart *chart, const char *name, const char *const *labels,
                                       const double *amounts, double guide);

/* Of the open plan; main thread. The goals by what they are worth to the business; licences and analysis against their
 * guide; what is made and what is curated, channel by channel. Without anything to divide there is no row, and
 * the title says so. (transfer full) */
CvShareChart *cv_share_chart_of_values (CvPlan *plan);
CvShareChart *cv_share_chart_of_budget (CvPlan *plan);
CvShareChart *cv_share_chart_of_mix    (CvPlan *plan);

guint         cv_share_chart_count    (const CvShareChart *chart);
char         *cv_share_chart_describe (const CvShareChart *chart, guint row); /* (transfer full) */
char         *cv_share_chart_describe_all (const CvShareChart *chart);        /* (transfer full) */

/* Without its title. */
double        cv_share_chart_get_height (const CvShareChart *chart, const CvChartStyle *style, double width);
void          cv_share_chart_draw     (cairo_t *cr, const CvShareChart *chart, const CvChartStyle *style, double width);
/* Where row @row stands in it. */
void          cv_share_chart_place    (const CvShareChart *chart, const CvChartStyle *style, double width, guint row,
                                       double *top, double *height);

/* Takes @chart. (transfer full) */
CvFigure     *cv_share_chart_to_figure (CvShareChart *chart);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvShareChart, cv_share_chart_free)
