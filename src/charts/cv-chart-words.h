/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/cv-chart-style.h"

/* Words in charts that are made of rows: measured and written as plain text, never markup. Texts that people wrote may
 * be of any length; what no chart could show is not laid out. */

/* The width of @text on one line. */
double cv_chart_words_measure       (const CvChartStyle *style, CvFont font, const char *text);
/* One line, cut off with "…". */
void   cv_chart_words_draw          (cairo_t *cr, const CvChartStyle *style, CvFont font, const CvColor *color,
                                     const char *text, double x, double y, double width);
/* The same, ending at @right. */
void   cv_chart_words_draw_right    (cairo_t *cr, const CvChartStyle *style, CvFont font, const CvColor *color,
                                     const char *text, double right, double y, double width);
/* Lines broken at @width; how high they are. */
double cv_chart_words_measure_block (const CvChartStyle *style, CvFont font, const char *text, double width);
void   cv_chart_words_draw_block    (cairo_t *cr, const CvChartStyle *style, CvFont font, const CvColor *color,
                                     const char *text, double x, double y, double width);
/* Lines broken at @width, in its middle, and cut off with "…" after @lines of them. */
void   cv_chart_words_draw_middle   (cairo_t *cr, const CvChartStyle *style, CvFont font, const CvColor *color,
                                     const char *text, double x, double y, double width, int lines);
double cv_chart_words_measure_middle (const CvChartStyle *style, CvFont font, const char *text, double width, int lines);
