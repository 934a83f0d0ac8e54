/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the plan itself says is shown at once; the status of the goals and what is due come from the store a moment
 * later, and an older answer than the last question is dropped. */

#include "config.h"

#include "pages/cv-overview-page.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cv-clock.h"
#include "base/cv-text.h"
#include "model/cv-due.h"
#include "model/cv-planning.h"
#include "model/cv-question.h"
#include "model/cv-smart.h"
#include "model/cv-words.h"
#include "pages/cv-chart-menu.h"
#include "pages/cv-hint-list.h"
#include "widgets/cv-compat.h"
#include "widgets/cv-share-picture.h"
#include "widgets/cv-text-row.h"

/* What fits without reading: the rest is one press away. */
#define FEW_GOALS 8
#define FEW_HINTS 6

struct _CvOverviewPage
{
  CvPage parent_instance;

  CvTextRow *reason_row;
  GtkLabel *facts, *balance_label; /* the latter: what the picture shows, in a sentence */
  AdwActionRow *due_row;
  GtkWidget *due_group, *goals_group, *balance_group, *hints_group;
  GtkListBox *goals_list, *hints_list;
  GtkButton *more_button, *more_hints_button, *restore_button, *track_button;
  CvPictureView *balance_view;
  CvChartMenu *balance_menu;

