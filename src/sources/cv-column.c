/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The common cells (digits, a plain number, the ISO day of the row before) are told in a few
 * instructions, because a million rows pass here before any is read; the rest is looked at by the
 * full judges. */

#include "sources/cv-column.h"

#include <string.h>

#include "sources/cv-cell-duration.h"
#include "sources/cv-cell-number.h"
#include "sources/cv-clock-change.h"
#include "sources/cv-heading.h"

#define MAX_EXACT_DIGITS 15
#define MAX_TOKEN 80
#define NAME_HINTS                                                                                 \
  (CV_HEADING_NETWORK | CV_HEADING_CHANNEL | CV_HEADING_SOURCE | CV_HEADING_ACCOUNT)

void
cv_column_tally_init (CvColumnTally *self, guint hints)
{
  *self = (CvColumnTally) { .hints = hints };
  for (gsize i = 0; i < G_N_ELEMENTS (self->spreads); i++)
    self->spreads[i].first = self->spreads[i].last = CV_DAY_NONE;
}

guint64
cv_column_tally_values (const CvColumnTally *self)
{
  return self->n_cells - self->n_empty - self->n_null_words;
}

#define ALL_WEEKDAYS 0xfe

void
cv_day_spread_add (CvDaySpread *self, CvDay first, CvDay last)
{
  int year, month, date;

  if (self->first == CV_DAY_NONE || first < self->first)
    self->first = first;
  if (self->last == CV_DAY_NONE || last > self->last)
    self->last = last;
  if (self->weekdays == ALL_WEEKDAYS && self->has_other_than_firsts && self->has_other_than_lasts
      && self->has_other_than_quarters)
    return; /* there is nothing more to learn */

  cv_day_to_ymd (first, &year, &month, &date);
  self->weekdays |= 1u << cv_day_weekday (first);
  self->has_other_than_firsts |= date != 1;
  self->has_other_than_lasts |= cv_day_from_ymd (year, month, date + 1) != CV_DAY_NONE;
  self->has_other_than_quarters |= date != 1 || month % 3 != 1;
}

void
cv_day_spread_merge (CvDaySpread *self, const CvDaySpread *other)
{
  if (other->first == CV_DAY_NONE)
    return;

  if (self->first == CV_DAY_NONE || other->first < self->first)
    self->first = other->first;
  if (self->last == CV_DAY_NONE || other->last > self->last)
    self->last = other->last;
  self->weekdays |= other->weekdays;
  self->has_other_than_firsts |= other->has_other_than_firsts;
  self->has_other_than_lasts |= other->has_other_than_lasts;
  self->has_other_than_quarters |= other->has_other_than_quarters;
  if (*self->clock == '\0')
    memcpy (self->clock, other->clock, sizeof self->clock);
}

gboolean
cv_day_from_serial (double number, CvDay *day)
{
  CvDay start = cv_day_from_ymd (1899, 12, 30);

  if (number < 36526 || number >= 73051)
    return FALSE;

  *day = start + (CvDay) number;
  return TRUE;
}

gboolean
cv_day_from_epoch (double seconds, CvDay *day, gint32 *time)
{
  gint64 whole = (gint64) seconds;

  if (seconds < 946684800.0 || seconds >= 4102444800.0)
    return FALSE;

  *day = (CvDay) (whole / 86400);
  *time = (gint32) (whole % 86400);
  return TRUE;
}

static void
keep_example (char example[CV_EXAMPLE_SIZE], const char *text, guint length)
{
  if (*example != '\0' || length >= CV_EXAMPLE_SIZE)
    return;

  memcpy (example, text, length);
  example[length] = '\0';
}

/* Whole numbers of a column called a date may be days in disguise. */
static void
count_disguised_day (CvColumnTally *self, const char *text, guint length, double number)
{
  CvDateReading reading;
  CvDay         day = CV_DAY_NONE;
  gint32        time;

  if ((length == 8 || length == 6) && cv_cell_date_judge (text, length, &reading))
    {
      CvDay first, last;

      if (!cv_date_reading_get_days (&reading, CV_DATE_ORDER_UNKNOWN, 0, &first, &last))
        return;
      self->n_compact_days += length == 8;
      self->n_compact_months += length == 6;
      cv_day_spread_add (&self->spreads[0], first, last);
      return;
    }

  self->n_serials += length == 5 && cv_day_from_serial (number, &day);
  self->n_epochs += length == 10 && cv_day_from_epoch (number, &day, &time);
  self->n_epochs_ms += length == 13 && cv_day_from_epoch (number / 1000, &day, &time);
  if (day != CV_DAY_NONE)
    cv_day_spread_add (&self->spreads[0], day, day);
  keep_example (self->number_example, text, length);
}

