/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The frame around a plan's pages. It knows the table of steps and nothing of any single page.
 *
 * How far tracking is takes the values, which only the store has: the KPIs are judged again a moment
 * after the last change, never while someone is typing. */

#include "config.h"

#include "app/cv-plan-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/cv-rail.h"
#include "app/cv-state.h"
#include "base/cv-clock.h"
#include "base/cv-text.h"
#include "model/cv-question.h"
#include "pages/cv-page.h"
#include "pages/cv-track-page.h"
#include "widgets/cv-compat.h"
#include "widgets/cv-notice.h"
#include "widgets/cv-split.h"

#define TALLY_AFTER_MS 500

struct _CvPlanView
{
  AdwBin parent_instance;

  CvSplit *split;
  CvRail *rail;
  AdwHeaderBar *content_bar;
  AdwWindowTitle *plan_title, *step_title;
  GtkButton *add_button, *undo_button, *redo_button, *next_button;
  GtkLabel *add_label;
  GtkWidget *next_bar;
  AdwViewStack *pages;
  CvNotice *trouble, *example;

  CvSession *session; /* (owned) */
  const CvPlanStep *step; /* shown; NULL before the first */
  const CvPlanStep *next; /* where the button leads; NULL: nowhere */
  CvTally tally;
  guint tally_timeout;
  GCancellable *cancellable; /* (owned) of the judgement under way */
};

typedef enum
{
  PROP_SESSION = 1
} CvPlanViewProperty;

static GParamSpec *properties[PROP_SESSION + 1];
static guint message_signal;

G_DEFINE_FINAL_TYPE (CvPlanView, cv_plan_view, ADW_TYPE_BIN)

CvPlanView *
cv_plan_view_new (CvSession *session)
{
  return g_object_new (CV_TYPE_PLAN_VIEW, "session", session, NULL);
}

CvSession *
cv_plan_view_get_session (CvPlanView *self)
{
  return self->session;
}

const char *
cv_plan_view_get_step (CvPlanView *self)
{
  return self->step != NULL ? self->step->id : NULL;
}

/* (transfer none) (nullable) */
static CvPage *
get_page (CvPlanView *self)
{
  GtkWidget *page = adw_view_stack_get_visible_child (self->pages);

  return page != NULL ? CV_PAGE (page) : NULL;
}

/* --- what follows the plan --- */

static void
update_next (CvPlanView *self)
{
  CvPlan *plan = cv_session_get_plan (self->session);
  const CvPlanStep *before = self->next;

  self->next = cv_plan_steps_get_next (plan, &self->tally, self->step);
  /* Where a plan without goals has nothing to show, the empty page has its own button. */
  if (cv_plan_get_count (plan, CV_NOUN_GOAL) == 0 && cv_plan_step_needs_goals (self->step))
    self->next = NULL;
  /* A button that is written to while it is being pressed forgets that it is. */
  if (self->next == before)
    return;

  gtk_widget_set_visible (self->next_bar, self->next != NULL);
  if (self->next == NULL)
    return;

  gtk_button_set_label (self->next_button, cv_plan_step_get_next_label (self->next));
  cv_button_name_by_label (GTK_WIDGET (self->next_button));
}

static void
update_marks (CvPlanView *self)
{
  cv_rail_update (self->rail, cv_session_get_plan (self->session), &self->tally);
  if (self->step != NULL)
    update_next (self);
}

static void
on_judged (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (CvPlanView) self = data;
  g_autoptr (GPtrArray) results = cv_session_judge_finish (CV_SESSION (source), result, NULL);

  if (results == NULL || self->rail == NULL)
    return;

  self->tally = (CvTally){ .known = TRUE };
  for (guint i = 0; i < results->len; i++)
    {
      const CvKpiResult *judged = results->pdata[i];

      if (judged->stopped)
        continue;
      self->tally.kpis++;
      self->tally.with_values += judged->latest >= 0;
      self->tally.behind += judged->status == CV_STATUS_BEHIND;
    }
  update_marks (self);
}

static void
free_question (gpointer question)
{
  cv_kpi_question_free (question);
}

