/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-track-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cv-number.h"
#include "charts/cv-kpi-chart.h"
#include "pages/cv-chart-form.h"
#include "pages/cv-event-list.h"
#include "widgets/cv-chart-view.h"
#include "widgets/cv-choice.h"
#include "widgets/cv-width-bin.h"
#include "widgets/cv-wrap-layout.h"

/* Of a number that is put in to be corrected. */
#define MAX_DECIMALS 10

struct _CvTrackChart
{
  AdwBin parent_instance;

  CvChartView *view;
  GtkBox *compare_box;
  GtkDropDown *compare_choice;

  CvPage *page;      /* (unowned) */
  char *kpi;         /* id */
  GArray *values;    /* (owned) (nullable) of CvPeriodValue: what is shown */
  CvGrain cadence;

  CvDay day;         /* of the bubble that is open */
  char *metric, *channel; /* ... and the series of its value */
};

enum
{
  SIGNAL_POINT_ACTIVATED,
  SIGNAL_COMPARE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CvTrackChart, cv_track_chart, ADW_TYPE_BIN)

/* --- showing --- */

/* On screen the finding stands above the chart as text that can be selected and read; here it is
 * the chart's name. */
void
cv_track_chart_show (CvTrackChart      *self,
                     const CvTrackItem *item)
{
  gboolean same;
  CvPlan *plan = cv_page_get_plan (self->page);
  CvKpi *kpi = cv_plan_find (plan, CV_NOUN_KPI, item->kpi);
  CvLineChart *chart;
  g_autofree char *title = NULL;

  g_return_if_fail (CV_IS_TRACK_CHART (self));

  same = g_strcmp0 (item->kpi, self->kpi) == 0;
  g_free (self->kpi);
  self->kpi = g_strdup (item->kpi);
  self->cadence = item->question->cadence;
  g_clear_pointer (&self->values, g_array_unref);
  self->values = g_array_ref (item->result->values);

  chart = cv_line_chart_from_kpi (plan, kpi, item->question, item->result,
                                  cv_track_chart_get_compare (self));
  /* Rather all there is than an empty chart. */
  if (cv_track_item_has_values (item))
    {
      chart->from = item->from;
      chart->to = item->to;
    }
  title = g_steal_pointer (&chart->title);
  g_clear_pointer (&chart->subtitle, g_free);
  if (same)
    cv_chart_view_update_chart (self->view, chart, title);
  else
    cv_chart_view_set_chart (self->view, chart, title);
}

CvCompare
cv_track_chart_get_compare (CvTrackChart *self)
{
  g_return_val_if_fail (CV_IS_TRACK_CHART (self), CV_COMPARE_NOTHING);

  return (CvCompare) gtk_drop_down_get_selected (self->compare_choice);
}

static void
compare_chosen_cb (CvTrackChart *self)
{
  g_signal_emit (self, signals[SIGNAL_COMPARE_CHANGED], 0);
}

static void
zoom_clicked_cb (CvTrackChart *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  cv_chart_view_zoom_to_selection (self->view);
}

static void
all_clicked_cb (CvTrackChart *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  cv_chart_view_show_all (self->view);
}

/* --- noting an event --- */

static void
event_entered_cb (CvTrackChart *self,
                  const char   *text,
                  CvChartForm  *form)
{
  g_autoptr (GError) error = NULL;

  if (cv_event_list_submit (self->page, self->day, text, &error))
    cv_chart_view_popdown (self->view);
  else
    cv_chart_form_complain (form, error->message);
}

static void
axis_activated_cb (CvTrackChart *self,
                   CvDay         day)
{
  g_autofree char *words = cv_day_format_locale (day);
  /* Translators: %s is a day. */
  g_autofree char *heading = g_strdup_printf (_ ("Event on %s"), words);
  GtkWidget *form = cv_chart_form_new (heading, _ ("What happened"), _ ("Add"), "");

  self->day = day;
  g_signal_connect_object (form, "entered", G_CALLBACK (event_entered_cb), self,
                           G_CONNECT_SWAPPED);
  cv_chart_view_popup (self->view, form, day, TRUE);
  gtk_widget_grab_focus (form);
}

/* --- correcting a value --- */

