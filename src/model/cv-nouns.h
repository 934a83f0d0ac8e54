/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-nouns-work.h"

/* The types behind the nouns, with their fields in the open: reading `goal->statement` is plain, and nothing
 * but cv_plan_apply() writes. The tables in cv-nouns.c say the same for the machine; a test holds the two together. */

/* The plan itself; one record, id "plan". Text fields are "" for none. */
CV_RECORD_TYPE (PlanInfo, plan_info)
{
  CvRecord parent_instance;
  char *name, *organisation, *reason, *audience, *currency, *language;
  CvDay from, to; /* first and last day */
  CvState state;
  CvDay committed_on, closed_on;
  char *places;     /* whose disclosure rules apply: "EU FR US", "" for all */
  int check_in_day; /* 1 Monday to 7 Sunday; 0: none chosen, no reminder */
};

CV_RECORD_TYPE (Goal, goal)
{
  CvRecord parent_instance;
  int position;
  char *kind; /* of the catalogue, "" for an own goal */
  char *statement, *owner, *note;
  CvBusinessValue business_value;
  CvStage stage;
  int priority; /* 1 first, 0 none */
  CvDay due;
  char *signals;  /* what would be seen if it were reached: the question between goal and KPI */
  CvDay known_by; /* not enough is known yet; the day by which it will be. CV_DAY_NONE: enough is known */
};

CV_RECORD_TYPE (Kpi, kpi)
{
  CvRecord parent_instance;
  int position;
  char *goal;      /* the goal it belongs to */
  char *catalogue; /* id in the catalogue, "" for an own KPI */
  char *name, *formula, *unit, *owner, *note, *definition;
  CvDirection direction;
  CvGrain cadence;
  CvMeasured measured;
  CvSource source;
  double baseline, target, low, high; /* low and high: the band of CV_DIRECTION_BAND */
  CvDay baseline_day, due;
  char *title;      /* of its chart, instead of the finding; "" for the finding */
  CvDay stopped_on; /* a review stopped it: not judged and not due from that day on */
};

CV_RECORD_TYPE (Channel, channel)
{
  CvRecord parent_instance;
  int position;
  char *kind; /* of the catalogue */
  char *name, *address, *mission, *come_for, *contact_points, *tastes, *rhythm, *host;
  char *cultivation, *note;
  double create_share; /* percent of what is published that is made, not curated */
  CvChannelDecision decision;
  CvDay dropped_on;
  CvContact contact;
  char *ritual; /* what its people can count on, ritual_rhythm: how often */
  CvRhythm ritual_rhythm;
  char *thanks; /* how members are thanked */
  double posts_a_week;
  char *profile;    /* age, sex, place: second to tastes */
  char *duties_met; /* ids of the catalogue's duties that are, with spaces between */
};

CV_RECORD_TYPE (Role, role)
{
  CvRecord parent_instance;
  char *channel, *goal;
  CvRoleKind role;
};

CV_RECORD_TYPE (KpiGoal, kpi_goal)
{
  CvRecord parent_instance;
  char *kpi, *goal;
};

CV_RECORD_TYPE (KpiChannel, kpi_channel)
{
  CvRecord parent_instance;
  char *kpi, *channel;
};

CV_RECORD_TYPE (Milestone, milestone)
{
  CvRecord parent_instance;
  char *kpi;
  CvDay day;
  double value;
};

CV_RECORD_TYPE (Metric, metric)
{
  CvRecord parent_instance;
  char *name;
  CvMetricKind kind;
};

CV_RECORD_TYPE (Break, break)
{
  CvRecord parent_instance;
  char *metric, *channel, *note; /* channel "": the plan's own series */
  CvDay day;
};

CV_RECORD_TYPE (Event, event)
{
  CvRecord parent_instance;
  CvDay day, to; /* to: last day of a span, CV_DAY_NONE for a single day */
  char *text, *goal, *channel; /* goal, channel "": the whole plan's */
};

/* The object type of @noun. */
GType cv_noun_get_type (CvNoun noun);
