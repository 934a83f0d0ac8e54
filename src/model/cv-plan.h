/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/cv-edit.h"
#include "model/cv-nouns.h"

/* The open plan in memory: one GListModel of records per noun, kept in the plan's own order
 * (position, then id). Pages bind to the lists and to the records' properties. Main thread. */
#define CV_TYPE_PLAN (cv_plan_get_type ())
G_DECLARE_FINAL_TYPE (CvPlan, cv_plan, CV, PLAN, GObject)

CvPlan     *cv_plan_new       (void);
/* Takes over what a store read or wrote; @changes of CvChange. Unknown ids are added, NULL rows
 * removed. Each list emits at most one items-changed for what was added or removed in one place;
 * signal `changed` follows once. */
void        cv_plan_apply     (CvPlan *self, GPtrArray *changes);

CvPlanInfo *cv_plan_get_info  (CvPlan *self); /* (transfer none), NULL before the first apply */
GListModel *cv_plan_get_list  (CvPlan *self, CvNoun noun); /* (transfer none) */
guint       cv_plan_get_count (CvPlan *self, CvNoun noun);
gpointer    cv_plan_get_nth   (CvPlan *self, CvNoun noun, guint position); /* (transfer none) */
/* (transfer none) (nullable) */
gpointer    cv_plan_find      (CvPlan *self, CvNoun noun, const char *id);

/* What a person calls a thing: its id, else its name (case-folded), else for metrics the id.
 * CV_ERROR_NOT_FOUND names it; CV_ERROR_AMBIGUOUS if two bear the name. (transfer none) */
gpointer    cv_plan_look_up   (CvPlan *self, CvNoun noun, const char *text, GError **error);

CvRoleKind  cv_plan_get_role  (CvPlan *self, const char *channel, const char *goal);
/* A position after all others of @noun. */
int         cv_plan_next_position (CvPlan *self, CvNoun noun);
/* KPIs that belong to @goal, in order. (transfer container) */
GPtrArray  *cv_plan_kpis_of_goal (CvPlan *self, const char *goal);
/* The breaks of one series, by day; @channel NULL: the plan's own. (transfer full) of CvBreak */
GPtrArray  *cv_plan_list_breaks (CvPlan *self, const char *metric, const char *channel);
