/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

/* The moment that charts beside each other point at together: a property `time`, in days since
 * 1970-01-01 with fractions, NAN while nobody points. */
#define CV_TYPE_CHART_CURSOR (cv_chart_cursor_get_type ())
G_DECLARE_FINAL_TYPE (CvChartCursor, cv_chart_cursor, CV, CHART_CURSOR, GObject)

CvChartCursor *cv_chart_cursor_new      (void); /* (transfer full) */
void           cv_chart_cursor_set_time (CvChartCursor *self, double time);
double         cv_chart_cursor_get_time (CvChartCursor *self);
