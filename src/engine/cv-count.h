/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/cv-session.h"

/* Counted verbatims as values: each code's metric gets, by day and channel, how many verbatims have it; what was counted
 * before and has no verbatim any more is taken away. One step of the undo stack. */

/* In the caller's thread. @summary: what changed. */
gboolean cv_session_write_counts  (CvSession *session, CvWriteSummary *summary, GError **error);
/* From a window; trouble is told by `failed`. */
void     cv_session_submit_counts (CvSession *session);
