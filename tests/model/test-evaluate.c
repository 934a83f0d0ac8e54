/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules of what a KPI's value is, each with numbers worked out by hand.
 *
 * The days used: 2026-05-18 is a Monday, the first day of week 21. W20 is 11 to 17 May, W21 18
 * to 24, W22 25 to 31, W23 1 to 7 June, W24 8 to 14. W18 goes from 27 April to 3 May. Today is 1
 * July 2026 (W27) unless said. */

#include <math.h>

#include "fixture.h"

/* Flows */

static void
test_flow_sum (void)
{
  g_autoptr (Fixture) plan = fixture_new ("comments", "f");

  fixture_scope (plan, "c1", NULL);
  fixture_scope (plan, "c2", NULL);
  fixture_values (plan, "comments", "c1", "2026-05-18 3, 2026-05-24 4, 2026-06-03 1");
  fixture_values (plan, "comments", "c2", "2026-05-20 5, 2026-06-07 2");
  fixture_values (plan, "comments", "c3", "2026-05-20 100"); /* not in scope */
  fixture_values (plan, "comments", NULL, "2026-05-20 100"); /* channels have it */

  /* W21: 3 + 4 + 5; W22: nothing; W23: 1 + 2. Nothing in W22 is partial, both channels go on. */
  fixture_expect (plan, "2026-W21=12 2026-W22=?none:comments* 2026-W23=3");

  plan->question->cadence = CV_GRAIN_MONTH;
  /* May: 3 + 4 + 5; June: 1 + 2 */
  fixture_expect (plan, "2026-05=12 2026-06=3");
  plan->question->cadence = CV_GRAIN_QUARTER;
  fixture_expect (plan, "2026-Q2=15");
}

static void
test_flow_by_days (void)
{
  g_autoptr (Fixture) plan = fixture_new ("comments", "f");

  fixture_scope (plan, "c1", NULL);
  fixture_values (plan, "comments", "c1", "2026-05-18 3, 2026-05-20 4, 2026-W22 9");
  plan->question->cadence = CV_GRAIN_DAY;
  /* A week's number says nothing about its days. */
  fixture_expect (plan, "2026-05-18=3 2026-05-19=?none:comments* 2026-05-20=4");
}

static void
test_flow_of_the_plan (void)
{
  g_autoptr (Fixture) plan = fixture_new ("leads / comments", "ff");

  fixture_scope (plan, "c1", NULL);
  fixture_values (plan, "comments", "c1", "2026-05-18 4");
  fixture_values (plan, "comments", NULL, "2026-05-18 100");
  fixture_values (plan, "leads", NULL, "2026-05-20 2");
  /* Not in scope: does not keep the plan's away */
  fixture_values (plan, "leads", "c2", "2026-05-20 7");

  fixture_expect (plan, "2026-W21=0.5");
}

static void
test_flow_coarse (void)
{
  g_autoptr (Fixture) plan = fixture_new ("comments", "f");

  /* May's number is superseded by a day inside it, June's is not. Week 21's day supersedes week
   * 21, too. */
  fixture_scope (plan, "c1", NULL);
  fixture_values (plan, "comments", "c1", "2026-05 100, 2026-06 50, 2026-W21 30, 2026-05-20 3");
  plan->question->cadence = CV_GRAIN_MONTH;
  fixture_expect (plan, "2026-05=3 2026-06=50");

  /* By weeks: only the day is left in May; June's 50 lies across the edges of its weeks, and of
   * week 27, which it shares with July. W22 (25 to 31 May) lies before June: nothing there. */
  plan->question->cadence = CV_GRAIN_WEEK;
  fixture_expect (plan, "2026-W21=3");
}

static void
test_flow_finer_elsewhere (void)
{
  g_autoptr (Fixture) plan = fixture_new ("comments", "f");

  /* What is finer on another channel supersedes nothing here: 100 + 3. */
  fixture_scope (plan, "c1", NULL);
  fixture_scope (plan, "c2", NULL);
  fixture_values (plan, "comments", "c1", "2026-05 100");
  fixture_values (plan, "comments", "c2", "2026-05-20 3");
  plan->question->cadence = CV_GRAIN_MONTH;
  fixture_expect (plan, "2026-05=103");
}

