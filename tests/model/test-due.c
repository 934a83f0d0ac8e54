/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When a plan is next looked at. 2026-01-05 is a Monday. */

#include "base/cv-text.h"
#include "model/cv-due.h"
#include "model/cv-question.h"
#include "plan-builder.h"

static CvDay
day (const char *text)
{
  CvDay parsed = CV_DAY_NONE;

  g_assert_true (cv_day_parse (text, &parsed));
  return parsed;
}

static CvPlan *
new_plan (void)
{
  CvPlan *plan = cv_plan_new ();

  put (plan, "plan plan name=Spring from=2026-01-05 to=2026-12-27");
  put (plan, "goal g1 statement=Be_known");
  put (plan, "kpi k1 goal=g1 name=Talk formula=comments cadence=month target=10");
  put (plan, "kpi k2 goal=g1 name=Films formula=likes cadence=quarter target=10");
  return plan;
}

/* No value was ever typed: what is over is due. */
static void
assert_told (CvPlan *plan, const char *today, const char *expected)
{
  g_autoptr (GPtrArray) questions = cv_plan_get_kpi_questions (plan, day (today), NULL);
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func ((GDestroyNotify) cv_kpi_result_free);
  g_autofree char *told = NULL;
  g_autofree char *plain = NULL;

  for (guint i = 0; i < questions->len; i++)
    g_ptr_array_add (results, cv_kpi_judge (questions->pdata[i], NULL, 0));
  told = cv_due_tell (plan, questions, results, day (today));
  plain = cv_text_plain (told);
  g_assert_cmpstr (plain, ==, expected);
}

static void
test_periods (void)
{
  g_autoptr (CvPlan) plan = new_plan ();

  assert_told (plan, "2025-12-01", "31 January 2026 · The plan begins on 5 January 2026.");
  assert_told (plan, "2026-01-05", "31 January 2026 · No period is over yet.");
  assert_told (plan, "2026-01-31", "31 January 2026 · No period is over yet.");
  assert_told (plan, "2026-02-01", "28 February 2026 · A value is due: “Talk”.");
  assert_told (plan, "2026-04-01", "30 April 2026 · Values are due: “Talk” and 1 more.");
  /* The last period ends with the plan, or after it. */
  assert_told (plan, "2026-12-01", "Values are due: “Talk” and 1 more.");
  put (plan, "kpi k1 stopped_on=2026-01-20");
  assert_told (plan, "2026-02-01", "31 March 2026 · No period is over yet.");
}

static void
test_weekday (void)
{
  g_autoptr (CvPlan) plan = new_plan ();

  put (plan, "plan plan check_in_day=5");
  assert_told (plan, "2025-12-01", "9 January 2026 · The plan begins on 5 January 2026.");
  assert_told (plan, "2026-01-08", "9 January 2026 · No period is over yet.");
  assert_told (plan, "2026-01-09", "9 January 2026 · No period is over yet.");
  assert_told (plan, "2026-01-10", "16 January 2026 · No period is over yet.");
  assert_told (plan, "2026-12-26", "Values are due: “Talk” and 1 more.");
}

/* Fridays of a plan from Monday 5 January to Sunday 27 December; 4 January 2027 is eight days after its end. */
static void
test_last (void)
{
  static const struct
  {
    const char *today, *last;
  } cases[] = {
    { "2026-01-08", NULL },         { "2026-01-09", "2026-01-09" }, { "2026-01-15", "2026-01-09" },
    { "2026-01-16", "2026-01-16" }, { "2026-12-27", "2026-12-25" }, { "2027-01-02", "2027-01-01" },
    { "2027-01-03", "2027-01-01" }, { "2027-01-04", NULL },
  };
  g_autoptr (CvPlan) plan = new_plan ();
  const CvPlanInfo *info = cv_plan_get_info (plan);

  g_assert_cmpint (cv_due_last (info, day ("2026-02-01")), ==, CV_DAY_NONE);
  put (plan, "plan plan check_in_day=5");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (cv_due_last (info, day (cases[i].today)), ==, cases[i].last != NULL ? day (cases[i].last) : CV_DAY_NONE);
}

int
main (int argc, char *argv[])
{
  speak_english ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/due/periods", test_periods);
  g_test_add_func ("/due/weekday", test_weekday);
  g_test_add_func ("/due/last", test_last);
  return g_test_run ();
}
