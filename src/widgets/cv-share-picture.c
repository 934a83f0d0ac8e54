/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/cv-share-picture.h"

static void
draw (cairo_t            *cr,
      gconstpointer       chart,
      const CvChartStyle *style,
      double              width,
      double              height)
{
  cv_share_chart_draw (cr, chart, style, width);
}

static double
get_height (gconstpointer       chart,
            const CvChartStyle *style,
            double              width)
{
  return cv_share_chart_get_height (chart, style, width);
}

static guint
count (gconstpointer chart)
{
  return cv_share_chart_count (chart);
}

static char *
describe (gconstpointer chart,
          guint         row)
{
  return cv_share_chart_describe (chart, row);
}

static char *
describe_all (gconstpointer chart)
{
  return cv_share_chart_describe_all (chart);
}

static void
place (gconstpointer       chart,
       const CvChartStyle *style,
       double              width,
       double              height,
       guint               row,
       cairo_rectangle_t  *frame)
{
  *frame = (cairo_rectangle_t){ 0, 0, width, 0 };
  cv_share_chart_place (chart, style, width, row, &frame->y, &frame->height);
}

static const CvPictureKind shares
    = { draw, get_height, count, describe, describe_all, place, (GDestroyNotify) cv_share_chart_free, FALSE };

void
cv_share_picture_show (CvPictureView *view,
                       CvShareChart  *chart)
{
  cv_picture_view_set_chart (view, &shares, chart, chart->title);
}
