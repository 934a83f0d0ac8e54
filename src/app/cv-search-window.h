/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cv-plan.h"

/* Everything of a plan by text, as it is typed. Signal `chosen` (const char *step, CvRecord *record): then it closes. */
#define CV_TYPE_SEARCH_WINDOW (cv_search_window_get_type ())
G_DECLARE_FINAL_TYPE (CvSearchWindow, cv_search_window, CV, SEARCH_WINDOW, AdwWindow)

GtkWidget *cv_search_window_new (GtkWindow *parent, CvPlan *plan);
