/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/cv-session.h"
#include "widgets/cv-item-row.h"

/* A chosen KPI: its tick, its name, what is to become of it, and its fields when it is opened. Taking
 * the tick away activates "kpis.drop" with the KPI's id. (transfer floating) */
GtkWidget *cv_kpi_row_new     (CvSession *session, CvKpi *kpi);
void       cv_kpi_row_update  (CvItemRow *row);
CvKpi     *cv_kpi_row_get_kpi (CvItemRow *row); /* (transfer none); NULL if @row is another kind of row */
