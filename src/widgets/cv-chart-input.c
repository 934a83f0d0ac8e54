/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The chart view's keys and pointer. While a bubble is open, what is done in it is not done to the
 * chart, though it passes by here. */

#include "config.h"

#include <math.h>

#include "widgets/cv-chart-view-private.h"

/* Points that Page Up and Page Down step over. */
#define PAGE 10
/* How far outside the plot the pointer still means its first or last point. */
#define REACH 12
/* Movement from which a click is a drag. */
#define DRAG 8
/* One step of zooming in. */
#define CLOSER 0.8

/* --- the keyboard --- */

/* The first step lands on the newest value: what one came to hear. */
static gboolean
begin (CvChartView *self)
{
  for (guint i = 0; i < self->chart->series->len; i++)
    {
      self->keyboard.hit.series = i;
      if (cv_chart_hit_end (self->chart, self->layout, 1, &self->keyboard.hit))
        return TRUE;
    }
  return FALSE;
}

typedef enum
{
  MOVE_STEP,
  MOVE_END,
  MOVE_SWITCH
} MoveKind;

typedef struct
{
  guint key, keypad_key;
  MoveKind kind;
  int by;
} Move;

static const Move moves[] = {
  { GDK_KEY_Left, GDK_KEY_KP_Left, MOVE_STEP, -1 },
  { GDK_KEY_Right, GDK_KEY_KP_Right, MOVE_STEP, 1 },
  { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, MOVE_STEP, -PAGE },
  { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, MOVE_STEP, PAGE },
  { GDK_KEY_Home, GDK_KEY_KP_Home, MOVE_END, -1 },
  { GDK_KEY_End, GDK_KEY_KP_End, MOVE_END, 1 },
  { GDK_KEY_Up, GDK_KEY_KP_Up, MOVE_SWITCH, -1 },
  { GDK_KEY_Down, GDK_KEY_KP_Down, MOVE_SWITCH, 1 },
};

/* At the edge of what is shown the rest comes into view. */
static void
step (CvChartView *self,
      int          by)
{
  CvChartHit *hit = &self->keyboard.hit;
  gsize before = hit->point;

  cv_chart_hit_move (self->chart, self->layout, by, hit);
  if (hit->point == before && cv_chart_view_pan (self, by < 0 ? -1 : 1)
      && cv_chart_view_ensure_layout (self))
    cv_chart_hit_move (self->chart, self->layout, by, hit);
}

static gboolean
move (CvChartView *self,
      const Move  *how)
{
  if (!self->keyboard.is_set)
    {
      if (!begin (self))
        return FALSE;
      if (how->kind != MOVE_END)
        return TRUE;
    }
  if (how->kind == MOVE_STEP)
    step (self, how->by);
  else if (how->kind == MOVE_END)
    cv_chart_hit_end (self->chart, self->layout, how->by, &self->keyboard.hit);
  else
    cv_chart_hit_switch (self->chart, self->layout, how->by, &self->keyboard.hit);
  return TRUE;
}

static void
select_to (CvChartView *self,
           CvChartHit   anchor)
{
  if (!self->selection.is_set)
    {
      self->selection.from = anchor.time;
      self->selection.series = anchor.series;
    }
  self->selection.is_set = TRUE;
  self->selection.to = self->keyboard.hit.time;
  self->keyboard.is_set = TRUE;
  self->pointer.is_set = FALSE;
  cv_chart_view_cursor_moved (self);
  cv_chart_view_selected (self);
}

static void
drop_selection (CvChartView *self)
{
  if (!self->selection.is_set)
    return;
  self->selection.is_set = FALSE;
  cv_chart_view_selected (self);
}

static gboolean
move_by_key (CvChartView *self,
             guint        key,
             gboolean     extend)
{
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      CvCursor before = self->keyboard;

      if (key != moves[i].key && key != moves[i].keypad_key)
        continue;
      /* With a single line, up and down go on to the widgets around. */
      if (moves[i].kind == MOVE_SWITCH && (self->chart->series->len < 2 || extend))
        return FALSE;
      if (!move (self, &moves[i]))
        return TRUE;
      if (extend)
        {
          select_to (self, before.is_set ? before.hit : self->keyboard.hit);
          return TRUE;
        }
      self->selection.is_set = FALSE;
      cv_chart_view_selected (self);
      cv_chart_view_set_keyboard (self, TRUE);
      return TRUE;
    }
  return FALSE;
}

/* One step back: the selection, the lines, the zoom, the cursor. */
static gboolean
step_back (CvChartView *self)
{
  if (self->selection.is_set)
    drop_selection (self);
  else if (cv_chart_view_show_all_lines (self) || cv_chart_view_show_all_time (self))
    return TRUE;
  else if (self->keyboard.is_set)
    cv_chart_view_set_keyboard (self, FALSE);
  else
    return FALSE;
  return TRUE;
}

