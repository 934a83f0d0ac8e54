/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/cv-line-chart.h"

/* Looking at some of a chart's lines: the others are still there, but fade. How one looks at a chart, never what it
 * is: no file and no plan knows of it. */

/* Shows series @series alone, or everything again if it is alone already. @add: it joins the lines that stand out, or
 * leaves them; once there is none left, or none faded, all are shown. FALSE: the chart has no other line. */
gboolean cv_chart_isolate          (CvLineChart *chart, guint series, gboolean add);
/* Whether some line stands out. */
gboolean cv_chart_isolate_is_on    (const CvLineChart *chart);
/* Shows all lines. */
void     cv_chart_isolate_drop     (CvLineChart *chart);
/* Looks at @chart, a newer one of the same thing, as at @before; all of it where the lines are not the same. */
void     cv_chart_isolate_keep     (CvLineChart *chart, const CvLineChart *before);
/* "Showing only Previous period", "Showing all lines". (transfer full) */
char    *cv_chart_isolate_describe (const CvLineChart *chart);
