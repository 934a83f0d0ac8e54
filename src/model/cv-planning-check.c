/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules one record of a plan must keep, one function per noun. They look at a row, not at an object,
 * so that a record that is not in the plan yet is judged by the same code as one that is edited.
 *
 * A rule that ties a record to others (its goal's due day, the catalogue, a metric) can be broken without the record being
 * touched. It is applied to what an edit sets, and does not stand in the way of an edit of something else. */

#include "config.h"

#include "model/cv-planning-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/cv-clock.h"
#include "base/cv-error.h"
#include "base/cv-language.h"
#include "base/cv-number.h"
#include "model/cv-duties.h"
#include "model/cv-formula.h"
#include "model/cv-question.h"

static const CvCell *
cell_of (const CvRow *row,
         const char  *field)
{
  return &row->cells[cv_noun_field (row->noun, field)];
}

static gboolean
refuse (GError    **error,
        const char *sentence)
{
  g_set_error_literal (error, CV_ERROR, CV_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *copy = g_strdup (text);

  return *g_strstrip (copy) == '\0';
}

#define UNIT_LIMIT 40
#define YEARS_LIMIT 30
#define SETS(plan, row, ...) cv_planning_sets (plan, row, (const char *const[]){ __VA_ARGS__, NULL })

/* @known: the catalogue has it. */
static gboolean
check_kind (CvPlan      *plan,
            const CvRow *row,
            const char  *field,
            gboolean     known,
            GError     **error)
{
  const char *id = cell_of (row, field)->text;

  if (known || *id == '\0' || !SETS (plan, row, field))
    return TRUE;
  g_set_error (error, CV_ERROR, CV_ERROR_NOT_FOUND, _ ("The catalogue has no entry “%s”. Choose one that it has."), id);
  return FALSE;
}

/* Three capital letters, or none: amounts are then written without a currency. */
static gboolean
check_currency (CvPlan      *plan,
                const CvRow *row,
                GError     **error)
{
  const char *code = cell_of (row, "currency")->text;

  if (*code == '\0' || (strlen (code) == 3 && strspn (code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3) || !SETS (plan, row, "currency"))
    return TRUE;
  g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
               _ ("“%s” is not the code of a currency. Write its three capital letters, such as EUR or CHF."), code);
  return FALSE;
}

/* The days a week has, what the program has texts in and rules for. */
static gboolean
check_choices (CvPlan      *plan,
               const CvRow *row,
               GError     **error)
{
  const char *language = cell_of (row, "language")->text;
  g_autofree char *known = cv_language_list ();
  gint64 day = cell_of (row, "check_in_day")->integer;

  if (SETS (plan, row, "check_in_day") && (day < 0 || day > 7))
    return refuse (error, _ ("The day of the check-in is a weekday: 1 for Monday to 7 for Sunday, or 0 for none."));
  if (SETS (plan, row, "language") && *language != '\0' && !cv_language_is_known (language))
    {
      g_set_error (error, CV_ERROR, CV_ERROR_INVALID, _ ("There are no texts in the language “%1$s”. There are: %2$s"), language,
                   known);
      return FALSE;
    }
  return !SETS (plan, row, "places") || cv_duty_check_places (cell_of (row, "places")->text, error);
}

/* What a commitment means is kept with a decision (cv-commitment.c), never set by the way. */
static gboolean
check_plan_state (CvPlan      *plan,
                  const CvRow *row,
                  GError     **error)
{
  if (plan == NULL || !SETS (plan, row, "state", "committed_on", "closed_on"))
    return TRUE;
  return refuse (error, _ ("The state of a plan is not edited: commit, close or reopen it, so that the decision is kept."));
}

static gboolean
check_plan (CvPlan      *plan,
            const CvRow *row,
            GError     **error)
{
  gint64 from = cell_of (row, "from")->integer;
  gint64 to = cell_of (row, "to")->integer;

  if (is_blank (cell_of (row, "name")->text))
    return refuse (error, _ ("A plan needs a name."));
  if (from == CV_DAY_NONE || to == CV_DAY_NONE)
    return refuse (error, _ ("A plan needs a first and a last day."));
  if (to <= from)
    {
      g_autofree char *first = cv_day_format_locale ((CvDay) from);
      g_autofree char *last = cv_day_format_locale ((CvDay) to);

      g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
                   _ ("The plan’s last day (%1$s) must come after its first day (%2$s)."),
                   last, first);
      return FALSE;
    }
  if (to - from > YEARS_LIMIT * 366 && SETS (plan, row, "from", "to"))
    return refuse (error, _ ("A plan covers at most 30 years. Look for a wrong digit in its first or last day."));
  return check_currency (plan, row, error) && check_choices (plan, row, error) && check_plan_state (plan, row, error);
}

/* A goal that is due before the plan begins leaves its KPIs no way to their targets. */
static gboolean
check_goal_day (CvPlan      *plan,
                const CvRow *row,
                GError     **error)
{
  CvDay due = (CvDay) cell_of (row, "due")->integer, from = cv_plan_get_info (plan)->from;
  g_autofree char *due_text = NULL;
  g_autofree char *from_text = NULL;

  if (due == CV_DAY_NONE || due > from || !SETS (plan, row, "due"))
    return TRUE;
  due_text = cv_day_format_locale (due);
  from_text = cv_day_format_locale (from);
  g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
               /* Translators: two days. */
               _ ("The goal is due on %1$s, but the plan begins on %2$s. Choose a later day."), due_text, from_text);
  return FALSE;
}

