/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/cv-import.h"

#include <gtk/gtk.h>

/* The columns of a file, a row each: its heading, its first value as it was understood, and what
 * it shall be: the date, a metric, or nothing. Signal `changed` () when the user chose otherwise. */
#define CV_TYPE_IMPORT_COLUMNS (cv_import_columns_get_type ())
G_DECLARE_FINAL_TYPE (CvImportColumns, cv_import_columns, CV, IMPORT_COLUMNS, GtkWidget)

/* Metrics that the plan's KPIs use are offered first. Once. */
void cv_import_columns_set_plan (CvImportColumns *self, CvPlan *plan);
void cv_import_columns_show     (CvImportColumns *self, const CvImportReview *review);
/* Sets `map` and `date_column`: what the user chose, nothing that was merely suggested. */
void cv_import_columns_apply    (CvImportColumns *self, CvImportOptions *options);
