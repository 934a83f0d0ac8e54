/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A page asks for a toast right after it has submitted its edit, before the store has carried it out. So
 * the toast is armed once the session has nothing more under way; from then on any change of the plan
 * means that something else is the last step now, and the toast goes.
 *
 * Invariant: `steps` is how many steps the toast's Undo takes back, 0 while there is no such toast. */

#include "config.h"

#include "app/cv-toasts.h"

#include <glib/gi18n-lib.h>

#include "widgets/cv-compat.h"

struct _CvToasts
{
  GObject parent_instance;

  AdwToastOverlay *overlay; /* (unowned) */
  CvSession *session;       /* (owned) (nullable) */
  AdwToast *undo_toast;     /* (owned) (nullable) */
  AdwToast *news;           /* (owned) (nullable) the last one that only tells something */
  guint steps;
  gboolean armed;
};

G_DEFINE_FINAL_TYPE (CvToasts, cv_toasts, G_TYPE_OBJECT)

static void
forget (CvToasts *self)
{
  self->steps = 0;
  self->armed = FALSE;
  if (self->undo_toast != NULL)
    g_signal_handlers_disconnect_by_data (self->undo_toast, self);
  g_clear_object (&self->undo_toast);
}

void
cv_toasts_dismiss (CvToasts *self)
{
  g_autoptr (AdwToast) toast = self->undo_toast != NULL ? g_object_ref (self->undo_toast) : NULL;

  forget (self);
  if (toast != NULL)
    adw_toast_dismiss (toast);
}

static void
on_undo (CvToasts *self)
{
  guint steps = self->steps;

  forget (self);
  for (guint i = 0; i < steps; i++)
    cv_session_submit_undo (self->session, FALSE);
}

static void
on_busy_changed (CvToasts *self)
{
  gboolean busy;

  g_object_get (self->session, "busy", &busy, NULL);
  if (!busy && self->steps > 0)
    self->armed = TRUE;
}

static void
on_plan_changed (CvToasts *self)
{
  if (self->armed)
    cv_toasts_dismiss (self);
}

static void
say_with_undo (CvToasts   *self,
               const char *text)
{
  guint steps = self->steps + 1;
  g_autofree char *together
      = g_strdup_printf (ngettext ("%u item deleted", "%u items deleted", steps), steps);
  AdwToast *toast = cv_toast_new (steps == 1 ? text : together);

  cv_toasts_dismiss (self);
  self->steps = steps;
  self->undo_toast = g_object_ref (toast);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_signal_connect_swapped (toast, "button-clicked", G_CALLBACK (on_undo), self);
  g_signal_connect_swapped (toast, "dismissed", G_CALLBACK (forget), self);
  adw_toast_overlay_add_toast (self->overlay, toast);
  on_busy_changed (self);
}

static void
on_news_dismissed (CvToasts *self,
                   AdwToast *toast)
{
  if (toast == self->news)
    g_clear_object (&self->news);
}

/* In place of what was told before, which would be kept waiting in a queue: what was just done is the news. */
static void
say_news (CvToasts   *self,
          const char *text)
{
  g_autoptr (AdwToast) before = g_steal_pointer (&self->news);
  AdwToast *toast = cv_toast_new (text);

  if (before != NULL)
    adw_toast_dismiss (before);
  self->news = g_object_ref (toast);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (on_news_dismissed), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->overlay, toast);
}

void
cv_toasts_say (CvToasts   *self,
               const char *text,
               gboolean    with_undo)
{
  if (with_undo && self->session != NULL)
    say_with_undo (self, text);
  else
    say_news (self, text);
}

void
cv_toasts_set_session (CvToasts  *self,
                       CvSession *session)
{
  cv_toasts_dismiss (self);
  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      g_signal_handlers_disconnect_by_data (cv_session_get_plan (self->session), self);
    }
  g_set_object (&self->session, session);
  if (session == NULL)
    return;

  g_signal_connect_swapped (session, "notify::busy", G_CALLBACK (on_busy_changed), self);
  g_signal_connect_swapped (session, "values-changed", G_CALLBACK (on_plan_changed), self);
  g_signal_connect_swapped (cv_session_get_plan (session), "changed", G_CALLBACK (on_plan_changed), self);
}

CvToasts *
cv_toasts_new (AdwToastOverlay *overlay)
{
  CvToasts *self = g_object_new (CV_TYPE_TOASTS, NULL);

  self->overlay = overlay;
  return self;
}

static void
cv_toasts_dispose (GObject *object)
{
  CvToasts *self = CV_TOASTS (object);

  g_clear_object (&self->news);
  forget (self);
  cv_toasts_set_session (self, NULL);
  G_OBJECT_CLASS (cv_toasts_parent_class)->dispose (object);
}

static void
cv_toasts_class_init (CvToastsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cv_toasts_dispose;
}

static void
cv_toasts_init (CvToasts *self)
{
}