static void
test_flow_overlap (void)
{
  g_autoptr (Fixture) plan = fixture_new ("comments", "f");

  /* W18 lies across April and May and inside neither: it supersedes no month and makes both
   * missing. */
  fixture_scope (plan, "c1", NULL);
  fixture_values (plan, "comments", "c1", "2026-03 5, 2026-04 10, 2026-06 50, 2026-W18 7");
  plan->question->cadence = CV_GRAIN_MONTH;
  fixture_expect (plan,
                  "2026-03=5 2026-04=?overlap:comments 2026-05=?overlap:comments* 2026-06=50");

  /* By quarters: Q1 5; Q2 10 + 50 + 7, since all lie inside. */
  plan->question->cadence = CV_GRAIN_QUARTER;
  fixture_expect (plan, "2026-Q1=5 2026-Q2=67");

  /* A day in the part of W18 that is in May supersedes W18, and then nothing is across anything. */
  fixture_values (plan, "comments", "c1", "2026-05-02 1");
  plan->question->cadence = CV_GRAIN_MONTH;
  fixture_expect (plan, "2026-03=5 2026-04=10 2026-05=1 2026-06=50");
}

static void
test_flow_long_overlap (void)
{
  g_autoptr (Fixture) plan = fixture_new ("comments", "f");

  /* A quarter's number lies across every month of it, from the first to the last. */
  fixture_scope (plan, "c1", NULL);
  fixture_scope (plan, "c2", NULL);
  fixture_values (plan, "comments", "c1", "2026-03-05 1, 2026-Q2 90, 2026-07-01 2");
  fixture_values (plan, "comments", "c2", "2026-04-05 1, 2026-05-05 1, 2026-06-05 1");
  plan->question->cadence = CV_GRAIN_MONTH;
  plan->question->today = fixture_day ("2026-09-01");
  fixture_expect (plan, "2026-03=1 2026-04=?overlap:comments* 2026-05=?overlap:comments* "
                        "2026-06=?overlap:comments* 2026-07=2*");
}

static void
test_flow_partial (void)
{
  g_autoptr (Fixture) plan = fixture_new ("comments", "f");

  /* W22: c1 has nothing though it began in W21. c2, which begins in W22, is not missed before.
   * Today lies in W23. */
  fixture_scope (plan, "c1", NULL);
  fixture_scope (plan, "c2", NULL);
  fixture_values (plan, "comments", "c1", "2026-05-20 3, 2026-06-01 1");
  fixture_values (plan, "comments", "c2", "2026-05-26 5, 2026-06-01 1");
  plan->question->today = fixture_day ("2026-06-03");
  fixture_expect (plan, "2026-W21=3 2026-W22=5* 2026-W23=2*");

  /* The day after a period it is over. */
  plan->question->today = fixture_day ("2026-06-07");
  fixture_expect (plan, "2026-W21=3 2026-W22=5* 2026-W23=2*");
  plan->question->today = fixture_day ("2026-06-08");
  fixture_expect (plan, "2026-W21=3 2026-W22=5* 2026-W23=2");
}

static void
check_dropped (const char *ended, const char *expected)
{
  g_autoptr (Fixture) plan = fixture_new ("comments", "f");

  fixture_scope (plan, "c1", ended);
  fixture_scope (plan, "c2", NULL);
  fixture_values (plan, "comments", "c1", "2026-05-20 3");
  fixture_values (plan, "comments", "c2", "2026-05-20 1, 2026-05-26 5, 2026-06-01 1");
  fixture_expect (plan, expected);
}

static void
test_flow_dropped (void)
{
  /* A channel that is dropped is not missed from that day on; its history counts. W22 begins on
   * 25 May. */
  check_dropped ("2026-05-25", "2026-W21=4 2026-W22=5 2026-W23=1");
  check_dropped ("2026-05-26", "2026-W21=4 2026-W22=5* 2026-W23=1");
  check_dropped ("2026-05-19", "2026-W21=4 2026-W22=5 2026-W23=1");
  check_dropped (NULL, "2026-W21=4 2026-W22=5* 2026-W23=1*");
}

