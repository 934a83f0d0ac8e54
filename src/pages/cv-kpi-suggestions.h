/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/cv-session.h"

/* The KPIs of the catalogue that fit a goal and are not chosen yet, best first, each with why it fits; the
 * weak ones last, and saying so. Folded behind a line that counts them. Choosing one
 * activates "kpis.choose" with the goal's id and the KPI's. */
#define CV_TYPE_KPI_SUGGESTIONS (cv_kpi_suggestions_get_type ())
G_DECLARE_FINAL_TYPE (CvKpiSuggestions, cv_kpi_suggestions, CV, KPI_SUGGESTIONS, AdwBin)

GtkWidget *cv_kpi_suggestions_new    (CvSession *session, CvGoal *goal);
void       cv_kpi_suggestions_update (CvKpiSuggestions *self);
void       cv_kpi_suggestions_unfold (CvKpiSuggestions *self);
