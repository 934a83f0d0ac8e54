/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/cv-chart-cursor.h"

#include <math.h>

struct _CvChartCursor
{
  GObject parent_instance;

  double time;
};

enum
{
  PROP_TIME = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (CvChartCursor, cv_chart_cursor, G_TYPE_OBJECT)

void
cv_chart_cursor_set_time (CvChartCursor *self,
                          double         time)
{
  g_return_if_fail (CV_IS_CHART_CURSOR (self));

  if (self->time == time || (isnan (self->time) && isnan (time)))
    return;
  self->time = time;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TIME]);
}

double
cv_chart_cursor_get_time (CvChartCursor *self)
{
  g_return_val_if_fail (CV_IS_CHART_CURSOR (self), NAN);

  return self->time;
}

CvChartCursor *
cv_chart_cursor_new (void)
{
  return g_object_new (CV_TYPE_CHART_CURSOR, NULL);
}

static void
cv_chart_cursor_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  g_value_set_double (value, CV_CHART_CURSOR (object)->time);
}

static void
cv_chart_cursor_class_init (CvChartCursorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cv_chart_cursor_get_property;
  props[PROP_TIME] = g_param_spec_double ("time", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
cv_chart_cursor_init (CvChartCursor *self)
{
  self->time = NAN;
}