static void
test_flow_future (void)
{
  g_autoptr (Fixture) plan = fixture_new ("comments", "f");

  /* Values after today count like any other. */
  fixture_scope (plan, "c1", NULL);
  fixture_values (plan, "comments", "c1", "2026-05-20 3, 2026-06-03 4");
  plan->question->today = fixture_day ("2026-05-18");
  fixture_expect (plan, "2026-W21=3* 2026-W22=?none:comments* 2026-W23=4*");
}

/* Stocks */

static void
test_stock_carried (void)
{
  g_autoptr (Fixture) plan = fixture_new ("followers", "s");

  /* Through the gap W21, W22, and one period past the last value (W24), no further. */
  fixture_scope (plan, "c1", NULL);
  fixture_values (plan, "followers", "c1", "2026-05-12 100, 2026-05-14 101, 2026-06-03 130");
  fixture_expect (plan, "2026-W20=101 2026-W21=101 2026-W22=101 2026-W23=130 2026-W24=130");

  /* Not past the period that holds today. */
  plan->question->today = fixture_day ("2026-06-07");
  fixture_expect (plan, "2026-W20=101 2026-W21=101 2026-W22=101 2026-W23=130*");
  plan->question->today = fixture_day ("2026-06-08");
  fixture_expect (plan, "2026-W20=101 2026-W21=101 2026-W22=101 2026-W23=130 2026-W24=130*");
}

static void
check_stale (const char *ended, const char *expected)
{
  g_autoptr (Fixture) plan = fixture_new ("followers", "s");

  fixture_scope (plan, "c1", NULL);
  fixture_scope (plan, "c2", ended);
  fixture_values (plan, "followers", "c1", "2026-05-12 100, 2026-06-03 130");
  fixture_values (plan, "followers", "c2", "2026-05-13 10");
  fixture_expect (plan, expected);
}

static void
test_stock_stale (void)
{
  /* c2 is carried into W21 and is too old from W22 on (25 to 31 May), until it is dropped. */
  check_stale (NULL, "2026-W20=110 2026-W21=110");
  check_stale ("2026-06-01",
               "2026-W20=110 2026-W21=110 2026-W22=?stale:followers 2026-W23=130 2026-W24=130");
  check_stale ("2026-05-31", "2026-W20=110 2026-W21=110 2026-W22=100 2026-W23=130 2026-W24=130");
  check_stale ("2026-05-13", "2026-W20=100 2026-W21=100 2026-W22=100 2026-W23=130 2026-W24=130");
}

static void
test_stock_begins (void)
{
  g_autoptr (Fixture) plan = fixture_new ("followers", "s");

  /* c2 begins on the last day of W21. */
  fixture_scope (plan, "c1", NULL);
  fixture_scope (plan, "c2", NULL);
  fixture_values (plan, "followers", "c1", "2026-05-12 100, 2026-06-03 130");
  fixture_values (plan, "followers", "c2", "2026-05-24 10, 2026-06-02 20");
  fixture_expect (plan, "2026-W20=100 2026-W21=110 2026-W22=110 2026-W23=150 2026-W24=150");
}

static void
test_stock_grains (void)
{
  g_autoptr (Fixture) plan = fixture_new ("followers", "s");

  /* W20's level is of its last day, 17 May, where a day's own level wins over it. May's is of 31
   * May, W22's last day, later than 30 May. April's is of 30 April, in W18. */
  fixture_scope (plan, "c1", NULL);
  fixture_values (plan, "followers", "c1",
                  "2026-04 40, 2026-05 200, 2026-W20 50, 2026-W23 210, "
                  "2026-05-17 51, 2026-05-30 190");
  fixture_expect (plan,
                  "2026-W18=40 2026-W19=40 2026-W20=51 2026-W21=51 "
                  "2026-W22=200 2026-W23=210 2026-W24=210");

  plan->question->cadence = CV_GRAIN_MONTH;
  fixture_expect (plan, "2026-04=40 2026-05=200 2026-06=210 2026-07=210*");
}

