/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/cv-session.h"

/* For what the suggestions do not hold: any KPI of the catalogue by a word of its name, or one of the
 * user's own, by name and formula. Part of a goal's group. A KPI of the catalogue activates
 * "kpis.choose" with the goal's id and the KPI's. */
#define CV_TYPE_KPI_FINDER (cv_kpi_finder_get_type ())
G_DECLARE_FINAL_TYPE (CvKpiFinder, cv_kpi_finder, CV, KPI_FINDER, AdwBin)

GtkWidget *cv_kpi_finder_new    (CvSession *session, CvGoal *goal);
/* Unfolds, with the keyboard in the first field. */
void       cv_kpi_finder_open   (CvKpiFinder *self);
