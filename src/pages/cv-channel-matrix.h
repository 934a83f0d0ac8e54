/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/cv-plan.h"

/* Goals × channels: a row a goal, a column a channel, one button a cell. What is missing is said
 * in words at the end of its row or column. One stop for Tab, arrows inside.
 *
 * Property `selected`: id of the channel whose column is chosen, or NULL. Signals: `role-chosen`
 * (CvChannel, CvGoal, int CvRoleKind); `add` () for the button after the last column. */
#define CV_TYPE_CHANNEL_MATRIX (cv_channel_matrix_get_type ())
G_DECLARE_FINAL_TYPE (CvChannelMatrix, cv_channel_matrix, CV, CHANNEL_MATRIX, GtkWidget)

/* More columns than this are too many to compare at a glance: the matrix then stays empty. */
#define CV_CHANNEL_MATRIX_MAX 7

/* Once. The matrix follows the plan from then on. */
void        cv_channel_matrix_set_plan     (CvChannelMatrix *self, CvPlan *plan);
const char *cv_channel_matrix_get_selected (CvChannelMatrix *self);
void        cv_channel_matrix_select       (CvChannelMatrix *self, const char *channel);
