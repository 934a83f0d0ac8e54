/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/cv-day.h"

#include <locale.h>

static CvDay
day_of (const char *text)
{
  CvDay day = CV_DAY_NONE;

  g_assert_true (cv_day_parse (text, &day));
  return day;
}

/* The oldest way to keep a calendar: one day after the other. */
typedef struct
{
  int year, month, date;
  int weekday;           /* 1 Monday */
  int iso_year, iso_week;
} Walker;

static int
length_of_month (int year, int month)
{
  if (month == 2)
    return (year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)) ? 29 : 28;

  return (month == 4 || month == 6 || month == 9 || month == 11) ? 30 : 31;
}

/* On a Monday: the week belongs to the next year if 4 January lies in it, that is, from 29
 * December. */
static void
turn_week (Walker *walker)
{
  if (walker->month == 12 && walker->date >= 29)
    {
      walker->iso_year = walker->year + 1;
      walker->iso_week = 1;
    }
  else if (walker->month == 1 && walker->date <= 4)
    {
      walker->iso_year = walker->year;
      walker->iso_week = 1;
    }
  else
    walker->iso_week++;
}

static void
walk_one_day (Walker *walker)
{
  walker->date++;
  if (walker->date > length_of_month (walker->year, walker->month))
    {
      walker->date = 1;
      walker->month++;
    }
  if (walker->month > 12)
    {
      walker->month = 1;
      walker->year++;
    }
  walker->weekday = walker->weekday % 7 + 1;
  if (walker->weekday == 1)
    turn_week (walker);
}

typedef struct
{
  CvDay first[4]; /* of the current period of each grain */
  int   counts[4]; /* periods since the first day */
} Periods;

static void
check_periods (const Walker *walker, Periods *periods, CvDay day, CvDay start)
{
  const gboolean begins[4] = {
    TRUE,
    walker->weekday == 1,
    walker->date == 1,
    walker->date == 1 && walker->month % 3 == 1,
  };

  for (CvGrain grain = CV_GRAIN_DAY; grain <= CV_GRAIN_QUARTER; grain++)
    {
      if (begins[grain] && day > start)
        {
          g_assert_cmpint (cv_period_last (day - 1, grain), ==, day - 1);
          g_assert_cmpint (cv_period_shift (day - 1, grain, 1), ==, day);
          g_assert_cmpint (cv_period_shift (day, grain, -1), ==, periods->first[grain]);
          periods->first[grain] = day;
          periods->counts[grain]++;
        }
      g_assert_cmpint (cv_period_first (day, grain), ==, periods->first[grain]);
      g_assert_cmpint (cv_period_count (start, day, grain), ==, periods->counts[grain]);
    }
}

static void
check_week_text (const Walker *walker, CvDay day)
{
  char             buffer[CV_DAY_BUFFER];
  g_autofree char *expected = g_strdup_printf ("%04d-W%02d", walker->iso_year, walker->iso_week);
  CvDay            first;
  CvGrain          grain;

  g_assert_cmpstr (cv_period_format (day, CV_GRAIN_WEEK, buffer), ==, expected);
  if (walker->iso_year > 9999)
    return;
  g_assert_true (cv_period_parse (expected, &first, &grain));
  g_assert_cmpint (grain, ==, CV_GRAIN_WEEK);
  g_assert_cmpint (first, ==, day);
}

static void
test_every_day (void)
{
  /* 1 January of the year 1 is a Monday in the proleptic Gregorian calendar. */
  Walker  walker = { 1, 1, 1, 1, 1, 1 };
  CvDay   start = cv_day_from_ymd (1, 1, 1);
  CvDay   end = cv_day_from_ymd (9999, 12, 31);
  Periods periods = { .first = { start, start, start, start } };

  for (CvDay day = start; day <= end; day++)
    {
      int year, month, date;

      cv_day_to_ymd (day, &year, &month, &date);
      if (year != walker.year || month != walker.month || date != walker.date)
        g_error ("day %d is %d-%d-%d", day, year, month, date);
      g_assert_cmpint (cv_day_from_ymd (year, month, date), ==, day);
      g_assert_cmpint (cv_day_weekday (day), ==, walker.weekday);
      check_periods (&walker, &periods, day, start);
      if (walker.weekday == 1)
        check_week_text (&walker, day);
      walk_one_day (&walker);
    }

  g_assert_cmpint (walker.year, ==, 10000);
  /* 9,999 years of 365 days and 2,424 leap days (9999/4 - 9999/100 + 9999/400 = 2499 - 99 + 24) */
  g_assert_cmpint (end - start + 1, ==, 9999 * 365 + 2424);
}

