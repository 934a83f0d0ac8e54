/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-row.h"
#include "store/cv-db.h"

/* The records an edit, an undo or a redo has touched, each once. */
typedef struct _CvTouched CvTouched;

CvTouched *cv_touched_new      (void);
void       cv_touched_free     (CvTouched *self);
void       cv_touched_add      (CvTouched *self, CvNoun noun, const char *id);
/* What they are now: CvChanges, nouns in their order. (transfer full) */
GPtrArray *cv_touched_read     (CvTouched *self, CvDb *db, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvTouched, cv_touched_free)
