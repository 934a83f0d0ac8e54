/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sources/cv-clock-change.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  int           month;
  int           week; /* which Sunday of the month; 0: the last */
  gint32        hour;
  CvClockChange change;
  const char   *place;
} Rule;

static const Rule rules[] = {
  { 3, 0, 2, CV_CLOCK_NEVER, N_ ("central Europe") },
  { 10, 0, 2, CV_CLOCK_TWICE, N_ ("central Europe") },
  { 3, 2, 2, CV_CLOCK_NEVER, N_ ("North America") },
  { 11, 1, 1, CV_CLOCK_TWICE, N_ ("North America") },
};

static gboolean
falls_on (const Rule *rule, CvDay day, int month, int date)
{
  if (rule->month != month)
    return FALSE;
  if (rule->week > 0)
    return (date - 1) / 7 + 1 == rule->week;

  return day + 7 > cv_period_last (day, CV_GRAIN_MONTH);
}

CvClockChange
cv_clock_change_find (CvDay day, gint32 seconds, const char **place)
{
  int year, month, date;

  if (seconds < 3600 || seconds >= 3 * 3600 || cv_day_weekday (day) != 7)
    return CV_CLOCK_NORMAL;

  cv_day_to_ymd (day, &year, &month, &date);
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (seconds / 3600 == rules[i].hour && falls_on (&rules[i], day, month, date))
      {
        *place = _(rules[i].place);
        return rules[i].change;
      }

  return CV_CLOCK_NORMAL;
}
