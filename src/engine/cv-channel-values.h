/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/cv-session.h"
#include "model/cv-community.h"

/* What each channel is worth per member: the series there are, what may be asked of them, the answers. */

/* In the caller's thread. (transfer full) of CvCommunityValue */
GArray *cv_session_compare_channels        (CvSession *session, GError **error);
/* The same from a window; its channels are those of the plan at the moment of the answer. */
void    cv_session_compare_channels_async  (CvSession *session, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GArray *cv_session_compare_channels_finish (CvSession *session, GAsyncResult *result, GError **error); /* (transfer full) */
