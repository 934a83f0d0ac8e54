/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "base/cv-day.h"

/* Where a day (or a period) and its number are typed as people write them. What was understood
 * stands below in words before anything is saved.
 *
 * Signal `entered` (int CvDay, the period's first; double; gboolean estimated; char * note): Enter, or the button. */
#define CV_TYPE_VALUE_ENTRY (cv_value_entry_get_type ())
G_DECLARE_FINAL_TYPE (CvValueEntry, cv_value_entry, CV, VALUE_ENTRY, GtkWidget)

/* What the plan has for the period of @day; NAN: nothing. */
typedef double (*CvValueLookup) (CvDay day, gpointer data);

void  cv_value_entry_set_grain  (CvValueEntry *self, CvGrain grain);
void  cv_value_entry_set_lookup (CvValueEntry *self, CvValueLookup lookup, gpointer data);
/* Proposes @day; all else is emptied. */
void  cv_value_entry_set_day    (CvValueEntry *self, CvDay day);
/* Puts in a value to be corrected. */
void  cv_value_entry_set_value  (CvValueEntry *self, CvDay day, double value, gboolean estimated, const char *note);
/* The words below are made anew: what the plan has may be otherwise. */
void  cv_value_entry_update     (CvValueEntry *self);
