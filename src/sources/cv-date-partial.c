/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sources/cv-date-partial.h"

#include <string.h>

#define FIRST_YEAR 1900
#define LAST_YEAR 2199
#define A_LEAP_YEAR 2024

static gboolean
is_word (const CvDateToken *token, CvDateWordKind kind)
{
  return token->kind == CV_DATE_TOKEN_WORD && token->word.kind == kind;
}

static gboolean
begins_time (const CvDateToken *token)
{
  return (token[1].kind == CV_DATE_TOKEN_SIGN && token[1].sign == ':')
         || is_word (&token[1], CV_DATE_WORD_HOUR) || is_word (&token[1], CV_DATE_WORD_AM)
         || is_word (&token[1], CV_DATE_WORD_PM);
}

/* Whether another number can still belong to the same day: two beside a named month are enough, but
 * for "Mar 1-7, 2026". */
static gboolean
takes_number (const CvDatePartial *self, const CvDateToken *token)
{
  if (self->n == 3 || (self->n > 0 && begins_time (token)))
    return FALSE;
  if (self->month != 0 && self->n == 2)
    return token->n_digits == 4 && self->n_digits[0] <= 2 && self->n_digits[1] <= 2;

  return TRUE;
}

static gboolean
take_word (CvDatePartial *self, const CvDateToken *token)
{
  switch (token->word.kind)
    {
    case CV_DATE_WORD_FILLER:
    case CV_DATE_WORD_WEEKDAY:
      return TRUE;
    case CV_DATE_WORD_MONTH:
      if (self->month != 0
          && !(self->month_may_be_weekday && token[-1].kind == CV_DATE_TOKEN_NUMBER))
        return FALSE;
      self->month = token->word.value;
      self->month_may_be_weekday = token->word.may_be_weekday && self->n == 0;
      return TRUE;
    default:
      return FALSE;
    }
}

/* A dash with spaces about it parts two days, not the numbers of one; so does a long one, but for
 * "1–7 mars". */
static gboolean
takes_dash (const CvDatePartial *self, const CvDateToken *token)
{
  if (token->has_space)
    return FALSE;

  return token->sign == '-'
         || (self->n == 1 && self->month == 0 && token[1].kind == CV_DATE_TOKEN_NUMBER);
}

/* Behind a named month. In "mar. 14/04/2026" it may yet turn out to be a weekday. */
static gboolean
takes_sign_after_name (const CvDatePartial *self, const CvDateToken *token)
{
  if (self->n < 2 || token->sign == ',' || token->sign == '.')
    return TRUE;

  return self->month_may_be_weekday && self->n == 2 && token->sign == self->signs[1];
}

static gboolean
takes_sign (const CvDatePartial *self, const CvDateToken *token)
{
  if (self->n == 3 || token->sign == ':' || token->sign == '+')
    return FALSE;
  if ((token->sign == '~' || token->sign == '-') && !takes_dash (self, token))
    return FALSE;

  return self->month == 0 || takes_sign_after_name (self, token);
}

const CvDateToken *
cv_date_partial_take (CvDatePartial *self, const CvDateToken *token)
{
  char sign = 0;

  memset (self, 0, sizeof *self);
  for (;; token++)
    {
      if (token->kind == CV_DATE_TOKEN_NUMBER && takes_number (self, token))
        {
          self->numbers[self->n] = token->number;
          self->n_digits[self->n] = token->n_digits;
          self->signs[self->n++] = sign;
          sign = 0;
        }
      else if (token->kind == CV_DATE_TOKEN_SIGN && takes_sign (self, token))
        sign = token->sign;
      else if (token->kind != CV_DATE_TOKEN_WORD || !take_word (self, token))
        return token;
    }
}

static gboolean
is_valid (int year, int month, int date)
{
  if (year == 0)
    return cv_day_from_ymd (A_LEAP_YEAR, month, date) != CV_DAY_NONE;

  return year >= FIRST_YEAR && year <= LAST_YEAR
         && cv_day_from_ymd (year, month, date) != CV_DAY_NONE;
}

static gboolean
set_fixed (CvDateReading *reading, CvDateForm form, int year, int month, int date)
{
  reading->form = form;
  reading->orders = 0;
  reading->first[0] = reading->last[0] = (CvYmd) { year, month, date };

  return is_valid (year, month, date);
}

