/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page asks the session to judge all KPIs whenever the plan or its values changed, and shows
 * the answers as they come; an older answer than the last question is dropped. Lines are kept
 * while goals and KPIs stay the same. */

#include "config.h"

#include "pages/cv-track-page.h"

#include <glib/gi18n-lib.h>

#include "base/cv-clock.h"
#include "charts/cv-status-chart.h"
#include "model/cv-question.h"
#include "model/cv-search.h"
#include "pages/cv-chart-menu.h"
#include "pages/cv-checkin-view.h"
#include "pages/cv-track-bar.h"
#include "pages/cv-track-detail.h"
#include "pages/cv-track-import.h"
#include "pages/cv-track-list.h"
#include "pages/cv-value-export.h"
#include "pages/cv-verbatims-pane.h"
#include "widgets/cv-compat.h"
#include "widgets/cv-empty-state.h"
#include "widgets/cv-notice.h"
#include "widgets/cv-width-bin.h"

/* From this width on the list's rows stand in one line, if no value is longer than so many characters. */
#define BREAK_WIDTH 690
#define VALUE_CHARACTERS 7
#define CHARACTER_WIDTH 9

struct _CvTrackPage
{
  CvPage parent_instance;

  GtkWidget *switcher;
  AdwViewStack *views; /* "kpis", which is the stack, "verbatims" */
  CvVerbatimsPane *verbatims;
  GtkStack *stack; /* "empty", "list", "check-in", "detail" */
  CvCheckInView *check_in;
  CvNotice *due_notice;
  CvWidthBin *width_bin;
  GtkWidget *no_values;
  CvTrackBar *bar;
  CvChartMenu *chart_menu;
  GMenuModel *values_menu;
  CvTrackList *list;
  CvTrackDetail *detail;

  char *signature;       /* of the lines */
  GHashTable *places;    /* id of a KPI → its place in `questions` and `results`, from 1 */
  GPtrArray *questions;  /* (owned) (nullable) of CvKpiQuestion: of `results` */
  GPtrArray *results;    /* (owned) (nullable) of CvKpiResult */
  char *opened;          /* id of the KPI shown in depth */
  CvRecord *sought;      /* (owned) (nullable) to be revealed once the KPIs are judged */
  gboolean checking_in;  /* the check-in is what is shown */
  GCancellable *judging; /* (owned) (nullable) */
  guint idle;
};

G_DEFINE_FINAL_TYPE (CvTrackPage, cv_track_page, CV_TYPE_PAGE)

static CvPlan *
get_plan (CvTrackPage *self)
{
  return cv_page_get_plan (CV_PAGE (self));
}

/* --- the answers --- */

/* FALSE: not judged, or gone. @item borrows everything. */
static gboolean
get_item (const char  *id,
          CvTrackItem *item,
          gpointer     data)
{
  CvTrackPage *self = data;
  CvPlanInfo *info = cv_plan_get_info (get_plan (self));
  CvKpi *kpi = cv_plan_find (get_plan (self), CV_NOUN_KPI, id);
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, id));

  if (kpi == NULL || place == 0)
    return FALSE;
  *item = (CvTrackItem){ .kpi = (char *) id,
                         .goal = kpi->goal,
                         .name = (char *) cv_kpi_get_label (kpi),
                         .unit = kpi->unit,
                         .currency = info->currency,
                         .question = self->questions->pdata[place - 1],
                         .result = self->results->pdata[place - 1] };
  cv_span_get_times (cv_track_bar_get_span (self->bar), info->from, info->to, cv_clock_today (), &item->from, &item->to);
  return TRUE;
}

static void
take_results (CvTrackPage *self,
              GPtrArray   *questions,
              GPtrArray   *results)
{
  g_hash_table_remove_all (self->places);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  self->questions = questions;
  self->results = results;
  for (guint i = 0; i < questions->len; i++)
    g_hash_table_insert (self->places, ((CvKpiQuestion *) questions->pdata[i])->kpi, GUINT_TO_POINTER (i + 1));
}

static gboolean
has_values (CvTrackPage *self)
{
  for (guint i = 0; self->results != NULL && i < self->results->len; i++)
    if (((CvKpiResult *) self->results->pdata[i])->values->len > 0)
      return TRUE;
  return FALSE;
}

static void
detail_changed_cb (CvTrackPage *self)
{
  CvTrackItem item;

  if (self->opened != NULL && get_item (self->opened, &item, self))
    cv_track_detail_show (self->detail, &item);
}

/* FALSE: it is not judged yet. */
static gboolean
open_kpi (CvTrackPage *self,
          const char  *id)
{
  CvTrackItem item;

  if (!get_item (id, &item, self))
    return FALSE;
  g_free (self->opened);
  self->opened = g_strdup (id);
  self->checking_in = FALSE;
  cv_track_detail_show (self->detail, &item);
  gtk_stack_set_visible_child_name (self->stack, "detail");
  gtk_widget_set_visible (self->switcher, FALSE);
  cv_track_detail_focus (self->detail);
  return TRUE;
}

