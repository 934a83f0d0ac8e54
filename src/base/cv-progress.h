/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* How far a long piece of work is: written by the thread that does it, read by any other whenever it likes. What it
 * reads is at most a moment old; nobody waits for anybody. All functions take NULL: nobody wants to know. */
typedef struct _CvProgress CvProgress;

CvProgress *cv_progress_new   (void);               /* (transfer full) */
CvProgress *cv_progress_ref   (CvProgress *self);   /* (transfer full) (nullable) */
void        cv_progress_unref (CvProgress *self);

/* The next part of the work, which the two sides number as they like, begins at nothing done. */
void        cv_progress_begin (CvProgress *self, int stage, guint64 total);
void        cv_progress_set   (CvProgress *self, guint64 done);
void        cv_progress_add   (CvProgress *self, guint64 more);
/* The stage that was begun last, 0 before the first. @total 0: not known. */
int         cv_progress_get   (CvProgress *self, guint64 *done, guint64 *total);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvProgress, cv_progress_unref)
