/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page asks the session to judge all KPIs whenever the plan or its values changed, and shows
 * the answers as they come; an older answer than the last question is dropped. Rows are kept
 * while goals and KPIs stay the same. */

#include "config.h"

#include "pages/cv-track-page.h"

#include <glib/gi18n-lib.h>

#include "base/cv-clock.h"
#include "model/cv-question.h"
#include "pages/cv-checkin-view.h"
#include "pages/cv-import-dialog.h"
#include "pages/cv-track-detail.h"
#include "pages/cv-track-row.h"
#include "pages/cv-verbatims-pane.h"
#include "widgets/cv-compat.h"
#include "widgets/cv-empty-state.h"
#include "widgets/cv-notice.h"
#include "widgets/cv-width-bin.h"

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
  GtkBox *groups; /* a list box a goal */
  CvTrackDetail *detail;
  CvTrackColumns columns; /* (owned) */

  char *signature;       /* of the rows */
  GPtrArray *rows;       /* of CvTrackRow, owned by their lists */
  GPtrArray *questions;  /* (owned) (nullable) of CvKpiQuestion: of `results` */
  GPtrArray *results;    /* (owned) (nullable) of CvKpiResult */
  char *opened;          /* id of the KPI shown in depth */
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
get_item (CvTrackPage *self,
          const char  *id,
          CvTrackItem *item)
{
  CvKpi *kpi = cv_plan_find (get_plan (self), CV_NOUN_KPI, id);

  for (guint i = 0; kpi != NULL && self->questions != NULL && i < self->questions->len; i++)
    {
      CvKpiQuestion *question = self->questions->pdata[i];

      if (!g_str_equal (question->kpi, id))
        continue;
      *item = (CvTrackItem){ .kpi = question->kpi,
                             .goal = kpi->goal,
                             .name = (char *) cv_kpi_get_label (kpi),
                             .unit = kpi->unit,
                             .currency = cv_plan_get_info (get_plan (self))->currency,
                             .question = question,
                             .result = self->results->pdata[i] };
      return TRUE;
    }
  return FALSE;
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
show_results (CvTrackPage *self)
{
  CvTrackItem item;

  for (guint i = 0; i < self->rows->len; i++)
    if (get_item (self, cv_track_row_get_kpi (self->rows->pdata[i]), &item))
      cv_track_row_show (self->rows->pdata[i], &item);
  gtk_widget_set_visible (self->no_values, self->results != NULL && !has_values (self));
  if (self->opened != NULL && get_item (self, self->opened, &item))
    cv_track_detail_show (self->detail, &item);
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
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  self->questions = g_steal_pointer (&questions);
  self->results = results;
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
open_kpi (CvTrackPage *self,
          const char  *id)
{
  CvTrackItem item;

  if (!get_item (self, id, &item))
    return;
  g_free (self->opened);
  self->opened = g_strdup (id);
  self->checking_in = FALSE;
  cv_track_detail_show (self->detail, &item);
  gtk_stack_set_visible_child_name (self->stack, "detail");
  gtk_widget_set_visible (self->switcher, FALSE);
  cv_track_detail_focus (self->detail);
}

static void
row_activated_cb (CvTrackPage   *self,
                  GtkListBoxRow *row)
{
  open_kpi (self, cv_track_row_get_kpi (CV_TRACK_ROW (row)));
}

static GtkWidget *
new_group (CvTrackPage *self,
           CvGoal      *goal,
           GPtrArray   *kpis)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *heading = gtk_label_new (cv_goal_get_label (goal));
  GtkWidget *list = gtk_list_box_new ();

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, "heading");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  cv_goal_get_label (goal), -1);
  cv_list_box_tab_leaves (GTK_LIST_BOX (list));
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);

  for (guint i = 0; i < kpis->len; i++)
    {
      GtkWidget *row = cv_track_row_new (cv_record_get_id (kpis->pdata[i]), &self->columns);

      cv_track_row_set_narrow (CV_TRACK_ROW (row), cv_width_bin_get_narrow (self->width_bin));
      gtk_list_box_append (GTK_LIST_BOX (list), row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_box_append (GTK_BOX (group), heading);
  gtk_box_append (GTK_BOX (group), list);
  return group;
}

static void
build_rows (CvTrackPage *self)
{
  CvPlan *plan = get_plan (self);
  GtkWidget *child;

  g_ptr_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_GOAL); i++)
    {
      CvGoal *goal = cv_plan_get_nth (plan, CV_NOUN_GOAL, i);
      g_autoptr (GPtrArray) kpis = cv_plan_kpis_of_goal (plan, cv_record_get_id (CV_RECORD (goal)));

      if (kpis->len > 0)
        gtk_box_append (self->groups, new_group (self, goal, kpis));
    }
}

