/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/cv-page.h"

/* The check-in: the numbers of one week, all typed and saved at once. Signals: `back` (); `due` (char *, nullable): what
 * today's check-in still asks for, in a sentence, whenever that may be otherwise. */
#define CV_TYPE_CHECK_IN_VIEW (cv_check_in_view_get_type ())
G_DECLARE_FINAL_TYPE (CvCheckInView, cv_check_in_view, CV, CHECK_IN_VIEW, AdwBin)

/* @page outlives the view. Once. */
void cv_check_in_view_set_page (CvCheckInView *self, CvPage *page);
/* Today's check-in, with the keyboard in its first field. */
void cv_check_in_view_open     (CvCheckInView *self);
/* Whether something is typed that was not saved yet, in this week's check-in or another's. */
gboolean cv_check_in_view_is_unsaved (CvCheckInView *self);
