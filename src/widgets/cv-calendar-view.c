/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two drawings: the marks, and above them the names, which move along when the view is scrolled
 * sideways. Its height follows from its width; a plan of so many channels that the picture would
 * be larger than a surface may be shows the first of them, and the table all. Main thread. */

#include "config.h"

#include "widgets/cv-calendar-view.h"

#include <glib/gi18n-lib.h>

#include "charts/cv-calendar-layout.h"
#include "widgets/cv-compat.h"
#include "widgets/cv-drawing.h"

#define MAX_HEIGHT 8000

struct _CvCalendarView
{
  GtkWidget parent_instance;

  CvCalendarChart *chart;   /* (owned) (nullable) */
  CvCalendarLayout *layout; /* (owned) (nullable) of `layout_width` and `layout_visible` */
  int layout_width, layout_visible;
  int width; /* it was given last */
  CvChartStyle *style; /* (owned) (nullable) */
  CvDrawing marks, names;
  GtkAdjustment *scroll; /* (owned) (nullable) of the scrolled window around it */
  int row;               /* the keyboard's; -1: the whole chart */
};

G_DEFINE_FINAL_TYPE (CvCalendarView, cv_calendar_view, GTK_TYPE_WIDGET)

/* --- layout --- */

static void
forget_layout (CvCalendarView *self)
{
  cv_drawing_drop (&self->marks);
  cv_drawing_drop (&self->names);
  g_clear_pointer (&self->layout, cv_calendar_layout_free);
}

static void
forget_style (GtkWidget *widget)
{
  CvCalendarView *self = CV_CALENDAR_VIEW (widget);

  forget_layout (self);
  g_clear_pointer (&self->style, cv_chart_style_free);
  gtk_widget_queue_resize (widget);
}

static CvChartStyle *
get_style (CvCalendarView *self)
{
  if (self->style == NULL)
    self->style = cv_drawing_create_style (GTK_WIDGET (self));
  return self->style;
}

/* How much of @width is seen at a time. */
static int
get_visible (CvCalendarView *self,
             int             width)
{
  double page = self->scroll != NULL ? gtk_adjustment_get_page_size (self->scroll) : 0;

  return page > 0 && page < width ? (int) page : width;
}

static CvCalendarLayout *
get_layout (CvCalendarView *self,
            int             width)
{
  int visible = get_visible (self, width);

  if (self->layout != NULL && self->layout_width == width && self->layout_visible == visible)
    return self->layout;
  forget_layout (self);
  self->layout_width = width;
  self->layout_visible = visible;
  self->layout = cv_calendar_layout_new (self->chart, get_style (self), FALSE, width, visible,
                                         MAX_HEIGHT);
  return self->layout;
}

static int
get_min_width (CvCalendarView *self)
{
  return (int) cv_calendar_get_min_width (self->chart, get_style (self));
}

static void
cv_calendar_view_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  CvCalendarView *self = CV_CALENDAR_VIEW (widget);

  if (self->chart == NULL)
    return;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = get_min_width (self);
      *natural = MAX (*minimum, 900);
    }
  else
    /* A scrolled window asks without a width: it is the one the view has. */
    *minimum = *natural
        = (int) get_layout (self, MAX (for_size >= 0 ? for_size : self->width, get_min_width (self)))->height + 1;
}

static void
ask_for_size (gpointer widget)
{
  gtk_widget_queue_resize (widget);
  g_object_unref (widget);
}

/* Its height follows from a width that only now is known. */
static void
cv_calendar_view_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  CvCalendarView *self = CV_CALENDAR_VIEW (widget);

  if (width == self->width)
    return;
  self->width = width;
  g_idle_add_once (ask_for_size, g_object_ref (widget));
}

static GtkSizeRequestMode
cv_calendar_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* --- drawing --- */

static void
draw_marks (cairo_t *cr,
            double   width,
            double   height,
            gpointer data)
{
  CvCalendarView *self = data;

  cv_calendar_draw (cr, self->chart, self->layout, self->style);
}

