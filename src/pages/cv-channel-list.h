/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/cv-plan.h"

/* The matrix's data as a list, for narrow windows and many channels: a row a channel that opens
 * to its role for each goal.
 *
 * Signals: `role-chosen` (CvChannel, CvGoal, int CvRoleKind), `opened` (CvChannel) when its card
 * is wanted. */
#define CV_TYPE_CHANNEL_LIST (cv_channel_list_get_type ())
G_DECLARE_FINAL_TYPE (CvChannelList, cv_channel_list, CV, CHANNEL_LIST, GtkWidget)

/* Once. The list follows the plan from then on. */
void cv_channel_list_set_plan (CvChannelList *self, CvPlan *plan);
