/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/cv-bar-chart.h"
#include "model/cv-community.h"

/* What channels are worth per member, as bars; communities and pages told apart. @values of CvCommunityValue. (transfer
 * full) */
CvBarChart *cv_community_chart_new (GArray *values);
