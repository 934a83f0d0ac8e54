/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-evaluate.h"

/* Where a KPI will be if things go on as they went lately. Pure, any thread. */

typedef struct
{
  CvDay  day; /* CV_DAY_NONE: too early to tell */
  double value, low, high;
} CvForecast;

/* For the due day. @values as cv_evaluate() gives them for @question; @since: the last break, or
 * CV_DAY_NONE. */
CvForecast cv_forecast_find     (const CvKpiQuestion *question, GArray *values, CvDay since);

/* The way there, for charts: the latest value's period, then every one up to that of the due
 * day, each at its last day (the last at the due day, where it is cv_forecast_find()'s). Empty
 * where it is too early to tell. (transfer full) of CvForecast */
GArray    *cv_forecast_get_line (const CvKpiQuestion *question, GArray *values, CvDay since);
