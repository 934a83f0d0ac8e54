/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cv-span.h"

#include <math.h>

static CvDay
day (const char *text)
{
  CvDay parsed;

  g_assert_true (cv_day_parse (text, &parsed));
  return parsed;
}

static void
check (CvSpan span, const char *today, const char *from, const char *last)
{
  double start, end;

  cv_span_get_times (span, day ("2026-01-05"), day ("2026-12-27"), day (today), &start, &end);
  g_assert_cmpfloat (start, ==, day (from));
  g_assert_cmpfloat (end, ==, day (last) + 1);
}

/* Wednesday, 1 July 2026 is in the week from 29 June to 5 July. */
static void
test_times (void)
{
  double from, to;

  check (CV_SPAN_4_WEEKS, "2026-07-01", "2026-06-08", "2026-07-05");
  check (CV_SPAN_4_WEEKS, "2026-07-05", "2026-06-08", "2026-07-05");
  check (CV_SPAN_4_WEEKS, "2026-07-06", "2026-06-15", "2026-07-12");
  check (CV_SPAN_12_WEEKS, "2026-07-01", "2026-04-13", "2026-07-05");
  check (CV_SPAN_PLAN, "2026-07-01", "2026-01-05", "2026-12-27");
  cv_span_get_times (CV_SPAN_ALL, day ("2026-01-05"), day ("2026-12-27"), day ("2026-07-01"), &from, &to);
  g_assert_true (isnan (from) && isnan (to));
  cv_span_get_times (CV_SPAN_PLAN, CV_DAY_NONE, CV_DAY_NONE, day ("2026-07-01"), &from, &to);
  g_assert_true (isnan (from) && isnan (to));
}

static void
test_words (void)
{
  CvSpan span = CV_SPAN_ALL;

  for (CvSpan i = CV_SPAN_4_WEEKS; i < CV_N_SPANS; i++)
    {
      g_assert_true (cv_span_from_string (cv_span_to_string (i), &span));
      g_assert_cmpint (span, ==, i);
    }
  g_assert_false (cv_span_from_string ("5-weeks", &span));
  g_assert_false (cv_span_from_string (NULL, &span));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/span/times", test_times);
  g_test_add_func ("/span/words", test_words);

  return g_test_run ();
}
