/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "engine/cv-import.h"

/* The names of metrics that stand in a file's rows, and which metric each is. Signal `changed` (). */
#define CV_TYPE_IMPORT_NAME_LIST (cv_import_name_list_get_type ())
G_DECLARE_FINAL_TYPE (CvImportNameList, cv_import_name_list, CV, IMPORT_NAME_LIST, GtkWidget)

/* Once, before anything is shown. */
void cv_import_name_list_set_plan (CvImportNameList *self, CvPlan *plan);
void cv_import_name_list_show     (CvImportNameList *self, const CvImportReview *review);
/* As the same of CvImportColumns. */
void cv_import_name_list_take     (CvImportNameList *self, const CvImportOptions *options);
void cv_import_name_list_apply    (CvImportNameList *self, CvImportOptions *options);
