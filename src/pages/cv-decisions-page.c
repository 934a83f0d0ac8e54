/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-decisions-page.h"

#include <glib/gi18n-lib.h>

#include "base/cv-clock.h"
#include "model/cv-commitment.h"
#include "model/cv-question.h"
#include "pages/cv-review-form.h"
#include "widgets/cv-compat.h"
#include "widgets/cv-item-row.h"
#include "widgets/cv-words.h"

struct _CvDecisionsPage
{
  CvPage parent_instance;

  GtkLabel *state_label, *state_text;
  GtkButton *state_button;
  GtkWidget *review_group, *story_group, *no_story;
  GtkListBox *review_list, *story_list;

};

G_DEFINE_FINAL_TYPE (CvDecisionsPage, cv_decisions_page, CV_TYPE_PAGE)

static CvPlan *
plan_of (CvDecisionsPage *self)
{
  return cv_page_get_plan (CV_PAGE (self));
}

/* --- the state of the plan --- */

static char *
tell_state (const CvPlanInfo *info)
{
  CvDay day = info->state == CV_STATE_CLOSED ? info->closed_on : info->committed_on;
  g_autofree char *text = day != CV_DAY_NONE ? cv_day_format_locale (day) : NULL;

  if (info->state == CV_STATE_DRAFT)
    return g_strdup (_ ("This plan is a draft."));
  if (text == NULL)
    return g_strdup (cv_word (cv_state_get_type (), info->state));
  /* Translators: %s is a day. */
  return g_strdup_printf (info->state == CV_STATE_CLOSED ? _ ("Closed on %s.") : _ ("Committed on %s."), text);
}

static void
update_state (CvDecisionsPage *self)
{
  static const char *const texts[] = {
    [CV_STATE_DRAFT] = N_ ("Committing it freezes the goals, their KPIs and the targets. They can still be changed, "
                           "but each change asks for a reason, which is kept here."),
    [CV_STATE_COMMITTED] = N_ ("Goals, KPIs and targets are agreed. Each change asks for a reason, which is kept here."),
    [CV_STATE_CLOSED] = N_ ("The plan is over. What was learned stays here."),
  };
  static const char *const verbs[] = {
    [CV_STATE_DRAFT] = N_ ("_Commit Plan"),
    [CV_STATE_COMMITTED] = N_ ("C_lose Plan…"),
    [CV_STATE_CLOSED] = N_ ("_Take Up Again…"),
  };
  const CvPlanInfo *info = cv_plan_get_info (plan_of (self));
  g_autofree char *state = tell_state (info);

  gtk_label_set_text (self->state_label, state);
  gtk_label_set_text (self->state_text, _ (texts[info->state]));
  gtk_button_set_label (self->state_button, _ (verbs[info->state]));
  cv_button_name_by_label (GTK_WIDGET (self->state_button));
  if (info->state == CV_STATE_DRAFT)
    gtk_widget_add_css_class (GTK_WIDGET (self->state_button), "suggested-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->state_button), "suggested-action");
}

static void
on_closed (const char *learned,
           gpointer    data)
{
  CvDecisionsPage *self = data;
  g_autoptr (GError) error = NULL;
  CvEdit *edit;

  if (learned == NULL)
    return;
  edit = cv_commitment_close (plan_of (self), learned, cv_clock_today (), &error);
  cv_page_submit (CV_PAGE (self), edit, g_steal_pointer (&error));
}

static void
on_taken_up (const char *why,
             gpointer    data)
{
  CvDecisionsPage *self = data;
  g_autoptr (GError) error = NULL;
  CvEdit *edit;

  if (why == NULL)
    return;
  edit = cv_commitment_reopen (plan_of (self), why, cv_clock_today (), &error);
  cv_page_submit (CV_PAGE (self), edit, g_steal_pointer (&error));
}

static void
commit (CvDecisionsPage *self)
{
  g_autoptr (GError) error = NULL;
  CvEdit *edit = cv_commitment_commit (plan_of (self), cv_clock_today (), &error);
  gboolean done = edit != NULL;

  cv_page_submit (CV_PAGE (self), edit, g_steal_pointer (&error));
  if (done)
    cv_page_say (CV_PAGE (self), _ ("The plan is committed."), TRUE);
}

static void
on_state_clicked (CvDecisionsPage *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));

  switch (cv_plan_get_info (plan_of (self))->state)
    {
    case CV_STATE_DRAFT:
      commit (self);
      break;
    case CV_STATE_COMMITTED:
      cv_ask_line (window, _ ("Close the Plan?"), _ ("It can be taken up again at any time."), _ ("What was _learned"),
                   _ ("_Close Plan"), on_closed, self);
      break;
    case CV_STATE_CLOSED:
    default:
      cv_ask_line (window, _ ("Take the Plan Up Again?"), _ ("The reason is kept with the decision."),
                   _ ("_Reason, in one line"), _ ("_Take Up Again"), on_taken_up, self);
      break;
    }
}

/* --- the review --- */

static GtkWidget *
make_review (CvItemRow *row,
             gpointer   page)
{
  return cv_review_form_new (page, g_object_get_data (G_OBJECT (row), "cv-record"));
}

