/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "engine/cv-session.h"

/* The last values of one series, newest first. Signals: `edit` (int CvDay), `delete` (int CvDay). */
#define CV_TYPE_VALUE_LIST (cv_value_list_get_type ())
G_DECLARE_FINAL_TYPE (CvValueList, cv_value_list, CV, VALUE_LIST, GtkWidget)

/* @values of CvValueRow, ascending; a reference is taken. */
void cv_value_list_show (CvValueList *self, GArray *values, CvGrain grain);
