/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The type is what most values are; a few others are then problems to report, not a reason to read
 * numbers as text. Marks and orders are settled by proof only: a number or date that can be read in
 * one way. Proofs of other columns count, for one program wrote them all. */

#include "sources/cv-column-rule.h"

#include "sources/cv-heading.h"

#define MIN_TOKEN 8
#define FIRST_SHORT_YEAR 15 /* "Jan-15" and later may be a year */

/* Two thirds. */
static gboolean
is_most (guint64 n, guint64 total)
{
  return total > 0 && n * 3 >= total * 2;
}

/* A column without a value is what its heading says it would hold, if it does. */
static CvColumnType
find_type_of_empty (guint hints)
{
  if ((hints & CV_HEADING_CURRENCY) != 0)
    return CV_COLUMN_DECIMAL;
  if ((hints & CV_HEADING_COUNT) != 0 && (hints & CV_HEADING_RATE) == 0)
    return CV_COLUMN_INTEGER;

  return (hints & CV_HEADING_TEXT) != 0 ? CV_COLUMN_TEXT : CV_COLUMN_EMPTY;
}

/* "Post text" is text even where all posts are years; "Link clicks" is not. */
static gboolean
is_called_text (guint hints)
{
  const guint others = CV_HEADING_COUNT | CV_HEADING_RATE | CV_HEADING_DURATION
                       | CV_HEADING_CURRENCY | CV_HEADING_DATE | CV_HEADING_ID;

  return (hints & CV_HEADING_TEXT) != 0 && (hints & others) == 0;
}

static gboolean
is_id (const CvColumnTally *tally, guint64 n)
{
  guint64  n_digits = tally->n_numbers + tally->n_leading_zeros;
  gboolean has_marks = tally->n_dot_proofs + tally->n_comma_proofs > 0;

  if ((tally->hints & CV_HEADING_ID) != 0 && (tally->hints & CV_HEADING_COUNT) == 0)
    return is_most (n_digits + tally->n_tokens, n);
  if (tally->n_long + tally->n_leading_zeros > 0 && !has_marks && is_most (n_digits, n))
    return TRUE;

  return tally->n_tokens == n && tally->token_length >= MIN_TOKEN
         && (n > 1 || (tally->hints & CV_HEADING_POST) != 0);
}

/* Days written as whole numbers, in a column called so. */
static CvDayNumber
find_day_number (const CvColumnTally *tally, guint64 n)
{
  if ((tally->hints & CV_HEADING_DATE) == 0 || (tally->hints & CV_HEADING_COUNT) != 0)
    return CV_DAY_NUMBER_NONE;
  if (tally->n_compact_days == n || tally->n_compact_months == n)
    return CV_DAY_NUMBER_COMPACT;
  if (tally->n_serials == n)
    return CV_DAY_NUMBER_SERIAL;
  if (tally->n_epochs == n)
    return CV_DAY_NUMBER_EPOCH;

  return tally->n_epochs_ms == n ? CV_DAY_NUMBER_EPOCH_MS : CV_DAY_NUMBER_NONE;
}

static gboolean
is_month_and_year (const CvColumnTally *tally)
{
  guint months = tally->may_be_month_months;

  return tally->n_may_be_months > 0 && tally->n_may_be_months == tally->n_dates
         && tally->may_be_month_number >= FIRST_SHORT_YEAR && (months & (months - 1)) != 0;
}

static CvColumnType
find_date_type (CvColumnRule *rule, const CvColumnTally *tally)
{
  rule->is_month_and_year = is_month_and_year (tally);
  rule->has_yearless = tally->n_yearless > 0 && !rule->is_month_and_year;
  if (rule->is_month_and_year || tally->n_periods * 2 > tally->n_dates)
    return CV_COLUMN_PERIOD;

  /* Midnight in every row is a day, and no time. */
  if (tally->n_times == 0 || tally->n_midnights == tally->n_dates)
    return CV_COLUMN_DATE;

  return CV_COLUMN_DATETIME;
}

static CvColumnType
find_day_number_type (const CvColumnRule *rule, const CvColumnTally *tally)
{
  if (rule->day_number == CV_DAY_NUMBER_EPOCH || rule->day_number == CV_DAY_NUMBER_EPOCH_MS)
    return CV_COLUMN_DATETIME;

  return rule->day_number == CV_DAY_NUMBER_COMPACT && tally->n_compact_months > 0
           ? CV_COLUMN_PERIOD
           : CV_COLUMN_DATE;
}

static gboolean
is_duration (const CvColumnTally *tally, guint64 n)
{
  gboolean takes_short = tally->n_durations > 0 || (tally->hints & CV_HEADING_DURATION) != 0;

  return is_most (tally->n_durations + (takes_short ? tally->n_short_durations : 0), n);
}

