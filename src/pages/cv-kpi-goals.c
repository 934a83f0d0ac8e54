/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-kpi-goals.h"

#include <glib/gi18n-lib.h>

#include "base/cv-text.h"
#include "model/cv-planning.h"
#include "model/cv-question.h"
#include "widgets/cv-label.h"

struct _CvKpiGoals
{
  AdwBin parent_instance;

  GtkWidget *box;     /* (unowned) of the ticks */
  CvSession *session; /* (owned) */
  CvKpi *kpi;         /* (owned) */
  char *shown;        /* (owned) what the ticks say, to see whether they still do */
};

G_DEFINE_FINAL_TYPE (CvKpiGoals, cv_kpi_goals, ADW_TYPE_BIN)

static gboolean
is_linked (CvPlan     *plan,
           CvKpi      *kpi,
           const char *goal)
{
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_KPI_GOAL); i++)
    {
      CvKpiGoal *link = cv_plan_get_nth (plan, CV_NOUN_KPI_GOAL, i);

      if (g_str_equal (link->goal, goal) && g_str_equal (link->kpi, cv_record_get_id (CV_RECORD (kpi))))
        return TRUE;
    }
  return FALSE;
}

static void
on_toggled (CvKpiGoals     *self,
            GtkCheckButton *check)
{
  CvRecord *goal = g_object_get_data (G_OBJECT (check), "cv-goal");
  CvPlan *plan = cv_session_get_plan (self->session);

  if (cv_plan_find (plan, CV_NOUN_KPI, cv_record_get_id (CV_RECORD (self->kpi))) != NULL
      && cv_plan_find (plan, CV_NOUN_GOAL, cv_record_get_id (goal)) != NULL)
    cv_session_submit (self->session,
                       cv_planning_link (plan, self->kpi, goal, gtk_check_button_get_active (check)));
}

static void
add_tick (CvKpiGoals *self,
          CvGoal     *goal,
          gboolean    linked)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *name = cv_text_name (cv_goal_get_label (goal));

  cv_label_limit (GTK_LABEL (label), 2);
  cv_label_set_name (GTK_LABEL (label), cv_goal_get_label (goal));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), linked);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (check), "cv-goal", g_object_ref (goal), g_object_unref);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_toggled), self);
  gtk_box_append (GTK_BOX (self->box), check);
}

/* (transfer full) */
static char *
describe (CvPlan *plan,
          CvKpi  *kpi)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_GOAL); i++)
    {
      CvGoal *goal = cv_plan_get_nth (plan, CV_NOUN_GOAL, i);
      const char *id = cv_record_get_id (CV_RECORD (goal));

      g_string_append_printf (text, "%s %d %s\n", id, is_linked (plan, kpi, id), cv_goal_get_label (goal));
    }
  return g_string_free (text, FALSE);
}

static void
update (CvKpiGoals *self)
{
  CvPlan *plan = cv_session_get_plan (self->session);
  g_autofree char *now = describe (plan, self->kpi);
  GtkWidget *child;

  gtk_widget_set_visible (GTK_WIDGET (self), cv_plan_get_count (plan, CV_NOUN_GOAL) > 1);
  if (g_strcmp0 (now, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&now);

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_GOAL); i++)
    {
      CvGoal *goal = cv_plan_get_nth (plan, CV_NOUN_GOAL, i);
      const char *id = cv_record_get_id (CV_RECORD (goal));

      if (!g_str_equal (id, self->kpi->goal))
        add_tick (self, goal, is_linked (plan, self->kpi, id));
    }
}

GtkWidget *
cv_kpi_goals_new (CvSession *session,
                  CvKpi     *kpi)
{
  CvKpiGoals *self = g_object_new (CV_TYPE_KPI_GOALS, NULL);

  self->session = g_object_ref (session);
  self->kpi = g_object_ref (kpi);
  g_signal_connect_object (cv_session_get_plan (session), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

static void
cv_kpi_goals_dispose (GObject *object)
{
  CvKpiGoals *self = CV_KPI_GOALS (object);

  g_clear_object (&self->session);
  g_clear_object (&self->kpi);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (cv_kpi_goals_parent_class)->dispose (object);
}

static void
cv_kpi_goals_class_init (CvKpiGoalsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cv_kpi_goals_dispose;
}

static void
cv_kpi_goals_init (CvKpiGoals *self)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *caption = gtk_label_new (_ ("Also serves"));

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_box_append (GTK_BOX (outer), caption);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (outer), self->box);
  adw_bin_set_child (ADW_BIN (self), outer);
}
