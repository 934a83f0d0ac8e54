/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/cv-plans.h"

/* A plan of the library in a boxed list: its name, its state and when it was changed (or why it cannot
 * be opened), and the menu of what can be done to it as a whole. The menu's actions are the start page's
 * ("start.rename"...), with the plan's path. (transfer floating) */
GtkWidget   *cv_plan_row_new       (CvPlanEntry *entry);
CvPlanEntry *cv_plan_row_get_entry (GtkWidget *row); /* (transfer none) */
