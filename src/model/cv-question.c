/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a KPI's values and status depend on is spread over the open plan: its goals' channels,
 * its milestones, breaks, the plan's days. Here it is gathered once into plain data, so that
 * evaluating needs no plan and can happen on any thread. Main thread. */

#include "model/cv-question.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cv-clock.h"
#include "base/cv-error.h"
#include "base/cv-text.h"

/* Names */

const char *
cv_goal_get_label (CvGoal *goal)
{
  const CvGoalKind *kind;

  if (*goal->statement != '\0')
    return goal->statement;
  kind = cv_catalogue_goal (cv_catalogue_get (), goal->kind);
  return kind != NULL ? cv_tr (kind->name) : goal->statement;
}

const char *
cv_channel_get_label (const CvChannel *channel)
{
  const CvChannelKind *kind;

  if (*channel->name != '\0')
    return channel->name;
  kind = cv_catalogue_channel (cv_catalogue_get (), channel->kind);
  return kind != NULL ? cv_tr (kind->name) : channel->name;
}

const char *
cv_kpi_get_label (CvKpi *kpi)
{
  const CvKpiKind *kind;

  if (*kpi->name != '\0')
    return kpi->name;
  kind = cv_catalogue_kpi (cv_catalogue_get (), kpi->catalogue);
  return kind != NULL ? cv_tr (kind->name) : kpi->name;
}

gboolean
cv_kpi_is_stopped (const CvKpi *kpi, CvDay today)
{
  return kpi->stopped_on != CV_DAY_NONE && kpi->stopped_on <= today;
}

GPtrArray *
cv_plan_get_serving_kpis (CvPlan *plan, const char *goal)
{
  GPtrArray *kpis = cv_plan_kpis_of_goal (plan, goal);

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_KPI_GOAL); i++)
    {
      const CvKpiGoal *link = cv_plan_get_nth (plan, CV_NOUN_KPI_GOAL, i);
      CvKpi *kpi = g_str_equal (link->goal, goal) ? cv_plan_find (plan, CV_NOUN_KPI, link->kpi) : NULL;

      if (kpi != NULL && !g_str_equal (kpi->goal, goal))
        g_ptr_array_add (kpis, kpi);
    }
  return kpis;
}

GPtrArray *
cv_plan_get_followed_kpis (CvPlan *plan, const char *goal)
{
  GPtrArray *kpis = cv_plan_get_serving_kpis (plan, goal);
  CvDay today = cv_clock_today ();

  for (guint i = kpis->len; i-- > 0;)
    if (cv_kpi_is_stopped (kpis->pdata[i], today))
      g_ptr_array_remove_index (kpis, i);
  return kpis;
}

gboolean
cv_plan_get_metric_kind (CvPlan *plan, const char *metric, CvMetricKind *kind)
{
  const CvMetric *own = cv_plan_find (plan, CV_NOUN_METRIC, metric);
  const CvMetricInfo *info;

  if (own != NULL)
    {
      *kind = own->kind;
      return TRUE;
    }
  info = cv_catalogue_metric (cv_catalogue_get (), metric);
  if (info == NULL)
    return FALSE;
  *kind = info->kind;
  return TRUE;
}

const char *
cv_plan_get_metric_name (CvPlan *plan, const char *metric)
{
  const CvMetric *own = cv_plan_find (plan, CV_NOUN_METRIC, metric);
  const CvMetricInfo *info;

  if (own != NULL && *own->name != '\0')
    return own->name;
  info = cv_catalogue_metric (cv_catalogue_get (), metric);
  return info != NULL ? cv_tr (info->name) : metric;
}

/* Scope: the channels chosen for the KPI, else those with a role for a goal it serves, else all
 * that are not dropped. A dropped channel's history counts where it was chosen or has a role. */

static void
add_scope (GArray *scope, CvPlan *plan, const char *id, CvDay today)
{
  const CvChannel *channel = cv_plan_find (plan, CV_NOUN_CHANNEL, id);
  CvScope entry = { g_intern_string (id), CV_DAY_NONE };

  if (channel == NULL)
    return;
  for (guint i = 0; i < scope->len; i++)
    if (g_array_index (scope, CvScope, i).channel == entry.channel)
      return;
  if (channel->decision == CV_DECISION_DROP)
    entry.ended = channel->dropped_on != CV_DAY_NONE ? channel->dropped_on : today;
  g_array_append_val (scope, entry);
}

static void
add_chosen (GArray *scope, CvPlan *plan, const char *kpi, CvDay today)
{
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_KPI_CHANNEL); i++)
    {
      const CvKpiChannel *chosen = cv_plan_get_nth (plan, CV_NOUN_KPI_CHANNEL, i);

      if (g_str_equal (chosen->kpi, kpi))
        add_scope (scope, plan, chosen->channel, today);
    }
}