static CvColumnType
find_type_of_figures (CvColumnRule *rule, const CvColumnTally *tally, guint64 n)
{
  rule->day_number = find_day_number (tally, n);
  if (rule->day_number != CV_DAY_NUMBER_NONE)
    return find_day_number_type (rule, tally);
  if (is_most (tally->n_dates, n))
    return find_date_type (rule, tally);
  if (is_most (tally->n_numbers, n))
    return CV_COLUMN_INTEGER;

  return is_duration (tally, n) ? CV_COLUMN_DURATION : CV_COLUMN_TEXT;
}

/* INTEGER stands for any number here. */
static CvColumnType
find_type (CvColumnRule *rule, const CvColumnTally *tally)
{
  guint64 n = cv_column_tally_values (tally);

  if (n == 0)
    return find_type_of_empty (tally->hints);
  if (is_most (tally->n_urls, n))
    return CV_COLUMN_URL;
  if (is_called_text (tally->hints))
    return CV_COLUMN_TEXT;

  return is_id (tally, n) ? CV_COLUMN_ID : find_type_of_figures (rule, tally, n);
}

/* Shares and amounts of money are no one quantity: the fewer are strangers. */
static void
find_strangers (CvColumnRule *rule, const CvColumnTally *tally)
{
  if (tally->n_percents == 0 || tally->n_money == 0)
    return;

  rule->refuses_money = tally->n_percents > tally->n_money;
  rule->refuses_percents = !rule->refuses_money;
}

static gboolean
is_in_percent (const CvColumnRule *rule, const CvColumnTally *tally)
{
  return tally->n_percents * 2 > tally->n_numbers || rule->refuses_money
         || (tally->hints & CV_HEADING_PERCENT) != 0;
}

/* Which number it is, once the decimal mark is known. */
static CvColumnType
refine_number (const CvColumnRule *rule, const CvColumnTally *tally)
{
  gboolean has_decimals = rule->decimal == ',' ? tally->has_decimals_with_comma
                                               : tally->has_decimals_with_dot;

  if (is_in_percent (rule, tally))
    return CV_COLUMN_PERCENT;
  if ((tally->hints & CV_HEADING_RATE) != 0)
    return tally->highest > 1 ? CV_COLUMN_PERCENT : CV_COLUMN_DECIMAL;
  if (tally->n_money > 0 || (tally->hints & CV_HEADING_CURRENCY) != 0)
    return CV_COLUMN_DECIMAL;

  return has_decimals || rule->is_decimal_open ? CV_COLUMN_DECIMAL : CV_COLUMN_INTEGER;
}

/* The decimal mark that columns prove, if they agree; 0: none or several. */
static char
find_proven_mark (const CvColumnRule *rules, const CvColumnTally *tallies, guint n)
{
  gboolean has_dot = FALSE, has_comma = FALSE;

  for (guint i = 0; i < n; i++)
    if (rules[i].type == CV_COLUMN_INTEGER)
      {
        has_dot |= tallies[i].n_dot_proofs > 0;
        has_comma |= tallies[i].n_comma_proofs > 0;
      }
  if (has_dot == has_comma)
    return 0;

  return has_dot ? '.' : ',';
}

/* A comma within a cell of a file that is parted by commas groups thousands: who writes decimals
 * with it parts by something else. */
static char
find_decimal (const CvColumnTally *tally, char proven, char delimiter)
{
  if (tally->n_dot_proofs > 0)
    return '.';
  if (tally->n_comma_proofs > 0)
    return ',';
  if (proven != 0)
    return proven;
  if (tally->n_ambiguous_dots + tally->n_ambiguous_commas == 0)
    return '.';

  return delimiter == ',' && tally->n_ambiguous_dots == 0 ? '.' : 0;
}

static void
settle_number (CvColumnRule        *rule,
               const CvColumnTally *tally,
               char                 wanted,
               char                 proven,
               char                 delimiter)
{
  rule->has_decimal_conflict = tally->n_dot_proofs > 0 && tally->n_comma_proofs > 0;
  if (wanted != 0)
    rule->decimal = wanted;
  else if (!rule->has_decimal_conflict)
    rule->decimal = find_decimal (tally, proven, delimiter);

  rule->is_decimal_open = rule->decimal == 0;
  find_strangers (rule, tally);
  rule->type = refine_number (rule, tally);
}

/* The orders in which all of the column's dates are dates, as bits. */
static guint
find_possible_orders (const CvColumnTally *tally)
{
  guint64 n = tally->n_dates - tally->n_fixed;
  guint   orders = 0;

  for (int order = CV_DATE_ORDER_DMY; order <= CV_DATE_ORDER_YMD; order++)
    if (tally->n_by_order[order] == n)
      orders |= CV_ORDER_BIT (order);

  return orders;
}

