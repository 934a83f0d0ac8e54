/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-catalogue.h"

/* Between cv-catalogue.c and cv-catalogue-parse.c only. */
struct _CvCatalogue
{
  GArray *goals;      /* of CvGoalKind */
  GArray *kpis;       /* of CvKpiKind */
  GArray *metrics;    /* of CvMetricInfo */
  GArray *channels;   /* of CvChannelKind */
  GArray *benchmarks; /* of CvBenchmark */
  GArray *templates;  /* of CvTemplate */
  GArray *tools;      /* of CvToolKind */
  GArray *questions;  /* of CvReadinessQuestion */
  GStringChunk *strings; /* all texts of the above */
  GPtrArray *blocks;     /* all their lists; freed with the catalogue */

  /* id -> position + 1 in the array. */
  GHashTable *goal_ids, *kpi_ids, *metric_ids, *channel_ids, *template_ids, *tool_ids, *question_ids;
  GHashTable *headers; /* evened heading -> position + 1 in metrics */
};

/* Appends what the file @name holds to the arrays. CV_ERROR_INVALID names file and line. */
gboolean cv_catalogue_parse (CvCatalogue *self, const char *name, GBytes *bytes, GError **error);