static void
add_order (CvDateReading *reading, CvDateOrder order, int year, int month, int date)
{
  if (!is_valid (year, month, date))
    return;

  reading->orders |= CV_ORDER_BIT (order);
  reading->first[order] = reading->last[order] = (CvYmd) { year, month, date };
}

/* "26" as "2026". */
static int
get_year (int number, guint n_digits)
{
  if (n_digits > 2)
    return number;

  return number + (number < 70 ? 2000 : 1900);
}

/* "1-7 mars 2026" */
static gboolean
resolve_days_of_month (const CvDatePartial *self, CvDateReading *reading)
{
  const int *numbers = self->numbers;

  if (!set_fixed (reading, CV_DATE_FORM_SPAN, numbers[2], self->month, numbers[0]))
    return FALSE;
  reading->last[0].date = numbers[1];

  return is_valid (numbers[2], self->month, numbers[1]) && numbers[0] <= numbers[1];
}

static gboolean
resolve_named (const CvDatePartial *self, CvDateReading *reading)
{
  const int *numbers = self->numbers;
  guint      year_at = self->n == 2 && self->n_digits[0] <= 2 ? 1 : 0;
  int        year = get_year (numbers[year_at], self->n_digits[year_at]);

  reading->has_name = TRUE;
  reading->sign = self->signs[self->n - 1];
  if (self->n == 3)
    return resolve_days_of_month (self, reading);
  if (self->n == 2)
    return set_fixed (reading, CV_DATE_FORM_DAY, year, self->month, numbers[1 - year_at]);
  if (self->n_digits[0] > 2 || reading->sign == '\'' || numbers[0] > 31)
    return set_fixed (reading, CV_DATE_FORM_MONTH, year, self->month, 1);

  reading->may_be_month = reading->sign == '-' && self->n_digits[0] == 2;
  return set_fixed (reading, CV_DATE_FORM_DAY, 0, self->month, numbers[0]);
}

/* Dots are only used day first. */
static gboolean
resolve_year_last (const CvDatePartial *self, CvDateReading *reading)
{
  const int *numbers = self->numbers;
  int        year = get_year (numbers[2], self->n_digits[2]);

  if (self->n_digits[0] > 2 || self->n_digits[1] > 2
      || (self->n_digits[2] != 2 && self->n_digits[2] != 4))
    return FALSE;

  reading->form = CV_DATE_FORM_DAY;
  add_order (reading, CV_DATE_ORDER_DMY, year, numbers[1], numbers[0]);
  if (reading->sign != '.' || reading->orders == 0)
    add_order (reading, CV_DATE_ORDER_MDY, year, numbers[0], numbers[1]);
  if (self->n_digits[2] == 2 && reading->sign == '-')
    add_order (reading, CV_DATE_ORDER_YMD, get_year (numbers[0], 2), numbers[1], numbers[2]);

  return reading->orders != 0;
}

/* A year of four digits in front shows itself. */
static gboolean
resolve_three (const CvDatePartial *self, CvDateReading *reading)
{
  const int *numbers = self->numbers;
  char       sign = self->signs[1];

  if (sign != self->signs[2] || sign == ',' || sign == '\'')
    return FALSE;

  reading->sign = sign != 0 ? sign : ' ';
  if (self->n_digits[0] != 4)
    return resolve_year_last (self, reading);

  reading->is_year_first = TRUE;
  return set_fixed (reading, CV_DATE_FORM_DAY, numbers[0], numbers[1], numbers[2]);
}

static gboolean
resolve_two (const CvDatePartial *self, CvDateReading *reading)
{
  const int *numbers = self->numbers;
  char       sign = self->signs[1];

  if (sign != '/' && sign != '-' && sign != '.')
    return FALSE;
  reading->sign = sign;
  reading->is_weak = sign == '.';
  if (self->n_digits[0] == 4 && sign != '.')
    return set_fixed (reading, CV_DATE_FORM_MONTH, numbers[0], numbers[1], 1);
  if (self->n_digits[1] == 4)
    return set_fixed (reading, CV_DATE_FORM_MONTH, numbers[1], numbers[0], 1);
  if (self->n_digits[0] > 2 || self->n_digits[1] > 2)
    return FALSE;

  reading->is_weak = TRUE;
  reading->form = CV_DATE_FORM_DAY;
  add_order (reading, CV_DATE_ORDER_DMY, 0, numbers[1], numbers[0]);
  if (sign != '.')
    add_order (reading, CV_DATE_ORDER_MDY, 0, numbers[0], numbers[1]);

  return reading->orders != 0;
}

