/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any thread; whoever isolates draws the chart anew. The layout stays: nothing moves. */

#include "charts/cv-chart-isolate.h"

#include <glib/gi18n-lib.h>

static guint
count_faded (const CvLineChart *chart)
{
  guint n = 0;

  for (guint i = 0; i < chart->series->len; i++)
    n += cv_line_chart_get_series (chart, i)->faded ? 1 : 0;

  return n;
}

static void
set_all (CvLineChart *chart, gboolean faded)
{
  for (guint i = 0; i < chart->series->len; i++)
    cv_line_chart_get_series (chart, i)->faded = faded;
}

gboolean
cv_chart_isolate (CvLineChart *chart, guint series, gboolean add)
{
  CvChartSeries *line = cv_line_chart_get_series (chart, series);
  guint          n = chart->series->len, n_faded = count_faded (chart);

  if (n < 2)
    return FALSE;

  if (add && n_faded > 0)
    line->faded = !line->faded;
  else
    {
      gboolean alone = n_faded == n - 1 && !line->faded;

      set_all (chart, !alone);
      line->faded = FALSE;
    }
  if (count_faded (chart) == n)
    set_all (chart, FALSE);

  return TRUE;
}

gboolean
cv_chart_isolate_is_on (const CvLineChart *chart)
{
  return count_faded (chart) > 0;
}

void
cv_chart_isolate_drop (CvLineChart *chart)
{
  set_all (chart, FALSE);
}

void
cv_chart_isolate_keep (CvLineChart *chart, const CvLineChart *before)
{
  guint n = chart->series->len;

  if (n != before->series->len)
    return;
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (cv_line_chart_get_series (chart, i)->name, cv_line_chart_get_series (before, i)->name) != 0)
      return;
  for (guint i = 0; i < n; i++)
    cv_line_chart_get_series (chart, i)->faded = cv_line_chart_get_series (before, i)->faded;
}

char *
cv_chart_isolate_describe (const CvLineChart *chart)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (!cv_chart_isolate_is_on (chart))
    return g_strdup (_("Showing all lines"));

  for (guint i = 0; i < chart->series->len; i++)
    {
      const CvChartSeries *line = cv_line_chart_get_series (chart, i);

      if (!line->faded && line->name != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", line->name);
    }

  /* Translators: the names of the lines of a chart that are looked at while the others fade. */
  return g_strdup_printf (_("Showing only %s"), names->str);
}
