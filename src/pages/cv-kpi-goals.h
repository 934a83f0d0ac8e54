/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/cv-session.h"

/* The further goals a KPI serves: a tick for each goal but its own. Out of sight in a plan of one goal. */
#define CV_TYPE_KPI_GOALS (cv_kpi_goals_get_type ())
G_DECLARE_FINAL_TYPE (CvKpiGoals, cv_kpi_goals, CV, KPI_GOALS, AdwBin)

GtkWidget *cv_kpi_goals_new (CvSession *session, CvKpi *kpi);
