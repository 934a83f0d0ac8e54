/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "engine/cv-import.h"

/* The first rows of a file as they are read, side by side, and above each column what it will be. What the user chose
 * is kept by heading, so that a file read anew (another date order, say) keeps it. Signal `changed` (). */
#define CV_TYPE_IMPORT_COLUMNS (cv_import_columns_get_type ())
G_DECLARE_FINAL_TYPE (CvImportColumns, cv_import_columns, CV, IMPORT_COLUMNS, GtkWidget)

/* Once, before anything is shown. */
void cv_import_columns_set_plan (CvImportColumns *self, CvPlan *plan);
void cv_import_columns_show     (CvImportColumns *self, const CvImportReview *review);
/* Takes over what @options say of columns, as if the user had chosen it. */
void cv_import_columns_take     (CvImportColumns *self, const CvImportOptions *options);
/* Into @options: what was chosen. */
void cv_import_columns_apply    (CvImportColumns *self, CvImportOptions *options);
