/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "charts/cv-chart-layout.h"

/* The box of text beside a crosshair. Drawn, not a widget: a label that changes its size would
 * have the whole window laid out again at every step of the pointer. */

/* Bytes [start, end) of a text. */
typedef struct
{
  gsize start, end;
} CvTipSpan;

/* @heading, @body below it; in bold what is meant of @body. (transfer full) */
PangoLayout *cv_chart_tip_new      (GtkWidget *widget, const char *heading, const char *body,
                                    CvTipSpan strong);
/* Beside the point at (@x, @y), on the side that has room, never over the chart's edge. */
void         cv_chart_tip_snapshot (PangoLayout *tip, GtkSnapshot *snapshot, const CvChartLayout *layout,
                                    const CvChartStyle *style, double x, double y);
