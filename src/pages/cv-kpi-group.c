/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-kpi-group.h"

#include <glib/gi18n-lib.h>

#include "base/cv-text.h"
#include "model/cv-advice.h"
#include "model/cv-planning.h"
#include "model/cv-question.h"
#include "model/cv-words.h"
#include "pages/cv-kpi-finder.h"
#include "pages/cv-kpi-row.h"
#include "pages/cv-kpi-suggestions.h"
#include "widgets/cv-choice-row.h"
#include "widgets/cv-follow.h"
#include "widgets/cv-label.h"
#include "widgets/cv-text-row.h"

struct _CvKpiGroup
{
  AdwBin parent_instance;

  GtkLabel *title, *count, *also, *own_kind;
  CvChoiceRow *kind_row;
  GtkBox *hints, *frame;
  GtkListBox *chosen_list;
  CvTextRow *signals_row;
  CvKpiSuggestions *suggestions; /* (unowned) */
  CvKpiFinder *finder;           /* (unowned) */

  CvSession *session; /* (owned) */
  CvGoal *goal;       /* (owned) */
  GListModel *chosen; /* (owned) the goal's KPIs */
};

G_DEFINE_FINAL_TYPE (CvKpiGroup, cv_kpi_group, ADW_TYPE_BIN)

static CvPlan *
plan_of (CvKpiGroup *self)
{
  return cv_session_get_plan (self->session);
}

void
cv_kpi_group_show (CvKpiGroup *self,
                   const char *id)
{
  GtkWidget *row = cv_follow_get_row (self->chosen_list, id);

  if (row != NULL)
    cv_item_row_show (CV_ITEM_ROW (row));
}

void
cv_kpi_group_add (CvKpiGroup *self)
{
  cv_kpi_finder_open (self->finder);
}

gboolean
cv_kpi_group_focus (CvKpiGroup *self)
{
  return (g_list_model_get_n_items (self->chosen) > 0
          && gtk_widget_child_focus (GTK_WIDGET (self->chosen_list), GTK_DIR_TAB_FORWARD))
         || gtk_widget_child_focus (GTK_WIDGET (self->suggestions), GTK_DIR_TAB_FORWARD);
}

static void
update_count (CvKpiGroup *self)
{
  guint n = g_list_model_get_n_items (self->chosen);
  /* Translators: how many KPIs are chosen for a goal. */
  g_autofree char *text = g_strdup_printf (ngettext ("%u chosen", "%u chosen", n), n);
  g_autofree char *name = cv_text_name (cv_goal_get_label (self->goal));

  cv_label_set_name (self->title, cv_goal_get_label (self->goal));
  gtk_label_set_text (self->count, text);
  gtk_widget_set_visible (GTK_WIDGET (self->chosen_list), n > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->frame), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* The KPIs of other goals that serve this one, too. */
static void
update_also (CvKpiGroup *self)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < cv_plan_get_count (plan_of (self), CV_NOUN_KPI_GOAL); i++)
    {
      CvKpiGoal *link = cv_plan_get_nth (plan_of (self), CV_NOUN_KPI_GOAL, i);
      CvKpi *kpi = cv_plan_find (plan_of (self), CV_NOUN_KPI, link->kpi);

      g_autofree char *name = kpi != NULL ? cv_text_name (cv_kpi_get_label (kpi)) : NULL;

      if (kpi != NULL && g_str_equal (link->goal, cv_record_get_id (CV_RECORD (self->goal))))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  /* Translators: %s is a list of KPIs. */
  text = g_strdup_printf (_ ("Served by a KPI of another goal, too: %s"), names->str);
  gtk_label_set_text (self->also, text);
  gtk_widget_set_visible (GTK_WIDGET (self->also), names->len > 0);
}

/* A goal without KPI is said by the empty list already. */
static gboolean
is_worth_saying (CvKpiGroup   *self,
                 const CvHint *hint)
{
  return g_str_equal (hint->where, "kpis") && g_list_model_get_n_items (self->chosen) > 0
         && g_strcmp0 (hint->id, cv_record_get_id (CV_RECORD (self->goal))) == 0;
}

static void
update_hints (CvKpiGroup *self,
              GPtrArray  *hints)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->hints))) != NULL)
    gtk_box_remove (self->hints, child);
  for (guint i = 0; i < hints->len; i++)
    {
      const CvHint *hint = hints->pdata[i];
      GtkWidget *label;

      if (!is_worth_saying (self, hint))
        continue;
      label = gtk_label_new (hint->text);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "hint");
      gtk_box_append (self->hints, label);
    }
}

/* Which KPIs match is known of the catalogue's kinds of goals: a goal in the user's words is asked which it is most like. */
static void
update_kind (CvKpiGroup *self)
{
  gboolean own = cv_catalogue_goal (cv_catalogue_get (), self->goal->kind) == NULL;

  cv_choice_row_set_selected (self->kind_row, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->kind_row), own);
  gtk_widget_set_visible (GTK_WIDGET (self->own_kind), own);
}

