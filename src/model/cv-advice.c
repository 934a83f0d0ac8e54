/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the product holds to be true, as hints. Each is one function that looks at the plan and
 * adds what it finds, and one line in the table; none knows of another. A hint is given where
 * the user can do something about it and not before: an empty plan hears of its reason and its
 * goals, not of everything that follows from them. Main thread (the plan's). */

#include "model/cv-advice-private.h"

#include <glib/gi18n-lib.h>

#include "base/cv-clock.h"
#include "base/cv-error.h"
#include "base/cv-text.h"
#include "model/cv-planning.h"
#include "model/cv-question.h"
#include "model/cv-unit.h"

/* The name is in plan files: dismissed hints are known by it. */
typedef struct
{
  const char *name, *belief, *where;
  CvAdvise find;
  CvTellSeveral several; /* NULL: each is told by itself */
} Rule;

static void
hint_free (gpointer data)
{
  CvHint *hint = data;

  g_clear_object (&hint->record);
  g_free (hint->text);
  g_free (hint->key);
  g_free (hint);
}

void
cv_advice_add (GPtrArray *hints, const char *belief, const char *where, gpointer about, char *text)
{
  CvHint *hint = g_new0 (CvHint, 1);

  hint->belief = belief;
  hint->where = where;
  hint->id = about != NULL ? g_intern_string (cv_record_get_id (about)) : NULL;
  hint->record = about != NULL ? g_object_ref (about) : NULL;
  hint->text = text;
  g_ptr_array_add (hints, hint);
}

/* Asking the plan */

static CvGoal *
nth_goal (CvPlan *plan, guint i)
{
  return cv_plan_get_nth (plan, CV_NOUN_GOAL, i);
}

/* What is stopped says nothing about the plan any more. (transfer container) */
static GPtrArray *
get_followed_kpis (CvPlan *plan)
{
  GPtrArray *kpis = g_ptr_array_new ();
  CvDay today = cv_clock_today ();

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_KPI); i++)
    {
      CvKpi *kpi = cv_plan_get_nth (plan, CV_NOUN_KPI, i);

      if (!cv_kpi_is_stopped (kpi, today))
        g_ptr_array_add (kpis, kpi);
    }
  return kpis;
}

static const char *
id_of (gpointer record)
{
  return cv_record_get_id (record);
}

/* NULL for an own KPI. */
static const CvKpiKind *
kind_of_kpi (const CvKpi *kpi)
{
  return cv_catalogue_kpi (cv_catalogue_get (), kpi->catalogue);
}

static gboolean
is_one_of (const char *word, const char *const *words)
{
  return word != NULL && g_strv_contains (words, word);
}

/* The plan as a whole */

static void
find_no_reason (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  const CvPlanInfo *info = cv_plan_get_info (plan);

  if (info != NULL && *info->reason == '\0')
    cv_advice_add (hints, belief, where, NULL,
              g_strdup (_("Write why a customer would want to talk with you. "
                          "It becomes the plan’s first line.")));
}

static void
find_no_goal (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  if (cv_plan_get_count (plan, CV_NOUN_GOAL) == 0)
    cv_advice_add (hints, belief, where, NULL,
              g_strdup (_("Add a goal. Listening without goals is shopping without a list.")));
}

/* Goals and their KPIs */

static gboolean
has_any_kpi (CvPlan *plan, CvGoal *goal)
{
  g_autoptr (GPtrArray) kpis = cv_plan_get_serving_kpis (plan, id_of (goal));

  return kpis->len > 0;
}

static void
find_goal_without_kpi (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_GOAL); i++)
    {
      CvGoal *goal = nth_goal (plan, i);
      g_autofree char *name = cv_text_name (cv_goal_get_label (goal));
      g_autoptr (GPtrArray) kpis = cv_plan_get_followed_kpis (plan, id_of (goal));

      if (kpis->len == 0 && goal->known_by == CV_DAY_NONE)
        cv_advice_add (hints, belief, where, goal,
                  g_strdup_printf (has_any_kpi (plan, goal)
                                       /* Translators: %s is a goal. */
                                       ? _("Every KPI of “%s” is stopped. Choose one that matches it.")
                                       : _("“%s” has no KPI yet. Choose one that matches it."),
                                   name));
    }
}

/* KPIs are endless; three say what a goal needs to know. */
#define MAX_KPIS 3

static void
find_many_kpis (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_GOAL); i++)
    {
      CvGoal *goal = nth_goal (plan, i);
      g_autofree char *name = cv_text_name (cv_goal_get_label (goal));
      g_autoptr (GPtrArray) kpis = cv_plan_get_followed_kpis (plan, id_of (goal));

      if (kpis->len > MAX_KPIS)
        cv_advice_add (hints, belief, where, goal,
                  /* Translators: %1$s is a goal; the number is always above three. */
                  g_strdup_printf (ngettext ("“%1$s” has %2$u KPI. Keep the two or three that say "
                                             "most about it.",
                                             "“%1$s” has %2$u KPIs. Keep the two or three that say "
                                             "most about it.",
                                             kpis->len),
                                   name, kpis->len));
    }
}