static gboolean
judge (gpointer data)
{
  CvPlanView *self = data;
  CvPlan *plan = cv_session_get_plan (self->session);
  GPtrArray *questions = g_ptr_array_new_with_free_func (free_question);

  self->tally_timeout = 0;
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_KPI); i++)
    {
      CvKpiQuestion *question
          = cv_plan_get_kpi_question (plan, cv_plan_get_nth (plan, CV_NOUN_KPI, i), cv_clock_today (), NULL);

      if (question != NULL)
        g_ptr_array_add (questions, question);
    }

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  cv_session_judge_async (self->session, questions, self->cancellable, on_judged, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
judge_soon (CvPlanView *self)
{
  g_clear_handle_id (&self->tally_timeout, g_source_remove);
  self->tally_timeout = g_timeout_add (TALLY_AFTER_MS, judge, self);
}

static void
update_names (CvPlanView *self)
{
  CvPlanInfo *info = cv_plan_get_info (cv_session_get_plan (self->session));
  g_autofree char *name = cv_text_start (info->name);
  gboolean collapsed = cv_split_get_collapsed (self->split);

  adw_window_title_set_title (self->plan_title, name);
  /* Where the rail is out of sight, its title is, too. */
  adw_window_title_set_subtitle (self->step_title, collapsed ? name : "");
  adw_window_title_set_title (self->step_title,
                              self->step != NULL ? cv_plan_step_get_title (self->step) : "");
}

static void
on_plan_changed (CvPlanView *self)
{
  cv_plan_view_show_trouble (self, NULL);
  update_names (self);
  update_marks (self);
  judge_soon (self);
}

static void
update_undo_button (GtkButton  *button,
                    const char *format,
                    const char *plain,
                    const char *name)
{
  g_autofree char *text = NULL;

  if (name != NULL)
    {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      text = g_strdup_printf (format, name);
#pragma GCC diagnostic pop
    }
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), text != NULL ? text : plain);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text != NULL ? text : plain, -1);
}

static void
update_undo (CvPlanView *self)
{
  /* Translators: %s is what was done last, such as "Add Goal". */
  update_undo_button (self->undo_button, _ ("Undo %s"), _ ("Undo"),
                      cv_session_get_undo_name (self->session));
  /* Translators: %s is what was undone last, such as "Add Goal". */
  update_undo_button (self->redo_button, _ ("Redo %s"), _ ("Redo"),
                      cv_session_get_redo_name (self->session));
}

/* --- pages --- */

static void
on_page_message (CvPlanView *self,
                 const char *text,
                 gboolean    with_undo)
{
  g_signal_emit (self, message_signal, 0, text, with_undo);
}

static void
on_page_go_to (CvPlanView *self,
               const char *step,
               CvRecord   *record)
{
  cv_plan_view_show_step (self, step, TRUE);
  if (record != NULL)
    cv_page_reveal (get_page (self), record);
}

/* How lists are shown comes back after a restart. */
static void
remember (GtkWidget *page)
{
  CvTrackBar *bar;

  if (!CV_IS_TRACK_PAGE (page))
    return;
  bar = cv_track_page_get_bar (CV_TRACK_PAGE (page));
  cv_state_bind ("track-span", bar, "span");
  cv_state_bind ("track-grouping", bar, "grouping");
}

static GtkWidget *
ensure_page (CvPlanView   *self,
             const CvPlanStep *step)
{
  GtkWidget *page = adw_view_stack_get_child_by_name (self->pages, step->id);

  if (page != NULL)
    return page;

  page = g_object_new (step->get_type (), "session", self->session, NULL);
  g_signal_connect_swapped (page, "message", G_CALLBACK (on_page_message), self);
  g_signal_connect_swapped (page, "go-to", G_CALLBACK (on_page_go_to), self);
  remember (page);
  adw_view_stack_add_named (self->pages, page, step->id);
  return page;
}

