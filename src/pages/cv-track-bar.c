/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-track-bar.h"

#include <glib/gi18n-lib.h>

#include "widgets/cv-choice.h"

struct _CvTrackBar
{
  GtkWidget parent_instance;

  GtkWidget *spans, *groupings;
  GtkToggleButton *buttons[CV_N_SPANS];
  GtkDropDown *choice;
  CvSpan span;
  CvGrouping grouping;
};

typedef enum
{
  PROP_SPAN = 1,
  PROP_GROUPING,
} CvTrackBarProperty;

static GParamSpec *properties[PROP_GROUPING + 1];

G_DEFINE_FINAL_TYPE (CvTrackBar, cv_track_bar, GTK_TYPE_WIDGET)

CvSpan
cv_track_bar_get_span (CvTrackBar *self)
{
  g_return_val_if_fail (CV_IS_TRACK_BAR (self), CV_SPAN_ALL);

  return self->span;
}

CvGrouping
cv_track_bar_get_grouping (CvTrackBar *self)
{
  g_return_val_if_fail (CV_IS_TRACK_BAR (self), CV_GROUP_BY_GOAL);

  return self->grouping;
}

void
cv_track_bar_set_narrow (CvTrackBar *self,
                         gboolean    narrow)
{
  GtkLayoutManager *layout;

  g_return_if_fail (CV_IS_TRACK_BAR (self));

  layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

/* --- how much of the past --- */

static void
toggled_cb (CvTrackBar      *self,
            GtkToggleButton *button)
{
  for (guint i = 0; i < CV_N_SPANS; i++)
    if (self->buttons[i] == button && gtk_toggle_button_get_active (button) && self->span != (CvSpan) i)
      {
        self->span = (CvSpan) i;
        g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SPAN]);
      }
}

static void
build_spans (CvTrackBar *self)
{
  /* Translators: how much of the past the list of KPIs shows: four weeks, twelve weeks, the plan's period, everything. */
  const char *const labels[] = { C_ ("span", "4 W"), C_ ("span", "12 W"), C_ ("span", "Plan"), C_ ("span", "All") };
  const char *const names[]
      = { _ ("Show the Last 4 Weeks"), _ ("Show the Last 12 Weeks"), _ ("Show the Plan’s Period"), _ ("Show All Values") };

  self->spans = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->spans, "linked");
  gtk_widget_set_halign (self->spans, GTK_ALIGN_START);
  gtk_widget_set_parent (self->spans, GTK_WIDGET (self));
  for (guint i = 0; i < CV_N_SPANS; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (labels[i]);

      self->buttons[i] = GTK_TOGGLE_BUTTON (button);
      gtk_toggle_button_set_group (self->buttons[i], i > 0 ? self->buttons[0] : NULL);
      gtk_widget_set_tooltip_text (button, names[i]);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, names[i], -1);
      g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->spans), button);
    }
  gtk_toggle_button_set_active (self->buttons[self->span], TRUE);
}

/* --- by what --- */

static void
chosen_cb (CvTrackBar *self)
{
  CvGrouping grouping = (CvGrouping) gtk_drop_down_get_selected (self->choice);

  if (grouping == self->grouping)
    return;
  self->grouping = grouping;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GROUPING]);
}

static void
build_groupings (CvTrackBar *self)
{
  const char *const words[] = { C_ ("group by", "Goal"), C_ ("group by", "Channel"), C_ ("group by", "Owner"), NULL };
  GtkWidget *caption = gtk_label_new (_ ("Group by"));
  GtkWidget *choice = cv_choice_new (words);

  self->choice = GTK_DROP_DOWN (choice);
  cv_choice_set_label (self->choice, _ ("Group by"));
  gtk_drop_down_set_selected (self->choice, self->grouping);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (caption, "dim-label");
  self->groupings = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->groupings), caption);
  gtk_box_append (GTK_BOX (self->groupings), choice);
  gtk_widget_set_parent (self->groupings, GTK_WIDGET (self));
}

/* --- life --- */

static void
cv_track_bar_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  CvTrackBar *self = CV_TRACK_BAR (object);

  switch ((CvTrackBarProperty) id)
    {
    case PROP_SPAN:
      g_value_set_string (value, cv_span_to_string (self->span));
      break;
    case PROP_GROUPING:
      g_value_set_string (value, cv_grouping_to_string (self->grouping));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* As the user does, by the widgets; what is no such word changes nothing. */
static void
cv_track_bar_set_property (GObject      *object,
                           guint         id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  CvTrackBar *self = CV_TRACK_BAR (object);
  CvGrouping grouping;
  CvSpan span;

  switch ((CvTrackBarProperty) id)
    {
    case PROP_SPAN:
      if (cv_span_from_string (g_value_get_string (value), &span))
        gtk_toggle_button_set_active (self->buttons[span], TRUE);
      break;
    case PROP_GROUPING:
      if (cv_grouping_from_string (g_value_get_string (value), &grouping))
        gtk_drop_down_set_selected (self->choice, grouping);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cv_track_bar_dispose (GObject *object)
{
  CvTrackBar *self = CV_TRACK_BAR (object);

  g_clear_pointer (&self->spans, gtk_widget_unparent);
  g_clear_pointer (&self->groupings, gtk_widget_unparent);
  G_OBJECT_CLASS (cv_track_bar_parent_class)->dispose (object);
}

static void
cv_track_bar_class_init (CvTrackBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cv_track_bar_get_property;
  object_class->set_property = cv_track_bar_set_property;
  object_class->dispose = cv_track_bar_dispose;
  properties[PROP_SPAN] = g_param_spec_string ("span", NULL, NULL, "plan",
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_GROUPING] = g_param_spec_string ("grouping", NULL, NULL, "goal",
                                                   G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
cv_track_bar_init (CvTrackBar *self)
{
  self->span = CV_SPAN_PLAN;
  self->grouping = CV_GROUP_BY_GOAL;
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 12);
  build_spans (self);
  build_groupings (self);
}
