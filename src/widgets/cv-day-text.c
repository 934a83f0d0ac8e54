/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text is cut into numbers and words; a word must be a month (or the ending of an ordinal), and what
 * the numbers are follows from how many there are and whether a month was named. */

#include "config.h"

#include "widgets/cv-day-text.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>

#include "base/cv-text.h"

#define MAX_NUMBERS 3
#define NO_YEAR (-1)

typedef struct
{
  int value, digits;
} Number;

typedef struct
{
  Number numbers[MAX_NUMBERS];
  guint n_numbers;
  int month; /* named; 0: none */
} Parts;

static gboolean
begins_with (const char *name,
             const char *word)
{
  g_autofree char *folded = cv_text_fold (name);

  return g_str_has_prefix (folded, word);
}

/* 1 to 12, 0 if @word (folded) names no month or too little of it to be sure. */
static int
find_month (const char *word)
{
  static const char *const english[] = { "january", "february", "march", "april", "may", "june", "july",
                                         "august", "september", "october", "november", "december" };
  static const nl_item local[] = { MON_1, MON_2, MON_3, MON_4, MON_5, MON_6, MON_7,
                                   MON_8, MON_9, MON_10, MON_11, MON_12 };
  int found = 0, n_found = 0;

  if (g_utf8_strlen (word, -1) < 3)
    return 0;
  for (int i = 0; i < 12; i++)
    if (begins_with (nl_langinfo (local[i]), word) || begins_with (english[i], word))
      {
        found = i + 1;
        n_found++;
      }
  return n_found == 1 ? found : 0;
}

static gboolean
is_ordinal_ending (const char *word)
{
  static const char *const endings[] = { "er", "st", "nd", "rd", "th", "e" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_equal (word, endings[i]))
      return TRUE;
  return FALSE;
}

/* Returns what follows the number, NULL if there is one too many. */
static const char *
take_number (const char *text,
             Parts      *parts)
{
  Number number = { 0, 0 };

  for (; g_ascii_isdigit (*text); text++, number.digits++)
    number.value = number.digits < 6 ? number.value * 10 + (*text - '0') : G_MAXINT;
  if (parts->n_numbers == MAX_NUMBERS)
    return NULL;
  parts->numbers[parts->n_numbers++] = number;
  return text;
}

static const char *
take_word (const char *text,
           Parts      *parts)
{
  const char *end = text;
  g_autofree char *word = NULL;
  int month;

  while (g_unichar_isalpha (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  word = g_strndup (text, end - text);
  if (parts->n_numbers > 0 && is_ordinal_ending (word))
    return end;

  month = find_month (word);
  if (month == 0 || parts->month != 0)
    return NULL;
  parts->month = month;
  return end;
}

static gboolean
cut (const char *text,
     Parts      *parts)
{
  while (text != NULL && *text != '\0')
    if (g_ascii_isdigit (*text))
      text = take_number (text, parts);
    else if (g_unichar_isalpha (g_utf8_get_char (text)))
      text = take_word (text, parts);
    else if (g_unichar_isspace (g_utf8_get_char (text)) || strchr (".,/-", *text) != NULL)
      text = g_utf8_next_char (text);
    else
      return FALSE;
  return text != NULL;
}

static int
full_year (Number number)
{
  return number.digits <= 2 ? 2000 + number.value : number.value;
}

/* Of numbers beside a month's name: the day, and perhaps the year. */
static gboolean
assign_named (const Parts *parts,
              int         *year,
              int         *month,
              int         *date)
{
  if (parts->n_numbers < 1 || parts->n_numbers > 2)
    return FALSE;

  *month = parts->month;
  *date = parts->numbers[0].value;
  if (parts->n_numbers == 2)
    *year = full_year (parts->numbers[1]);
  return TRUE;
}

/* Of numbers alone: the year first if it has four digits, else in the locale's order. */
static gboolean
assign_numbers (const Parts *parts,
                int         *year,
                int         *month,
                int         *date)
{
  const Number *n = parts->numbers;

  if (parts->n_numbers < 2)
    return FALSE;

  if (parts->n_numbers == 3 && n[0].digits == 4)
    {
      *year = n[0].value;
      *month = n[1].value;
      *date = n[2].value;
      return TRUE;
    }
  *month = cv_day_is_month_first () ? n[0].value : n[1].value;
  *date = cv_day_is_month_first () ? n[1].value : n[0].value;
  if (parts->n_numbers == 3)
    *year = full_year (n[2]);
  return TRUE;
}

/* The first such day from @today on; 29 February may be years away. */
static CvDay
next_such_day (CvDay today,
               int   month,
               int   date)
{
  int year, today_month, today_date;

  cv_day_to_ymd (today, &year, &today_month, &today_date);
  for (int i = 0; i <= 8; i++)
    {
      CvDay day = cv_day_from_ymd (year + i, month, date);

      if (day != CV_DAY_NONE && day >= today)
        return day;
    }
  return CV_DAY_NONE;
}

gboolean
cv_day_parse_typed (const char *text,
                    CvDay       today,
                    CvDay      *day)
{
  g_autofree char *folded = cv_text_fold (text);
  Parts parts = { 0 };
  int year = NO_YEAR, month, date;

  if (!cut (folded, &parts)
      || !(parts.month != 0 ? assign_named : assign_numbers) (&parts, &year, &month, &date))
    return FALSE;

  *day = year == NO_YEAR ? next_such_day (today, month, date) : cv_day_from_ymd (year, month, date);
  return *day != CV_DAY_NONE;
}

char *
cv_day_refuse_typed (const char *text,
                     CvDay       today)
{
  g_autofree char *example = cv_day_format_locale (today);

  if (text[strspn (text, " \t")] == '\0')
    /* Translators: %s is a day, as an example. */
    return g_strdup_printf (_ ("A day is missing. Write it like “%s”."), example);
  return g_strdup_printf (_ ("“%1$s” is not a day. Write it like “%2$s”."), text, example);
}