static void
test_stock_typed_in_advance (void)
{
  g_autoptr (Fixture) plan = fixture_new ("followers", "s");

  /* Today is in W21. c1 has a level of W23 already, so it is known to go on until there. */
  fixture_scope (plan, "c1", NULL);
  fixture_values (plan, "followers", "c1", "2026-05-12 100, 2026-06-03 130");
  plan->question->today = fixture_day ("2026-05-20");
  fixture_expect (plan, "2026-W20=100 2026-W21=100* 2026-W22=100* 2026-W23=130*");

  /* c2 has not: it is carried to the period of today only. */
  fixture_scope (plan, "c2", NULL);
  fixture_values (plan, "followers", "c2", "2026-05-13 10");
  fixture_expect (plan, "2026-W20=110 2026-W21=110*");

  /* Once it is dropped, it no longer stands in the way: from W22 on (31 May). */
  g_array_index (plan->scope, CvScope, 1).ended = fixture_day ("2026-06-02");
  fixture_expect (plan, "2026-W20=110 2026-W21=110* 2026-W22=?future:followers* 2026-W23=130*");
}

static void
test_start (void)
{
  g_autoptr (Fixture) plan = fixture_new ("followers - start(followers)", "ss");

  /* W21 120 - 100, W22 150 - 120, W23 carries 150, and so does its start; in W20 nothing is
   * before. */
  fixture_scope (plan, "c1", NULL);
  fixture_values (plan, "followers", "c1", "2026-05-14 100, 2026-05-20 120, 2026-05-27 150");
  fixture_expect (plan, "2026-W21=20 2026-W22=30 2026-W23=0");

  /* A break on any day of W22 parts it from W21; on another channel or metric it does not. */
  fixture_break (plan, "followers", "c2", "2026-05-20");
  fixture_break (plan, "followers", NULL, "2026-05-20");
  fixture_break (plan, "comments", "c1", "2026-05-20");
  fixture_break (plan, "followers", "c1", "2026-05-31");
  fixture_expect (plan, "2026-W21=20 2026-W22=?break:followers 2026-W23=0");
  g_array_index (plan->breaks, CvBreakMark, 3).day = fixture_day ("2026-05-25");
  fixture_expect (plan, "2026-W21=20 2026-W22=?break:followers 2026-W23=0");
  g_array_index (plan->breaks, CvBreakMark, 3).day = fixture_day ("2026-05-24");
  fixture_expect (plan, "2026-W22=30 2026-W23=0");
}

static void
test_start_of_a_beginner (void)
{
  g_autoptr (Fixture) plan = fixture_new ("followers - start(followers)", "ss");

  /* c2 begins in W22 with 7, and its break there compares nothing: (150 + 7) - 120. */
  fixture_scope (plan, "c1", NULL);
  fixture_scope (plan, "c2", NULL);
  fixture_values (plan, "followers", "c1", "2026-05-14 100, 2026-05-20 120, 2026-05-27 150");
  fixture_values (plan, "followers", "c2", "2026-05-26 7");
  fixture_break (plan, "followers", "c2", "2026-05-26");
  fixture_expect (plan, "2026-W21=20 2026-W22=37 2026-W23=0");
}

static void
test_start_alone (void)
{
  g_autoptr (Fixture) plan = fixture_new ("start(followers)", "s");

  /* The level before W23 is known while W22 is not over, but W23 is no period to speak of yet. */
  fixture_scope (plan, "c1", NULL);
  fixture_values (plan, "followers", "c1", "2026-05-20 120, 2026-05-27 150");
  plan->question->today = fixture_day ("2026-05-31");
  fixture_expect (plan, "2026-W22=120*");
  plan->question->today = fixture_day ("2026-06-01");
  fixture_expect (plan, "2026-W22=120 2026-W23=150*");
}

/* Unique and rate */

static void
test_unique (void)
{
  g_autoptr (Fixture) plan = fixture_new ("reach", "u");

  fixture_scope (plan, "c1", NULL);
  fixture_scope (plan, "c2", NULL);
  fixture_values (plan, "reach", "c1",
                  "2026-04 500, 2026-07 600, 2026-08 650, 2026-10 700, 2026-W25 90, 2026-09-03 5");
  plan->question->cadence = CV_GRAIN_MONTH;
  plan->question->today = fixture_day ("2026-12-01");
  /* May has nothing, June a week inside, September a day; weeks and days never make a month. */
  fixture_expect (plan,
                  "2026-04=500 2026-05=?none:reach 2026-06=?grain:reach 2026-07=600 2026-08=650 "
                        "2026-09=?grain:reach 2026-10=700");

  plan->question->cadence = CV_GRAIN_WEEK;
  fixture_expect (plan, "2026-W25=90");
  plan->question->cadence = CV_GRAIN_QUARTER;
  fixture_expect (plan, "");

  /* A second channel with reach: whom of them both reached, nobody knows. */
  plan->question->cadence = CV_GRAIN_MONTH;
  fixture_values (plan, "reach", "c2", "2025-01 10");
  fixture_expect (plan, "");
}

