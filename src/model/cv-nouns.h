/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cv-day.h"
#include "model/cv-record.h"
#include "model/cv-types.h"

/* The types behind the nouns, with their fields in the open: reading `goal->statement` is plain,
 * and nothing but cv_plan_apply() writes. The tables in cv-nouns.c say the same once more for the
 * machine; a test holds the two together. */

#define CV_RECORD_TYPE(Name, name)                                                              \
  typedef struct _Cv##Name Cv##Name;                                                            \
  typedef struct { CvRecordClass parent_class; } Cv##Name##Class;                               \
  GType cv_##name##_get_type (void);                                                            \
  G_DEFINE_AUTOPTR_CLEANUP_FUNC (Cv##Name, g_object_unref)                                      \
  struct _Cv##Name

/* The plan itself; one record, id "plan". Text fields are "" for none. */
CV_RECORD_TYPE (PlanInfo, plan_info)
{
  CvRecord parent_instance;
  char *name, *organisation, *reason, *audience, *currency, *language;
  CvDay from, to; /* first and last day */
  CvState state;
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
};

CV_RECORD_TYPE (Channel, channel)
{
  CvRecord parent_instance;
  int position;
  char *kind; /* of the catalogue */
  char *name, *address, *mission, *come_for, *contact_points, *tastes, *rhythm, *host;
  char *cultivation, *note;
  double create_share; /* percent of what is published that is made, not curated */
  CvDecision decision;
  CvDay dropped_on;
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
