/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The frame with the rail. Both bodies keep the same promise: from 700 pixels on rail and page stand side
 * by side, below that the rail lies over the page and goes away when something in it was chosen.
 *
 * AdwFlap folds where its two children do not get the width they would like, so the page is given the
 * wish that makes this happen at 700 pixels, while it still puts up with much less. */

#undef GDK_VERSION_MAX_ALLOWED
#undef ADW_VERSION_MAX_ALLOWED

#include "config.h"

#include "widgets/cv-split.h"

#define SIDEBAR_WIDTH 260
#define FOLD_WIDTH 700

struct _CvSplit
{
  AdwBin parent_instance;

  GtkWidget *sidebar; /* (unowned) */
  GtkWidget *content; /* (unowned) */
  GtkWidget *frame;   /* (unowned) AdwFlap or AdwOverlaySplitView */
};

typedef enum
{
  PROP_SIDEBAR = 1,
  PROP_CONTENT,
  PROP_SHOW_SIDEBAR,
  PROP_COLLAPSED
} CvSplitProperty;

static GParamSpec *properties[PROP_COLLAPSED + 1];

G_DEFINE_FINAL_TYPE (CvSplit, cv_split, ADW_TYPE_BIN)

#if ADW_CHECK_VERSION(1, 4, 0)

#define SHOWN_PROPERTY "show-sidebar"
#define FOLDED_PROPERTY "collapsed"

static void
build_frame (CvSplit *self)
{
  GtkWidget *bin = adw_breakpoint_bin_new ();
  AdwBreakpoint *narrow = adw_breakpoint_new (adw_breakpoint_condition_new_length (
      ADW_BREAKPOINT_CONDITION_MAX_WIDTH, FOLD_WIDTH - 1, ADW_LENGTH_UNIT_PX));
  GValue yes = G_VALUE_INIT;

  self->frame = adw_overlay_split_view_new ();
  adw_overlay_split_view_set_min_sidebar_width (ADW_OVERLAY_SPLIT_VIEW (self->frame), SIDEBAR_WIDTH);
  adw_overlay_split_view_set_max_sidebar_width (ADW_OVERLAY_SPLIT_VIEW (self->frame), SIDEBAR_WIDTH);

  g_value_init (&yes, G_TYPE_BOOLEAN);
  g_value_set_boolean (&yes, TRUE);
  adw_breakpoint_add_setter (narrow, G_OBJECT (self->frame), "collapsed", &yes);
  g_value_unset (&yes);

  gtk_widget_set_size_request (bin, 300, 200);
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (bin), self->frame);
  adw_breakpoint_bin_add_breakpoint (ADW_BREAKPOINT_BIN (bin), narrow);
  adw_bin_set_child (ADW_BIN (self), bin);
}

static void
place_sidebar (CvSplit *self)
{
  adw_overlay_split_view_set_sidebar (ADW_OVERLAY_SPLIT_VIEW (self->frame), self->sidebar);
}

static void
place_content (CvSplit *self)
{
  adw_overlay_split_view_set_content (ADW_OVERLAY_SPLIT_VIEW (self->frame), self->content);
}

#else

#define SHOWN_PROPERTY "reveal-flap"
#define FOLDED_PROPERTY "folded"

static void
measure_content (GtkWidget     *bin,
                 GtkOrientation orientation,
                 int            for_size,
                 int           *minimum,
                 int           *natural,
                 int           *minimum_baseline,
                 int           *natural_baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (bin));

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (child != NULL)
    gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, FOLD_WIDTH - SIDEBAR_WIDTH);
}

static void
allocate_content (GtkWidget *bin,
                  int        width,
                  int        height,
                  int        baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (bin));

  if (child != NULL)
    gtk_widget_allocate (child, width, height, baseline, NULL);
}

