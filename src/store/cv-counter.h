/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cv-db.h"

/* Numbers that only rise, one row a name. They are no part of what undo takes back: the id of a
 * deleted goal never comes to mean another one. In a writing transaction of the caller's. */

/* The number cv_counter_next() will give next; draws nothing. */
gboolean cv_counter_peek  (CvDb *db, const char *name, gint64 *number, GError **error);
/* The next number of @name, from 1. */
gboolean cv_counter_next  (CvDb *db, const char *name, gint64 *number, GError **error);
/* The next one will be above @number. */
gboolean cv_counter_raise (CvDb *db, const char *name, gint64 number, GError **error);
