/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "charts/cv-figure.h"

/* Things compared by one number each: bars from the left, in the order given, in sections that each have a
 * scale of their own. Two sorts of things are told apart by colour, by outline and by a word in the legend. */

#define CV_BAR_SORTS 2

typedef struct
{
  char    *name;
  char    *words; /* the number with its unit, after the bar; "not measured" */
  double   value; /* at least 0; NAN: no bar */
  guint    sort;  /* below CV_BAR_SORTS */
} CvBar;

typedef struct
{
  char   *title; /* what the number is: "Interactions per member and week" */
  GArray *bars;  /* of CvBar */
} CvBarSection;

typedef struct
{
  char      *title;               /* what there is to see, in a sentence */
  char      *sorts[CV_BAR_SORTS]; /* words of the legend */
  GPtrArray *sections;            /* of CvBarSection */
} CvBarChart;

/* Takes nothing; the strings are copied. (transfer full) */
CvBarChart   *cv_bar_chart_new         (const char *title, const char *first_sort, const char *second_sort);
void          cv_bar_chart_free        (CvBarChart *chart);
CvBarSection *cv_bar_chart_add_section (CvBarChart *chart, const char *title); /* (transfer none) */
void          cv_bar_section_add       (CvBarSection *section, const char *name, double value, const char *words, guint sort);

guint         cv_bar_chart_count       (const CvBarChart *chart); /* bars of all sections */
/* "The Tea Table, community, interactions per member and week: 0.4". (transfer full) */
char         *cv_bar_chart_describe    (const CvBarChart *chart, guint bar);
/* All of them, a line each: for the description of a picture. (transfer full) */
char         *cv_bar_chart_describe_all (const CvBarChart *chart);

/* How high it is in @width. */
double        cv_bar_chart_get_height  (const CvBarChart *chart, const CvChartStyle *style, gboolean with_title, double width);
void          cv_bar_chart_draw        (cairo_t *cr, const CvBarChart *chart, const CvChartStyle *style, gboolean with_title, double width);
/* Where bar @bar stands: from its name to its number. */
void          cv_bar_chart_place       (const CvBarChart *chart, const CvChartStyle *style, gboolean with_title, double width,
                                        guint bar, double *top, double *height);
/* With its title, for cv_picture_export(); its data is the CvBarChart. */
void          cv_bar_chart_draw_picture (cairo_t *cr, const CvChartStyle *style, double width, double height, gconstpointer data);

/* Takes @chart. (transfer full) */
CvFigure     *cv_bar_chart_to_figure   (CvBarChart *chart);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvBarChart, cv_bar_chart_free)
