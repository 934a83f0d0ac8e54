/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cv-db.h"
#include "store/cv-file.h"

/* A copy of the open plan at @path, consistent and complete or not there at all: without undo
 * steps, values of deleted channels or unused space. @name: of the plan in the copy; NULL for its
 * own. */
gboolean cv_backup_write (CvDb *db, const char *path, CvFilePlacing placing, const char *name,
                          GError **error);
