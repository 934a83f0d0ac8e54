/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "charts/cv-figure.h"

/* The menu beside every chart: copy it, export it as a picture, copy or export its numbers. The chart is made when
 * something is chosen; it is then drawn and written by a worker. What became of it the page around says. */
#define CV_TYPE_CHART_MENU (cv_chart_menu_get_type ())
G_DECLARE_FINAL_TYPE (CvChartMenu, cv_chart_menu, CV, CHART_MENU, GtkWidget)

/* The chart as it is now; NULL: there is none to export yet. Main thread. (transfer full) */
typedef CvFigure *(*CvFigureMaker) (gpointer data);

/* @about: what the chart is of, to tell the menus of a page apart where it has several; NULL: it has one. @data must live as
 * long as the menu. Until it is called, the menu is not shown. */
void cv_chart_menu_set_maker (CvChartMenu *self, const char *about, CvFigureMaker make, gpointer data);
/* What else the place around can do with it; below the menu's own. */
void cv_chart_menu_add_section (CvChartMenu *self, GMenuModel *section);
