/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/cv-chart-export.h"

#include "charts/cv-chart-draw.h"
#include "charts/cv-chart-text.h"

static void
draw (cairo_t *cr, const CvChartStyle *style, double width, double height, gconstpointer data)
{
  const CvLineChart *chart = data;
  g_autoptr (CvChartLayout) layout = cv_chart_layout_new (chart, style, width, height);

  cv_chart_draw (cr, chart, layout, style);
}

GBytes *
cv_chart_export_bytes (const CvLineChart *chart, const char *kind, double width, double height,
                       CvPalette palette, GError **error)
{
  g_autofree char *description = cv_chart_text_describe (chart);
  CvPicture        picture = { draw, chart, chart->title, description };

  return cv_picture_export_bytes (&picture, kind, width, height, palette, error);
}

gboolean
cv_chart_export (const CvLineChart *chart, const char *file, double width, double height,
                 CvPalette palette, GError **error)
{
  g_autofree char *description = cv_chart_text_describe (chart);
  CvPicture        picture = { draw, chart, chart->title, description };

  return cv_picture_export (&picture, file, width, height, palette, error);
}
