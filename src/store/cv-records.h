/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-edit.h"
#include "store/cv-db.h"

/* The records of a plan, row by row, between the tables and plain CvRows. The SQL is made from the
 * fields of cv-nouns.c; the tables are cv-schema-text.c's. Inside a transaction of the caller's. */

/* No more records of one noun. */
#define CV_RECORDS_MAX 100000

/* One record; NULL without @error if there is none. What does not belong into a cell is
 * CV_ERROR_DAMAGED. (transfer full) */
CvRow     *cv_records_get    (CvDb *db, CvNoun noun, const char *id, GError **error);
gboolean   cv_records_has    (CvDb *db, CvNoun noun, const char *id, gboolean *has, GError **error);
gboolean   cv_records_count  (CvDb *db, CvNoun noun, gint64 *count, GError **error);
gboolean   cv_records_insert (CvDb *db, const CvRow *row, GError **error);
/* The whole row. */
gboolean   cv_records_update (CvDb *db, const CvRow *row, GError **error);
gboolean   cv_records_delete (CvDb *db, CvNoun noun, const char *id, GError **error);
/* Ids of the records of @noun whose reference @field is @id. (transfer full) */
GPtrArray *cv_records_find   (CvDb *db, CvNoun noun, guint field, const char *id, GError **error);

/* Every record as CvChange, nouns in their order, and every reference followed. (transfer full) */
GPtrArray *cv_records_load   (CvDb *db, GError **error);

/* An id as the store gives it out for @noun, or, where ids are given, any but a placeholder. */
gboolean   cv_records_is_id  (CvNoun noun, const char *id);
/* A noun's table by its name; FALSE if it is none. */
gboolean   cv_records_find_noun (const char *table, CvNoun *noun);