static gboolean
serves_goal (CvPlan *plan, const CvKpi *kpi, const char *id, const char *goal)
{
  if (g_str_equal (kpi->goal, goal))
    return TRUE;
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_KPI_GOAL); i++)
    {
      const CvKpiGoal *link = cv_plan_get_nth (plan, CV_NOUN_KPI_GOAL, i);

      if (g_str_equal (link->kpi, id) && g_str_equal (link->goal, goal))
        return TRUE;
    }
  return FALSE;
}

gboolean
cv_kpi_question_covers (const CvKpiQuestion *question, const char *channel)
{
  if (*channel == '\0')
    return TRUE;
  for (guint i = 0; i < question->n_scope; i++)
    if (g_str_equal (question->scope[i].channel, channel))
      return TRUE;
  return FALSE;
}

gboolean
cv_kpi_question_asks (const CvKpiQuestion *question, const char *metric)
{
  guint                 n;
  const CvFormulaInput *inputs = cv_formula_get_inputs (question->formula, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (inputs[i].metric, metric))
      return TRUE;

  return FALSE;
}

gboolean
cv_kpi_question_has_break (const CvKpiQuestion *question, const CvBreak *mark)
{
  return mark->day != CV_DAY_NONE && cv_kpi_question_asks (question, mark->metric) &&
         cv_kpi_question_covers (question, mark->channel);
}

gboolean
cv_kpi_has_event (CvPlan *plan, CvKpi *kpi, const CvKpiQuestion *question, const CvEvent *event)
{
  const char *id = cv_record_get_id (CV_RECORD (kpi));

  if (event->day == CV_DAY_NONE)
    return FALSE;
  return (*event->goal == '\0' || serves_goal (plan, kpi, id, event->goal)) &&
         cv_kpi_question_covers (question, event->channel);
}

static void
add_serving (GArray *scope, CvPlan *plan, const CvKpi *kpi, const char *id, CvDay today)
{
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_ROLE); i++)
    {
      const CvRole *role = cv_plan_get_nth (plan, CV_NOUN_ROLE, i);

      if (role->role != CV_ROLE_NONE && serves_goal (plan, kpi, id, role->goal))
        add_scope (scope, plan, role->channel, today);
    }
}

static void
add_not_dropped (GArray *scope, CvPlan *plan, CvDay today)
{
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_CHANNEL); i++)
    {
      CvChannel *channel = cv_plan_get_nth (plan, CV_NOUN_CHANNEL, i);

      if (channel->decision != CV_DECISION_DROP)
        add_scope (scope, plan, cv_record_get_id (CV_RECORD (channel)), today);
    }
}

GArray *
cv_plan_list_scope (CvPlan *plan, CvKpi *kpi, CvDay today)
{
  const char *id = cv_record_get_id (CV_RECORD (kpi));
  GArray *scope = g_array_new (FALSE, FALSE, sizeof (CvScope));

  add_chosen (scope, plan, id, today);
  if (scope->len == 0)
    add_serving (scope, plan, kpi, id, today);
  if (scope->len == 0)
    add_not_dropped (scope, plan, today);
  return scope;
}

static void
fill_scope (CvKpiQuestion *question, CvPlan *plan, CvKpi *kpi)
{
  GArray *scope = cv_plan_list_scope (plan, kpi, question->today);

  question->n_scope = scope->len;
  question->scope = (CvScope *) (gpointer) g_array_free (scope, FALSE);
}

static gboolean
is_input (const CvFormula *formula, const char *metric)
{
  guint n;
  const CvFormulaInput *inputs = cv_formula_get_inputs (formula, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (inputs[i].metric, metric))
      return TRUE;
  return FALSE;
}

static void
fill_breaks (CvKpiQuestion *question, CvPlan *plan)
{
  GArray *breaks = g_array_new (FALSE, FALSE, sizeof (CvBreakMark));

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_BREAK); i++)
    {
      const CvBreak *mark = cv_plan_get_nth (plan, CV_NOUN_BREAK, i);
      CvBreakMark plain = { g_intern_string (mark->metric), NULL, mark->day };

      if (mark->day == CV_DAY_NONE || !is_input (question->formula, mark->metric))
        continue;
      if (*mark->channel != '\0')
        plain.channel = g_intern_string (mark->channel);
      g_array_append_val (breaks, plain);
    }
  question->n_breaks = breaks->len;
  question->breaks = (CvBreakMark *) (gpointer) g_array_free (breaks, FALSE);
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const CvPathPoint *first = a, *second = b;

  return (first->day > second->day) - (first->day < second->day);
}

static void
fill_milestones (CvKpiQuestion *question, CvPlan *plan)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (CvPathPoint));

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_MILESTONE); i++)
    {
      const CvMilestone *milestone = cv_plan_get_nth (plan, CV_NOUN_MILESTONE, i);
      CvPathPoint point = { milestone->day, milestone->value };

      if (g_str_equal (milestone->kpi, question->kpi) && milestone->day != CV_DAY_NONE)
        g_array_append_val (points, point);
    }
  g_array_sort (points, compare_points);
  question->n_milestones = points->len;
  question->milestones = (CvPathPoint *) (gpointer) g_array_free (points, FALSE);
}

