/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/cv-nouns.h"

/* The library of plans as the start page needs it: a list that stays true, and the acts on whole plans.
 * All file work runs on a worker of its own. Main thread. */

/* Properties (read-only): `name`, `path`, `state` (CvState), `changed` (gint64, seconds since 1970),
 * `trouble` (why it cannot be opened, NULL if it can). */
#define CV_TYPE_PLAN_ENTRY (cv_plan_entry_get_type ())
G_DECLARE_FINAL_TYPE (CvPlanEntry, cv_plan_entry, CV, PLAN_ENTRY, GObject)

const char *cv_plan_entry_get_name    (CvPlanEntry *self);
const char *cv_plan_entry_get_path    (CvPlanEntry *self);
CvState     cv_plan_entry_get_state   (CvPlanEntry *self);
gint64      cv_plan_entry_get_changed (CvPlanEntry *self);
const char *cv_plan_entry_get_trouble (CvPlanEntry *self);

/* A GListModel of CvPlanEntry, last changed first. Property `loading`. */
#define CV_TYPE_PLANS (cv_plans_get_type ())
G_DECLARE_FINAL_TYPE (CvPlans, cv_plans, CV, PLANS, GObject)

CvPlans *cv_plans_new      (void); /* begins to load */
void     cv_plans_reload   (CvPlans *self);
gboolean cv_plans_is_loading (CvPlans *self);

/* What can be done to whole plans; each answers with a path through cv_plans_finish(). */
typedef enum
{
  CV_PLANS_EXAMPLE,   /* path and text unused: a copy of the example in the library */
  CV_PLANS_RENAME,    /* path, text: the new name */
  CV_PLANS_DUPLICATE, /* path; the copy is called "... (copy)", "... (copy 2)" */
  CV_PLANS_TRASH,     /* path; answers with the path in the trash */
  CV_PLANS_RESTORE,   /* path in the trash */
  CV_PLANS_EXPORT,    /* path, text: the file to write */
  CV_PLANS_IMPORT     /* path: a plan file from elsewhere */
} CvPlansAct;

void     cv_plans_act_async    (CvPlans *self, CvPlansAct act, const char *path, const char *text, GAsyncReadyCallback callback, gpointer data);
/* A new plan in the library: @info of cv_planning_new_plan() (taken); @template_id of the catalogue or NULL. Answers as above. */
void     cv_plans_create_async (CvPlans *self, CvRow *info, const char *template_id, GAsyncReadyCallback callback, gpointer data);
char    *cv_plans_finish       (CvPlans *self, GAsyncResult *result, GError **error); /* (transfer full) path */
