/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/cv-readiness.h"

#include <glib/gi18n-lib.h>

#include "base/cv-error.h"
#include "model/cv-budget.h"

/* Answered in words, and these are the plan's reason. */
#define REASON "reason"

static CvReadiness *
find_answer (CvPlan     *plan,
             const char *question)
{
  return cv_plan_find (plan, CV_NOUN_READINESS, question);
}

CvAnswer
cv_readiness_get_answer (CvPlan     *plan,
                         const char *question)
{
  CvReadiness *answer = find_answer (plan, question);

  if (g_str_equal (question, REASON))
    return *cv_plan_get_info (plan)->reason != '\0' ? CV_ANSWER_YES : CV_ANSWER_NONE;
  return answer != NULL ? answer->answer : CV_ANSWER_NONE;
}

const char *
cv_readiness_get_note (CvPlan     *plan,
                       const char *question)
{
  CvReadiness *answer = find_answer (plan, question);

  return answer != NULL ? answer->note : "";
}

gboolean
cv_readiness_is_first (CvPlan     *plan,
                       const char *question)
{
  CvReadiness *record = find_answer (plan, question);

  return record != NULL && record->answer == CV_ANSWER_NONE && *record->note == '\0'
         && cv_readiness_get_answer (plan, question) == CV_ANSWER_NONE;
}

static gboolean
any_is_first (CvPlan *plan)
{
  guint n;
  const CvReadinessQuestion *questions = cv_catalogue_questions (cv_catalogue_get (), &n);

  for (guint i = 0; i < n; i++)
    if (cv_readiness_is_first (plan, questions[i].id))
      return TRUE;
  return FALSE;
}

static gboolean
check_question (const char *question,
                GError    **error)
{
  if (g_str_equal (question, REASON))
    {
      g_set_error_literal (error, CV_ERROR, CV_ERROR_INVALID,
                           _ ("This question is answered in words: write the reason why a customer would want to talk "
                              "with you."));
      return FALSE;
    }
  if (cv_catalogue_question (cv_catalogue_get (), question) != NULL)
    return TRUE;
  g_set_error (error, CV_ERROR, CV_ERROR_NOT_FOUND,
               _ ("There is no question “%s”. List the questions of readiness to see their names."), question);
  return FALSE;
}

CvEdit *
cv_planning_answer (CvPlan     *plan,
                    const char *question,
                    CvAnswer    answer,
                    const char *note,
                    GError    **error)
{
  CvReadiness *present = find_answer (plan, question);
  g_autoptr (CvRow) row = NULL;

  if (!check_question (question, error))
    return NULL;
  row = present != NULL ? cv_record_to_row (CV_RECORD (present)) : cv_row_new (CV_NOUN_READINESS, question);
  cv_row_set_integer (row, "answer", answer);
  if (note != NULL)
    cv_row_set_text (row, "note", note);

  if (present == NULL)
    return cv_planning_insert (plan, g_steal_pointer (&row), error);
  if (answer == CV_ANSWER_NONE && *row->cells[cv_noun_field (CV_NOUN_READINESS, "note")].text == '\0')
    return cv_planning_remove (plan, CV_RECORD (present));
  return cv_planning_change (plan, row, error);
}

/* --- gaps --- */

static void
gap_free (gpointer data)
{
  CvReadinessGap *gap = data;

  g_free (gap->text);
  g_free (gap);
}

static void
add_gap (GPtrArray  *gaps,
         const char *question,
         const char *where,
         const char *text)
{
  CvReadinessGap *gap = g_new (CvReadinessGap, 1);

  *gap = (CvReadinessGap){ question, where, g_strdup (text) };
  g_ptr_array_add (gaps, gap);
}

/* Communities that are kept; @n_hosted: those of them that name their host. */
static guint
count_communities (CvPlan *plan,
                   guint  *n_hosted)
{
  guint n = 0;

  *n_hosted = 0;
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_CHANNEL); i++)
    {
      CvChannel *channel = cv_plan_get_nth (plan, CV_NOUN_CHANNEL, i);
      const CvChannelKind *kind = cv_catalogue_channel (cv_catalogue_get (), channel->kind);
      gboolean community = channel->decision != CV_DECISION_DROP && kind != NULL && kind->integrated;

      n += community;
      *n_hosted += community && *channel->host != '\0';
    }
  return n;
}

static gboolean
every_community_has_host (CvPlan *plan)
{
  guint n_hosted;

  return count_communities (plan, &n_hosted) == n_hosted;
}

static gboolean
has_community (CvPlan *plan)
{
  guint n_hosted;

  return count_communities (plan, &n_hosted) > 0;
}

static gboolean
analysis_has_expert (CvPlan *plan)
{
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_COST); i++)
    {
      CvCost *cost = cv_plan_get_nth (plan, CV_NOUN_COST, i);
      CvPerson *person = cost->kind == CV_COST_ANALYSIS ? cv_plan_find_person (plan, cost->owner) : NULL;

      if (person != NULL && person->experience >= CV_EXPERIENCE_EXPERIENCED)
        return TRUE;
    }
  return FALSE;
}

