/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/cv-session.h"

/* What a window says in passing. A toast with Undo speaks of the last step only: it goes as soon as
 * another step is taken, and deletions in a row share one that takes them all back. */
#define CV_TYPE_TOASTS (cv_toasts_get_type ())
G_DECLARE_FINAL_TYPE (CvToasts, cv_toasts, CV, TOASTS, GObject)

CvToasts *cv_toasts_new         (AdwToastOverlay *overlay);
void      cv_toasts_set_session (CvToasts *self, CvSession *session); /* NULL: none */
void      cv_toasts_say         (CvToasts *self, const char *text, gboolean with_undo);
/* The toast with Undo goes away: its step is not the last any more. */
void      cv_toasts_dismiss     (CvToasts *self);