/* The path's days: what the KPI says, else its goal, else the plan. */
static void
fill_days (CvKpiQuestion *question, CvPlan *plan, const CvKpi *kpi)
{
  const CvPlanInfo *info = cv_plan_get_info (plan);
  const CvGoal *goal = cv_plan_find (plan, CV_NOUN_GOAL, kpi->goal);

  question->from = info != NULL ? info->from : CV_DAY_NONE;
  question->to = info != NULL ? info->to : CV_DAY_NONE;
  question->baseline_day = kpi->baseline_day != CV_DAY_NONE ? kpi->baseline_day : question->from;
  question->due = kpi->due;
  if (question->due == CV_DAY_NONE && goal != NULL)
    question->due = goal->due;
  if (question->due == CV_DAY_NONE)
    question->due = question->to;
}

static gboolean
kind_of (const char *metric, CvMetricKind *kind, gpointer plan)
{
  return cv_plan_get_metric_kind (plan, metric, kind);
}

CvFormula *
cv_plan_read_formula (CvPlan *plan, const char *formula, guint *column, GError **error)
{
  return cv_formula_read (formula, kind_of, plan, column, error);
}

/* The formula, read and checked, with its inputs' kinds. */
static gboolean
fill_formula (CvKpiQuestion *question, CvPlan *plan, const char *formula, GError **error)
{
  const CvFormulaInput *inputs;
  guint n;

  question->formula = cv_plan_read_formula (plan, formula, NULL, error);
  if (question->formula == NULL)
    return FALSE;
  inputs = cv_formula_get_inputs (question->formula, &n);
  question->kinds = g_new0 (CvMetricKind, n + 1);
  for (guint i = 0; i < n; i++)
    cv_plan_get_metric_kind (plan, inputs[i].metric, &question->kinds[i]);
  return TRUE;
}

CvKpiQuestion *
cv_plan_get_kpi_question (CvPlan *plan, CvKpi *kpi, CvDay today, GError **error)
{
  const CvKpiKind *known = cv_catalogue_kpi (cv_catalogue_get (), kpi->catalogue);
  const char *formula = *kpi->formula == '\0' && known != NULL ? known->formula : kpi->formula;
  g_autoptr (CvKpiQuestion) question = g_new0 (CvKpiQuestion, 1);

  question->kpi = g_strdup (cv_record_get_id (CV_RECORD (kpi)));
  question->today = today;
  if (!fill_formula (question, plan, formula, error))
    {
      g_autofree char *name = cv_text_name (cv_kpi_get_label (kpi));

      g_prefix_error (error, _("The formula of “%s” cannot be used. "), name);
      return NULL;
    }
  question->cadence = kpi->cadence;
  question->measured = kpi->measured;
  question->direction = kpi->direction;
  question->baseline = kpi->baseline;
  question->target = kpi->target;
  question->low = kpi->low;
  question->high = kpi->high;
  question->stopped = cv_kpi_is_stopped (kpi, today);
  question->stopped_on = kpi->stopped_on;
  fill_days (question, plan, kpi);
  fill_scope (question, plan, kpi);
  fill_breaks (question, plan);
  fill_milestones (question, plan);
  return g_steal_pointer (&question);
}

CvKpiQuestion *
cv_plan_get_formula_question (CvPlan *plan, const char *formula, CvGrain cadence, CvChannel *channel, CvDay today,
                              GError **error)
{
  const CvPlanInfo *info = cv_plan_get_info (plan);
  g_autoptr (CvKpiQuestion) question = g_new0 (CvKpiQuestion, 1);
  GArray *scope;

  question->kpi = g_strdup ("");
  question->today = today;
  question->cadence = cadence;
  question->baseline = question->target = question->low = question->high = NAN;
  question->from = info->from;
  question->to = info->to;
  question->baseline_day = question->due = CV_DAY_NONE;
  if (!fill_formula (question, plan, formula, error))
    return NULL;
  scope = g_array_new (FALSE, FALSE, sizeof (CvScope));
  if (channel != NULL)
    add_scope (scope, plan, cv_record_get_id (CV_RECORD (channel)), today);
  else
    add_not_dropped (scope, plan, today);
  question->n_scope = scope->len;
  question->scope = (CvScope *) (gpointer) g_array_free (scope, FALSE);
  fill_breaks (question, plan);
  return g_steal_pointer (&question);
}

GPtrArray *
cv_plan_get_kpi_questions (CvPlan  *plan,
                           CvDay    today,
                           GError **error)
{
  g_autoptr (GPtrArray) questions
      = g_ptr_array_new_with_free_func ((GDestroyNotify) cv_kpi_question_free);

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_KPI); i++)
    {
      CvKpi *kpi = cv_plan_get_nth (plan, CV_NOUN_KPI, i);
      CvKpiQuestion *question = cv_plan_get_kpi_question (plan, kpi, today, error);

      if (question == NULL)
        return NULL;
      g_ptr_array_add (questions, question);
    }
  return g_steal_pointer (&questions);
}
