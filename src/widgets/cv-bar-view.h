/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "charts/cv-bar-chart.h"

/* A bar chart as one focusable picture, without its title. Up, Down, Home and End walk its bars; each
 * step makes the bar's sentence the widget's accessible name, which is what screen readers speak. */
#define CV_TYPE_BAR_VIEW (cv_bar_view_get_type ())
G_DECLARE_FINAL_TYPE (CvBarView, cv_bar_view, CV, BAR_VIEW, GtkWidget)

GtkWidget *cv_bar_view_new       (void);
/* Takes @chart (nullable). */
void       cv_bar_view_set_chart (CvBarView *self, CvBarChart *chart);
