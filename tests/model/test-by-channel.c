/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A KPI taken apart by its channels. The days are those of test-evaluate.c: W21 is 18 to 24 May 2026, W23 1 to 7 June. */

#include <math.h>

#include "fixture.h"
#include "model/cv-by-channel.h"

static void
expect_on (Fixture *plan, const char *channel, const char *expected)
{
  g_autoptr (CvKpiQuestion) part = NULL;

  fixture_complete (plan);
  part = cv_kpi_question_on_channel (plan->question, channel);
  g_assert_nonnull (part);
  fixture_expect_of (plan, part, expected);
}

/* What adds up is the sum of its parts; each has its own gaps. */
static void
test_flow (void)
{
  g_autoptr (Fixture) plan = fixture_new ("comments", "f");

  fixture_scope (plan, "c1", NULL);
  fixture_scope (plan, "c2", NULL);
  fixture_values (plan, "comments", "c1", "2026-05-18 3, 2026-05-24 4, 2026-06-03 1");
  fixture_values (plan, "comments", "c2", "2026-05-20 5, 2026-06-07 2");
  fixture_values (plan, "comments", "c3", "2026-05-20 100");

  fixture_expect (plan, "2026-W21=12 2026-W22=?none:comments* 2026-W23=3");
  expect_on (plan, "c1", "2026-W21=7 2026-W22=?none:comments* 2026-W23=1");
  expect_on (plan, "c2", "2026-W21=5 2026-W22=?none:comments* 2026-W23=2");
  g_assert_null (cv_kpi_question_on_channel (plan->question, "c3"));
  g_assert_null (cv_kpi_question_on_channel (plan->question, ""));
}

/* Distinct people cannot be added up over channels, but each channel has its own. */
static void
test_unique (void)
{
  g_autoptr (Fixture) plan = fixture_new ("reach", "u");

  fixture_scope (plan, "c1", NULL);
  fixture_scope (plan, "c2", NULL);
  fixture_values (plan, "reach", "c1", "2026-W21 40");
  fixture_values (plan, "reach", "c2", "2026-W21 30");

  fixture_expect (plan, "");
  expect_on (plan, "c1", "2026-W21=40");
  expect_on (plan, "c2", "2026-W21=30");
}

/* A ratio is made of the channel's own numbers: 4 / 8 and 1 / 4, not a share of 5 / 12. The plan's number stands in for
 * all channels together, for none alone. */
static void
test_ratio_of_own_numbers (void)
{
  g_autoptr (Fixture) plan = fixture_new ("comments / posts", "ff");
  g_autoptr (Fixture) whole = fixture_new ("comments", "f");

  fixture_scope (plan, "c1", NULL);
  fixture_scope (plan, "c2", NULL);
  fixture_values (plan, "comments", "c1", "2026-05-18 4");
  fixture_values (plan, "posts", "c1", "2026-05-18 8");
  fixture_values (plan, "comments", "c2", "2026-05-18 1");
  fixture_values (plan, "posts", "c2", "2026-05-18 4");
  expect_on (plan, "c1", "2026-W21=0.5");
  expect_on (plan, "c2", "2026-W21=0.25");

  fixture_scope (whole, "c1", NULL);
  fixture_values (whole, "comments", NULL, "2026-05-18 9");
  fixture_expect (whole, "2026-W21=9");
  expect_on (whole, "c1", "");
}

/* A dropped channel keeps its history and ends where it was dropped. */
static void
test_dropped (void)
{
  g_autoptr (Fixture) plan = fixture_new ("followers", "s");

  fixture_scope (plan, "c1", "2026-06-01");
  fixture_values (plan, "followers", "c1", "2026-05-18 10");
  expect_on (plan, "c1", "2026-W21=10 2026-W22=10");
}

/* What is wanted is wanted of all together. */
static void
test_without_target (void)
{
  g_autoptr (Fixture) plan = fixture_new ("comments", "f");
  g_autoptr (GPtrArray) parts = NULL;
  const CvKpiQuestion *part;

  fixture_scope (plan, "c2", NULL);
  fixture_scope (plan, "c1", NULL);
  fixture_milestone (plan, "2026-06-01", 50);
  plan->question->target = 100;
  plan->question->baseline = 1;
  fixture_complete (plan);
  parts = cv_kpi_question_split (plan->question);
  g_assert_cmpuint (parts->len, ==, 2);
  part = parts->pdata[0];
  g_assert_cmpstr (part->scope[0].channel, ==, "c2");
  g_assert_true (isnan (part->target) && isnan (part->baseline));
  g_assert_cmpuint (part->n_milestones, ==, 0);
  g_assert_cmpint (part->due, ==, CV_DAY_NONE);
  /* The whole is as it was. */
  g_assert_cmpfloat (plan->question->target, ==, 100);
  g_assert_cmpuint (plan->question->n_scope, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/by-channel/flow", test_flow);
  g_test_add_func ("/model/by-channel/unique", test_unique);
  g_test_add_func ("/model/by-channel/ratio", test_ratio_of_own_numbers);
  g_test_add_func ("/model/by-channel/dropped", test_dropped);
  g_test_add_func ("/model/by-channel/without-target", test_without_target);

  return g_test_run ();
}
