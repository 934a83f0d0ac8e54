/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-track-detail.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cv-clock.h"
#include "charts/cv-kpi-chart.h"
#include "charts/cv-line-figure.h"
#include "charts/cv-panels-chart.h"
#include "model/cv-by-channel.h"
#include "model/cv-finding.h"
#include "model/cv-planning.h"
#include "model/cv-question.h"
#include "pages/cv-chart-form.h"
#include "pages/cv-chart-menu.h"
#include "pages/cv-event-list.h"
#include "pages/cv-track-channels.h"
#include "pages/cv-track-chart.h"
#include "pages/cv-track-table.h"
#include "pages/cv-value-form.h"
#include "widgets/cv-compat.h"
#include "widgets/cv-label.h"
#include "widgets/cv-width-bin.h"

/* An own title may be as long as any text. */
#define TITLE_LINES 4

struct _CvTrackDetail
{
  AdwBin parent_instance;

  GtkLabel *title_label, *subtitle_label, *status_label, *gap_label, *forecast_label, *hint_label;
  GtkImage *status_icon;
  GtkWidget *status;
  GtkStack *stack; /* "chart", "channels", "table" */
  GtkToggleButton *chart_button, *table_button, *channels_button;
  GtkButton *back_button;
  GtkMenuButton *title_button;
  CvTrackChart *chart;
  CvTrackChannels *channels;
  CvTrackTable *table;
  CvValueForm *form;
  CvEventList *events;

  CvPage *page;        /* (unowned) */
  CvChartMenu *chart_menu;
  char *kpi;           /* id */
  double from, to;     /* what its charts show */
  guint n_lines;       /* of the chart of all channels together: its own, and one it is compared with */
  GCancellable *asking; /* (owned) (nullable) for its channels' values */
  CvFigure *exported; /* (owned) (nullable) the chart with its title, as a file shows it */
  const char *status_class;
};

enum
{
  SIGNAL_BACK,
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CvTrackDetail, cv_track_detail, ADW_TYPE_BIN)

/* --- showing --- */

static gboolean
is_by_channel (CvTrackDetail *self)
{
  return gtk_toggle_button_get_active (self->channels_button)
         && gtk_widget_get_visible (GTK_WIDGET (self->channels_button));
}

static void
show_heading (CvTrackDetail *self,
              const char    *title,
              const char    *subtitle)
{
  cv_label_set_name (self->title_label, title);
  gtk_label_set_label (self->subtitle_label, subtitle != NULL ? subtitle : "");
}

/* On screen the finding stands above the chart as text that can be selected and read; in a file
 * it belongs to the picture. */
static void
show_chart (CvTrackDetail     *self,
            const CvTrackItem *item)
{
  CvPlan *plan = cv_page_get_plan (self->page);
  CvKpi *kpi = cv_plan_find (plan, CV_NOUN_KPI, item->kpi);
  CvLineChart *chart = cv_line_chart_from_kpi (plan, kpi, item->question, item->result,
                                               cv_track_chart_get_compare (self->chart));

  show_heading (self, chart->title, chart->subtitle);
  self->n_lines = chart->series->len;
  g_clear_pointer (&self->exported, cv_figure_unref);
  self->exported = cv_line_chart_to_figure (chart);
  cv_track_chart_show (self->chart, item);
  cv_track_table_show (self->table, plan, item, cv_track_chart_get_compare (self->chart));
}

/* --- its channels --- */

/* A question that is on its way to its answer. */
typedef struct
{
  CvTrackDetail *detail; /* (owned) */
  char *kpi;             /* (owned) id */
  GPtrArray *parts;      /* (owned) of CvKpiQuestion */
} Asking;

