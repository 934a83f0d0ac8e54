/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-planning.h"

/* A committed plan: its days, its goals with their KPIs and targets, its channels and their roles are frozen. Changing
 * one of them is still possible, with a reason, which is kept among the decisions in the same step of the undo stack (B8). Pure; main thread. */

/* Whether field @field of @noun is frozen. */
gboolean   cv_commitment_freezes     (CvNoun noun, const char *field);
/* What @edit would change of what is frozen, as rows of CV_NOUN_DECISION without a reason; empty if the plan is
 * not committed or @edit touches nothing of it. (transfer full) of CvRow */
GPtrArray *cv_commitment_get_changes (CvPlan *plan, const CvEdit *edit, CvDay today);
/* CV_ERROR_NEEDS_REASON if @edit changes what is frozen and keeps no decision about it. */
gboolean   cv_commitment_check       (CvPlan *plan, const CvEdit *edit, GError **error);
/* Whether the decision is in @edit already. */
gboolean   cv_commitment_is_explained (const CvEdit *edit);
/* Adds the decisions with @why to @edit. CV_ERROR_INVALID for a blank @why. */
gboolean   cv_commitment_explain     (CvPlan *plan, CvEdit *edit, const char *why, CvDay today, GError **error);

/* Commits a draft (or closes a committed plan; or takes a closed one up again), and keeps that as a decision.
 * CV_ERROR_NEEDS_GOAL for a plan without a goal; CV_ERROR_INVALID if the state is another. (transfer full) */
CvEdit    *cv_commitment_commit      (CvPlan *plan, CvDay today, GError **error);
CvEdit    *cv_commitment_close       (CvPlan *plan, const char *learned, CvDay today, GError **error);
CvEdit    *cv_commitment_reopen      (CvPlan *plan, const char *why, CvDay today, GError **error);

/* A review of one KPI or channel: CV_VERDICT_KEEP, CHANGE or STOP. STOP drops a channel from @today on, and
 * ends the judging of a KPI; KEEP takes either up again. In a draft, @why may be blank. (transfer full) */
CvEdit    *cv_commitment_review      (CvPlan *plan, CvRecord *kpi_or_channel, CvVerdict verdict, const char *why,
                                      const char *learned, CvDay today, GError **error);
