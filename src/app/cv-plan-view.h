/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/cv-session.h"

/* An open plan: the rail, the header bars and the page of the step that is shown. Pages are made when
 * they are first shown. Property `session` (construct-only). Signal `message` (const char *text, gboolean with_undo). */
#define CV_TYPE_PLAN_VIEW (cv_plan_view_get_type ())
G_DECLARE_FINAL_TYPE (CvPlanView, cv_plan_view, CV, PLAN_VIEW, AdwBin)

CvPlanView *cv_plan_view_new         (CvSession *session);
CvSession  *cv_plan_view_get_session (CvPlanView *self); /* (transfer none) */

/* @id NULL or unknown: the first step. @focus: the keyboard goes to the page. */
void        cv_plan_view_show_step   (CvPlanView *self, const char *id, gboolean focus);
const char *cv_plan_view_get_step    (CvPlanView *self);
/* Shows @record in the step that has it, as far as its page can. */
void        cv_plan_view_show_record (CvPlanView *self, const char *step, CvRecord *record);
/* The step @offset places further; does nothing beyond the ends. */
void        cv_plan_view_move_step   (CvPlanView *self, int offset);
void        cv_plan_view_toggle_rail (CvPlanView *self);

/* Whether the user typed something here that has yet to be saved. */
gboolean    cv_plan_view_is_unsaved  (CvPlanView *self);

/* Commands for the page that is shown. */
void        cv_plan_view_add         (CvPlanView *self);
void        cv_plan_view_back        (CvPlanView *self);
/* Activates the page's own action @name; FALSE if it has none. */
gboolean    cv_plan_view_act         (CvPlanView *self, const char *name);
/* Reviews the table at @path for import, in the step that does so. */
void        cv_plan_view_import      (CvPlanView *self, const char *path);
/* The same of a table that was dropped as text. */
void        cv_plan_view_import_text (CvPlanView *self, const char *text);

/* What lasts until it is settled. NULL: nothing. */
void        cv_plan_view_show_trouble (CvPlanView *self, const char *sentence);
/* This is the example: nothing in it is the user's. */
void        cv_plan_view_show_example (CvPlanView *self);
