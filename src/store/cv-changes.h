/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-edit.h"
#include "store/cv-db.h"
#include "store/cv-touched.h"

/* Undo of records by SQLite's session extension: what an edit does to the records' tables is
 * recorded as a change set, whose inverse takes it back. Inside a writing transaction. */
typedef struct _CvRecording CvRecording;

CvRecording *cv_recording_start (CvDb *db, GError **error);
/* What was written since; NULL with @error set. Empty if nothing was. (transfer full) */
GBytes      *cv_recording_end   (CvRecording *self, GError **error);
void         cv_recording_free  (CvRecording *self);

/* Carries @edit out (cv_apply_edit()) and records it. Empty if it came to nothing. (transfer full) */
GBytes      *cv_changes_record  (CvDb *db, const CvEdit *edit, CvTouched *touched, GPtrArray *ids,
                                 GError **error);
/* Carries @changes out, or their inverse. What they touch is added to @touched. Change sets are
 * believed as little as the file they lie in: CV_ERROR_DAMAGED if they do not fit the plan. */
gboolean     cv_changes_apply   (CvDb *db, GBytes *changes, gboolean inverse, CvTouched *touched,
                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvRecording, cv_recording_free)
