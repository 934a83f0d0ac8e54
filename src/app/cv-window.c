/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window is in one of three places: the start page, a plan that is being opened, an open plan. This
 * file moves between them and owns what lies over all of them: toasts, what is remembered, closing.
 *
 * A plan opens in a few milliseconds, on the store's thread. So the window waits for it before it shows itself, but not
 * for long: a plan on a slow disk, or one that another program holds, is waited for in sight. */

#include "config.h"

#include "app/cv-window.h"

#include <glib/gi18n-lib.h>

#include "app/cv-reminder.h"
#include "app/cv-state.h"
#include "app/cv-toasts.h"
#include "app/cv-window-actions.h"
#include "app/cv-window-dnd.h"
#include "app/cv-window-why.h"
#include "base/cv-error.h"
#include "base/cv-text.h"
#include "pages/cv-start-page.h"
#include "widgets/cv-compat.h"
#include "widgets/cv-typing.h"

#define SHOW_AFTER_MS 300

struct _CvWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toast_overlay;
  GtkStack *places;
  GtkSpinner *spinner; /* turns only while a plan is opened: even hidden it would keep the clock going */

  CvStartPage *start; /* (unowned) NULL while a plan is open */
  CvPlanView *view;   /* (unowned) NULL while no plan is open */
  CvToasts *toasts;     /* (owned) */
  CvReminder *reminder; /* (owned) */
  char *path;           /* (owned) of the plan that is open or being opened */
  gboolean example, wants_check_in;
  GCancellable *opening; /* (owned) NULL unless a plan is being opened */
  CvWindowAct after_asking; /* what waits for the answer whether something may be lost */
  guint show_timeout;
};

G_DEFINE_FINAL_TYPE (CvWindow, cv_window, ADW_TYPE_APPLICATION_WINDOW)

const char *
cv_window_get_path (CvWindow *self)
{
  return self->path;
}

gboolean
cv_window_is_opening (CvWindow *self)
{
  return self->opening != NULL;
}

CvPlanView *
cv_window_get_view (CvWindow *self)
{
  return self->view;
}

void
cv_window_say (CvWindow   *self,
               const char *text)
{
  cv_toasts_say (self->toasts, text, FALSE);
}

