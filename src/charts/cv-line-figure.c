/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/cv-line-figure.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "charts/cv-chart-draw.h"
#include "charts/cv-chart-text.h"

static void
draw (cairo_t *cr, const CvChartStyle *style, double width, double height, gconstpointer data)
{
  const CvLineChart *chart = data;
  g_autoptr (CvChartLayout) layout = cv_chart_layout_new (chart, style, width, height);

  cv_chart_draw (cr, chart, layout, style);
}

static char *
describe (gconstpointer chart)
{
  return cv_chart_text_describe (chart);
}

static void
tabulate_point (const CvLineChart *chart, const CvChartSeries *series, gsize i, CvTableText *table)
{
  double   time = cv_reduce_get_x (series->whole, i), path = cv_line_chart_get_expected (chart, time);

  cv_table_text_add_text (table, series->name);
  cv_table_text_add_day (table, cv_period_first ((CvDay) floor (time), chart->cadence));
  cv_table_text_add_result (table, series->values[i]);
  cv_table_text_add_result (table, path);
  cv_table_text_add_text (table, cv_chart_series_get_remark (series, i));
  cv_table_text_end_line (table);
}

/* A line a point: lines of a comparison need not have their points on the same days. */
static void
tabulate (gconstpointer data, CvTableText *table)
{
  const CvLineChart *chart = data;

  cv_table_text_add_text (table, C_("table", "Line"));
  cv_table_text_add_text (table, C_("table", "Day"));
  cv_table_text_add_text (table, C_("table", "Value"));
  cv_table_text_add_text (table, C_("table", "Target path"));
  cv_table_text_add_text (table, C_("table", "Remark"));
  cv_table_text_end_line (table);
  for (guint s = 0; s < chart->series->len; s++)
    {
      const CvChartSeries *series = cv_line_chart_get_series (chart, s);

      for (gsize i = 0; i < series->n; i++)
        tabulate_point (chart, series, i, table);
    }
}

static const CvFigureKind figure = { draw, NULL, describe, tabulate, (GDestroyNotify) cv_line_chart_free };

CvFigure *
cv_line_chart_to_figure (CvLineChart *chart)
{
  return cv_figure_new (&figure, chart, chart->title);
}
