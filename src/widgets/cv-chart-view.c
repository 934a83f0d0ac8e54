/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two layers. The chart itself is a drawing that is kept (cv-drawing.h); the crosshair and the
 * tip are a few nodes beside it, so that moving over a chart of any size repaints a strip.
 *
 * There are two cursors, the pointer's and the keyboard's. The pointer's is shown while it is
 * over the chart, else the keyboard's; only the keyboard's is spoken. The role is "image",
 * because a slider of one's own tells GTK 4.8's accessibility nothing, while a changed name on
 * the focused widget is spoken everywhere. */

#include "config.h"

#include "widgets/cv-chart-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "charts/cv-chart-draw.h"
#include "charts/cv-chart-hit.h"
#include "charts/cv-chart-text.h"
#include "widgets/cv-chart-tip.h"
#include "widgets/cv-compat.h"
#include "widgets/cv-drawing.h"

/* Points that Page Up and Page Down step over. */
#define PAGE 10
/* How far outside the plot the pointer still means its first or last point. */
#define REACH 12

typedef struct
{
  gboolean is_set;
  CvChartHit hit;
} Cursor;

struct _CvChartView
{
  GtkWidget parent_instance;

  CvLineChart *chart;    /* (owned) (nullable) */
  char *name;            /* what it says as a whole */
  CvChartLayout *layout; /* (owned) (nullable) of the current size and style */
  CvChartStyle *style;   /* (owned) (nullable) */
  CvDrawing drawing;
  Cursor pointer, keyboard;
  PangoLayout *tip;      /* (owned) (nullable) of the cursor that is shown */
};

enum
{
  SIGNAL_POINT_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CvChartView, cv_chart_view, GTK_TYPE_WIDGET)

/* --- the kept layer --- */

static void
forget_style (GtkWidget *widget)
{
  CvChartView *self = CV_CHART_VIEW (widget);

  cv_drawing_drop (&self->drawing);
  g_clear_pointer (&self->layout, cv_chart_layout_free);
  g_clear_pointer (&self->style, cv_chart_style_free);
  g_clear_object (&self->tip);
  gtk_widget_queue_draw (widget);
}

/* FALSE where there is nothing to lay out, or no room. */
static gboolean
ensure_layout (CvChartView *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  if (self->chart == NULL || width <= 0 || height <= 0)
    return FALSE;
  if (self->style == NULL)
    self->style = cv_drawing_create_style (GTK_WIDGET (self));
  if (self->layout != NULL && (int) self->layout->width == width
      && (int) self->layout->height == height)
    return TRUE;

  g_clear_pointer (&self->layout, cv_chart_layout_free);
  self->layout = cv_chart_layout_new (self->chart, self->style, width, height);
  self->pointer.is_set = FALSE;
  if (self->keyboard.is_set)
    cv_chart_hit_at (self->chart, self->layout,
                     cv_scale_map (&self->layout->time, self->keyboard.hit.time),
                     cv_scale_map (&self->layout->value, self->keyboard.hit.value),
                     &self->keyboard.hit);
  return TRUE;
}

static void
draw (cairo_t *cr,
      double   width,
      double   height,
      gpointer data)
{
  CvChartView *self = data;

  cv_chart_draw (cr, self->chart, self->layout, self->style);
}

/* --- the light layer --- */

/* What happened in the period of @day. */
static void
append_events (const CvLineChart *chart,
               CvDay              day,
               const char        *separator,
               GString           *text)
{
  CvDay first = cv_period_first (day, chart->cadence);
  CvDay last = cv_period_last (day, chart->cadence);

  for (guint i = 0; i < chart->events->len; i++)
    {
      const CvChartEvent *event = &g_array_index (chart->events, CvChartEvent, i);

      if (event->first <= last && event->last >= first)
        g_string_append_printf (text, "%s%s", separator, event->text);
    }
}

/* (transfer full) the lines below the tip's heading. */
static char *
describe (const CvLineChart *chart,
          const CvChartHit  *hit)
{
  const CvChartSeries *series = cv_line_chart_get_series (chart, hit->series);
  double path = cv_line_chart_get_path (chart, hit->time);
  g_autofree char *value = cv_line_chart_format (chart, hit->value);
  GString *text = g_string_new (value);

  if (series->partial != NULL && series->partial[hit->point])
    g_string_append_printf (text, "\n%s", _ ("Not complete yet"));
  if (!isnan (path))
    {
      g_autofree char *expected = cv_line_chart_format (chart, path);

      g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("Target path: %s"), expected);
    }
  append_events (chart, (CvDay) floor (hit->time), "\n", text);
  return g_string_free (text, FALSE);
}

