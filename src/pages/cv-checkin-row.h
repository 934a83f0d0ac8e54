/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cv-checkin.h"

/* One number of a check-in, and beside the first of its KPI what is thought of it. Signals: `next` () on Enter,
 * `edited` (). */
#define CV_TYPE_CHECK_IN_ROW (cv_check_in_row_get_type ())
G_DECLARE_FINAL_TYPE (CvCheckInRow, cv_check_in_row, CV, CHECK_IN_ROW, GtkListBoxRow)

/* What was typed and is not saved yet, in the rows of any number of check-ins. (transfer full) */
GHashTable *cv_check_in_drafts_new (void);
/* What was typed for @check_in is saved. */
void       cv_check_in_drafts_forget (GHashTable *drafts, const CvCheckIn *check_in);

/* @check_in holds entry @index and outlives the row, which shows what @drafts has for it, else what is saved. */
GtkWidget *cv_check_in_row_new     (CvPlan *plan, const CvCheckIn *check_in, guint index, GHashTable *drafts);
/* Puts what was typed into @drafts; FALSE: all of it is saved. */
gboolean   cv_check_in_row_keep    (CvCheckInRow *self, GHashTable *drafts);
void       cv_check_in_row_focus   (CvCheckInRow *self);
/* Adds what was typed to @answers; FALSE: it cannot be understood, which the row says. */
gboolean   cv_check_in_row_collect (CvCheckInRow *self, CvCheckInAnswers *answers);
