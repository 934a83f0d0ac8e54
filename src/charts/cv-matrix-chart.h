/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/cv-figure.h"
#include "model/cv-plan.h"

/* Goals down, channels across: which channel leads or supports which goal, and in words what is missing. */

typedef struct
{
  char *name, *words; /* words: what it lacks or does; NULL: nothing to say */
} CvMatrixSide;

typedef struct
{
  char       *title; /* what there is to see, in a sentence */
  GArray     *goals, *channels; /* of CvMatrixSide */
  CvRoleKind *roles; /* of goal g and channel c: [g * channels->len + c] */
} CvMatrixChart;

/* Of the open plan; main thread. (transfer full) */
CvMatrixChart *cv_matrix_chart_new       (CvPlan *plan);
void           cv_matrix_chart_free      (CvMatrixChart *chart);
/* Takes @chart. (transfer full) */
CvFigure      *cv_matrix_chart_to_figure (CvMatrixChart *chart);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvMatrixChart, cv_matrix_chart_free)
