/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/cv-calendar-chart.h"
#include "charts/cv-figure.h"
#include "charts/cv-scale.h"
#include "charts/cv-time-ticks.h"

/* Where everything of a calendar stands, worked out once for a width, and its drawing. The head with
 * the months and the whole plan's events is above; a row a channel below it, as high as its flags
 * need. Lengths in the style's unit, from the chart's top left. */

/* A flag for an event, or (with its index CV_CALENDAR_TODAY) the word at today's line. */
#define CV_CALENDAR_TODAY G_MAXUINT
/* Lines that a channel's words may take. */
#define CV_CALENDAR_WORD_LINES 2

typedef struct
{
  guint    event;
  int      row;  /* -1: the head */
  double   x;    /* of its pole */
  guint    lane; /* from the top of its row; texts of one lane never meet */
  gboolean leftwards;
  double   text_x, text_width; /* 0 wide: no room for its text */
} CvCalendarFlag;

typedef struct
{
  double top, height; /* of the whole row */
  double names_height; /* of the name and its words */
  double flags_top, marks_top; /* of its lanes; of the ritual's marks, with the posts' below */
} CvCalendarBand;

typedef struct
{
  double          width, height;
  double          title_height;  /* 0: no title */
  double          names_width;   /* of the names' column, or of a name where it stands above */
  gboolean        names_above;   /* each name above its row: there is no room for a column */
  double          lane_height, mark_height;
  CvScale         time;          /* from the first day to the one after the last */
  GArray         *ticks, *context; /* of CvTimeTick */
  CvCalendarBand  head;
  CvCalendarBand *rows;
  guint           n_rows;        /* that fit; the others are told in a line below */
  GArray         *flags;         /* of CvCalendarFlag */
} CvCalendarLayout;

/* @visible: how much of @width is seen at a time (all of it, if it is the same): names take no more
 * than that. @max_height: rows that would go beyond it are left out; 0: none is. */
CvCalendarLayout *cv_calendar_layout_new  (const CvCalendarChart *chart, const CvChartStyle *style,
                                           gboolean with_title, double width, double visible,
                                           double max_height);
void              cv_calendar_layout_free (CvCalendarLayout *layout);
/* The narrowest @width whose months can be told apart. */
double            cv_calendar_get_min_width (const CvCalendarChart *chart, const CvChartStyle *style);

/* Everything but the names; then the names, for a view that keeps them in sight while it scrolls. */
void              cv_calendar_draw        (cairo_t *cr, const CvCalendarChart *chart,
                                           const CvCalendarLayout *layout, const CvChartStyle *style);
void              cv_calendar_draw_names  (cairo_t *cr, const CvCalendarChart *chart,
                                           const CvCalendarLayout *layout, const CvChartStyle *style);
/* The row at @y; -1: none. */
int               cv_calendar_row_at      (const CvCalendarLayout *layout, double y);

/* The whole chart with its title, for cv_picture_export(); its data is the CvCalendarChart. */
void              cv_calendar_draw_picture (cairo_t *cr, const CvChartStyle *style, double width,
                                            double height, gconstpointer data);
/* How high that picture is when all channels are shown, as far as a picture may be. */
double            cv_calendar_get_picture_height (const CvCalendarChart *chart,
                                                  const CvChartStyle *style, double width);

/* Takes @chart. (transfer full) */
CvFigure         *cv_calendar_chart_to_figure (CvCalendarChart *chart);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvCalendarLayout, cv_calendar_layout_free)