/* The line of the point, or the one that has the newest value. */
static gboolean
isolate_by_key (CvChartView *self,
                gboolean     add)
{
  if (self->chart->series->len < 2 || (!self->keyboard.is_set && !begin (self)))
    return FALSE;
  self->keyboard.is_set = TRUE;
  self->pointer.is_set = FALSE;
  cv_chart_view_cursor_moved (self);
  cv_chart_view_isolate (self, self->keyboard.hit.series, add);
  return TRUE;
}

static gboolean
enter (CvChartView *self)
{
  if (self->selection.is_set)
    cv_chart_view_zoom_to_selection (self);
  else if (self->keyboard.is_set)
    cv_chart_view_activate (self, FALSE, self->keyboard.hit.time);
  else
    return FALSE;
  return TRUE;
}

/* An event is noted on the first day of the point's period. */
static gboolean
note_event (CvChartView *self)
{
  if (!self->keyboard.is_set || self->chart->is_panel)
    return FALSE;
  cv_chart_view_activate (self, TRUE,
                          cv_period_first ((CvDay) floor (self->keyboard.hit.time),
                                           self->chart->cadence));
  return TRUE;
}

static gboolean
zoom_by_key (CvChartView *self,
             guint        key)
{
  switch (key)
    {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      cv_chart_view_zoom (self, CLOSER);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      cv_chart_view_zoom (self, 1 / CLOSER);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
act_by_key (CvChartView *self,
            guint        key)
{
  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return enter (self);
    case GDK_KEY_Escape:
      return step_back (self);
    case GDK_KEY_e:
    case GDK_KEY_E:
      return note_event (self);
    case GDK_KEY_i:
    case GDK_KEY_I:
      return isolate_by_key (self, FALSE);
    default:
      return FALSE;
    }
}

/* With Shift. */
static gboolean
add_by_key (CvChartView *self,
            guint        key)
{
  return (key == GDK_KEY_i || key == GDK_KEY_I) && isolate_by_key (self, TRUE);
}

static gboolean
key_pressed_cb (CvChartView    *self,
                guint           key,
                guint           keycode,
                GdkModifierType state)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();

  if (self->popover != NULL || !cv_chart_view_ensure_layout (self))
    return FALSE;
  if (held == GDK_CONTROL_MASK || held == (GDK_CONTROL_MASK | GDK_SHIFT_MASK))
    return zoom_by_key (self, key);
  /* Shift selects. A panel has no place where it would be said what happened in between. */
  if (held != 0 && (held != GDK_SHIFT_MASK || self->chart->is_panel))
    return FALSE;
  if (move_by_key (self, key, held == GDK_SHIFT_MASK))
    return TRUE;
  return held == 0 ? act_by_key (self, key) : add_by_key (self, key);
}

static void
focus_left_cb (CvChartView *self)
{
  if (self->keyboard.is_set)
    cv_chart_view_set_keyboard (self, FALSE);
  else
    cv_chart_speech_say (self, NULL);
}

/* --- the pointer --- */

static gboolean
is_beside_plot (CvChartView *self,
                double       x)
{
  return x < self->layout->plot.x - REACH
         || x > self->layout->plot.x + self->layout->plot.width + REACH;
}

/* Below the plot, where the days are written. */
static gboolean
is_on_axis (CvChartView *self,
            double       x,
            double       y)
{
  const CvRect *plot = &self->layout->plot;

  return !self->chart->is_panel && x >= plot->x && x < plot->x + plot->width && y > plot->y + plot->height
         && y < plot->y + plot->height + 2.5 * self->style->line_height;
}

/* The name of one of several lines. */
static gboolean
is_on_label (CvChartView *self,
             double       x,
             double       y)
{
  guint series;

  return cv_chart_hit_label (self->chart, self->layout, x, y, &series);
}

static gboolean
has_more_than_cursor (CvChartView *self)
{
  return self->selection.is_set || self->zoomed || cv_chart_isolate_is_on (self->chart);
}

/* At the point of the plot that is meant, or at something that can be clicked. */
static void
move_pointer (CvChartView *self,
              double       x,
              double       y)
{
  gboolean on_label = is_on_label (self, x, y);

  self->pointer_x = x;
  self->pointer_y = y;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), on_label || is_on_axis (self, x, y) ? "pointer" : NULL);
  self->pointer.is_set
      = !is_beside_plot (self, x) && !on_label
        && cv_chart_hit_at (self->chart, self->layout, x, y, &self->pointer.hit);
}

