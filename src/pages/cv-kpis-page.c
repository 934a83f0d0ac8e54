/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-kpis-page.h"

#include <glib/gi18n-lib.h>

#include "model/cv-advice.h"
#include "model/cv-planning.h"
#include "model/cv-question.h"
#include "pages/cv-kpi-group.h"
#include "pages/cv-kpi-row.h"
#include "pages/cv-worksheet-pane.h"
#include "widgets/cv-empty-state.h"
#include "widgets/cv-growth.h"

/* Goals made at first, and each time more are scrolled to. */
#define STEP 4

struct _CvKpisPage
{
  CvPage parent_instance;

  GtkStack *states; /* "empty", "goals" */
  GtkStack *views;  /* "list", "worksheet" */
  GtkToggleButton *list_button, *worksheet_button;
  CvWorksheetPane *worksheet;
  GtkBox *groups;
  GListModel *shown; /* (owned) goals that have a group */
  GtkLabel *summary, *hint;
};

G_DEFINE_FINAL_TYPE (CvKpisPage, cv_kpis_page, CV_TYPE_PAGE)

static CvPlan *
plan_of (CvKpisPage *self)
{
  return cv_page_get_plan (CV_PAGE (self));
}

/* --- choosing and dropping --- */

static void
choose_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  CvKpisPage *self = CV_KPIS_PAGE (widget);
  g_autoptr (GError) error = NULL;
  const char *goal, *id;
  CvRow *row;
  CvEdit *edit = NULL;

  g_variant_get (parameter, "(&s&s)", &goal, &id);
  row = cv_planning_new_kpi (plan_of (self), goal, cv_catalogue_kpi (cv_catalogue_get (), id), &error);
  if (row != NULL)
    edit = cv_planning_insert (plan_of (self), row, &error);
  cv_page_submit (CV_PAGE (self), edit, g_steal_pointer (&error));
}

static void
drop_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  CvKpisPage *self = CV_KPIS_PAGE (widget);
  CvRecord *kpi = cv_plan_find (plan_of (self), CV_NOUN_KPI, g_variant_get_string (parameter, NULL));

  if (kpi == NULL)
    return;
  if (cv_page_submit (CV_PAGE (self), cv_planning_remove (plan_of (self), kpi), NULL))
    cv_page_say (CV_PAGE (self), _ ("The KPI was taken out of the plan."), TRUE);
}

/* Delete on a chosen KPI's row; in a field of it the key is the field's. */
static gboolean
on_delete_key (GtkWidget *widget,
               GVariant  *args,
               gpointer   unused)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (gtk_widget_get_root (widget)));

  if (!CV_IS_ITEM_ROW (focus) || cv_kpi_row_get_kpi (CV_ITEM_ROW (focus)) == NULL)
    return FALSE;
  gtk_widget_activate_action (widget, "kpis.drop", "s",
                              cv_record_get_id (CV_RECORD (cv_kpi_row_get_kpi (CV_ITEM_ROW (focus)))));
  return TRUE;
}

/* --- what the plan says --- */

static void
update_summary (CvKpisPage *self)
{
  guint n = cv_plan_get_count (plan_of (self), CV_NOUN_GOAL);
  guint bare = 0;
  g_autofree char *goals = g_strdup_printf (ngettext ("%u goal", "%u goals", n), n);
  g_autofree char *without = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) kpis = cv_plan_get_serving_kpis (
          plan_of (self), cv_record_get_id (cv_plan_get_nth (plan_of (self), CV_NOUN_GOAL, i)));

      bare += kpis->len == 0;
    }
  without = g_strdup_printf (ngettext ("%u without KPI", "%u without KPI", bare), bare);
  text = g_strdup_printf ("%s · %s", goals, without);
  gtk_label_set_text (self->summary, bare > 0 ? text : goals);
}

/* The one hint about the plan as a whole. */
static void
update_hint (CvKpisPage *self,
             GPtrArray  *hints)
{
  const char *text = NULL;

  for (guint i = 0; i < hints->len && text == NULL; i++)
    {
      const CvHint *hint = hints->pdata[i];

      if (hint->id == NULL && g_str_equal (hint->where, "kpis"))
        text = hint->text;
    }
  gtk_label_set_text (self->hint, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), text != NULL);
}

