/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cv-sample-writer.h"
#include "store/cv-value-store.h"

/* Given values against stored ones, both in order of days: only what differs is written, and what
 * is overwritten is set aside. */
typedef struct
{
  CvBulk         *bulk;
  CvSampleWriter *writer; /* NULL: count only */
  gint64          batch;
  gboolean        estimated;         /* the given values are */
  gboolean        rewrites;          /* no value is the same */
  gboolean        keeps_estimates;   /* the same number is the same value, estimated or not */
  GHashTable     *estimated_batches; /* of the stored values that are; NULL: none is */
  CvWriteSummary *summary;           /* counts up */
  GArray         *stored;            /* of CvSampleRow; for the merge's own use */
  CvProgress     *progress; /* (nullable) */
  GCancellable   *cancellable;
} CvValueMerge;

/* What is known of the stored series. */
typedef struct
{
  gint64 id; /* 0: there is none yet, and nothing is to be written */
  CvDay  first_day, last_day; /* CV_DAY_NONE: it has no values */
  CvDay  first_touched, last_touched; /* out: what was written, CV_DAY_NONE for nothing */
} CvStoredSeries;

gboolean cv_value_merge_series (CvValueMerge *merge, CvStoredSeries *series,
                                const CvSeriesWrite *write, GError **error);