static void
pointer_moved_cb (CvChartView *self,
                  double       x,
                  double       y)
{
  CvCursor before = self->pointer;

  if (self->popover != NULL || !cv_chart_view_ensure_layout (self))
    return;
  /* The toolkit also tells of a pointer that rests: then the keyboard's cursor stays. */
  if (x == self->pointer_x && y == self->pointer_y)
    return;
  move_pointer (self, x, y);
  if (before.is_set != self->pointer.is_set || before.hit.point != self->pointer.hit.point
      || before.hit.series != self->pointer.hit.series)
    cv_chart_view_cursor_moved (self);
}

static void
pointer_left_cb (CvChartView *self)
{
  self->pointer_x = self->pointer_y = NAN;
  self->pointer.is_set = FALSE;
  cv_chart_view_cursor_moved (self);
}

static void
pressed_cb (CvChartView *self,
            int          n_press,
            double       x,
            double       y)
{
  CvCursor pointer = self->pointer;

  if (self->popover != NULL || !cv_chart_view_ensure_layout (self))
    return;
  self->dragged = FALSE;
  if (n_press == 1)
    self->had_more = has_more_than_cursor (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  drop_selection (self);
  if (is_on_label (self, x, y))
    return;
  if (n_press == 2)
    cv_chart_view_show_all (self);
  if (!pointer.is_set || is_on_axis (self, x, y))
    return;
  self->keyboard = pointer;
  cv_chart_view_set_keyboard (self, TRUE);
  if (n_press == 2 && !self->had_more)
    cv_chart_view_activate (self, FALSE, pointer.hit.time);
}

static void
released_cb (CvChartView     *self,
             int              n_press,
             double           x,
             double           y,
             GtkGestureClick *click)
{
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));
  guint series;

  if (self->popover != NULL || self->dragged || !cv_chart_view_ensure_layout (self))
    return;
  if (cv_chart_hit_label (self->chart, self->layout, x, y, &series))
    cv_chart_view_isolate (self, series, (state & GDK_CONTROL_MASK) != 0);
  else if (n_press == 1 && is_on_axis (self, x, y))
    cv_chart_view_activate (self, TRUE, cv_scale_unmap (&self->layout->time, x));
}

/* The points at both ends of a drag by (@by_x, @by_y). */
static gboolean
find_ends (CvChartView    *self,
           GtkGestureDrag *gesture,
           double          by_x,
           double          by_y,
           CvChartHit     *anchor,
           CvChartHit     *end)
{
  double x, y;

  return gtk_gesture_drag_get_start_point (gesture, &x, &y) && !is_beside_plot (self, x)
         && cv_chart_hit_at (self->chart, self->layout, x, y, anchor)
         && cv_chart_hit_at (self->chart, self->layout, x + by_x, y + by_y, end);
}

static void
dragged_cb (CvChartView    *self,
            double          by_x,
            double          by_y,
            GtkGestureDrag *gesture)
{
  CvChartHit anchor, end;

  if (self->popover != NULL || !cv_chart_view_ensure_layout (self) || self->chart->is_panel
      || (!self->dragged && fabs (by_x) < DRAG)
      || !find_ends (self, gesture, by_x, by_y, &anchor, &end))
    return;
  if (self->dragged && self->selection.is_set && self->selection.to == end.time)
    return;
  self->dragged = TRUE;
  self->selection.is_set = FALSE;
  self->keyboard.hit = end;
  select_to (self, anchor);
}

static gboolean
scrolled_cb (CvChartView              *self,
             double                    by_x,
             double                    by_y,
             GtkEventControllerScroll *scroll)
{
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));

  /* Without Ctrl it is the page that scrolls. */
  if ((state & GDK_CONTROL_MASK) == 0 || self->popover != NULL
      || !cv_chart_view_ensure_layout (self))
    return FALSE;
  cv_chart_view_zoom (self, pow (CLOSER, -by_y));
  return TRUE;
}

static void
add_controller (CvChartView        *self,
                GtkEventController *controller,
                const char         *signal,
                GCallback           callback)
{
  g_signal_connect_swapped (controller, signal, callback, self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

void
cv_chart_input_add (CvChartView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *click = GTK_EVENT_CONTROLLER (gtk_gesture_click_new ());

  g_signal_connect_swapped (motion, "leave", G_CALLBACK (pointer_left_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  add_controller (self, motion, "motion", G_CALLBACK (pointer_moved_cb));
  add_controller (self, click, "pressed", G_CALLBACK (pressed_cb));
  add_controller (self, gtk_event_controller_key_new (), "key-pressed",
                  G_CALLBACK (key_pressed_cb));
  add_controller (self, gtk_event_controller_focus_new (), "leave", G_CALLBACK (focus_left_cb));
  add_controller (self, GTK_EVENT_CONTROLLER (gtk_gesture_drag_new ()), "drag-update",
                  G_CALLBACK (dragged_cb));
  add_controller (self,
                  gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL), "scroll",
                  G_CALLBACK (scrolled_cb));
}
