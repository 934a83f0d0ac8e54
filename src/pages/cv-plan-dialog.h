/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cv-row.h"

/* The form for a new plan (name and period, both filled in) or for another name of one. Signal `accepted` (): what was
 * asked for is sound; the dialog closes by itself afterwards. */
#define CV_TYPE_PLAN_DIALOG (cv_plan_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CvPlanDialog, cv_plan_dialog, CV, PLAN_DIALOG, AdwWindow)

/* @plans: of CvPlanEntry, whose names are taken. @summary (nullable) says what the plan starts from. */
CvPlanDialog *cv_plan_dialog_new_plan (GtkWindow *parent, GListModel *plans, const char *name, const char *summary);
CvPlanDialog *cv_plan_dialog_rename   (GtkWindow *parent, GListModel *plans, const char *name);

const char   *cv_plan_dialog_get_name  (CvPlanDialog *self);
CvRow        *cv_plan_dialog_take_info (CvPlanDialog *self); /* (transfer full) of a new plan, once accepted */
