/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why a widget of its own: a widget that has a layout manager (AdwBin, GtkBox) is never told its
 * size, and the platform's breakpoints are younger than our floor.
 *
 * The width is seen while it is being given out, where nothing may change; `narrow` follows in an
 * idle before the next frame. Main thread. */

#include "config.h"

#include "widgets/cv-width-bin.h"

/* The bin itself never keeps a window from becoming as narrow as this. */
#define NARROWEST 280

struct _CvWidthBin
{
  GtkWidget parent_instance;

  GtkWidget *child; /* (owned by the widget tree) */
  GtkWidget *gauge; /* (unowned) (nullable) */
  int break_width;
  gboolean narrow;
  gboolean seen_narrow; /* in the last layout pass */
  guint idle;
};

typedef enum
{
  PROP_CHILD = 1,
  PROP_GAUGE,
  PROP_BREAK_WIDTH,
  PROP_NARROW
} CvWidthBinProperty;

static GParamSpec *properties[PROP_NARROW + 1];

G_DEFINE_FINAL_TYPE (CvWidthBin, cv_width_bin, GTK_TYPE_WIDGET)

/* How much larger than usual the user's text is. */
static double
get_text_scale (GtkWidget *widget)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / (96.0 * 1024.0) : 1;
}

static int
get_threshold (CvWidthBin *self)
{
  int minimum = 0;

  if (self->gauge == NULL)
    return (int) (self->break_width * get_text_scale (GTK_WIDGET (self)));

  gtk_widget_measure (self->gauge, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static gboolean
take_over (gpointer data)
{
  CvWidthBin *self = data;

  self->idle = 0;
  if (self->narrow != self->seen_narrow)
    {
      self->narrow = self->seen_narrow;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
    }
  return G_SOURCE_REMOVE;
}

static void
cv_width_bin_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  CvWidthBin *self = CV_WIDTH_BIN (widget);
  int minimum;

  /* For the moment until the form for narrow windows takes over, the wide one is cut off. */
  if (self->child != NULL && gtk_widget_get_visible (self->child))
    {
      gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      gtk_widget_allocate (self->child, MAX (width, minimum), height, baseline, NULL);
    }

  self->seen_narrow = width < get_threshold (self);
  if (self->seen_narrow != self->narrow && self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, take_over, self, NULL);
}

static void
cv_width_bin_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  CvWidthBin *self = CV_WIDTH_BIN (widget);

  if (self->child == NULL || !gtk_widget_get_visible (self->child))
    return;
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    {
      int least;

      gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      for_size = MAX (for_size, least);
    }
  gtk_widget_measure (self->child, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, NARROWEST);
}

static GtkSizeRequestMode
cv_width_bin_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

void
cv_width_bin_set_child (CvWidthBin *self,
                        GtkWidget  *child)
{
  g_return_if_fail (CV_IS_WIDTH_BIN (self));

  if (self->child == child)
    return;
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

void
cv_width_bin_set_gauge (CvWidthBin *self,
                        GtkWidget  *gauge)
{
  g_return_if_fail (CV_IS_WIDTH_BIN (self));

  if (g_set_weak_pointer (&self->gauge, gauge))
    {
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GAUGE]);
    }
}

gboolean
cv_width_bin_get_narrow (CvWidthBin *self)
{
  g_return_val_if_fail (CV_IS_WIDTH_BIN (self), FALSE);

  return self->narrow;
}

void
cv_width_bin_settle (CvWidthBin *self)
{
  int width;

  g_return_if_fail (CV_IS_WIDTH_BIN (self));

  width = gtk_widget_get_width (GTK_WIDGET (self));
  if (width == 0)
    return;
  self->seen_narrow = width < get_threshold (self);
  g_clear_handle_id (&self->idle, g_source_remove);
  take_over (self);
}

static void
cv_width_bin_dispose (GObject *object)
{
  CvWidthBin *self = CV_WIDTH_BIN (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_weak_pointer (&self->gauge);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  G_OBJECT_CLASS (cv_width_bin_parent_class)->dispose (object);
}

static void
cv_width_bin_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  CvWidthBin *self = CV_WIDTH_BIN (object);

  switch ((CvWidthBinProperty) property_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_GAUGE:
      g_value_set_object (value, self->gauge);
      break;
    case PROP_BREAK_WIDTH:
      g_value_set_int (value, self->break_width);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cv_width_bin_set_property (GObject      *object,
                           guint         property_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  CvWidthBin *self = CV_WIDTH_BIN (object);

  switch ((CvWidthBinProperty) property_id)
    {
    case PROP_CHILD:
      cv_width_bin_set_child (self, g_value_get_object (value));
      break;
    case PROP_GAUGE:
      cv_width_bin_set_gauge (self, g_value_get_object (value));
      break;
    case PROP_BREAK_WIDTH:
      self->break_width = g_value_get_int (value);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      break;
    case PROP_NARROW:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cv_width_bin_class_init (CvWidthBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cv_width_bin_dispose;
  object_class->get_property = cv_width_bin_get_property;
  object_class->set_property = cv_width_bin_set_property;
  widget_class->measure = cv_width_bin_measure;
  widget_class->size_allocate = cv_width_bin_size_allocate;
  widget_class->get_request_mode = cv_width_bin_get_request_mode;

  properties[PROP_CHILD]
      = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_GAUGE]
      = g_param_spec_object ("gauge", NULL, NULL, GTK_TYPE_WIDGET,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_BREAK_WIDTH]
      = g_param_spec_int ("break-width", NULL, NULL, 0, G_MAXINT, 600,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW]
      = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
cv_width_bin_init (CvWidthBin *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}
