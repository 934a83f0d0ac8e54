/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-readiness-page.h"

#include <glib/gi18n-lib.h>

#include "base/cv-clock.h"
#include "base/cv-text.h"
#include "model/cv-planning.h"
#include "model/cv-question.h"
#include "model/cv-readiness.h"
#include "model/cv-words.h"
#include "pages/cv-channel-picker.h"
#include "pages/cv-readiness-row.h"
#include "widgets/cv-choice.h"
#include "widgets/cv-follow.h"
#include "widgets/cv-compat.h"
#include "widgets/cv-item-row.h"
#include "widgets/cv-text-row.h"
#include "widgets/cv-width-bin.h"

struct _CvReadinessPage
{
  CvPage parent_instance;

  CvWidthBin *width_bin;
  AdwPreferencesGroup *reason_group, *people_group, *rules_group;
  CvTextRow *reason_row;
  GtkListBox *reason_list, *audit_list, *gaps_list;
  GtkLabel *sentence;
  GtkButton *add_button;

  GPtrArray *rows; /* (owned) of the questions' rows, borrowed */
};

G_DEFINE_FINAL_TYPE (CvReadinessPage, cv_readiness_page, CV_TYPE_PAGE)

static CvPlan *
plan_of (CvReadinessPage *self)
{
  return cv_page_get_plan (CV_PAGE (self));
}

/* --- the questions --- */

static void
on_reason_edited (CvReadinessPage *self,
                  const char      *text)
{
  g_autoptr (GError) error = NULL;
  CvEdit *edit = cv_planning_change_text (plan_of (self), CV_RECORD (cv_plan_get_info (plan_of (self))), "reason", text,
                                          &error);

  cv_text_row_set_error (self->reason_row, error != NULL ? error->message : NULL);
  if (edit != NULL)
    cv_page_submit (CV_PAGE (self), edit, NULL);
}

static GtkListBox *
add_list (AdwPreferencesGroup *group)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_group_get_title (group), -1);
  adw_preferences_group_add (group, list);
  return GTK_LIST_BOX (list);
}

/* The first question is answered in words: its row is there already. */
static void
fill_questions (CvReadinessPage *self)
{
  GtkListBox *people = add_list (self->people_group), *rules = add_list (self->rules_group);
  guint n;
  const CvReadinessQuestion *questions = cv_catalogue_questions (cv_catalogue_get (), &n);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row;

      if (g_str_equal (questions[i].id, "reason"))
        {
          adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->reason_row), cv_tr (questions[i].question));
          cv_text_row_set_hint (self->reason_row, cv_tr (questions[i].why));
          continue;
        }
      row = cv_readiness_row_new (CV_PAGE (self), &questions[i]);
      g_ptr_array_add (self->rows, row);
      gtk_list_box_append (g_str_equal (questions[i].group, "reason")   ? self->reason_list
                           : g_str_equal (questions[i].group, "people") ? people
                                                                        : rules,
                           row);
    }
  cv_item_row_connect (self->reason_list);
  cv_item_row_connect (people);
  cv_item_row_connect (rules);
}

static void
narrow_changed_cb (CvReadinessPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    cv_item_row_set_narrow (self->rows->pdata[i], cv_width_bin_get_narrow (self->width_bin));
}

/* --- the channels there are --- */

static void
on_decided (GtkDropDown     *choice,
            GParamSpec      *pspec,
            CvReadinessPage *self)
{
  CvChannel *channel = cv_plan_find (plan_of (self), CV_NOUN_CHANNEL, g_object_get_data (G_OBJECT (choice), "cv-id"));
  CvChannelDecision decision = (CvChannelDecision) gtk_drop_down_get_selected (choice);
  g_autoptr (CvRow) row = NULL;
  g_autoptr (GError) error = NULL;
  CvEdit *edit;

  if (channel == NULL || channel->decision == decision)
    return;
  row = cv_record_to_row (CV_RECORD (channel));
  cv_row_set_integer (row, "decision", decision);
  cv_row_set_integer (row, "dropped_on", decision == CV_DECISION_DROP ? cv_clock_today () : CV_DAY_NONE);
  edit = cv_planning_change (plan_of (self), row, &error);
  cv_page_submit (CV_PAGE (self), edit, g_steal_pointer (&error));
}

static GtkWidget *
new_audit_row (CvRecord *record,
               gpointer  page)
{
  CvChannel *channel = (CvChannel *) record;
  g_auto (GStrv) words = cv_words (cv_channel_decision_get_type ());
  const CvChannelKind *kind = cv_catalogue_channel (cv_catalogue_get (), channel->kind);
  const char *come_for = *channel->come_for != '\0' ? channel->come_for : kind != NULL ? cv_tr (kind->come_for) : "";
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *choice = cv_choice_new ((const char *const *) words);
  g_autofree char *name = cv_text_start (cv_channel_get_label (channel));
  g_autofree char *subtitle = cv_text_start (come_for);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  cv_choice_set_label (GTK_DROP_DOWN (choice), cv_channel_get_label (channel));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), channel->decision);
  g_object_set_data_full (G_OBJECT (choice), "cv-id", g_strdup (cv_record_get_id (CV_RECORD (channel))), g_free);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (on_decided), page);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), choice);
  return row;
}

static void
clear (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

/* What the rows of the audit show, as one text: they are only made anew when it differs. (transfer full) */
static char *
sign_channels (CvPlan *plan)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_CHANNEL); i++)
    {
      CvChannel *channel = cv_plan_get_nth (plan, CV_NOUN_CHANNEL, i);

      g_string_append_printf (text, "%s\n%s\n%s\n%d\n", cv_record_get_id (CV_RECORD (channel)), cv_channel_get_label (channel),
                              channel->come_for, channel->decision);
    }
  return g_string_free (text, FALSE);
}

