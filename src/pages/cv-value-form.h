/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/cv-page.h"

/* Typing the values of a KPI: which metric, on which channel, for how long a period, then day and
 * number; below, the last values of that series with where they came from, to be corrected or
 * deleted. */
#define CV_TYPE_VALUE_FORM (cv_value_form_get_type ())
G_DECLARE_FINAL_TYPE (CvValueForm, cv_value_form, CV, VALUE_FORM, AdwBin)

/* @page carries out what is typed and outlives the form. Once. */
void cv_value_form_set_page (CvValueForm *self, CvPage *page);
/* What the KPI is made of, from @question. Choices stay while it is the same. */
void cv_value_form_set_kpi  (CvValueForm *self, const CvKpiQuestion *question);
/* Puts in the value of @day's period and takes the focus. @channel: where it was measured; NULL: on the one chosen. */
void cv_value_form_edit_day (CvValueForm *self, CvDay day, const char *channel);
/* Whether the KPI's value is simply that of one metric on one channel (or the plan as a whole, NULL),
 * measured as often as the KPI is. Strings are the form's. */
gboolean cv_value_form_get_only_series (CvValueForm *self, const char **metric, const char **channel);
/* Loads the series anew. */
void cv_value_form_reload   (CvValueForm *self);
