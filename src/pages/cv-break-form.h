/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/cv-page.h"

/* The button that marks a break of a series, and the few fields it opens: from which day the metric is counted
 * differently, and why. */
#define CV_TYPE_BREAK_FORM (cv_break_form_get_type ())
G_DECLARE_FINAL_TYPE (CvBreakForm, cv_break_form, CV, BREAK_FORM, AdwBin)

GtkWidget *cv_break_form_new        (void);
void       cv_break_form_set_page   (CvBreakForm *self, CvPage *page);
/* Which series: @channel NULL for the plan as a whole. */
void       cv_break_form_set_series (CvBreakForm *self, const char *metric, const char *channel);
/* Opens it to correct the break @id. */
void       cv_break_form_edit       (CvBreakForm *self, const char *id);
