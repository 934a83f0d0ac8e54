/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "engine/cv-session.h"

/* The values of one series, newest first, each with where it came from; between them the days from which it was counted
 * differently. Signals: `edit` (int CvDay), `delete` (int CvDay), `edit-break` (char * id), `delete-break` (char * id). */
#define CV_TYPE_VALUE_LIST (cv_value_list_get_type ())
G_DECLARE_FINAL_TYPE (CvValueList, cv_value_list, CV, VALUE_LIST, GtkWidget)

/* @values of CvValueRow, a value per @grain (nullable: none are known yet), @breaks of CvBreak, and @notes of CvNote, one for each
 * @cadence, which stand with the newest value they are about; all ascending. A reference to each is taken. */
void cv_value_list_show (CvValueList *self, GArray *values, CvGrain grain, GPtrArray *breaks, GPtrArray *notes, CvGrain cadence);
