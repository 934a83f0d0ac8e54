/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/cv-session.h"

/* The dated targets of a KPI between its start and its end: a line each with day and value, and one that adds another.
 * What the plan's rules refuse is said below. (transfer floating) */
#define CV_TYPE_MILESTONE_LIST (cv_milestone_list_get_type ())
G_DECLARE_FINAL_TYPE (CvMilestoneList, cv_milestone_list, CV, MILESTONE_LIST, AdwBin)

GtkWidget *cv_milestone_list_new (CvSession *session, CvKpi *kpi);
