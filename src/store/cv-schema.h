/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cv-db.h"

/* "Cltv", in the file's header: what file(1) and the MIME type know a plan by. */
#define CV_SCHEMA_APPLICATION_ID 0x436c7476
/* The newest version, in user_version. */
#define CV_SCHEMA_VERSION 2

/* All migrations into an empty database, in one transaction. */
gboolean cv_schema_create  (CvDb *db, GError **error);
/* Whether the schema is, to the letter, the one this program makes for the file's @version. Runs
 * nothing of it. CV_ERROR_DAMAGED. */
gboolean cv_schema_check   (CvDb *db, int *version, GError **error);
/* What a schema is known by; of one of the program's versions it is in cv_schema_digests. (transfer full) */
char    *cv_schema_get_digest (CvDb *db, GError **error);
/* Brings a checked database from @version to the newest, in a writing transaction of the caller's,
 * who commits once the result has been found sound. The undo stack does not survive. */
gboolean cv_schema_migrate (CvDb *db, int version, GError **error);
