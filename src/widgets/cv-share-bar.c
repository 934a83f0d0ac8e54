/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/cv-share-bar.h"

#include <math.h>

#define BAR_HEIGHT 14
#define TICK_OVERHANG 4
#define TICK_WIDTH 2
#define GAP 2
#define MIN_WIDTH 60

struct _CvShareBar
{
  GtkWidget parent_instance;

  double amounts[CV_SHARE_BAR_MAX];
  guint n_amounts;
  double guide;
};

G_DEFINE_FINAL_TYPE (CvShareBar, cv_share_bar, GTK_TYPE_WIDGET)

GtkWidget *
cv_share_bar_new (void)
{
  return g_object_new (CV_TYPE_SHARE_BAR, NULL);
}

void
cv_share_bar_set (CvShareBar   *self,
                  const double *amounts,
                  guint         n_amounts,
                  double        guide,
                  const char   *sentence)
{
  g_return_if_fail (n_amounts <= CV_SHARE_BAR_MAX);

  for (guint i = 0; i < n_amounts; i++)
    self->amounts[i] = amounts[i];
  self->n_amounts = n_amounts;
  self->guide = guide;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static double
get_sum (CvShareBar *self)
{
  double sum = 0;

  for (guint i = 0; i < self->n_amounts; i++)
    sum += self->amounts[i];
  return sum;
}

/* The shades go from the accent towards the background, far enough apart for three to one between neighbours of a
 * bar of two. */
static GdkRGBA
get_shade (CvShareBar *self,
           guint       i)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (context, "accent_bg_color", &color))
    gtk_style_context_get_color (context, &color);
  color.alpha *= i == 0 ? 1.0f : i == 1 ? 0.55f : 0.25f;
  return color;
}

static void
snapshot_tick (CvShareBar  *self,
               GtkSnapshot *snapshot,
               double       width)
{
  GdkRGBA color;
  graphene_rect_t tick;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  graphene_rect_init (&tick, (float) (width * self->guide - TICK_WIDTH / 2.0), 0, TICK_WIDTH,
                      BAR_HEIGHT + 2 * TICK_OVERHANG);
  gtk_snapshot_append_color (snapshot, &color, &tick);
}

static void
cv_share_bar_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  CvShareBar *self = CV_SHARE_BAR (widget);
  double width = gtk_widget_get_width (widget);
  double sum = get_sum (self), x = 0;

  if (sum <= 0)
    return;
  for (guint i = 0; i < self->n_amounts; i++)
    {
      double share = width * self->amounts[i] / sum;
      GdkRGBA color = get_shade (self, i);
      graphene_rect_t rect;

      if (share > GAP)
        {
          graphene_rect_init (&rect, (float) x, TICK_OVERHANG, (float) (share - GAP), BAR_HEIGHT);
          gtk_snapshot_append_color (snapshot, &color, &rect);
        }
      x += share;
    }
  if (!isnan (self->guide))
    snapshot_tick (self, snapshot, width);
}

static void
cv_share_bar_measure (GtkWidget     *widget,
                      GtkOrientation orientation,
                      int            for_size,
                      int           *minimum,
                      int           *natural,
                      int           *minimum_baseline,
                      int           *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : BAR_HEIGHT + 2 * TICK_OVERHANG;
}

static void
cv_share_bar_class_init (CvShareBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = cv_share_bar_snapshot;
  widget_class->measure = cv_share_bar_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cv_share_bar_init (CvShareBar *self)
{
  self->guide = NAN;
}
