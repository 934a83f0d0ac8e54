/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One line takes in a goal: its own words with Enter, or an idea of the catalogue that the words have
 * narrowed down to, with Down and Enter. Either way the line is empty and ready for the next one. */

#include "config.h"

#include "pages/cv-goals-page.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/cv-text.h"
#include "model/cv-planning.h"
#include "model/cv-question.h"
#include "pages/cv-goal-row.h"
#include "widgets/cv-compat.h"
#include "widgets/cv-empty-state.h"
#include "widgets/cv-follow.h"

#define FEW_IDEAS 4
/* What a plan can follow. */
#define FEW_GOALS 3
#define MANY_GOALS 5

struct _CvGoalsPage
{
  CvPage parent_instance;

  GtkWidget *empty_state, *count_label, *many_label, *ideas_box, *no_idea_label;
  GtkListBox *goals_list, *ideas_list;
  AdwEntryRow *add_row;
  GtkLabel *complaint;
  GtkToggleButton *all_button;
};

G_DEFINE_FINAL_TYPE (CvGoalsPage, cv_goals_page, CV_TYPE_PAGE)

static CvPlan *
plan_of (CvGoalsPage *self)
{
  return cv_page_get_plan (CV_PAGE (self));
}

static void
complain (CvGoalsPage *self,
          const char  *sentence)
{
  gtk_label_set_text (self->complaint, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->complaint), sentence != NULL);
  if (sentence != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->add_row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->add_row), "error");
}

/* --- ideas --- */

static const CvGoalKind *
kind_of (GtkWidget *idea)
{
  return g_object_get_data (G_OBJECT (idea), "cv-goal-kind");
}

static gboolean
has_kind (CvPlan     *plan,
          const char *kind)
{
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_GOAL); i++)
    if (g_str_equal (((CvGoal *) cv_plan_get_nth (plan, CV_NOUN_GOAL, i))->kind, kind))
      return TRUE;
  return FALSE;
}

static gboolean
idea_matches (const CvGoalKind *kind,
              const char       *folded)
{
  g_autofree char *name = cv_text_fold (cv_tr (kind->name));
  g_autofree char *summary = cv_text_fold (cv_tr (kind->summary));

  return strstr (name, folded) != NULL || strstr (summary, folded) != NULL;
}

static void
update_ideas (CvGoalsPage *self)
{
  g_autofree char *folded = cv_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->add_row)));
  guint limit = gtk_toggle_button_get_active (self->all_button) ? G_MAXUINT : FEW_IDEAS;
  guint matching = 0;

  g_strstrip (folded);
  for (GtkWidget *idea = gtk_widget_get_first_child (GTK_WIDGET (self->ideas_list)); idea != NULL;
       idea = gtk_widget_get_next_sibling (idea))
    {
      gboolean fits = !has_kind (plan_of (self), kind_of (idea)->id) && idea_matches (kind_of (idea), folded);

      gtk_widget_set_visible (idea, fits && matching < limit);
      matching += fits;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->ideas_list), matching > 0);
  gtk_widget_set_visible (self->no_idea_label, matching == 0 && *folded != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->all_button), matching > FEW_IDEAS);
  gtk_widget_set_visible (self->ideas_box, matching > 0 || *folded != '\0');
}

static void
add_idea (CvGoalsPage      *self,
          const CvGoalKind *kind)
{
  GtkWidget *row = cv_item_row_new ();

  g_object_set_data (G_OBJECT (row), "cv-goal-kind", (gpointer) kind);
  cv_item_row_set_title (CV_ITEM_ROW (row), cv_tr (kind->name), cv_tr (kind->summary));
  cv_item_row_add_prefix (CV_ITEM_ROW (row), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_list_box_append (self->ideas_list, row);
}

static void
fill_ideas (CvGoalsPage *self)
{
  guint n;
  const CvGoalKind *kinds = cv_catalogue_goals (cv_catalogue_get (), &n);

  for (guint i = 0; i < n; i++)
    add_idea (self, &kinds[i]);
}

/* --- adding --- */

/* An idea typed out in full is that idea. */
static const char *
find_kind (CvGoalsPage *self,
           const char  *statement)
{
  g_autofree char *folded = cv_text_fold (statement);
  guint n;
  const CvGoalKind *kinds = cv_catalogue_goals (cv_catalogue_get (), &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = cv_text_fold (cv_tr (kinds[i].name));

      if (g_str_equal (folded, name))
        return kinds[i].id;
    }
  return NULL;
}

static gboolean
add_goal (CvGoalsPage *self,
          const char  *kind,
          const char  *statement)
{
  g_autoptr (GError) error = NULL;
  CvRow *row = cv_planning_new_goal (plan_of (self), kind, statement, &error);
  CvEdit *edit = row != NULL ? cv_planning_insert (plan_of (self), row, &error) : NULL;

  complain (self, error != NULL ? error->message : NULL);
  if (edit == NULL)
    return FALSE;
  cv_page_submit (CV_PAGE (self), edit, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->add_row), "");
  return TRUE;
}

