/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The path goes from 1 January 2026 to 11 April, 100 days later (30 + 28 + 31 + 11). Day 25 is
 * 26 January, day 50 is 20 February, day 75 is 17 March. */

#include "model/cv-pace.h"

#include <math.h>

#include "fixture.h"

static Fixture *
new_plan (double baseline, double target)
{
  Fixture *plan = fixture_new ("followers", "s");

  plan->question->baseline = baseline;
  plan->question->target = target;
  plan->question->baseline_day = fixture_day ("2026-01-01");
  plan->question->due = fixture_day ("2026-04-11");
  return plan;
}

/* The milestones are handed over by judging, which needs no values here. */
static GArray *
make_path (Fixture *plan)
{
  cv_kpi_result_free (fixture_judge (plan));
  return cv_path_new (plan->question);
}

static void
check_path (Fixture *plan, double before, double day_25, double day_50, double day_75, double after)
{
  g_autoptr (GArray) path = make_path (plan);

  g_assert_cmpfloat (cv_path_get_value (path, fixture_day ("2025-06-01")), ==, before);
  g_assert_cmpfloat (cv_path_get_value (path, fixture_day ("2026-01-01")), ==, before);
  g_assert_cmpfloat (cv_path_get_value (path, fixture_day ("2026-01-26")), ==, day_25);
  g_assert_cmpfloat (cv_path_get_value (path, fixture_day ("2026-02-20")), ==, day_50);
  g_assert_cmpfloat (cv_path_get_value (path, fixture_day ("2026-03-17")), ==, day_75);
  g_assert_cmpfloat (cv_path_get_value (path, fixture_day ("2026-04-11")), ==, after);
  g_assert_cmpfloat (cv_path_get_value (path, fixture_day ("2027-04-11")), ==, after);
}

static void
check_none (Fixture *plan)
{
  g_autoptr (GArray) path = make_path (plan);

  g_assert_cmpuint (path->len, ==, 0);
  g_assert_true (isnan (cv_path_get_value (path, fixture_day ("2026-02-20"))));
  g_assert_true (isnan (cv_path_find_value (path, 150, fixture_day ("2026-02-20"))));
}

static void
test_straight (void)
{
  g_autoptr (Fixture) up = new_plan (100, 200);
  g_autoptr (Fixture) down = new_plan (200, 100);

  check_path (up, 100, 125, 150, 175, 200);
  down->question->direction = CV_DIRECTION_LOWER;
  check_path (down, 200, 175, 150, 125, 100);
}

static void
test_milestones (void)
{
  g_autoptr (Fixture) plan = new_plan (100, 200);

  /* 120 at day 50: 100 + 20 / 2 at day 25, 120 + 80 / 2 at day 75. What lies on or outside the
   * ends is no milestone. */
  fixture_milestone (plan, "2025-12-01", 5);
  fixture_milestone (plan, "2026-01-01", 6);
  fixture_milestone (plan, "2026-02-20", 120);
  fixture_milestone (plan, "2026-04-11", 7);
  fixture_milestone (plan, "2026-05-11", 8);
  check_path (plan, 100, 110, 120, 160, 200);
}

static void
test_baseline (void)
{
  g_autoptr (Fixture) none = new_plan (NAN, 200);
  g_autoptr (Fixture) total = new_plan (NAN, 200);
  g_autoptr (Fixture) given = new_plan (20, 200);

  /* No baseline: the target from the first day on; or the first milestone, until its day. */
  check_path (none, 200, 200, 200, 200, 200);
  fixture_milestone (none, "2026-02-20", 120);
  check_path (none, 120, 120, 120, 160, 200);

  /* A running total begins with nothing, unless it is given. */
  total->question->measured = given->question->measured = CV_MEASURED_TOTAL;
  check_path (total, 0, 50, 100, 150, 200);
  check_path (given, 20, 65, 110, 155, 200);
}

static void
test_none (void)
{
  g_autoptr (Fixture) plan = new_plan (100, 200);

  plan->question->due = fixture_day ("2026-01-01");
  check_none (plan);
  plan->question->due = fixture_day ("2025-12-31");
  check_none (plan);
  plan->question->due = fixture_day ("2026-01-02");
  plan->question->baseline_day = CV_DAY_NONE;
  check_none (plan);
  plan->question->baseline_day = fixture_day ("2026-01-01");
  plan->question->target = NAN;
  check_none (plan);
  plan->question->target = 200;
  plan->question->direction = CV_DIRECTION_BAND;
  check_none (plan);
}

static void
test_find (void)
{
  g_autoptr (Fixture) plan = new_plan (100, 200);
  g_autoptr (Fixture) bent = new_plan (100, 200);
  g_autoptr (Fixture) level = new_plan (NAN, 200);
  g_autoptr (GArray)  path = make_path (plan);
  g_autoptr (GArray)  bent_path = NULL, level_path = make_path (level);
  CvDay               start = fixture_day ("2026-01-01");

  g_assert_cmpfloat (cv_path_find_value (path, 150, start), ==, start + 50);
  g_assert_cmpfloat_with_epsilon (cv_path_find_value (path, 100.5, start), start + 0.5, 1e-9);
  g_assert_cmpfloat (cv_path_find_value (path, 100, start), ==, start);
  g_assert_cmpfloat (cv_path_find_value (path, 200, start), ==, start + 100);
  g_assert_true (isnan (cv_path_find_value (path, 99, start)));
  g_assert_true (isnan (cv_path_find_value (path, 201, start)));
  g_assert_true (isnan (cv_path_find_value (level_path, 200, start)));

  /* 100 up to 150 at day 50, down to 110 at day 75 (17 March), up to 200: 130 is passed at 30,
   * at 62.5 (half way of 25 days), and at 75 + 25 * 20 / 90. */
  fixture_milestone (bent, "2026-02-20", 150);
  fixture_milestone (bent, "2026-03-17", 110);
  bent_path = make_path (bent);
  g_assert_cmpfloat_with_epsilon (cv_path_find_value (bent_path, 130, start + 40), start + 30,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (cv_path_find_value (bent_path, 130, start + 60), start + 62.5,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (cv_path_find_value (bent_path, 130, start + 99),
                                  start + 75 + 500 / 90.0, 1e-9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pace/straight", test_straight);
  g_test_add_func ("/pace/milestones", test_milestones);
  g_test_add_func ("/pace/baseline", test_baseline);
  g_test_add_func ("/pace/none", test_none);
  g_test_add_func ("/pace/find", test_find);

  return g_test_run ();
}
