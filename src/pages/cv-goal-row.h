/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/cv-session.h"
#include "widgets/cv-item-row.h"

/* A goal in the list of goals: handle, statement, what it is about, its menu, and its fields when it is
 * opened. The menu's actions are the goals page's ("goals.move-up"...), with the goal's id. (transfer floating) */
GtkWidget *cv_goal_row_new    (CvSession *session, CvGoal *goal);
/* Says what the plan says now: the goal, and how many KPIs it has. */
void       cv_goal_row_update (CvItemRow *row);