static void
on_entry_activated (CvGoalsPage *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->add_row))));
  const char *kind = find_kind (self, text);

  add_goal (self, kind, kind != NULL ? NULL : text);
}

static void
on_entry_changed (CvGoalsPage *self)
{
  complain (self, NULL);
  update_ideas (self);
}

static void
on_idea_activated (CvGoalsPage   *self,
                   GtkListBoxRow *row)
{
  add_goal (self, kind_of (GTK_WIDGET (row))->id, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->add_row));
}

/* Down goes from the line to the ideas, Up from the first of them back. */
static gboolean
on_entry_key (CvGoalsPage    *self,
              guint           keyval,
              guint           keycode,
              GdkModifierType state)
{
  if (keyval == GDK_KEY_Down && gtk_widget_get_visible (GTK_WIDGET (self->ideas_list)))
    return gtk_widget_child_focus (GTK_WIDGET (self->ideas_list), GTK_DIR_TAB_FORWARD);
  return GDK_EVENT_PROPAGATE;
}

static gboolean
on_ideas_edge (CvGoalsPage     *self,
               GtkDirectionType direction)
{
  return direction == GTK_DIR_UP && gtk_widget_grab_focus (GTK_WIDGET (self->add_row));
}

/* --- the goals --- */

static GtkWidget *
make_row (CvRecord *goal,
          gpointer  page)
{
  return cv_goal_row_new (cv_page_get_session (page), (CvGoal *) goal);
}

static void
on_plan_changed (CvGoalsPage *self)
{
  guint n = cv_plan_get_count (plan_of (self), CV_NOUN_GOAL);
  g_autofree char *count = NULL;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->goals_list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    cv_goal_row_update (CV_ITEM_ROW (row));

  count = g_strdup_printf (n >= FEW_GOALS && n <= MANY_GOALS
                               ? ngettext ("%u goal", "%u goals", n)
                               : ngettext ("%u goal; three to five are easy to follow",
                                           "%u goals; three to five are easy to follow", n),
                           n);
  gtk_label_set_text (GTK_LABEL (self->count_label), count);
  gtk_widget_set_visible (self->count_label, n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->goals_list), n > 0);
  gtk_widget_set_visible (self->empty_state, n == 0);
  gtk_widget_set_visible (self->many_label, n > MANY_GOALS);
  update_ideas (self);
}

static int
index_of (CvPlan     *plan,
          const char *id)
{
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_GOAL); i++)
    if (g_str_equal (cv_record_get_id (cv_plan_get_nth (plan, CV_NOUN_GOAL, i)), id))
      return (int) i;
  return -1;
}

static void
move_goal (CvGoalsPage *self,
           const char  *id,
           int          index)
{
  CvRecord *goal = cv_plan_find (plan_of (self), CV_NOUN_GOAL, id);

  if (goal == NULL || index < 0 || index >= (int) cv_plan_get_count (plan_of (self), CV_NOUN_GOAL))
    return;
  cv_follow_focus (self->goals_list, id);
  cv_page_submit (CV_PAGE (self), cv_planning_move (plan_of (self), goal, (guint) index), NULL);
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  CvGoalsPage *self = CV_GOALS_PAGE (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  int index = index_of (plan_of (self), id);

  move_goal (self, id, g_str_equal (name, "goals.move-up") ? index - 1 : index + 1);
}

static void
move_to_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  const char *id;
  guint index;

  g_variant_get (parameter, "(&su)", &id, &index);
  move_goal (CV_GOALS_PAGE (widget), id, (int) index);
}

/* How many KPIs go with the goal called @id. */
static guint
count_going (CvGoalsPage *self,
             const char  *id)
{
  g_autoptr (GPtrArray) kpis = cv_plan_kpis_of_goal (plan_of (self), id);
  guint n = 0;

  for (guint i = 0; i < kpis->len; i++)
    n += !cv_planning_outlives_goal (plan_of (self), kpis->pdata[i]);
  return n;
}

