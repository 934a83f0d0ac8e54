/* SPDX-License-Identifier: GPL-3.0-or-later */

/* There is no service in the background: a plan is looked after as long as it is open. */

#include "config.h"

#include "app/cv-reminder.h"

#include <glib/gi18n-lib.h>

#include "app/cv-state.h"
#include "base/cv-clock.h"
#include "engine/cv-session-checkin.h"
#include "model/cv-due.h"

/* A program that stays open for weeks notices the new day at most so much later. */
#define SECONDS_BETWEEN_LOOKS (30 * 60)

struct _CvReminder
{
  GObject parent_instance;

  CvSession *session;    /* (owned) (nullable) */
  char *path;            /* (owned) (nullable) */
  GCancellable *looking; /* (owned) (nullable) */
  gboolean withdrawn;    /* nothing is shown: what a program that has ended showed may still be there */
  guint timer;
};

G_DEFINE_FINAL_TYPE (CvReminder, cv_reminder, G_TYPE_OBJECT)

static gboolean
is_attended (void)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (g_application_get_default ()));

  return window != NULL && gtk_window_is_active (window);
}

static void
send (CvReminder *self,
      const char *id,
      guint       n_due)
{
  const CvPlanInfo *info = cv_plan_get_info (cv_session_get_plan (self->session));
  g_autofree char *title = g_strdup_printf (_ ("Check-in: %s"), info->name);
  /* Translators: numbers that a weekly check-in still asks for. */
  g_autofree char *body = g_strdup_printf (ngettext ("%u value is due.", "%u values are due.", n_due), n_due);
  g_autoptr (GNotification) notification = g_notification_new (title);

  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (notification, "app.check-in", "s", self->path);
  g_application_send_notification (g_application_get_default (), id, notification);
}

static void
on_looked (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (CvReminder) self = data;
  g_autoptr (CvCheckIn) check_in = cv_session_look_check_in_finish (CV_SESSION (source), result, NULL);
  g_autofree char *id = NULL;
  CvDay day;

  if (check_in == NULL || g_task_get_cancellable (G_TASK (result)) != self->looking)
    return;
  id = g_strconcat ("check-in ", self->path, NULL);
  day = cv_due_last (cv_plan_get_info (cv_session_get_plan (self->session)), cv_clock_today ());
  if (cv_check_in_count_due (check_in) == 0 || day == CV_DAY_NONE)
    {
      if (!self->withdrawn)
        g_application_withdraw_notification (g_application_get_default (), id);
      self->withdrawn = TRUE;
      return;
    }
  if (is_attended () || cv_state_get_reminded (self->path) >= day)
    return;
  cv_state_set_reminded (self->path, day);
  self->withdrawn = FALSE;
  send (self, id, cv_check_in_count_due (check_in));
}

static void
look (CvReminder *self)
{
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->looking = g_cancellable_new ();
  cv_session_look_check_in_async (self->session, cv_clock_today (), self->looking, on_looked, g_object_ref (self));
}

static gboolean
on_time (gpointer self)
{
  look (self);
  return G_SOURCE_CONTINUE;
}

static void
let_go (CvReminder *self)
{
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      g_signal_handlers_disconnect_by_data (cv_session_get_plan (self->session), self);
    }
  g_clear_object (&self->session);
  g_clear_pointer (&self->path, g_free);
}

void
cv_reminder_set_session (CvReminder *self,
                         CvSession  *session,
                         const char *path)
{
  let_go (self);
  if (session == NULL)
    return;
  self->session = g_object_ref (session);
  self->path = g_strdup (path);
  self->withdrawn = FALSE;
  self->timer = g_timeout_add_seconds (SECONDS_BETWEEN_LOOKS, on_time, self);
  g_signal_connect_swapped (session, "values-changed", G_CALLBACK (look), self);
  g_signal_connect_swapped (cv_session_get_plan (session), "changed", G_CALLBACK (look), self);
  look (self);
}

CvReminder *
cv_reminder_new (void)
{
  return g_object_new (CV_TYPE_REMINDER, NULL);
}

static void
cv_reminder_dispose (GObject *object)
{
  let_go (CV_REMINDER (object));
  G_OBJECT_CLASS (cv_reminder_parent_class)->dispose (object);
}

static void
cv_reminder_class_init (CvReminderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cv_reminder_dispose;
}

static void
cv_reminder_init (CvReminder *self)
{
}
