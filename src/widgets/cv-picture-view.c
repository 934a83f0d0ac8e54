/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/cv-picture-view.h"

#include <math.h>

#include "widgets/cv-compat.h"
#include "widgets/cv-drawing.h"

#define MIN_WIDTH 240

struct _CvPictureView
{
  GtkWidget parent_instance;

  const CvPictureKind *kind; /* of the chart */
  gpointer chart;            /* (owned) (nullable) */
  char *title;
  CvChartStyle *style; /* (owned) (nullable) */
  CvDrawing drawing;
  int thing; /* the keyboard's; -1: the whole chart */
};

G_DEFINE_FINAL_TYPE (CvPictureView, cv_picture_view, GTK_TYPE_WIDGET)

static void
forget_style (GtkWidget *widget)
{
  CvPictureView *self = CV_PICTURE_VIEW (widget);

  cv_drawing_drop (&self->drawing);
  g_clear_pointer (&self->style, cv_chart_style_free);
  gtk_widget_queue_resize (widget);
}

static CvChartStyle *
get_style (CvPictureView *self)
{
  if (self->style == NULL)
    self->style = cv_drawing_create_style (GTK_WIDGET (self));
  return self->style;
}

static void
cv_picture_view_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  CvPictureView *self = CV_PICTURE_VIEW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = 3 * MIN_WIDTH;
    }
  else if (self->chart != NULL)
    *minimum = *natural = (int) ceil (self->kind->get_height (self->chart, get_style (self), MAX (for_size, MIN_WIDTH)));
}

static GtkSizeRequestMode
cv_picture_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
draw (cairo_t *cr,
      double   width,
      double   height,
      gpointer data)
{
  CvPictureView *self = data;

  self->kind->draw (cr, self->chart, get_style (self), width, height);
}

static void
snapshot_cursor (CvPictureView *self,
                 GtkSnapshot   *snapshot)
{
  const CvColor *color = &get_style (self)->text;
  GdkRGBA rgba = { (float) color->red, (float) color->green, (float) color->blue, 0.7f };
  cairo_rectangle_t place;
  GskRoundedRect frame;

  self->kind->place (self->chart, get_style (self), gtk_widget_get_width (GTK_WIDGET (self)),
                     gtk_widget_get_height (GTK_WIDGET (self)), (guint) self->thing, &place);
  gsk_rounded_rect_init_from_rect (&frame,
                                   &GRAPHENE_RECT_INIT ((float) place.x, (float) place.y, (float) place.width,
                                                        (float) place.height),
                                   6);
  gtk_snapshot_append_border (snapshot, &frame, (float[4]){ 2, 2, 2, 2 }, (GdkRGBA[4]){ rgba, rgba, rgba, rgba });
}

static void
cv_picture_view_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  CvPictureView *self = CV_PICTURE_VIEW (widget);

  if (self->chart == NULL || gtk_widget_get_width (widget) <= 0)
    return;
  cv_drawing_append (&self->drawing, widget, snapshot, draw, self);
  if (self->thing >= 0 && gtk_widget_has_focus (widget))
    snapshot_cursor (self, snapshot);
}

/* --- words and keys --- */

static void
speak (CvPictureView *self)
{
  g_autofree char *sentence = NULL;

  if (self->chart != NULL && self->thing >= 0)
    sentence = self->kind->describe (self->chart, (guint) self->thing);
  else if (self->chart != NULL)
    sentence = g_strdup (self->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence != NULL ? sentence : "",
                                  -1);
  if (self->thing >= 0)
    cv_announce (GTK_WIDGET (self), sentence);
}

static void
set_thing (CvPictureView *self,
           int            thing)
{
  self->thing = thing;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  speak (self);
}

/* Where @key leads from the thing the keyboard is at; -1: nowhere. */
static int
find_target (CvPictureView *self,
             guint          key,
             int            last)
{
  const struct
  {
    guint across, down, keypad_across, keypad_down;
    int to;
  } keys[] = {
    { GDK_KEY_Right, GDK_KEY_Down, GDK_KEY_KP_Right, GDK_KEY_KP_Down, self->thing + 1 },
    { GDK_KEY_Left, GDK_KEY_Up, GDK_KEY_KP_Left, GDK_KEY_KP_Up, self->thing - 1 },
    { GDK_KEY_Home, GDK_KEY_Home, GDK_KEY_KP_Home, GDK_KEY_KP_Home, 0 },
    { GDK_KEY_End, GDK_KEY_End, GDK_KEY_KP_End, GDK_KEY_KP_End, last },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (self->kind->sideways ? key == keys[i].across || key == keys[i].keypad_across
                             : key == keys[i].down || key == keys[i].keypad_down)
      return keys[i].to;
  return -1;
}

static gboolean
on_key (CvPictureView  *self,
        guint           key,
        guint           keycode,
        GdkModifierType state)
{
  int last, to;

  if (self->chart == NULL || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  if (key == GDK_KEY_Escape && self->thing >= 0)
    {
      set_thing (self, -1);
      return TRUE;
    }
  last = (int) self->kind->count (self->chart) - 1;
  to = find_target (self, key, last);
  /* Beyond the first and the last, the focus goes on to the widgets around. */
  if (to < 0 || to > last)
    return FALSE;
  set_thing (self, to);
  return TRUE;
}

static void
on_leave (CvPictureView *self)
{
  if (self->thing >= 0)
    set_thing (self, -1);
}

static int
find_thing (CvPictureView *self,
            double         x,
            double         y)
{
  for (guint i = 0; i < self->kind->count (self->chart); i++)
    {
      cairo_rectangle_t place;

      self->kind->place (self->chart, get_style (self), gtk_widget_get_width (GTK_WIDGET (self)),
                         gtk_widget_get_height (GTK_WIDGET (self)), i, &place);
      if (x >= place.x && x < place.x + place.width && y >= place.y && y < place.y + place.height)
        return (int) i;
    }
  return -1;
}

static void
on_pressed (CvPictureView *self,
            int            n_press,
            double         x,
            double         y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->chart != NULL)
    set_thing (self, find_thing (self, x, y));
}

/* --- life --- */

static void
drop_chart (CvPictureView *self)
{
  cv_drawing_drop (&self->drawing);
  if (self->chart != NULL)
    self->kind->free (self->chart);
  self->chart = NULL;
  g_clear_pointer (&self->title, g_free);
}

void
cv_picture_view_set_chart (CvPictureView       *self,
                           const CvPictureKind *kind,
                           gpointer             chart,
                           const char          *title)
{
  g_autofree char *description = kind->describe_all (chart);

  g_return_if_fail (CV_IS_PICTURE_VIEW (self));

  drop_chart (self);
  self->kind = kind;
  self->chart = chart;
  self->title = g_strdup (title);
  if (self->thing >= (int) kind->count (chart))
    self->thing = -1;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  speak (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
cv_picture_view_dispose (GObject *object)
{
  CvPictureView *self = CV_PICTURE_VIEW (object);

  drop_chart (self);
  g_clear_pointer (&self->style, cv_chart_style_free);
  G_OBJECT_CLASS (cv_picture_view_parent_class)->dispose (object);
}

static void
cv_picture_view_class_init (CvPictureViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cv_picture_view_dispose;
  widget_class->snapshot = cv_picture_view_snapshot;
  widget_class->measure = cv_picture_view_measure;
  widget_class->get_request_mode = cv_picture_view_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "chart-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cv_picture_view_init (CvPictureView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->thing = -1;
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