static void
delete_goal (CvGoalsPage *self,
             const char  *id)
{
  CvRecord *goal = cv_plan_find (plan_of (self), CV_NOUN_GOAL, id);
  guint n = count_going (self, id);
  g_autofree char *text = NULL;

  if (goal == NULL)
    return;

  text = n == 0 ? g_strdup (_ ("The goal was deleted."))
                : g_strdup_printf (ngettext ("The goal and its KPI were deleted.",
                                             "The goal and its %u KPIs were deleted.", n), n);
  if (cv_page_submit (CV_PAGE (self), cv_planning_remove (plan_of (self), goal), NULL))
    cv_page_say (CV_PAGE (self), text, TRUE);
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  delete_goal (CV_GOALS_PAGE (widget), g_variant_get_string (parameter, NULL));
}

/* Delete on a goal's row; in a field of it the key is the field's. */
static gboolean
on_delete_key (GtkWidget *widget,
               GVariant  *args,
               gpointer   unused)
{
  CvRecord *goal = cv_follow_get_focused (widget);

  if (goal == NULL)
    return FALSE;
  delete_goal (CV_GOALS_PAGE (widget), cv_record_get_id (goal));
  return TRUE;
}

/* --- the page --- */

static void
cv_goals_page_add (CvPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (CV_GOALS_PAGE (page)->add_row));
}

/* An empty plan begins with a goal. */
static gboolean
cv_goals_page_grab_focus (GtkWidget *widget)
{
  CvGoalsPage *self = CV_GOALS_PAGE (widget);

  return cv_plan_get_count (plan_of (self), CV_NOUN_GOAL) == 0
         && gtk_widget_grab_focus (GTK_WIDGET (self->add_row));
}

static void
on_empty_clicked (CvGoalsPage *self)
{
  cv_goals_page_add (CV_PAGE (self));
}

static void
cv_goals_page_session_set (CvPage *page)
{
  CvGoalsPage *self = CV_GOALS_PAGE (page);

  cv_follow (self->goals_list, cv_plan_get_list (plan_of (self), CV_NOUN_GOAL), make_row, self);
  g_signal_connect_object (plan_of (self), "changed", G_CALLBACK (on_plan_changed), self, G_CONNECT_SWAPPED);
  fill_ideas (self);
  on_plan_changed (self);
}

static void
cv_goals_page_reveal (CvPage   *page,
                      CvRecord *record)
{
  GtkWidget *row = cv_follow_get_row (CV_GOALS_PAGE (page)->goals_list, cv_record_get_id (record));

  if (row != NULL)
    cv_item_row_show (CV_ITEM_ROW (row));
}

static void
cv_goals_page_class_init (CvGoalsPageClass *klass)
{
  CvPageClass *page_class = CV_PAGE_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = cv_goals_page_grab_focus;
  page_class->session_set = cv_goals_page_session_set;
  page_class->add_label = N_ ("_Add Goal");
  page_class->add = cv_goals_page_add;
  page_class->reveal = cv_goals_page_reveal;

  gtk_widget_class_install_action (widget_class, "goals.move-up", "s", move_action);
  gtk_widget_class_install_action (widget_class, "goals.move-down", "s", move_action);
  gtk_widget_class_install_action (widget_class, "goals.move-to", "(su)", move_to_action);
  gtk_widget_class_install_action (widget_class, "goals.delete", "s", delete_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, on_delete_key, NULL);

  g_type_ensure (CV_TYPE_EMPTY_STATE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/cultivar_planner/Cultivar/cv-goals-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CvGoalsPage, empty_state);
  gtk_widget_class_bind_template_child (widget_class, CvGoalsPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, CvGoalsPage, many_label);
  gtk_widget_class_bind_template_child (widget_class, CvGoalsPage, goals_list);
  gtk_widget_class_bind_template_child (widget_class, CvGoalsPage, add_row);
  gtk_widget_class_bind_template_child (widget_class, CvGoalsPage, complaint);
  gtk_widget_class_bind_template_child (widget_class, CvGoalsPage, ideas_box);
  gtk_widget_class_bind_template_child (widget_class, CvGoalsPage, ideas_list);
  gtk_widget_class_bind_template_child (widget_class, CvGoalsPage, no_idea_label);
  gtk_widget_class_bind_template_child (widget_class, CvGoalsPage, all_button);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_key);
  gtk_widget_class_bind_template_callback (widget_class, on_idea_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_ideas_edge);
  gtk_widget_class_bind_template_callback (widget_class, on_empty_clicked);
  gtk_widget_class_bind_template_callback (widget_class, update_ideas);
}

static void
cv_goals_page_init (CvGoalsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cv_button_name_by_label (GTK_WIDGET (self->all_button));
  cv_item_row_connect (self->goals_list);
}
