/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-calendar-pane.h"

#include <glib/gi18n-lib.h>

#include "base/cv-clock.h"
#include "charts/cv-calendar-layout.h"
#include "pages/cv-chart-menu.h"
#include "widgets/cv-calendar-view.h"

struct _CvCalendarPane
{
  AdwBin parent_instance;

  GtkLabel *title;
  CvCalendarView *view;
  CvChartMenu *chart_menu;

  CvPage *page; /* (unowned) */
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (CvCalendarPane, cv_calendar_pane, ADW_TYPE_BIN)

static void
show (CvCalendarPane *self)
{
  CvCalendarChart *chart = cv_calendar_chart_new (cv_page_get_plan (self->page), cv_clock_today ());

  self->stale = FALSE;
  gtk_label_set_text (self->title, chart->title);
  cv_calendar_view_set_chart (self->view, chart);
}

static CvFigure *
make_figure (gpointer data)
{
  CvCalendarPane *self = data;

  return cv_calendar_chart_to_figure (cv_calendar_chart_new (cv_page_get_plan (self->page), cv_clock_today ()));
}

/* Only what is seen is drawn anew. */
static void
on_changed (CvCalendarPane *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show (self);
}

static void
cv_calendar_pane_map (GtkWidget *widget)
{
  CvCalendarPane *self = CV_CALENDAR_PANE (widget);

  if (self->stale)
    show (self);
  GTK_WIDGET_CLASS (cv_calendar_pane_parent_class)->map (widget);
}

void
cv_calendar_pane_set_page (CvCalendarPane *self,
                           CvPage         *page)
{
  g_return_if_fail (CV_IS_CALENDAR_PANE (self) && self->page == NULL);

  self->page = page;
  self->stale = TRUE;
  cv_chart_menu_set_maker (self->chart_menu, C_ ("view of channels", "Calendar"), make_figure, self);
  g_signal_connect_object (cv_page_get_plan (page), "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

static void
cv_calendar_pane_class_init (CvCalendarPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->map = cv_calendar_pane_map;
  g_type_ensure (CV_TYPE_CALENDAR_VIEW);
  g_type_ensure (CV_TYPE_CHART_MENU);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/cultivar_planner/Cultivar/cv-calendar-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CvCalendarPane, title);
  gtk_widget_class_bind_template_child (widget_class, CvCalendarPane, view);
  gtk_widget_class_bind_template_child (widget_class, CvCalendarPane, chart_menu);
}

static void
cv_calendar_pane_init (CvCalendarPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
