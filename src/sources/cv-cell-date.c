/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A date is read by a small parser over tokens, not by a list of formats: what the number and word
 * before and behind a sign can mean says more than any list would hold. Numbers that two orders
 * read differently keep both readings. */

#include "sources/cv-cell-date.h"

#include <string.h>

#include "sources/cv-date-partial.h"

static gboolean
is_word (const CvDateToken *token, CvDateWordKind kind)
{
  return token->kind == CV_DATE_TOKEN_WORD && token->word.kind == kind;
}

static gboolean
is_sign (const CvDateToken *token, char sign)
{
  return token->kind == CV_DATE_TOKEN_SIGN && token->sign == sign;
}

static gboolean
is_number_below (const CvDateToken *token, guint n_digits, int limit)
{
  return token->kind == CV_DATE_TOKEN_NUMBER && token->n_digits <= n_digits
         && token->number < limit;
}

static const CvDateToken *
skip_fillers (const CvDateToken *token)
{
  while (is_word (token, CV_DATE_WORD_FILLER) || is_word (token, CV_DATE_WORD_T)
         || is_sign (token, ',') || is_sign (token, '/'))
    token++;

  return token;
}

/* Turns the hour of a twelve-hour clock; FALSE if there is no such hour. */
static gboolean
take_half (const CvDateToken **token, int *hour)
{
  gboolean is_pm = is_word (*token, CV_DATE_WORD_PM);

  if (!is_pm && !is_word (*token, CV_DATE_WORD_AM))
    return TRUE;
  if (*hour < 1 || *hour > 12)
    return FALSE;

  *hour = *hour % 12 + (is_pm ? 12 : 0);
  (*token)++;
  return TRUE;
}

/* ":05", ":05.250": seconds after the minutes. */
static void
take_seconds (const CvDateToken **token, int *seconds)
{
  if (!is_sign (*token, ':') || !is_number_below (*token + 1, 2, 60))
    return;

  *seconds = (*token)[1].number;
  *token += 2;
  if ((is_sign (*token, '.') || is_sign (*token, ','))
      && (*token)[1].kind == CV_DATE_TOKEN_NUMBER && !(*token)[1].has_space)
    *token += 2;
}

/* 9:05, 21:00:30, 9:05 PM, 14h30, 14 h, 9 PM. */
static gboolean
take_time (const CvDateToken **token, CvDateReading *reading)
{
  const CvDateToken *t = *token;
  int                hour, minute = 0, seconds = 0;

  if (!is_number_below (t, 2, 24))
    return FALSE;
  hour = t++->number;
  if (is_sign (t, ':') && is_number_below (t + 1, 2, 60))
    {
      minute = t[1].number;
      t += 2;
      take_seconds (&t, &seconds);
    }
  else if (is_word (t, CV_DATE_WORD_HOUR))
    {
      t++;
      if (is_number_below (t, 2, 60))
        minute = t++->number;
    }
  else if (!is_word (t, CV_DATE_WORD_AM) && !is_word (t, CV_DATE_WORD_PM))
    return FALSE;
  if (!take_half (&t, &hour))
    return FALSE;

  reading->seconds = (hour * 60 + minute) * 60 + seconds;
  *token = t;
  return TRUE;
}

/* "+02:00", "-0500", "+2". */
static void
take_offset (const CvDateToken **token, CvDateReading *reading)
{
  const CvDateToken *t = *token;
  int                sign, minutes;

  if (!is_sign (t, '+') && !is_sign (t, '-'))
    return;
  sign = t->sign == '+' ? 1 : -1;
  t++;
  if (t->kind != CV_DATE_TOKEN_NUMBER || t->n_digits > 4)
    return;

  minutes = t->n_digits > 2 ? t->number / 100 * 60 + t->number % 100 : t->number * 60;
  t++;
  if (is_sign (t, ':') && is_number_below (t + 1, 2, 60))
    {
      minutes += t[1].number;
      t += 2;
    }
  reading->utc_offset = (gint16) (sign * minutes);
  *token = t;
}

static void
take_zone (const CvDateToken **token, CvDateReading *reading)
{
  if (is_word (*token, CV_DATE_WORD_ZONE))
    {
      reading->utc_offset = (gint16) (*token)->word.value;
      (*token)++;
    }
  take_offset (token, reading);
}

/* The two ends of a span stand with a dash, a word or, between whole days, a slash. */
static gboolean
is_span_sign (const CvDateToken *token, const CvDatePartial *left)
{
  if (is_word (token, CV_DATE_WORD_TO) || is_sign (token, '~'))
    return TRUE;
  if (is_sign (token, '-'))
    return token->has_space || left->n == 3;

  return is_sign (token, '/') && left->n == 3;
}