static guint
count_leading_digits (const char *text)
{
  guint n = 0;

  while (g_ascii_isdigit (text[n]))
    n++;

  return n;
}

/* Only digits. */
static void
count_digits (CvColumnTally *self, const char *text, guint length)
{
  double number = 0;

  if (length > 1 && *text == '0')
    {
      self->n_leading_zeros++;
      return;
    }

  self->n_numbers++;
  self->n_with_dot++;
  self->n_with_comma++;
  if (length > MAX_EXACT_DIGITS)
    {
      self->n_long++;
      return;
    }
  for (guint i = 0; i < length; i++)
    number = number * 10 + (text[i] - '0');
  self->highest = MAX (self->highest, number);
  if ((self->hints & CV_HEADING_DATE) != 0)
    count_disguised_day (self, text, length, number);
}

static void
count_height (CvColumnTally *self, const char *text, guint length, char decimal)
{
  double number;

  if (cv_cell_number_read (text, length, decimal, &number))
    self->highest = MAX (self->highest, number);
}

static void
count_marks (CvColumnTally *self, const CvNumberShape *shape, const char *text, guint length)
{
  gboolean has_dot = memchr (text, '.', length) != NULL;
  gboolean has_comma = memchr (text, ',', length) != NULL;

  self->n_with_dot += shape->reads_with_dot;
  self->n_with_comma += shape->reads_with_comma;
  self->n_dot_proofs += !shape->reads_with_comma;
  self->n_comma_proofs += !shape->reads_with_dot;
  self->has_decimals_with_dot |= shape->has_decimals_with_dot;
  self->has_decimals_with_comma |= shape->has_decimals_with_comma;
  self->has_dot_groups |= has_dot && shape->reads_with_comma;
  self->has_comma_groups |= has_comma && shape->reads_with_dot;
  if (shape->is_ambiguous)
    {
      self->n_ambiguous_dots += has_dot;
      self->n_ambiguous_commas += has_comma;
      keep_example (self->decimal_example, text, length);
    }
}

static void
count_money (CvColumnTally *self, gunichar money)
{
  if (money == 0)
    return;

  self->n_money++;
  self->has_several_currencies |= self->money != 0 && self->money != money;
  self->money = money;
}

static void
count_number (CvColumnTally *self, const CvNumberShape *shape, const char *text, guint length)
{
  self->n_numbers++;
  count_marks (self, shape, text, length);
  self->n_percents += shape->is_percent;
  count_money (self, shape->money);
  if (shape->is_rounded)
    {
      self->n_rounded++;
      keep_example (self->rounded_example, text, length);
    }
  if (shape->group != 0)
    self->group = shape->group;
  count_height (self, text, length, shape->reads_with_dot ? '.' : ',');
}

/* "12.50", which nothing but a number with a decimal point can be. */
static gboolean
count_plain_decimal (CvColumnTally *self, const char *text, guint length, guint n_whole)
{
  guint n_decimals = length - n_whole - 1;

  if (n_whole == 0 || text[n_whole] != '.' || (n_decimals == 3 && n_whole <= 3)
      || (*text == '0' && n_whole > 1) || (self->hints & CV_HEADING_DATE) != 0)
    return FALSE;
  if (n_decimals == 0 || count_leading_digits (text + n_whole + 1) != n_decimals)
    return FALSE;

  self->n_numbers++;
  self->n_with_dot++;
  self->n_dot_proofs++;
  self->has_decimals_with_dot = TRUE;
  count_height (self, text, length, '.');
  return TRUE;
}

static void
count_clock (CvDaySpread *spread, CvDay day, const CvDateReading *reading, const char *text,
             guint length)
{
  const char *place;

  if (reading->seconds != CV_CELL_NO_TIME && reading->utc_offset == CV_CELL_NO_OFFSET
      && cv_clock_change_find (day, reading->seconds, &place) != CV_CLOCK_NORMAL)
    keep_example (spread->clock, text, length);
}