static gboolean
on_show_timeout (gpointer data)
{
  CvWindow *self = data;

  self->show_timeout = 0;
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static void
show_now (CvWindow *self)
{
  g_clear_handle_id (&self->show_timeout, g_source_remove);
  gtk_window_present (GTK_WINDOW (self));
}

/* --- the open plan --- */

static void
on_failed (CvWindow     *self,
           const GError *error)
{
  gboolean lasts = g_error_matches (error, CV_ERROR, CV_ERROR_STORAGE)
                   || g_error_matches (error, CV_ERROR, CV_ERROR_BUSY)
                   || g_error_matches (error, CV_ERROR, CV_ERROR_DAMAGED);

  /* What was not saved stays in sight until something was; the rest was only a word. */
  if (lasts && self->view != NULL)
    cv_plan_view_show_trouble (self->view, error->message);
  else
    cv_window_say (self, error->message);
}

static void
on_message (CvWindow   *self,
            const char *text,
            gboolean    with_undo)
{
  cv_toasts_say (self->toasts, text, with_undo);
}

static void
remember_step (CvWindow *self)
{
  cv_state_set_step (cv_plan_view_get_step (self->view));
}

/* Ends what is under way in this window. Nothing that was shown as saved is lost: closing the session
 * waits for what is still to be written. */
static void
close_plan (CvWindow *self)
{
  g_autoptr (CvSession) session = NULL;

  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  gtk_spinner_stop (self->spinner);
  g_clear_pointer (&self->path, g_free);
  if (self->view == NULL)
    return;

  cv_typing_flush (gtk_window_get_focus (GTK_WINDOW (self)));
  remember_step (self);
  cv_toasts_set_session (self->toasts, NULL);
  cv_reminder_set_session (self->reminder, NULL, NULL);
  session = g_object_ref (cv_plan_view_get_session (self->view));
  g_signal_handlers_disconnect_by_data (session, self);
  gtk_stack_remove (self->places, GTK_WIDGET (self->view));
  self->view = NULL;
  cv_session_close (session);
  cv_window_actions_update (self);
}

static void
update_title (CvWindow *self)
{
  CvPlan *plan = cv_session_get_plan (cv_plan_view_get_session (self->view));
  g_autofree char *name = cv_text_start (cv_plan_get_info (plan)->name);

  gtk_window_set_title (GTK_WINDOW (self), name);
}

void
cv_window_check_in (CvWindow *self)
{
  self->wants_check_in = self->view == NULL;
  if (self->view != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (self), "check-in", NULL);
}

static void
take_session (CvWindow  *self,
              CvSession *session)
{
  g_autofree char *last = cv_state_get_plan ();
  g_autofree char *step = g_strcmp0 (last, self->path) == 0 ? cv_state_get_step () : NULL;

  self->view = cv_plan_view_new (session);
  gtk_stack_add_named (self->places, GTK_WIDGET (self->view), "plan");
  gtk_stack_set_visible_child (self->places, GTK_WIDGET (self->view));
  cv_toasts_set_session (self->toasts, session);
  cv_reminder_set_session (self->reminder, session, self->path);

  g_signal_connect_swapped (self->view, "message", G_CALLBACK (on_message), self);
  g_signal_connect_swapped (session, "failed", G_CALLBACK (on_failed), self);
  cv_window_why_follow (self, session);
  g_signal_connect_swapped (session, "notify::undo-name", G_CALLBACK (cv_window_actions_update), self);
  g_signal_connect_swapped (session, "notify::redo-name", G_CALLBACK (cv_window_actions_update), self);
  g_signal_connect_object (cv_session_get_plan (session), "changed", G_CALLBACK (update_title), self,
                           G_CONNECT_SWAPPED);

  if (self->start != NULL)
    gtk_stack_remove (self->places, GTK_WIDGET (self->start));
  self->start = NULL;

  /* The step that was open is of the plan that was open; any other plan begins with its overview. */
  cv_plan_view_show_step (self->view, step != NULL ? step : "overview", TRUE);
  if (self->wants_check_in)
    cv_window_check_in (self);
  if (self->example)
    cv_plan_view_show_example (self->view);
  cv_window_actions_update (self);
  update_title (self);
  cv_state_set_plan (self->path);
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (CvWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CvSession) session = cv_session_open_finish (result, &error);

  /* Cancelled: the window was closed or shows something else by now. */
  if (g_task_get_cancellable (G_TASK (result)) != self->opening)
    return;

  g_clear_object (&self->opening);
  gtk_spinner_stop (self->spinner);
  if (session != NULL)
    take_session (self, session);
  else
    {
      g_clear_pointer (&self->path, g_free);
      cv_window_complain (self, error->message);
    }
  show_now (self);
}

void
cv_window_open_plan (CvWindow   *self,
                     const char *path,
                     gboolean    example)
{
  g_autofree char *copy = g_strdup (path);

  close_plan (self);
  self->path = g_steal_pointer (&copy);
  self->example = example;
  self->wants_check_in = FALSE;
  self->opening = g_cancellable_new ();
  gtk_spinner_start (self->spinner);
  gtk_stack_set_visible_child_name (self->places, "opening");
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->show_timeout = g_timeout_add (SHOW_AFTER_MS, on_show_timeout, self);
  cv_session_open_async (self->path, self->opening, on_opened, g_object_ref (self));
}

/* --- the start page --- */

static void
on_open_plan (CvWindow   *self,
              const char *path,
              gboolean    example)
{
  cv_application_open_plan (CV_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), self, path,
                            example);
}

static void
ensure_start (CvWindow *self)
{
  CvApplication *application = CV_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));

  if (self->start == NULL)
    {
      self->start = cv_start_page_new (cv_application_get_plans (application));
      g_signal_connect_object (self->start, "open-plan", G_CALLBACK (on_open_plan), self, G_CONNECT_SWAPPED);
      gtk_stack_add_named (self->places, GTK_WIDGET (self->start), "start");
    }
  else
    cv_plans_reload (cv_application_get_plans (application));
  gtk_stack_set_visible_child (self->places, GTK_WIDGET (self->start));
  gtk_window_set_title (GTK_WINDOW (self), _ ("Cultivar"));
}