static GtkSizeRequestMode
content_mode (GtkWidget *bin)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
build_frame (CvSplit *self)
{
  self->frame = adw_flap_new ();
  adw_flap_set_separator (ADW_FLAP (self->frame), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  adw_flap_set_fold_threshold_policy (ADW_FLAP (self->frame), ADW_FOLD_THRESHOLD_POLICY_NATURAL);
  adw_flap_set_transition_type (ADW_FLAP (self->frame), ADW_FLAP_TRANSITION_TYPE_OVER);
  adw_bin_set_child (ADW_BIN (self), self->frame);
}

static void
place_sidebar (CvSplit *self)
{
  gtk_widget_set_size_request (self->sidebar, SIDEBAR_WIDTH, -1);
  gtk_widget_add_css_class (self->sidebar, "background");
  adw_flap_set_flap (ADW_FLAP (self->frame), self->sidebar);
}

static void
place_content (CvSplit *self)
{
  GtkWidget *bin = adw_bin_new ();

  gtk_widget_set_layout_manager (bin, gtk_custom_layout_new (content_mode, measure_content, allocate_content));
  gtk_widget_set_hexpand (bin, TRUE);
  adw_bin_set_child (ADW_BIN (bin), self->content);
  adw_flap_set_content (ADW_FLAP (self->frame), bin);
}

#endif

GtkWidget *
cv_split_new (void)
{
  return g_object_new (CV_TYPE_SPLIT, NULL);
}

gboolean
cv_split_get_collapsed (CvSplit *self)
{
  gboolean collapsed;

  g_object_get (self->frame, FOLDED_PROPERTY, &collapsed, NULL);
  return collapsed;
}

gboolean
cv_split_get_show_sidebar (CvSplit *self)
{
  gboolean shown;

  g_object_get (self->frame, SHOWN_PROPERTY, &shown, NULL);
  return shown;
}

void
cv_split_set_show_sidebar (CvSplit *self,
                           gboolean show)
{
  g_object_set (self->frame, SHOWN_PROPERTY, show, NULL);
}

static void
on_shown_changed (CvSplit *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_SIDEBAR]);
}

static void
on_folded_changed (CvSplit *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLLAPSED]);
}

static void
cv_split_get_property (GObject    *object,
                       guint       property_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  CvSplit *self = CV_SPLIT (object);

  switch ((CvSplitProperty) property_id)
    {
    case PROP_SIDEBAR:
      g_value_set_object (value, self->sidebar);
      break;
    case PROP_CONTENT:
      g_value_set_object (value, self->content);
      break;
    case PROP_SHOW_SIDEBAR:
      g_value_set_boolean (value, cv_split_get_show_sidebar (self));
      break;
    case PROP_COLLAPSED:
      g_value_set_boolean (value, cv_split_get_collapsed (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cv_split_set_property (GObject      *object,
                       guint         property_id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  CvSplit *self = CV_SPLIT (object);

  switch ((CvSplitProperty) property_id)
    {
    case PROP_SIDEBAR:
      self->sidebar = g_value_get_object (value);
      place_sidebar (self);
      break;
    case PROP_CONTENT:
      self->content = g_value_get_object (value);
      place_content (self);
      break;
    case PROP_SHOW_SIDEBAR:
      cv_split_set_show_sidebar (self, g_value_get_boolean (value));
      break;
    case PROP_COLLAPSED:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cv_split_class_init (CvSplitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cv_split_get_property;
  object_class->set_property = cv_split_set_property;

  properties[PROP_SIDEBAR] = g_param_spec_object ("sidebar", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_SHOW_SIDEBAR]
      = g_param_spec_boolean ("show-sidebar", NULL, NULL, TRUE, flags | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_COLLAPSED] = g_param_spec_boolean ("collapsed", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
cv_split_init (CvSplit *self)
{
  build_frame (self);
  g_signal_connect_object (self->frame, "notify::" SHOWN_PROPERTY, G_CALLBACK (on_shown_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->frame, "notify::" FOLDED_PROPERTY, G_CALLBACK (on_folded_changed),
                           self, G_CONNECT_SWAPPED);
}
