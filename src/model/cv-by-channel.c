/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cv-by-channel.h"

#include <math.h>

static CvKpiQuestion *
narrow (const CvKpiQuestion *question, const CvScope *scope)
{
  CvKpiQuestion *part = g_memdup2 (question, sizeof *question);
  guint          n_inputs;

  cv_formula_get_inputs (question->formula, &n_inputs);
  part->kpi = g_strdup (question->kpi);
  part->formula = cv_formula_ref (question->formula);
  part->kinds = g_memdup2 (question->kinds, n_inputs * sizeof *question->kinds);
  part->breaks = g_memdup2 (question->breaks, question->n_breaks * sizeof *question->breaks);
  part->scope = g_memdup2 (scope, sizeof *scope);
  part->n_scope = 1;
  part->channels_only = TRUE;
  part->baseline = part->target = part->low = part->high = NAN;
  part->baseline_day = part->due = CV_DAY_NONE;
  part->milestones = NULL;
  part->n_milestones = 0;

  return part;
}

CvKpiQuestion *
cv_kpi_question_on_channel (const CvKpiQuestion *question, const char *channel)
{
  for (guint i = 0; i < question->n_scope; i++)
    if (g_strcmp0 (question->scope[i].channel, channel) == 0)
      return narrow (question, &question->scope[i]);

  return NULL;
}

static void
free_question (gpointer question)
{
  cv_kpi_question_free (question);
}

GPtrArray *
cv_kpi_question_split (const CvKpiQuestion *question)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (free_question);

  for (guint i = 0; i < question->n_scope; i++)
    g_ptr_array_add (parts, narrow (question, &question->scope[i]));

  return parts;
}
