/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/cv-bullet-view.h"

#include <math.h>

#include "widgets/cv-drawing.h"

#define HEIGHT 22

struct _CvBulletView
{
  GtkWidget parent_instance;

  CvBullet bullet;
  CvDrawing drawing;
  CvChartStyle *style; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (CvBulletView, cv_bullet_view, GTK_TYPE_WIDGET)

static void
forget_style (GtkWidget *widget)
{
  CvBulletView *self = CV_BULLET_VIEW (widget);

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
  CvBulletView *self = data;

  cv_bullet_draw (cr, &self->bullet, self->style, width, height);
}

static void
cv_bullet_view_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  CvBulletView *self = CV_BULLET_VIEW (widget);

  if (isnan (self->bullet.value) && isnan (self->bullet.target))
    return;
  if (self->style == NULL)
    self->style = cv_drawing_create_style (widget);
  cv_drawing_append (&self->drawing, widget, snapshot, draw, self);
}

void
cv_bullet_view_set (CvBulletView   *self,
                    const CvBullet *bullet,
                    const char     *name)
{
  g_return_if_fail (CV_IS_BULLET_VIEW (self));

  self->bullet = *bullet;
  cv_drawing_drop (&self->drawing);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GtkWidget *
cv_bullet_view_new (void)
{
  return g_object_new (CV_TYPE_BULLET_VIEW, NULL);
}

static void
cv_bullet_view_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 60 : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 160 : HEIGHT;
}

static void
cv_bullet_view_dispose (GObject *object)
{
  CvBulletView *self = CV_BULLET_VIEW (object);

  cv_drawing_drop (&self->drawing);
  g_clear_pointer (&self->style, cv_chart_style_free);
  G_OBJECT_CLASS (cv_bullet_view_parent_class)->dispose (object);
}

static void
cv_bullet_view_class_init (CvBulletViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cv_bullet_view_dispose;
  widget_class->snapshot = cv_bullet_view_snapshot;
  widget_class->measure = cv_bullet_view_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cv_bullet_view_init (CvBulletView *self)
{
  self->bullet.value = self->bullet.target = NAN;
  cv_drawing_follow_style (GTK_WIDGET (self), forget_style);
}