typedef struct
{
  const CvDateToken *year, *word, *number;
} Numbered;

static const CvDateToken **
get_place (Numbered *found, const CvDateToken *token)
{
  if (token->kind == CV_DATE_TOKEN_WORD)
    return &found->word;

  return token->n_digits == 4 ? &found->year : &found->number;
}

static gboolean
find_numbered (const CvDateTokens *tokens, Numbered *found)
{
  memset (found, 0, sizeof *found);
  for (const CvDateToken *t = tokens->tokens; t->kind != CV_DATE_TOKEN_END; t++)
    {
      const CvDateToken **place;

      if (is_sign (t, ':'))
        return FALSE;
      if (t->kind == CV_DATE_TOKEN_SIGN)
        continue;
      place = get_place (found, t);
      if (*place != NULL)
        return FALSE;
      *place = t;
    }

  return found->year != NULL && found->word != NULL && found->number == found->word + 1;
}

/* "2026-W21", "W21 2026", "Week 21, 2026", "KW 21/2026", "2026-Q2", "T2 2026". */
static gboolean
read_numbered (const CvDateTokens *tokens, CvDateReading *reading)
{
  Numbered found;
  char     text[CV_DAY_BUFFER];
  CvDay    day;
  CvGrain  grain;
  gboolean is_week;

  if (!find_numbered (tokens, &found))
    return FALSE;
  is_week = is_word (found.word, CV_DATE_WORD_WEEK);
  if (!is_week && !is_word (found.word, CV_DATE_WORD_QUARTER)
      && !is_word (found.word, CV_DATE_WORD_T))
    return FALSE;

  g_snprintf (text, sizeof text, is_week ? "%04d-W%02d" : "%04d-Q%d", found.year->number,
              found.number->number);
  if (!cv_period_parse (text, &day, &grain))
    return FALSE;

  reading->form = is_week ? CV_DATE_FORM_WEEK : CV_DATE_FORM_QUARTER;
  cv_day_to_ymd (day, &reading->first[0].year, &reading->first[0].month, &reading->first[0].date);
  return TRUE;
}

/* "Wed Oct 10 20:19:24 +0000 2018" */
static gboolean
take_late_year (const CvDateToken **token, CvDatePartial *day)
{
  if (day->month == 0 || day->n != 1 || (*token)->kind != CV_DATE_TOKEN_NUMBER
      || (*token)->n_digits != 4)
    return FALSE;

  day->numbers[1] = (*token)->number;
  day->n_digits[1] = 4;
  day->n = 2;
  (*token)++;
  return TRUE;
}

static gboolean
read_span (const CvDateToken *token, CvDatePartial *left, CvDateReading *reading)
{
  CvDateReading span = *reading;
  CvDatePartial right;

  token = cv_date_partial_take (&right, token);
  if (token->kind != CV_DATE_TOKEN_END || !cv_date_partial_resolve_span (left, &right, &span))
    return FALSE;

  *reading = span;
  return TRUE;
}

/* "Week of Jul 13, 2026", "Semaine du 13 juillet 2026": seven days from that one on. */
static gboolean
read_week_of (const CvDateToken *token, CvDateReading *reading)
{
  CvDatePartial day;
  CvDay         first, last;
  CvYmd        *end = &reading->last[0];

  if (!is_word (token, CV_DATE_WORD_WEEK))
    return FALSE;
  token++;
  while (is_word (token, CV_DATE_WORD_FILLER))
    token++;
  token = cv_date_partial_take (&day, token);
  if (token->kind != CV_DATE_TOKEN_END || !cv_date_partial_resolve (&day, reading)
      || reading->form != CV_DATE_FORM_DAY || reading->orders != 0
      || !cv_date_reading_get_days (reading, CV_DATE_ORDER_UNKNOWN, 0, &first, &last))
    return FALSE;

  reading->form = cv_day_weekday (first) == 1 ? CV_DATE_FORM_WEEK : CV_DATE_FORM_SPAN;
  cv_day_to_ymd (first + 6, &end->year, &end->month, &end->date);
  return TRUE;
}

static gboolean
read_day_and_time (const CvDateToken *token, CvDateReading *reading)
{
  CvDatePartial day;
  gboolean      has_time = FALSE;

  while (is_word (token, CV_DATE_WORD_TO))
    token++; /* "du 1 au 7 mars": "au" as the first word says nothing */
  token = cv_date_partial_take (&day, token);
  if (is_span_sign (token, &day) && token[1].kind != CV_DATE_TOKEN_END)
    {
      if (read_span (token + 1, &day, reading))
        return TRUE;
      if (!is_sign (token, '-'))
        return FALSE;
      token++; /* "14/07/2026 - 10:30" */
    }

  token = skip_fillers (token);
  if (token->kind != CV_DATE_TOKEN_END)
    {
      has_time = take_time (&token, reading);
      take_zone (&token, reading);
      take_late_year (&token, &day);
    }
  if (token->kind != CV_DATE_TOKEN_END || !cv_date_partial_resolve (&day, reading))
    return FALSE;

  return !has_time || reading->form == CV_DATE_FORM_DAY;
}