/* "KPI", "Channel", with what the last review said. (transfer full) */
static char *
describe (CvRecord *record)
{
  CvDay stopped;

  if (cv_record_get_noun (record) == CV_NOUN_CHANNEL)
    {
      CvChannel *channel = (CvChannel *) record;

      return g_strdup (channel->decision == CV_DECISION_DROP ? _ ("Channel · dropped")
                       : channel->decision == CV_DECISION_KEEP ? _ ("Channel · kept")
                                                               : _ ("Channel"));
    }
  stopped = ((CvKpi *) record)->stopped_on;
  if (stopped != CV_DAY_NONE)
    {
      g_autofree char *day = cv_day_format_locale (stopped);

      /* Translators: %s is a day. */
      return g_strdup_printf (_ ("KPI · stopped on %s"), day);
    }
  return g_strdup (_ ("KPI"));
}

static GtkWidget *
new_review_row (CvDecisionsPage *self,
                CvRecord        *record)
{
  GtkWidget *row = cv_item_row_new ();

  g_object_set_data_full (G_OBJECT (row), "cv-record", g_object_ref (record), g_object_unref);
  cv_item_row_set_details (CV_ITEM_ROW (row), make_review, self);
  return row;
}

static void
update_review_row (GtkWidget *row)
{
  CvRecord *record = g_object_get_data (G_OBJECT (row), "cv-record");
  gboolean channel = cv_record_get_noun (record) == CV_NOUN_CHANNEL;
  g_autofree char *subtitle = describe (record);

  cv_item_row_set_title (CV_ITEM_ROW (row), channel ? ((CvChannel *) record)->name : cv_kpi_get_label ((CvKpi *) record),
                         subtitle);
}

/* The KPIs by goal, then the channels. (transfer container) */
static GPtrArray *
list_reviewed (CvPlan *plan)
{
  GPtrArray *records = g_ptr_array_new ();

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_KPI); i++)
    g_ptr_array_add (records, cv_plan_get_nth (plan, CV_NOUN_KPI, i));
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_CHANNEL); i++)
    g_ptr_array_add (records, cv_plan_get_nth (plan, CV_NOUN_CHANNEL, i));
  return records;
}

/* Whether the rows are those of @records already; then they stay, and what is being written in them. */
static gboolean
shows (GtkListBox *list,
       GPtrArray  *records)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (list));

  for (guint i = 0; i < records->len; i++, row = gtk_widget_get_next_sibling (row))
    if (row == NULL || g_object_get_data (G_OBJECT (row), "cv-record") != records->pdata[i])
      return FALSE;
  return row == NULL;
}

static void
clear (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

static void
update_review (CvDecisionsPage *self)
{
  g_autoptr (GPtrArray) records = list_reviewed (plan_of (self));

  if (!shows (self->review_list, records))
    {
      clear (self->review_list);
      for (guint i = 0; i < records->len; i++)
        gtk_list_box_append (self->review_list, new_review_row (self, records->pdata[i]));
    }
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->review_list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    update_review_row (row);
  gtk_widget_set_visible (self->review_group, records->len > 0);
}

/* --- the story --- */

static GtkWidget *
new_story_row (CvPlan     *plan,
               CvDecision *decision)
{
  g_autofree char *text = cv_decision_tell (plan, decision);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_widget_add_css_class (label, "form");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return row;
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  const CvDecision *first = *(const CvDecision *const *) a, *second = *(const CvDecision *const *) b;

  return (first->day > second->day) - (first->day < second->day);
}

static void
update_story (CvDecisionsPage *self)
{
  CvPlan *plan = plan_of (self);
  guint n = cv_plan_get_count (plan, CV_NOUN_DECISION);
  g_autoptr (GPtrArray) decisions = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (decisions, cv_plan_get_nth (plan, CV_NOUN_DECISION, i));
  g_ptr_array_sort (decisions, compare_days);

  clear (self->story_list);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->story_list, new_story_row (plan, decisions->pdata[i]));
  gtk_widget_set_visible (self->story_group, n > 0);
  gtk_widget_set_visible (self->no_story, n == 0);
}

/* --- the page --- */

static void
update (CvDecisionsPage *self)
{
  update_state (self);
  update_review (self);
  update_story (self);
}

static void
cv_decisions_page_session_set (CvPage *page)
{
  g_signal_connect_object (cv_page_get_plan (page), "changed", G_CALLBACK (update), page, G_CONNECT_SWAPPED);
  update (CV_DECISIONS_PAGE (page));
}

static void
cv_decisions_page_class_init (CvDecisionsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  CV_PAGE_CLASS (klass)->session_set = cv_decisions_page_session_set;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/cultivar_planner/Cultivar/cv-decisions-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CvDecisionsPage, state_label);
  gtk_widget_class_bind_template_child (widget_class, CvDecisionsPage, state_text);
  gtk_widget_class_bind_template_child (widget_class, CvDecisionsPage, state_button);
  gtk_widget_class_bind_template_child (widget_class, CvDecisionsPage, review_group);
  gtk_widget_class_bind_template_child (widget_class, CvDecisionsPage, review_list);
  gtk_widget_class_bind_template_child (widget_class, CvDecisionsPage, story_group);
  gtk_widget_class_bind_template_child (widget_class, CvDecisionsPage, story_list);
  gtk_widget_class_bind_template_child (widget_class, CvDecisionsPage, no_story);
  gtk_widget_class_bind_template_callback (widget_class, on_state_clicked);
}

static void
cv_decisions_page_init (CvDecisionsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cv_item_row_connect (self->review_list);
}
