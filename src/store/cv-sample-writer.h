/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cv-bulk.h"

/* Takes what is to become of single days of series, in ascending order within a series, and writes
 * it to "sample" in bulk; keeps what was or would be there in "set_aside" for a batch. One per
 * connection and transaction. Nothing is read here: the caller says what is there now. */
typedef struct _CvSampleWriter CvSampleWriter;

/* @batch: the one whose undo set-aside values belong to. (transfer full) */
CvSampleWriter *cv_sample_writer_new       (CvBulk *bulk, gint64 batch);
void            cv_sample_writer_free      (CvSampleWriter *self);

/* A value on a day that has none. */
void            cv_sample_writer_insert    (CvSampleWriter *self, const CvSampleRow *row);
/* A value on a day that has another. */
void            cv_sample_writer_replace   (CvSampleWriter *self, const CvSampleRow *row);
/* No value on a day that has one. */
void            cv_sample_writer_remove    (CvSampleWriter *self, gint64 series, CvDay day);
/* Keeps @row for the batch's undo; NAN: the day had no value. */
void            cv_sample_writer_set_aside (CvSampleWriter *self, const CvSampleRow *row);

/* To be called often enough: writes what has gathered if it is much. */
gboolean        cv_sample_writer_relieve   (CvSampleWriter *self, GError **error);
/* Writes everything that has gathered. */
gboolean        cv_sample_writer_flush     (CvSampleWriter *self, GError **error);
/* Number of rows set aside so far. */
guint64         cv_sample_writer_get_n_set_aside (CvSampleWriter *self);

/* Brings first_day, last_day and last_value of a series up to what "sample" holds. */
gboolean        cv_sample_writer_summarize (CvDb *db, gint64 series, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvSampleWriter, cv_sample_writer_free)