static void
test_known_days (void)
{
  g_assert_cmpint (cv_day_from_ymd (1970, 1, 1), ==, 0);
  g_assert_cmpint (cv_day_from_ymd (1969, 12, 31), ==, -1);
  /* 30 years, 7 of them leap (72, 76, 80, 84, 88, 92, 96) */
  g_assert_cmpint (cv_day_from_ymd (2000, 1, 1), ==, 30 * 365 + 7);
  g_assert_cmpint (cv_day_from_ymd (2000, 3, 1) - cv_day_from_ymd (2000, 2, 28), ==, 2);
  g_assert_cmpint (cv_day_from_ymd (1900, 3, 1) - cv_day_from_ymd (1900, 2, 28), ==, 1);

  g_assert_cmpint (cv_day_from_ymd (0, 12, 31), ==, CV_DAY_NONE);
  g_assert_cmpint (cv_day_from_ymd (10000, 1, 1), ==, CV_DAY_NONE);
  g_assert_cmpint (cv_day_from_ymd (2026, 0, 1), ==, CV_DAY_NONE);
  g_assert_cmpint (cv_day_from_ymd (2026, 13, 1), ==, CV_DAY_NONE);
  g_assert_cmpint (cv_day_from_ymd (2026, 4, 31), ==, CV_DAY_NONE);
  g_assert_cmpint (cv_day_from_ymd (2026, 2, 29), ==, CV_DAY_NONE);
  g_assert_cmpint (cv_day_from_ymd (2024, 2, 29), !=, CV_DAY_NONE);
  g_assert_cmpint (cv_day_from_ymd (2026, 1, 0), ==, CV_DAY_NONE);
}

static void
test_year_ends (void)
{
  /* From the printed calendars of those years. */
  static const struct { const char *day, *week; } cases[] = {
    { "2020-12-31", "2020-W53" }, { "2021-01-01", "2020-W53" }, { "2021-01-03", "2020-W53" },
    { "2021-01-04", "2021-W01" }, { "2024-12-29", "2024-W52" }, { "2024-12-30", "2025-W01" },
    { "2025-01-01", "2025-W01" }, { "2025-12-28", "2025-W52" }, { "2025-12-29", "2026-W01" },
    { "2026-12-28", "2026-W53" }, { "2027-01-03", "2026-W53" }, { "2027-01-04", "2027-W01" },
    { "2015-12-31", "2015-W53" }, { "2016-01-03", "2015-W53" }, { "2023-01-01", "2022-W52" },
    { "2026-05-18", "2026-W21" }, { "2026-05-24", "2026-W21" }, { "2026-05-25", "2026-W22" },
  };
  char buffer[CV_DAY_BUFFER];

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (cv_period_format (day_of (cases[i].day), CV_GRAIN_WEEK, buffer), ==,
                     cases[i].week);

  /* A year of 53 weeks is one more week away from the next year's same week. */
  g_assert_cmpint (cv_period_count (day_of ("2026-01-01"), day_of ("2027-01-07"), CV_GRAIN_WEEK),
                   ==, 53);
  g_assert_cmpint (cv_period_count (day_of ("2025-01-01"), day_of ("2026-01-01"), CV_GRAIN_WEEK),
                   ==, 52);
}

static void
test_parse_day (void)
{
  static const char *const refused[] = {
    "", "2026", "2026-5-18", "2026-05-18 ", " 2026-05-18", "2026-05-1", "2026/05/18",
    "2026-02-29", "2026-13-01", "2026-00-10", "0000-01-01", "20260518", "2026-05-18T00",
    "-026-05-18", "+026-05-18", "2026-05-1x", "18-05-2026", "２026-05-1",
  };
  CvDay day;
  char  buffer[CV_DAY_BUFFER];

  g_assert_cmpint (day_of ("1970-01-01"), ==, 0);
  g_assert_cmpstr (cv_day_format (day_of ("0001-01-01"), buffer), ==, "0001-01-01");
  g_assert_cmpstr (cv_day_format (day_of ("9999-12-31"), buffer), ==, "9999-12-31");
  g_assert_cmpstr (cv_day_format (day_of ("2024-02-29"), buffer), ==, "2024-02-29");

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_false (cv_day_parse (refused[i], &day));
}

static void
test_parse_period (void)
{
  static const struct { const char *text, *first, *last; CvGrain grain; } cases[] = {
    { "2026-05-18", "2026-05-18", "2026-05-18", CV_GRAIN_DAY },
    { "2026-W21", "2026-05-18", "2026-05-24", CV_GRAIN_WEEK },
    { "2026-W01", "2025-12-29", "2026-01-04", CV_GRAIN_WEEK },
    { "2026-W53", "2026-12-28", "2027-01-03", CV_GRAIN_WEEK },
    { "2026-05", "2026-05-01", "2026-05-31", CV_GRAIN_MONTH },
    { "2024-02", "2024-02-01", "2024-02-29", CV_GRAIN_MONTH },
    { "2026-Q2", "2026-04-01", "2026-06-30", CV_GRAIN_QUARTER },
    { "2026-Q4", "2026-10-01", "2026-12-31", CV_GRAIN_QUARTER },
  };
  static const char *const refused[] = {
    "", "2026", "2026-", "2026-W", "2026-W5", "2026-W00", "2026-W54", "2025-W53", "2026-W021",
    "2026-w21", "2026W21", "2026-Q0", "2026-Q5", "2026-Q", "2026-Q12", "2026-00", "2026-13",
    "2026-5", "2026-005", "0000-W01", "0000-Q1", "0000-01", "W21-2026", "2026-05-32",
  };
  CvDay   first;
  CvGrain grain;
  char    buffer[CV_DAY_BUFFER];

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (cv_period_parse (cases[i].text, &first, &grain));
      g_assert_cmpint (grain, ==, cases[i].grain);
      g_assert_cmpint (first, ==, day_of (cases[i].first));
      g_assert_cmpint (cv_period_last (first, grain), ==, day_of (cases[i].last));
      g_assert_cmpstr (cv_period_format (first, grain, buffer), ==, cases[i].text);
    }

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    if (cv_period_parse (refused[i], &first, &grain))
      g_error ("\"%s\" was read as a period", refused[i]);
}

