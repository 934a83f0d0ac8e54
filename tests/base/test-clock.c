/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/cv-clock.h"
#include "base/cv-error.h"

static void
test_fixed (void)
{
  CvDay day = cv_day_from_ymd (2026, 5, 18);

  cv_clock_fix_today (day);
  g_assert_cmpint (cv_clock_today (), ==, day);
  cv_clock_fix_today (CV_DAY_NONE);
  /* The system's zone is at most 14 hours away from UTC. */
  g_assert_cmpint (ABS (cv_clock_today () - (CvDay) (cv_clock_now () / 86400)), <=, 1);
}

/* Kiritimati and Niue are 25 hours apart, so at any moment their civil days differ. */
static void
test_zone (void)
{
  gint64 now = cv_clock_now ();
  CvDay  east, west;

  g_setenv ("TZ", "LIN-14", TRUE);
  east = cv_clock_today ();
  g_setenv ("TZ", "NUT11", TRUE);
  west = cv_clock_today ();

  g_assert_cmpint (east - west, >=, 1);
  g_assert_cmpint (east - west, <=, 2);
  g_assert_cmpint (east, >=, (now + 14 * 3600) / 86400);
  g_unsetenv ("TZ");
}

static void
test_now (void)
{
  g_assert_cmpint (ABS (cv_clock_now () - g_get_real_time () / G_USEC_PER_SEC), <=, 1);
}

static void
test_error_names (void)
{
  g_autoptr (GError) foreign = g_error_new (G_FILE_ERROR, G_FILE_ERROR_NOENT, "no");

  for (int code = CV_ERROR_INVALID; code <= CV_ERROR_CANCELLED; code++)
    {
      g_autoptr (GError) error = g_error_new (CV_ERROR, code, "x");

      g_assert_cmpstr (cv_error_code_name (error), !=, "failed");
    }
  g_assert_cmpstr (cv_error_code_name (foreign), ==, "failed");
  g_assert_cmpstr (cv_error_code_name (NULL), ==, "failed");
}

static void
test_error_code (void)
{
  g_autoptr (GError) error = g_error_new (CV_ERROR, CV_ERROR_NEEDS_GOAL, "x");

  g_assert_cmpstr (cv_error_code_name (error), ==, "needs_goal");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clock/fixed", test_fixed);
  g_test_add_func ("/clock/zone", test_zone);
  g_test_add_func ("/clock/now", test_now);
  g_test_add_func ("/error/names", test_error_names);
  g_test_add_func ("/error/code", test_error_code);

  return g_test_run ();
}
