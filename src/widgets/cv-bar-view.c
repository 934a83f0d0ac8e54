/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/cv-bar-view.h"

#include "widgets/cv-compat.h"
#include "widgets/cv-drawing.h"

#define MIN_WIDTH 240

struct _CvBarView
{
  GtkWidget parent_instance;

  CvBarChart *chart;   /* (owned) (nullable) */
  CvChartStyle *style; /* (owned) (nullable) */
  CvDrawing drawing;
  int bar; /* the keyboard's; -1: the whole chart */
};

G_DEFINE_FINAL_TYPE (CvBarView, cv_bar_view, GTK_TYPE_WIDGET)

static void
forget_style (GtkWidget *widget)
{
  CvBarView *self = CV_BAR_VIEW (widget);

  cv_drawing_drop (&self->drawing);
  g_clear_pointer (&self->style, cv_chart_style_free);
  gtk_widget_queue_resize (widget);
}

static CvChartStyle *
get_style (CvBarView *self)
{
  if (self->style == NULL)
    self->style = cv_drawing_create_style (GTK_WIDGET (self));
  return self->style;
}

static void
cv_bar_view_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  CvBarView *self = CV_BAR_VIEW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = 3 * MIN_WIDTH;
    }
  else if (self->chart != NULL)
    *minimum = *natural = (int) cv_bar_chart_get_height (self->chart, get_style (self), FALSE, MAX (for_size, MIN_WIDTH));
}

static GtkSizeRequestMode
cv_bar_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
draw (cairo_t *cr,
      double   width,
      double   height,
      gpointer data)
{
  CvBarView *self = data;

  cv_bar_chart_draw (cr, self->chart, get_style (self), FALSE, width);
}

static void
snapshot_cursor (CvBarView   *self,
                 GtkSnapshot *snapshot)
{
  const CvColor *color = &get_style (self)->text;
  GdkRGBA rgba = { (float) color->red, (float) color->green, (float) color->blue, 0.7f };
  double top, height, width = gtk_widget_get_width (GTK_WIDGET (self));
  GskRoundedRect frame;

  cv_bar_chart_place (self->chart, get_style (self), FALSE, width, (guint) self->bar, &top, &height);
  gsk_rounded_rect_init_from_rect (&frame, &GRAPHENE_RECT_INIT (0, (float) top, (float) width, (float) height), 6);
  gtk_snapshot_append_border (snapshot, &frame, (float[4]){ 2, 2, 2, 2 }, (GdkRGBA[4]){ rgba, rgba, rgba, rgba });
}

static void
cv_bar_view_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  CvBarView *self = CV_BAR_VIEW (widget);

  if (self->chart == NULL || gtk_widget_get_width (widget) <= 0)
    return;
  cv_drawing_append (&self->drawing, widget, snapshot, draw, self);
  if (self->bar >= 0 && gtk_widget_has_focus (widget))
    snapshot_cursor (self, snapshot);
}

/* --- words and keys --- */

static void
speak (CvBarView *self)
{
  g_autofree char *sentence = NULL;

  if (self->chart != NULL && self->bar >= 0)
    sentence = cv_bar_chart_describe (self->chart, (guint) self->bar);
  else if (self->chart != NULL)
    sentence = g_strdup (self->chart->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence != NULL ? sentence : "",
                                  -1);
  if (self->bar >= 0)
    cv_announce (GTK_WIDGET (self), sentence);
}

static void
set_bar (CvBarView *self,
         int        bar)
{
  self->bar = bar;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  speak (self);
}

static int
find_target (guint key,
             int   bar,
             int   last)
{
  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return bar + 1;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return bar - 1;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return 0;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return last;
    default:
      return -1;
    }
}

static gboolean
on_key (CvBarView      *self,
        guint           key,
        guint           keycode,
        GdkModifierType state)
{
  int last = self->chart != NULL ? (int) cv_bar_chart_count (self->chart) - 1 : -1;
  int to = find_target (key, self->bar, last);

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  if (key == GDK_KEY_Escape && self->bar >= 0)
    {
      set_bar (self, -1);
      return TRUE;
    }
  /* Beyond the first and the last, the focus goes on to the widgets around. */
  if (to < 0 || to > last)
    return FALSE;
  set_bar (self, to);
  return TRUE;
}

static void
on_leave (CvBarView *self)
{
  if (self->bar >= 0)
    set_bar (self, -1);
}

static void
on_pressed (CvBarView *self,
            int        n_press,
            double     x,
            double     y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->chart != NULL)
    set_bar (self, cv_bar_chart_find (self->chart, get_style (self), FALSE, gtk_widget_get_width (GTK_WIDGET (self)), y));
}

/* --- life --- */

void
cv_bar_view_set_chart (CvBarView  *self,
                       CvBarChart *chart)
{
  g_autofree char *description = chart != NULL ? cv_bar_chart_describe_all (chart) : NULL;

  g_return_if_fail (CV_IS_BAR_VIEW (self));

  cv_drawing_drop (&self->drawing);
  cv_bar_chart_free (self->chart);
  self->chart = chart;
  if (chart == NULL || self->bar >= (int) cv_bar_chart_count (chart))
    self->bar = -1;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : "", -1);
  speak (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

GtkWidget *
cv_bar_view_new (void)
{
  return g_object_new (CV_TYPE_BAR_VIEW, NULL);
}

static void
cv_bar_view_dispose (GObject *object)
{
  CvBarView *self = CV_BAR_VIEW (object);

  cv_drawing_drop (&self->drawing);
  g_clear_pointer (&self->style, cv_chart_style_free);
  g_clear_pointer (&self->chart, cv_bar_chart_free);
  G_OBJECT_CLASS (cv_bar_view_parent_class)->dispose (object);
}

static void
cv_bar_view_class_init (CvBarViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cv_bar_view_dispose;
  widget_class->snapshot = cv_bar_view_snapshot;
  widget_class->measure = cv_bar_view_measure;
  widget_class->get_request_mode = cv_bar_view_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "chart-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cv_bar_view_init (CvBarView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->bar = -1;
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (widget, keys);
  gtk_widget_add_controller (widget, focus);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  cv_drawing_follow_style (widget, forget_style);
}
