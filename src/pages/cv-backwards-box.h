/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/cv-session.h"

/* From wanted sales back to a KPI's target, through the user's own rates (model/cv-backwards.h): folded behind a button, worked
 * out while typing, taken over on request. A rate that is left open is the measured one, where there is one. */
#define CV_TYPE_BACKWARDS_BOX (cv_backwards_box_get_type ())
G_DECLARE_FINAL_TYPE (CvBackwardsBox, cv_backwards_box, CV, BACKWARDS_BOX, AdwBin)

/* @kpi: one whose formula is a step of the way. (transfer floating) */
GtkWidget *cv_backwards_box_new (CvSession *session, CvKpi *kpi);