static void
update_add_button (CvPlanView *self)
{
  const char *label = cv_page_get_add_label (get_page (self));
  gboolean collapsed = cv_split_get_collapsed (self->split);
  g_auto (GStrv) parts = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *tooltip = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->add_button), label != NULL);
  if (label == NULL)
    return;

  parts = g_strsplit (label, "_", -1);
  plain = g_strjoinv (NULL, parts);
  /* Translators: a tooltip: what the button does, and its keys. */
  tooltip = g_strdup_printf (_ ("%1$s (%2$s)"), plain, "Shift+Ctrl+N");
  gtk_label_set_label (self->add_label, label);
  gtk_widget_set_visible (GTK_WIDGET (self->add_label), !collapsed);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->add_button), tooltip);
  /* The label names the button where it is shown. */
  if (collapsed)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL, plain, -1);
  else
    cv_button_name_by_label (GTK_WIDGET (self->add_button));
}

/* Where a page was left, the stack puts the keyboard back by itself. A page that knows better than its
 * first control where to begin says so. */
static void
focus_page (GtkWidget *page)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (page));

  if (gtk_widget_grab_focus (page) || (focus != NULL && gtk_widget_is_ancestor (focus, page)))
    return;
  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

void
cv_plan_view_show_step (CvPlanView *self,
                        const char *id,
                        gboolean    focus)
{
  const CvPlanStep *step = cv_plan_steps_find (id);
  GtkWidget *page;
  guint n;

  if (step == NULL)
    step = cv_plan_steps_get (&n);

  page = ensure_page (self, step);
  self->step = step;
  adw_view_stack_set_visible_child (self->pages, page);
  cv_rail_select (self->rail, step);
  update_names (self);
  update_add_button (self);
  update_next (self);
  if (focus)
    focus_page (page);
}

void
cv_plan_view_show_record (CvPlanView *self,
                          const char *step,
                          CvRecord   *record)
{
  on_page_go_to (self, step, record);
}

void
cv_plan_view_move_step (CvPlanView *self,
                        int         offset)
{
  guint n;
  const CvPlanStep *steps = cv_plan_steps_get (&n);
  int place = (int) (self->step - steps) + offset;

  if (place >= 0 && place < (int) n)
    cv_plan_view_show_step (self, steps[place].id, TRUE);
}

void
cv_plan_view_add (CvPlanView *self)
{
  cv_page_add (get_page (self));
}

void
cv_plan_view_back (CvPlanView *self)
{
  cv_page_back (get_page (self));
}

gboolean
cv_plan_view_act (CvPlanView *self,
                  const char *name)
{
  return gtk_widget_activate_action (GTK_WIDGET (get_page (self)), name, NULL);
}

gboolean
cv_plan_view_is_unsaved (CvPlanView *self)
{
  GtkWidget *page = adw_view_stack_get_child_by_name (self->pages, "track");

  return page != NULL && cv_page_is_unsaved (CV_PAGE (page));
}

void
cv_plan_view_import (CvPlanView *self,
                     const char *path)
{
  cv_plan_view_show_step (self, "track", TRUE);
  gtk_widget_activate_action (GTK_WIDGET (get_page (self)), "track.import-file", "s", path);
}

void
cv_plan_view_import_text (CvPlanView *self,
                          const char *text)
{
  GVariant *bytes = g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, text, strlen (text), 1);

  cv_plan_view_show_step (self, "track", TRUE);
  gtk_widget_activate_action_variant (GTK_WIDGET (get_page (self)), "track.import-text", bytes);
}

/* --- the frame --- */

void
cv_plan_view_show_trouble (CvPlanView *self,
                           const char *sentence)
{
  cv_notice_show (self->trouble, sentence, NULL);
}

void
cv_plan_view_show_example (CvPlanView *self)
{
  cv_notice_show (self->example, _ ("This is an example. Nothing here is yours, and you can change everything."),
                  _ ("_Start a Plan"));
}

void
cv_plan_view_toggle_rail (CvPlanView *self)
{
  gboolean show = !cv_split_get_show_sidebar (self->split);

  cv_split_set_show_sidebar (self->split, show);
  if (show)
    cv_rail_focus (self->rail);
}

static void
on_rail_chosen (CvPlanView *self,
                const char *id)
{
  cv_plan_view_show_step (self, id, FALSE);
}

static void
on_rail_done (CvPlanView *self)
{
  if (cv_split_get_collapsed (self->split))
    cv_split_set_show_sidebar (self->split, FALSE);
}