static gboolean
check_goal (CvPlan      *plan,
            const CvRow *row,
            GError     **error)
{
  const char *kind = cell_of (row, "kind")->text;
  gint64 priority = cell_of (row, "priority")->integer;

  if (is_blank (cell_of (row, "statement")->text) && *kind == '\0')
    return refuse (error, _ ("A goal needs a sentence that says what should be reached."));
  if (SETS (plan, row, "priority") && (priority < 0 || priority > 3))
    return refuse (error, _ ("A goal comes first, second or third: its priority is 1, 2 or 3, or 0 for none."));
  return (!SETS (plan, row, "statement", "kind") || cv_planning_is_new (plan, row, error)) && check_goal_day (plan, row, error)
         && check_kind (plan, row, "kind", cv_catalogue_goal (cv_catalogue_get (), kind) != NULL, error);
}

static gboolean
check_formula (CvPlan      *plan,
               const CvRow *row,
               GError     **error)
{
  g_autoptr (CvFormula) formula = NULL;
  guint n_inputs;

  if (!SETS (plan, row, "formula"))
    return TRUE;
  formula = cv_plan_read_formula (plan, cell_of (row, "formula")->text, NULL, error);
  if (formula == NULL)
    return FALSE;
  cv_formula_get_inputs (formula, &n_inputs);
  return n_inputs > 0 || refuse (error, _ ("The formula names no metric, so there is nothing to measure."));
}

/* First and last day of a KPI's path: its own, else its goal's, else the plan's. */
static void
path_days (CvPlan      *plan,
           const CvRow *row,
           CvDay       *first,
           CvDay       *last)
{
  CvPlanInfo *info = cv_plan_get_info (plan);
  CvGoal *goal = cv_plan_find (plan, CV_NOUN_GOAL, cell_of (row, "goal")->text);

  *first = (CvDay) cell_of (row, "baseline_day")->integer;
  *last = (CvDay) cell_of (row, "due")->integer;
  if (*first == CV_DAY_NONE)
    *first = info->from;
  if (*last == CV_DAY_NONE && goal != NULL)
    *last = goal->due;
  if (*last == CV_DAY_NONE)
    *last = info->to;
}

static gboolean
check_path (CvPlan      *plan,
            const CvRow *row,
            GError     **error)
{
  CvDay first, last;
  g_autofree char *first_text = NULL;
  g_autofree char *last_text = NULL;

  path_days (plan, row, &first, &last);
  if (last > first || !SETS (plan, row, "goal", "baseline_day", "due"))
    return TRUE;

  first_text = cv_day_format_locale (first);
  last_text = cv_day_format_locale (last);
  g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
               _ ("The target’s day (%1$s) must come after the day of the starting value (%2$s)."),
               last_text, first_text);
  return FALSE;
}

static gboolean
check_band (const CvRow *row,
            GError     **error)
{
  double low = cell_of (row, "low")->number;
  double high = cell_of (row, "high")->number;
  char low_text[CV_NUMBER_BUFFER], high_text[CV_NUMBER_BUFFER];

  if (isnan (low) || isnan (high) || low < high)
    return TRUE;

  g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
               _ ("The lower edge of the band (%1$s) must be below its upper edge (%2$s)."),
               cv_number_format (low, low_text), cv_number_format (high, high_text));
  return FALSE;
}

