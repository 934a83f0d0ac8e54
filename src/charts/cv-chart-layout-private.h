/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/cv-chart-layout.h"

/* The parts of laying out a chart, in the order they are taken: each places its labels and takes
 * its share of the free area. Where a later part finds no room, it asks for another pass with
 * less. */

/* What is left out, one more each time the plot came out too small. */
typedef enum
{
  CV_DROP_NOTHING,
  CV_DROP_EVENTS,
  CV_DROP_LEGEND,
  CV_DROP_SUBTITLE,
  CV_DROP_END_LABELS,
  CV_DROP_TITLE
} CvDrop;

typedef struct
{
  const CvLineChart  *chart;
  const CvChartStyle *style;
  CvChartLayout      *layout;
  double              em;  /* the size of small text */
  double              left, top, right, bottom; /* the free area */

  double              from, to; /* time */
  CvExtent            range;    /* of values shown; empty: there are none */
  char               *subtitle; /* with the unit's "in millions" */

  /* What a pass learns for the next one. */
  CvDrop              drop;
  guint               in_legend; /* 1 << CvLabelKind, for labels without a place of their own */
  double              axis_width;
} CvLayoutJob;

/* The end of a line, to be named. */
typedef struct
{
  CvLabelKind kind;
  guint       index;
  double      time, value;
  char       *text;
  CvFont      font;
  guint       label; /* its index, once beside the plot */
} CvLayoutEnd;

/* Adds a label at (0, 0); @width > 0 breaks lines there, at most @lines of them. Valid until the
 * next one is added. */
CvChartLabel *cv_layout_add_label      (CvLayoutJob *job, CvLabelKind kind, guint index,
                                        CvFont font, const char *text, double width, int lines);
/* Whether @box lies on any label placed so far, with @gap around. */
gboolean      cv_layout_is_taken       (const CvLayoutJob *job, const CvRect *box, double gap);
void          cv_layout_remove_label   (CvLayoutJob *job, guint index);

/* cv-layout-axes.c */
void          cv_layout_find_range     (CvLayoutJob *job);
void          cv_layout_reserve_values (CvLayoutJob *job);
void          cv_layout_place_times    (CvLayoutJob *job);
/* FALSE: the labels are wider than was reserved. */
gboolean      cv_layout_place_values   (CvLayoutJob *job);

/* cv-layout-events.c */
void          cv_layout_place_events   (CvLayoutJob *job);

/* cv-layout-labels.c */
void          cv_layout_place_legend   (CvLayoutJob *job);
/* Takes room at the right for the labels of lines that end there. */
void          cv_layout_reserve_ends   (CvLayoutJob *job);
/* Returns the kinds that found no place, as in_legend. */
guint         cv_layout_place_ends     (CvLayoutJob *job);

/* cv-layout-inside.c: FALSE, without a label, if there is no good place */
gboolean      cv_layout_place_inside   (CvLayoutJob *job, const CvLayoutEnd *end);
gboolean      cv_layout_place_limits   (CvLayoutJob *job);
