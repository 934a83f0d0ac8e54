/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The name is asked for first, because most of the time a KPI of that name is in the catalogue. Only
 * what is not there needs a formula, and help with it. */

#include "config.h"

#include "pages/cv-kpi-finder.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/cv-error.h"
#include "base/cv-text.h"
#include "model/cv-planning.h"
#include "model/cv-question.h"
#include "model/cv-unit.h"
#include "model/cv-words.h"
#include "pages/cv-formula-editor.h"
#include "widgets/cv-choice.h"
#include "widgets/cv-compat.h"
#include "widgets/cv-input.h"
#include "widgets/cv-item-row.h"

#define MAX_FOUND 6

static const char *const units[] = { "count", "percent", "ratio", "currency", "duration_hours", "score" };

struct _CvKpiFinder
{
  AdwBin parent_instance;

  CvItemRow *row;                        /* (unowned) */
  GtkWidget *name_entry, *formula_entry; /* (unowned) NULL until unfolded */
  GtkWidget *found_list, *complaint, *unit_choice;
  CvFormulaEditor *editor;
  GtkWidget *details; /* (owned) NULL until unfolded */

  CvSession *session; /* (owned) */
  CvGoal *goal;       /* (owned) */
};

G_DEFINE_FINAL_TYPE (CvKpiFinder, cv_kpi_finder, ADW_TYPE_BIN)

static CvPlan *
plan_of (CvKpiFinder *self)
{
  return cv_session_get_plan (self->session);
}

static const char *
goal_id (CvKpiFinder *self)
{
  return cv_record_get_id (CV_RECORD (self->goal));
}

/* --- the catalogue --- */

static gboolean
is_chosen (CvKpiFinder *self,
           const char  *id)
{
  g_autoptr (GPtrArray) kpis = cv_plan_kpis_of_goal (plan_of (self), goal_id (self));

  for (guint i = 0; i < kpis->len; i++)
    if (g_str_equal (((CvKpi *) kpis->pdata[i])->catalogue, id))
      return TRUE;
  return FALSE;
}

static void
add_found (CvKpiFinder     *self,
           const CvKpiKind *kind)
{
  GtkWidget *row = adw_action_row_new ();
  const char *name = cv_tr (kind->name);
  g_autofree char *level = cv_level_words (kind->level);

  g_object_set_data (G_OBJECT (row), "cv-kpi-kind", (gpointer) kind);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), level);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, level, -1);
  gtk_list_box_append (GTK_LIST_BOX (self->found_list), row);
}

static void
find_kpis (CvKpiFinder *self)
{
  g_autofree char *words = cv_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->name_entry)));
  guint n, found = 0;
  const CvKpiKind *kinds = cv_catalogue_kpis (cv_catalogue_get (), &n);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->found_list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->found_list), row);

  g_strstrip (words);
  for (guint i = 0; i < n && found < MAX_FOUND && *words != '\0'; i++)
    {
      g_autofree char *name = cv_text_fold (cv_tr (kinds[i].name));

      if (kinds[i].on_plan_pages || strstr (name, words) == NULL || is_chosen (self, kinds[i].id))
        continue;
      add_found (self, &kinds[i]);
      found++;
    }
  gtk_widget_set_visible (self->found_list, found > 0);
}

static void
clear (CvKpiFinder *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->name_entry), "");
  gtk_editable_set_text (GTK_EDITABLE (self->formula_entry), "");
}

static void
on_found_activated (CvKpiFinder   *self,
                    GtkListBoxRow *row)
{
  const CvKpiKind *kind = g_object_get_data (G_OBJECT (row), "cv-kpi-kind");

  gtk_widget_activate_action (GTK_WIDGET (self), "kpis.choose", "(ss)", goal_id (self), kind->id);
  gtk_widget_grab_focus (self->name_entry);
  clear (self);
}

/* --- an own KPI --- */

/* About the name; what is wrong with a formula its editor says. */
static void
complain (CvKpiFinder *self,
          const char  *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->complaint), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->complaint, sentence != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name_entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence != NULL ? sentence : "", -1);
  if (sentence == NULL)
    {
      gtk_widget_remove_css_class (self->name_entry, "error");
      return;
    }
  gtk_widget_add_css_class (self->name_entry, "error");
  gtk_widget_grab_focus (self->name_entry);
}

/* The own KPI that is being made, but for its name and formula. (transfer full) (nullable) */
static CvRow *
make_kpi (gpointer data)
{
  CvKpiFinder *self = data;
  CvRow *row = cv_planning_new_kpi (plan_of (self), goal_id (self), NULL, NULL);

  if (row != NULL)
    cv_row_set_text (row, "unit", units[gtk_drop_down_get_selected (GTK_DROP_DOWN (self->unit_choice))]);
  return row;
}