static void
test_shift_and_count (void)
{
  g_assert_cmpint (cv_period_shift (day_of ("2026-01-31"), CV_GRAIN_MONTH, 1), ==,
                   day_of ("2026-02-01"));
  g_assert_cmpint (cv_period_shift (day_of ("2026-01-31"), CV_GRAIN_MONTH, -14), ==,
                   day_of ("2024-11-01"));
  g_assert_cmpint (cv_period_shift (day_of ("2026-02-14"), CV_GRAIN_QUARTER, -1), ==,
                   day_of ("2025-10-01"));
  g_assert_cmpint (cv_period_count (day_of ("2026-03-31"), day_of ("2025-12-01"), CV_GRAIN_QUARTER),
                   ==, -1);
  g_assert_cmpint (cv_period_count (day_of ("2026-05-24"), day_of ("2026-05-18"), CV_GRAIN_WEEK),
                   ==, 0);
  g_assert_cmpint (cv_period_count (day_of ("2026-05-18"), day_of ("2026-05-17"), CV_GRAIN_WEEK),
                   ==, -1);

  for (CvGrain grain = CV_GRAIN_DAY; grain <= CV_GRAIN_QUARTER; grain++)
    for (int count = -5000; count <= 5000; count += 7)
      {
        CvDay day = day_of ("1972-02-29");

        g_assert_cmpint (
            cv_period_count (day, cv_period_shift (day, grain, count), grain), ==, count);
      }
}

static void
test_grain_names (void)
{
  CvGrain grain;

  for (CvGrain each = CV_GRAIN_DAY; each <= CV_GRAIN_QUARTER; each++)
    {
      g_assert_true (cv_grain_from_string (cv_grain_to_string (each), &grain));
      g_assert_cmpint (grain, ==, each);
    }
  g_assert_cmpstr (cv_grain_to_string (CV_GRAIN_WEEK), ==, "week");
  g_assert_false (cv_grain_from_string ("year", &grain));
  g_assert_false (cv_grain_from_string ("Week", &grain));
  g_assert_false (cv_grain_from_string ("", &grain));
}

static void
check_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

/* English in America has the month first; the words are the same. */
static void
test_american (void)
{
  if (setlocale (LC_TIME, "en_US.UTF-8") == NULL)
    {
      g_test_skip ("en_US.UTF-8 is not installed");
      return;
    }
  g_assert_true (cv_day_is_month_first ());
  check_text (cv_day_format_locale (day_of ("2026-05-18")), "May 18, 2026");
  check_text (cv_day_format_locale (day_of ("2026-05-01")), "May 1, 2026");
  check_text (cv_period_format_locale (day_of ("2026-05-18"), CV_GRAIN_MONTH), "May 2026");
  setlocale (LC_TIME, "C");
}

static void
test_locale_text (void)
{
  CvDay day = day_of ("2026-05-18");

  check_text (cv_day_format_locale (day), "18 May 2026");
  check_text (cv_day_format_locale (day_of ("2026-05-01")), "1 May 2026");
  check_text (cv_period_format_locale (day, CV_GRAIN_DAY), "18 May 2026");
  check_text (cv_period_format_locale (day, CV_GRAIN_WEEK), "Week 21, 2026");
  check_text (cv_period_format_locale (day_of ("2027-01-01"), CV_GRAIN_WEEK), "Week 53, 2026");
  check_text (cv_period_format_locale (day, CV_GRAIN_MONTH), "May 2026");
  check_text (cv_period_format_locale (day, CV_GRAIN_QUARTER), "Q2 2026");

  if (setlocale (LC_TIME, "fr_FR.UTF-8") == NULL)
    {
      g_test_skip ("fr_FR.UTF-8 is not installed");
      return;
    }
  check_text (cv_day_format_locale (day_of ("2026-08-15")), "15 août 2026");
  check_text (cv_period_format_locale (day_of ("2026-08-15"), CV_GRAIN_MONTH), "août 2026");
  setlocale (LC_TIME, "C");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day/known", test_known_days);
  g_test_add_func ("/day/every", test_every_day);
  g_test_add_func ("/day/year-ends", test_year_ends);
  g_test_add_func ("/day/parse", test_parse_day);
  g_test_add_func ("/day/parse-period", test_parse_period);
  g_test_add_func ("/day/shift-and-count", test_shift_and_count);
  g_test_add_func ("/day/grain-names", test_grain_names);
  g_test_add_func ("/day/american", test_american);
  g_test_add_func ("/day/locale", test_locale_text);

  return g_test_run ();
}
