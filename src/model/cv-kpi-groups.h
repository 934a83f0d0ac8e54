/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cv-day.h"
#include "model/cv-plan.h"

/* The plan's KPIs as a list is read: by the goal they belong to, by the channel they measure, by who answers for them.
 * Every KPI stands once. Pure; main thread. */

typedef enum
{
  CV_GROUP_BY_GOAL,
  CV_GROUP_BY_CHANNEL, /* what measures several channels is of none of them: a group of its own, after the channels */
  CV_GROUP_BY_OWNER    /* the KPI's owner, else its goal's; by name, then those without one */
} CvGrouping;

typedef struct
{
  char      *name;
  GPtrArray *kpis; /* of CvKpi, borrowed from the plan, in its order */
} CvKpiGroupOf;

/* No group is empty. (transfer full) of CvKpiGroupOf */
GPtrArray  *cv_plan_group_kpis      (CvPlan *plan, CvGrouping grouping, CvDay today);

/* As long as it is the same, so are the groups, their names and what is in them. (transfer full) */
char       *cv_kpi_groups_sign      (GPtrArray *groups);

const char *cv_grouping_to_string   (CvGrouping grouping); /* "goal", "channel", "owner" */
gboolean    cv_grouping_from_string (const char *text, CvGrouping *grouping);
