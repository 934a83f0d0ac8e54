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

CV_RECORD_TYPE (Person, person)
{
  CvRecord parent_instance;
  int position;
  char *name, *task, *note;
  CvExperience experience;
  double hours_a_week;
};

CV_RECORD_TYPE (Tool, tool)
{
  CvRecord parent_instance;
  int position;
  char *catalogue; /* id in the catalogue, "" for an own tool */
  char *name, *owner, *note;
  CvToolStage stage;
  CvNature nature;
  CvPrice price;
  double yearly; /* licence a year, in the plan's currency */
  double actual; /* spent on it since the plan began */
};

CV_RECORD_TYPE (ToolKpi, tool_kpi)
{
  CvRecord parent_instance;
  char *tool, *kpi;
};

/* Money is for the whole period of the plan, in its currency; `planned` and `actual` where they are given,
 * else hours times rate. */
CV_RECORD_TYPE (Cost, cost)
{
  CvRecord parent_instance;
  int position;
  CvCostKind kind;
  char *name, *owner, *channel, *note;
  double hours, rate, planned, actual_hours, actual;
};

CV_RECORD_TYPE (Readiness, readiness)
{
  CvRecord parent_instance;
  CvAnswer answer;
  char *note;
};

CV_RECORD_TYPE (Note, note)
{
  CvRecord parent_instance;
  char *kpi, *text;
  CvDay day;
  CvConfidence confidence;
};

/* `about` and `name` are kept as they were: what it was about may be gone. */
CV_RECORD_TYPE (Decision, decision)
{
  CvRecord parent_instance;
  CvDay day;
  char *about; /* id of a goal, KPI or channel; "" for the plan */
  char *name, *change, *why, *learned, *who;
  CvVerdict verdict;
};

CV_RECORD_TYPE (Dismissal, dismissal)
{
  CvRecord parent_instance;
  char *hint; /* CvHint's key */
};

CV_RECORD_TYPE (Verbatim, verbatim)
{
  CvRecord parent_instance;
  int position;
  CvDay day;
  char *channel; /* "" if it is not known */
  char *text, *author, *source;
};

CV_RECORD_TYPE (Code, code)
{
  CvRecord parent_instance;
  int position;
  char *name, *definition;
  char *metric; /* that counts it; "" as long as none does */
};

CV_RECORD_TYPE (Coding, coding)
{
  CvRecord parent_instance;
  char *verbatim, *code;
  int coder; /* 1 or 2 */
};

/* Shares in percent; NAN: the default of cv-pollination.h. */
CV_RECORD_TYPE (Pollination, pollination)
{
  CvRecord parent_instance;
  double reached, satisfied, friends, overlap, stranger, uplift, audience;
  int generations;
  char *note;
};

/* The object type of @noun. */
GType cv_noun_get_type (CvNoun noun);
