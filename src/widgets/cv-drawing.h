/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "charts/cv-chart-style.h"

/* What chart widgets share: the look of their theme, and a drawing that is made once and shown in
 * every frame until its data, size, scale or style changes. */

typedef void (*CvDrawFunc) (cairo_t *cr, double width, double height, gpointer data);

/* Zero at first. */
typedef struct
{
  GskRenderNode *node; /* (owned) (nullable) */
  int width, height;   /* it was made for */
} CvDrawing;

/* Shows the drawing over the whole of @widget, made by @draw if there is none that fits. */
void          cv_drawing_append       (CvDrawing *self, GtkWidget *widget, GtkSnapshot *snapshot, CvDrawFunc draw,
                                       gpointer data);
void          cv_drawing_drop         (CvDrawing *self);

/* The palette, font and text size that @widget has now; the background shows through. (transfer
 * full) */
CvChartStyle *cv_drawing_create_style (GtkWidget *widget);
/* Calls @changed when that would come out otherwise, as long as @widget lives. */
void          cv_drawing_follow_style (GtkWidget *widget, void (*changed) (GtkWidget *widget));
