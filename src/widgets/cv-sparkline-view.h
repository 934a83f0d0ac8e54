/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "charts/cv-line-chart.h"

/* A sparkline in a list. A picture: its accessible name says what it shows. */
#define CV_TYPE_SPARKLINE_VIEW (cv_sparkline_view_get_type ())
G_DECLARE_FINAL_TYPE (CvSparklineView, cv_sparkline_view, CV, SPARKLINE_VIEW, GtkWidget)

GtkWidget *cv_sparkline_view_new (void);
/* Takes @chart (nullable). */
void       cv_sparkline_view_set (CvSparklineView *self, CvLineChart *chart, const char *name);