static void
reveal_sought (CvTrackPage *self)
{
  g_autoptr (CvRecord) record = NULL;
  CvKpi *kpi;

  if (self->sought == NULL || self->results == NULL)
    return;
  record = g_steal_pointer (&self->sought);
  kpi = cv_search_find_kpi (get_plan (self), record);
  if (kpi != NULL && open_kpi (self, cv_record_get_id (CV_RECORD (kpi))))
    cv_track_detail_reveal (self->detail, record);
}

/* A list with a value of a million millions needs more room before its rows can stand in one line. */
static void
make_room (CvTrackPage *self)
{
  glong longest = VALUE_CHARACTERS;

  for (guint i = 0; self->results != NULL && i < self->results->len; i++)
    {
      g_autofree char *value = NULL;
      CvTrackItem item;

      if (!get_item (((CvKpiQuestion *) self->questions->pdata[i])->kpi, &item, self))
        continue;
      value = cv_track_item_format_value (&item);
      longest = MAX (longest, g_utf8_strlen (value, -1));
    }
  g_object_set (self->width_bin, "break-width", BREAK_WIDTH + CHARACTER_WIDTH * (int) (longest - VALUE_CHARACTERS), NULL);
}

static void
show_results (CvTrackPage *self)
{
  make_room (self);
  cv_track_list_refresh (self->list);
  gtk_widget_set_visible (self->no_values, self->results != NULL && !has_values (self));
  detail_changed_cb (self);
  reveal_sought (self);
}

typedef struct
{
  CvTrackPage *page;    /* (owned) */
  GPtrArray *questions; /* (owned) */
} Judging;

static void
judged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autofree Judging *judging = data;
  g_autoptr (CvTrackPage) self = judging->page;
  g_autoptr (GPtrArray) questions = judging->questions;
  GPtrArray *results = cv_session_judge_finish (CV_SESSION (source), result, NULL);

  if (results == NULL)
    return;
  if (self->judging == NULL || g_task_get_cancellable (G_TASK (result)) != self->judging)
    {
      g_ptr_array_unref (results);
      return;
    }
  take_results (self, g_steal_pointer (&questions), results);
  show_results (self);
}

static void
free_question (gpointer question)
{
  cv_kpi_question_free (question);
}

static void
judge (CvTrackPage *self)
{
  CvPlan *plan = get_plan (self);
  GPtrArray *questions = g_ptr_array_new_with_free_func (free_question);
  Judging *judging = g_new (Judging, 1);

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_KPI); i++)
    {
      CvKpiQuestion *question = cv_plan_get_kpi_question (
          plan, cv_plan_get_nth (plan, CV_NOUN_KPI, i), cv_clock_today (), NULL);

      if (question != NULL)
        g_ptr_array_add (questions, question);
    }

  g_cancellable_cancel (self->judging);
  g_clear_object (&self->judging);
  self->judging = g_cancellable_new ();
  *judging = (Judging){ g_object_ref (self), g_ptr_array_ref (questions) };
  cv_session_judge_async (cv_page_get_session (CV_PAGE (self)), questions, self->judging, judged_cb,
                          judging);
}

/* --- the list --- */

static void
opened_cb (CvTrackPage *self,
           const char  *id)
{
  open_kpi (self, id);
}

static void
build_lines (CvTrackPage *self,
             GPtrArray   *groups)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < groups->len; i++)
    {
      const CvKpiGroupOf *group = groups->pdata[i];

      for (guint k = 0; k < group->kpis->len; k++)
        g_ptr_array_add (lines, cv_track_line_new (cv_record_get_id (group->kpis->pdata[k]), k == 0 ? group->name : NULL,
                                                   k + 1 == group->kpis->len));
    }
  cv_track_list_set_lines (self->list, lines);
}

static void
show_list (CvTrackPage *self)
{
  gboolean empty = cv_plan_get_count (get_plan (self), CV_NOUN_KPI) == 0;

  g_clear_pointer (&self->opened, g_free);
  self->checking_in = FALSE;
  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "list");
  gtk_widget_set_visible (self->switcher, TRUE);
}

static void
update_rows (CvTrackPage *self)
{
  g_autoptr (GPtrArray) groups = cv_plan_group_kpis (get_plan (self), cv_track_bar_get_grouping (self->bar), cv_clock_today ());
  g_autofree char *signature = cv_kpi_groups_sign (groups);

  if (g_strcmp0 (signature, self->signature) != 0)
    {
      g_free (self->signature);
      self->signature = g_steal_pointer (&signature);
      build_lines (self, groups);
      show_results (self);
    }
  if (self->checking_in)
    return;
  if (self->opened == NULL || cv_plan_find (get_plan (self), CV_NOUN_KPI, self->opened) == NULL)
    show_list (self);
}

