/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/cv-window-why.h"

#include <glib/gi18n-lib.h>

#include "base/cv-clock.h"
#include "model/cv-commitment.h"
#include "widgets/cv-compat.h"

typedef struct
{
  CvSession *session; /* (owned) */
  CvEdit *edit;       /* (owned) until it is carried out or given up */
} Asking;

/* What would change, a line each. (transfer full) */
static char *
list_changes (CvPlan       *plan,
              const CvEdit *edit)
{
  g_autoptr (GPtrArray) changes = cv_commitment_get_changes (plan, edit, cv_clock_today ());
  int name = cv_noun_field (CV_NOUN_DECISION, "name");
  int change = cv_noun_field (CV_NOUN_DECISION, "change");
  GString *text = g_string_new (_ ("The plan is committed. This changes what was agreed:"));

  for (guint i = 0; i < changes->len; i++)
    {
      const CvRow *row = changes->pdata[i];

      g_string_append_printf (text, "\n%s", row->cells[name].text);
      if (*row->cells[change].text != '\0')
        g_string_append_printf (text, " – %s", row->cells[change].text);
    }
  return g_string_free (text, FALSE);
}

static void
on_answered (const char *why,
             gpointer    data)
{
  Asking *asking = data;
  CvPlan *plan = cv_session_get_plan (asking->session);

  if (why != NULL && cv_commitment_explain (plan, asking->edit, why, cv_clock_today (), NULL))
    cv_session_submit (asking->session, asking->edit);
  else
    cv_session_abandon (asking->session, asking->edit);
  g_object_unref (asking->session);
  g_free (asking);
}

static void
on_needs_reason (CvWindow  *self,
                 CvEdit    *edit,
                 CvSession *session)
{
  g_autofree char *body = list_changes (cv_session_get_plan (session), edit);
  Asking *asking = g_new (Asking, 1);

  *asking = (Asking){ g_object_ref (session), edit };
  cv_ask_line (GTK_WINDOW (self), _ ("Why This Change?"), body, _ ("_Reason, in one line"), _ ("_Change"), on_answered,
               asking);
}

void
cv_window_why_follow (CvWindow  *self,
                      CvSession *session)
{
  g_signal_connect_swapped (session, "needs-reason", G_CALLBACK (on_needs_reason), self);
}