static gboolean
check_unit (CvPlan      *plan,
            const CvRow *row,
            GError     **error)
{
  if (g_utf8_strlen (cell_of (row, "unit")->text, -1) <= UNIT_LIMIT || !SETS (plan, row, "unit"))
    return TRUE;
  return refuse (error, _ ("A unit stands beside every number: a word or two, of at most 40 characters."));
}

/* How it is counted, and where it shall go. */
static gboolean
check_measure (CvPlan      *plan,
               const CvRow *row,
               GError     **error)
{
  return check_formula (plan, row, error) && check_unit (plan, row, error) && check_path (plan, row, error)
         && check_band (row, error);
}

static gboolean
check_kpi (CvPlan      *plan,
           const CvRow *row,
           GError     **error)
{
  const char *catalogue = cell_of (row, "catalogue")->text;

  if (cv_plan_find (plan, CV_NOUN_GOAL, cell_of (row, "goal")->text) == NULL)
    {
      g_set_error_literal (error, CV_ERROR, CV_ERROR_NEEDS_GOAL,
                           _ ("A KPI belongs to a goal. Say which goal this one is for."));
      return FALSE;
    }
  if (is_blank (cell_of (row, "name")->text) && *catalogue == '\0')
    return refuse (error, _ ("A KPI of your own needs a name."));
  return check_kind (plan, row, "catalogue", cv_catalogue_kpi (cv_catalogue_get (), catalogue) != NULL, error)
         && (!SETS (plan, row, "goal", "catalogue", "name") || cv_planning_is_new (plan, row, error))
         && check_measure (plan, row, error);
}

static gboolean
check_channel (CvPlan      *plan,
               const CvRow *row,
               GError     **error)
{
  double share = cell_of (row, "create_share")->number;
  const char *kind = cell_of (row, "kind")->text;

  if (is_blank (cell_of (row, "name")->text) && *kind == '\0')
    return refuse (error, _ ("A channel needs a name."));
  if (!isnan (share) && (share < 0 || share > 100))
    return refuse (error, _ ("The share of content made in-house is between 0 and 100 percent."));
  if (cell_of (row, "posts_a_week")->number < 0)
    return refuse (error, _ ("Posts a week are zero or more."));
  return check_kind (plan, row, "kind", cv_catalogue_channel (cv_catalogue_get (), kind) != NULL, error)
         && (!SETS (plan, row, "name") || cv_planning_is_new (plan, row, error));
}