/* Whether all of @kpis are known to measure what is done and shown only. An own KPI's level is not
 * known: it has the benefit of the doubt. */
static gboolean
measure_output_only (GPtrArray *kpis)
{
  static const char *const low_levels[] = { "activity", "output", NULL };

  for (guint i = 0; i < kpis->len; i++)
    {
      const CvKpiKind *kind = kind_of_kpi (g_ptr_array_index (kpis, i));

      if (kind == NULL || !is_one_of (kind->level, low_levels))
        return FALSE;
    }
  return kpis->len > 0;
}

static void
find_output_only (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_GOAL); i++)
    {
      CvGoal *goal = nth_goal (plan, i);
      g_autofree char *name = cv_text_name (cv_goal_get_label (goal));
      g_autoptr (GPtrArray) kpis = cv_plan_get_followed_kpis (plan, id_of (goal));

      if (measure_output_only (kpis))
        cv_advice_add (hints, belief, where, goal,
                  /* Translators: %s is a goal. */
                  g_strdup_printf (_("“%s” is measured by what you do and what people see only. "
                                     "Add a KPI of what they think or do."),
                                   name));
    }
}

/* A target that was reached before anything was done is mostly a slip of the direction. */
static void
find_reached_from_the_start (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  g_autoptr (GPtrArray) kpis = get_followed_kpis (plan);

  for (guint i = 0; i < kpis->len; i++)
    {
      CvKpi *kpi = kpis->pdata[i];
      const char *currency = cv_plan_get_info (plan)->currency;
      gboolean lower = kpi->direction == CV_DIRECTION_LOWER;
      g_autofree char *name = NULL;
      g_autofree char *now = NULL;
      g_autofree char *target = NULL;

      /* Nothing is known of a number that is NAN, and a band has none of them. */
      if (kpi->direction == CV_DIRECTION_BAND
          || !(lower ? kpi->target > kpi->baseline : kpi->target < kpi->baseline))
        continue;
      name = cv_text_name (cv_kpi_get_label (kpi));
      now = cv_unit_format (kpi->baseline, kpi->unit, currency);
      target = cv_unit_format (kpi->target, kpi->unit, currency);
      cv_advice_add (hints, belief, where, kpi,
                     g_strdup_printf (lower
                                          /* Translators: %1$s is a KPI, %2$s and %3$s are values. */
                                          ? _("“%1$s” is to fall, from %2$s to %3$s. Check the target, or which way is better.")
                                          /* Translators: %1$s is a KPI, %2$s and %3$s are values. */
                                          : _("“%1$s” is to rise, from %2$s to %3$s. Check the target, or which way is better."),
                                      name, now, target));
    }
}

static gboolean
is_about_money (const CvKpi *kpi)
{
  return g_str_equal (kpi->unit, "currency")
         || g_str_equal (kpi->catalogue, "return_on_investment");
}

static void
find_money_only (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  g_autoptr (GPtrArray) kpis = get_followed_kpis (plan);

  for (guint i = 0; i < kpis->len; i++)
    if (!is_about_money (kpis->pdata[i]))
      return;
  if (kpis->len > 0)
    cv_advice_add (hints, belief, where, NULL,
              g_strdup (_("Every KPI is about money, and that is the wrong first question. "
                          "Add one for experience, connectivity or proximity.")));
}

/* The business value all goals share; NONE if they do not, or if there are fewer than two. */
static CvBusinessValue
get_shared_value (CvPlan *plan)
{
  guint n = cv_plan_get_count (plan, CV_NOUN_GOAL);
  CvBusinessValue shared = n >= 2 ? nth_goal (plan, 0)->business_value : CV_BUSINESS_VALUE_NONE;

  for (guint i = 1; i < n; i++)
    if (nth_goal (plan, i)->business_value != shared)
      return CV_BUSINESS_VALUE_NONE;
  return shared;
}

static void
find_unbalanced_values (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  static const char *const texts[] = {
    [CV_BUSINESS_VALUE_NONE] = NULL,
    [CV_BUSINESS_VALUE_EXPERIENCE]
    = N_("All goals are for experience. Look at connectivity and proximity too."),
    [CV_BUSINESS_VALUE_CONNECTIVITY]
    = N_("All goals are for connectivity. Look at experience and proximity too."),
    [CV_BUSINESS_VALUE_PROXIMITY]
    = N_("All goals are for proximity. Look at experience and connectivity too."),
  };
  CvBusinessValue shared = get_shared_value (plan);

  if (shared != CV_BUSINESS_VALUE_NONE)
    cv_advice_add (hints, belief, where, NULL, g_strdup (_(texts[shared])));
}

