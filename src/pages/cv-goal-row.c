/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-goal-row.h"

#include <glib/gi18n-lib.h>

#include "base/cv-clock.h"
#include "base/cv-text.h"
#include "model/cv-catalogue.h"
#include "model/cv-planning.h"
#include "model/cv-question.h"
#include "model/cv-smart.h"
#include "model/cv-words.h"
#include "pages/cv-person-input.h"
#include "pages/cv-record-form.h"
#include "widgets/cv-compat.h"
#include "widgets/cv-reorder.h"

typedef struct
{
  CvSession *session; /* (owned) */
  CvGoal *goal;       /* (owned) */
} Data;

static void
data_free (gpointer pointer)
{
  Data *data = pointer;

  g_object_unref (data->session);
  g_object_unref (data->goal);
  g_free (data);
}

static Data *
data_of (CvItemRow *row)
{
  return g_object_get_data (G_OBJECT (row), "cv-goal-row");
}

/* "Experience · Engage · 2 KPIs · due 27 December 2026". (transfer full) */
static char *
describe (CvPlan *plan,
          CvGoal *goal)
{
  g_autoptr (GPtrArray) kpis = cv_plan_get_serving_kpis (plan, cv_record_get_id (CV_RECORD (goal)));
  GString *text = g_string_new (NULL);

  if (goal->business_value != CV_BUSINESS_VALUE_NONE)
    g_string_append_printf (text, "%s · ", cv_word (cv_business_value_get_type (), goal->business_value));
  g_string_append_printf (text, "%s · ", cv_word (cv_stage_get_type (), goal->stage));
  if (kpis->len == 0)
    g_string_append (text, _ ("no KPI yet"));
  else
    g_string_append_printf (text, ngettext ("%u KPI", "%u KPIs", kpis->len), kpis->len);
  if (goal->due != CV_DAY_NONE)
    {
      g_autofree char *day = cv_day_format_locale (goal->due);

      g_string_append (text, " · ");
      /* Translators: %s is a day such as "18 May 2026". */
      g_string_append_printf (text, _ ("due %s"), day);
    }
  if (*goal->owner != '\0')
    g_string_append_printf (text, " · %s", goal->owner);
  return g_string_free (text, FALSE);
}

static void
update_menu (CvItemRow *row)
{
  GtkWidget *button = g_object_get_data (G_OBJECT (row), "cv-menu-button");
  g_autofree char *goal = cv_text_name (cv_goal_get_label (data_of (row)->goal));
  /* Translators: %s is what a goal says. */
  g_autofree char *name = g_strdup_printf (_ ("Menu of “%s”"), goal);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
cv_goal_row_update (CvItemRow *row)
{
  Data *data = data_of (row);
  g_autofree char *subtitle = describe (cv_session_get_plan (data->session), data->goal);
  g_autofree char *smart = cv_smart_tell (cv_session_get_plan (data->session), data->goal);
  g_autofree char *full = NULL;

  full = g_strdup_printf ("%s\n%s", subtitle, smart);
  cv_item_row_set_title (row, cv_goal_get_label (data->goal), full);
  update_menu (row);
}

/* --- the fields --- */

static const CvFormField first_fields[] = {
  { "statement", N_ ("S_tatement"), TRUE },
  { "business_value", N_ ("_Value it brings"), FALSE },
  { "stage", N_ ("Sta_ge"), FALSE },
};

static const CvFormField last_fields[] = {
  { "signals", N_ ("W_hat would be seen if it were reached?"), TRUE },
  { "note", N_ ("_Note"), TRUE },
};

/* How long one may take to find out, if nothing else is said. */
#define DAYS_TO_KNOW 28

/* "Not enough is known yet" is a day by which it will be: switching it on proposes one. */
static void
on_unknown_toggled (GtkCheckButton *check,
                    GtkWidget      *form)
{
  Data *data = g_object_get_data (G_OBJECT (form), "cv-goal-data");
  CvPlan *plan = cv_session_get_plan (data->session);
  gboolean unknown = gtk_check_button_get_active (check);
  g_autoptr (CvRow) row = NULL;
  CvEdit *edit;

  if (unknown == (data->goal->known_by != CV_DAY_NONE))
    return;
  row = cv_record_to_row (CV_RECORD (data->goal));
  cv_row_set_integer (row, "known_by", unknown ? cv_clock_today () + DAYS_TO_KNOW : CV_DAY_NONE);
  edit = cv_planning_change (plan, row, NULL);
  if (edit != NULL)
    cv_session_submit (data->session, edit);
}

static void
update_unknown (GtkWidget *check)
{
  GtkWidget *form = gtk_widget_get_ancestor (check, CV_TYPE_RECORD_FORM);
  Data *data = g_object_get_data (G_OBJECT (form), "cv-goal-data");
  CvInput *day = cv_record_form_find (CV_RECORD_FORM (form), "known_by");
  gboolean unknown = data->goal->known_by != CV_DAY_NONE;

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), unknown);
  gtk_widget_set_visible (GTK_WIDGET (day), unknown);
}