static void
test_rate (void)
{
  g_autoptr (Fixture) plan = fixture_new ("median_hours", "r");

  fixture_scope (plan, "c1", NULL);
  fixture_values (plan, "median_hours", "c1", "2026-W21 4.5, 2026-W23 4, 2026-05-26 2");
  fixture_expect (plan, "2026-W21=4.5 2026-W22=?grain:median_hours 2026-W23=4");
}

static void
check_why (const char *formula, const char *kinds, CvMeasured measured, CvWhy why,
           const char *metric)
{
  g_autoptr (Fixture)     plan = fixture_new (formula, kinds);
  g_autoptr (CvKpiResult) result = NULL;

  fixture_scope (plan, "c1", NULL);
  fixture_scope (plan, "c2", NULL);
  fixture_values (plan, "reach", "c1", "2026-05 10, 2026-05-20 3");
  fixture_values (plan, "both", "c1", "2026-W21 10");
  fixture_values (plan, "both", "c2", "2026-W21 10");
  fixture_values (plan, "old", "c1", "2026-05-14 5");
  plan->question->measured = measured;
  result = fixture_judge (plan);
  g_assert_cmpint (result->values->len, ==, 0);
  g_assert_cmpint (result->status, ==, CV_STATUS_NO_DATA);
  g_assert_cmpint (result->why, ==, why);
  g_assert_cmpstr (result->why_metric, ==, metric);
}

static void
test_why_nothing_at_all (void)
{
  /* In W21 there is a day; that there is nothing in the weeks after it is no news. */
  check_why ("reach", "u", CV_MEASURED_PERIOD, CV_WHY_GRAIN, "reach");
  check_why ("both", "u", CV_MEASURED_PERIOD, CV_WHY_SEVERAL, "both");
  check_why ("reach", "u", CV_MEASURED_TOTAL, CV_WHY_NOT_ADDABLE, "reach");
  check_why ("missing + reach", "fu", CV_MEASURED_PERIOD, CV_WHY_NO_VALUE, "missing");
  check_why ("nothing", "f", CV_MEASURED_PERIOD, CV_WHY_NO_VALUE, "nothing");
}

/* Formulas */

static void
test_formula (void)
{
  g_autoptr (Fixture) plan = fixture_new ("comments / followers * 100", "fs");

  /* W21: 6 of 120 is 5 %; W22: 3 of 150 is 2 %; May is worked out anew, (6 + 3) / 150 = 6 %, not
   * the mean of the weeks. */
  fixture_scope (plan, "c1", NULL);
  fixture_values (plan, "comments", "c1", "2026-05-18 4, 2026-05-19 2, 2026-05-26 3");
  fixture_values (plan, "followers", "c1", "2026-05-20 120, 2026-05-27 150");
  fixture_expect (plan, "2026-W21=5 2026-W22=2");
  plan->question->cadence = CV_GRAIN_MONTH;
  fixture_expect (plan, "2026-05=6");
}

static void
test_formula_reasons (void)
{
  g_autoptr (Fixture) plan = fixture_new ("0 * a / b", "ff");

  /* W20: b is 0. W21: b is missing. W22: a is missing, and it is read first. A missing input is
   * no zero. */
  fixture_scope (plan, "c1", NULL);
  fixture_values (plan, "a", "c1", "2026-05-04 1, 2026-05-12 1, 2026-05-20 1, 2026-06-02 1");
  fixture_values (plan, "b", "c1", "2026-05-04 1, 2026-05-12 0, 2026-06-02 1");
  fixture_expect (plan, "2026-W19=0 2026-W20=?zero 2026-W21=?none:b* 2026-W22=?none:a* 2026-W23=0");
}

