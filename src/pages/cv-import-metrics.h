/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-plan.h"

/* What a column, or a name in a file, can be: a few fixed uses, then the metrics, those of the plan's KPIs first. */
typedef struct
{
  GPtrArray *words;   /* of char *: what the drop-downs show, NULL-terminated */
  GPtrArray *metrics; /* of const char *: ids, from position n_fixed on */
  guint n_fixed;
} CvImportMetrics;

/* @fixed: translated, NULL-terminated. (transfer full) */
CvImportMetrics *cv_import_metrics_new  (CvPlan *plan, const char *const *fixed);
void             cv_import_metrics_free (CvImportMetrics *self);
/* The metric at @position of the drop-down; NULL: a fixed use. (transfer none) */
const char      *cv_import_metrics_get  (const CvImportMetrics *self, guint position);
/* Where @metric stands; @otherwise if it is NULL or not there. */
guint            cv_import_metrics_find (const CvImportMetrics *self, const char *metric, guint otherwise);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvImportMetrics, cv_import_metrics_free)