/* YYYY-MM-DD, the most common by far. */
static gboolean
read_iso (const char *text, guint length, CvDateReading *reading)
{
  CvDay  day;
  CvYmd *ymd = &reading->first[0];

  if (length != 10 || text[4] != '-' || !cv_day_parse (text, &day))
    return FALSE;

  cv_day_to_ymd (day, &ymd->year, &ymd->month, &ymd->date);
  reading->is_year_first = TRUE;
  reading->sign = '-';
  return TRUE;
}

gboolean
cv_cell_date_judge (const char *text, guint length, CvDateReading *reading)
{
  CvDateTokens tokens;

  memset (reading, 0, sizeof *reading);
  reading->seconds = CV_CELL_NO_TIME;
  reading->utc_offset = CV_CELL_NO_OFFSET;
  if (read_iso (text, length, reading))
    return TRUE;
  if (length < 4 || !cv_date_tokens_cut (&tokens, text, length))
    return FALSE;

  return read_numbered (&tokens, reading) || read_week_of (tokens.tokens, reading)
         || read_day_and_time (tokens.tokens, reading);
}

CvGrain
cv_date_form_grain (CvDateForm form)
{
  switch (form)
    {
    case CV_DATE_FORM_WEEK:
      return CV_GRAIN_WEEK;
    case CV_DATE_FORM_MONTH:
      return CV_GRAIN_MONTH;
    case CV_DATE_FORM_QUARTER:
      return CV_GRAIN_QUARTER;
    case CV_DATE_FORM_DAY:
    case CV_DATE_FORM_SPAN:
    default:
      return CV_GRAIN_DAY;
    }
}

static CvDay
get_day (const CvYmd *ymd, int year)
{
  return cv_day_from_ymd (ymd->year != 0 ? ymd->year : year, ymd->month, ymd->date);
}

gboolean
cv_date_reading_get_days (const CvDateReading *reading,
                          CvDateOrder          order,
                          int                  year,
                          CvDay               *first,
                          CvDay               *last)
{
  guint i = reading->orders == 0 ? 0 : order;

  if (i != 0 && (reading->orders & CV_ORDER_BIT (i)) == 0)
    return FALSE;
  if (reading->orders != 0 && i == 0)
    return FALSE;

  *first = *last = get_day (&reading->first[i], year);
  if (*first == CV_DAY_NONE)
    return FALSE;
  if (reading->form == CV_DATE_FORM_SPAN)
    {
      *last = get_day (&reading->last[i], year);
      /* A span of months ends on its last month's last day, noted as the 31st. */
      if (*last == CV_DAY_NONE)
        *last = cv_period_last (cv_day_from_ymd (reading->last[i].year, reading->last[i].month, 1),
                                CV_GRAIN_MONTH);
    }
  else if (reading->form != CV_DATE_FORM_DAY)
    *last = cv_period_last (*first, cv_date_form_grain (reading->form));

  return TRUE;
}

static guint
count_digits (const char *text, guint length)
{
  guint n = 0;

  while (n < length && g_ascii_isdigit (text[n]))
    n++;

  return n;
}

/* Whether numbers of so many digits may be a day: a year at either end. */
static gboolean
is_day_length (guint first, guint middle, guint last)
{
  static const char *const lengths[] = { "411", "412", "421", "422", "114", "124", "214", "224", "112", "122", "212", "222" };
  const char text[] = { (char) ('0' + MIN (first, 9)), (char) ('0' + MIN (middle, 9)), (char) ('0' + MIN (last, 9)), '\0' };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    if (g_str_equal (lengths[i], text))
      return TRUE;

  return FALSE;
}

gboolean
cv_cell_date_has_shape (const char *text, guint length)
{
  guint digits[3];
  guint at = 0;
  char  sign = '\0';

  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    {
      if (i > 0 && (at == length || strchr ("./-", text[at]) == NULL || (i == 2 && text[at] != sign)))
        return FALSE;
      sign = text[at];
      at += i > 0;
      digits[i] = count_digits (text + at, length - at);
      at += digits[i];
    }

  return at == length && is_day_length (digits[0], digits[1], digits[2]);
}
