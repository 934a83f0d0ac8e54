/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-track-row.h"

#include <glib/gi18n-lib.h>

#include "charts/cv-kpi-chart.h"
#include "widgets/cv-bullet-view.h"
#include "widgets/cv-label.h"
#include "widgets/cv-sparkline-view.h"

struct _CvTrackRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *heading;
  GtkWidget *line;
  GtkLabel *name_label, *value_label, *status_label, *words_label, *outdated_label;
  GtkWidget *outdated;
  GtkImage *status_icon, *words_icon;
  GtkWidget *texts; /* the name, and what may stand below it */
  GtkWidget *words; /* the value and the status below the name */
  CvBulletView *bullet;
  CvSparklineView *sparkline;
  GtkWidget *status;
  const char *status_class;
};

G_DEFINE_FINAL_TYPE (CvTrackRow, cv_track_row, GTK_TYPE_WIDGET)

static void
set_status_class (CvTrackRow *self,
                  const char *css_class)
{
  GtkWidget *places[] = { self->status, self->words };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (self->status_class != NULL)
        gtk_widget_remove_css_class (places[i], self->status_class);
      gtk_widget_add_css_class (places[i], css_class);
    }
  self->status_class = css_class;
}

static void
show_pictures (CvTrackRow        *self,
               const CvTrackItem *item)
{
  CvBullet bullet = cv_bullet_from_result (item->question, item->result);
  g_autofree char *words = cv_track_item_describe_bullet (item);
  CvLineChart *chart;

  cv_bullet_view_set (self->bullet, &bullet, words);
  chart = cv_line_chart_from_result (item->question, item->result, item->name, item->unit, item->currency);
  chart->from = item->from;
  chart->to = item->to;
  cv_sparkline_view_set (self->sparkline, chart, _ ("Values over time"));
}

void
cv_track_row_show (CvTrackRow        *self,
                   const CvTrackItem *item)
{
  g_autofree char *value = NULL;
  g_autofree char *status = NULL;
  g_autofree char *words = NULL;
  g_autofree char *outdated = NULL;

  g_return_if_fail (CV_IS_TRACK_ROW (self));

  value = cv_track_item_format_value (item);
  status = cv_track_item_get_status (item);
  outdated = cv_track_item_get_outdated (item);
  gtk_label_set_label (self->name_label, item->name);
  gtk_label_set_label (self->value_label, value);
  gtk_label_set_label (self->status_label, status);
  /* Translators: %1$s is a value, %2$s a status: "14 · Behind by 4". */
  words = g_strdup_printf (_ ("%1$s · %2$s"), value, status);
  gtk_label_set_label (self->words_label, words);
  gtk_image_set_from_icon_name (self->status_icon, cv_track_item_get_icon (item));
  gtk_image_set_from_icon_name (self->words_icon, cv_track_item_get_icon (item));
  set_status_class (self, cv_track_item_get_class (item));
  gtk_label_set_label (self->outdated_label, outdated != NULL ? outdated : "");
  gtk_widget_set_visible (self->outdated, outdated != NULL);
  if (item->result != NULL)
    show_pictures (self, item);
}

void
cv_track_row_set_narrow (CvTrackRow *self,
                         gboolean    narrow)
{
  GtkWidget *wide_only[] = { GTK_WIDGET (self->bullet), GTK_WIDGET (self->value_label),
                             GTK_WIDGET (self->sparkline), self->status };

  g_return_if_fail (CV_IS_TRACK_ROW (self));

  for (guint i = 0; i < G_N_ELEMENTS (wide_only); i++)
    gtk_widget_set_visible (wide_only[i], !narrow);
  gtk_widget_set_visible (self->words, narrow);
}

static void
set_class (GtkWidget  *widget,
           const char *css_class,
           gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

void
cv_track_row_set_place (CvTrackRow *self,
                        const char *heading,
                        gboolean    top,
                        gboolean    last)
{
  g_return_if_fail (CV_IS_TRACK_ROW (self));

  cv_label_set_name (self->heading, heading != NULL ? heading : "");
  gtk_widget_set_visible (GTK_WIDGET (self->heading), heading != NULL);
  set_class (self->line, "first", heading != NULL);
  set_class (self->line, "last", last);
  set_class (GTK_WIDGET (self->heading), "top", top);
}

GtkWidget *
cv_track_row_new (const CvTrackColumns *columns)
{
  CvTrackRow *self = g_object_new (CV_TYPE_TRACK_ROW, NULL);

  gtk_size_group_add_widget (columns->texts, self->texts);
  gtk_size_group_add_widget (columns->values, GTK_WIDGET (self->value_label));
  return GTK_WIDGET (self);
}

static void
cv_track_row_dispose (GObject *object)
{
  g_clear_pointer (&CV_TRACK_ROW (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (cv_track_row_parent_class)->dispose (object);
}

static void
cv_track_row_class_init (CvTrackRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cv_track_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  g_type_ensure (CV_TYPE_BULLET_VIEW);
  g_type_ensure (CV_TYPE_SPARKLINE_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/cultivar_planner/Cultivar/cv-track-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CvTrackRow, box);
  gtk_widget_class_bind_template_child (widget_class, CvTrackRow, heading);
  gtk_widget_class_bind_template_child (widget_class, CvTrackRow, line);
  gtk_widget_class_bind_template_child (widget_class, CvTrackRow, outdated);
  gtk_widget_class_bind_template_child (widget_class, CvTrackRow, outdated_label);
  gtk_widget_class_bind_template_child (widget_class, CvTrackRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, CvTrackRow, value_label);
  gtk_widget_class_bind_template_child (widget_class, CvTrackRow, status_label);
  gtk_widget_class_bind_template_child (widget_class, CvTrackRow, words_label);
  gtk_widget_class_bind_template_child (widget_class, CvTrackRow, status_icon);
  gtk_widget_class_bind_template_child (widget_class, CvTrackRow, words_icon);
  gtk_widget_class_bind_template_child (widget_class, CvTrackRow, texts);
  gtk_widget_class_bind_template_child (widget_class, CvTrackRow, words);
  gtk_widget_class_bind_template_child (widget_class, CvTrackRow, bullet);
  gtk_widget_class_bind_template_child (widget_class, CvTrackRow, sparkline);
  gtk_widget_class_bind_template_child (widget_class, CvTrackRow, status);
}

static void
cv_track_row_init (CvTrackRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cv_label_limit (self->heading, 2);
}
