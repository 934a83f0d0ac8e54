/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/cv-import-rows.h"

/* The values an import collects, per series. Reader's thread. */

/* @posts: rows are posts, of which several may fall on a day. (transfer full) */
CvImportValues *cv_import_values_new         (gboolean posts);
/* The rows of one day are told apart by something the plan does not know, such as the source of a visit. */
void            cv_import_values_set_several (CvImportValues *self);
/* @metric and @channel (NULL: the plan) are compared by address first: give the same pointer for the same thing. */
void            cv_import_values_add         (CvImportValues *self, const char *metric, const char *channel, CvGrain grain,
                                              CvDay day, double value, guint64 line);
/* Puts every series in order and settles days that have several values: flows of posts or of several
 * sources add up, and it says so; what cannot be added up is left out with a note; all else is a problem. */
gboolean        cv_import_values_settle      (CvImportValues *self, const CvImportContext *context, CvImportReview *review,
                                              GCancellable *cancellable, GError **error);