static void
value_entered_cb (CvTrackChart *self,
                  const char   *text,
                  CvChartForm  *form)
{
  double value;
  g_autofree char *period = cv_period_format_locale (self->day, self->cadence);
  g_autofree char *done = NULL;

  if (!cv_number_parse_typed (text, &value))
    {
      g_autofree char *sentence
          = *text == '\0' ? g_strdup (_ ("Type a number, or press Escape to leave it as it is."))
                          : g_strdup_printf (_ ("“%s” is not a number."), text);

      cv_chart_form_complain (form, sentence);
      return;
    }
  cv_session_submit_value (cv_page_get_session (self->page), self->metric, self->channel,
                           self->cadence, self->day, value);
  cv_chart_view_popdown (self->view);
  /* Translators: %s is a day or period. */
  done = g_strdup_printf (_ ("Value of %s corrected"), period);
  cv_page_say (self->page, done, TRUE);
}

/* NAN: it has none. */
static double
find_value (CvTrackChart *self,
            CvDay         day)
{
  for (guint i = 0; self->values != NULL && i < self->values->len; i++)
    {
      const CvPeriodValue *value = &g_array_index (self->values, CvPeriodValue, i);

      if (value->first == day)
        return value->value;
    }
  return NAN;
}

void
cv_track_chart_edit_value (CvTrackChart *self,
                           CvDay         day,
                           const char   *metric,
                           const char   *channel)
{
  g_autofree char *period = NULL;
  g_autofree char *text = NULL;
  GtkWidget *form;
  double value;

  g_return_if_fail (CV_IS_TRACK_CHART (self));

  self->day = cv_period_first (day, self->cadence);
  g_free (self->metric);
  self->metric = g_strdup (metric);
  g_free (self->channel);
  self->channel = g_strdup (channel);

  value = find_value (self, self->day);
  period = cv_period_format_locale (self->day, self->cadence);
  text = isnan (value) ? g_strdup ("") : cv_number_format_locale (value, MAX_DECIMALS);
  form = cv_chart_form_new (period, _ ("Value"), _ ("Save"), text);
  g_signal_connect_object (form, "entered", G_CALLBACK (value_entered_cb), self,
                           G_CONNECT_SWAPPED);
  cv_chart_view_popup (self->view, form, self->day, FALSE);
  gtk_widget_grab_focus (form);
}

static void
point_activated_cb (CvTrackChart *self,
                    CvDay         day)
{
  g_signal_emit (self, signals[SIGNAL_POINT_ACTIVATED], 0, (int) day);
}

/* --- life --- */

void
cv_track_chart_set_page (CvTrackChart *self,
                         CvPage       *page)
{
  g_return_if_fail (CV_IS_TRACK_CHART (self));

  self->page = page;
}

static void
cv_track_chart_finalize (GObject *object)
{
  CvTrackChart *self = CV_TRACK_CHART (object);

  g_free (self->kpi);
  g_free (self->metric);
  g_free (self->channel);
  g_clear_pointer (&self->values, g_array_unref);
  G_OBJECT_CLASS (cv_track_chart_parent_class)->finalize (object);
}

static void
cv_track_chart_class_init (CvTrackChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cv_track_chart_finalize;

  signals[SIGNAL_POINT_ACTIVATED]
      = g_signal_new ("point-activated", CV_TYPE_TRACK_CHART, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_COMPARE_CHANGED]
      = g_signal_new ("compare-changed", CV_TYPE_TRACK_CHART, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 0);

  g_type_ensure (CV_TYPE_CHART_VIEW);
  g_type_ensure (CV_TYPE_WIDTH_BIN);
  g_type_ensure (CV_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/cultivar_planner/Cultivar/cv-track-chart.ui");
  gtk_widget_class_bind_template_child (widget_class, CvTrackChart, view);
  gtk_widget_class_bind_template_child (widget_class, CvTrackChart, compare_box);
  gtk_widget_class_bind_template_callback (widget_class, zoom_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, axis_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, point_activated_cb);
}

static void
cv_track_chart_init (CvTrackChart *self)
{
  const char *words[] = { cv_compare_get_label (CV_COMPARE_NOTHING),
                          cv_compare_get_label (CV_COMPARE_PREVIOUS),
                          cv_compare_get_label (CV_COMPARE_YEAR), NULL };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->compare_choice = GTK_DROP_DOWN (cv_choice_new (words));
  cv_choice_set_label (self->compare_choice, _ ("Compare with"));
  gtk_widget_set_valign (GTK_WIDGET (self->compare_choice), GTK_ALIGN_CENTER);
  gtk_box_append (self->compare_box, GTK_WIDGET (self->compare_choice));
  g_signal_connect_object (self->compare_choice, "notify::selected",
                           G_CALLBACK (compare_chosen_cb), self, G_CONNECT_SWAPPED);
}