static void
grouping_changed_cb (CvTrackPage *self)
{
  if (cv_page_get_session (CV_PAGE (self)) != NULL)
    update_rows (self);
}

CvTrackBar *
cv_track_page_get_bar (CvTrackPage *self)
{
  g_return_val_if_fail (CV_IS_TRACK_PAGE (self), NULL);

  return self->bar;
}

/* --- following the plan --- */

static gboolean
update (gpointer data)
{
  CvTrackPage *self = data;

  self->idle = 0;
  update_rows (self);
  judge (self);
  return G_SOURCE_REMOVE;
}

static void
update_soon (CvTrackPage *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (update, self);
}

static void
values_changed_cb (CvTrackPage *self)
{
  update_soon (self);
  cv_track_detail_reload (self->detail);
}

static void
narrow_changed_cb (CvTrackPage *self)
{
  gboolean narrow = cv_width_bin_get_narrow (self->width_bin);

  cv_track_list_set_narrow (self->list, narrow);
  cv_track_bar_set_narrow (self->bar, narrow);
}

/* --- what is shown of it --- */

static CvFigure *
make_figure (gpointer data)
{
  CvTrackPage *self = data;
  CvPlanInfo *info = cv_plan_get_info (get_plan (self));
  double from, to;

  if (self->results == NULL)
    return NULL;
  cv_span_get_times (cv_track_bar_get_span (self->bar), info->from, info->to, cv_clock_today (), &from, &to);
  return cv_status_chart_to_figure (
      cv_status_chart_of_plan (get_plan (self), cv_track_bar_get_grouping (self->bar), self->questions, self->results, from,
                               to));
}

/* --- actions --- */

static void
chart_or_table_action (GtkWidget  *widget,
                       const char *action,
                       GVariant   *parameter)
{
  CvTrackPage *self = CV_TRACK_PAGE (widget);

  if (self->opened != NULL)
    cv_track_detail_toggle (self->detail);
}

static void
export_values_action (GtkWidget  *widget,
                      const char *action,
                      GVariant   *parameter)
{
  CvTableForm form;

  if (cv_table_form_from_string (g_variant_get_string (parameter, NULL), &form))
    cv_value_export_start (CV_PAGE (widget), form);
}

static void
kpis_clicked_cb (CvTrackPage *self)
{
  cv_page_go_to (CV_PAGE (self), "kpis");
}

/* --- the check-in --- */

static void
check_in_clicked_cb (CvTrackPage *self)
{
  if (cv_plan_get_count (get_plan (self), CV_NOUN_KPI) == 0)
    return;
  g_clear_pointer (&self->opened, g_free);
  self->checking_in = TRUE;
  adw_view_stack_set_visible_child_name (self->views, "kpis");
  gtk_stack_set_visible_child_name (self->stack, "check-in");
  gtk_widget_set_visible (self->switcher, FALSE);
  cv_check_in_view_open (self->check_in);
}

static void
check_in_action (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  check_in_clicked_cb (CV_TRACK_PAGE (widget));
}

static void
due_cb (CvTrackPage *self,
        const char  *text)
{
  cv_notice_show (self->due_notice, text, _ ("Check _In"));
}

/* --- life --- */

static gboolean
cv_track_page_back (CvPage *page)
{
  CvTrackPage *self = CV_TRACK_PAGE (page);
  g_autofree char *opened = g_strdup (self->opened);

  if (self->checking_in)
    {
      show_list (self);
      gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
      return TRUE;
    }
  if (opened == NULL)
    return FALSE;
  show_list (self);
  cv_track_list_focus (self->list, opened);
  return TRUE;
}

static gboolean
cv_track_page_is_unsaved (CvPage *page)
{
  return cv_check_in_view_is_unsaved (CV_TRACK_PAGE (page)->check_in);
}

static void
cv_track_page_reveal (CvPage   *page,
                      CvRecord *record)
{
  CvTrackPage *self = CV_TRACK_PAGE (page);
  CvNoun noun = cv_record_get_noun (record);
  gboolean verbatim = noun == CV_NOUN_VERBATIM || noun == CV_NOUN_CODE;

  adw_view_stack_set_visible_child_name (self->views, verbatim ? "verbatims" : "kpis");
  g_clear_object (&self->sought);
  if (!verbatim)
    self->sought = g_object_ref (record);
  reveal_sought (self);
}

