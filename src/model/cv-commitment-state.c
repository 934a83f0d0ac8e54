/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From draft to committed to closed, and back from there: each a decision that is kept. */

#include "config.h"

#include "model/cv-commitment-private.h"

#include <glib/gi18n-lib.h>

#include "base/cv-error.h"

static CvRow *
new_plan_decision (CvPlan     *plan,
                   CvVerdict   verdict,
                   const char *why,
                   const char *learned,
                   CvDay       today)
{
  CvRow *decision = cv_row_new (CV_NOUN_DECISION, NULL);

  cv_row_set_integer (decision, "day", today);
  cv_row_set_text (decision, "name", cv_plan_get_info (plan)->name);
  cv_row_set_integer (decision, "verdict", verdict);
  cv_row_set_text (decision, "why", why != NULL ? why : "");
  cv_row_set_text (decision, "learned", learned != NULL ? learned : "");
  return decision;
}

static gboolean
check_state (CvPlan     *plan,
             CvState     wanted,
             const char *sentence,
             GError    **error)
{
  if (cv_plan_get_info (plan)->state == wanted)
    return TRUE;
  g_set_error_literal (error, CV_ERROR, CV_ERROR_INVALID, sentence);
  return FALSE;
}

static void
set_state (CvEdit  *edit,
           CvState  state,
           const char *field,
           CvDay    day)
{
  cv_edit_set_integer (edit, CV_NOUN_PLAN, "plan", "state", state);
  if (field != NULL)
    cv_edit_set_integer (edit, CV_NOUN_PLAN, "plan", field, day);
}

CvEdit *
cv_commitment_commit (CvPlan  *plan,
                      CvDay    today,
                      GError **error)
{
  CvEdit *edit;

  if (!check_state (plan, CV_STATE_DRAFT, _ ("Only a draft can be committed, and this plan is none any more."), error))
    return NULL;
  if (cv_plan_get_count (plan, CV_NOUN_GOAL) == 0)
    {
      g_set_error_literal (error, CV_ERROR, CV_ERROR_NEEDS_GOAL,
                           _ ("The plan has no goal yet: there is nothing to commit to. Add a goal first."));
      return NULL;
    }
  edit = cv_edit_new (_ ("Commit Plan"));
  set_state (edit, CV_STATE_COMMITTED, "committed_on", today);
  cv_edit_insert (edit, new_plan_decision (plan, CV_VERDICT_COMMIT, NULL, NULL, today));
  return edit;
}

CvEdit *
cv_commitment_close (CvPlan     *plan,
                     const char *learned,
                     CvDay       today,
                     GError    **error)
{
  CvEdit *edit;

  if (!check_state (plan, CV_STATE_COMMITTED, _ ("Only a committed plan can be closed."), error))
    return NULL;
  edit = cv_edit_new (_ ("Close Plan"));
  set_state (edit, CV_STATE_CLOSED, "closed_on", today);
  cv_edit_insert (edit, new_plan_decision (plan, CV_VERDICT_CLOSE, NULL, learned, today));
  return edit;
}

CvEdit *
cv_commitment_reopen (CvPlan     *plan,
                      const char *why,
                      CvDay       today,
                      GError    **error)
{
  CvEdit *edit;

  if (!check_state (plan, CV_STATE_CLOSED, _ ("Only a closed plan can be taken up again."), error))
    return NULL;
  if (!cv_commitment_require_words (why, error))
    return NULL;
  edit = cv_edit_new (_ ("Take Up Plan Again"));
  set_state (edit, CV_STATE_COMMITTED, "closed_on", CV_DAY_NONE);
  cv_edit_insert (edit, new_plan_decision (plan, CV_VERDICT_REOPEN, why, NULL, today));
  return edit;
}