static void
asking_free (Asking *asking)
{
  g_object_unref (asking->detail);
  g_free (asking->kpi);
  g_ptr_array_unref (asking->parts);
  g_free (asking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, asking_free)

static void
show_parts (CvTrackDetail *self,
            CvKpi         *kpi,
            GPtrArray     *parts,
            GPtrArray     *results)
{
  CvPlan *plan = cv_page_get_plan (self->page);
  CvPanelsChart *chart = cv_panels_chart_of_kpi (plan, kpi, parts, results, self->from, self->to);

  show_heading (self, chart->title, chart->subtitle);
  cv_track_channels_show (self->channels, chart);
  cv_track_table_show_parts (self->table, plan, kpi, parts, results);
  g_clear_pointer (&self->exported, cv_figure_unref);
  self->exported = cv_panels_chart_to_figure (cv_panels_chart_of_kpi (plan, kpi, parts, results, NAN, NAN));
}

static void
parts_judged_cb (GObject      *session,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (Asking) asking = data;
  CvTrackDetail *self = asking->detail;
  g_autoptr (GPtrArray) results = cv_session_judge_finish (CV_SESSION (session), result, NULL);
  CvKpi *kpi;

  /* Something else was asked since, or the page is gone. */
  if (results == NULL || g_task_get_cancellable (G_TASK (result)) != self->asking)
    return;
  kpi = cv_plan_find (cv_page_get_plan (self->page), CV_NOUN_KPI, asking->kpi);
  if (kpi != NULL)
    show_parts (self, kpi, asking->parts, results);
}

static void
ask_parts (CvTrackDetail     *self,
           const CvTrackItem *item)
{
  Asking *asking = g_new (Asking, 1);
  GPtrArray *parts = cv_kpi_question_split (item->question);

  *asking = (Asking){ g_object_ref (self), g_strdup (item->kpi), g_ptr_array_ref (parts) };
  self->from = cv_track_item_has_values (item) ? item->from : NAN;
  self->to = cv_track_item_has_values (item) ? item->to : NAN;
  self->asking = g_cancellable_new ();
  cv_session_judge_async (cv_page_get_session (self->page), parts, self->asking, parts_judged_cb, asking);
}

static void
stop_asking (CvTrackDetail *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

/* Why the newest period that is over has no value, if it has none. */
static char *
describe_gap (CvTrackDetail     *self,
              const CvTrackItem *item)
{
  const GArray *values = item->result->values;
  CvDay today = cv_clock_today ();
  g_autofree char *period = NULL;
  g_autofree char *why = NULL;

  for (guint i = values->len; i-- > 0;)
    {
      const CvPeriodValue *value = &g_array_index (values, CvPeriodValue, i);
      const char *metric;

      if (value->last >= today)
        continue;
      if (value->why == CV_WHY_NONE)
        return NULL;
      metric = value->why_metric != NULL
                   ? cv_plan_get_metric_name (cv_page_get_plan (self->page), value->why_metric)
                   : NULL;
      period = cv_period_format_locale (value->first, item->question->cadence);
      why = cv_why_to_sentence (value->why, metric, item->question->cadence);
      /* Translators: %1$s is a period, %2$s why it has no value. */
      return g_strdup_printf (_ ("%1$s: %2$s"), period, why);
    }
  return NULL;
}

static void
show_words (CvTrackDetail     *self,
            const CvTrackItem *item)
{
  g_autofree char *status = cv_track_item_get_status (item);
  g_autofree char *forecast
      = cv_finding_forecast (item->unit, item->currency, item->question, item->result);
  g_autofree char *gap = describe_gap (self, item);
  const char *css_class = cv_track_item_get_class (item);

  gtk_label_set_label (self->status_label, status);
  gtk_image_set_from_icon_name (self->status_icon, cv_track_item_get_icon (item));
  if (self->status_class != NULL)
    gtk_widget_remove_css_class (self->status, self->status_class);
  gtk_widget_add_css_class (self->status, css_class);
  self->status_class = css_class;

  gtk_label_set_label (self->forecast_label, forecast != NULL ? forecast : "");
  gtk_widget_set_visible (GTK_WIDGET (self->forecast_label), forecast != NULL);
  gtk_label_set_label (self->gap_label, gap != NULL ? gap : "");
  gtk_widget_set_visible (GTK_WIDGET (self->gap_label), gap != NULL);
}

/* All channels together or one by one, as a chart or as a table. */
static void
show_form (CvTrackDetail *self)
{
  const char *form = is_by_channel (self) ? "channels" : "chart";
  const char *hint = _ ("Arrow keys go from point to point, with Shift they select. Enter "
                        "corrects a value, E adds an event, Ctrl+T shows the table.");

  if (gtk_toggle_button_get_active (self->table_button))
    {
      form = "table";
      hint = _ ("Enter corrects a value. Ctrl+C copies the selected rows.");
    }
  else if (is_by_channel (self))
    hint = _ ("Arrow keys go from point to point, Tab to the next channel. Ctrl+T shows the table.");
  else if (self->n_lines > 1)
    hint = _ ("Click a line’s name, or press I at one of its points, to show it alone. Arrow keys go from point to "
              "point, with Shift they select. Ctrl+T shows the table.");
  gtk_stack_set_visible_child_name (self->stack, form);
  gtk_label_set_label (self->hint_label, hint);
}

void
cv_track_detail_show (CvTrackDetail     *self,
                      const CvTrackItem *item)
{
  gboolean other;

  g_return_if_fail (CV_IS_TRACK_DETAIL (self));
  g_return_if_fail (item->result != NULL);

  other = g_strcmp0 (item->kpi, self->kpi) != 0;
  g_free (self->kpi);
  self->kpi = g_strdup (item->kpi);
  stop_asking (self);
  gtk_widget_set_visible (GTK_WIDGET (self->channels_button), item->question->n_scope > 1);
  /* Until its channels are known, another KPI says what it is as a whole. */
  if (other || !is_by_channel (self))
    show_chart (self, item);
  show_form (self);
  if (is_by_channel (self))
    ask_parts (self, item);
  show_words (self, item);
  cv_value_form_set_kpi (self->form, item->question);
  cv_event_list_show (self->events, item->kpi, item->question);
}

void
cv_track_detail_reload (CvTrackDetail *self)
{
  g_return_if_fail (CV_IS_TRACK_DETAIL (self));

  cv_value_form_reload (self->form);
}

void
cv_track_detail_focus (CvTrackDetail *self)
{
  g_return_if_fail (CV_IS_TRACK_DETAIL (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->back_button));
}

void
cv_track_detail_reveal (CvTrackDetail *self,
                        CvRecord      *record)
{
  g_return_if_fail (CV_IS_TRACK_DETAIL (self));

  cv_event_list_reveal (self->events, cv_record_get_id (record));
}

/* --- chart or table --- */

static void
form_toggled_cb (CvTrackDetail *self)
{
  show_form (self);
}

/* What is shown now is of all channels together, or of each. */
static void
channels_toggled_cb (CvTrackDetail *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
cv_track_detail_toggle (CvTrackDetail *self)
{
  gboolean table;

  g_return_if_fail (CV_IS_TRACK_DETAIL (self));

  table = !gtk_toggle_button_get_active (self->table_button);
  gtk_toggle_button_set_active (table ? self->table_button : self->chart_button, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
day_activated_cb (CvTrackDetail *self,
                  CvDay          day,
                  const char    *channel)
{
  cv_event_list_set_day (self->events, day);
  cv_value_form_edit_day (self->form, day, channel);
}

/* In place where the point is one measured value, else among the values it is made of. */
static void
point_activated_cb (CvTrackDetail *self,
                    CvDay          day)
{
  const char *metric, *channel;

  if (cv_value_form_get_only_series (self->form, &metric, &channel))
    cv_track_chart_edit_value (self->chart, day, metric, channel);
  else
    day_activated_cb (self, day, NULL);
}

static void
compare_changed_cb (CvTrackDetail *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* --- the title --- */

static void
title_entered_cb (CvTrackDetail *self,
                  const char    *text,
                  CvChartForm   *form)
{
  CvPlan *plan = cv_page_get_plan (self->page);
  CvRecord *kpi = cv_plan_find (plan, CV_NOUN_KPI, self->kpi);
  g_autoptr (GError) error = NULL;
  CvEdit *edit
      = kpi != NULL ? cv_planning_change_text (plan, kpi, "title", text, &error) : NULL;

  if (error != NULL)
    {
      cv_chart_form_complain (form, error->message);
      return;
    }
  gtk_menu_button_popdown (self->title_button);
  if (edit != NULL)
    cv_page_submit (self->page, edit, NULL);
}

/* Made each time it opens: with the title there is then. */
static void
open_title_cb (GtkMenuButton *button,
               gpointer       data)
{
  CvTrackDetail *self = CV_TRACK_DETAIL (data);
  CvKpi *kpi = cv_plan_find (cv_page_get_plan (self->page), CV_NOUN_KPI, self->kpi);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *form = cv_chart_form_new (_ ("Title of the Chart"), _ ("Empty: what the numbers say"),
                                       _ ("Save"), kpi != NULL ? kpi->title : "");

  g_signal_connect_object (form, "entered", G_CALLBACK (title_entered_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), form);
  gtk_menu_button_set_popover (button, popover);
}

static void
back_clicked_cb (CvTrackDetail *self)
{
  g_signal_emit (self, signals[SIGNAL_BACK], 0);
}

/* --- to a file --- */

static CvFigure *
get_figure (gpointer self)
{
  CvFigure *figure = CV_TRACK_DETAIL (self)->exported;

  return figure != NULL ? cv_figure_ref (figure) : NULL;
}

/* --- life --- */

void
cv_track_detail_set_page (CvTrackDetail *self,
                          CvPage        *page)
{
  g_return_if_fail (CV_IS_TRACK_DETAIL (self));

  self->page = page;
  cv_chart_menu_set_maker (self->chart_menu, NULL, get_figure, self);
  cv_value_form_set_page (self->form, page);
  cv_event_list_set_page (self->events, page);
  cv_track_chart_set_page (self->chart, page);
}

static void
cv_track_detail_dispose (GObject *object)
{
  stop_asking (CV_TRACK_DETAIL (object));
  G_OBJECT_CLASS (cv_track_detail_parent_class)->dispose (object);
}

static void
cv_track_detail_finalize (GObject *object)
{
  CvTrackDetail *self = CV_TRACK_DETAIL (object);

  g_free (self->kpi);
  g_clear_pointer (&self->exported, cv_figure_unref);
  G_OBJECT_CLASS (cv_track_detail_parent_class)->finalize (object);
}

static void
cv_track_detail_class_init (CvTrackDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cv_track_detail_dispose;
  G_OBJECT_CLASS (klass)->finalize = cv_track_detail_finalize;

  signals[SIGNAL_BACK] = g_signal_new ("back", CV_TYPE_TRACK_DETAIL, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", CV_TYPE_TRACK_DETAIL, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CV_TYPE_CHART_MENU);
  g_type_ensure (CV_TYPE_WIDTH_BIN);
  g_type_ensure (CV_TYPE_TRACK_CHANNELS);
  g_type_ensure (CV_TYPE_TRACK_CHART);
  g_type_ensure (CV_TYPE_TRACK_TABLE);
  g_type_ensure (CV_TYPE_VALUE_FORM);
  g_type_ensure (CV_TYPE_EVENT_LIST);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/cultivar_planner/Cultivar/cv-track-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, CvTrackDetail, title_label);
  gtk_widget_class_bind_template_child (widget_class, CvTrackDetail, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, CvTrackDetail, status);
  gtk_widget_class_bind_template_child (widget_class, CvTrackDetail, status_icon);
  gtk_widget_class_bind_template_child (widget_class, CvTrackDetail, status_label);
  gtk_widget_class_bind_template_child (widget_class, CvTrackDetail, gap_label);
  gtk_widget_class_bind_template_child (widget_class, CvTrackDetail, forecast_label);
  gtk_widget_class_bind_template_child (widget_class, CvTrackDetail, hint_label);
  gtk_widget_class_bind_template_child (widget_class, CvTrackDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, CvTrackDetail, chart_button);
  gtk_widget_class_bind_template_child (widget_class, CvTrackDetail, table_button);
  gtk_widget_class_bind_template_child (widget_class, CvTrackDetail, channels_button);
  gtk_widget_class_bind_template_child (widget_class, CvTrackDetail, channels);
  gtk_widget_class_bind_template_child (widget_class, CvTrackDetail, back_button);
  gtk_widget_class_bind_template_child (widget_class, CvTrackDetail, title_button);
  gtk_widget_class_bind_template_child (widget_class, CvTrackDetail, chart);
  gtk_widget_class_bind_template_child (widget_class, CvTrackDetail, chart_menu);
  gtk_widget_class_bind_template_child (widget_class, CvTrackDetail, table);
  gtk_widget_class_bind_template_child (widget_class, CvTrackDetail, form);
  gtk_widget_class_bind_template_child (widget_class, CvTrackDetail, events);
  gtk_widget_class_bind_template_callback (widget_class, form_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, channels_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, point_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, compare_changed_cb);
}

static void
cv_track_detail_init (CvTrackDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cv_label_limit (self->title_label, TITLE_LINES);
  gtk_menu_button_set_create_popup_func (self->title_button, open_title_cb, self, NULL);
  show_form (self);
}