  gboolean all_goals, all_hints;
  gboolean hints_queued; /* they are to be shown anew after the next frame ... */
  guint hints_source;    /* ... in this idle */
  CvDay shown_on; /* the day that what is shown was told for; CV_DAY_NONE: the plan has changed since */
  GPtrArray *questions;  /* (owned) (nullable) of CvKpiQuestion: of `results` */
  GPtrArray *results;    /* (owned) (nullable) of CvKpiResult */
  GCancellable *judging; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (CvOverviewPage, cv_overview_page, CV_TYPE_PAGE)

static CvPlan *
plan_of (CvOverviewPage *self)
{
  return cv_page_get_plan (CV_PAGE (self));
}

/* --- the plan --- */

/* "Harbour Tea · 5 January 2026 to 27 December 2026 · Committed". */
static void
update_facts (CvOverviewPage *self)
{
  const CvPlanInfo *info = cv_plan_get_info (plan_of (self));
  g_autofree char *from = cv_day_format_locale (info->from);
  g_autofree char *to = cv_day_format_locale (info->to);
  g_autofree char *period = g_strdup_printf (_ ("%1$s to %2$s"), from, to);
  g_autofree char *organisation = cv_text_name (info->organisation);
  g_autofree char *text
      = g_strjoin (" · ", *info->organisation != '\0' ? organisation : period,
                   *info->organisation != '\0' ? period : cv_word (cv_state_get_type (), info->state),
                   *info->organisation != '\0' ? cv_word (cv_state_get_type (), info->state) : NULL, NULL);

  cv_text_row_set_text (self->reason_row, info->reason);
  gtk_label_set_text (self->facts, text);
}

static void
on_reason_edited (CvOverviewPage *self,
                  const char     *text)
{
  g_autoptr (GError) error = NULL;
  CvEdit *edit = cv_planning_change_text (plan_of (self), CV_RECORD (cv_plan_get_info (plan_of (self))), "reason", text,
                                          &error);

  cv_text_row_set_error (self->reason_row, error != NULL ? error->message : NULL);
  if (edit != NULL)
    cv_page_submit (CV_PAGE (self), edit, NULL);
}

/* --- the goals --- */

/* The result of a KPI; NULL as long as it is not judged. */
static const CvKpiResult *
find_result (CvOverviewPage *self,
             const char     *kpi)
{
  for (guint i = 0; self->results != NULL && i < self->results->len; i++)
    if (g_str_equal (((CvKpiQuestion *) self->questions->pdata[i])->kpi, kpi))
      return self->results->pdata[i];
  return NULL;
}

/* "1 behind, 2 on pace": how many KPIs of the goal have which status, worst first. (transfer full) */
static char *
tell_status (CvOverviewPage *self,
             GPtrArray      *kpis)
{
  static const CvStatus order[] = { CV_STATUS_BEHIND, CV_STATUS_ON_PACE,   CV_STATUS_AHEAD,
                                    CV_STATUS_REACHED, CV_STATUS_NO_TARGET, CV_STATUS_NO_DATA };
  guint counts[G_N_ELEMENTS (order)] = { 0 };
  GString *text = g_string_new (NULL);

  for (guint k = 0; k < kpis->len; k++)
    {
      const CvKpiResult *result = find_result (self, cv_record_get_id (kpis->pdata[k]));

      for (guint i = 0; result != NULL && !result->stopped && i < G_N_ELEMENTS (order); i++)
        counts[i] += result->status == order[i];
    }
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (counts[i] > 0)
      /* Translators: how many KPIs have a status: "2 × On pace". */
      g_string_append_printf (text, "%s%u × %s", text->len > 0 ? " · " : "", counts[i],
                              cv_status_get_label (order[i]));
  return g_string_free (text, FALSE);
}

static GtkWidget *
new_goal_row (void)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
fill_goal_row (CvOverviewPage *self,
               GtkListBoxRow  *row,
               CvGoal         *goal)
{
  g_autoptr (GPtrArray) kpis = cv_plan_get_serving_kpis (plan_of (self), cv_record_get_id (CV_RECORD (goal)));
  g_autofree char *status = tell_status (self, kpis);
  g_autofree char *smart = cv_smart_tell (plan_of (self), goal);
  g_autofree char *subtitle = *status != '\0' ? g_strdup_printf ("%s\n%s", status, smart) : g_strdup (smart);
  g_autofree char *name = cv_text_start (cv_goal_get_label (goal));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
}

static void
update_goals (CvOverviewPage *self)
{
  guint n = cv_plan_get_count (plan_of (self), CV_NOUN_GOAL);
  guint shown = self->all_goals ? n : MIN (n, FEW_GOALS);
  g_autofree char *more = NULL;
  GtkListBoxRow *row;

  for (guint i = 0; i < shown; i++)
    {
      row = gtk_list_box_get_row_at_index (self->goals_list, (int) i);
      if (row == NULL)
        {
          row = GTK_LIST_BOX_ROW (new_goal_row ());
          gtk_list_box_append (self->goals_list, GTK_WIDGET (row));
        }
      fill_goal_row (self, row, cv_plan_get_nth (plan_of (self), CV_NOUN_GOAL, i));
    }
  while ((row = gtk_list_box_get_row_at_index (self->goals_list, (int) shown)) != NULL)
    gtk_list_box_remove (self->goals_list, GTK_WIDGET (row));
  more = g_strdup_printf (ngettext ("Show %u More Goal", "Show %u More Goals", n - shown), n - shown);
  gtk_button_set_label (self->more_button, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more_button), shown < n);
  gtk_widget_set_visible (self->goals_group, n > 0);
}

static void
on_goal_activated (CvOverviewPage *self)
{
  cv_page_go_to (CV_PAGE (self), "goals");
}

static void
on_more_clicked (CvOverviewPage *self)
{
  self->all_goals = TRUE;
  update_goals (self);
}

/* --- the balance --- */

static CvFigure *
make_balance (gpointer self)
{
  return cv_share_chart_to_figure (cv_share_chart_of_values (plan_of (self)));
}

static void
update_balance (CvOverviewPage *self)
{
  CvShareChart *chart = cv_share_chart_of_values (plan_of (self));

  gtk_widget_set_visible (self->balance_group, cv_share_chart_count (chart) > 0);
  gtk_label_set_text (self->balance_label, chart->title);
  cv_share_picture_show (self->balance_view, chart);
}

/* --- the hints --- */

