/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cv-day.h"
#include "charts/cv-reduce.h"

/* What a line chart over time shows, as plain data: no sizes, no colours. Time is in days since
 * 1970-01-01 with fractions: day d lasts from d to d + 1. Values are NAN (a gap) or within
 * 1e300. */

/* (transfer full) */
typedef char *(*CvChartFormat) (double value, gpointer data);

typedef struct
{
  double time, value;
} CvChartPoint;

/* One line. */
typedef struct
{
  char         *name;
  const double *times;      /* ascending; NULL: time0 + i * step */
  double        time0, step;
  const double *values;
  const guint8 *partial;    /* 1: the period is not complete, drawn hollow; NULL: none is */
  const guint8 *estimated;  /* 1: not measured, drawn hollow; NULL: none is */
  gsize         n;
  gboolean      quiet;      /* only there to be compared with: thin, dim, without dots */
  gboolean      faded;      /* another line is looked at: pale, behind the others */
  CvReduce     *whole;      /* of all values */
  CvReduce     *solid;      /* without the partial ones; may be the same */
  gpointer      owned[5];   /* what belongs to the series of the arrays above */
} CvChartSeries;

/* Natural limits over a stretch of time; straight between its ends. */
typedef struct
{
  double from, to;
  double low_from, high_from, low_to, high_to;
} CvChartLimits;

typedef struct
{
  double time, value, low, high;
} CvChartForecast;

typedef struct
{
  CvDay first, last; /* the same for a single day */
  char *text;
} CvChartEvent;

/* Texts are plain (never markup), translated by who makes the chart, and may be NULL. */
typedef struct
{
  char          *title;    /* the finding, one sentence */
  char          *subtitle; /* measure, unit, period, source */
  char          *empty;    /* said in place of the lines when there is no value */
  CvChartFormat  format;   /* of values, with their unit */
  CvChartFormat  format_distance; /* of differences, without sign; NULL: as values */
  gpointer       format_data;
  GDestroyNotify format_destroy;

  double         from, to; /* what is shown; NAN: from the first to the last thing there is */
  CvGrain        cadence;  /* of the values: no finer ticks than that */
  /* One of several that are read together: its scale goes from `low` to `high` at least, and its line is named by
   * what stands around it. */
  gboolean       is_panel;
  double         low, high; /* NAN: as its own values need */

  GPtrArray     *series;   /* of CvChartSeries */
  GArray        *path;     /* of CvChartPoint: the target path */
  GArray        *limits;   /* of CvChartLimits */
  GArray        *forecast; /* of CvChartForecast */
  GArray        *events;   /* of CvChartEvent */
  double         band_low, band_high; /* a target that is a band; NAN: none (or open on one side) */
  double         now;      /* NAN: not marked */

  char          *path_label, *path_going_label; /* where the path ends; where it leaves what is shown */
  char          *limits_label, *forecast_label, *band_label, *now_label;
} CvLineChart;

CvLineChart   *cv_line_chart_new           (void); /* (transfer full) */
void           cv_line_chart_free          (CvLineChart *chart);

/* Copies the points. @partial may be NULL. (transfer none) */
CvChartSeries *cv_line_chart_add_series    (CvLineChart *chart, const char *name,
                                            const double *times, const double *values,
                                            const guint8 *partial, gsize n);
/* Which of its points are estimates: as many as it has. Copies them. */
void           cv_chart_series_set_estimated (CvChartSeries *series, const guint8 *estimated);
/* "Not complete yet, estimated"; NULL: there is nothing to be known of point @i. */
const char    *cv_chart_series_get_remark  (const CvChartSeries *series, gsize i);
/* Evenly spaced points in large number; @values is borrowed and outlives the chart. (transfer
 * none) */
CvChartSeries *cv_line_chart_add_raw       (CvLineChart *chart, const char *name, double time0,
                                            double step, const double *values, gsize n);
/* @last CV_DAY_NONE: a single day. */
void           cv_line_chart_add_event     (CvLineChart *chart, CvDay first, CvDay last,
                                            const char *text);

CvChartSeries *cv_line_chart_get_series    (const CvLineChart *chart, guint i);
/* Whether series @i is the one the chart is about: named by the title, any other is only there to be compared with. */
gboolean       cv_line_chart_is_subject    (const CvLineChart *chart, guint i);
gboolean       cv_line_chart_has_values    (const CvLineChart *chart);
/* Index of the last point that has a value, -1 if there is none. */
gssize         cv_chart_series_get_last    (const CvChartSeries *series);
/* Index of the point with a value in the period of @time, -1 if there is none. */
gssize         cv_chart_series_find        (const CvChartSeries *series, double time, CvGrain cadence);
/* What is shown, with NAN resolved; to > from. */
void           cv_line_chart_get_time_span (const CvLineChart *chart, double *from, double *to);
/* In the chart's unit. (transfer full) */
char          *cv_line_chart_format        (const CvLineChart *chart, double value);
char          *cv_line_chart_format_distance (const CvLineChart *chart, double distance);
/* The target path at @time, and what it says of the period that @time is in; NAN where it is not. */
double         cv_line_chart_get_path      (const CvLineChart *chart, double time);
double         cv_line_chart_get_expected  (const CvLineChart *chart, double time);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvLineChart, cv_line_chart_free)
