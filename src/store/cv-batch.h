/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cv-bulk.h"
#include "store/cv-value-store.h"

/* Batches of values: who brought what, and taking it back. In a writing transaction. */

gboolean    cv_batch_insert  (CvDb *db, gint64 batch, const CvBatchInfo *info, GError **error);
/* Notes that @batch wrote to @series from @first to @last. */
gboolean    cv_batch_add_series (CvDb *db, gint64 batch, gint64 series, CvDay first, CvDay last,
                                 GError **error);
/* Ids of the batches of estimates; NULL if there is none, or with @error set. Keys point to gint64.
 * (transfer full) */
GHashTable *cv_batch_list_estimated (CvDb *db, GError **error);

/* Exchanges what the batch wrote and what lies set aside for it. It must be the newest that is not
 * undone, or, to redo, the oldest that is. */
gboolean    cv_batch_swap    (CvBulk *bulk, gint64 batch, gboolean redo, GError **error);

gboolean    cv_origin_from_string (const char *text, CvOrigin *origin);
