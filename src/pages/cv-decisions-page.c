/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-decisions-page.h"

#include <glib/gi18n-lib.h>

#include "base/cv-clock.h"
#include "model/cv-commitment.h"
#include "model/cv-question.h"
#include "model/cv-story.h"
#include "model/cv-words.h"
#include "pages/cv-review-form.h"
#include "widgets/cv-compat.h"
#include "widgets/cv-follow.h"
#include "widgets/cv-growth.h"
#include "widgets/cv-item-row.h"

struct _CvDecisionsPage
{
  CvPage parent_instance;

  GtkLabel *state_label, *state_text;
  GtkButton *state_button;
  GtkWidget *review_group, *story_group, *no_story;
  GtkListBox *review_list, *story_list;
  GtkStringList *story; /* (owned) the paragraphs */
  GStrv told;           /* (owned) (nullable) what is in it */
};

/* Paragraphs shown at first, and each time more are scrolled to. */
#define STEP 20

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
  return cv_review_form_new (page, cv_follow_get_record (GTK_WIDGET (row)));
}

/* "KPI · kept on 3 May 2026". (transfer full) */
static char *
describe (CvPlan   *plan,
          CvRecord *record)
{
  static const char *const verdicts[][2] = {
    /* Translators: what the last review of a KPI or a channel said; %s is a day. */
    [CV_VERDICT_KEEP] = { N_ ("KPI · kept on %s"), N_ ("Channel · kept on %s") },
    [CV_VERDICT_CHANGE] = { N_ ("KPI · changed on %s"), N_ ("Channel · changed on %s") },
    [CV_VERDICT_STOP] = { N_ ("KPI · stopped on %s"), N_ ("Channel · stopped on %s") },
  };
  gboolean channel = cv_record_get_noun (record) == CV_NOUN_CHANNEL;
  const CvDecision *review = cv_story_find_review (plan, record);
  g_autofree char *day = review != NULL ? cv_day_format_locale (review->day) : NULL;
  g_auto (GStrv) around = NULL;

  if (review == NULL)
    return g_strdup (channel ? _ ("Channel · not reviewed yet") : _ ("KPI · not reviewed yet"));
  around = g_strsplit (_ (verdicts[review->verdict][channel]), "%s", 2);
  return g_strconcat (around[0], day, around[1], NULL);
}

static void
update_review_row (CvDecisionsPage *self,
                   GtkWidget       *row,
                   CvRecord        *record)
{
  gboolean channel = cv_record_get_noun (record) == CV_NOUN_CHANNEL;
  g_autofree char *subtitle = describe (plan_of (self), record);

  cv_item_row_set_title (CV_ITEM_ROW (row),
                         channel ? cv_channel_get_label ((CvChannel *) record) : cv_kpi_get_label ((CvKpi *) record), subtitle);
}

static GtkWidget *
make_review_row (CvRecord *record,
                 gpointer  page)
{
  GtkWidget *row = cv_item_row_new ();

  cv_item_row_set_details (CV_ITEM_ROW (row), make_review, page);
  update_review_row (page, row, record);
  return row;
}

/* The KPIs by goal, then the channels. */
static void
follow_reviewed (CvDecisionsPage *self)
{
  GListStore *lists = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr (GListModel) reviewed = NULL;

  g_list_store_append (lists, cv_plan_get_list (plan_of (self), CV_NOUN_KPI));
  g_list_store_append (lists, cv_plan_get_list (plan_of (self), CV_NOUN_CHANNEL));
  reviewed = G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (lists)));
  cv_follow (self->review_list, reviewed, make_review_row, self);
}

/* A draft is still being worked out: there is nothing to hold it against. */
static void
update_review (CvDecisionsPage *self)
{
  CvPlan *plan = plan_of (self);
  guint n = cv_plan_get_count (plan, CV_NOUN_KPI) + cv_plan_get_count (plan, CV_NOUN_CHANNEL);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->review_list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    update_review_row (self, row, cv_follow_get_record (row));
  gtk_widget_set_visible (self->review_group, n > 0 && cv_plan_get_info (plan)->state != CV_STATE_DRAFT);
}

/* --- the story --- */

static GtkWidget *
make_paragraph (gpointer item,
                gpointer unused)
{
  const char *text = gtk_string_object_get_string (item);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "form");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return row;
}

/* The last act first: the story is opened to see what happened since. */
static void
update_story (CvDecisionsPage *self)
{
  GStrv told = cv_story_tell (plan_of (self));
  guint n = g_strv_length (told);

  for (guint i = 0; i < n / 2; i++)
    {
      char *first = told[i];

      told[i] = told[n - 1 - i];
      told[n - 1 - i] = first;
    }
  if (self->told == NULL || !g_strv_equal ((const char *const *) told, (const char *const *) self->told))
    gtk_string_list_splice (self->story, 0, g_list_model_get_n_items (G_LIST_MODEL (self->story)),
                            (const char *const *) told);
  g_strfreev (self->told);
  self->told = told;
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
  follow_reviewed (CV_DECISIONS_PAGE (page));
  update (CV_DECISIONS_PAGE (page));
}

static void
cv_decisions_page_finalize (GObject *object)
{
  g_clear_object (&CV_DECISIONS_PAGE (object)->story);
  g_strfreev (CV_DECISIONS_PAGE (object)->told);
  G_OBJECT_CLASS (cv_decisions_page_parent_class)->finalize (object);
}

static void
cv_decisions_page_class_init (CvDecisionsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cv_decisions_page_finalize;
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
  g_autoptr (GListModel) shown = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  cv_item_row_connect (self->review_list);
  self->story = gtk_string_list_new (NULL);
  shown = cv_growth_new (G_LIST_MODEL (self->story), GTK_WIDGET (self->story_list), STEP);
  gtk_list_box_bind_model (self->story_list, shown, make_paragraph, NULL, NULL);
}