static CvDateOrder
get_lowest (guint orders)
{
  for (int order = CV_DATE_ORDER_DMY; order <= CV_DATE_ORDER_YMD; order++)
    if ((orders & CV_ORDER_BIT (order)) != 0)
      return order;

  return CV_DATE_ORDER_UNKNOWN;
}

static void
settle_order (CvColumnRule *rule, const CvColumnTally *tally, CvDateOrder wanted)
{
  guint orders = find_possible_orders (tally);

  if (tally->n_dates == tally->n_fixed)
    return;

  rule->has_order_conflict = orders == 0;
  if (wanted != CV_DATE_ORDER_UNKNOWN && tally->n_by_order[wanted] > 0)
    rule->order = wanted;
  else if (orders != 0 && ((orders & (orders - 1)) == 0 || tally->n_differing == 0))
    rule->order = get_lowest (orders);
  rule->is_order_open = rule->order == CV_DATE_ORDER_UNKNOWN;
}

/* A column that is open takes the order of another whose dates are written alike. */
static void
share_orders (CvColumnRule *rules, const CvColumnTally *tallies, guint n)
{
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < n && rules[i].is_order_open; k++)
      {
        guint bit = CV_ORDER_BIT (rules[k].order);

        if (rules[k].order == CV_DATE_ORDER_UNKNOWN || tallies[k].n_proofs[rules[k].order] == 0
            || tallies[k].sign != tallies[i].sign)
          continue;
        if ((find_possible_orders (&tallies[i]) & bit) == 0)
          continue;
        rules[i].order = rules[k].order;
        rules[i].is_order_open = FALSE;
      }
}

void
cv_column_rules_settle (CvColumnRule         *rules,
                        const CvColumnTally  *tallies,
                        guint                 n,
                        const CvTableOptions *options,
                        char                  delimiter)
{
  char proven;

  for (guint i = 0; i < n; i++)
    {
      rules[i] = (CvColumnRule) { 0 };
      rules[i].type = find_type (&rules[i], &tallies[i]);
    }
  proven = find_proven_mark (rules, tallies, n);
  for (guint i = 0; i < n; i++)
    {
      if (rules[i].type == CV_COLUMN_INTEGER)
        settle_number (&rules[i], &tallies[i], options->decimal, proven, delimiter);
      else if (cv_column_type_is_time (rules[i].type)
               && rules[i].day_number == CV_DAY_NUMBER_NONE)
        settle_order (&rules[i], &tallies[i], options->date_order);
    }
  share_orders (rules, tallies, n);
}

void
cv_column_rule_get_spread (const CvColumnRule  *self,
                           const CvColumnTally *tally,
                           CvDaySpread         *spread)
{
  *spread = (CvDaySpread) { .first = CV_DAY_NONE, .last = CV_DAY_NONE };
  if (!cv_column_type_is_time (self->type) || self->is_order_open || self->has_yearless
      || self->is_month_and_year)
    return;

  cv_day_spread_merge (spread, &tally->spreads[CV_DATE_ORDER_UNKNOWN]);
  if (self->order != CV_DATE_ORDER_UNKNOWN)
    cv_day_spread_merge (spread, &tally->spreads[self->order]);
}

static guint64
count_read_dates (const CvColumnRule *self, const CvColumnTally *tally)
{
  guint64 n = tally->n_dates;

  if (self->day_number != CV_DAY_NUMBER_NONE)
    return cv_column_tally_values (tally);
  if (!self->is_order_open)
    n = tally->n_fixed + tally->n_by_order[self->order];

  return self->type == CV_COLUMN_PERIOD ? n : n - MIN (n, tally->n_periods);
}

static guint64
count_read_numbers (const CvColumnRule *self, const CvColumnTally *tally)
{
  if (self->is_decimal_open)
    return tally->n_numbers;

  return self->decimal == ',' ? tally->n_with_comma : tally->n_with_dot;
}

static guint64
count_strangers (const CvColumnRule *self, const CvColumnTally *tally)
{
  return self->refuses_money ? tally->n_money : self->refuses_percents ? tally->n_percents : 0;
}

guint64
cv_column_rule_problems (const CvColumnRule *self, const CvColumnTally *tally)
{
  guint64 n = cv_column_tally_values (tally);

  if (cv_column_type_is_time (self->type))
    return n - MIN (n, count_read_dates (self, tally));
  if (self->type == CV_COLUMN_DURATION)
    return n - MIN (n, tally->n_durations + tally->n_short_durations);
  if (cv_column_type_is_number (self->type))
    return n - MIN (n, count_read_numbers (self, tally)) + count_strangers (self, tally);

  return 0;
}
