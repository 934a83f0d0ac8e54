/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Civil days and the periods they belong to. A year is counted from March here, so that the leap
 * day is the last one of a year and every formula is a plain division (the well-known "civil from
 * days" method of Howard Hinnant). Day 0, 1970-01-01, was a Thursday. Pure, any thread.
 *
 * Weeks have no place in the calendar's hierarchy: an ISO week belongs to the year that holds its
 * Thursday, and that is the whole definition of its number. */

#include "base/cv-day.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <locale.h>
#include <string.h>

#define DAYS_PER_ERA 146097     /* 400 years */
#define DAYS_TO_EPOCH 719468    /* 0000-03-01 to 1970-01-01 */
#define DAY_PATTERN "%-d %B %Y" /* of the day in English */
#define THURSDAY 3              /* counted from Monday, 0 */

static const char *const grain_names[] = {
  [CV_GRAIN_DAY] = "day",
  [CV_GRAIN_WEEK] = "week",
  [CV_GRAIN_MONTH] = "month",
  [CV_GRAIN_QUARTER] = "quarter",
};

static int
floor_divide (int dividend, int divisor)
{
  return dividend / divisor - (dividend % divisor < 0);
}

static gboolean
is_leap_year (int year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int
days_in_month (int year, int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  return days[month - 1] + (month == 2 && is_leap_year (year));
}

/* @month 1 to 12; no other check, so that it serves periods that reach past the year 9999. */
static CvDay
day_from_civil (int year, int month, int day)
{
  int y = month <= 2 ? year - 1 : year;
  int era = floor_divide (y, 400);
  int year_of_era = y - era * 400;
  int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * DAYS_PER_ERA + day_of_era - DAYS_TO_EPOCH;
}

CvDay
cv_day_from_ymd (int year, int month, int day)
{
  if (year < 1 || year > 9999 || month < 1 || month > 12)
    return CV_DAY_NONE;
  if (day < 1 || day > days_in_month (year, month))
    return CV_DAY_NONE;

  return day_from_civil (year, month, day);
}

void
cv_day_to_ymd (CvDay day, int *year, int *month, int *date)
{
  int era, day_of_era, year_of_era, day_of_year, month_from_march;

  g_return_if_fail (day != CV_DAY_NONE);

  era = floor_divide (day + DAYS_TO_EPOCH, DAYS_PER_ERA);
  day_of_era = day + DAYS_TO_EPOCH - era * DAYS_PER_ERA;
  year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  month_from_march = (5 * day_of_year + 2) / 153;

  *date = day_of_year - (153 * month_from_march + 2) / 5 + 1;
  *month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  *year = year_of_era + era * 400 + (*month <= 2);
}

/* Monday 0 ... Sunday 6 */
static int
days_after_monday (CvDay day)
{
  int remainder = (day + THURSDAY) % 7;

  return remainder < 0 ? remainder + 7 : remainder;
}

CvDay
cv_day_from_time (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (seconds);

  return time != NULL ? cv_day_from_ymd (g_date_time_get_year (time), g_date_time_get_month (time),
                                         g_date_time_get_day_of_month (time))
                      : CV_DAY_NONE;
}

int
cv_day_weekday (CvDay day)
{
  g_return_val_if_fail (day != CV_DAY_NONE, 1);

  return days_after_monday (day) + 1;
}

/* Exactly @length digits at @text. */
static gboolean
read_digits (const char *text, int length, int *number)
{
  *number = 0;
  for (int i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *number = *number * 10 + (text[i] - '0');
    }

  return TRUE;
}

gboolean
cv_day_parse (const char *text, CvDay *day)
{
  int year, month, date;

  if (strlen (text) != strlen ("YYYY-MM-DD") || text[4] != '-' || text[7] != '-')
    return FALSE;
  if (!read_digits (text, 4, &year) || !read_digits (text + 5, 2, &month)
      || !read_digits (text + 8, 2, &date))
    return FALSE;

  *day = cv_day_from_ymd (year, month, date);
  return *day != CV_DAY_NONE;
}

const char *
cv_day_format (CvDay day, char buffer[CV_DAY_BUFFER])
{
  return cv_period_format (day, CV_GRAIN_DAY, buffer);
}

/* Months since the year 0. */
static int
month_index (CvDay day)
{
  int year, month, date;

  cv_day_to_ymd (day, &year, &month, &date);
  return year * 12 + month - 1;
}

static CvDay
first_of_month (int index)
{
  int year = floor_divide (index, 12);

  return day_from_civil (year, index - year * 12 + 1, 1);
}

CvDay
cv_period_first (CvDay day, CvGrain grain)
{
  return cv_period_shift (day, grain, 0);
}

CvDay
cv_period_last (CvDay day, CvGrain grain)
{
  return cv_period_shift (day, grain, 1) - 1;
}

CvDay
cv_period_shift (CvDay day, CvGrain grain, int count)
{
  g_return_val_if_fail (day != CV_DAY_NONE, CV_DAY_NONE);

  switch (grain)
    {
    case CV_GRAIN_DAY:
      return day + count;
    case CV_GRAIN_WEEK:
      return day - days_after_monday (day) + count * 7;
    case CV_GRAIN_MONTH:
      return first_of_month (month_index (day) + count);
    case CV_GRAIN_QUARTER:
      return first_of_month ((floor_divide (month_index (day), 3) + count) * 3);
    default:
      g_return_val_if_reached (day);
    }
}

int
cv_period_count (CvDay from, CvDay to, CvGrain grain)
{
  g_return_val_if_fail (from != CV_DAY_NONE && to != CV_DAY_NONE, 0);

  switch (grain)
    {
    case CV_GRAIN_DAY:
      return to - from;
    case CV_GRAIN_WEEK:
      return (to - days_after_monday (to) - (from - days_after_monday (from))) / 7;
    case CV_GRAIN_MONTH:
      return month_index (to) - month_index (from);
    case CV_GRAIN_QUARTER:
      return floor_divide (month_index (to), 3) - floor_divide (month_index (from), 3);
    default:
      g_return_val_if_reached (0);
    }
}

/* The year of the Thursday, and how many Thursdays of that year there have been. */
static void
week_number (CvDay day, int *year, int *week)
{
  CvDay thursday = day - days_after_monday (day) + THURSDAY;
  int   month, date;

  cv_day_to_ymd (thursday, year, &month, &date);
  *week = (thursday - day_from_civil (*year, 1, 1)) / 7 + 1;
}

const char *
cv_period_format (CvDay day, CvGrain grain, char buffer[CV_DAY_BUFFER])
{
  int year, month, date, week;

  g_return_val_if_fail (day != CV_DAY_NONE, "");

  cv_day_to_ymd (day, &year, &month, &date);
  switch (grain)
    {
    case CV_GRAIN_DAY:
      g_snprintf (buffer, CV_DAY_BUFFER, "%04d-%02d-%02d", year, month, date);
      break;
    case CV_GRAIN_WEEK:
      week_number (day, &year, &week);
      g_snprintf (buffer, CV_DAY_BUFFER, "%04d-W%02d", year, week);
      break;
    case CV_GRAIN_MONTH:
      g_snprintf (buffer, CV_DAY_BUFFER, "%04d-%02d", year, month);
      break;
    case CV_GRAIN_QUARTER:
      g_snprintf (buffer, CV_DAY_BUFFER, "%04d-Q%d", year, (month - 1) / 3 + 1);
      break;
    default:
      g_return_val_if_reached ("");
    }

  return buffer;
}

static gboolean
parse_week (const char *text, int year, CvDay *first)
{
  CvDay day;
  int   week, year_found, week_found;

  if (!read_digits (text, 2, &week) || text[2] != '\0' || year < 1)
    return FALSE;

  /* 4 January is always in week 1. Counting on from there, a week 53 that the year does not have
   * comes out as another year's week 1. */
  day = cv_period_shift (day_from_civil (year, 1, 4), CV_GRAIN_WEEK, week - 1);
  week_number (day, &year_found, &week_found);
  if (year_found != year || week_found != week)
    return FALSE;

  *first = day;
  return TRUE;
}

static gboolean
parse_quarter (const char *text, int year, CvDay *first)
{
  if (text[0] < '1' || text[0] > '4' || text[1] != '\0')
    return FALSE;

  *first = cv_day_from_ymd (year, (text[0] - '1') * 3 + 1, 1);
  return *first != CV_DAY_NONE;
}

static gboolean
parse_month (const char *text, int year, CvDay *first)
{
  int month;

  if (!read_digits (text, 2, &month) || text[2] != '\0')
    return FALSE;

  *first = cv_day_from_ymd (year, month, 1);
  return *first != CV_DAY_NONE;
}

gboolean
cv_period_parse (const char *text, CvDay *first, CvGrain *grain)
{
  int year;

  if (cv_day_parse (text, first))
    {
      *grain = CV_GRAIN_DAY;
      return TRUE;
    }
  if (!read_digits (text, 4, &year) || text[4] != '-')
    return FALSE;

  switch (text[5])
    {
    case 'W':
      *grain = CV_GRAIN_WEEK;
      return parse_week (text + 6, year, first);
    case 'Q':
      *grain = CV_GRAIN_QUARTER;
      return parse_quarter (text + 6, year, first);
    default:
      *grain = CV_GRAIN_MONTH;
      return parse_month (text + 5, year, first);
    }
}

static char *
format_by_pattern (CvDay day, const char *pattern)
{
  g_autoptr (GDateTime) time = NULL;
  int                   year = 0, month = 0, date = 0;

  cv_day_to_ymd (day, &year, &month, &date);
  time = g_date_time_new_utc (year, month, date, 12, 0, 0);
  g_return_val_if_fail (time != NULL, g_strdup (""));

  return g_date_time_format (time, pattern);
}

gboolean
cv_day_is_month_first (void)
{
  const char *format = nl_langinfo (D_FMT);
  const char *month = strstr (format, "%m");
  const char *day = strstr (format, "%d");

  return month != NULL && day != NULL && month < day;
}

/* English is one language in two forms; which one is in the locale, not in the words. What has no locale has the form of
 * most of the world. */
static gboolean
is_american (const char *pattern)
{
  return g_str_equal (pattern, DAY_PATTERN) && cv_day_is_month_first ()
         && !g_str_has_prefix (setlocale (LC_TIME, NULL), "C");
}

char *
cv_day_format_locale (CvDay day)
{
  int         year, month, date;
  const char *pattern;

  g_return_val_if_fail (day != CV_DAY_NONE, g_strdup (""));

  cv_day_to_ymd (day, &year, &month, &date);
  if (date == 1)
    /* Translators: the first day of a month, as g_date_time_format() takes it: "1 May 2026" */
    pattern = C_("first day of a month", "%-d %B %Y");
  else
    /* Translators: a day, in the notation of g_date_time_format(): "18 May 2026" */
    pattern = C_("day", "%-d %B %Y");

  return format_by_pattern (day, is_american (pattern) ? "%B %-d, %Y" : pattern);
}

char *
cv_period_format_locale (CvDay day, CvGrain grain)
{
  int year, month, date, week;

  g_return_val_if_fail (day != CV_DAY_NONE, g_strdup (""));

  switch (grain)
    {
    case CV_GRAIN_WEEK:
      week_number (day, &year, &week);
      /* Translators: number of the week, year: "Week 21, 2026" */
      return g_strdup_printf (_("Week %1$d, %2$d"), week, year);
    case CV_GRAIN_MONTH:
      /* Translators: a month, in the notation of g_date_time_format(): "May 2026" */
      return format_by_pattern (day, C_("month", "%OB %Y"));
    case CV_GRAIN_QUARTER:
      cv_day_to_ymd (day, &year, &month, &date);
      /* Translators: number of the quarter, year: "Q2 2026" */
      return g_strdup_printf (C_("quarter", "Q%1$d %2$d"), (month - 1) / 3 + 1, year);
    case CV_GRAIN_DAY:
    default:
      return cv_day_format_locale (day);
    }
}

const char *
cv_grain_to_string (CvGrain grain)
{
  g_return_val_if_fail ((guint) grain < G_N_ELEMENTS (grain_names), grain_names[0]);

  return grain_names[grain];
}

gboolean
cv_grain_from_string (const char *text, CvGrain *grain)
{
  for (guint i = 0; i < G_N_ELEMENTS (grain_names); i++)
    if (g_str_equal (text, grain_names[i]))
      {
        *grain = (CvGrain) i;
        return TRUE;
      }

  return FALSE;
}