static void
cv_track_page_session_set (CvPage *page)
{
  CvTrackPage *self = CV_TRACK_PAGE (page);

  cv_track_list_set_lookup (self->list, get_item, self);
  cv_chart_menu_set_maker (self->chart_menu, _ ("KPIs"), make_figure, self);
  cv_chart_menu_add_section (self->chart_menu, self->values_menu);
  cv_track_detail_set_page (self->detail, page);
  cv_check_in_view_set_page (self->check_in, page);
  cv_verbatims_pane_set_page (self->verbatims, page);
  g_signal_connect_object (get_plan (self), "changed", G_CALLBACK (update_soon), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (cv_page_get_session (page), "values-changed",
                           G_CALLBACK (values_changed_cb), self, G_CONNECT_SWAPPED);
  update_rows (self);
  judge (self);
}

static void
cv_track_page_dispose (GObject *object)
{
  CvTrackPage *self = CV_TRACK_PAGE (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_cancellable_cancel (self->judging);
  g_clear_object (&self->judging);
  g_clear_object (&self->sought);
  G_OBJECT_CLASS (cv_track_page_parent_class)->dispose (object);
}

static void
cv_track_page_finalize (GObject *object)
{
  CvTrackPage *self = CV_TRACK_PAGE (object);

  g_free (self->signature);
  g_free (self->opened);
  g_hash_table_unref (self->places);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  G_OBJECT_CLASS (cv_track_page_parent_class)->finalize (object);
}

static gboolean
cv_track_page_grab_focus (GtkWidget *widget)
{
  CvTrackPage *self = CV_TRACK_PAGE (widget);
  gboolean list = gtk_widget_get_child_visible (GTK_WIDGET (self->stack))
                  && g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "list") == 0;

  return cv_page_focus_within (CV_PAGE (widget), list ? GTK_WIDGET (self->list) : GTK_WIDGET (self->views));
}

static void
cv_track_page_class_init (CvTrackPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CvPageClass *page_class = CV_PAGE_CLASS (klass);

  object_class->dispose = cv_track_page_dispose;
  object_class->finalize = cv_track_page_finalize;
  page_class->session_set = cv_track_page_session_set;
  page_class->add_label = N_ ("_Import…");
  page_class->add = cv_track_import_choose;
  page_class->back = cv_track_page_back;
  page_class->is_unsaved = cv_track_page_is_unsaved;
  page_class->reveal = cv_track_page_reveal;
  widget_class->grab_focus = cv_track_page_grab_focus;

  g_type_ensure (CV_TYPE_CHART_MENU);
  g_type_ensure (CV_TYPE_TRACK_BAR);
  g_type_ensure (CV_TYPE_TRACK_LIST);
  g_type_ensure (CV_TYPE_CHECK_IN_VIEW);
  g_type_ensure (CV_TYPE_NOTICE);
  g_type_ensure (CV_TYPE_VERBATIMS_PANE);
  g_type_ensure (CV_TYPE_WIDTH_BIN);
  g_type_ensure (CV_TYPE_EMPTY_STATE);
  g_type_ensure (CV_TYPE_TRACK_DETAIL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/cultivar_planner/Cultivar/cv-track-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CvTrackPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, CvTrackPage, views);
  gtk_widget_class_bind_template_child (widget_class, CvTrackPage, verbatims);
  gtk_widget_class_bind_template_child (widget_class, CvTrackPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CvTrackPage, width_bin);
  gtk_widget_class_bind_template_child (widget_class, CvTrackPage, no_values);
  gtk_widget_class_bind_template_child (widget_class, CvTrackPage, bar);
  gtk_widget_class_bind_template_child (widget_class, CvTrackPage, chart_menu);
  gtk_widget_class_bind_template_child (widget_class, CvTrackPage, values_menu);
  gtk_widget_class_bind_template_child (widget_class, CvTrackPage, list);
  gtk_widget_class_bind_template_child (widget_class, CvTrackPage, check_in);
  gtk_widget_class_bind_template_child (widget_class, CvTrackPage, due_notice);
  gtk_widget_class_bind_template_callback (widget_class, check_in_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, due_cb);
  gtk_widget_class_bind_template_child (widget_class, CvTrackPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, cv_track_import_choose);
  gtk_widget_class_bind_template_callback (widget_class, detail_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cv_track_page_back);
  gtk_widget_class_bind_template_callback (widget_class, kpis_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_results);
  gtk_widget_class_bind_template_callback (widget_class, grouping_changed_cb);
  gtk_widget_class_install_action (widget_class, "track.check-in", NULL, check_in_action);
  cv_track_import_install (widget_class);
  gtk_widget_class_install_action (widget_class, "track.export-values", "s", export_values_action);
  gtk_widget_class_install_action (widget_class, "page.chart-or-table", NULL,
                                   chart_or_table_action);
}

static void
cv_track_page_init (CvTrackPage *self)
{
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
  gtk_widget_init_template (GTK_WIDGET (self));
  make_room (self);
  cv_track_import_listen (CV_PAGE (self));
}