static gboolean
analysis_has_owner (CvPlan *plan)
{
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_COST); i++)
    {
      CvCost *cost = cv_plan_get_nth (plan, CV_NOUN_COST, i);

      if (cost->kind == CV_COST_ANALYSIS && *cost->owner != '\0')
        return TRUE;
    }
  return FALSE;
}

/* Whether the plan has what the sentence of @question's gap says is missing. */
static gboolean
plan_belies (CvPlan     *plan,
             const char *question)
{
  return (g_str_equal (question, "analysis") && analysis_has_expert (plan))
         || (g_str_equal (question, "communities") && has_community (plan))
         || (g_str_equal (question, "hosts") && cv_plan_get_count (plan, CV_NOUN_CHANNEL) > 0
             && every_community_has_host (plan));
}

/* What is left of a question that is not answered with yes: never more than is known. (transfer full) */
static char *
tell_gap (CvPlan                    *plan,
          const CvReadinessQuestion *question)
{
  if (cv_readiness_get_answer (plan, question->id) == CV_ANSWER_PARTLY)
    /* Translators: %s is a question. */
    return g_strdup_printf (_ ("Only partly so far: %s"), cv_tr (question->question));
  if (plan_belies (plan, question->id))
    /* Translators: %s is a question. */
    return g_strdup_printf (_ ("Still open: %s"), cv_tr (question->question));
  return g_strdup (cv_tr (question->gap));
}

/* Says yes, and the plan does not bear it out. */
static void
add_contradictions (CvPlan    *plan,
                    GPtrArray *gaps)
{
  if (cv_readiness_get_answer (plan, "hosts") == CV_ANSWER_YES && !every_community_has_host (plan))
    add_gap (gaps, NULL, "channels", _ ("Every community has a host, it was answered, but not every one names its host."));
  if (cv_readiness_get_answer (plan, "communities") == CV_ANSWER_YES && !has_community (plan))
    add_gap (gaps, NULL, "channels", _ ("There is a community, it was answered, but no channel of the plan is one."));
  if (cv_readiness_get_answer (plan, "tools") == CV_ANSWER_YES && cv_plan_get_count (plan, CV_NOUN_TOOL) == 0)
    add_gap (gaps, NULL, "budget", _ ("The tools are there, it was answered, but the plan names none."));
  if (cv_readiness_get_answer (plan, "analysis") == CV_ANSWER_YES && !analysis_has_owner (plan))
    add_gap (gaps, NULL, "budget", _ ("Somebody does the analysis, it was answered, but the budget names nobody for it."));
}

GPtrArray *
cv_readiness_get_gaps (CvPlan *plan)
{
  GPtrArray *gaps = g_ptr_array_new_with_free_func (gap_free);
  guint n;
  const CvReadinessQuestion *questions = cv_catalogue_questions (cv_catalogue_get (), &n);

  /* What the template puts first comes first. */
  for (int first = TRUE; first >= FALSE; first--)
    for (guint i = 0; i < n; i++)
      if (cv_readiness_get_answer (plan, questions[i].id) != CV_ANSWER_YES
          && cv_readiness_is_first (plan, questions[i].id) == first)
        {
          g_autofree char *text = tell_gap (plan, &questions[i]);

          add_gap (gaps, questions[i].id, questions[i].where, text);
        }
  add_contradictions (plan, gaps);
  return gaps;
}

guint
cv_readiness_count (CvPlan *plan,
                    guint  *n_questions)
{
  const CvReadinessQuestion *questions = cv_catalogue_questions (cv_catalogue_get (), n_questions);
  guint n = 0;

  for (guint i = 0; i < *n_questions; i++)
    n += cv_readiness_get_answer (plan, questions[i].id) != CV_ANSWER_NONE;
  return n;
}

char *
cv_readiness_tell (CvPlan *plan)
{
  g_autoptr (GPtrArray) gaps = cv_readiness_get_gaps (plan);
  guint n_questions, n_answered = cv_readiness_count (plan, &n_questions);

  if (n_answered == 0 && any_is_first (plan))
    return g_strdup (_ ("Nothing is answered yet. For a plan like this, begin with the questions marked as first; the others "
                        "can wait for the people who know."));
  if (n_answered == 0)
    return g_strdup (_ ("Nothing is answered yet. Begin with the first question; the others can wait for the people who know."));
  if (gaps->len == 0)
    return g_strdup (_ ("Every question is answered with yes. The plan can begin."));
  if (n_answered < n_questions)
    /* Translators: questions answered, of all questions. */
    return g_strdup_printf (_ ("%1$u of %2$u questions are answered. These gaps are left:"), n_answered, n_questions);
  return g_strdup_printf (ngettext ("All questions are answered. %u gap is left:", "All questions are answered. %u gaps are left:",
                                    gaps->len),
                          gaps->len);
}
