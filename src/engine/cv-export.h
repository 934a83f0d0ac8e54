/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cv-table-text.h"
#include "engine/cv-session.h"

/* The measured values of a plan as one long table: day, length of time, metric, its name, channel, value, whether it is
 * an estimate. An import of it into the same plan changes nothing. Everything of the open plan that the table
 * needs is gathered in the main thread; the values are read and written where the store lives. */

/* @kpis of CvKpi: only the series they are made of; NULL: every series. (transfer full); CV_ERROR_NOT_FOUND where there is no
 * value. */
GBytes *cv_session_export_values        (CvSession *session, GPtrArray *kpis, CvTableForm form, GError **error);
void    cv_session_export_values_async  (CvSession *session, GPtrArray *kpis, CvTableForm form, GAsyncReadyCallback callback, gpointer data);
GBytes *cv_session_export_values_finish (CvSession *session, GAsyncResult *result, GError **error); /* (transfer full) */