void
cv_window_show_plans (CvWindow *self)
{
  close_plan (self);
  cv_state_set_plan (NULL);
  ensure_start (self);
  cv_start_page_complain (self->start, NULL);
  show_now (self);
}

void
cv_window_new_plan (CvWindow *self)
{
  if (self->view != NULL || self->opening != NULL || self->start == NULL)
    cv_window_show_plans (self);
  cv_start_page_new_plan (self->start, NULL);
}

void
cv_window_offer_import (CvWindow   *self,
                        const char *path)
{
  if (self->start == NULL || self->view != NULL)
    cv_window_show_plans (self);
  cv_start_page_offer_import (self->start, path);
}

void
cv_window_complain (CvWindow   *self,
                    const char *sentence)
{
  ensure_start (self);
  cv_start_page_complain (self->start, sentence);
}

/* --- the window itself --- */

void
cv_window_undo (CvWindow *self,
                gboolean  redo)
{
  if (self->view == NULL)
    return;
  cv_toasts_dismiss (self->toasts);
  cv_session_submit_undo (cv_plan_view_get_session (self->view), redo);
}

/* Another program, or another window of this one, may have written in the meantime. */
static void
on_active_changed (CvWindow *self)
{
  if (!gtk_window_is_active (GTK_WINDOW (self)))
    return;
  if (self->view != NULL)
    cv_session_refresh (cv_plan_view_get_session (self->view));
  else if (self->start != NULL)
    cv_plans_reload (
        cv_application_get_plans (CV_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)))));
}

static void
on_loss_accepted (gpointer window)
{
  CvWindow *self = window;
  CvWindowAct act = self->after_asking;

  close_plan (self);
  act (self);
}

gboolean
cv_window_asks_to_close (CvWindow   *self,
                         CvWindowAct act)
{
  if (self->view == NULL || !cv_plan_view_is_unsaved (self->view))
    return FALSE;
  self->after_asking = act;
  gtk_window_present (GTK_WINDOW (self));
  cv_ask_loss (GTK_WINDOW (self), _ ("Close Without Saving the Check-In?"),
               _ ("Something was typed there and not saved yet."), _ ("Close _Without Saving"), on_loss_accepted, self);
  return TRUE;
}

static void
on_idle_close (gpointer window)
{
  g_autoptr (CvWindow) self = window;

  gtk_window_close (GTK_WINDOW (self));
}

/* Not at once: the question goes with its window, and is not done with its answer. */
static void
close_window (CvWindow *self)
{
  g_idle_add_once (on_idle_close, g_object_ref (self));
}

static gboolean
cv_window_close_request (GtkWindow *window)
{
  CvWindow *self = CV_WINDOW (window);

  if (cv_window_asks_to_close (self, close_window))
    return TRUE;
  cv_state_save_window (window);
  close_plan (self);
  return GTK_WINDOW_CLASS (cv_window_parent_class)->close_request (window);
}

CvWindow *
cv_window_new (CvApplication *application)
{
  return g_object_new (CV_TYPE_WINDOW, "application", application, NULL);
}

static void
cv_window_dispose (GObject *object)
{
  CvWindow *self = CV_WINDOW (object);

  g_clear_handle_id (&self->show_timeout, g_source_remove);
  if (self->places != NULL)
    close_plan (self);
  self->places = NULL;
  g_clear_object (&self->toasts);
  g_clear_object (&self->reminder);
  G_OBJECT_CLASS (cv_window_parent_class)->dispose (object);
}

static void
cv_window_class_init (CvWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cv_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = cv_window_close_request;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/cultivar_planner/Cultivar/cv-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CvWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, CvWindow, places);
  gtk_widget_class_bind_template_child (widget_class, CvWindow, spinner);
  gtk_widget_class_bind_template_callback (widget_class, on_active_changed);
}

static void
cv_window_init (CvWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->toasts = cv_toasts_new (self->toast_overlay);
  self->reminder = cv_reminder_new ();
  cv_window_actions_install (self);
  cv_window_actions_update (self);
  cv_window_dnd_install (self);
  cv_state_restore_window (GTK_WINDOW (self));
}