/* The days of all the orders a date can be read in. */
static void
count_orders (CvColumnTally *self, const CvDateReading *reading, const char *text, guint length)
{
  CvDay before = CV_DAY_NONE;
  guint n = 0;
  int   only = 0;

  for (int order = CV_DATE_ORDER_DMY; order <= CV_DATE_ORDER_YMD; order++)
    {
      CvDay first, last;

      if ((reading->orders & CV_ORDER_BIT (order)) == 0)
        continue;
      self->n_by_order[order]++;
      only = order;
      n++;
      if (!cv_date_reading_get_days (reading, order, 2024, &first, &last))
        continue;
      if (before != CV_DAY_NONE && before != first)
        {
          self->n_differing++;
          keep_example (self->order_example, text, length);
        }
      before = first;
      cv_day_spread_add (&self->spreads[order], first, last);
      count_clock (&self->spreads[order], first, reading, text, length);
    }
  if (n == 1)
    self->n_proofs[only]++;
}

static void
count_fixed (CvColumnTally *self, const CvDateReading *reading, const char *text, guint length)
{
  CvDay first, last;

  self->n_fixed++;
  if (reading->first[0].year == 0
      || !cv_date_reading_get_days (reading, CV_DATE_ORDER_UNKNOWN, 0, &first, &last))
    return;

  cv_day_spread_add (&self->spreads[0], first, last);
  count_clock (&self->spreads[0], first, reading, text, length);
}

static void
count_time (CvColumnTally *self, const CvDateReading *reading)
{
  if (reading->seconds == CV_CELL_NO_TIME)
    return;

  self->n_times++;
  self->n_midnights += reading->seconds == 0;
  if (reading->utc_offset == CV_CELL_NO_OFFSET)
    return;

  self->n_eves += reading->seconds >= 20 * 3600 && reading->seconds % 3600 == 0;
  if (self->n_zones == 0)
    self->utc_offset = reading->utc_offset;
  else if (self->utc_offset != reading->utc_offset)
    self->utc_offset = CV_CELL_NO_OFFSET;
  self->n_zones++;
}

static void
count_form (CvColumnTally *self, const CvDateReading *reading)
{
  if (reading->form == CV_DATE_FORM_DAY)
    return;

  self->n_periods++;
  self->n_spans += reading->form == CV_DATE_FORM_SPAN;
  if (self->n_periods > 1 && self->period_form != reading->form)
    self->has_several_forms = TRUE;
  self->period_form = reading->form;
}

static void
count_maybe_month (CvColumnTally *self, const CvDateReading *reading)
{
  if (!reading->may_be_month)
    return;

  if (self->n_may_be_months == 0)
    self->may_be_month_number = reading->first[0].date;
  else if (self->may_be_month_number != reading->first[0].date)
    self->may_be_month_number = -1;
  self->may_be_month_months |= 1u << reading->first[0].month;
  self->n_may_be_months++;
}

static gboolean
has_year (const CvDateReading *reading)
{
  for (guint i = 0; i < G_N_ELEMENTS (reading->first); i++)
    if (reading->first[i].year != 0)
      return TRUE;

  return FALSE;
}

static void
count_date (CvColumnTally *self, const CvDateReading *reading, const char *text, guint length)
{
  self->n_dates++;
  self->n_names += reading->has_name;
  self->n_year_first += reading->is_year_first;
  self->n_yearless += !has_year (reading);
  self->n_weak += reading->is_weak;
  if (reading->sign != 0)
    self->sign = reading->sign;
  if (reading->orders != 0)
    count_orders (self, reading, text, length);
  else
    count_fixed (self, reading, text, length);
  count_time (self, reading);
  count_form (self, reading);
  count_maybe_month (self, reading);
}

/* Where a text of that kind is remembered; NULL: it is too long. */
static CvKnownText *
find_slot (CvColumnTally *self, const char *text, guint length)
{
  guint hash = length;

  if (length > sizeof self->known[0].text)
    return NULL;
  for (guint i = 0; i < length; i++)
    hash = hash * 31 + (guchar) text[i];
  return &self->known[hash % G_N_ELEMENTS (self->known)];
}

static void
count_text_as (CvColumnTally *self, const CvKnownText *text, guint length)
{
  self->n_texts++;
  self->n_totals += text->is_total;
  self->n_false_days += text->is_false_day;
  if (!text->is_token)
    return;

  if (self->n_tokens == 0)
    self->token_length = length;
  else if (self->token_length != length)
    self->token_length = 0;
  self->n_tokens++;
}

