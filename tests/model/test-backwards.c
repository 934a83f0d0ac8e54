/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>
#include <math.h>

#include "base/cv-error.h"
#include "model/cv-backwards.h"

/* 40 sales; every 20th lead buys, every 20th visitor becomes a lead, every 50th view a visit. */
static void
test_by_hand (void)
{
  CvBackwardsInput input = { 40, { 0.05, 0.05, 0.02 } };
  CvBackwards result;
  g_autofree char *text = NULL;

  g_assert_true (cv_backwards_work_out (&input, &result, NULL));
  g_assert_cmpfloat (result.needed[0], ==, 40);
  g_assert_cmpfloat (result.needed[1], ==, 800);
  g_assert_cmpfloat (result.needed[2], ==, 16000);
  g_assert_cmpfloat (result.needed[3], ==, 800000);
  g_assert_cmpint (result.unknown, ==, -1);
  text = cv_backwards_tell (&result);
  g_assert_cmpstr (text, ==, "40 sales take 800 leads, 16000 visits and 800000 views.");
}

/* Nobody sells to a part of a lead: 10 / 0.3 is 34; but what comes before is worked out exactly: 10 / 0.3 / 0.5 is 67,
 * not 68. */
static void
test_rounding (void)
{
  CvBackwardsInput input = { 10, { 0.3, 0.5, 1 } };
  CvBackwards result;

  g_assert_true (cv_backwards_work_out (&input, &result, NULL));
  g_assert_cmpfloat (result.needed[1], ==, 34);
  g_assert_cmpfloat (result.needed[2], ==, 67);
  g_assert_cmpfloat (result.needed[3], ==, 67);
}

static void
test_unknown (void)
{
  CvBackwardsInput input = { 40, { 0.05, NAN, 0.02 } };
  CvBackwards result;
  g_autofree char *text = NULL;
  g_autofree char *none = NULL;

  g_assert_true (cv_backwards_work_out (&input, &result, NULL));
  g_assert_cmpint (result.unknown, ==, 1);
  g_assert_true (isnan (result.needed[2]) && isnan (result.needed[3]));
  text = cv_backwards_tell (&result);
  g_assert_cmpstr (text, ==, "40 sales take 800 leads. Not known yet: “Visits that become a lead”. Measure it first.");
  input.rates[0] = NAN;
  g_assert_true (cv_backwards_work_out (&input, &result, NULL));
  none = cv_backwards_tell (&result);
  g_assert_cmpstr (none, ==, "Not known yet: “Leads that become a sale”. Measure it first.");
}

static void
test_wrong (void)
{
  static const CvBackwardsInput cases[]
      = { { 0, { 0.1, 0.1, 0.1 } }, { -5, { 0.1, 0.1, 0.1 } }, { 5, { 0, 0.1, 0.1 } }, { 5, { 0.1, 1.2, 0.1 } },
          { INFINITY, { 0.1, 0.1, 0.1 } } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      CvBackwards result;

      g_assert_false (cv_backwards_work_out (&cases[i], &result, &error));
      g_assert_error (error, CV_ERROR, CV_ERROR_INVALID);
    }
}

static void
test_steps (void)
{
  g_assert_cmpint (cv_backwards_find_step ("views"), ==, 3);
  g_assert_cmpint (cv_backwards_find_step (" link_clicks "), ==, 2);
  g_assert_cmpint (cv_backwards_find_step ("leads"), ==, 1);
  g_assert_cmpint (cv_backwards_find_step ("sales"), ==, 0);
  g_assert_cmpint (cv_backwards_find_step ("leads / views"), ==, -1);
  g_assert_cmpint (cv_backwards_find_step ("followers"), ==, -1);
}

int
main (int argc, char **argv)
{
  g_setenv ("LANGUAGE", "C", TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/backwards/by-hand", test_by_hand);
  g_test_add_func ("/backwards/rounding", test_rounding);
  g_test_add_func ("/backwards/unknown", test_unknown);
  g_test_add_func ("/backwards/wrong", test_wrong);
  g_test_add_func ("/backwards/steps", test_steps);
  return g_test_run ();
}
