/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/cv-clock.h"

#include <time.h>

static CvDay fixed_today = CV_DAY_NONE;

/* The C library and not GDateTime: after tzset() it notices that the system's zone changed while
 * the program ran (a laptop that travels), GLib keeps the zone it read first. */
CvDay
cv_clock_today (void)
{
  time_t    now;
  struct tm civil;

  if (fixed_today != CV_DAY_NONE)
    return fixed_today;

  now = time (NULL);
  tzset ();
  if (localtime_r (&now, &civil) == NULL)
    return (CvDay) (cv_clock_now () / (24 * 60 * 60));

  return cv_day_from_ymd (civil.tm_year + 1900, civil.tm_mon + 1, civil.tm_mday);
}

void
cv_clock_fix_today (CvDay day)
{
  fixed_today = day;
}

gint64
cv_clock_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}