static void
add_unknown (CvRecordForm *form,
             Data         *data)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("Not enough is _known yet"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), check);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_text (GTK_LABEL (label)),
                                  -1);
  g_object_set_data (G_OBJECT (form), "cv-goal-data", data);
  cv_record_form_add_widget (form, check);
  cv_record_form_add (form, cv_input_new (CV_NOUN_GOAL, "known_by", _ ("It will be known _by")), FALSE);
  g_signal_connect (check, "toggled", G_CALLBACK (on_unknown_toggled), form);
  g_signal_connect_object (data->goal, "notify::known-by", G_CALLBACK (update_unknown), check, G_CONNECT_SWAPPED);
  update_unknown (check);
}

static GtkWidget *
make_priority (void)
{
  static const char *const values[] = { "0", "1", "2", "3", NULL };
  const char *const words[] = { C_ ("priority", "Not said"), C_ ("priority", "First"),
                                C_ ("priority", "Second"), C_ ("priority", "Third"), NULL };

  return cv_input_new_choice (CV_NOUN_GOAL, "priority", _ ("_Priority"), values, words, NULL);
}

static GtkWidget *
make_kind (void)
{
  g_auto (GStrv) ids = cv_goal_kind_ids ();
  g_auto (GStrv) words = cv_goal_kind_words ();

  return cv_input_new_choice (CV_NOUN_GOAL, "kind", _ ("Most l_ike"), (const char *const *) ids,
                              (const char *const *) words, NULL);
}

/* What a goal of this kind is about. */
static void
update_summary (GtkLabel   *label,
                GParamSpec *pspec,
                CvGoal     *goal)
{
  const CvGoalKind *kind = cv_catalogue_goal (cv_catalogue_get (), goal->kind);

  gtk_label_set_text (label, kind != NULL ? cv_tr (kind->summary) : "");
  gtk_widget_set_visible (GTK_WIDGET (label), kind != NULL);
}

static void
add_summary (CvRecordForm *form,
             CvGoal       *goal)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  cv_record_form_add_widget (form, label);
  g_signal_connect_object (goal, "notify::kind", G_CALLBACK (update_summary), label, G_CONNECT_SWAPPED);
  update_summary (GTK_LABEL (label), NULL, goal);
}

static GtkWidget *
make_details (CvItemRow *row,
              gpointer   unused)
{
  Data *data = data_of (row);
  CvRecordForm *form = cv_record_form_new (data->session, CV_RECORD (data->goal));
  CvPlanInfo *info = cv_plan_get_info (cv_session_get_plan (data->session));
  g_autofree char *last = cv_day_format_locale (info->to);

  cv_record_form_add_all (form, first_fields, G_N_ELEMENTS (first_fields));
  cv_record_form_add (form, make_priority (), FALSE);
  cv_record_form_add (form, cv_person_input_new (cv_session_get_plan (data->session), CV_NOUN_GOAL, "owner", _ ("O_wner")),
                      FALSE);
  cv_record_form_add (form, cv_input_new (CV_NOUN_GOAL, "due", _ ("D_ue")), FALSE);
  cv_record_form_add (form, make_kind (), FALSE);
  cv_record_form_add_all (form, last_fields, G_N_ELEMENTS (last_fields));
  add_unknown (form, data);
  /* Without a day of its own a goal is due when the plan ends. */
  cv_input_set_placeholder (cv_record_form_find (form, "due"), last);
  if (*data->goal->statement == '\0')
    cv_input_set_placeholder (cv_record_form_find (form, "statement"), cv_goal_get_label (data->goal));
  add_summary (form, data->goal);
  return GTK_WIDGET (form);
}

/* --- the row --- */

static void
append (GMenu      *menu,
        const char *label,
        const char *action,
        const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

static GtkWidget *
make_menu (CvItemRow  *row,
           const char *id)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  append (menu, _ ("Move _Up"), "goals.move-up", id);
  append (menu, _ ("Move Do_wn"), "goals.move-down", id);
  append (menu, _ ("_Delete"), "goals.delete", id);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (row), "cv-menu-button", button);
  return button;
}

static void
on_dropped (GtkListBoxRow *row,
            guint          index,
            gpointer       unused)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "goals.move-to", "(su)",
                              cv_record_get_id (CV_RECORD (data_of (CV_ITEM_ROW (row))->goal)), index);
}

GtkWidget *
cv_goal_row_new (CvSession *session,
                 CvGoal    *goal)
{
  GtkWidget *row = cv_item_row_new ();
  GtkWidget *handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");
  Data *data = g_new (Data, 1);

  *data = (Data){ g_object_ref (session), g_object_ref (goal) };
  g_object_set_data_full (G_OBJECT (row), "cv-goal-row", data, data_free);

  gtk_widget_add_css_class (handle, "dim-label");
  cv_item_row_add_prefix (CV_ITEM_ROW (row), handle);
  cv_reorder_attach (GTK_LIST_BOX_ROW (row), handle, on_dropped, NULL);
  cv_item_row_add_suffix (CV_ITEM_ROW (row),
                          make_menu (CV_ITEM_ROW (row), cv_record_get_id (CV_RECORD (goal))));
  cv_item_row_set_details (CV_ITEM_ROW (row), make_details, NULL);
  cv_goal_row_update (CV_ITEM_ROW (row));
  return row;
}
