/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cv-table-text.h"
#include "charts/cv-picture.h"

/* A chart of any kind as it leaves the program: a picture with its title, and the numbers in it as a table. Plain data:
 * made in the main thread, given to a worker, written there. */

typedef struct
{
  CvPictureFunc draw;                                      /* all of it: background, title */
  void        (*get_size) (gconstpointer chart, const CvChartStyle *style, double *width, double *height);
                                                           /* what it needs, of a width proposed; NULL: anything will do */
  char       *(*describe) (gconstpointer chart);           /* for who cannot see it (transfer full) */
  void        (*tabulate) (gconstpointer chart, CvTableText *table); /* headings, then lines */
  GDestroyNotify free;
} CvFigureKind;

typedef struct
{
  const CvFigureKind *kind;
  gpointer            chart; /* (owned) */
  char               *title; /* (owned) the finding; also in the picture */
} CvFigure;

/* Takes @chart, copies @title. (transfer full) */
CvFigure *cv_figure_new       (const CvFigureKind *kind, gpointer chart, const char *title);
CvFigure *cv_figure_ref       (CvFigure *figure); /* shared by threads: nobody changes it */
void      cv_figure_unref     (CvFigure *figure);

/* As cv_picture_export(). @width, @height: 0 for the size the chart chooses. Any thread. */
gboolean  cv_figure_export    (const CvFigure *figure, const char *file, double width, double height, CvPalette palette,
                               GError **error);
/* @kind: "png", "svg" or "pdf". (transfer full) */
GBytes   *cv_figure_to_bytes  (const CvFigure *figure, const char *kind, double width, double height, CvPalette palette,
                               GError **error);
/* Its numbers. (transfer full) */
GBytes   *cv_figure_to_table  (const CvFigure *figure, CvTableForm form);

/* What most kinds begin with: paints the background and writes @title, and says how high that head is, with the
 * margin that is to be kept at the sides. */
double    cv_figure_draw_head (cairo_t *cr, const CvChartStyle *style, const char *title, double width, double height);
double    cv_figure_get_head  (const CvChartStyle *style, const char *title, double width);
double    cv_figure_get_margin (const CvChartStyle *style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvFigure, cv_figure_unref)
