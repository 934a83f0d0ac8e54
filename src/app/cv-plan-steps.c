/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/cv-plan-steps.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/cv-budget.h"
#include "model/cv-question.h"
#include "model/cv-readiness.h"
#include "pages/cv-budget-page.h"
#include "pages/cv-channels-page.h"
#include "pages/cv-decisions-page.h"
#include "pages/cv-goals-page.h"
#include "pages/cv-kpis-page.h"
#include "pages/cv-overview-page.h"
#include "pages/cv-readiness-page.h"
#include "pages/cv-track-page.h"

static void
set_state (CvPlanStepState *state,
           CvMark       mark,
           char        *words,
           char        *spoken)
{
  state->mark = mark;
  state->words = words;
  state->spoken = spoken;
}

static char *
number (guint n)
{
  return g_strdup_printf ("%u", n);
}

/* "5 goals, 2 without an owner". Takes both. (transfer full) */
static char *
join (char *whole,
      char *lack)
{
  char *text = g_strconcat (whole, ", ", lack, NULL);

  g_free (whole);
  g_free (lack);
  return text;
}

static gboolean
has_no_day (gpointer goal)
{
  return ((CvGoal *) goal)->due == CV_DAY_NONE;
}

static gboolean
has_no_owner (gpointer goal)
{
  return *((CvGoal *) goal)->owner == '\0';
}

/* A stopped KPI needs no target any more, and a band is one. */
static gboolean
has_no_target (gpointer record)
{
  const CvKpi *kpi = record;

  if (kpi->stopped_on != CV_DAY_NONE)
    return FALSE;
  return kpi->direction == CV_DIRECTION_BAND ? isnan (kpi->low) || isnan (kpi->high) : isnan (kpi->target);
}

static guint
count (CvPlan *plan,
       CvNoun  noun,
       gboolean (*lacks) (gpointer record))
{
  guint n = 0;

  for (guint i = 0; i < cv_plan_get_count (plan, noun); i++)
    n += lacks (cv_plan_get_nth (plan, noun, i));
  return n;
}

static void
get_goals_state (CvPlan        *plan,
                 const CvTally *tally,
                 CvPlanStepState   *state)
{
  guint n = cv_plan_get_count (plan, CV_NOUN_GOAL);
  guint dayless = count (plan, CV_NOUN_GOAL, has_no_day), ownerless = count (plan, CV_NOUN_GOAL, has_no_owner);
  char *goals = g_strdup_printf (ngettext ("%u goal", "%u goals", n), n);

  if (n == 0)
    {
      set_state (state, CV_MARK_EMPTY, g_strdup (""), g_strdup (_ ("no goal yet")));
      g_free (goals);
    }
  else if (dayless > 0)
    /* Translators: beside the step "Goals": this many of them have no due day. Short. */
    set_state (state, CV_MARK_PARTIAL, g_strdup_printf (ngettext ("%u without day", "%u without day", dayless), dayless),
               join (goals, g_strdup_printf (ngettext ("%u without a due day", "%u without a due day", dayless), dayless)));
  else if (ownerless > 0)
    /* Translators: beside the step "Goals": this many of them have no owner. Short. */
    set_state (state, CV_MARK_PARTIAL,
               g_strdup_printf (ngettext ("%u without owner", "%u without owner", ownerless), ownerless),
               join (goals, g_strdup_printf (ngettext ("%u without an owner", "%u without an owner", ownerless), ownerless)));
  else
    set_state (state, CV_MARK_DONE, number (n), goals);
}

/* How many goals have no KPI. */
static guint
count_bare_goals (CvPlan *plan)
{
  guint bare = 0;

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_GOAL); i++)
    {
      g_autoptr (GPtrArray) kpis
          = cv_plan_get_followed_kpis (plan, cv_record_get_id (cv_plan_get_nth (plan, CV_NOUN_GOAL, i)));

      bare += kpis->len == 0;
    }
  return bare;
}

static void
get_kpis_state (CvPlan        *plan,
                const CvTally *tally,
                CvPlanStepState   *state)
{
  guint n = cv_plan_get_count (plan, CV_NOUN_KPI);
  guint bare = count_bare_goals (plan), aimless = count (plan, CV_NOUN_KPI, has_no_target);

  if (n == 0)
    set_state (state, CV_MARK_EMPTY, g_strdup (""), g_strdup (_ ("no KPI yet")));
  else if (bare > 0)
    /* Translators: beside the step "KPIs": this many goals have no KPI. Short. */
    set_state (state, CV_MARK_PARTIAL, g_strdup_printf (ngettext ("%u missing", "%u missing", bare), bare),
               g_strdup_printf (ngettext ("%u goal without KPI", "%u goals without KPI", bare), bare));
  else if (aimless > 0)
    /* Translators: beside the step "KPIs": this many of them have no target. Short. */
    set_state (state, CV_MARK_PARTIAL, g_strdup_printf (ngettext ("%u without target", "%u without target", aimless), aimless),
               join (g_strdup_printf (ngettext ("%u KPI", "%u KPIs", n), n),
                     g_strdup_printf (ngettext ("%u without a target", "%u without a target", aimless), aimless)));
  else
    set_state (state, CV_MARK_DONE, number (n), g_strdup_printf (ngettext ("%u KPI", "%u KPIs", n), n));
}

