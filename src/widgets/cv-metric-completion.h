/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cv-plan.h"

/* Around a field in which a formula is typed: while a word is being typed, the metrics it may mean are listed under it, by
 * their names and ids. Down and Up choose, Enter takes, Escape closes the list; Down opens it where it is closed. The
 * keyboard stays in the field all the while. */
#define CV_TYPE_METRIC_COMPLETION (cv_metric_completion_get_type ())
G_DECLARE_FINAL_TYPE (CvMetricCompletion, cv_metric_completion, CV, METRIC_COMPLETION, AdwBin)

/* @field holds @entry somewhere. (transfer floating) */
GtkWidget *cv_metric_completion_new    (CvPlan *plan, GtkWidget *field, GtkEntry *entry);
/* Puts @metric in the place of the word at the cursor. */
void       cv_metric_completion_insert (CvMetricCompletion *self, const char *metric);
