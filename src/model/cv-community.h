/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-plan.h"

/* B14: what a place is worth per member. Interactions and contributions of a channel over a span of days divided
 * by its members (or followers) at the end of it. Pure; main thread. */
typedef struct
{
  CvChannel *channel;
  gboolean   community;   /* integrated or micro-community, group: joined rather than followed */
  double     members;     /* NAN: not known */
  double     interactions, contributions; /* per member; NAN: not known */
} CvCommunityValue;

/* Metrics that are looked at, by id: to be loaded for all channels that are not dropped. */
extern const char *const cv_community_member_metrics[], *const cv_community_interaction_metrics[],
    *const cv_community_contribution_metrics[]; /* NULL-terminated */

/* Whether members join and talk to each other there. */
gboolean cv_channel_is_community   (const CvChannel *channel);
gboolean cv_channel_is_public_page (const CvChannel *channel);

/* The plan's overall mix, weighted by posts a week where they are given: percent created in-house; NAN if no channel says. */
double   cv_plan_get_create_share  (CvPlan *plan);