void
cv_kpi_group_update (CvKpiGroup *self,
                     GPtrArray  *hints)
{
  update_kind (self);
  cv_text_row_set_text (self->signals_row, self->goal->signals);
  update_count (self);
  update_also (self);
  update_hints (self, hints);
  cv_kpi_suggestions_update (self->suggestions);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->chosen_list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    cv_kpi_row_update (CV_ITEM_ROW (row));
}

/* The question between a goal and its KPIs. */
static void
on_signals_edited (CvKpiGroup *self,
                   const char *text)
{
  g_autoptr (GError) error = NULL;
  CvEdit *edit = cv_planning_change_text (plan_of (self), CV_RECORD (self->goal), "signals", text, &error);

  cv_text_row_set_error (self->signals_row, error != NULL ? error->message : NULL);
  if (edit != NULL)
    cv_session_submit (self->session, edit);
}

static void
on_kind_chosen (CvKpiGroup *self,
                guint       place)
{
  g_auto (GStrv) ids = cv_goal_kind_ids ();
  CvEdit *edit = cv_planning_change_text (plan_of (self), CV_RECORD (self->goal), "kind", ids[place], NULL);

  if (edit != NULL)
    cv_session_submit (self->session, edit);
}

static GtkWidget *
make_row (CvRecord *kpi,
          gpointer  group)
{
  return cv_kpi_row_new (CV_KPI_GROUP (group)->session, (CvKpi *) kpi);
}

static gboolean
is_of_goal (gpointer kpi,
            gpointer goal)
{
  return g_str_equal (((CvKpi *) kpi)->goal, cv_record_get_id (goal));
}

static void
build (CvKpiGroup *self)
{
  GtkFilter *filter
      = GTK_FILTER (gtk_custom_filter_new (is_of_goal, g_object_ref (self->goal), g_object_unref));
  GListModel *kpis = g_object_ref (cv_plan_get_list (plan_of (self), CV_NOUN_KPI));
  g_auto (GStrv) kinds = cv_goal_kind_words ();

  self->chosen = G_LIST_MODEL (gtk_filter_list_model_new (kpis, filter));
  cv_follow (self->chosen_list, self->chosen, make_row, self);
  self->suggestions = CV_KPI_SUGGESTIONS (cv_kpi_suggestions_new (self->session, self->goal));
  self->finder = CV_KPI_FINDER (cv_kpi_finder_new (self->session, self->goal));
  gtk_box_append (self->frame, GTK_WIDGET (self->suggestions));
  gtk_box_append (self->frame, GTK_WIDGET (self->finder));
  /* Nothing chosen yet: what there is to choose from is what the goal needs. */
  if (g_list_model_get_n_items (self->chosen) == 0)
    cv_kpi_suggestions_unfold (self->suggestions);
  cv_choice_row_set_words (self->kind_row, (const char *const *) kinds);
  update_kind (self);
}

GtkWidget *
cv_kpi_group_new (CvSession *session,
                  CvGoal    *goal)
{
  CvKpiGroup *self = g_object_new (CV_TYPE_KPI_GROUP, NULL);

  self->session = g_object_ref (session);
  self->goal = g_object_ref (goal);
  build (self);
  return GTK_WIDGET (self);
}

static void
cv_kpi_group_dispose (GObject *object)
{
  CvKpiGroup *self = CV_KPI_GROUP (object);

  g_clear_object (&self->session);
  g_clear_object (&self->goal);
  g_clear_object (&self->chosen);
  G_OBJECT_CLASS (cv_kpi_group_parent_class)->dispose (object);
}

static void
cv_kpi_group_class_init (CvKpiGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cv_kpi_group_dispose;
  g_type_ensure (CV_TYPE_TEXT_ROW);
  g_type_ensure (CV_TYPE_CHOICE_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/cultivar_planner/Cultivar/cv-kpi-group.ui");
  gtk_widget_class_bind_template_child (widget_class, CvKpiGroup, signals_row);
  gtk_widget_class_bind_template_child (widget_class, CvKpiGroup, kind_row);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_signals_edited);
  gtk_widget_class_bind_template_child (widget_class, CvKpiGroup, title);
  gtk_widget_class_bind_template_child (widget_class, CvKpiGroup, count);
  gtk_widget_class_bind_template_child (widget_class, CvKpiGroup, also);
  gtk_widget_class_bind_template_child (widget_class, CvKpiGroup, own_kind);
  gtk_widget_class_bind_template_child (widget_class, CvKpiGroup, hints);
  gtk_widget_class_bind_template_child (widget_class, CvKpiGroup, frame);
  gtk_widget_class_bind_template_child (widget_class, CvKpiGroup, chosen_list);
}

static void
cv_kpi_group_init (CvKpiGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cv_label_limit (self->title, 2);
  gtk_widget_set_overflow (GTK_WIDGET (self->frame), GTK_OVERFLOW_HIDDEN);
  cv_item_row_connect (self->chosen_list);
}