static void
test_formula_too_large (void)
{
  g_autoptr (Fixture) plan = fixture_new ("a * a", "f");

  fixture_scope (plan, "c1", NULL);
  fixture_values (plan, "a", "c1", "2026-05-20 2, 2026-05-27 1e200, 2026-06-02 3");
  fixture_expect (plan, "2026-W21=4 2026-W22=?too-large 2026-W23=9");
}

/* Running totals */

static Fixture *
new_total (const char *formula, const char *kinds, const char *from)
{
  Fixture *plan = fixture_new (formula, kinds);

  plan->question->measured = CV_MEASURED_TOTAL;
  plan->question->from = fixture_day (from);
  fixture_scope (plan, "c1", NULL);
  fixture_scope (plan, "c2", NULL);
  return plan;
}

static void
test_total_flow (void)
{
  g_autoptr (Fixture) plan = new_total ("comments", "f", "2026-05-20");

  /* The plan begins on Wednesday of W21: the day before does not count. W23 has no value and
   * stays at 7; the total stops with W24, its last value. */
  fixture_values (plan, "comments", "c1",
                  "2026-05-11 9, 2026-05-19 1, 2026-05-20 3, 2026-05-26 4, 2026-06-09 5");
  fixture_expect (plan, "2026-W21=3 2026-W22=7 2026-W23=7* 2026-W24=12");

  plan->question->cadence = CV_GRAIN_MONTH;
  fixture_expect (plan, "2026-05=7 2026-06=12");
}

static void
test_total_of_two (void)
{
  g_autoptr (Fixture) plan = new_total ("comments / posts", "ff", "2026-05-18");

  /* Both accumulate: 6 / 2; 6 / 3 (c1 and c2's posts); (6 + 4) / 4. */
  fixture_values (plan, "comments", "c1", "2026-05-20 6, 2026-06-03 4");
  fixture_values (plan, "posts", "c1", "2026-05-20 2, 2026-06-03 1");
  fixture_values (plan, "posts", "c2", "2026-05-27 1, 2026-06-03 0");
  fixture_expect (plan, "2026-W21=3 2026-W22=2* 2026-W23=2.5");
}

static void
test_total_overlap (void)
{
  g_autoptr (Fixture) plan = new_total ("comments", "f", "2026-05-18");

  /* W18 lies before the plan and is no matter. */
  fixture_values (plan, "comments", "c1",
                  "2026-W18 50, 2026-W21 10, 2026-W22 20, 2026-W27 7, 2026-06-03 4");
  plan->question->cadence = CV_GRAIN_MONTH;
  plan->question->today = fixture_day ("2026-08-01");
  /* W27 is 29 June to 5 July: across the end of June, inside the total of July, but no value of
   * July alone. 10 + 20; + 4; + 7. */
  fixture_expect (plan, "2026-05=30 2026-06=?overlap:comments 2026-07=41*");

  /* May's number begins before the plan: no total can be told from it. */
  fixture_values (plan, "comments", "c2", "2026-05 100");
  fixture_expect (plan, "");
}

static void
test_total_stock (void)
{
  g_autoptr (Fixture) plan = new_total ("comments / followers", "fs", "2026-05-18");

  /* Levels stay levels: 6 / 2, (6 + 4) / 5. */
  fixture_values (plan, "comments", "c1", "2026-05-20 6, 2026-05-26 4");
  fixture_values (plan, "followers", "c1", "2026-05-01 9, 2026-05-20 2, 2026-05-26 5");
  fixture_expect (plan, "2026-W21=3 2026-W22=2");
}

static void
test_total_start (void)
{
  g_autoptr (Fixture) plan = new_total ("followers - start(followers)", "ss", "2026-05-18");

  /* The level before the plan may be old: 100. W23 carries 150. */
  fixture_values (plan, "followers", "c1", "2026-01-10 100, 2026-05-20 120, 2026-05-27 150");
  fixture_expect (plan, "2026-W21=20 2026-W22=50 2026-W23=50");

  /* Nothing is compared across a break, from its day on. A break before the plan is no matter. */
  fixture_break (plan, "followers", "c1", "2026-05-17");
  fixture_expect (plan, "2026-W21=20 2026-W22=50 2026-W23=50");
  fixture_break (plan, "followers", "c1", "2026-05-25");
  fixture_expect (plan, "2026-W21=20");

  /* A level on the plan's first day is not before it. */
  plan->breaks->len = 0;
  plan->question->from = fixture_day ("2026-01-10");
  fixture_expect (plan, "");
}

