/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/cv-line-chart.h"

/* Charts of every shape, for the gallery and the tests. */

typedef struct
{
  const char    *name;
  CvLineChart *(*create) (void); /* (transfer full) */
} ChartSample;

extern const ChartSample chart_samples[];
extern const guint       n_chart_samples;

/* The same numbers every time: 0 <= r < 1. */
double       chart_sample_random (guint32 *seed);
/* (transfer full) */
CvLineChart *chart_sample_find   (const char *name);
