/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/cv-edit.h"
#include "model/cv-nouns.h"

/* One open plan file. Confined to one thread at a time; synchronous. Every writing function is one
 * BEGIN IMMEDIATE transaction that ends before it returns: what it has answered TRUE for survives a
 * power cut. SQL stays behind this header. Errors: BUSY says who may hold it, STORAGE names the
 * file, NOT_A_PLAN, DAMAGED, NEWER on opening. */
typedef struct _CvPlanStore CvPlanStore;

/* A new plan at @path (must not exist: CV_ERROR_EXISTS), complete or not at all. @info: the plan's
 * row. */
gboolean     cv_plan_store_create      (const char *path, const CvRow *info, GError **error);
/* Checks application_id, version, schema text and values before trusting anything; opening changes
 * no byte of a file that is refused. */
CvPlanStore *cv_plan_store_open        (const char *path, GError **error);
void         cv_plan_store_close       (CvPlanStore *self);
const char  *cv_plan_store_get_path    (CvPlanStore *self);

/* Every record of the plan, in an order in which references come after what they name. (transfer
 * full) of CvChange. */
GPtrArray   *cv_plan_store_load        (CvPlanStore *self, GError **error);
/* All of @edit or nothing. What belongs to deleted records goes with them, what mentions them is
 * emptied; values of a deleted channel are out of sight until the deletion is undone. @ids
 * (optional, transfer full strv): ids of the inserted records in the edit's order. Returns every
 * record touched. (transfer full) of CvChange */
GPtrArray   *cv_plan_store_apply       (CvPlanStore *self, const CvEdit *edit, char ***ids,
                                        GError **error);

/* TRUE if another connection has written since the last call (or the opening). */
gboolean     cv_plan_store_changed_elsewhere (CvPlanStore *self);

typedef struct
{
  gint64 number; /* rising */
  char  *name;   /* "Add Goal" */
  gint64 when;   /* seconds since 1970 */
  gboolean undone;
} CvStep;

/* The undo stack, oldest first. (transfer full) of CvStep. */
GPtrArray   *cv_plan_store_list_steps  (CvPlanStore *self, GError **error);
/* What undo (or redo) would take back: its name; NULL if there is nothing. (transfer full) */
char        *cv_plan_store_peek        (CvPlanStore *self, gboolean redo);

typedef struct
{
  char      *name;    /* of the step that was undone or redone */
  GPtrArray *changes; /* of CvChange; records that now are otherwise */
  gboolean   values;  /* measured values may be otherwise, too: they, or a channel that has some */
} CvUndone;

/* CV_ERROR_NOT_FOUND if there is nothing to undo or redo. (transfer full) */
CvUndone    *cv_plan_store_undo        (CvPlanStore *self, GError **error);
CvUndone    *cv_plan_store_redo        (CvPlanStore *self, GError **error);
void         cv_undone_free            (CvUndone *undone);
void         cv_step_free              (CvStep *step);

/* A single consistent copy at @path: written beside it, synced, renamed into place. The copy has no
 * undo stack. Without @replace a file that is there stays: CV_ERROR_EXISTS. */
gboolean     cv_plan_store_backup      (CvPlanStore *self, const char *path, gboolean replace, GError **error);
/* Reads and checks every page and value of the plan: CV_ERROR_DAMAGED says what is wrong. */
gboolean     cv_plan_store_verify      (CvPlanStore *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvPlanStore, cv_plan_store_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvUndone, cv_undone_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvStep, cv_step_free)
