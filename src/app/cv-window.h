/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/cv-application.h"
#include "app/cv-plan-view.h"

/* One primary window: the start page, or one open plan. */
#define CV_TYPE_WINDOW (cv_window_get_type ())
G_DECLARE_FINAL_TYPE (CvWindow, cv_window, CV, WINDOW, AdwApplicationWindow)

CvWindow   *cv_window_new          (CvApplication *application);

/* Closes what is open and shows the library. */
void        cv_window_show_plans   (CvWindow *self);
typedef void (*CvWindowAct) (CvWindow *self);

/* TRUE: something typed has yet to be saved; the user is asked whether it may be lost, and @act is carried out then,
 * the plan being closed. */
gboolean    cv_window_asks_to_close (CvWindow *self, CvWindowAct act);

/* Closes what is open and opens @path. A plan that cannot be opened leaves the start page with the reason. The window
 * presents itself once there is something to see. */
void        cv_window_open_plan    (CvWindow *self, const char *path, gboolean example);
/* Shows the start page with the form for a new plan over it. */
void        cv_window_new_plan     (CvWindow *self);
/* Offers to take the plan file @path into the library. */
void        cv_window_offer_import (CvWindow *self, const char *path);
/* Says @sentence on the start page. */
void        cv_window_complain     (CvWindow *self, const char *sentence);

/* Goes to the plan's check-in, once the plan is open. */
void        cv_window_check_in     (CvWindow *self);

/* Says @text in passing. */
void        cv_window_say          (CvWindow *self, const char *text);

const char *cv_window_get_path     (CvWindow *self); /* of the plan that is open or being opened; NULL: none */
gboolean    cv_window_is_opening   (CvWindow *self);
CvPlanView *cv_window_get_view     (CvWindow *self); /* (transfer none), NULL while no plan is open */

/* Takes the last step back, or does it again. */
void        cv_window_undo         (CvWindow *self, gboolean redo);
