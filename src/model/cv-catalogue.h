/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-nouns.h"

/* The catalogue that ships with the program: kinds of goals, KPIs with the goals they fit and
 * why, metrics, channel kinds, benchmarks, plan templates. Read once from GResource by
 * cv_catalogue_get(); immutable afterwards, any thread. Texts are in English; cv_tr() gives the
 * current language's. */

typedef struct
{
  const char *id, *name, *summary, *sentence, *level;
  CvBusinessValue value;
  CvStage stage;
} CvGoalKind;

typedef struct
{
  const char *goal;
  int degree; /* 3 strong, 2 good, 1 weak */
  const char *why;
} CvFit;

typedef struct
{
  const char *id, *name, *definition, *formula, *unit, *level, *nature;
  const char *source; /* NULL if it is not verified */
  CvDirection direction;
  CvGrain cadence;
  CvBusinessValue value;
  gboolean on_plan_pages; /* hygiene and budget: not in the picker */
  const char *const *channel_kinds; /* NULL-terminated; empty: all */
  const CvFit *fits;
  guint n_fits;
} CvKpiKind;

typedef struct
{
  const char *id, *name;
  CvMetricKind kind;
  const char *const *headers;
} CvMetricInfo;

typedef struct
{
  const char *place, *text;
  int year; /* of the rule; 0: not known */
} CvDuty;

typedef struct
{
  const char *id, *kind, *name, *come_for, *rhythm;
  gboolean integrated;
  const char *const *metrics;
  const CvDuty *duties;
  guint n_duties;
} CvChannelKind;

typedef struct
{
  const char *id, *kpi, *scope, *value, *basis, *strength, *source;
  const char *year; /* of the measurement; NULL: not known */
} CvBenchmark;

typedef struct
{
  const char *goal_kind;
  const char *const *kpis;
} CvTemplateGoal;

typedef struct
{
  const char *channel_kind;
  const char *const *lead, *const *support;
} CvTemplateChannel;

typedef struct
{
  const char *id, *name, *summary;
  const CvTemplateGoal *goals;
  guint n_goals;
  const CvTemplateChannel *channels;
  guint n_channels;
} CvTemplate;

typedef struct _CvCatalogue CvCatalogue;

/* (transfer none). The resource is compiled in; a damaged one is a programmer's error. */
const CvCatalogue   *cv_catalogue_get        (void);
/* For tests: reads the six files' text from @read (name, e.g. "kpis.xml"). CV_ERROR_INVALID
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
/* By id; NULL if there is none. */
const CvGoalKind    *cv_catalogue_goal       (const CvCatalogue *self, const char *id);
const CvKpiKind     *cv_catalogue_kpi        (const CvCatalogue *self, const char *id);
const CvMetricInfo  *cv_catalogue_metric     (const CvCatalogue *self, const char *id);
const CvChannelKind *cv_catalogue_channel    (const CvCatalogue *self, const char *id);
const CvTemplate    *cv_catalogue_template   (const CvCatalogue *self, const char *id);
/* The metric a column of that heading holds (case-folded, spaces evened); NULL if not certain. */
const CvMetricInfo  *cv_catalogue_metric_for_header (const CvCatalogue *self, const char *header);

/* The current language's text of a catalogue string ("" stays ""). */
const char          *cv_tr                   (const char *text);
/* "what they see": the level's plain words, translated. */
const char          *cv_level_label          (const char *level);