static void
on_next_clicked (CvPlanView *self)
{
  if (self->next != NULL)
    cv_plan_view_show_step (self, self->next->id, TRUE);
}

static void
on_start_clicked (CvPlanView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "app.new-plan", NULL);
}

/* Window buttons belong on the outer edges of whatever is shown. */
static void
on_frame_changed (CvPlanView *self)
{
  gboolean collapsed = cv_split_get_collapsed (self->split);
  gboolean shown = cv_split_get_show_sidebar (self->split);

  adw_header_bar_set_show_start_title_buttons (self->content_bar, collapsed || !shown);
  /* In a phone's width there is room for one arrow; the keys have both. */
  gtk_widget_set_visible (GTK_WIDGET (self->redo_button), !collapsed);
  if (self->step == NULL)
    return;
  update_names (self);
  update_add_button (self);
}

static void
cv_plan_view_constructed (GObject *object)
{
  CvPlanView *self = CV_PLAN_VIEW (object);

  G_OBJECT_CLASS (cv_plan_view_parent_class)->constructed (object);

  g_signal_connect_object (cv_session_get_plan (self->session), "changed",
                           G_CALLBACK (on_plan_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "values-changed", G_CALLBACK (judge_soon), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::undo-name", G_CALLBACK (update_undo), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::redo-name", G_CALLBACK (update_undo), self,
                           G_CONNECT_SWAPPED);
  update_undo (self);
  update_marks (self);
  judge_soon (self);
}

static void
cv_plan_view_dispose (GObject *object)
{
  CvPlanView *self = CV_PLAN_VIEW (object);

  g_clear_handle_id (&self->tally_timeout, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->rail = NULL;
  G_OBJECT_CLASS (cv_plan_view_parent_class)->dispose (object);
  g_clear_object (&self->session);
}

static void
cv_plan_view_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  switch ((CvPlanViewProperty) property_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, CV_PLAN_VIEW (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cv_plan_view_set_property (GObject      *object,
                           guint         property_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  switch ((CvPlanViewProperty) property_id)
    {
    case PROP_SESSION:
      CV_PLAN_VIEW (object)->session = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cv_plan_view_class_init (CvPlanViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cv_plan_view_constructed;
  object_class->dispose = cv_plan_view_dispose;
  object_class->get_property = cv_plan_view_get_property;
  object_class->set_property = cv_plan_view_set_property;

  properties[PROP_SESSION]
      = g_param_spec_object ("session", NULL, NULL, CV_TYPE_SESSION,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  message_signal = g_signal_new ("message", CV_TYPE_PLAN_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);

  g_type_ensure (CV_TYPE_SPLIT);
  g_type_ensure (CV_TYPE_RAIL);
  g_type_ensure (CV_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/cultivar_planner/Cultivar/cv-plan-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CvPlanView, split);
  gtk_widget_class_bind_template_child (widget_class, CvPlanView, rail);
  gtk_widget_class_bind_template_child (widget_class, CvPlanView, content_bar);
  gtk_widget_class_bind_template_child (widget_class, CvPlanView, plan_title);
  gtk_widget_class_bind_template_child (widget_class, CvPlanView, step_title);
  gtk_widget_class_bind_template_child (widget_class, CvPlanView, add_button);
  gtk_widget_class_bind_template_child (widget_class, CvPlanView, add_label);
  gtk_widget_class_bind_template_child (widget_class, CvPlanView, undo_button);
  gtk_widget_class_bind_template_child (widget_class, CvPlanView, redo_button);
  gtk_widget_class_bind_template_child (widget_class, CvPlanView, next_button);
  gtk_widget_class_bind_template_child (widget_class, CvPlanView, next_bar);
  gtk_widget_class_bind_template_child (widget_class, CvPlanView, pages);
  gtk_widget_class_bind_template_child (widget_class, CvPlanView, trouble);
  gtk_widget_class_bind_template_child (widget_class, CvPlanView, example);
  gtk_widget_class_bind_template_callback (widget_class, on_rail_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_rail_done);
  gtk_widget_class_bind_template_callback (widget_class, on_next_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_start_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_frame_changed);
}

static void
cv_plan_view_init (CvPlanView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
