/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/cv-page.h"

/* What people said: pasted, coded by one or two people, counted into values. */
#define CV_TYPE_VERBATIMS_PANE (cv_verbatims_pane_get_type ())
G_DECLARE_FINAL_TYPE (CvVerbatimsPane, cv_verbatims_pane, CV, VERBATIMS_PANE, AdwBin)

/* @page outlives the pane. Once. */
void cv_verbatims_pane_set_page (CvVerbatimsPane *self, CvPage *page);