static void
on_add (CvKpiFinder *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_entry))));
  g_autoptr (GError) error = NULL;
  CvRow *row;
  CvEdit *edit;

  if (*name == '\0')
    {
      complain (self, _ ("A KPI of your own needs a name."));
      return;
    }
  row = make_kpi (self);
  if (row == NULL)
    return;
  cv_row_set_text (row, "name", name);
  cv_row_set_text (row, "formula", gtk_editable_get_text (GTK_EDITABLE (self->formula_entry)));
  edit = cv_planning_insert (plan_of (self), row, &error);
  if (g_error_matches (error, CV_ERROR, CV_ERROR_EXISTS))
    {
      complain (self, error->message);
      return;
    }
  if (edit == NULL)
    {
      cv_formula_editor_try (self->editor);
      cv_input_complain (cv_formula_editor_get_input (self->editor), error->message);
      gtk_widget_grab_focus (self->formula_entry);
      return;
    }
  cv_session_submit (self->session, edit);
  clear (self);
  gtk_widget_grab_focus (self->name_entry);
}

static void
on_name_changed (CvKpiFinder *self)
{
  complain (self, NULL);
  find_kpis (self);
}

/* --- building --- */

static void
bind_details (CvKpiFinder *self,
              GtkBuilder  *builder)
{
  self->name_entry = GTK_WIDGET (gtk_builder_get_object (builder, "name_entry"));
  self->found_list = GTK_WIDGET (gtk_builder_get_object (builder, "found_list"));
  self->complaint = GTK_WIDGET (gtk_builder_get_object (builder, "complaint"));
  g_signal_connect_swapped (self->name_entry, "changed", G_CALLBACK (on_name_changed), self);
  g_signal_connect_swapped (self->found_list, "row-activated", G_CALLBACK (on_found_activated), self);
}

static void
add_editor (CvKpiFinder *self,
            GtkBox      *details)
{
  CvInput *input = CV_INPUT (cv_input_new (CV_NOUN_KPI, "formula", _ ("Form_ula of your own KPI")));
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Add _Own KPI"));
  const char *words[G_N_ELEMENTS (units) + 1] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    words[i] = cv_unit_label (units[i]);
  self->unit_choice = cv_choice_new (words);
  cv_choice_set_label (GTK_DROP_DOWN (self->unit_choice), _ ("Unit"));
  self->formula_entry = GTK_WIDGET (cv_input_get_entry (input));
  self->editor = CV_FORMULA_EDITOR (cv_formula_editor_new (self->session, input, self->unit_choice, make_kpi, self));
  g_signal_connect_swapped (self->formula_entry, "activate", G_CALLBACK (on_add), self);
  g_signal_connect_object (self->unit_choice, "notify::selected", G_CALLBACK (cv_formula_editor_try), self->editor,
                           G_CONNECT_SWAPPED);

  cv_button_name_by_label (button);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_add), self);
  gtk_box_append (cv_formula_editor_get_tools (self->editor), button);
  gtk_box_append (details, GTK_WIDGET (self->editor));
}

static GtkWidget *
make_details (CvItemRow *row,
              gpointer   data)
{
  CvKpiFinder *self = data;
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/io/github/cultivar_planner/Cultivar/cv-kpi-finder.ui");

  bind_details (self, builder);
  self->details = g_object_ref (GTK_WIDGET (gtk_builder_get_object (builder, "details")));
  add_editor (self, GTK_BOX (self->details));
  return self->details;
}

void
cv_kpi_finder_open (CvKpiFinder *self)
{
  g_object_set (self->row, "expanded", TRUE, NULL);
  gtk_widget_grab_focus (self->name_entry);
}

static void
on_expanded (CvKpiFinder *self)
{
  gboolean expanded;

  g_object_get (self->row, "expanded", &expanded, NULL);
  if (expanded)
    gtk_widget_grab_focus (self->name_entry);
}

GtkWidget *
cv_kpi_finder_new (CvSession *session,
                   CvGoal    *goal)
{
  CvKpiFinder *self = g_object_new (CV_TYPE_KPI_FINDER, NULL);

  self->session = g_object_ref (session);
  self->goal = g_object_ref (goal);
  return GTK_WIDGET (self);
}

static void
cv_kpi_finder_dispose (GObject *object)
{
  CvKpiFinder *self = CV_KPI_FINDER (object);

  g_clear_object (&self->details);
  g_clear_object (&self->session);
  g_clear_object (&self->goal);
  G_OBJECT_CLASS (cv_kpi_finder_parent_class)->dispose (object);
}

static void
cv_kpi_finder_class_init (CvKpiFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cv_kpi_finder_dispose;
}

static void
cv_kpi_finder_init (CvKpiFinder *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->row = CV_ITEM_ROW (cv_item_row_new ());
  cv_item_row_set_title (self->row, _ ("Another KPI…"), NULL);
  cv_item_row_add_prefix (self->row, gtk_image_new_from_icon_name ("list-add-symbolic"));
  cv_item_row_set_details (self->row, make_details, self);
  g_signal_connect_swapped (self->row, "notify::expanded", G_CALLBACK (on_expanded), self);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "stacked-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Another KPI"), -1);
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->row));
  cv_item_row_connect (GTK_LIST_BOX (list));
  adw_bin_set_child (ADW_BIN (self), list);
}
