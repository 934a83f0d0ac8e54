/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/cv-plans.h"

/* The process: its command line, its windows, what does not belong to one of them. */
#define CV_TYPE_APPLICATION (cv_application_get_type ())
G_DECLARE_FINAL_TYPE (CvApplication, cv_application, CV, APPLICATION, AdwApplication)

typedef struct _CvWindow CvWindow;

CvApplication *cv_application_new       (void);
/* The library, the same for all windows; begins to load when it is first asked for. (transfer none) */
CvPlans       *cv_application_get_plans (CvApplication *self);
/* Shows the window that has @path open, or opens it: in @window (nullable) unless that has another plan, else in one
 * that has none, else in a new one. */
void           cv_application_open_plan (CvApplication *self, CvWindow *window, const char *path, gboolean example);
