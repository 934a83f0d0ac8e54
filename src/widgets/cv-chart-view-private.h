/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/cv-chart-hit.h"
#include "charts/cv-chart-isolate.h"
#include "widgets/cv-chart-view.h"
#include "widgets/cv-drawing.h"

/* What the chart view's files share: cv-chart-view.c holds the chart and where it is looked at,
 * cv-chart-overlay.c draws the light layer, cv-chart-input.c has the keys and the pointer,
 * cv-chart-speech.c what is said. */

typedef struct
{
  gboolean is_set;
  CvChartHit hit;
} CvCursor;

typedef struct
{
  gboolean is_set;
  guint series;
  double from, to; /* times of the points at both ends, in the order they were chosen */
} CvSelection;

struct _CvChartView
{
  GtkWidget parent_instance;

  CvLineChart *chart;    /* (owned) (nullable) */
  char *name;            /* what it says as a whole */
  char *told;            /* (nullable) the accessible name as it is */
  CvChartLayout *layout; /* (owned) (nullable) of the current size, time and style */
  CvChartStyle *style;   /* (owned) (nullable) */
  CvDrawing drawing;

  CvCursor pointer, keyboard, echo; /* echo: of the charts around */
  int height;            /* natural */
  CvChartCursor *cursor; /* (owned) (nullable) shared with them */
  gboolean leads;        /* it is telling them */
  PangoLayout *tip;      /* (owned) (nullable) of the cursor that is shown */

  CvSelection selection;
  char *summary;         /* (nullable) of the selection */
  double whole_from, whole_to; /* the time there is */
  gboolean zoomed;
  double pointer_x, pointer_y; /* NAN: it is elsewhere */
  gboolean dragged;      /* since the button went down */
  gboolean had_more;     /* than a cursor when it went down: a second click takes that back */
  GtkWidget *popover;    /* (nullable) */
};

/* FALSE where there is nothing to lay out, or no room. */
gboolean cv_chart_view_ensure_layout (CvChartView *self);
/* The crosshair is somewhere else. */
void     cv_chart_view_cursor_moved  (CvChartView *self);
/* Sets or drops the keyboard's cursor where its hit is, and says so. */
void     cv_chart_view_set_keyboard  (CvChartView *self, gboolean is_set);
/* The selection is otherwise, or gone. */
void     cv_chart_view_selected      (CvChartView *self);
/* About the cursor, or the middle. */
void     cv_chart_view_zoom          (CvChartView *self, double factor);
/* Shifts what is shown by a part of it, as far as there is any. */
gboolean cv_chart_view_pan           (CvChartView *self, int direction);
/* As cv_chart_isolate(). */
void     cv_chart_view_isolate       (CvChartView *self, guint series, gboolean add);
/* Both FALSE: all are shown already. */
gboolean cv_chart_view_show_all_lines (CvChartView *self);
gboolean cv_chart_view_show_all_time (CvChartView *self);
void     cv_chart_view_activate      (CvChartView *self, gboolean at_axis, double time);

/* cv-chart-overlay.c */
void     cv_chart_overlay_snapshot   (CvChartView *self, GtkSnapshot *snapshot);
/* (nullable) where the pointer is, or the keyboard's cursor, or the one of the charts around. */
const CvChartHit *cv_chart_overlay_get_hit (CvChartView *self);
/* From the first day of the earlier period to the end of the later one. */
void     cv_chart_overlay_get_selected_time (CvChartView *self, double *from, double *to);
/* What happened in the period of @day, @most of it; returns how many more events there were. */
guint    cv_chart_overlay_append_events (const CvLineChart *chart, CvDay day, const char *separator,
                                         guint most, GString *text);

/* cv-chart-speech.c: the name is as it should be now, after @news (nullable). */
void     cv_chart_speech_say         (CvChartView *self, const char *news);

/* cv-chart-input.c */
void     cv_chart_input_add          (CvChartView *self);
