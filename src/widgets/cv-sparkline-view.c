/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/cv-sparkline-view.h"

#include "charts/cv-sparkline.h"
#include "widgets/cv-drawing.h"

#define HEIGHT 22

struct _CvSparklineView
{
  GtkWidget parent_instance;

  CvLineChart *chart;  /* (owned) (nullable) */
  CvDrawing drawing;
  CvChartStyle *style; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (CvSparklineView, cv_sparkline_view, GTK_TYPE_WIDGET)

static void
forget_style (GtkWidget *widget)
{
  CvSparklineView *self = CV_SPARKLINE_VIEW (widget);

  cv_drawing_drop (&self->drawing);
  g_clear_pointer (&self->style, cv_chart_style_free);
  gtk_widget_queue_draw (widget);
}

static void
draw (cairo_t *cr,
      double   width,
      double   height,
      gpointer data)
{
  CvSparklineView *self = data;

  cv_sparkline_draw (cr, self->chart, self->style, width, height);
}

static void
cv_sparkline_view_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  CvSparklineView *self = CV_SPARKLINE_VIEW (widget);

  if (self->chart == NULL)
    return;
  if (self->style == NULL)
    self->style = cv_drawing_create_style (widget);
  cv_drawing_append (&self->drawing, widget, snapshot, draw, self);
}

void
cv_sparkline_view_set (CvSparklineView *self,
                       CvLineChart     *chart,
                       const char      *name)
{
  g_return_if_fail (CV_IS_SPARKLINE_VIEW (self));

  g_clear_pointer (&self->chart, cv_line_chart_free);
  self->chart = chart;
  cv_drawing_drop (&self->drawing);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GtkWidget *
cv_sparkline_view_new (void)
{
  return g_object_new (CV_TYPE_SPARKLINE_VIEW, NULL);
}

static void
cv_sparkline_view_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 48 : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 96 : HEIGHT;
}

static void
cv_sparkline_view_dispose (GObject *object)
{
  CvSparklineView *self = CV_SPARKLINE_VIEW (object);

  cv_drawing_drop (&self->drawing);
  g_clear_pointer (&self->style, cv_chart_style_free);
  g_clear_pointer (&self->chart, cv_line_chart_free);
  G_OBJECT_CLASS (cv_sparkline_view_parent_class)->dispose (object);
}

static void
cv_sparkline_view_class_init (CvSparklineViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cv_sparkline_view_dispose;
  widget_class->snapshot = cv_sparkline_view_snapshot;
  widget_class->measure = cv_sparkline_view_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cv_sparkline_view_init (CvSparklineView *self)
{
  cv_drawing_follow_style (GTK_WIDGET (self), forget_style);
}
