/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-planning.h"

/* Duties of transparency (B11): what the kind of a channel asks for, and what the plan has seen to. Pure; main
 * thread. */

/* Of the channel's kind. (transfer none) (nullable) if there are none */
const CvDuty *cv_channel_get_duties      (const CvChannel *channel, guint *n_duties);
gboolean      cv_channel_meets_duty      (const CvChannel *channel, const CvDuty *duty);
/* Whether @places, "EU FR", are all places that have rules of their own. CV_ERROR_INVALID */
gboolean      cv_duty_check_places       (const char *places, GError **error);
/* Whether it holds where the plan's people are: everywhere, in one of the plan's places, or the plan names none. What holds in
 * the EU holds in France. */
gboolean      cv_duty_holds              (CvPlan *plan, const CvDuty *duty);
/* Of those that hold. */
guint         cv_channel_count_open_duties (CvPlan *plan, const CvChannel *channel);
/* @duty by its id. CV_ERROR_NOT_FOUND lists those of the channel's kind. (transfer full) */
CvEdit       *cv_planning_set_duty       (CvPlan *plan, CvChannel *channel, const char *duty, gboolean met, GError **error);
/* "EU, 2026: …": where a rule holds, since when, and what it asks. (transfer full) */
char         *cv_duty_tell               (const CvDuty *duty);