static void
update_audit (CvReadinessPage *self)
{
  g_autofree char *signature = sign_channels (plan_of (self));
  guint n = cv_plan_get_count (plan_of (self), CV_NOUN_CHANNEL);

  gtk_widget_set_visible (GTK_WIDGET (self->audit_list), n > 0);
  if (g_strcmp0 (signature, g_object_get_data (G_OBJECT (self->audit_list), "cv-signature")) == 0)
    return;
  clear (self->audit_list);
  cv_follow (self->audit_list, cv_plan_get_list (plan_of (self), CV_NOUN_CHANNEL), new_audit_row, self);
  g_object_set_data_full (G_OBJECT (self->audit_list), "cv-signature", g_steal_pointer (&signature), g_free);
}

static void
on_kind_chosen (CvReadinessPage *self,
                const char      *kind)
{
  g_autoptr (GError) error = NULL;
  CvRow *row = cv_planning_new_channel (plan_of (self), kind, NULL, &error);
  CvEdit *edit = row != NULL ? cv_planning_insert (plan_of (self), row, &error) : NULL;

  cv_page_submit (CV_PAGE (self), edit, g_steal_pointer (&error));
}

static void
on_add_clicked (CvReadinessPage *self)
{
  GtkWidget *picker = cv_channel_picker_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));

  g_signal_connect_object (picker, "chosen", G_CALLBACK (on_kind_chosen), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (picker));
}

/* --- the gaps --- */

static GtkWidget *
new_gap_row (const CvReadinessGap *gap)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), gap->text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "cv-where", (gpointer) gap->where);
  return row;
}

static void
on_gap_activated (CvReadinessPage *self,
                  GtkListBoxRow   *row)
{
  const char *where = g_object_get_data (G_OBJECT (row), "cv-where");

  if (g_str_equal (where, "readiness"))
    cv_text_row_focus (self->reason_row);
  else
    cv_page_go_to (CV_PAGE (self), where);
}

static void
update_result (CvReadinessPage *self)
{
  g_autoptr (GPtrArray) gaps = cv_readiness_get_gaps (plan_of (self));
  g_autofree char *sentence = cv_readiness_tell (plan_of (self));
  guint n_questions;
  gboolean begun = cv_readiness_count (plan_of (self), &n_questions) > 0;

  gtk_label_set_text (self->sentence, sentence);
  clear (self->gaps_list);
  for (guint i = 0; begun && i < gaps->len; i++)
    gtk_list_box_append (self->gaps_list, new_gap_row (gaps->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->gaps_list), begun && gaps->len > 0);
}

/* --- the page --- */

static void
update (CvReadinessPage *self)
{
  cv_text_row_set_text (self->reason_row, cv_plan_get_info (plan_of (self))->reason);
  for (guint i = 0; i < self->rows->len; i++)
    cv_readiness_row_update (self->rows->pdata[i]);
  update_audit (self);
  update_result (self);
}

static void
cv_readiness_page_session_set (CvPage *page)
{
  CvReadinessPage *self = CV_READINESS_PAGE (page);

  fill_questions (self);
  narrow_changed_cb (self);
  g_signal_connect_object (plan_of (self), "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
cv_readiness_page_finalize (GObject *object)
{
  g_ptr_array_unref (CV_READINESS_PAGE (object)->rows);
  G_OBJECT_CLASS (cv_readiness_page_parent_class)->finalize (object);
}

/* The first thing a plan needs, wherever one is. */
static void
cv_readiness_page_add (CvPage *page)
{
  cv_page_go_to (page, "goals");
}

static void
cv_readiness_page_reveal (CvPage   *page,
                          CvRecord *record)
{
  CvReadinessPage *self = CV_READINESS_PAGE (page);

  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (cv_readiness_row_get_question (self->rows->pdata[i]), cv_record_get_id (record)))
      cv_item_row_show (self->rows->pdata[i]);
}

static void
cv_readiness_page_class_init (CvReadinessPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cv_readiness_page_finalize;
  CV_PAGE_CLASS (klass)->session_set = cv_readiness_page_session_set;
  CV_PAGE_CLASS (klass)->add_label = N_ ("_Add Goal");
  CV_PAGE_CLASS (klass)->add = cv_readiness_page_add;
  CV_PAGE_CLASS (klass)->reveal = cv_readiness_page_reveal;

  g_type_ensure (CV_TYPE_TEXT_ROW);
  g_type_ensure (CV_TYPE_WIDTH_BIN);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/cultivar_planner/Cultivar/cv-readiness-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CvReadinessPage, width_bin);
  gtk_widget_class_bind_template_child (widget_class, CvReadinessPage, reason_group);
  gtk_widget_class_bind_template_child (widget_class, CvReadinessPage, people_group);
  gtk_widget_class_bind_template_child (widget_class, CvReadinessPage, rules_group);
  gtk_widget_class_bind_template_child (widget_class, CvReadinessPage, reason_row);
  gtk_widget_class_bind_template_child (widget_class, CvReadinessPage, reason_list);
  gtk_widget_class_bind_template_child (widget_class, CvReadinessPage, audit_list);
  gtk_widget_class_bind_template_child (widget_class, CvReadinessPage, gaps_list);
  gtk_widget_class_bind_template_child (widget_class, CvReadinessPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, CvReadinessPage, add_button);
  gtk_widget_class_bind_template_callback (widget_class, narrow_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_reason_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_gap_activated);
}

static void
cv_readiness_page_init (CvReadinessPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  cv_button_name_by_label (GTK_WIDGET (self->add_button));
}
