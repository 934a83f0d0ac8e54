/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-import-metrics.h"

#include "model/cv-catalogue.h"
#include "model/cv-formula.h"
#include "model/cv-question.h"

static void
add_metric (CvImportMetrics *self,
            CvPlan          *plan,
            const char      *metric)
{
  if (g_ptr_array_find_with_equal_func (self->metrics, metric, g_str_equal, NULL))
    return;
  g_ptr_array_add (self->metrics, (gpointer) g_intern_string (metric));
  g_ptr_array_add (self->words, g_strdup (cv_plan_get_metric_name (plan, metric)));
}

static void
add_metrics_of_kpi (CvImportMetrics *self,
                    CvPlan          *plan,
                    CvKpi           *kpi)
{
  g_autoptr (CvFormula) formula = cv_formula_parse (kpi->formula, NULL);
  const CvFormulaInput *inputs;
  guint n = 0;

  if (formula == NULL)
    return;
  inputs = cv_formula_get_inputs (formula, &n);
  for (guint i = 0; i < n; i++)
    add_metric (self, plan, inputs[i].metric);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (cv_tr ((*(const CvMetricInfo *const *) a)->name),
                         cv_tr ((*(const CvMetricInfo *const *) b)->name));
}

/* The catalogue's, by name. */
static void
add_catalogue (CvImportMetrics *self,
               CvPlan          *plan)
{
  guint n;
  const CvMetricInfo *metrics = cv_catalogue_metrics (cv_catalogue_get (), &n);
  g_autoptr (GPtrArray) sorted = g_ptr_array_sized_new (n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (sorted, (gpointer) &metrics[i]);
  g_ptr_array_sort (sorted, compare_names);
  for (guint i = 0; i < n; i++)
    add_metric (self, plan, ((const CvMetricInfo *) sorted->pdata[i])->id);
}

CvImportMetrics *
cv_import_metrics_new (CvPlan            *plan,
                       const char *const *fixed)
{
  CvImportMetrics *self = g_new0 (CvImportMetrics, 1);

  self->words = g_ptr_array_new_with_free_func (g_free);
  self->metrics = g_ptr_array_new ();
  for (; fixed[self->n_fixed] != NULL; self->n_fixed++)
    g_ptr_array_add (self->words, g_strdup (fixed[self->n_fixed]));
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_KPI); i++)
    add_metrics_of_kpi (self, plan, cv_plan_get_nth (plan, CV_NOUN_KPI, i));
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_METRIC); i++)
    add_metric (self, plan, cv_record_get_id (cv_plan_get_nth (plan, CV_NOUN_METRIC, i)));
  add_catalogue (self, plan);
  g_ptr_array_add (self->words, NULL);
  return self;
}

void
cv_import_metrics_free (CvImportMetrics *self)
{
  g_ptr_array_unref (self->words);
  g_ptr_array_unref (self->metrics);
  g_free (self);
}

const char *
cv_import_metrics_get (const CvImportMetrics *self,
                       guint                  position)
{
  return position >= self->n_fixed ? self->metrics->pdata[position - self->n_fixed] : NULL;
}

guint
cv_import_metrics_find (const CvImportMetrics *self,
                        const char            *metric,
                        guint                  otherwise)
{
  guint position;

  if (metric == NULL || !g_ptr_array_find_with_equal_func (self->metrics, metric, g_str_equal, &position))
    return otherwise;
  return position + self->n_fixed;
}