/* From how many KPIs on one may ask for both kinds. */
#define ENOUGH_KPIS 3

static void
find_unbalanced_natures (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  g_autoptr (GPtrArray) kpis = get_followed_kpis (plan);
  guint n_quantitative = 0;

  for (guint i = 0; i < kpis->len; i++)
    {
      const CvKpiKind *kind = kind_of_kpi (kpis->pdata[i]);

      if (kind == NULL)
        return; /* an own KPI may be either */
      n_quantitative += g_str_equal (kind->nature, "quantitative");
    }
  if (kpis->len < ENOUGH_KPIS)
    return;
  if (n_quantitative == kpis->len)
    cv_advice_add (hints, belief, where, NULL,
              g_strdup (_("All KPIs are counted. Add one that takes reading what people say.")));
  else if (n_quantitative == 0)
    cv_advice_add (hints, belief, where, NULL,
              g_strdup (_("All KPIs take reading what people say. Add one that is counted.")));
}

static void
find_unknown_for_too_long (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_GOAL); i++)
    {
      CvGoal *goal = nth_goal (plan, i);
      g_autofree char *name = cv_text_name (cv_goal_get_label (goal));

      if (goal->known_by != CV_DAY_NONE && goal->known_by < cv_clock_today ())
        cv_advice_add (hints, belief, where, goal,
                       /* Translators: %s is a goal. */
                       g_strdup_printf (_("Enough should be known about “%s” by now. Make it measurable, or say by "
                                          "when it will be."),
                                        name));
    }
}

static void
find_late_goals (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  const CvPlanInfo *info = cv_plan_get_info (plan);

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_GOAL); i++)
    {
      CvGoal *goal = nth_goal (plan, i);
      g_autofree char *name = NULL;
      g_autofree char *due = NULL;
      g_autofree char *last = NULL;

      if (goal->due == CV_DAY_NONE || info->to == CV_DAY_NONE || goal->due <= info->to)
        continue;
      name = cv_text_name (cv_goal_get_label (goal));
      due = cv_day_format_locale (goal->due);
      last = cv_day_format_locale (info->to);
      cv_advice_add (hints, belief, where, goal,
                     /* Translators: %1$s is a goal, the others are days. */
                     g_strdup_printf (_("“%1$s” is due on %2$s, when the plan has been over since %3$s. Choose an earlier "
                                        "day, or let the plan last longer."),
                                      name, due, last));
    }
}

/* In the order in which a plan is worked out. */
static const Rule rules[] = {
  { "no_reason", "B1", "readiness", find_no_reason },
  { "no_goal", "B6", "goals", find_no_goal },
  { "unknown_for_too_long", "B8", "goals", find_unknown_for_too_long },
  { "late_goals", "B6", "goals", find_late_goals },
  { "unbalanced_values", "B7", "overview", find_unbalanced_values },
  { "goal_without_kpi", "B8", "kpis", find_goal_without_kpi },
  { "output_only", "B8", "kpis", find_output_only },
  { "many_kpis", "B8", "kpis", find_many_kpis },
  { "reached_from_the_start", "B8", "kpis", find_reached_from_the_start },
  { "money_only", "B7", "kpis", find_money_only },
  { "unbalanced_natures", "B12", "kpis", find_unbalanced_natures },
  { "goals_without_lead", "B6", "channels", cv_advise_goals_without_lead },
  { "idle_channels", "B6", "channels", cv_advise_idle_channels, cv_several_idle_channels },
  { "only_pages", "B14", "channels", cv_advise_only_pages },
  { "no_come_for", "B2", "channels", cv_advise_no_come_for, cv_several_no_come_for },
  { "no_contact_points", "B3", "channels", cv_advise_no_contact_points, cv_several_no_contact_points },
  { "replacing", "B3", "channels", cv_advise_replacing },
  { "open_duties", "B4", "channels", cv_advise_open_duties, cv_several_open_duties },
  { "no_tastes", "B10", "channels", cv_advise_no_tastes, cv_several_no_tastes },
  { "narrow_tastes", "B10", "channels", cv_advise_narrow_tastes },
  { "only_created", "B11", "channels", cv_advise_only_created },
  { "no_host", "B5", "channels", cv_advise_no_host, cv_several_no_host },
  { "no_cultivation", "B5", "channels", cv_advise_no_cultivation, cv_several_no_cultivation },
  { "pollination", "B9", "channels", cv_advise_pollination },
  { "licence_without_analysis", "B12", "budget", cv_advise_licence_without_analysis },
  { "dear_licence", "B12", "budget", cv_advise_dear_licence },
  { "free_reading", "B12", "budget", cv_advise_free_reading },
  { "analyst", "B13", "budget", cv_advise_analyst },
};