static void
update_groups (CvKpisPage *self)
{
  g_autoptr (GPtrArray) hints = cv_plan_get_hints (plan_of (self));

  update_hint (self, hints);
  for (GtkWidget *group = gtk_widget_get_first_child (GTK_WIDGET (self->groups)); group != NULL;
       group = gtk_widget_get_next_sibling (group))
    cv_kpi_group_update (CV_KPI_GROUP (group), hints);
}

static void
on_plan_changed (CvKpisPage *self)
{
  gboolean empty = cv_plan_get_count (plan_of (self), CV_NOUN_GOAL) == 0;

  gtk_stack_set_visible_child_name (self->states, empty ? "empty" : "goals");
  update_summary (self);
  update_groups (self);
  cv_worksheet_pane_update (self->worksheet);
}

/* --- list or worksheet --- */

static void
on_view_toggled (CvKpisPage *self)
{
  gboolean worksheet = gtk_toggle_button_get_active (self->worksheet_button);

  gtk_stack_set_visible_child_name (self->views, worksheet ? "worksheet" : "list");
}

static void
chart_or_table_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  CvKpisPage *self = CV_KPIS_PAGE (widget);
  gboolean worksheet = gtk_toggle_button_get_active (self->worksheet_button);

  gtk_toggle_button_set_active (worksheet ? self->list_button : self->worksheet_button, TRUE);
  cv_page_focus_within (CV_PAGE (self), gtk_stack_get_visible_child (self->views));
}

/* --- one group a goal --- */

/* (transfer none) (nullable) */
static GtkWidget *
nth_group (CvKpisPage *self,
           guint       position)
{
  GtkWidget *group = gtk_widget_get_first_child (GTK_WIDGET (self->groups));

  while (group != NULL && position-- > 0)
    group = gtk_widget_get_next_sibling (group);
  return group;
}

static void
on_goals_changed (CvKpisPage *self,
                  guint       position,
                  guint       removed,
                  guint       added,
                  GListModel *goals)
{
  for (guint i = 0; i < removed; i++)
    gtk_box_remove (self->groups, nth_group (self, position));
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (CvRecord) goal = g_list_model_get_item (goals, position + i);

      gtk_box_insert_child_after (self->groups,
                                  cv_kpi_group_new (cv_page_get_session (CV_PAGE (self)), (CvGoal *) goal),
                                  position + i > 0 ? nth_group (self, position + i - 1) : NULL);
    }
  if (added > 0)
    update_groups (self);
}

/* --- the page --- */

/* Position of the first goal without KPI, else of the last. */
static guint
find_bare_goal (CvPlan *plan)
{
  guint n = cv_plan_get_count (plan, CV_NOUN_GOAL);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) kpis = cv_plan_get_serving_kpis (plan, cv_record_get_id (cv_plan_get_nth (plan, CV_NOUN_GOAL, i)));

      if (kpis->len == 0)
        return i;
    }
  return n - 1;
}

/* To the goal the keyboard is at, else to the first that has no KPI, else to the last. */
static void
cv_kpis_page_add (CvPage *page)
{
  CvKpisPage *self = CV_KPIS_PAGE (page);
  GtkWidget *group = gtk_widget_get_focus_child (GTK_WIDGET (self->groups));

  if (cv_plan_get_count (plan_of (self), CV_NOUN_GOAL) == 0)
    {
      cv_page_go_to (page, "goals");
      return;
    }
  gtk_toggle_button_set_active (self->list_button, TRUE);
  if (group == NULL)
    {
      guint position = find_bare_goal (plan_of (self));

      cv_growth_include (self->shown, position);
      group = nth_group (self, position);
    }
  cv_kpi_group_add (CV_KPI_GROUP (group));
}

