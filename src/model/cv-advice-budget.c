/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hints about tools, money and people. None of them speaks before there is a tool or a line of the budget. */

#include "config.h"

#include "model/cv-advice-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cv-clock.h"
#include "base/cv-text.h"
#include "model/cv-budget.h"
#include "model/cv-catalogue.h"
#include "model/cv-question.h"

/* Twice the guide: the rest is a matter of taste. */
#define DEAR_SHARE (2 * CV_BUDGET_GUIDE)

void
cv_advise_licence_without_analysis (CvPlan     *plan,
                                    const char *belief,
                                    const char *where,
                                    GPtrArray  *hints)
{
  CvBudget budget;

  cv_budget_read (plan, &budget);
  if (budget.licence > 0 && budget.analysis <= 0)
    cv_advice_add (hints, belief, where, NULL,
                   /* xgettext:no-c-format */
                   g_strdup (_ ("Licences are paid, but nobody’s time to read and interpret what they deliver. The guide "
                                "is 20% for licences and 80% for analysis.")));
}

void
cv_advise_dear_licence (CvPlan     *plan,
                        const char *belief,
                        const char *where,
                        GPtrArray  *hints)
{
  CvBudget budget;

  cv_budget_read (plan, &budget);
  if (budget.analysis > 0 && budget.licence_share > DEAR_SHARE)
    cv_advice_add (hints, belief, where, NULL,
                   /* Translators: %1$d is a share of the money for licences and analysis. */
                   g_strdup_printf (_ ("Licences take %1$d%% of what goes into tools and analysis. The guide is 20%%: a "
                                       "smaller licence and more analysis tell more."),
                                    (int) lround (budget.licence_share * 100)));
}

static gboolean
has_qualitative_kpi (CvPlan *plan)
{
  CvDay today = cv_clock_today ();

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_KPI); i++)
    {
      const CvKpi *kpi = cv_plan_get_nth (plan, CV_NOUN_KPI, i);
      const CvKpiKind *kind = cv_catalogue_kpi (cv_catalogue_get (), kpi->catalogue);

      if (kind != NULL && !cv_kpi_is_stopped (kpi, today) && !g_str_equal (kind->nature, "quantitative"))
        return TRUE;
    }
  return FALSE;
}

void
cv_advise_free_reading (CvPlan     *plan,
                        const char *belief,
                        const char *where,
                        GPtrArray  *hints)
{
  CvBudget budget;

  cv_budget_read (plan, &budget);
  if (budget.n_free > 0 && budget.n_paid == 0 && budget.analysis <= 0 && has_qualitative_kpi (plan))
    cv_advice_add (hints, belief, where, NULL,
                   g_strdup (_ ("Free tools can do for what is counted. Some KPIs take reading what people say: plan money "
                                "for a tool and, above all, for the analysis.")));
}

void
cv_advise_analyst (CvPlan     *plan,
                   const char *belief,
                   const char *where,
                   GPtrArray  *hints)
{
  gboolean named = FALSE;

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_COST); i++)
    {
      CvCost *cost = cv_plan_get_nth (plan, CV_NOUN_COST, i);
      CvPerson *person = cv_plan_find_person (plan, cost->owner);

      if (cost->kind != CV_COST_ANALYSIS || *cost->owner == '\0')
        continue;
      named = TRUE;
      if (person != NULL && person->experience == CV_EXPERIENCE_TRAINEE)
        {
          g_autofree char *trainee = cv_text_name (person->name);
          g_autofree char *line = cv_text_name (cost->name);

          cv_advice_add (hints, belief, where, cost,
                         /* Translators: %1$s is a person, %2$s a line of the budget. */
                         g_strdup_printf (_ ("%1$s is a trainee and alone with “%2$s”. Interpreting what people say takes "
                                             "experience: name somebody who has it."),
                                          trainee, line));
        }
    }
  if (!named && cv_plan_get_count (plan, CV_NOUN_TOOL) + cv_plan_get_count (plan, CV_NOUN_COST) > 0)
    cv_advice_add (hints, belief, where, NULL,
                   g_strdup (_ ("Nobody is named for the analysis. Add a line for it, with an owner who has experience.")));
}

void
cv_advise_pollination (CvPlan     *plan,
                       const char *belief,
                       const char *where,
                       GPtrArray  *hints)
{
  static const char *const kinds[] = { "mobilise_advocates", "trigger_word_of_mouth", NULL };

  if (cv_plan_get_count (plan, CV_NOUN_POLLINATION) > 0)
    return;
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_GOAL); i++)
    {
      CvGoal *goal = cv_plan_get_nth (plan, CV_NOUN_GOAL, i);

      if (!g_strv_contains (kinds, goal->kind))
        continue;
      cv_advice_add (hints, belief, where, goal,
                     g_strdup (_ ("Friends of satisfied customers are more often satisfied, too. Estimate how far that "
                                  "carries, with your own assumptions.")));
      return;
    }
}