/* Dismissal */

static CvDismissal *
find_dismissal (CvPlan *plan, const char *key)
{
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_DISMISSAL); i++)
    {
      CvDismissal *dismissal = cv_plan_get_nth (plan, CV_NOUN_DISMISSAL, i);

      if (g_str_equal (dismissal->hint, key))
        return dismissal;
    }
  return NULL;
}

/* What @rule finds, without what was dismissed. (transfer full) of CvHint */
static GPtrArray *
apply_rule (CvPlan *plan, const Rule *rule)
{
  GPtrArray *hints = g_ptr_array_new_with_free_func (hint_free);

  rule->find (plan, rule->belief, rule->where, hints);
  for (guint i = hints->len; i-- > 0;)
    {
      CvHint *hint = g_ptr_array_index (hints, i);

      hint->key = hint->id != NULL ? g_strconcat (rule->name, ":", hint->id, NULL) : g_strdup (rule->name);
      if (find_dismissal (plan, hint->key) != NULL)
        g_ptr_array_remove_index (hints, i);
    }
  return hints;
}

/* More names than these are a number. */
#define MOST_NAMES 6

/* "Forum, Newsletter" (transfer full) */
static char *
list_channels (GPtrArray *hints)
{
  GString *names = g_string_new (NULL);
  guint shown = hints->len > MOST_NAMES ? MOST_NAMES - 1 : hints->len;

  for (guint i = 0; i < shown; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            cv_channel_get_label ((CvChannel *) ((CvHint *) g_ptr_array_index (hints, i))->record));
  if (shown < hints->len)
    /* Translators: after a list of names: so many more. */
    g_string_append_printf (names, ngettext (" and %u more", " and %u more", hints->len - shown), hints->len - shown);
  return g_string_free (names, FALSE);
}

/* The same sentence about each of many channels is one about all of them. NULL if @rule has none. (transfer full) */
static CvHint *
merge (const Rule *rule, GPtrArray *hints)
{
  g_autofree char *names = NULL;
  CvHint *merged;

  if (rule->several == NULL || hints->len < 2)
    return NULL;
  names = list_channels (hints);
  merged = g_new0 (CvHint, 1);
  merged->belief = rule->belief;
  merged->where = rule->where;
  merged->record = g_object_ref (((CvHint *) g_ptr_array_index (hints, 0))->record);
  merged->text = rule->several (hints->len, names);
  merged->key = g_strdup (rule->name);
  return merged;
}

GPtrArray *
cv_plan_get_hints (CvPlan *plan)
{
  GPtrArray *hints = g_ptr_array_new_with_free_func (hint_free);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      GPtrArray *found = apply_rule (plan, &rules[i]);
      CvHint *merged = merge (&rules[i], found);

      if (merged != NULL)
        {
          g_ptr_array_add (hints, merged);
          g_ptr_array_unref (found);
        }
      else
        g_ptr_array_extend_and_steal (hints, found);
    }
  return hints;
}

/* Adds to @edit what waves @key away: the hint itself, or all it was merged from. */
static void
dismiss (CvPlan *plan, const Rule *rule, const char *key, CvEdit *edit)
{
  g_autoptr (GPtrArray) found = apply_rule (plan, rule);
  gboolean all = rule->several != NULL && g_str_equal (rule->name, key);

  for (guint i = 0; i < found->len; i++)
    {
      const CvHint *hint = g_ptr_array_index (found, i);
      CvRow *row;

      if (!all && !g_str_equal (hint->key, key))
        continue;
      row = cv_row_new (CV_NOUN_DISMISSAL, NULL);
      cv_row_set_text (row, "hint", hint->key);
      cv_edit_insert (edit, row);
    }
}

CvEdit *
cv_hint_dismiss (CvPlan *plan, const char *key, GError **error)
{
  g_autoptr (CvEdit) edit = cv_edit_new (_("Dismiss Hint"));

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    dismiss (plan, &rules[i], key, edit);
  if (edit->operations->len > 0)
    return g_steal_pointer (&edit);
  g_set_error (error, CV_ERROR, CV_ERROR_NOT_FOUND,
               _("There is no hint “%s”. The list of hints shows those that apply."), key);
  return NULL;
}

CvEdit *
cv_hints_restore (CvPlan *plan)
{
  CvEdit *edit = cv_edit_new (_("Show Hints Again"));

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_DISMISSAL); i++)
    cv_edit_delete (edit, CV_NOUN_DISMISSAL, id_of (cv_plan_get_nth (plan, CV_NOUN_DISMISSAL, i)));
  return edit;
}
