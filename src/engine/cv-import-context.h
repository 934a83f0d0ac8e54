/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-plan.h"
#include "sources/cv-layout.h"

/* What an import needs to know of a plan, as plain data that a worker can read: its channels by every name
 * they go by, and the metrics by every heading. Immutable once made; made in the main thread. */
typedef struct _CvImportContext CvImportContext;

CvImportContext *cv_import_context_new  (CvPlan *plan, const char *path); /* @path of its file, nullable. (transfer full) */
void             cv_import_context_free (CvImportContext *self);

/* The id of the channel that a file calls @text; NULL if none, or if two would do. (transfer none) */
const char      *cv_import_context_find_channel (const CvImportContext *self, const char *text);
/* Whether @text names a network that @channel (an id) is not on. */
gboolean         cv_import_context_is_other_network (const CvImportContext *self, const char *text, const char *channel);
gboolean         cv_import_context_has_channels (const CvImportContext *self);
/* "Instagram, LinkedIn": what the plan's channels are called; of many only some. (transfer none) */
const char      *cv_import_context_list_channels (const CvImportContext *self);

const char      *cv_import_context_get_channel_name (const CvImportContext *self, const char *channel); /* (transfer none) */
/* Of the KPIs that are not stopped. (transfer none) of CvKpiQuestion */
GPtrArray       *cv_import_context_get_questions (const CvImportContext *self);

/* The metric of an id, a name or a heading. (transfer none) */
const char      *cv_import_context_find_metric (const CvImportContext *self, const char *text);
/* CvMetricForWords */
gboolean         cv_import_context_match       (const CvMetricWords *words, CvMetricMatch *match, gpointer self);
gboolean         cv_import_context_get_kind    (const CvImportContext *self, const char *metric, CvMetricKind *kind);
/* The seconds in one of what @metric counts, where that is time; else 0. */
double           cv_import_context_get_seconds (const CvImportContext *self, const char *metric);
gboolean         cv_import_context_has_channel (const CvImportContext *self, const char *channel);
/* Of the plan's file; NULL. (transfer none) */
const char      *cv_import_context_get_path    (const CvImportContext *self);
/* The day the context was made on. */
CvDay            cv_import_context_get_today   (const CvImportContext *self);
/* In the language of the program. (transfer none) */
const char      *cv_import_context_get_metric_name (const CvImportContext *self, const char *metric);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvImportContext, cv_import_context_free)
