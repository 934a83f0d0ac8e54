/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-status.h"

/* What a KPI's result says, in one sentence: "Followers: 60 below the pace". In the current
 * language. (transfer full) */
char *cv_finding_title    (const char *kpi_name, const char *unit, const char *currency,
                           const CvKpiResult *result);
/* The status with its distance: "Behind by 60, about 2 weeks late". (transfer full) */
char *cv_finding_status   (const char *unit, const char *currency,
                           const CvKpiQuestion *question, const CvKpiResult *result);
/* "If this goes on: 24 by 27 December 2026 (20 to 28)." or why there is none. (transfer full) */
char *cv_finding_forecast (const char *unit, const char *currency,
                           const CvKpiQuestion *question, const CvKpiResult *result);
/* "Last value 3 weeks ago", NULL if the KPI is not outdated. (transfer full) */
char *cv_finding_outdated (const CvKpiQuestion *question, const CvKpiResult *result);