static void
snapshot_cursor (CvChartView      *self,
                 GtkSnapshot      *snapshot,
                 const CvChartHit *hit)
{
  CvRect area
      = cv_chart_cursor_area (self->chart, self->layout, self->style, hit->series, hit->point);
  cairo_t *cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT ((float) area.x, (float) area.y, (float) area.width,
                                     (float) area.height));

  cv_chart_draw_cursor (cr, self->chart, self->layout, self->style, hit->series, hit->point);
  cairo_destroy (cr);

  if (self->tip == NULL)
    {
      g_autofree char *period
          = cv_period_format_locale ((CvDay) floor (hit->time), self->chart->cadence);
      g_autofree char *words = describe (self->chart, hit);

      self->tip = cv_chart_tip_new (GTK_WIDGET (self), period, words);
    }
  cv_chart_tip_snapshot (self->tip, snapshot, self->layout, self->style, hit->x);
}

static void
cv_chart_view_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  CvChartView *self = CV_CHART_VIEW (widget);

  if (!ensure_layout (self))
    return;
  cv_drawing_append (&self->drawing, widget, snapshot, draw, self);
  if (self->pointer.is_set)
    snapshot_cursor (self, snapshot, &self->pointer.hit);
  else if (self->keyboard.is_set)
    snapshot_cursor (self, snapshot, &self->keyboard.hit);
}

static void
cursor_moved (CvChartView *self)
{
  g_clear_object (&self->tip);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- the keyboard --- */

/* The name is the sentence of the keyboard's point, or what the whole chart says. */
static void
speak (CvChartView *self)
{
  g_autofree char *sentence = NULL;
  const char *name = self->name != NULL ? self->name : _ ("Chart");

  if (self->keyboard.is_set)
    {
      g_autofree char *point = cv_chart_text_describe_point (self->chart, self->keyboard.hit.series,
                                                             self->keyboard.hit.point);
      GString *text = g_string_new (point);

      append_events (self->chart, (CvDay) floor (self->keyboard.hit.time), "; ", text);
      name = sentence = g_string_free (text, FALSE);
      cv_announce (GTK_WIDGET (self), sentence);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
set_keyboard (CvChartView *self,
              gboolean     is_set)
{
  self->pointer.is_set = FALSE;
  self->keyboard.is_set = is_set;
  cursor_moved (self);
  speak (self);
}

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

static const struct
{
  guint key, keypad_key;
  MoveKind kind;
  int by;
} moves[] = {
  { GDK_KEY_Left, GDK_KEY_KP_Left, MOVE_STEP, -1 },
  { GDK_KEY_Right, GDK_KEY_KP_Right, MOVE_STEP, 1 },
  { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, MOVE_STEP, -PAGE },
  { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, MOVE_STEP, PAGE },
  { GDK_KEY_Home, GDK_KEY_KP_Home, MOVE_END, -1 },
  { GDK_KEY_End, GDK_KEY_KP_End, MOVE_END, 1 },
  { GDK_KEY_Up, GDK_KEY_KP_Up, MOVE_SWITCH, -1 },
  { GDK_KEY_Down, GDK_KEY_KP_Down, MOVE_SWITCH, 1 },
};

static void
move (CvChartView *self,
      MoveKind     kind,
      int          by)
{
  if (!self->keyboard.is_set)
    {
      if (!begin (self))
        return;
      if (kind == MOVE_END)
        cv_chart_hit_end (self->chart, self->layout, by, &self->keyboard.hit);
    }
  else if (kind == MOVE_STEP)
    cv_chart_hit_move (self->chart, self->layout, by, &self->keyboard.hit);
  else if (kind == MOVE_END)
    cv_chart_hit_end (self->chart, self->layout, by, &self->keyboard.hit);
  else
    cv_chart_hit_switch (self->chart, self->layout, by, &self->keyboard.hit);
  set_keyboard (self, TRUE);
}

static gboolean
move_by_key (CvChartView *self,
             guint        key)
{
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      if (key != moves[i].key && key != moves[i].keypad_key)
        continue;
      /* With a single line, up and down go on to the widgets around. */
      if (moves[i].kind == MOVE_SWITCH && self->chart->series->len < 2)
        return FALSE;
      move (self, moves[i].kind, moves[i].by);
      return TRUE;
    }
  return FALSE;
}

static void
activate_point (CvChartView *self)
{
  g_signal_emit (self, signals[SIGNAL_POINT_ACTIVATED], 0, (int) floor (self->keyboard.hit.time));
}

static gboolean
key_pressed_cb (CvChartView    *self,
                guint           key,
                guint           keycode,
                GdkModifierType state)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0 || !ensure_layout (self))
    return FALSE;
  if (move_by_key (self, key))
    return TRUE;
  if (!self->keyboard.is_set)
    return FALSE;

  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      activate_point (self);
      return TRUE;
    case GDK_KEY_Escape:
      set_keyboard (self, FALSE);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
focus_left_cb (CvChartView *self)
{
  if (self->keyboard.is_set)
    set_keyboard (self, FALSE);
}

/* --- the pointer --- */

static void
pointer_moved_cb (CvChartView *self,
                  double       x,
                  double       y)
{
  Cursor before = self->pointer;

  if (!ensure_layout (self))
    return;
  self->pointer.is_set = x >= self->layout->plot.x - REACH
                         && x <= self->layout->plot.x + self->layout->plot.width + REACH
                         && cv_chart_hit_at (self->chart, self->layout, x, y, &self->pointer.hit);
  if (before.is_set != self->pointer.is_set || before.hit.point != self->pointer.hit.point
      || before.hit.series != self->pointer.hit.series)
    cursor_moved (self);
}

static void
pointer_left_cb (CvChartView *self)
{
  self->pointer.is_set = FALSE;
  cursor_moved (self);
}

static void
pressed_cb (CvChartView *self,
            int          n_press)
{
  Cursor pointer = self->pointer;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!pointer.is_set)
    return;
  self->keyboard = pointer;
  speak (self);
  if (n_press == 2)
    activate_point (self);
}