/* 20260501, 202605 */
static gboolean
resolve_one (const CvDatePartial *self, CvDateReading *reading)
{
  int number = self->numbers[0];

  reading->is_weak = TRUE;
  reading->is_year_first = TRUE;
  if (self->n_digits[0] == 8)
    return set_fixed (reading, CV_DATE_FORM_DAY, number / 10000, number / 100 % 100, number % 100);
  if (self->n_digits[0] == 6)
    return set_fixed (reading, CV_DATE_FORM_MONTH, number / 100, number % 100, 1);

  return FALSE;
}

/* "mar. 14/04/2026" is a Tuesday in April, and not in March. */
static gboolean
is_weekday (const CvDatePartial *self)
{
  return self->month_may_be_weekday && self->n == 3 && self->signs[1] != 0
         && self->signs[1] == self->signs[2];
}

gboolean
cv_date_partial_resolve (const CvDatePartial *self, CvDateReading *reading)
{
  if (self->n == 0)
    return FALSE;
  if (self->month != 0 && !is_weekday (self))
    return resolve_named (self, reading);
  if (self->n == 3)
    return resolve_three (self, reading);

  return self->n == 2 ? resolve_two (self, reading) : resolve_one (self, reading);
}

/* What one end leaves out, the other says: "1 – 7 mars 2026", "Mar 1 – 7, 2026". */
static void
share_month (CvDatePartial *left, CvDatePartial *right)
{
  if (left->month == 0 && left->n == 1 && left->n_digits[0] <= 2)
    left->month = right->month;
  if (right->month == 0 && (right->n == 1 ? right->n_digits[0] <= 2 : right->n == 2))
    right->month = left->month;
}

static int
compare_ymd (const CvYmd *a, const CvYmd *b)
{
  return (a->year - b->year) * 400 + (a->month - b->month) * 32 + a->date - b->date;
}

/* "Dec 28 – Jan 3 2026" begins the year before. */
static void
share_year (CvYmd *first, const CvYmd *last)
{
  if (first->year != 0)
    return;

  first->year = last->year;
  if (compare_ymd (first, last) > 0)
    first->year--;
}

static void
join_ends (CvDateReading *reading, const CvDateReading *end)
{
  guint orders = reading->orders & end->orders;

  for (guint order = 0; order < G_N_ELEMENTS (reading->first); order++)
    {
      CvYmd *last = &reading->last[order];

      if (order != 0 && (orders & CV_ORDER_BIT (order)) == 0)
        continue;
      *last = end->last[order];
      if (end->form == CV_DATE_FORM_MONTH)
        last->date = 31; /* cut to the month's last day by cv_date_reading_get_days() */
      share_year (&reading->first[order], last);
      if (order != 0 && (last->year == 0 || compare_ymd (&reading->first[order], last) > 0))
        orders &= ~CV_ORDER_BIT (order);
    }
  reading->orders = orders;
}

gboolean
cv_date_partial_resolve_span (CvDatePartial *left, CvDatePartial *right, CvDateReading *reading)
{
  CvDateReading end = { 0 };
  gboolean      has_orders;

  share_month (left, right);
  if (!cv_date_partial_resolve (left, reading) || !cv_date_partial_resolve (right, &end))
    return FALSE;
  if ((reading->orders == 0) != (end.orders == 0) || reading->form != end.form
      || reading->form == CV_DATE_FORM_SPAN)
    return FALSE;

  has_orders = reading->orders != 0;
  join_ends (reading, &end);
  reading->form = CV_DATE_FORM_SPAN;
  reading->is_weak = reading->may_be_month = FALSE;
  if (has_orders)
    return reading->orders != 0;

  return reading->last[0].year != 0 && compare_ymd (&reading->first[0], &reading->last[0]) <= 0;
}
