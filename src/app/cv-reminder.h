/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "engine/cv-session.h"

/* The weekly word about a plan whose numbers are due: none before a weekday is chosen, one a week at most, none while
 * somebody is at the program, and gone once everything is in. Clicking it opens the check-in (app.check-in). Main thread. */
#define CV_TYPE_REMINDER (cv_reminder_get_type ())
G_DECLARE_FINAL_TYPE (CvReminder, cv_reminder, CV, REMINDER, GObject)

CvReminder *cv_reminder_new         (void);
/* Follows @session, whose plan is the file @path; both NULL: none. */
void        cv_reminder_set_session (CvReminder *self, CvSession *session, const char *path);
