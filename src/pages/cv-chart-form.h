/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

/* What stands in a chart's bubble: a heading, one field, and below it why what was typed is not
 * taken. Signal `entered` (string): Enter, or the button. */
#define CV_TYPE_CHART_FORM (cv_chart_form_get_type ())
G_DECLARE_FINAL_TYPE (CvChartForm, cv_chart_form, CV, CHART_FORM, AdwBin)

/* @field names the field, @button the act; @text stands in it, selected. */
GtkWidget *cv_chart_form_new      (const char *heading, const char *field, const char *button,
                                   const char *text);
void       cv_chart_form_complain (CvChartForm *self, const char *sentence);
