/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-community-pane.h"

#include <glib/gi18n-lib.h>

#include "base/cv-error.h"
#include "charts/cv-community-chart.h"
#include "engine/cv-channel-values.h"
#include "pages/cv-chart-menu.h"
#include "widgets/cv-picture-view.h"

struct _CvCommunityPane
{
  AdwBin parent_instance;

  GtkLabel *title;
  CvPictureView *view;
  CvChartMenu *chart_menu;

  CvPage *page; /* (unowned) */
  GCancellable *asking; /* (owned) (nullable) */
  GArray *values; /* (owned) (nullable) of CvCommunityValue: what is shown */
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (CvCommunityPane, cv_community_pane, ADW_TYPE_BIN)

/* --- the picture --- */

static void
draw (cairo_t            *cr,
      gconstpointer       chart,
      const CvChartStyle *style,
      double              width,
      double              height)
{
  cv_bar_chart_draw (cr, chart, style, FALSE, width);
}

static double
get_height (gconstpointer       chart,
            const CvChartStyle *style,
            double              width)
{
  return cv_bar_chart_get_height (chart, style, FALSE, width);
}

static guint
count (gconstpointer chart)
{
  return cv_bar_chart_count (chart);
}

static char *
describe (gconstpointer chart,
          guint         bar)
{
  return cv_bar_chart_describe (chart, bar);
}

static char *
describe_all (gconstpointer chart)
{
  return cv_bar_chart_describe_all (chart);
}

static void
place (gconstpointer       chart,
       const CvChartStyle *style,
       double              width,
       double              height,
       guint               bar,
       cairo_rectangle_t  *frame)
{
  *frame = (cairo_rectangle_t){ 0, 0, width, 0 };
  cv_bar_chart_place (chart, style, FALSE, width, bar, &frame->y, &frame->height);
}

static const CvPictureKind bars
    = { draw, get_height, count, describe, describe_all, place, (GDestroyNotify) cv_bar_chart_free, FALSE };

/* --- the numbers --- */

static void
on_compared (GObject      *session,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (CvCommunityPane) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) values = cv_session_compare_channels_finish (CV_SESSION (session), result, &error);
  CvBarChart *chart;

  if (values == NULL)
    {
      if (!g_error_matches (error, CV_ERROR, CV_ERROR_CANCELLED)
          && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        gtk_label_set_text (self->title, error->message);
      return;
    }
  g_clear_pointer (&self->values, g_array_unref);
  self->values = g_steal_pointer (&values);
  chart = cv_community_chart_new (self->values);
  gtk_label_set_text (self->title, chart->title);
  cv_picture_view_set_chart (self->view, &bars, chart, chart->title);
}

static CvFigure *
make_figure (gpointer data)
{
  CvCommunityPane *self = data;

  return self->values != NULL ? cv_bar_chart_to_figure (cv_community_chart_new (self->values)) : NULL;
}

static void
ask (CvCommunityPane *self)
{
  self->stale = FALSE;
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  cv_session_compare_channels_async (cv_page_get_session (self->page), self->asking, on_compared, g_object_ref (self));
}

/* Only what is seen is asked for. */
static void
on_changed (CvCommunityPane *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    ask (self);
}

static void
cv_community_pane_map (GtkWidget *widget)
{
  CvCommunityPane *self = CV_COMMUNITY_PANE (widget);

  if (self->stale)
    ask (self);
  GTK_WIDGET_CLASS (cv_community_pane_parent_class)->map (widget);
}

void
cv_community_pane_set_page (CvCommunityPane *self,
                            CvPage          *page)
{
  g_return_if_fail (CV_IS_COMMUNITY_PANE (self) && self->page == NULL);

  self->page = page;
  self->stale = TRUE;
  cv_chart_menu_set_maker (self->chart_menu, C_ ("view of channels", "Community Value"), make_figure, self);
  g_signal_connect_object (cv_page_get_plan (page), "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cv_page_get_session (page), "values-changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
cv_community_pane_dispose (GObject *object)
{
  CvCommunityPane *self = CV_COMMUNITY_PANE (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_pointer (&self->values, g_array_unref);
  G_OBJECT_CLASS (cv_community_pane_parent_class)->dispose (object);
}

static void
cv_community_pane_class_init (CvCommunityPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cv_community_pane_dispose;
  widget_class->map = cv_community_pane_map;
  g_type_ensure (CV_TYPE_CHART_MENU);
  g_type_ensure (CV_TYPE_PICTURE_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/cultivar_planner/Cultivar/cv-community-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CvCommunityPane, title);
  gtk_widget_class_bind_template_child (widget_class, CvCommunityPane, view);
  gtk_widget_class_bind_template_child (widget_class, CvCommunityPane, chart_menu);
}

static void
cv_community_pane_init (CvCommunityPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