/* "2q4TS4z4Rpk", "urn:li:share:71": one piece with digits in it. */
static gboolean
is_token (const char *text, guint length)
{
  gboolean is_piece = length >= 4 && length <= MAX_TOKEN;

  for (guint i = 0; i < length && is_piece; i++)
    is_piece = g_ascii_isalnum (text[i]) || strchr ("-_:.", text[i]) != NULL;

  return is_piece;
}

static void
count_text (CvColumnTally *self, const char *text, guint length, gboolean has_digit)
{
  CvKnownText *slot = find_slot (self, text, length);
  CvKnownText judged = {
    .is_total = (self->hints & NAME_HINTS) != 0 && cv_heading_is_total (text, FALSE),
    .is_token = has_digit && is_token (text, length),
    .is_false_day = has_digit && cv_cell_date_has_shape (text, length),
  };

  if (judged.is_false_day && self->n_false_days == 0)
    keep_example (self->false_day_example, text, length);
  count_text_as (self, &judged, length);
  if (slot == NULL)
    return;

  *slot = judged;
  slot->length = (guint8) length;
  memcpy (slot->text, text, length);
}

/* Counts a text that was judged before, unless another has taken its slot since. */
static gboolean
count_known (CvColumnTally *self, const char *text, guint length)
{
  const CvKnownText *slot = find_slot (self, text, length);

  if (slot == NULL || slot->length != length || memcmp (slot->text, text, length) != 0)
    return FALSE;

  count_text_as (self, slot, length);
  return TRUE;
}

static gboolean
count_nothing (CvColumnTally *self, const char *text, guint length)
{
  if (!cv_cell_is_null (text, length))
    return FALSE;

  if (cv_cell_is_text_null (text, length))
    self->n_empty++;
  else
    self->n_null_words++;
  return TRUE;
}

static gboolean
count_as_date (CvColumnTally *self, const char *text, guint length)
{
  CvDateReading date;

  if (!cv_cell_date_judge (text, length, &date)
      || (date.is_weak && (self->hints & CV_HEADING_DATE) == 0))
    return FALSE;

  count_date (self, &date, text, length);
  if (length == 10 && text[4] == '-' && date.is_year_first)
    memcpy (self->last_iso, text, 10);
  return TRUE;
}

static gboolean
has_digits (const char *text, guint length)
{
  for (guint i = 0; i < length; i++)
    if (g_ascii_isdigit (text[i]))
      return TRUE;

  return FALSE;
}

/* Whatever is neither empty nor only digits. */
static void
count_other (CvColumnTally *self, const char *text, guint length)
{
  gboolean      has_digit = has_digits (text, length);
  CvNumberShape number;
  double        seconds;
  gboolean      is_short;

  if (count_nothing (self, text, length))
    return;
  if (*text == 'h' && (g_str_has_prefix (text, "http://") || g_str_has_prefix (text, "https://")))
    self->n_urls++;
  else if (!has_digit)
    count_text (self, text, length, FALSE);
  else if (count_as_date (self, text, length))
    return;
  else if (cv_cell_number_judge (text, length, &number))
    count_number (self, &number, text, length);
  else if (cv_cell_duration_read (text, length, &seconds, &is_short))
    *(is_short ? &self->n_short_durations : &self->n_durations) += 1;
  else
    count_text (self, text, length, TRUE);
}

/* The ISO day of the row before once more. */
static gboolean
count_last_iso (CvColumnTally *self, const char *text, guint length)
{
  if (length != 10 || text[4] != '-' || memcmp (text, self->last_iso, 10) != 0)
    return FALSE;

  self->n_dates++;
  self->n_fixed++;
  self->n_year_first++;
  return TRUE;
}

void
cv_column_tally_add (CvColumnTally *self, const CvCsvField *field)
{
  const char *text = field->text;
  guint       length = field->length;
  guint       n_digits;

  if (field->is_quoted)
    cv_csv_field_get_trimmed (field, &text, &length);
  self->n_cells++;
  if (length == 0)
    {
      self->n_empty++;
      return;
    }

  n_digits = count_leading_digits (text);
  if (n_digits == length)
    count_digits (self, text, length);
  else if (!count_last_iso (self, text, length) && !count_known (self, text, length)
           && !count_plain_decimal (self, text, length, n_digits))
    count_other (self, text, length);
}
