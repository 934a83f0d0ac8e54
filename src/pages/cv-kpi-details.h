/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "engine/cv-session.h"

/* Everything about one KPI: what it is now and shall be, how and by whom it is measured, what it means,
 * which further goals it serves. (transfer floating) */
GtkWidget *cv_kpi_details_new (CvSession *session, CvKpi *kpi);