static void
draw_names (cairo_t *cr,
            double   width,
            double   height,
            gpointer data)
{
  CvCalendarView *self = data;

  cv_calendar_draw_names (cr, self->chart, self->layout, self->style);
}

/* The row the keyboard stands in has a frame. */
static void
snapshot_cursor (CvCalendarView *self,
                 GtkSnapshot    *snapshot)
{
  const CvCalendarBand *band = &self->layout->rows[self->row];
  const CvColor *color = &self->style->text;
  GdkRGBA rgba = { (float) color->red, (float) color->green, (float) color->blue, 0.7f };
  GskRoundedRect frame;

  gsk_rounded_rect_init_from_rect (
      &frame,
      &GRAPHENE_RECT_INIT (0, (float) band->top, (float) self->layout->width, (float) band->height),
      6);
  gtk_snapshot_append_border (snapshot, &frame, (float[4]){ 2, 2, 2, 2 },
                              (GdkRGBA[4]){ rgba, rgba, rgba, rgba });
}

static void
cv_calendar_view_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  CvCalendarView *self = CV_CALENDAR_VIEW (widget);
  double scrolled = self->scroll != NULL ? gtk_adjustment_get_value (self->scroll) : 0;

  if (self->chart == NULL || gtk_widget_get_width (widget) <= 0)
    return;
  get_layout (self, gtk_widget_get_width (widget));
  cv_drawing_append (&self->marks, widget, snapshot, draw_marks, self);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) scrolled, 0));
  cv_drawing_append (&self->names, widget, snapshot, draw_names, self);
  gtk_snapshot_restore (snapshot);
  if (self->row >= 0 && self->row < (int) self->layout->n_rows && gtk_widget_has_focus (widget))
    snapshot_cursor (self, snapshot);
}

/* --- words and keys --- */

static void
speak (CvCalendarView *self)
{
  g_autofree char *sentence = NULL;

  if (self->chart != NULL)
    sentence = self->row >= 0 ? cv_calendar_chart_describe_row (self->chart, (guint) self->row)
                              : g_strdup (self->chart->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sentence != NULL ? sentence : _ ("Calendar"), -1);
  if (self->row >= 0)
    cv_announce (GTK_WIDGET (self), sentence);
}

/* The page around scrolls until the row is seen. */
static void
show_row (CvCalendarView *self)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *outer = scrolled != NULL
                         ? gtk_widget_get_ancestor (gtk_widget_get_parent (scrolled), GTK_TYPE_SCROLLED_WINDOW)
                         : NULL;
  GtkWidget *child = outer != NULL ? gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (outer)) : NULL;
  double y;

  if (child == NULL || self->row < 0 || self->layout == NULL || self->row >= (int) self->layout->n_rows)
    return;
  child = GTK_IS_VIEWPORT (child) ? gtk_viewport_get_child (GTK_VIEWPORT (child)) : child;
  if (gtk_widget_translate_coordinates (GTK_WIDGET (self), child, 0, self->layout->rows[self->row].top,
                                        NULL, &y))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (outer)), y,
                               y + self->layout->rows[self->row].height);
}

static void
set_row (CvCalendarView *self,
         int             row)
{
  self->row = row;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  show_row (self);
  speak (self);
}