/* (transfer full) as long as it is the same, rows can be kept. */
static char *
make_signature (CvPlan *plan)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_GOAL); i++)
    {
      CvGoal *goal = cv_plan_get_nth (plan, CV_NOUN_GOAL, i);
      g_autoptr (GPtrArray) kpis = cv_plan_kpis_of_goal (plan, cv_record_get_id (CV_RECORD (goal)));

      g_string_append_printf (text, "\036%s", cv_goal_get_label (goal));
      for (guint k = 0; k < kpis->len; k++)
        g_string_append_printf (text, "\037%s", cv_record_get_id (kpis->pdata[k]));
    }
  return g_string_free (text, FALSE);
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
  g_autofree char *signature = make_signature (get_plan (self));

  if (g_strcmp0 (signature, self->signature) != 0)
    {
      g_free (self->signature);
      self->signature = g_steal_pointer (&signature);
      build_rows (self);
      show_results (self);
    }
  if (self->checking_in)
    return;
  if (self->opened == NULL || cv_plan_find (get_plan (self), CV_NOUN_KPI, self->opened) == NULL)
    show_list (self);
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
  for (guint i = 0; i < self->rows->len; i++)
    cv_track_row_set_narrow (self->rows->pdata[i], cv_width_bin_get_narrow (self->width_bin));
}

/* --- importing --- */

static void
imported_cb (CvTrackPage *self,
             const char  *text)
{
  cv_page_say (CV_PAGE (self), text, TRUE);
}

static void
review_file (CvTrackPage *self,
             const char  *path)
{
  GtkWidget *dialog
      = cv_import_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                 cv_page_get_session (CV_PAGE (self)), path);
  g_signal_connect_object (dialog, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
file_chosen_cb (GFile   *file,
                gpointer data)
{
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    review_file (data, path);
}

static void
cv_track_page_add (CvPage *page)
{
  static const char *const patterns[] = {
    "*.csv", "*.tsv", "*.txt", "*.CSV", "*.TSV", "*.TXT", NULL
  };

  cv_choose_file (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))), _ ("Import Values"),
                  _ ("Tables (CSV, TSV)"), patterns, file_chosen_cb, page);
}

static void
import_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  cv_track_page_add (CV_PAGE (widget));
}

static void
import_file_action (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  review_file (CV_TRACK_PAGE (widget), g_variant_get_string (parameter, NULL));
}

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
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (cv_track_row_get_kpi (self->rows->pdata[i]), opened))
      gtk_widget_grab_focus (self->rows->pdata[i]);
  return TRUE;
}

static void
cv_track_page_session_set (CvPage *page)
{
  CvTrackPage *self = CV_TRACK_PAGE (page);

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
  G_OBJECT_CLASS (cv_track_page_parent_class)->dispose (object);
}

static void
cv_track_page_finalize (GObject *object)
{
  CvTrackPage *self = CV_TRACK_PAGE (object);

  g_free (self->signature);
  g_free (self->opened);
  g_ptr_array_unref (self->rows);
  g_object_unref (self->columns.texts);
  g_object_unref (self->columns.values);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  G_OBJECT_CLASS (cv_track_page_parent_class)->finalize (object);
}

static gboolean
cv_track_page_grab_focus (GtkWidget *widget)
{
  return cv_page_focus_within (CV_PAGE (widget), GTK_WIDGET (CV_TRACK_PAGE (widget)->views));
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
  page_class->add = cv_track_page_add;
  page_class->back = cv_track_page_back;
  widget_class->grab_focus = cv_track_page_grab_focus;

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
  gtk_widget_class_bind_template_child (widget_class, CvTrackPage, check_in);
  gtk_widget_class_bind_template_child (widget_class, CvTrackPage, due_notice);
  gtk_widget_class_bind_template_callback (widget_class, check_in_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, due_cb);
  gtk_widget_class_bind_template_child (widget_class, CvTrackPage, groups);
  gtk_widget_class_bind_template_child (widget_class, CvTrackPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, cv_track_page_add);
  gtk_widget_class_bind_template_callback (widget_class, cv_track_page_back);
  gtk_widget_class_bind_template_callback (widget_class, kpis_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_changed_cb);
  gtk_widget_class_install_action (widget_class, "track.check-in", NULL, check_in_action);
  gtk_widget_class_install_action (widget_class, "track.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "track.import-file", "s", import_file_action);
  gtk_widget_class_install_action (widget_class, "page.chart-or-table", NULL,
                                   chart_or_table_action);
}

static void
cv_track_page_init (CvTrackPage *self)
{
  self->rows = g_ptr_array_new ();
  self->columns.texts = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->columns.values = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  gtk_widget_init_template (GTK_WIDGET (self));
}
