/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/cv-page.h"

/* The review of one KPI or channel: why, what was learned, and keep, change or stop. (transfer floating)
 * @page carries it out and outlives the form. */
GtkWidget *cv_review_form_new (CvPage *page, CvRecord *kpi_or_channel);