static void
test_total_partial (void)
{
  g_autoptr (Fixture) plan = new_total ("comments", "f", "2026-05-20");

  /* The week of the plan's first day has a value of its channel, though it lies before that day. */
  fixture_values (plan, "comments", "c1", "2026-05-18 9, 2026-05-26 4");
  fixture_values (plan, "comments", "c2", "2026-05-21 1, 2026-05-26 1");
  fixture_expect (plan, "2026-W21=1 2026-W22=6");
}

static void
test_total_unique (void)
{
  g_autoptr (Fixture) plan = new_total ("comments + 0 * reach", "fu", "2026-05-18");

  fixture_values (plan, "comments", "c1", "2026-05-20 6");
  fixture_values (plan, "reach", "c1", "2026-W21 6");
  fixture_expect (plan, "");
}

/* Years ends and odd ends */

static void
test_year_end (void)
{
  g_autoptr (Fixture) plan = fixture_new ("comments", "f");

  /* 2026 has 53 weeks: W53 is 28 December 2026 to 3 January 2027. */
  fixture_scope (plan, "c1", NULL);
  fixture_values (plan, "comments", "c1", "2026-12-27 1, 2026-12-28 2, 2027-01-03 4, 2027-01-04 8");
  plan->question->today = fixture_day ("2027-06-01");
  fixture_expect (plan, "2026-W52=1 2026-W53=6 2027-W01=8");
  plan->question->cadence = CV_GRAIN_QUARTER;
  fixture_expect (plan, "2026-Q4=3 2027-Q1=12");
}

static void
test_nothing (void)
{
  g_autoptr (Fixture) plan = fixture_new ("comments", "f");
  g_autoptr (Fixture) number = fixture_new ("5", "");

  fixture_expect (plan, "");
  fixture_scope (plan, "c1", NULL);
  fixture_expect (plan, "");
  fixture_expect (number, "");
}

static void
check_sentence (CvWhy why, const char *metric, CvGrain cadence, const char *expected)
{
  g_autofree char *sentence = cv_why_to_sentence (why, metric, cadence);

  g_assert_cmpstr (sentence, ==, expected);
}

static void
test_sentences (void)
{
  check_sentence (CV_WHY_NONE, "Reach", CV_GRAIN_WEEK, NULL);
  check_sentence (CV_WHY_NO_VALUE, "Comments", CV_GRAIN_WEEK, "No value for Comments.");
  check_sentence (CV_WHY_NO_VALUE, NULL, CV_GRAIN_WEEK, "No value for an input.");
  check_sentence (CV_WHY_GRAIN, "Reach", CV_GRAIN_MONTH,
                  "Fetch Reach for this month from its source: "
                  "other periods cannot be turned into it.");
  for (CvWhy why = CV_WHY_NO_VALUE; why <= CV_WHY_TOO_LARGE; why++)
    for (CvGrain grain = CV_GRAIN_DAY; grain <= CV_GRAIN_QUARTER; grain++)
      {
        g_autofree char *sentence = cv_why_to_sentence (why, "Reach", grain);

        g_assert_true (g_str_has_suffix (sentence, "."));
      }
}

