/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-plan.h"
#include "model/cv-status.h"

/* B14: what a place is worth per member, so that a small community and a big page can be compared. What the members of
 * a channel do (interactions) and what they bring themselves (contributions), a week, divided by how many they are: the mean
 * of the last four weeks that have a value; where a channel is only measured by the month, the last month by its
 * days. Pure; main thread. */
typedef struct
{
  CvChannel *channel;   /* (owned) */
  gboolean   community; /* joined rather than followed */
  double     members, interactions, contributions; /* the latter two per member and week; NAN: not measured */
} CvCommunityValue;

typedef struct _CvCommunity CvCommunity;

/* Whether there are values of @metric on channel @channel. */
typedef gboolean (*CvHasValues) (const char *metric, const char *channel, gpointer data);

/* Asks about every channel that is not dropped. (transfer full) */
CvCommunity *cv_community_ask           (CvPlan *plan, CvHasValues has, gpointer data, CvDay today);
/* What is to be judged, to be given back to cv_community_tell(). (transfer none) of CvKpiQuestion */
GPtrArray   *cv_community_get_questions (CvCommunity *self);
/* @results: of the questions, in their order. The most interactions per member first, those without a number last.
 * (transfer full) of CvCommunityValue */
GArray      *cv_community_answer        (CvCommunity *self, GPtrArray *results);
/* What there is to see, in a sentence: how communities compare with pages, or what is missing to tell. (transfer full) */
char        *cv_community_tell          (GArray *values);
void         cv_community_free          (CvCommunity *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvCommunity, cv_community_free)

/* Whether members join and talk to each other there, whoever runs the software. */
gboolean     cv_channel_is_community    (const CvChannel *channel);
/* A page or an account that is followed rather than joined. */
gboolean     cv_channel_is_public_page  (const CvChannel *channel);

/* The plan's overall mix: percent created in-house, each channel by its posts a week where all of them say, else all
 * alike; NAN if no channel says. */
double       cv_plan_get_create_share   (CvPlan *plan);