/* --- life --- */

void
cv_chart_view_set_chart (CvChartView *self,
                         CvLineChart *chart,
                         const char  *name)
{
  g_autofree char *description = NULL;

  g_return_if_fail (CV_IS_CHART_VIEW (self));

  g_clear_pointer (&self->chart, cv_line_chart_free);
  g_clear_pointer (&self->layout, cv_chart_layout_free);
  cv_drawing_drop (&self->drawing);
  self->chart = chart;
  g_free (self->name);
  self->name = g_strdup (name);
  self->keyboard.is_set = FALSE;
  self->pointer.is_set = FALSE;
  if (chart != NULL)
    description = cv_chart_text_describe (chart);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : "", -1);
  cursor_moved (self);
  speak (self);
}

GtkWidget *
cv_chart_view_new (void)
{
  return g_object_new (CV_TYPE_CHART_VIEW, NULL);
}

static void
cv_chart_view_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : 200;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 720 : 360;
}

static void
cv_chart_view_dispose (GObject *object)
{
  CvChartView *self = CV_CHART_VIEW (object);

  cv_drawing_drop (&self->drawing);
  g_clear_object (&self->tip);
  G_OBJECT_CLASS (cv_chart_view_parent_class)->dispose (object);
}

static void
cv_chart_view_finalize (GObject *object)
{
  CvChartView *self = CV_CHART_VIEW (object);

  g_clear_pointer (&self->layout, cv_chart_layout_free);
  g_clear_pointer (&self->style, cv_chart_style_free);
  g_clear_pointer (&self->chart, cv_line_chart_free);
  g_free (self->name);
  G_OBJECT_CLASS (cv_chart_view_parent_class)->finalize (object);
}

static void
cv_chart_view_class_init (CvChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cv_chart_view_dispose;
  object_class->finalize = cv_chart_view_finalize;
  widget_class->snapshot = cv_chart_view_snapshot;
  widget_class->measure = cv_chart_view_measure;

  signals[SIGNAL_POINT_ACTIVATED]
      = g_signal_new ("point-activated", CV_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "chart-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cv_chart_view_init (CvChartView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (pointer_moved_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (pointer_left_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (widget, keys);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, focus);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  cv_drawing_follow_style (widget, forget_style);
  speak (self);
}
