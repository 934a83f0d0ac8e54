/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cv-progress.h"
#include "model/cv-evaluate.h"
#include "store/cv-plan-store.h"

/* The measured values of a plan: series of (day, value), each value with the batch that brought it.
 * Values it overwrote are kept with a batch, so that undo takes the batch back as one step. */

typedef enum
{
  CV_ORIGIN_TYPED,
  CV_ORIGIN_FILE,
  CV_ORIGIN_ACCOUNT,
  CV_ORIGIN_ESTIMATED
} CvOrigin;

/* Values to write to one series. A NAN value deletes. Each day is the first of its period. */
typedef struct
{
  const char     *metric;
  const char     *channel; /* NULL: the plan as a whole */
  CvGrain         grain;
  const CvSample *samples; /* ascending, one a day */
  gsize           n_samples;
} CvSeriesWrite;

typedef struct
{
  CvOrigin    origin;
  const char *name; /* of the undo step: "Import followers.csv" */
  const char *note; /* nullable: file name, remark */
  CvProgress *progress; /* (nullable) is told each value that was compared and written */
  gboolean    keeps_estimates; /* a stored estimate of the same number stays one */
  gboolean    rewrites; /* also what is the same: for a new note on it */
} CvBatchInfo;

typedef struct
{
  guint64 inserted, changed, unchanged, deleted;
  gint64  batch; /* 0: nothing was written */
  CvDay   first, last; /* of what was given; CV_DAY_NONE if nothing */
} CvWriteSummary;

/* All series or nothing, each once; only what differs is written (also where only being an estimate
 * differs). What was written is one step of the undo stack. With @dry_run only counts.
 * CV_ERROR_CANCELLED leaves the file as it was; NOT_FOUND names a channel that is not there. */
gboolean cv_value_store_write (CvPlanStore *store, const CvBatchInfo *info,
                               const CvSeriesWrite *writes, guint n_writes, gboolean dry_run,
                               CvWriteSummary *summary, GCancellable *cancellable, GError **error);

/* As cv_value_store_write(), and @notes (records) with it: one transaction, one step of the undo
 * stack with the name in @info. @changes: every record touched. (transfer full) of CvChange */
gboolean cv_value_store_write_with (CvPlanStore *store, const CvBatchInfo *info,
                                    const CvSeriesWrite *writes, guint n_writes, const CvEdit *notes,
                                    CvWriteSummary *summary, GPtrArray **changes, GError **error);

typedef struct
{
  char    *metric;
  char    *channel; /* NULL: the plan as a whole */
  CvGrain  grain;
  CvDay    first_day, last_day;
  double   last_value;
} CvSeriesInfo;

/* Every series that has values. (transfer full) of CvSeriesInfo. */
GPtrArray *cv_value_store_list_series (CvPlanStore *store, GError **error);
/* Whether @infos, of those, has one of @metric on @channel. */
gboolean   cv_series_infos_have      (const char *metric, const char *channel, gpointer infos);

/* Loaded samples of many series, for cv_evaluate() and the charts. */
typedef struct
{
  CvSeries *series;
  guint     n_series;
  gpointer  memory; /* private */
} CvSeriesSet;

/* All values of the series of @metrics (NULL-terminated; NULL: of every metric), of all channels,
 * in one read transaction. (transfer full) */
CvSeriesSet *cv_value_store_load     (CvPlanStore *store, const char *const *metrics,
                                      GError **error);
/* All values of the series that @wanted says yes to, so that a dashboard reads the channels it is about
 * and not every channel. (transfer full) */
typedef gboolean (*CvSeriesFilter) (const char *metric, const char *channel, gpointer data);
CvSeriesSet *cv_value_store_load_where (CvPlanStore *store, CvSeriesFilter wanted, gpointer data,
                                        GError **error);
/* As cv_value_store_load(), of days from @from to @to only, and of each series the last value before @from, so that
 * a level can be carried into the range. What a dashboard needs of ten years is read without the
 * rest. (transfer full) */
CvSeriesSet *cv_value_store_load_between (CvPlanStore *store, const char *const *metrics,
                                          CvDay from, CvDay to, GError **error);
void         cv_series_set_free      (CvSeriesSet *set);

/* What brought a value. Shared by all values it brought, and by threads. */
typedef struct
{
  char  *name; /* of the step: "Import followers.csv" */
  char  *note; /* of a file its name, of a typed value the user's remark; "" */
  gint64 when; /* seconds since 1970 */
} CvBatchName;

typedef struct
{
  CvDay        day;
  double       value;
  CvOrigin     origin;
  gint64       batch;
  CvBatchName *brought; /* (owned by the array) */
} CvValueRow;

/* One series with each value's origin. @channel NULL: the plan as a whole. (transfer full) of
 * CvValueRow; empty if there is no such series. */
GArray     *cv_value_store_list_values (CvPlanStore *store, const char *metric,
                                        const char *channel, CvGrain grain, GError **error);
const char *cv_origin_to_string        (CvOrigin origin);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvSeriesSet, cv_series_set_free)
