/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/cv-chart-style.h"
#include "model/cv-status.h"

/* A bullet graph without a label, for lists: where a KPI is (the bar), where it should be today
 * (the bold mark), where it is to be in the end (the open mark). Behind them, in shades of one
 * hue, what counts as behind, on pace and ahead. S. Few, "Bullet Graph Design Specification". */

typedef struct
{
  double      value;     /* NAN: none */
  double      expected;  /* today's point of the target path; NAN: none */
  double      target;    /* NAN: none */
  double      low, high; /* what lies between is on pace (or wanted, of a band); NAN: no shades */
  CvDirection direction; /* which side is the poorer one */
  double      from, to;  /* the scale */
} CvBullet;

/* Chooses the scale: from nought where that leaves the differences visible and nothing is
 * negative. */
void     cv_bullet_choose_scale (CvBullet *bullet);
CvBullet cv_bullet_from_result  (const CvKpiQuestion *question, const CvKpiResult *result);
/* A scale that does not begin at nought has a dot for a bar: a bar's length would mislead. */
gboolean cv_bullet_has_bar      (const CvBullet *bullet);

/* Within @width x @height at the origin. */
void     cv_bullet_draw         (cairo_t *cr, const CvBullet *bullet, const CvChartStyle *style,
                                 double width, double height);