static gboolean
has_lead (CvPlan     *plan,
          const char *goal)
{
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_CHANNEL); i++)
    {
      CvChannel *channel = cv_plan_get_nth (plan, CV_NOUN_CHANNEL, i);

      if (channel->decision != CV_DECISION_DROP
          && cv_plan_get_role (plan, cv_record_get_id (CV_RECORD (channel)), goal) == CV_ROLE_LEAD)
        return TRUE;
    }
  return FALSE;
}

static void
get_channels_state (CvPlan        *plan,
                    const CvTally *tally,
                    CvPlanStepState   *state)
{
  guint n = cv_plan_get_count (plan, CV_NOUN_CHANNEL);
  guint bare = 0;

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_GOAL); i++)
    bare += !has_lead (plan, cv_record_get_id (cv_plan_get_nth (plan, CV_NOUN_GOAL, i)));

  if (n == 0)
    set_state (state, CV_MARK_EMPTY, g_strdup (""), g_strdup (_ ("no channel yet")));
  else if (bare > 0)
    /* Translators: beside the step "Channels": this many goals have no lead channel. Short. */
    set_state (state, CV_MARK_PARTIAL, g_strdup_printf (ngettext ("%u without lead", "%u without lead", bare), bare),
               g_strdup_printf (ngettext ("%u goal without a lead channel",
                                          "%u goals without a lead channel", bare), bare));
  else
    set_state (state, CV_MARK_DONE, number (n),
               g_strdup_printf (ngettext ("%u channel", "%u channels", n), n));
}

static void
get_track_state (CvPlan        *plan,
                 const CvTally *tally,
                 CvPlanStepState   *state)
{
  guint n = tally->kpis, with = tally->with_values, behind = tally->behind;

  if (!tally->known || with == 0)
    set_state (state, CV_MARK_EMPTY, g_strdup (""), g_strdup (_ ("no values yet")));
  else if (behind > 0)
    /* Translators: beside the step "Track": this many KPIs are behind their target path. Short. */
    set_state (state, CV_MARK_DUE, g_strdup_printf (ngettext ("%u behind", "%u behind", behind), behind),
               g_strdup_printf (ngettext ("%u KPI behind", "%u KPIs behind", behind), behind));
  else if (with < n)
    /* Translators: KPIs with values, of all KPIs. */
    set_state (state, CV_MARK_PARTIAL, g_strdup_printf (_ ("%1$u of %2$u"), with, n),
               g_strdup_printf (_ ("%1$u of %2$u KPIs have values"), with, n));
  else
    set_state (state, CV_MARK_DONE, g_strdup (""), g_strdup (_ ("every KPI has values")));
}

static void
get_budget_state (CvPlan          *plan,
                  const CvTally   *tally,
                  CvPlanStepState *state)
{
  guint tools = cv_plan_get_count (plan, CV_NOUN_TOOL), costs = cv_plan_get_count (plan, CV_NOUN_COST);
  CvBudget budget;

  cv_budget_read (plan, &budget);
  if (tools + costs == 0)
    set_state (state, CV_MARK_EMPTY, g_strdup (""), g_strdup (_ ("no tool yet")));
  else if (budget.licence > 0 && budget.analysis <= 0)
    set_state (state, CV_MARK_PARTIAL, g_strdup (_ ("no analysis")), g_strdup (_ ("tools are paid, analysis is not planned")));
  else
    set_state (state, CV_MARK_DONE, number (tools), g_strdup_printf (ngettext ("%u tool", "%u tools", tools), tools));
}

static void
get_decisions_state (CvPlan          *plan,
                     const CvTally   *tally,
                     CvPlanStepState *state)
{
  CvState plan_state = cv_plan_get_info (plan)->state;

  if (plan_state == CV_STATE_DRAFT)
    set_state (state, CV_MARK_EMPTY, g_strdup (C_ ("plan", "Draft")), g_strdup (_ ("the plan is a draft")));
  else if (plan_state == CV_STATE_COMMITTED)
    set_state (state, CV_MARK_DONE, g_strdup (C_ ("plan", "Committed")), g_strdup (_ ("the plan is committed")));
  else
    set_state (state, CV_MARK_DONE, g_strdup (C_ ("plan", "Closed")), g_strdup (_ ("the plan is closed")));
}

