/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-catalogue-types.h"

/* The catalogue that ships with the program: kinds of goals, KPIs with the goals they fit and
 * why, metrics, channel kinds, benchmarks, plan templates. Read once from GResource by
 * cv_catalogue_get(); immutable afterwards, any thread. Texts are in English; cv_tr() gives the
 * current language's. */

typedef struct _CvCatalogue CvCatalogue;

/* (transfer none). The resource is compiled in; a damaged one is a programmer's error. */
const CvCatalogue   *cv_catalogue_get        (void);
/* For tests: reads the files' text from @read (name, e.g. "kpis.xml"). CV_ERROR_INVALID
 * names file and line. (transfer full) */
CvCatalogue         *cv_catalogue_new        (GBytes *(*read) (const char *name, gpointer data),
                                              gpointer data, GError **error);
void                 cv_catalogue_free       (CvCatalogue *self);

/* All of a kind, in the catalogue's order. */
const CvGoalKind    *cv_catalogue_goals      (const CvCatalogue *self, guint *n);
const CvKpiKind     *cv_catalogue_kpis       (const CvCatalogue *self, guint *n);
const CvMetricInfo  *cv_catalogue_metrics    (const CvCatalogue *self, guint *n);
const CvChannelKind *cv_catalogue_channels   (const CvCatalogue *self, guint *n);
const CvBenchmark   *cv_catalogue_benchmarks (const CvCatalogue *self, guint *n);
const CvTemplate    *cv_catalogue_templates  (const CvCatalogue *self, guint *n);
const CvToolKind    *cv_catalogue_tools      (const CvCatalogue *self, guint *n);
const CvReadinessQuestion *cv_catalogue_questions (const CvCatalogue *self, guint *n);
/* By id; NULL if there is none. */
const CvGoalKind    *cv_catalogue_goal       (const CvCatalogue *self, const char *id);
const CvKpiKind     *cv_catalogue_kpi        (const CvCatalogue *self, const char *id);
const CvMetricInfo  *cv_catalogue_metric     (const CvCatalogue *self, const char *id);
const CvChannelKind *cv_catalogue_channel    (const CvCatalogue *self, const char *id);
const CvTemplate    *cv_catalogue_template   (const CvCatalogue *self, const char *id);
const CvToolKind    *cv_catalogue_tool       (const CvCatalogue *self, const char *id);
const CvReadinessQuestion *cv_catalogue_question (const CvCatalogue *self, const char *id);
/* The metric a column of that heading holds (case-folded, spaces evened); NULL if not certain. */
const CvMetricInfo  *cv_catalogue_metric_for_header (const CvCatalogue *self, const char *header);
/* That heading among those @metric lists; NULL: it is known by its name or id alone. */
const CvMetricHeader *cv_catalogue_find_header (const CvMetricInfo *metric, const char *header);

/* Whether what was measured is what @formula measures, but for spaces. */
gboolean             cv_benchmark_fits       (const CvBenchmark *self, const char *formula);
/* "weak source": how far its value can be trusted. Translated. */
const char          *cv_benchmark_strength   (const CvBenchmark *self);

/* The current language's text of a catalogue string ("" stays ""). */
const char          *cv_tr                   (const char *text);
/* "what they see": the level's plain words, translated. */
const char          *cv_level_label          (const char *level);
