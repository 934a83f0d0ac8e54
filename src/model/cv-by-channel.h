/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-evaluate.h"

/* A KPI channel by channel: the same formula, rules and periods, with one channel in scope. What is wanted of it is
 * wanted of all channels together, so the parts have no target; and the plan's own numbers, which are of no channel,
 * do not stand in. Pure, any thread. */

/* What @question comes to on @channel. (transfer full), NULL if that channel does not count for it. */
CvKpiQuestion *cv_kpi_question_on_channel (const CvKpiQuestion *question, const char *channel);

/* The same for each channel that counts, in the order of its scope. (transfer full) of CvKpiQuestion */
GPtrArray     *cv_kpi_question_split      (const CvKpiQuestion *question);
