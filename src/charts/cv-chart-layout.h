/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/cv-chart-style.h"
#include "charts/cv-line-chart.h"
#include "charts/cv-scale.h"
#include "charts/cv-ticks.h"

/* Where everything of a chart is: the geometry between the data and the ink, without either.
 * Nothing is ever turned, no text lies on another. */

typedef struct
{
  double x, y, width, height;
} CvRect;

typedef enum
{
  CV_LABEL_TITLE,
  CV_LABEL_SUBTITLE,
  CV_LABEL_VALUE,   /* of the value axis */
  CV_LABEL_TIME,    /* of the time axis */
  CV_LABEL_CONTEXT, /* the month or year below these */
  CV_LABEL_NOW,
  CV_LABEL_EVENT,
  CV_LABEL_KEY,     /* an event's text below the chart, by its number */
  CV_LABEL_SERIES,
  CV_LABEL_PATH,
  CV_LABEL_FORECAST,
  CV_LABEL_BAND,
  CV_LABEL_LIMITS,
  CV_LABEL_EMPTY
} CvLabelKind;

typedef struct
{
  CvLabelKind  kind;
  guint        index;    /* of the series or event */
  CvRect       box;      /* of the text */
  PangoLayout *text;
  gboolean     legend;   /* stands above the plot, with a sample of its line in `sample` */
  CvRect       sample;
  double       anchor_x, anchor_y; /* the end of the line it names; NAN: none */
} CvChartLabel;

/* An event on its pole. */
typedef struct
{
  guint    index;
  double   x, x_end;     /* within the plot; x_end > x for a span */
  CvRect   pennant;      /* width 0: no room, the pole stands alone */
  gboolean leftwards;
} CvChartFlag;

typedef struct
{
  double   x;
  gboolean major; /* a new month or year begins */
} CvChartMark;

typedef struct
{
  double   width, height;
  CvRect   plot;
  CvScale  time, value;
  CvTicks  ticks;        /* of the value axis, in units of divisor */
  double   divisor;      /* axis labels are in thousands, millions ...: 1, 1e3, 1e6 ... */
  double   now_x;        /* NAN: not shown */
  GArray  *marks;        /* of CvChartMark, on the time axis */
  GArray  *labels;       /* of CvChartLabel */
  GArray  *flags;        /* of CvChartFlag */
} CvChartLayout;

/* Lays @chart out in @width x @height. The smaller it is, the more is left out: a chart of 120 x
 * 80 is a line with an axis. Costs the number of labels; the number of points does not matter.
 * (transfer full) */
CvChartLayout      *cv_chart_layout_new        (const CvLineChart *chart, const CvChartStyle *style,
                                                double width, double height);
void                cv_chart_layout_free       (CvChartLayout *layout);

const CvChartLabel *cv_chart_layout_find_label (const CvChartLayout *layout, CvLabelKind kind,
                                                guint index);
const char         *cv_chart_label_get_text    (const CvChartLabel *label);

/* Touching edges do not count. */
gboolean            cv_rect_overlaps           (const CvRect *a, const CvRect *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvChartLayout, cv_chart_layout_free)
