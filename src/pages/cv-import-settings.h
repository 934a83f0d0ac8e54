/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/cv-import.h"

#include <gtk/gtk.h>

/* How a file is read, as far as it does not say so itself: the channel its numbers belong to, the
 * order of day and month, the decimal mark, the year, the length of its periods. Signal `changed`
 * () when the user chose. */
#define CV_TYPE_IMPORT_SETTINGS (cv_import_settings_get_type ())
G_DECLARE_FINAL_TYPE (CvImportSettings, cv_import_settings, CV, IMPORT_SETTINGS, GtkWidget)

/* Once. */
void cv_import_settings_set_plan (CvImportSettings *self, CvPlan *plan);
/* Lets what @review asks for be answered. */
void cv_import_settings_show     (CvImportSettings *self, const CvImportReview *review);
void cv_import_settings_apply    (CvImportSettings *self, CvImportOptions *options);
