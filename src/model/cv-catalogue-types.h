/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-nouns.h"

/* What the catalogue holds, as plain data. Texts are in English; cv_tr() gives the current language's. */

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

/* A heading of exports. */
typedef struct
{
  const char *text;
  const char *role;    /* what the column is to a plan, the same word for all exports; NULL: nothing in particular */
  gboolean of_posts;   /* only in a list of posts */
  gboolean in_percent; /* only of a column that is written in percent */
} CvMetricHeader;

typedef struct
{
  const char *id, *name;
  const char *role; /* of a heading that is not listed, such as the name; NULL */
  double seconds;   /* in one of it, where it is a length of time; else 0 */
  CvMetricKind kind;
  const CvMetricHeader *headers; /* the nearest first */
  guint n_headers;
} CvMetricInfo;

typedef struct
{
  const char *place, *text;
  int year; /* of the rule; 0: not known */
  const char *id; /* among those of its channel kind */
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
  const char *formula; /* what was measured; NULL: no formula says it */
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
  const char *const *readiness; /* ids of the questions it draws attention to; NULL-terminated */
} CvTemplate;

/* A tool to start from. Its name is its own in every language. */
typedef struct
{
  const char *id, *name, *summary, *price_note, *licence, *source;
  CvToolStage stage;
  CvNature nature;
  CvPrice price;
  int year; /* of these facts */
} CvToolKind;

typedef struct
{
  const char *id, *group;  /* group: "reason", "people", "rules" */
  const char *belief;      /* "B1" */
  const char *question, *why;
  const char *gap;   /* the sentence if it is not answered with yes */
  const char *where; /* step that closes the gap */
} CvReadinessQuestion;
