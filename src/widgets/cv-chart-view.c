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

#include <math.h>

#include "charts/cv-chart-draw.h"
#include "charts/cv-chart-range.h"
#include "charts/cv-chart-text.h"
#include "widgets/cv-chart-view-private.h"

enum
{
  SIGNAL_POINT_ACTIVATED,
  SIGNAL_AXIS_ACTIVATED,
  N_SIGNALS
};

enum
{
  PROP_SUMMARY = 1,
  PROP_HAS_SELECTION,
  PROP_SHOWS_PART,
  N_PROPS
};

static guint signals[N_SIGNALS];
static GParamSpec *props[N_PROPS];

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

/* The hit of @cursor in the present layout. */
static void
place_cursor (CvChartView *self,
              CvCursor    *cursor)
{
  if (cursor->is_set)
    cursor->is_set = cv_chart_hit_again (self->chart, self->layout, &cursor->hit);
}

gboolean
cv_chart_view_ensure_layout (CvChartView *self)
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
  place_cursor (self, &self->keyboard);
  place_cursor (self, &self->echo);
  g_clear_object (&self->tip);
  return TRUE;
}

/* What is shown is laid out and drawn anew. */
static void
forget_layout (CvChartView *self)
{
  cv_drawing_drop (&self->drawing);
  g_clear_pointer (&self->layout, cv_chart_layout_free);
  g_clear_object (&self->tip);
  gtk_widget_queue_draw (GTK_WIDGET (self));
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

static void
cv_chart_view_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  CvChartView *self = CV_CHART_VIEW (widget);


  if (!cv_chart_view_ensure_layout (self))
    return;
  cv_drawing_append (&self->drawing, widget, snapshot, draw, self);
  cv_chart_overlay_snapshot (self, snapshot);
  if (self->popover != NULL)
    gtk_widget_snapshot_child (widget, self->popover, snapshot);
}

void
cv_chart_view_cursor_moved (CvChartView *self)
{
  const CvChartHit *hit;

  g_clear_object (&self->tip);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->cursor == NULL)
    return;
  self->echo.is_set = FALSE;
  hit = cv_chart_overlay_get_hit (self);
  self->leads = TRUE;
  cv_chart_cursor_set_time (self->cursor, hit != NULL ? hit->time : NAN);
  self->leads = FALSE;
}

static void
others_moved_cb (CvChartView *self)
{
  double time = cv_chart_cursor_get_time (self->cursor);

  if (self->leads)
    return;
  self->echo.is_set = !isnan (time) && cv_chart_view_ensure_layout (self)
                      && cv_chart_hit_at (self->chart, self->layout,
                                          cv_scale_map (&self->layout->time, time), 0,
                                          &self->echo.hit);
  g_clear_object (&self->tip);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- what is meant --- */

void
cv_chart_view_set_keyboard (CvChartView *self,
                            gboolean     is_set)
{
  self->pointer.is_set = FALSE;
  self->keyboard.is_set = is_set;
  cv_chart_view_cursor_moved (self);
  cv_chart_speech_say (self, NULL);
}

void
cv_chart_view_selected (CvChartView *self)
{
  g_clear_pointer (&self->summary, g_free);
  if (self->selection.is_set)
    self->summary = cv_chart_range_describe (self->chart, self->selection.series,
                                             self->selection.from, self->selection.to);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SUMMARY]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_HAS_SELECTION]);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  cv_chart_speech_say (self, NULL);
}

void
cv_chart_view_activate (CvChartView *self,
                        gboolean     at_axis,
                        double       time)
{
  g_signal_emit (self, signals[at_axis ? SIGNAL_AXIS_ACTIVATED : SIGNAL_POINT_ACTIVATED], 0,
                 (int) floor (time));
}

/* --- looking more closely --- */

/* The chart's own time was changed. */
static void
zoomed (CvChartView *self)
{
  self->zoomed = self->chart->from > self->whole_from || self->chart->to < self->whole_to;
  forget_layout (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOWS_PART]);
}

/* Some lines stand out, or no longer do. Nothing moves: what is laid out stays. */
static void
isolated (CvChartView *self)
{
  g_autofree char *news = cv_chart_isolate_describe (self->chart);

  cv_drawing_drop (&self->drawing);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOWS_PART]);
  cv_chart_speech_say (self, news);
}

void
cv_chart_view_isolate (CvChartView *self,
                       guint        series,
                       gboolean     add)
{
  if (cv_chart_isolate (self->chart, series, add))
    isolated (self);
}