static void
update_hints (CvOverviewPage *self)
{
  g_autoptr (GPtrArray) hints = cv_plan_get_hints (plan_of (self));
  guint shown = self->all_hints ? hints->len : MIN (hints->len, FEW_HINTS);
  gboolean dismissed = cv_plan_get_count (plan_of (self), CV_NOUN_DISMISSAL) > 0;
  g_autofree char *more = g_strdup_printf (
      ngettext ("Show %u More Hint", "Show %u More Hints", hints->len - shown), hints->len - shown);

  cv_hint_list_fill (self->hints_list, CV_PAGE (self), hints, shown);
  gtk_button_set_label (self->more_hints_button, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more_hints_button), shown < hints->len);
  gtk_widget_set_visible (GTK_WIDGET (self->restore_button), dismissed);
  gtk_widget_set_visible (self->hints_group, hints->len > 0 || dismissed);
}

static gboolean
on_hints_idle (gpointer data)
{
  CvOverviewPage *self = data;

  self->hints_source = 0;
  self->hints_queued = FALSE;
  update_hints (self);
  return G_SOURCE_REMOVE;
}

static gboolean
on_hints_tick (GtkWidget     *widget,
               GdkFrameClock *clock,
               gpointer       data)
{
  CvOverviewPage *self = CV_OVERVIEW_PAGE (widget);

  self->hints_source = g_idle_add (on_hints_idle, self);
  return G_SOURCE_REMOVE;
}

/* They are many words far down the page: a frame is drawn before they are measured. */
static void
queue_hints (CvOverviewPage *self)
{
  if (!self->hints_queued)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), on_hints_tick, NULL, NULL);
  self->hints_queued = TRUE;
}

static void
on_more_hints_clicked (CvOverviewPage *self)
{
  self->all_hints = TRUE;
  update_hints (self);
}

static void
on_restore_clicked (CvOverviewPage *self)
{
  cv_page_submit (CV_PAGE (self), cv_hints_restore (plan_of (self)), NULL);
}

/* --- what is due --- */

static void
update_due (CvOverviewPage *self)
{
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->due_group, self->results != NULL && self->results->len > 0);
  if (self->results == NULL)
    return;
  text = cv_due_tell (plan_of (self), self->questions, self->results, cv_clock_today ());
  adw_action_row_set_subtitle (self->due_row, text);
}

/* --- judging --- */

typedef struct
{
  CvOverviewPage *page; /* (owned) */
  GPtrArray *questions; /* (owned) */
} Judging;

static void
on_judged (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autofree Judging *judging = data;
  g_autoptr (CvOverviewPage) self = judging->page;
  g_autoptr (GPtrArray) questions = judging->questions;
  g_autoptr (GPtrArray) results = cv_session_judge_finish (CV_SESSION (source), result, NULL);

  if (results == NULL || g_task_get_cancellable (G_TASK (result)) != self->judging)
    return;

  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  self->questions = g_steal_pointer (&questions);
  self->results = g_steal_pointer (&results);
  update_goals (self);
  update_due (self);
}

static GPtrArray *
ask (CvPlan *plan)
{
  GPtrArray *questions = g_ptr_array_new_with_free_func ((GDestroyNotify) cv_kpi_question_free);

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_KPI); i++)
    {
      CvKpiQuestion *question
          = cv_plan_get_kpi_question (plan, cv_plan_get_nth (plan, CV_NOUN_KPI, i), cv_clock_today (), NULL);

      if (question != NULL)
        g_ptr_array_add (questions, question);
    }
  return questions;
}

static void
judge (CvOverviewPage *self)
{
  Judging *judging = g_new (Judging, 1);
  GPtrArray *questions = ask (plan_of (self));

  g_cancellable_cancel (self->judging);
  g_clear_object (&self->judging);
  self->judging = g_cancellable_new ();
  *judging = (Judging){ g_object_ref (self), g_ptr_array_ref (questions) };
  cv_session_judge_async (cv_page_get_session (CV_PAGE (self)), questions, self->judging, on_judged, judging);
}

/* --- the page --- */

static void
update (CvOverviewPage *self)
{
  update_facts (self);
  update_goals (self);
  update_balance (self);
  queue_hints (self);
  update_due (self);
}