static gboolean
has_other_milestone (CvPlan      *plan,
                     const CvRow *row)
{
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_MILESTONE); i++)
    {
      CvMilestone *other = cv_plan_get_nth (plan, CV_NOUN_MILESTONE, i);

      if (other->day == cell_of (row, "day")->integer && g_str_equal (other->kpi, cell_of (row, "kpi")->text)
          && g_strcmp0 (cv_record_get_id (CV_RECORD (other)), row->id) != 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_milestone (CvPlan      *plan,
                 const CvRow *row,
                 GError     **error)
{
  CvKpi *kpi = cv_plan_find (plan, CV_NOUN_KPI, cell_of (row, "kpi")->text);
  g_autoptr (CvRow) kpi_row = NULL;
  CvDay day = (CvDay) cell_of (row, "day")->integer;
  CvDay first, last;
  g_autofree char *text = NULL;
  g_autofree char *first_text = NULL;
  g_autofree char *last_text = NULL;

  if (kpi == NULL)
    return refuse (error, _ ("A milestone belongs to a KPI. Say which one."));
  if (day == CV_DAY_NONE || isnan (cell_of (row, "value")->number))
    return refuse (error, _ ("A milestone needs a day and a value."));

  if (!SETS (plan, row, "kpi", "day"))
    return TRUE;
  text = cv_day_format_locale (day);
  if (has_other_milestone (plan, row))
    {
      g_set_error (error, CV_ERROR, CV_ERROR_EXISTS, _ ("There is a milestone on %s already. Change that one."), text);
      return FALSE;
    }

  kpi_row = cv_record_to_row (CV_RECORD (kpi));
  path_days (plan, kpi_row, &first, &last);
  if (day > first && day < last)
    return TRUE;

  first_text = cv_day_format_locale (first);
  last_text = cv_day_format_locale (last);
  g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
               _ ("The milestone’s day (%1$s) must lie between the start (%2$s) and the target’s day (%3$s)."), text,
               first_text, last_text);
  return FALSE;
}

static gboolean
is_metric_id (const char *text)
{
  if (!g_ascii_islower (*text))
    return FALSE;
  for (; *text != '\0'; text++)
    if (!g_ascii_islower (*text) && !g_ascii_isdigit (*text) && *text != '_')
      return FALSE;
  return TRUE;
}

static gboolean
check_metric (CvPlan      *plan,
              const CvRow *row,
              GError     **error)
{
  const char *id = row->id != NULL ? row->id : "";

  if (!is_metric_id (id) || g_str_equal (id, "min") || g_str_equal (id, "max")
      || g_str_equal (id, "start"))
    {
      g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
                   _ ("“%s” cannot name a metric. Use small letters, digits and underscores, beginning with a letter."),
                   id);
      return FALSE;
    }
  if (cv_catalogue_metric (cv_catalogue_get (), id) != NULL)
    {
      g_set_error (error, CV_ERROR, CV_ERROR_EXISTS,
                   _ ("The catalogue has a metric “%s” already. Use that one, or choose another name."), id);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_break (CvPlan      *plan,
             const CvRow *row,
             GError     **error)
{
  CvMetricKind kind;
  const char *metric = cell_of (row, "metric")->text;

  if (!cv_plan_get_metric_kind (plan, metric, &kind))
    {
      g_set_error (error, CV_ERROR, CV_ERROR_NOT_FOUND, _ ("There is no metric named “%s”."), metric);
      return FALSE;
    }
  if (cell_of (row, "day")->integer == CV_DAY_NONE)
    return refuse (error, _ ("A break needs a day."));
  if (SETS (plan, row, "day") && !cv_planning_check_year ((CvDay) cell_of (row, "day")->integer, error))
    return FALSE;
  return !SETS (plan, row, "metric", "channel", "day") || cv_planning_is_new_break (plan, row, error);
}

static gboolean
check_event (CvPlan      *plan,
             const CvRow *row,
             GError     **error)
{
  gint64 day = cell_of (row, "day")->integer;
  gint64 to = cell_of (row, "to")->integer;

  if (day == CV_DAY_NONE)
    return refuse (error, _ ("An event needs a day."));
  if (to != CV_DAY_NONE && to < day)
    return refuse (error, _ ("The event’s last day must not come before its first."));
  if (is_blank (cell_of (row, "text")->text))
    return refuse (error, _ ("An event needs a few words that say what happened."));
  return TRUE;
}

/* A name, asked for in the words of @sentence, that nobody else has. */
static gboolean
check_own_name (CvPlan      *plan,
                const CvRow *row,
                const char  *sentence,
                GError     **error)
{
  if (is_blank (cell_of (row, "name")->text))
    return refuse (error, sentence);
  return !SETS (plan, row, "name") || cv_planning_is_new (plan, row, error);
}

/* Hours and money are never below zero. @fields: NULL-terminated. */
static gboolean
check_amounts (const CvRow       *row,
               const char *const *fields,
               GError           **error)
{
  for (; *fields != NULL; fields++)
    if (cell_of (row, *fields)->number < 0)
      return refuse (error, _ ("Hours and amounts of money are zero or more."));
  return TRUE;
}

static gboolean
check_person (CvPlan      *plan,
              const CvRow *row,
              GError     **error)
{
  static const char *const amounts[] = { "hours_a_week", NULL };

  return check_own_name (plan, row, _ ("A person needs a name."), error) && check_amounts (row, amounts, error);
}

static gboolean
check_tool (CvPlan      *plan,
            const CvRow *row,
            GError     **error)
{
  static const char *const amounts[] = { "yearly", "actual", NULL };

  if (cv_plan_get_count (plan, CV_NOUN_GOAL) == 0 && cell_of (row, "stage")->integer == CV_TOOL_LISTEN)
    {
      g_set_error_literal (error, CV_ERROR, CV_ERROR_NEEDS_GOAL,
                           _ ("The plan has no goal yet. Listening without goals is shopping without a list: "
                              "add a goal first, then the tool that listens for it."));
      return FALSE;
    }
  return check_own_name (plan, row, _ ("A tool needs a name."), error) && check_amounts (row, amounts, error);
}

static gboolean
check_cost (CvPlan      *plan,
            const CvRow *row,
            GError     **error)
{
  static const char *const amounts[] = { "hours", "rate", "planned", "actual_hours", "actual", NULL };

  if (is_blank (cell_of (row, "name")->text))
    return refuse (error, _ ("A line of the budget needs a name."));
  return check_amounts (row, amounts, error);
}

static gboolean
check_note (CvPlan      *plan,
            const CvRow *row,
            GError     **error)
{
  if (cell_of (row, "day")->integer == CV_DAY_NONE)
    return refuse (error, _ ("A note of a check-in needs a day."));
  return !SETS (plan, row, "day")
         || cv_planning_check_note_day (plan, cell_of (row, "kpi")->text, (CvDay) cell_of (row, "day")->integer, error);
}

static gboolean
check_verbatim (CvPlan      *plan,
                const CvRow *row,
                GError     **error)
{
  if (is_blank (cell_of (row, "text")->text))
    return refuse (error, _ ("A verbatim needs the words that were said."));
  if (cell_of (row, "day")->integer == CV_DAY_NONE)
    return refuse (error, _ ("A verbatim needs the day it was said."));
  if (cell_of (row, "day")->integer > cv_clock_today () && SETS (plan, row, "day"))
    return refuse (error, _ ("What was said was said on a day that has come. Choose today or an earlier day."));
  return TRUE;
}

static gboolean
check_code (CvPlan      *plan,
            const CvRow *row,
            GError     **error)
{
  return check_own_name (plan, row, _ ("A code needs a name."), error);
}

static gboolean
check_coding (CvPlan      *plan,
              const CvRow *row,
              GError     **error)
{
  gint64 coder = cell_of (row, "coder")->integer;

  if (coder < 1 || coder > 2)
    return refuse (error, _ ("Verbatims are coded by a first and a second coder: 1 or 2."));
  return TRUE;
}

static gboolean
check_pollination (CvPlan      *plan,
                   const CvRow *row,
                   GError     **error)
{
  static const char *const amounts[] = { "reached", "friends", "audience", NULL };
  static const char *const shares[] = { "satisfied", "overlap", "stranger", NULL };
  gint64 generations = cell_of (row, "generations")->integer;

  for (const char *const *field = shares; *field != NULL; field++)
    if (cell_of (row, *field)->number < 0 || cell_of (row, *field)->number > 100)
      return refuse (error, _ ("A share is between 0 and 100 percent."));
  if (cell_of (row, "uplift")->number < 0 || cell_of (row, "uplift")->number > 1000)
    return refuse (error, _ ("The uplift is between 0 and 1000 percent."));
  if (generations < 0 || generations > 20)
    return refuse (error, _ ("The estimate looks at one to twenty generations."));
  for (const char *const *field = amounts; *field != NULL; field++)
    if (cell_of (row, *field)->number < 0)
      return refuse (error, _ ("Numbers of people are zero or more."));
  return TRUE;
}

static gboolean (*const checks[CV_N_NOUNS]) (CvPlan *, const CvRow *, GError **) = {
  [CV_NOUN_PLAN] = check_plan,           [CV_NOUN_GOAL] = check_goal,
  [CV_NOUN_KPI] = check_kpi,             [CV_NOUN_CHANNEL] = check_channel,
  [CV_NOUN_MILESTONE] = check_milestone, [CV_NOUN_METRIC] = check_metric,
  [CV_NOUN_BREAK] = check_break,         [CV_NOUN_EVENT] = check_event,
  [CV_NOUN_PERSON] = check_person,       [CV_NOUN_TOOL] = check_tool,
  [CV_NOUN_COST] = check_cost,           [CV_NOUN_NOTE] = check_note,
  [CV_NOUN_VERBATIM] = check_verbatim,   [CV_NOUN_CODE] = check_code,
  [CV_NOUN_CODING] = check_coding,       [CV_NOUN_POLLINATION] = check_pollination,
};

gboolean
cv_planning_check (CvPlan      *plan,
                   const CvRow *row,
                   GError     **error)
{
  if (!cv_planning_check_sizes (plan, row, error) || (checks[row->noun] != NULL && !checks[row->noun](plan, row, error)))
    return FALSE;
  return cv_planning_check_references (plan, row, error);
}
