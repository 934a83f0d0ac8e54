/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sums over the lines of a budget. The share of licences compares money with money: what tools cost over the
 * period of the plan against what the analysis of what they deliver costs. A licence is paid by the month: a month that has
 * begun counts whole, but for a week of grace, so that a plan from the first to the last Monday of a year pays for a year. */

#include "config.h"

#include "model/cv-budget.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define DAYS_OF_A_MONTH (365.25 / 12)
#define GRACE_DAYS 7

static double
or_zero (double number)
{
  return isnan (number) ? 0 : number;
}

double
cv_cost_get_planned (const CvCost *cost)
{
  return !isnan (cost->planned) ? cost->planned : or_zero (cost->hours) * or_zero (cost->rate);
}

double
cv_cost_get_actual (const CvCost *cost)
{
  return !isnan (cost->actual) ? cost->actual : or_zero (cost->actual_hours) * or_zero (cost->rate);
}

double
cv_tool_get_planned (CvPlan       *plan,
                     const CvTool *tool)
{
  const CvPlanInfo *info = cv_plan_get_info (plan);
  int days = info->to - info->from + 1;
  double months = fmax (1, ceil ((days - GRACE_DAYS) / DAYS_OF_A_MONTH));

  return or_zero (tool->yearly) * months / 12;
}

static void
add_tool (CvPlan       *plan,
          const CvTool *tool,
          CvBudget     *budget)
{
  budget->licence += cv_tool_get_planned (plan, tool);
  budget->actual_licence += or_zero (tool->actual);
  budget->tools[tool->stage]++;
  *(tool->price == CV_PRICE_FREE ? &budget->n_free : &budget->n_paid) += 1;
  budget->n_quantitative += tool->nature != CV_NATURE_QUALITATIVE;
  budget->n_qualitative += tool->nature != CV_NATURE_QUANTITATIVE;
}

static void
add_cost (const CvCost *cost,
          CvBudget     *budget)
{
  double *sums[] = {
    [CV_COST_ANALYSIS] = &budget->analysis, [CV_COST_CONTENT] = &budget->content,
    [CV_COST_MEDIA] = &budget->media,       [CV_COST_TRAINING] = &budget->training,
    [CV_COST_OTHER] = &budget->other,
  };

  *sums[cost->kind] += cv_cost_get_planned (cost);
  budget->actual_total += cv_cost_get_actual (cost);
  if (cost->kind == CV_COST_ANALYSIS)
    budget->actual_analysis += cv_cost_get_actual (cost);
  budget->hours += or_zero (cost->hours);
  budget->actual_hours += or_zero (cost->actual_hours);
}

void
cv_budget_read (CvPlan   *plan,
                CvBudget *budget)
{
  double compared;

  *budget = (CvBudget){ .licence_share = NAN };
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_TOOL); i++)
    add_tool (plan, cv_plan_get_nth (plan, CV_NOUN_TOOL, i), budget);
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_COST); i++)
    add_cost (cv_plan_get_nth (plan, CV_NOUN_COST, i), budget);

  budget->total = budget->licence + budget->analysis + budget->content + budget->media + budget->training
                  + budget->other;
  budget->actual_total += budget->actual_licence;
  compared = budget->licence + budget->analysis;
  if (compared > 0)
    budget->licence_share = budget->licence / compared;
}

char *
cv_budget_tell (CvPlan *plan)
{
  CvBudget budget;
  int licence;

  cv_budget_read (plan, &budget);
  if (isnan (budget.licence_share))
    /* xgettext:no-c-format */
    return g_strdup (_ ("Free tools can do at first for what is counted. For reading what people say, plan a paid tool "
                        "and, above all, the hours to analyse it: about 20% for the licence, 80% for the analysis."));

  licence = (int) lround (budget.licence_share * 100);
  /* Translators: shares of money. %% is the percent sign. */
  return g_strdup_printf (_ ("%1$d%% for licences, %2$d%% for analysis. The guide is 20 to 80."), licence,
                          100 - licence);
}

CvPerson *
cv_plan_find_person (CvPlan     *plan,
                     const char *name)
{
  g_autofree char *wanted = g_utf8_casefold (name, -1);

  for (guint i = 0; *name != '\0' && i < cv_plan_get_count (plan, CV_NOUN_PERSON); i++)
    {
      CvPerson *person = cv_plan_get_nth (plan, CV_NOUN_PERSON, i);
      g_autofree char *folded = g_utf8_casefold (person->name, -1);

      if (g_str_equal (folded, wanted))
        return person;
    }
  return NULL;
}
