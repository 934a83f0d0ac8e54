/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-track-channels.h"

#include "widgets/cv-chart-view.h"
#include "widgets/cv-columns.h"

/* Of one chart; three rows of them are on screen at once. */
#define HEIGHT 190

struct _CvTrackChannels
{
  AdwBin parent_instance;

  CvColumns *columns;
  GtkLabel *rest;   /* says what has no room */
  GPtrArray *panels; /* of Panel */
  CvChartCursor *cursor;
};

enum
{
  SIGNAL_POINT_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CvTrackChannels, cv_track_channels, ADW_TYPE_BIN)

typedef struct
{
  GtkWidget *box; /* (unowned) */
  GtkLabel *name, *value;
  CvChartView *view;
  char *channel; /* id */
} Panel;

static void
point_activated_cb (CvTrackChannels *self,
                    CvDay            day,
                    CvChartView     *view)
{
  for (guint i = 0; i < self->panels->len; i++)
    {
      const Panel *panel = self->panels->pdata[i];

      if (panel->view == view)
        g_signal_emit (self, signals[SIGNAL_POINT_ACTIVATED], 0, (int) day, panel->channel);
    }
}

static GtkLabel *
add_label (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static Panel *
panel_new (CvTrackChannels *self)
{
  Panel *panel = g_new0 (Panel, 1);
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  panel->name = add_label (heading);
  gtk_label_set_ellipsize (panel->name, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (panel->name, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (panel->name), TRUE);
  panel->value = add_label (heading);
  gtk_widget_add_css_class (GTK_WIDGET (panel->value), "numeric");
  gtk_widget_set_margin_start (heading, 9);
  gtk_widget_set_margin_end (heading, 9);

  panel->view = CV_CHART_VIEW (cv_chart_view_new ());
  cv_chart_view_set_height (panel->view, HEIGHT);
  cv_chart_view_set_cursor (panel->view, self->cursor);
  g_signal_connect_object (panel->view, "point-activated", G_CALLBACK (point_activated_cb), self, G_CONNECT_SWAPPED);

  panel->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (panel->box), heading);
  gtk_box_append (GTK_BOX (panel->box), GTK_WIDGET (panel->view));
  cv_columns_append (self->columns, panel->box, FALSE);
  return panel;
}

static void
panel_free (gpointer data)
{
  Panel *panel = data;

  gtk_widget_unparent (panel->box);
  g_free (panel->channel);
  g_free (panel);
}

/* Takes the line of @what. */
static void
panel_show (Panel   *panel,
            CvPanel *what)
{
  g_autofree char *name = cv_panel_describe (what);
  gboolean same = g_strcmp0 (panel->channel, what->channel) == 0;

  g_free (panel->channel);
  panel->channel = g_strdup (what->channel);
  gtk_label_set_label (panel->name, what->name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (panel->name), what->name);
  gtk_label_set_label (panel->value, what->value);
  if (same)
    cv_chart_view_update_chart (panel->view, g_steal_pointer (&what->line), name);
  else
    cv_chart_view_set_chart (panel->view, g_steal_pointer (&what->line), name);
}

void
cv_track_channels_show (CvTrackChannels *self,
                        CvPanelsChart   *chart)
{
  guint n = MIN (chart->panels->len, CV_PANELS_MAX);
  g_autofree char *rest = cv_panels_chart_tell_rest (chart, n);

  g_return_if_fail (CV_IS_TRACK_CHANNELS (self));

  if (self->panels->len > n)
    g_ptr_array_set_size (self->panels, (int) n);
  while (self->panels->len < n)
    g_ptr_array_add (self->panels, panel_new (self));
  for (guint i = 0; i < n; i++)
    panel_show (self->panels->pdata[i], &g_array_index (chart->panels, CvPanel, i));
  gtk_label_set_label (self->rest, rest != NULL ? rest : "");
  gtk_widget_set_visible (GTK_WIDGET (self->rest), rest != NULL);
  cv_panels_chart_free (chart);
}

static void
cv_track_channels_dispose (GObject *object)
{
  CvTrackChannels *self = CV_TRACK_CHANNELS (object);

  g_clear_pointer (&self->panels, g_ptr_array_unref);
  g_clear_object (&self->cursor);
  G_OBJECT_CLASS (cv_track_channels_parent_class)->dispose (object);
}

static void
cv_track_channels_class_init (CvTrackChannelsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cv_track_channels_dispose;

  signals[SIGNAL_POINT_ACTIVATED] = g_signal_new ("point-activated", CV_TYPE_TRACK_CHANNELS, G_SIGNAL_RUN_LAST, 0, NULL,
                                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
}

static void
cv_track_channels_init (CvTrackChannels *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->panels = g_ptr_array_new_with_free_func (panel_free);
  self->cursor = cv_chart_cursor_new ();
  self->columns = CV_COLUMNS (cv_columns_new ());
  cv_columns_set_filled (self->columns, TRUE);
  self->rest = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->rest, 0);
  gtk_label_set_wrap (self->rest, TRUE);
  gtk_label_set_wrap_mode (self->rest, PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (self->rest), "dim-label");
  gtk_widget_set_margin_start (GTK_WIDGET (self->rest), 9);

  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->columns));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rest));
  adw_bin_set_child (ADW_BIN (self), box);
}
