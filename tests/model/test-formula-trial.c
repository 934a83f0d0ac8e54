/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A formula while it is being written: the word at the cursor, the metrics it may mean, what the whole comes to. */

#include <math.h>

#include "base/cv-error.h"
#include "base/cv-text.h"
#include "model/cv-formula-trial.h"
#include "plan-builder.h"

static CvDay
day (const char *text)
{
  CvDay parsed;

  g_assert_true (cv_day_parse (text, &parsed));
  return parsed;
}

static CvPlan *
new_plan (void)
{
  CvPlan *plan = cv_plan_new ();

  put (plan, "plan plan name=Spring from=2026-01-05 to=2026-12-31 currency=EUR");
  put (plan, "goal g1 statement=Be_known");
  put (plan, "channel c1 name=Forum kind=own_forum");
  put (plan, "channel c2 name=Page kind=facebook_page");
  put (plan, "metric followup_calls name=Calls_back kind=flow");
  put (plan, "kpi k1 goal=g1 name=Talk formula=comments cadence=month unit=percent");
  return plan;
}

static void
assert_word (const char *text, guint position, guint start, guint end)
{
  guint found_start, found_end;

  cv_formula_find_word (text, position, &found_start, &found_end);
  g_assert_cmpuint (found_start, ==, start);
  g_assert_cmpuint (found_end, ==, end);
}

static void
test_word (void)
{
  assert_word ("", 0, 0, 0);
  assert_word ("foll", 4, 0, 4);
  assert_word ("foll", 2, 0, 4);
  assert_word ("posts / foll + 2", 12, 8, 12);
  assert_word ("posts / foll + 2", 8, 8, 12);
  assert_word ("posts / ", 8, 8, 8);
  assert_word ("min(é_b,c)", 7, 4, 7);
  /* a number is no word */
  assert_word ("posts * 100", 11, 11, 11);
}

/* "comments comments_removed": the first ids */
static char *
match (CvPlan *plan, const char *word, guint max)
{
  g_autoptr (GPtrArray) matches = cv_plan_match_metrics (plan, word, max);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_cmpuint (matches->len, <=, max);
  for (guint i = 0; i < matches->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", ((CvMetricMatch *) matches->pdata[i])->id);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_match (void)
{
  g_autoptr (CvPlan) plan = new_plan ();
  g_autofree char *by_id = match (plan, "foll", 2);
  g_autofree char *inside = match (plan, "ollowers", 1);
  g_autofree char *own_name = match (plan, "Calls B", 8);
  g_autofree char *nothing = match (plan, "xyzzy", 8);
  g_autofree char *accents = match (plan, "FOLLÔWERS", 1);

  /* the plan's own comes first */
  g_assert_cmpstr (by_id, ==, "followup_calls followers");
  g_assert_cmpstr (inside, ==, "followers");
  g_assert_cmpstr (own_name, ==, "followup_calls");
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (accents, ==, "followers");

  if (speak_french ())
    {
      g_autofree char *french = match (plan, "abonnes", 1);

      g_assert_cmpstr (french, ==, "followers");
    }
  speak_english ();
}

/* What @formula comes to in the place of k1's, with 30 comments and 20 posts in May on the forum. */
static char *
try_formula (CvPlan *plan, const char *formula, gboolean with_posts)
{
  const CvSample comments[] = { { day ("2026-04-01"), 10 }, { day ("2026-05-01"), 30 } };
  const CvSample posts[] = { { day ("2026-05-01"), 20 } };
  const CvSeries series[] = { { "comments", "c1", CV_GRAIN_MONTH, comments, 2 }, { "posts_published", "c1", CV_GRAIN_MONTH, posts, 1 } };
  g_autoptr (CvRow) row = cv_record_to_row (cv_plan_find (plan, CV_NOUN_KPI, "k1"));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) questions = NULL;
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func ((GDestroyNotify) cv_kpi_result_free);
  g_autoptr (CvFormulaTrial) trial = NULL;

  cv_row_set_text (row, "formula", formula);
  questions = cv_formula_trial_ask (plan, row, day ("2026-06-15"), NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < questions->len; i++)
    g_ptr_array_add (results, cv_kpi_judge (questions->pdata[i], series, with_posts ? 2 : 1));
  trial = cv_formula_trial_new (questions, results);
  return cv_formula_trial_tell (trial, plan, row);
}

#define assert_trial(plan, formula, with_posts, expected) \
  G_STMT_START \
  { \
    g_autofree char *told = try_formula (plan, formula, with_posts); \
    g_autofree char *plain = cv_text_plain (told); \
    g_assert_cmpstr (plain, ==, expected); \
  } \
  G_STMT_END

static void
test_result (void)
{
  g_autoptr (CvPlan) plan = new_plan ();

  assert_trial (plan, "comments / posts_published * 10", TRUE, "With the last values: 15% (May 2026).");
  assert_trial (plan, "comments / posts_published * 10", FALSE, "Not measured yet: Posts published.");
  assert_trial (plan, "shares + posts_published / followup_calls - posts_published", FALSE, "Not measured yet: Shares, Posts published, Calls back.");
  assert_trial (plan, "comments / (posts_published - posts_published)", TRUE, "The formula divides by zero here.");
  assert_trial (plan, "2 + 2", TRUE, "The formula names no metric, so there is nothing to measure.");

  /* What counts is what counts for the KPI: a goal's own channel has no values. */
  put (plan, "role r1 channel=c2 goal=g1 role=lead");
  assert_trial (plan, "comments", TRUE, "Not measured yet: Comments.");
}

static void
test_wrong (void)
{
  g_autoptr (CvPlan) plan = new_plan ();
  g_autoptr (CvRow) row = cv_record_to_row (cv_plan_find (plan, CV_NOUN_KPI, "k1"));
  g_autoptr (GError) error = NULL;
  guint column;

  cv_row_set_text (row, "formula", "comments / folowers");
  g_assert_null (cv_formula_trial_ask (plan, row, day ("2026-06-15"), &column, &error));
  g_assert_cmpuint (column, ==, 12);
  g_assert_cmpstr (error->message, ==,
                   "At column 12 the formula names “folowers”, which is no known metric. Perhaps “followers” is meant.");
}

/* A KPI that is not in the plan yet: of its goal's channels. */
static void
test_new_kpi (void)
{
  g_autoptr (CvPlan) plan = new_plan ();
  g_autoptr (CvRow) row = cv_row_new (CV_NOUN_KPI, NULL);
  g_autoptr (GPtrArray) questions = NULL;

  put (plan, "role r1 channel=c2 goal=g1 role=lead");
  cv_row_set_text (row, "goal", "g1");
  cv_row_set_text (row, "formula", "start(followers)");
  questions = cv_formula_trial_ask (plan, row, day ("2026-06-15"), NULL, NULL);
  g_assert_cmpuint (questions->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const CvKpiQuestion *question = questions->pdata[i];

      g_assert_cmpuint (question->n_scope, ==, 1);
      g_assert_cmpstr (question->scope[0].channel, ==, "c2");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  speak_english ();
  g_test_add_func ("/formula-trial/word", test_word);
  g_test_add_func ("/formula-trial/match", test_match);
  g_test_add_func ("/formula-trial/result", test_result);
  g_test_add_func ("/formula-trial/wrong", test_wrong);
  g_test_add_func ("/formula-trial/new-kpi", test_new_kpi);
  return g_test_run ();
}