gboolean
cv_chart_view_show_all_lines (CvChartView *self)
{
  if (!cv_chart_isolate_is_on (self->chart))
    return FALSE;
  cv_chart_isolate_drop (self->chart);
  isolated (self);
  return TRUE;
}

void
cv_chart_view_zoom (CvChartView *self,
                    double       factor)
{
  double from, to, about;
  const CvChartHit *hit = cv_chart_overlay_get_hit (self);

  /* It would no longer be over the time of the others. */
  if (self->chart->is_panel)
    return;
  cv_line_chart_get_time_span (self->chart, &from, &to);
  about = hit != NULL ? hit->time : (from + to) / 2;
  if (!isnan (self->pointer_x) && self->layout != NULL)
    about = CLAMP (cv_scale_unmap (&self->layout->time, self->pointer_x), from, to);
  if (cv_chart_range_zoom (self->chart, self->whole_from, self->whole_to, about, factor))
    zoomed (self);
}

gboolean
cv_chart_view_pan (CvChartView *self,
                   int          direction)
{
  double from, to, by;

  cv_line_chart_get_time_span (self->chart, &from, &to);
  by = direction * (to - from) / 4;
  cv_chart_range_show (self->chart, self->whole_from, self->whole_to, from + by, to + by);
  if (self->chart->from == from)
    return FALSE;
  zoomed (self);
  return TRUE;
}

void
cv_chart_view_zoom_to_selection (CvChartView *self)
{
  double from, to;

  g_return_if_fail (CV_IS_CHART_VIEW (self));

  if (!self->selection.is_set)
    return;
  cv_chart_overlay_get_selected_time (self, &from, &to);
  cv_chart_range_show (self->chart, self->whole_from, self->whole_to, from, to);
  self->selection.is_set = FALSE;
  zoomed (self);
  cv_chart_view_selected (self);
}

gboolean
cv_chart_view_show_all_time (CvChartView *self)
{
  if (!self->zoomed)
    return FALSE;
  cv_chart_range_show (self->chart, self->whole_from, self->whole_to, self->whole_from,
                       self->whole_to);
  zoomed (self);
  return TRUE;
}

void
cv_chart_view_show_all (CvChartView *self)
{
  g_return_if_fail (CV_IS_CHART_VIEW (self));

  cv_chart_view_show_all_time (self);
  cv_chart_view_show_all_lines (self);
}

/* --- the bubble --- */

static gboolean
drop_popover (gpointer data)
{
  gtk_widget_unparent (data);
  return G_SOURCE_REMOVE;
}

/* Not at once: it is still busy with being closed. */
static void
popover_closed_cb (CvChartView *self,
                   GtkWidget   *popover)
{
  if (self->popover != popover)
    return;
  self->popover = NULL;
  g_idle_add_full (G_PRIORITY_DEFAULT, drop_popover, g_object_ref (popover), g_object_unref);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
point_popover_at (CvChartView *self,
                  CvDay        day,
                  gboolean     at_axis)
{
  const CvRect *plot = &self->layout->plot;
  const CvChartHit *hit = cv_chart_overlay_get_hit (self);
  double x = cv_scale_map (&self->layout->time, day + 0.5);
  double y = plot->y + plot->height;

  if (!at_axis && hit != NULL)
    {
      x = hit->x;
      y = hit->y;
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                               &(GdkRectangle){ (int) x, (int) y, 1, 1 });
}

GtkWidget *
cv_chart_view_popup (CvChartView *self,
                     GtkWidget   *child,
                     CvDay        day,
                     gboolean     at_axis)
{
  g_return_val_if_fail (CV_IS_CHART_VIEW (self), NULL);

  cv_chart_view_popdown (self);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), child);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (popover_closed_cb), self,
                           G_CONNECT_SWAPPED);
  if (cv_chart_view_ensure_layout (self))
    point_popover_at (self, day, at_axis);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  return self->popover;
}

void
cv_chart_view_popdown (CvChartView *self)
{
  g_return_if_fail (CV_IS_CHART_VIEW (self));

  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
cv_chart_view_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  CvChartView *self = CV_CHART_VIEW (widget);

  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

/* --- life --- */

/* Both ends of the time there is. */
static void
measure_whole (CvChartView *self)
{
  self->whole_from = self->whole_to = NAN;
  if (self->chart != NULL)
    cv_line_chart_get_time_span (self->chart, &self->whole_from, &self->whole_to);
}

static void
take_chart (CvChartView *self,
            CvLineChart *chart,
            const char  *name)
{
  g_autofree char *description = NULL;

  g_clear_pointer (&self->chart, cv_line_chart_free);
  self->chart = chart;
  g_free (self->name);
  self->name = g_strdup (name);
  self->pointer.is_set = FALSE;
  measure_whole (self);
  forget_layout (self);
  if (chart != NULL)
    description = cv_chart_text_describe (chart);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : "", -1);
}