static void
get_overview_state (CvPlan          *plan,
                    const CvTally   *tally,
                    CvPlanStepState *state)
{
  gboolean reason = *cv_plan_get_info (plan)->reason != '\0';

  set_state (state, reason ? CV_MARK_DONE : CV_MARK_EMPTY, g_strdup (""),
             g_strdup (reason ? _ ("the reason is written") : _ ("no reason yet")));
}

static void
get_readiness_state (CvPlan          *plan,
                     const CvTally   *tally,
                     CvPlanStepState *state)
{
  guint n_questions, n = cv_readiness_count (plan, &n_questions);

  set_state (state, n == 0 ? CV_MARK_EMPTY : n < n_questions ? CV_MARK_PARTIAL : CV_MARK_DONE,
             /* Translators: questions answered, of all questions. */
             n == 0 ? g_strdup ("") : g_strdup_printf (_ ("%1$u of %2$u"), n, n_questions),
             g_strdup_printf (_ ("%1$u of %2$u questions answered"), n, n_questions));
}

static const CvPlanStep steps[] = {
  { "overview", NC_ ("step", "Overview"), "cv-overview-symbolic", cv_overview_page_get_type, get_overview_state,
    N_ ("Ne_xt: Overview") },
  { "readiness", NC_ ("step", "Readiness"), "cv-readiness-symbolic", cv_readiness_page_get_type, get_readiness_state,
    N_ ("Ne_xt: Check Readiness") },
  { "goals", NC_ ("step", "Goals"), "cv-goals-symbolic", cv_goals_page_get_type, get_goals_state,
    N_ ("Ne_xt: Set Goals") },
  { "kpis", NC_ ("step", "KPIs"), "cv-kpis-symbolic", cv_kpis_page_get_type, get_kpis_state,
    N_ ("Ne_xt: Choose KPIs") },
  { "channels", NC_ ("step", "Channels"), "cv-channels-symbolic", cv_channels_page_get_type,
    get_channels_state, N_ ("Ne_xt: Choose Channels") },
  { "budget", NC_ ("step", "Budget & Tools"), "cv-budget-symbolic", cv_budget_page_get_type, get_budget_state,
    N_ ("Ne_xt: Plan Budget and Tools") },
  { "track", NC_ ("step", "Track"), "cv-track-symbolic", cv_track_page_get_type, get_track_state,
    N_ ("Ne_xt: Track Values") },
  { "decisions", NC_ ("step", "Decisions"), "cv-decisions-symbolic", cv_decisions_page_get_type, get_decisions_state,
    N_ ("Ne_xt: Decide") },
};

const CvPlanStep *
cv_plan_steps_get (guint *n_steps)
{
  *n_steps = G_N_ELEMENTS (steps);
  return steps;
}

const CvPlanStep *
cv_plan_steps_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_strcmp0 (steps[i].id, id) == 0)
      return &steps[i];
  return NULL;
}

const CvPlanStep *
cv_plan_steps_get_next (CvPlan        *plan,
                   const CvTally *tally,
                   const CvPlanStep  *current)
{
  guint after = (guint) (current - steps) + 1;

  for (guint i = after; i < G_N_ELEMENTS (steps); i++)
    {
      CvPlanStepState state;
      CvMark mark;

      steps[i].get_state (plan, tally, &state);
      mark = state.mark;
      cv_plan_step_state_clear (&state);
      if (mark != CV_MARK_DONE)
        return &steps[i];
    }
  return after < G_N_ELEMENTS (steps) ? &steps[after] : NULL;
}

gboolean
cv_plan_step_needs_goals (const CvPlanStep *step)
{
  static const char *const with_goals[] = { "goals", "kpis", "channels", "track", NULL };

  return g_strv_contains (with_goals, step->id);
}

const char *
cv_plan_step_get_title (const CvPlanStep *step)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "step", step->title);
}

const char *
cv_plan_step_get_next_label (const CvPlanStep *step)
{
  return _ (step->next);
}

void
cv_plan_step_state_clear (CvPlanStepState *state)
{
  g_clear_pointer (&state->words, g_free);
  g_clear_pointer (&state->spoken, g_free);
}

const char *
cv_mark_get_icon (CvMark mark)
{
  static const char *const icons[] = { "cv-mark-empty-symbolic", "cv-mark-partial-symbolic",
                                       "cv-mark-done-symbolic", "cv-mark-due-symbolic" };

  return icons[mark];
}
