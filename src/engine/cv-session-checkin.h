/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/cv-session.h"
#include "model/cv-checkin.h"

/* The check-in of an open plan: what @day asks for, and all that was typed as one step. As in cv-session.h, the
 * plain functions are of the caller's thread, the others of a window. */

/* (transfer full) */
CvCheckIn *cv_session_look_check_in        (CvSession *self, CvDay day, GError **error);
void       cv_session_look_check_in_async  (CvSession *self, CvDay day, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer data);
CvCheckIn *cv_session_look_check_in_finish (CvSession *self, GAsyncResult *result, GError **error); /* (transfer full) */

/* Takes @answers to @asked: all of them or nothing. What the KPIs are like now, in the order of the questions, for
 * cv_check_in_tell(). (transfer full) of CvKpiResult */
GPtrArray *cv_session_check_in        (CvSession *self, const CvCheckIn *asked, CvCheckInAnswers *answers, GError **error);
void       cv_session_check_in_async  (CvSession *self, const CvCheckIn *asked, CvCheckInAnswers *answers,
                                       GAsyncReadyCallback callback, gpointer data);
GPtrArray *cv_session_check_in_finish (CvSession *self, GAsyncResult *result, GError **error); /* (transfer full) */