void
cv_chart_view_set_chart (CvChartView *self,
                         CvLineChart *chart,
                         const char  *name)
{
  g_return_if_fail (CV_IS_CHART_VIEW (self));

  cv_chart_view_popdown (self);
  take_chart (self, chart, name);
  self->keyboard.is_set = self->echo.is_set = self->selection.is_set = self->zoomed = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOWS_PART]);
  cv_chart_view_cursor_moved (self);
  cv_chart_view_selected (self);
}

void
cv_chart_view_update_chart (CvChartView *self,
                            CvLineChart *chart,
                            const char  *name)
{
  double from, to;

  g_return_if_fail (CV_IS_CHART_VIEW (self));
  g_return_if_fail (chart != NULL);

  if (self->chart == NULL)
    {
      cv_chart_view_set_chart (self, chart, name);
      return;
    }
  cv_line_chart_get_time_span (self->chart, &from, &to);
  cv_chart_isolate_keep (chart, self->chart);
  take_chart (self, chart, name);
  if (self->zoomed)
    {
      cv_chart_range_show (chart, self->whole_from, self->whole_to, from, to);
      zoomed (self);
    }
  self->selection.is_set = self->selection.is_set && self->selection.series < chart->series->len;
  if (!cv_chart_view_ensure_layout (self))
    self->keyboard.is_set = FALSE;
  cv_chart_view_selected (self);
}

void
cv_chart_view_set_height (CvChartView *self,
                          int          height)
{
  g_return_if_fail (CV_IS_CHART_VIEW (self));

  self->height = height;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
cv_chart_view_set_cursor (CvChartView   *self,
                          CvChartCursor *cursor)
{
  g_return_if_fail (CV_IS_CHART_VIEW (self));
  g_return_if_fail (self->cursor == NULL);

  self->cursor = g_object_ref (cursor);
  g_signal_connect_object (cursor, "notify::time", G_CALLBACK (others_moved_cb), self,
                           G_CONNECT_SWAPPED);
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
  int height = CV_CHART_VIEW (widget)->height;

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : MIN (200, height);
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 720 : height;
}

static void
cv_chart_view_dispose (GObject *object)
{
  CvChartView *self = CV_CHART_VIEW (object);

  cv_drawing_drop (&self->drawing);
  g_clear_object (&self->tip);
  g_clear_object (&self->cursor);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
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
  g_free (self->summary);
  g_free (self->told);
  G_OBJECT_CLASS (cv_chart_view_parent_class)->finalize (object);
}

static void
cv_chart_view_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  CvChartView *self = CV_CHART_VIEW (object);

  switch (id)
    {
    case PROP_SUMMARY:
      g_value_set_string (value, self->summary != NULL ? self->summary : "");
      break;
    case PROP_HAS_SELECTION:
      g_value_set_boolean (value, self->selection.is_set);
      break;
    case PROP_SHOWS_PART:
      g_value_set_boolean (value, self->chart != NULL && (self->zoomed || cv_chart_isolate_is_on (self->chart)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cv_chart_view_class_init (CvChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cv_chart_view_dispose;
  object_class->finalize = cv_chart_view_finalize;
  object_class->get_property = cv_chart_view_get_property;
  widget_class->size_allocate = cv_chart_view_size_allocate;
  widget_class->snapshot = cv_chart_view_snapshot;
  widget_class->measure = cv_chart_view_measure;

  signals[SIGNAL_POINT_ACTIVATED]
      = g_signal_new ("point-activated", CV_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_AXIS_ACTIVATED]
      = g_signal_new ("axis-activated", CV_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, G_TYPE_INT);
  props[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, "",
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_HAS_SELECTION] = g_param_spec_boolean ("has-selection", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_SHOWS_PART] = g_param_spec_boolean ("shows-part", NULL, NULL, FALSE,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_css_name (widget_class, "chart-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cv_chart_view_init (CvChartView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->pointer_x = self->pointer_y = NAN;
  self->height = 360;
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  cv_chart_input_add (self);
  cv_drawing_follow_style (widget, forget_style);
  cv_chart_speech_say (self, NULL);
}
