/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Decisions as people read them. */

#include "config.h"

#include "model/cv-story.h"

#include <glib/gi18n-lib.h>

#include "base/cv-text.h"
#include "model/cv-question.h"

/* What it was about. What nobody has named follows the catalogue and its language here, too. */
static const char *
find_name (CvPlan           *plan,
           const CvDecision *decision)
{
  CvGoal *goal = cv_plan_find (plan, CV_NOUN_GOAL, decision->about);
  CvKpi *kpi = cv_plan_find (plan, CV_NOUN_KPI, decision->about);
  const CvChannel *channel = cv_plan_find (plan, CV_NOUN_CHANNEL, decision->about);

  if (goal != NULL && *goal->statement == '\0')
    return cv_goal_get_label (goal);
  if (kpi != NULL && *kpi->name == '\0')
    return cv_kpi_get_label (kpi);
  if (channel != NULL && *channel->name == '\0')
    return cv_channel_get_label (channel);
  return decision->name;
}

/* What was decided, without when and why. (transfer full) */
static char *
tell_verdict (CvPlan           *plan,
              const CvDecision *decision)
{
  static const char *const sentences[] = {
    [CV_VERDICT_COMMIT] = N_ ("The plan was committed."),
    /* Translators: %s is the name of a goal or KPI, in these and the following. */
    [CV_VERDICT_ADD] = N_ ("“%s” was added."),
    [CV_VERDICT_CHANGE] = N_ ("“%s” was changed."),
    [CV_VERDICT_REMOVE] = N_ ("“%s” was taken out."),
    [CV_VERDICT_KEEP] = N_ ("“%s” is kept."),
    [CV_VERDICT_STOP] = N_ ("“%s” was stopped."),
    [CV_VERDICT_CLOSE] = N_ ("The plan was closed."),
    [CV_VERDICT_REOPEN] = N_ ("The plan was taken up again."),
  };
  g_auto (GStrv) around = g_strsplit (_ (sentences[decision->verdict]), "%s", 2);
  g_autofree char *name = cv_text_name (find_name (plan, decision));

  return around[1] != NULL ? g_strconcat (around[0], name, around[1], NULL) : g_strdup (around[0]);
}

/* @format with @quoted in it, and a full stop behind unless what is quoted ends with one of its own. */
static void
append_quoted (GString    *text,
               const char *format,
               const char *quoted)
{
  static const char *const ends[] = { ".", "!", "?", "…" };
  g_autofree char *plain = g_strstrip (g_strdup (quoted));
  g_auto (GStrv) around = g_strsplit (format, "%s", 2);
  gboolean ended = FALSE;

  if (*plain == '\0')
    return;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    ended = ended || g_str_has_suffix (plain, ends[i]);
  g_string_append_printf (text, " %s%s%s%s", around[0], plain, around[1], ended ? "" : ".");
}

/* "“Followers” was changed. Target: 1,200 → 1,500." */
static void
append_decision (CvPlan           *plan,
                 GString          *text,
                 const CvDecision *decision)
{
  g_autofree char *verdict = tell_verdict (plan, decision);

  g_string_append (text, verdict);
  if (*decision->change != '\0')
    g_string_append_printf (text, " %s.", decision->change);
}

/* Why, and what was learned. */
static void
append_reason (GString          *text,
               const CvDecision *decision)
{
  /* Translators: %s is the reason somebody gave. */
  append_quoted (text, _ ("Why: “%s”"), decision->why);
  /* Translators: %s is what was learned. */
  append_quoted (text, _ ("Learned: “%s”"), decision->learned);
}

/* Several decisions of one day for one reason are one act: a goal that went with its KPIs, a plan that was moved. */
static gboolean
is_same_act (const CvDecision *a,
             const CvDecision *b)
{
  return a->day == b->day && *a->why != '\0' && g_str_equal (a->why, b->why) && g_str_equal (a->learned, b->learned)
         && g_str_equal (a->who, b->who);
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  const CvDecision *first = *(const CvDecision *const *) a, *second = *(const CvDecision *const *) b;

  return (first->day > second->day) - (first->day < second->day);
}

/* "3 June 2026, Ana"; the day alone if nobody knows who it was. (transfer full) */
static char *
tell_head (const CvDecision *decision)
{
  g_autofree char *day = cv_day_format_locale (decision->day);
  g_autofree char *who = cv_text_name (decision->who);

  /* Translators: a day, and who decided something then. */
  return *decision->who != '\0' ? g_strdup_printf (_ ("%1$s, %2$s"), day, who) : g_steal_pointer (&day);
}

GStrv
cv_story_tell (CvPlan *plan)
{
  g_autoptr (GPtrArray) decisions = g_ptr_array_new ();
  g_autoptr (GStrvBuilder) story = g_strv_builder_new ();

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_DECISION); i++)
    g_ptr_array_add (decisions, cv_plan_get_nth (plan, CV_NOUN_DECISION, i));
  g_ptr_array_sort (decisions, compare_days);

  for (guint i = 0; i < decisions->len;)
    {
      const CvDecision *first = decisions->pdata[i];
      g_autofree char *head = tell_head (first);
      g_autoptr (GString) told = g_string_new (NULL);
      g_autofree char *paragraph = NULL;

      append_decision (plan, told, first);
      for (i++; i < decisions->len && is_same_act (first, decisions->pdata[i]); i++)
        {
          g_string_append_c (told, ' ');
          append_decision (plan, told, decisions->pdata[i]);
        }
      append_reason (told, first);
      /* Translators: a day, or a day and who decided, and what: "3 June 2026, Ana: “Followers” was changed." */
      paragraph = g_strdup_printf (_ ("%1$s: %2$s"), head, told->str);
      g_strv_builder_add (story, paragraph);
    }
  return g_strv_builder_end (story);
}

/* --- the last word about something --- */

static gboolean
is_review (CvVerdict verdict)
{
  return verdict == CV_VERDICT_KEEP || verdict == CV_VERDICT_CHANGE || verdict == CV_VERDICT_STOP;
}

const CvDecision *
cv_story_find_review (CvPlan   *plan,
                           CvRecord *kpi_or_channel)
{
  const CvDecision *last = NULL;

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_DECISION); i++)
    {
      const CvDecision *decision = cv_plan_get_nth (plan, CV_NOUN_DECISION, i);

      if (g_str_equal (decision->about, cv_record_get_id (kpi_or_channel)) && is_review (decision->verdict)
          && (last == NULL || decision->day >= last->day))
        last = decision;
    }
  return last;
}
