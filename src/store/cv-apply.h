/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-edit.h"
#include "store/cv-db.h"
#include "store/cv-touched.h"

/* Carries the operations of @edit out on the tables: gives ids, puts them in place of placeholders,
 * deletes what belongs to what is deleted. In a writing transaction of the caller's, who rolls back
 * on FALSE.
 * @ids gets the ids of inserted records, in the edit's order. CV_ERROR_NOT_FOUND if a record is no
 * longer there, INVALID, EXISTS, LIMIT. */
gboolean cv_apply_edit (CvDb *db, const CvEdit *edit, CvTouched *touched, GPtrArray *ids,
                        GError **error);
