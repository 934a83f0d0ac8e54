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
/* Lets what @review asks for be answered, and shows how the file was read, by an example of it. */
void cv_import_settings_show     (CvImportSettings *self, const CvImportReview *review);
/* Shows what @options say as chosen. */
void cv_import_settings_take  (CvImportSettings *self, const CvImportOptions *options);
/* Chooses the @answer of an @asked date order (0: day first, 1: month first, 2: year first) or decimal mark (0: comma, 1:
 * point), or that numbers of no channel are the whole plan's. */
void cv_import_settings_answer (CvImportSettings *self, CvImportAsks asked, guint answer);
/* Whose the numbers are that are of no channel in the file: @channel's. */
void cv_import_settings_choose_channel (CvImportSettings *self, const char *channel);
void cv_import_settings_apply    (CvImportSettings *self, CvImportOptions *options);
