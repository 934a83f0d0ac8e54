/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/cv-line-chart.h"

/* Charts in words, for screen readers, SVG and PDF. In the current language. */

/* "Line, 12 weeks, 1,200 to 1,500, target 1,530": what there is to see. (transfer full) */
char *cv_chart_text_describe       (const CvLineChart *chart);

/* "Week 21, 2026: 1,260, target path 1,280": one point; with the line's name where there are
 * several. (transfer full) */
char *cv_chart_text_describe_point (const CvLineChart *chart, guint series, gsize point);
