/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cv-db.h"
#include "store/cv-plan-store.h"

/* The undo stack in the file: one step per named edit, batch of values, or both, the undone ones on
 * top.
 * Written in the transaction of the edit itself. Bounded; the newest step always stays. */
typedef struct
{
  gint64  number;
  char   *name;
  GBytes *changes; /* of records; NULL: none */
  gint64  batch;   /* of values; 0: none */
} CvStackStep;

/* Drops what was undone, adds a step, lets go of the oldest. @changes (nullable) and @batch (0: none),
 * at least one; @size in bytes. */
gboolean     cv_steps_push  (CvDb *db, const char *name, GBytes *changes, gint64 batch,
                             gint64 size, GError **error);
/* The step that undo or redo would take; CV_ERROR_NOT_FOUND if there is none. (transfer full) */
CvStackStep *cv_steps_get   (CvDb *db, gboolean redo, GError **error);
gboolean     cv_steps_mark  (CvDb *db, gint64 number, gboolean undone, GError **error);
/* (transfer full) of CvStep */
GPtrArray   *cv_steps_list  (CvDb *db, GError **error);

void         cv_stack_step_free (CvStackStep *step);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvStackStep, cv_stack_step_free)