/* A value is an estimate if one number it rests on is; a number that does not count makes none. */
static void
test_estimated (void)
{
  g_autoptr (Fixture) flow = fixture_new ("comments", "f");
  g_autoptr (Fixture) total = fixture_new ("comments", "f");
  g_autoptr (Fixture) level = fixture_new ("followers", "s");
  g_autoptr (Fixture) ratio = fixture_new ("comments / reach", "fu");

  fixture_scope (flow, "c1", NULL);
  fixture_scope (flow, "c2", NULL);
  fixture_values (flow, "comments", "c1", "2026-05-18 3, 2026-05-24 4~, 2026-W21 90~, 2026-05-25 1, 2026-06-03 1");
  fixture_values (flow, "comments", "c2", "2026-05-20 5, 2026-05-27 1, 2026-06-07 2~");
  fixture_expect (flow, "2026-W21=12~ 2026-W22=2 2026-W23=3~");

  /* W21's own number is superseded by its days: no estimate counts. */
  fixture_scope (ratio, "c1", NULL);
  fixture_values (ratio, "comments", "c1", "2026-05-18 4, 2026-W21 90~, 2026-05-26 2");
  fixture_values (ratio, "reach", "c1", "2026-W21 8, 2026-W22 4~");
  fixture_expect (ratio, "2026-W21=0.5 2026-W22=0.5~");

  /* From the estimate on, a running total rests on it. */
  fixture_scope (total, "c1", NULL);
  fixture_values (total, "comments", "c1", "2026-05-18 3, 2026-05-25 4~, 2026-06-03 1");
  total->question->measured = CV_MEASURED_TOTAL;
  fixture_expect (total, "2026-W21=3 2026-W22=7~ 2026-W23=8~");

  /* A level that is carried on is as much of an estimate as it was. */
  fixture_scope (level, "c1", NULL);
  fixture_values (level, "followers", "c1", "2026-05-18 10, 2026-05-25 12~, 2026-06-08 14");
  fixture_expect (level, "2026-W21=10 2026-W22=12~ 2026-W23=12~ 2026-W24=14 2026-W25=14");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evaluate/flow/sum", test_flow_sum);
  g_test_add_func ("/evaluate/flow/by-days", test_flow_by_days);
  g_test_add_func ("/evaluate/flow/of-the-plan", test_flow_of_the_plan);
  g_test_add_func ("/evaluate/flow/coarse", test_flow_coarse);
  g_test_add_func ("/evaluate/flow/finer-elsewhere", test_flow_finer_elsewhere);
  g_test_add_func ("/evaluate/flow/overlap", test_flow_overlap);
  g_test_add_func ("/evaluate/flow/long-overlap", test_flow_long_overlap);
  g_test_add_func ("/evaluate/flow/partial", test_flow_partial);
  g_test_add_func ("/evaluate/flow/dropped", test_flow_dropped);
  g_test_add_func ("/evaluate/flow/future", test_flow_future);
  g_test_add_func ("/evaluate/stock/carried", test_stock_carried);
  g_test_add_func ("/evaluate/stock/stale", test_stock_stale);
  g_test_add_func ("/evaluate/stock/begins", test_stock_begins);
  g_test_add_func ("/evaluate/stock/grains", test_stock_grains);
  g_test_add_func ("/evaluate/stock/typed-in-advance", test_stock_typed_in_advance);
  g_test_add_func ("/evaluate/start", test_start);
  g_test_add_func ("/evaluate/start/of-a-beginner", test_start_of_a_beginner);
  g_test_add_func ("/evaluate/start/alone", test_start_alone);
  g_test_add_func ("/evaluate/unique", test_unique);
  g_test_add_func ("/evaluate/rate", test_rate);
  g_test_add_func ("/evaluate/why-nothing-at-all", test_why_nothing_at_all);
  g_test_add_func ("/evaluate/formula", test_formula);
  g_test_add_func ("/evaluate/formula/reasons", test_formula_reasons);
  g_test_add_func ("/evaluate/formula/too-large", test_formula_too_large);
  g_test_add_func ("/evaluate/total/flow", test_total_flow);
  g_test_add_func ("/evaluate/total/of-two", test_total_of_two);
  g_test_add_func ("/evaluate/total/overlap", test_total_overlap);
  g_test_add_func ("/evaluate/total/stock", test_total_stock);
  g_test_add_func ("/evaluate/total/start", test_total_start);
  g_test_add_func ("/evaluate/total/partial", test_total_partial);
  g_test_add_func ("/evaluate/total/unique", test_total_unique);
  g_test_add_func ("/evaluate/year-end", test_year_end);
  g_test_add_func ("/evaluate/nothing", test_nothing);
  g_test_add_func ("/evaluate/sentences", test_sentences);
  g_test_add_func ("/model/evaluate/estimated", test_estimated);

  return g_test_run ();
}
