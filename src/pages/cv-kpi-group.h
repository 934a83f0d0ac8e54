/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/cv-session.h"

/* One goal with its KPIs: those that are chosen, those that would fit, and a way to any other. */
#define CV_TYPE_KPI_GROUP (cv_kpi_group_get_type ())
G_DECLARE_FINAL_TYPE (CvKpiGroup, cv_kpi_group, CV, KPI_GROUP, AdwBin)

GtkWidget *cv_kpi_group_new      (CvSession *session, CvGoal *goal);
/* Shows what the plan says now. @hints of CvHint: those about this goal are shown. */
void       cv_kpi_group_update   (CvKpiGroup *self, GPtrArray *hints);
/* The keyboard goes to the first KPI that is chosen, or else to those to choose from. */
gboolean   cv_kpi_group_focus    (CvKpiGroup *self);
/* Opens the chosen KPI called @id, which gets the keyboard. */
void       cv_kpi_group_show     (CvKpiGroup *self, const char *id);
/* The keyboard goes to the field for a further KPI. */
void       cv_kpi_group_add      (CvKpiGroup *self);