/* A page that is out of sight is brought up to date when it comes into sight. */
static void
on_plan_changed (CvOverviewPage *self)
{
  self->shown_on = CV_DAY_NONE;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->shown_on = cv_clock_today ();
  update (self);
  judge (self);
}

static void
cv_overview_page_map (GtkWidget *widget)
{
  CvOverviewPage *self = CV_OVERVIEW_PAGE (widget);

  GTK_WIDGET_CLASS (cv_overview_page_parent_class)->map (widget);
  if (self->shown_on != cv_clock_today ())
    on_plan_changed (self);
}

static void
cv_overview_page_session_set (CvPage *page)
{
  g_signal_connect_object (cv_page_get_plan (page), "changed", G_CALLBACK (on_plan_changed), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (cv_page_get_session (page), "values-changed", G_CALLBACK (on_plan_changed), page,
                           G_CONNECT_SWAPPED);
  cv_chart_menu_set_maker (CV_OVERVIEW_PAGE (page)->balance_menu, _ ("Value the Goals Bring"), make_balance, page);
}

static void
cv_overview_page_dispose (GObject *object)
{
  CvOverviewPage *self = CV_OVERVIEW_PAGE (object);

  g_clear_handle_id (&self->hints_source, g_source_remove);
  g_cancellable_cancel (self->judging);
  g_clear_object (&self->judging);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  G_OBJECT_CLASS (cv_overview_page_parent_class)->dispose (object);
}

/* The first thing a plan needs, wherever one is. */
static void
cv_overview_page_add (CvPage *page)
{
  cv_page_go_to (page, "goals");
}

static void
cv_overview_page_class_init (CvOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cv_overview_page_dispose;
  CV_PAGE_CLASS (klass)->session_set = cv_overview_page_session_set;
  CV_PAGE_CLASS (klass)->add_label = N_ ("_Add Goal");
  CV_PAGE_CLASS (klass)->add = cv_overview_page_add;
  widget_class->map = cv_overview_page_map;

  g_type_ensure (CV_TYPE_TEXT_ROW);
  g_type_ensure (CV_TYPE_CHART_MENU);
  g_type_ensure (CV_TYPE_PICTURE_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/cultivar_planner/Cultivar/cv-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CvOverviewPage, reason_row);
  gtk_widget_class_bind_template_child (widget_class, CvOverviewPage, facts);
  gtk_widget_class_bind_template_child (widget_class, CvOverviewPage, balance_label);
  gtk_widget_class_bind_template_child (widget_class, CvOverviewPage, due_row);
  gtk_widget_class_bind_template_child (widget_class, CvOverviewPage, due_group);
  gtk_widget_class_bind_template_child (widget_class, CvOverviewPage, goals_group);
  gtk_widget_class_bind_template_child (widget_class, CvOverviewPage, balance_group);
  gtk_widget_class_bind_template_child (widget_class, CvOverviewPage, hints_group);
  gtk_widget_class_bind_template_child (widget_class, CvOverviewPage, goals_list);
  gtk_widget_class_bind_template_child (widget_class, CvOverviewPage, hints_list);
  gtk_widget_class_bind_template_child (widget_class, CvOverviewPage, more_button);
  gtk_widget_class_bind_template_child (widget_class, CvOverviewPage, more_hints_button);
  gtk_widget_class_bind_template_child (widget_class, CvOverviewPage, restore_button);
  gtk_widget_class_bind_template_child (widget_class, CvOverviewPage, track_button);
  gtk_widget_class_bind_template_child (widget_class, CvOverviewPage, balance_view);
  gtk_widget_class_bind_template_child (widget_class, CvOverviewPage, balance_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_reason_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_goal_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_more_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_more_hints_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_restore_clicked);
}

static void
cv_overview_page_init (CvOverviewPage *self)
{
  self->shown_on = CV_DAY_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  cv_button_name_by_label (GTK_WIDGET (self->restore_button));
  cv_button_name_by_label (GTK_WIDGET (self->track_button));
}
