/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The estimate worked out by hand, its bounds, and what it says. */

#include <math.h>

#include "base/cv-error.h"
#include "model/cv-pollination.h"
#include "plan-builder.h"

/* 1,000 reached, half of them satisfied; 10 friends, of whom half are counted already: each meets 5. Anybody is
 * satisfied with 20 %, friends 50 % more often: 30 % (25 and 35 % in the low and high reading). */
static const CvPollinationInput example = { { 1000, 50, 10, 50, 20, 50, 2, 1e6 } };

#define GENERATION(i) (&g_array_index (generations, CvGeneration, (i)))

static void
test_by_hand (void)
{
  g_autoptr (GArray) generations = cv_pollination_run (&example);

  g_assert_cmpuint (generations->len, ==, 3);
  g_assert_cmpfloat (GENERATION (0)->met[CV_READING_MID], ==, 1000);
  g_assert_cmpfloat (GENERATION (0)->satisfied[CV_READING_MID], ==, 500);
  g_assert_cmpfloat (GENERATION (0)->without, ==, 500);
  /* 500 × 5 met; 500 of them satisfied like anybody, 750 with the uplift. */
  g_assert_cmpfloat_with_epsilon (GENERATION (1)->met[CV_READING_MID], 2500, 1e-9);
  g_assert_cmpfloat_with_epsilon (GENERATION (1)->without, 500, 1e-9);
  g_assert_cmpfloat_with_epsilon (GENERATION (1)->satisfied[CV_READING_MID], 750, 1e-9);
  /* 750 × 5 × 30 %; without it again 500 × 5 × 20 %. */
  g_assert_cmpfloat_with_epsilon (GENERATION (2)->satisfied[CV_READING_MID], 1125, 1e-9);
  g_assert_cmpfloat_with_epsilon (GENERATION (2)->without, 500, 1e-9);
  g_assert_cmpfloat_with_epsilon (cv_pollination_sum (generations, CV_READING_MID), 875, 1e-9);
  /* Low: 625 + 625 × 5 × 25 %. High: 875 + 875 × 5 × 35 %. */
  g_assert_cmpfloat_with_epsilon (cv_pollination_sum (generations, CV_READING_LOW), 625 + 781.25 - 1000, 1e-9);
  g_assert_cmpfloat_with_epsilon (cv_pollination_sum (generations, CV_READING_HIGH), 875 + 1531.25 - 1000, 1e-9);
}

/* An audience of 3,000: 1,000 are reached, 2,000 are left for their friends, none for the next. */
static void
test_saturation (void)
{
  CvPollinationInput input = example;
  g_autoptr (GArray) generations = NULL;

  input.values[CV_ASSUMED_AUDIENCE] = 3000;
  input.values[CV_ASSUMED_GENERATIONS] = 4;
  generations = cv_pollination_run (&input);
  g_assert_cmpfloat_with_epsilon (GENERATION (1)->met[CV_READING_MID], 2000, 1e-9);
  g_assert_cmpfloat_with_epsilon (GENERATION (1)->satisfied[CV_READING_MID], 600, 1e-9);
  for (guint g = 2; g < 5; g++)
    g_assert_cmpfloat (GENERATION (g)->met[CV_READING_HIGH], ==, 0);
  g_assert_cmpfloat_with_epsilon (cv_pollination_sum (generations, CV_READING_MID), 200, 1e-9);
  input.values[CV_ASSUMED_REACHED] = 5000;
  g_clear_pointer (&generations, g_array_unref);
  generations = cv_pollination_run (&input);
  g_assert_cmpfloat (GENERATION (0)->met[CV_READING_MID], ==, 3000);
}

/* Nobody is satisfied more than surely, and nothing is lifted from nothing. */
static void
test_bounds (void)
{
  CvPollinationInput input = example;
  g_autofree char *sentence = NULL;
  g_autoptr (GArray) generations = NULL;

  input.values[CV_ASSUMED_STRANGER] = 90;
  generations = cv_pollination_run (&input);
  g_assert_cmpfloat_with_epsilon (GENERATION (1)->satisfied[CV_READING_HIGH], 2500, 1e-9);
  input.values[CV_ASSUMED_UPLIFT] = 0;
  sentence = cv_pollination_tell (&input);
  g_assert_cmpstr (sentence, ==, "An estimate: with these assumptions, nobody more is satisfied through friends.");
}

static void
test_plan (void)
{
  g_autoptr (CvPlan) plan = cv_plan_new ();
  g_autoptr (CvEdit) edit = NULL;
  g_autoptr (CvEdit) nothing = NULL;
  g_autoptr (GError) error = NULL;
  CvPollinationInput input;

  put (plan, "plan plan name=Spring from=2026-01-01 to=2026-12-31");
  cv_pollination_get_input (plan, &input);
  for (guint i = 0; i < CV_N_ASSUMED; i++)
    g_assert_cmpfloat (input.values[i], ==, cv_assumption_get (i)->standard);
  nothing = cv_pollination_reset (plan);
  g_assert_cmpuint (nothing->operations->len, ==, 0);
  input.values[CV_ASSUMED_UPLIFT] = 25;
  edit = cv_pollination_keep (plan, &input, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (edit->operations->len, ==, 1);
  put (plan, "pollination pollination uplift=25 generations=2");
  cv_pollination_get_input (plan, &input);
  g_assert_cmpfloat (input.values[CV_ASSUMED_UPLIFT], ==, 25);
  g_assert_cmpfloat (input.values[CV_ASSUMED_GENERATIONS], ==, 2);
  g_assert_cmpfloat (input.values[CV_ASSUMED_FRIENDS], ==, 5);
}

static void
test_wrong (void)
{
  static const struct
  {
    CvAssumed which;
    double value;
    const char *sentence;
  } cases[] = {
    { CV_ASSUMED_SATISFIED, 101, "Share of them who are satisfied: a number from 0 to 100." },
    { CV_ASSUMED_REACHED, -1, "People reached per period: a number from 0 to 1000000000." },
    { CV_ASSUMED_GENERATIONS, 2.5, "Generations of friends: a number from 1 to 20." },
    { CV_ASSUMED_GENERATIONS, 0, "Generations of friends: a number from 1 to 20." },
  };
  g_autoptr (CvPlan) plan = cv_plan_new ();

  put (plan, "plan plan name=Spring from=2026-01-01 to=2026-12-31");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CvPollinationInput input;
      g_autoptr (GError) error = NULL;

      cv_pollination_get_input (plan, &input);
      input.values[cases[i].which] = cases[i].value;
      g_assert_null (cv_pollination_keep (plan, &input, &error));
      g_assert_error (error, CV_ERROR, CV_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, cases[i].sentence);
    }
}

int
main (int argc, char **argv)
{
  g_setenv ("LANGUAGE", "C", TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pollination/by-hand", test_by_hand);
  g_test_add_func ("/pollination/saturation", test_saturation);
  g_test_add_func ("/pollination/bounds", test_bounds);
  g_test_add_func ("/pollination/plan", test_plan);
  g_test_add_func ("/pollination/wrong", test_wrong);
  return g_test_run ();
}
