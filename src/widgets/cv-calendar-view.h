/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "charts/cv-calendar-chart.h"

/* A calendar of channels as one focusable picture. Up, Down, Home and End walk its rows; each step
 * makes the row's sentence the widget's accessible name, which is what screen readers speak. In a
 * scrolled window that is narrower than the months need it keeps the names in sight. */
#define CV_TYPE_CALENDAR_VIEW (cv_calendar_view_get_type ())
G_DECLARE_FINAL_TYPE (CvCalendarView, cv_calendar_view, CV, CALENDAR_VIEW, GtkWidget)

GtkWidget *cv_calendar_view_new       (void);
/* Takes @chart (nullable). */
void       cv_calendar_view_set_chart (CvCalendarView *self, CvCalendarChart *chart);