/* A KPI in the group of its goal, or the group of a goal. */
static void
cv_kpis_page_reveal (CvPage   *page,
                     CvRecord *record)
{
  CvKpisPage *self = CV_KPIS_PAGE (page);
  CvKpi *kpi = cv_record_get_noun (record) == CV_NOUN_KPI ? (CvKpi *) record : NULL;
  const char *goal = kpi != NULL ? kpi->goal : cv_record_get_id (record);

  gtk_toggle_button_set_active (self->list_button, TRUE);
  for (guint i = 0; i < cv_plan_get_count (plan_of (self), CV_NOUN_GOAL); i++)
    {
      CvKpiGroup *group;

      if (!g_str_equal (cv_record_get_id (cv_plan_get_nth (plan_of (self), CV_NOUN_GOAL, i)), goal))
        continue;
      cv_growth_include (self->shown, i);
      group = CV_KPI_GROUP (nth_group (self, i));
      if (kpi != NULL)
        cv_kpi_group_show (group, cv_record_get_id (record));
      else
        cv_kpi_group_focus (group);
      return;
    }
}

static void
on_empty_clicked (CvKpisPage *self)
{
  cv_page_go_to (CV_PAGE (self), "goals");
}

static void
cv_kpis_page_session_set (CvPage *page)
{
  CvKpisPage *self = CV_KPIS_PAGE (page);
  GListModel *goals = cv_plan_get_list (plan_of (self), CV_NOUN_GOAL);

  cv_worksheet_pane_set_page (self->worksheet, page);
  self->shown = cv_growth_new (goals, GTK_WIDGET (self->groups), STEP);
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (on_goals_changed), self, G_CONNECT_SWAPPED);
  on_goals_changed (self, 0, 0, g_list_model_get_n_items (self->shown), self->shown);
  g_signal_connect_object (plan_of (self), "changed", G_CALLBACK (on_plan_changed), self, G_CONNECT_SWAPPED);
  on_plan_changed (self);
}

/* In the list, the KPIs are what the keyboard is for, not the question above them. */
static gboolean
cv_kpis_page_grab_focus (GtkWidget *widget)
{
  CvKpisPage *self = CV_KPIS_PAGE (widget);
  GtkWidget *group = nth_group (self, 0);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (group == NULL || gtk_toggle_button_get_active (self->worksheet_button)
      || (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->views))))
    return cv_page_focus_within (CV_PAGE (self), group == NULL ? GTK_WIDGET (self->states) : GTK_WIDGET (self->views));
  return cv_kpi_group_focus (CV_KPI_GROUP (group));
}

static void
cv_kpis_page_dispose (GObject *object)
{
  g_clear_object (&CV_KPIS_PAGE (object)->shown);
  G_OBJECT_CLASS (cv_kpis_page_parent_class)->dispose (object);
}

static void
cv_kpis_page_class_init (CvKpisPageClass *klass)
{
  CvPageClass *page_class = CV_PAGE_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cv_kpis_page_dispose;
  widget_class->grab_focus = cv_kpis_page_grab_focus;
  page_class->session_set = cv_kpis_page_session_set;
  page_class->add_label = N_ ("_Add KPI");
  page_class->add = cv_kpis_page_add;
  page_class->reveal = cv_kpis_page_reveal;

  gtk_widget_class_install_action (widget_class, "kpis.choose", "(ss)", choose_action);
  gtk_widget_class_install_action (widget_class, "kpis.drop", "s", drop_action);
  gtk_widget_class_install_action (widget_class, "page.chart-or-table", NULL, chart_or_table_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, on_delete_key, NULL);

  g_type_ensure (CV_TYPE_EMPTY_STATE);
  g_type_ensure (CV_TYPE_WORKSHEET_PANE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/cultivar_planner/Cultivar/cv-kpis-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CvKpisPage, states);
  gtk_widget_class_bind_template_child (widget_class, CvKpisPage, views);
  gtk_widget_class_bind_template_child (widget_class, CvKpisPage, list_button);
  gtk_widget_class_bind_template_child (widget_class, CvKpisPage, worksheet_button);
  gtk_widget_class_bind_template_child (widget_class, CvKpisPage, worksheet);
  gtk_widget_class_bind_template_child (widget_class, CvKpisPage, groups);
  gtk_widget_class_bind_template_child (widget_class, CvKpisPage, summary);
  gtk_widget_class_bind_template_child (widget_class, CvKpisPage, hint);
  gtk_widget_class_bind_template_callback (widget_class, on_empty_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_view_toggled);
}

static void
cv_kpis_page_init (CvKpisPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
