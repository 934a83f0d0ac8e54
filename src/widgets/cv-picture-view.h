/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "charts/cv-chart-style.h"

/* What a kind of chart can do: it is made of a few things that are walked through and told one by one. */
typedef struct
{
  void   (*draw)         (cairo_t *cr, gconstpointer chart, const CvChartStyle *style, double width, double height);
  double (*get_height)   (gconstpointer chart, const CvChartStyle *style, double width);
  guint  (*count)        (gconstpointer chart);
  char  *(*describe)     (gconstpointer chart, guint thing); /* (transfer full) */
  char  *(*describe_all) (gconstpointer chart);              /* (transfer full) */
  void   (*place)        (gconstpointer chart, const CvChartStyle *style, double width, double height, guint thing,
                          cairo_rectangle_t *frame);
  GDestroyNotify free;
  gboolean sideways; /* Left and Right walk, not Up and Down */
} CvPictureKind;

/* A chart as one focusable picture, without its title. The arrow keys, Home and End walk its things; each step
 * makes the thing's sentence the widget's accessible name, which is what screen readers speak. */
#define CV_TYPE_PICTURE_VIEW (cv_picture_view_get_type ())
G_DECLARE_FINAL_TYPE (CvPictureView, cv_picture_view, CV, PICTURE_VIEW, GtkWidget)

/* Takes @chart, of @kind; @title is what it is called as a whole. */
void cv_picture_view_set_chart (CvPictureView *self, const CvPictureKind *kind, gpointer chart, const char *title);