/* Where @key leads from @row; beyond the first and the last row if it leads out of the picture. */
static int
find_target (guint key,
             int   row,
             int   last)
{
  const struct
  {
    guint key, keypad;
    int to;
  } keys[] = {
    { GDK_KEY_Down, GDK_KEY_KP_Down, row + 1 },
    { GDK_KEY_Up, GDK_KEY_KP_Up, row - 1 },
    { GDK_KEY_Home, GDK_KEY_KP_Home, 0 },
    { GDK_KEY_End, GDK_KEY_KP_End, last },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (key == keys[i].key || key == keys[i].keypad)
      return keys[i].to;
  return -1;
}

static gboolean
move_by_key (CvCalendarView *self,
             guint           key)
{
  int last = self->chart != NULL ? (int) self->chart->rows->len - 1 : -1;
  int to = find_target (key, self->row, last);

  /* Beyond the first and the last, the focus goes on to the widgets around. */
  if (to < 0 || to > last)
    return FALSE;
  set_row (self, to);
  return TRUE;
}

static gboolean
key_pressed_cb (CvCalendarView *self,
                guint           key,
                guint           keycode,
                GdkModifierType state)
{
  double month = self->style != NULL ? 4 * self->style->text_size : 0;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  if (key == GDK_KEY_Escape && self->row >= 0)
    {
      set_row (self, -1);
      return TRUE;
    }
  if ((key == GDK_KEY_Left || key == GDK_KEY_Right) && self->scroll != NULL
      && get_visible (self, self->layout_width) < self->layout_width)
    {
      gtk_adjustment_set_value (self->scroll, gtk_adjustment_get_value (self->scroll)
                                                  + (key == GDK_KEY_Left ? -month : month));
      return TRUE;
    }
  return move_by_key (self, key);
}

static void
focus_left_cb (CvCalendarView *self)
{
  if (self->row >= 0)
    set_row (self, -1);
}

static void
pressed_cb (CvCalendarView *self,
            int             n_press,
            double          x,
            double          y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->layout != NULL)
    set_row (self, cv_calendar_row_at (self->layout, y));
}

/* --- life --- */

void
cv_calendar_view_set_chart (CvCalendarView  *self,
                            CvCalendarChart *chart)
{
  g_autofree char *description = NULL;

  g_return_if_fail (CV_IS_CALENDAR_VIEW (self));

  forget_layout (self);
  g_clear_pointer (&self->chart, cv_calendar_chart_free);
  self->chart = chart;
  if (chart == NULL || self->row >= (int) chart->rows->len)
    self->row = -1;
  if (chart != NULL)
    description = cv_calendar_chart_describe (chart);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : "", -1);
  speak (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

GtkWidget *
cv_calendar_view_new (void)
{
  return g_object_new (CV_TYPE_CALENDAR_VIEW, NULL);
}

static void
scroll_size_changed_cb (CvCalendarView *self)
{
  /* It comes in the middle of a layout, where nothing may change. */
  if (self->layout != NULL && get_visible (self, self->layout_width) != self->layout_visible)
    g_idle_add_once (ask_for_size, g_object_ref (self));
}

static void
cv_calendar_view_root (GtkWidget *widget)
{
  CvCalendarView *self = CV_CALENDAR_VIEW (widget);
  GtkWidget *scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);

  GTK_WIDGET_CLASS (cv_calendar_view_parent_class)->root (widget);
  if (scrolled == NULL)
    return;
  self->scroll = g_object_ref (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scrolled)));
  g_signal_connect_object (self->scroll, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scroll, "notify::page-size", G_CALLBACK (scroll_size_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
cv_calendar_view_unroot (GtkWidget *widget)
{
  CvCalendarView *self = CV_CALENDAR_VIEW (widget);

  if (self->scroll != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->scroll, self);
      g_clear_object (&self->scroll);
    }
  GTK_WIDGET_CLASS (cv_calendar_view_parent_class)->unroot (widget);
}

static void
cv_calendar_view_dispose (GObject *object)
{
  CvCalendarView *self = CV_CALENDAR_VIEW (object);

  forget_layout (self);
  g_clear_pointer (&self->style, cv_chart_style_free);
  g_clear_pointer (&self->chart, cv_calendar_chart_free);
  G_OBJECT_CLASS (cv_calendar_view_parent_class)->dispose (object);
}

static void
cv_calendar_view_class_init (CvCalendarViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cv_calendar_view_dispose;
  widget_class->snapshot = cv_calendar_view_snapshot;
  widget_class->measure = cv_calendar_view_measure;
  widget_class->size_allocate = cv_calendar_view_size_allocate;
  widget_class->get_request_mode = cv_calendar_view_get_request_mode;
  widget_class->root = cv_calendar_view_root;
  widget_class->unroot = cv_calendar_view_unroot;
  gtk_widget_class_set_css_name (widget_class, "chart-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cv_calendar_view_init (CvCalendarView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->row = -1;
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (widget, keys);
  gtk_widget_add_controller (widget, focus);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  cv_drawing_follow_style (widget, forget_style);
}
