/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cv-plan.h"

/* A button with a list of the metrics a formula can use, to be searched by name. Signal `picked`
 * (const char *metric id). */
#define CV_TYPE_METRIC_PICKER (cv_metric_picker_get_type ())
G_DECLARE_FINAL_TYPE (CvMetricPicker, cv_metric_picker, CV, METRIC_PICKER, AdwBin)

GtkWidget *cv_metric_picker_new (CvPlan *plan);
