/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a file leaves open and what must be said about it before anybody trusts its numbers, in
 * sentences with an example from the file. A question is asked only if its answer changes what is
 * read, and a second one about a column only when the first is settled. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sources/cv-cell-number.h"
#include "sources/cv-clock-change.h"
#include "sources/cv-heading.h"
#include "sources/cv-table-private.h"

/* Takes @text. */
static void
ask (CvTable *self, CvTableQuestionKind kind, int column, gboolean is_blocking, char *text)
{
  CvTableQuestion question = { kind, column, is_blocking, text };

  g_array_append_val (self->questions, question);
}

/* @reading as a day of @order, for people; NULL if it is none. (transfer full) */
static char *
format_reading (const CvDateReading *reading, CvDateOrder order)
{
  CvDay first, last;

  return cv_date_reading_get_days (reading, order, 2024, &first, &last)
           ? cv_day_format_locale (first)
           : NULL;
}

static void
ask_order (CvTable *self, int column)
{
  const char      *example = self->tallies[column].order_example;
  CvDateReading    reading;
  g_autofree char *day_first = NULL;
  g_autofree char *month_first = NULL;

  if (self->rules[column].has_order_conflict)
    {
      ask (self, CV_QUESTION_DATE_ORDER, column, TRUE,
           g_strdup_printf (_("In “%s” some dates can only be day first and others only month "
                              "first. Say which order is right; the others are then left out."),
                            self->names[column]));
      return;
    }

  if (cv_cell_date_judge (example, (guint) strlen (example), &reading))
    {
      day_first = format_reading (&reading, CV_DATE_ORDER_DMY);
      month_first = format_reading (&reading, CV_DATE_ORDER_MDY);
    }
  if (day_first != NULL && month_first != NULL)
    ask (self, CV_QUESTION_DATE_ORDER, column, TRUE,
         g_strdup_printf (_("Day first or month first? In “%1$s”, %2$s can be %3$s or %4$s, and no "
                            "other date settles it."),
                          self->names[column], example, day_first, month_first));
  else
    ask (self, CV_QUESTION_DATE_ORDER, column, TRUE,
         g_strdup_printf (_("Day first, month first or year first? In “%1$s”, %2$s can be read in "
                            "more than one order."),
                          self->names[column], example));
}

static void
ask_decimal (CvTable *self, int column)
{
  const char          *example = self->tallies[column].decimal_example;
  g_autoptr (GString)  whole = g_string_new (NULL);
  g_autoptr (GString)  parts = g_string_new (NULL);
  char                 mark = strchr (example, ',') != NULL ? ',' : '.';
  guint                length = (guint) strlen (example);

  if (self->rules[column].has_decimal_conflict)
    {
      ask (self, CV_QUESTION_DECIMAL, column, TRUE,
           g_strdup_printf (_("In “%s” some numbers have a decimal comma and others a decimal "
                              "point. Say which is right; the others are then left out."),
                            self->names[column]));
      return;
    }

  cv_cell_number_append_exact (example, length, mark, parts);
  cv_cell_number_append_exact (example, length, mark == ',' ? '.' : ',', whole);
  ask (self, CV_QUESTION_DECIMAL, column, TRUE,
       g_strdup_printf (_("Which is the decimal mark? In “%1$s”, %2$s can be the whole number %3$s "
                          "or the decimal number %4$s."),
                        self->names[column], example, whole->str, parts->str));
}

static gboolean
asks_zone (const CvTable *self, guint column)
{
  const CvColumnTally *tally = &self->tallies[column];

  return self->rules[column].type == CV_COLUMN_DATETIME && !self->rules[column].is_order_open
         && tally->n_zones < tally->n_times;
}

static void
ask_of_columns (CvTable *self)
{
  gboolean has_zone = FALSE;

  for (guint i = 0; i < self->n_columns; i++)
    {
      const CvColumnRule *rule = &self->rules[i];

      if (rule->is_order_open)
        ask_order (self, (int) i);
      if (rule->is_decimal_open)
        ask_decimal (self, (int) i);
      if (rule->has_yearless && self->options.first_year == 0)
        ask (self, CV_QUESTION_YEAR, (int) i, TRUE,
             g_strdup_printf (_("The dates of “%s” have no year. Which year is that of the first "
                                "row?"),
                              self->names[i]));
      if (asks_zone (self, i) && !has_zone)
        {
          has_zone = TRUE;
          ask (self, CV_QUESTION_TIME_ZONE, (int) i, FALSE,
               g_strdup_printf (_("The times of “%s” name no time zone; the days are taken as they "
                                  "are written. Check that the zone is yours."),
                                self->names[i]));
        }
    }
}

/* Whether days stand in a column, or as the headings. */
static gboolean
has_days (const CvTable *self)
{
  guint n_headings = 0;

  for (guint i = 0; i < self->n_columns; i++)
    {
      CvDateReading reading;

      if (cv_column_type_is_time (self->rules[i].type))
        return TRUE;
      n_headings += cv_cell_date_judge (self->names[i], (guint) strlen (self->names[i]), &reading)
                    && !reading.is_weak;
    }

  return n_headings >= 2;
}

static gboolean
has_numbers (const CvTable *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (cv_column_type_is_number (self->rules[i].type))
      return TRUE;

  return FALSE;
}

static gboolean
has_false_days (const CvTable *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].false_day != NULL)
      return TRUE;

  return FALSE;
}

static void
ask_period (CvTable *self)
{
  if (self->n_rows == 0 || self->header.first != CV_DAY_NONE || has_days (self) || has_false_days (self)
      || !has_numbers (self))
    return;

  ask (self, CV_QUESTION_PERIOD, -1, FALSE,
       g_strdup (_("Which period are the figures of? The file does not say: its rows have no "
                   "date.")));
}

static void
warn (CvTable *self, char *text)
{
  g_ptr_array_add (self->warnings, text);
}

static void
warn_of_other_tables (CvTable *self)
{
  gulong first = (gulong) self->header.first_line;

  if (self->second_table > 0)
    warn (self, g_strdup_printf (_("The file holds two tables or more; only the first, lines %1$lu "
                                   "to %2$lu, was read."),
                                 first, (gulong) self->last_line));
  if (self->header.has_table_before && first > 1)
    warn (self, g_strdup_printf (_("There are figures before the table, in lines 1 to %lu; they "
                                   "were not read."),
                                 first - 1));
}

static void
warn_of_shapes (CvTable *self)
{
  gulong n_wide = (gulong) self->n_wide;
  gulong n_short = self->allows_short ? 0 : (gulong) self->n_short;
  gulong n_stray = (gulong) self->n_stray;

  if (self->encoding.is_damaged)
    warn (self, g_strdup (_("Some characters of the file are damaged; they are shown as �.")));
  if (n_wide > 0)
    warn (self, g_strdup_printf (ngettext ("%lu row has more columns than the header; it is "
                                              "listed as a problem.",
                                              "%lu rows have more columns than the header; they "
                                              "are listed as problems.",
                                              n_wide),
                                 n_wide));
  if (n_short > 0)
    warn (self, g_strdup_printf (ngettext ("%lu row has fewer columns than the header; it is "
                                              "listed as a problem.",
                                              "%lu rows have fewer columns than the header; they "
                                              "are listed as problems.",
                                              n_short),
                                 n_short));
  if (n_stray > 0)
    warn (self, g_strdup_printf (ngettext ("%lu row has a stray quotation mark; it is listed "
                                              "as a problem.",
                                              "%lu rows have a stray quotation mark; they are "
                                              "listed as problems.",
                                              n_stray),
                                 n_stray));
}

static void
warn_of_clock (CvTable *self, guint column)
{
  const CvColumnRule *rule = &self->rules[column];
  CvDaySpread         spread;
  CvDateReading       reading;
  CvDay               first, last;
  const char         *place = "";
  CvClockChange       change;
  g_autofree char    *day = NULL;

  cv_column_rule_get_spread (rule, &self->tallies[column], &spread);
  if (*spread.clock == '\0'
      || !cv_cell_date_judge (spread.clock, (guint) strlen (spread.clock), &reading)
      || !cv_date_reading_get_days (&reading, rule->order, 0, &first, &last))
    return;

  change = cv_clock_change_find (first, reading.seconds, &place);
  day = cv_day_format_locale (first);
  if (change == CV_CLOCK_TWICE)
    warn (self, g_strdup_printf (_("%1$s %2$02d:%3$02d happens twice in %4$s, where clocks are put "
                                   "back that night; the first was taken."),
                                 day, reading.seconds / 3600, reading.seconds / 60 % 60, place));
  else if (change == CV_CLOCK_NEVER)
    warn (self, g_strdup_printf (_("%1$s %2$02d:%3$02d does not exist in %4$s, where clocks are "
                                   "put forward that night; it was taken as written."),
                                 day, reading.seconds / 3600, reading.seconds / 60 % 60, place));
}

static void
warn_of_day_numbers (CvTable *self, guint column)
{
  const CvColumnRule *rule = &self->rules[column];
  const char         *example = self->tallies[column].number_example;
  CvTableCell         cell;
  CvCellReader        reader;
  CvCsvField          field = { (char *) example, (guint) strlen (example), FALSE };
  g_autofree char    *day = NULL;

  cv_cell_reader_init (&reader);
  if (rule->day_number <= CV_DAY_NUMBER_COMPACT
      || cv_cell_reader_read (&reader, rule, &field, 0, &cell) != NULL)
    return;

  day = cv_day_format_locale (cell.day);
  warn (self, g_strdup_printf (_("The dates of “%1$s” are bare numbers: %2$s is read as %3$s."),
                               self->names[column], example, day));
}

static void
warn_of_numbers (CvTable *self, guint column)
{
  const CvColumnTally *tally = &self->tallies[column];
  CvColumnType         type = self->rules[column].type;

  if (cv_column_type_is_number (type) && tally->n_percents > 0 && tally->n_money == 0
      && tally->n_percents < tally->n_numbers)
    warn (self, g_strdup_printf (_("Some numbers of “%s” have a percent sign and others do not; all are taken as they "
                                   "stand. Check that they mean the same."),
                                 self->names[column]));
  if (cv_column_type_is_number (type) && tally->has_several_currencies)
    warn (self, g_strdup_printf (_("The numbers of “%s” are in several currencies; they are taken as they stand and "
                                   "not converted."),
                                 self->names[column]));
  if (tally->n_rounded == 0)
    return;
  if (cv_column_type_is_number (type))
    warn (self, g_strdup_printf (_("The file rounds some numbers of “%1$s”, such as %2$s; they are "
                                   "taken as they stand."),
                                 self->names[column], tally->rounded_example));
  else if (type == CV_COLUMN_ID)
    warn (self, g_strdup_printf (_("A spreadsheet has shortened the identifiers of “%1$s”, such as "
                                   "%2$s; they no longer tell one post from another."),
                                 self->names[column], tally->rounded_example));
}

static void
warn_of_cells (CvTable *self, guint column)
{
  gulong n = (gulong) self->columns[column].n_problems;

  if (n > 0)
    warn (self, g_strdup_printf (ngettext ("%1$lu cell of “%2$s” does not fit the column; it is "
                                              "listed as a problem.",
                                              "%1$lu cells of “%2$s” do not fit the column; they "
                                              "are listed as problems.",
                                              n),
                                 n, self->names[column]));
}

/* Rows that would count what other rows count already, and days that may be those before. */
static void
warn_of_meaning (CvTable *self, guint column)
{
  const CvColumnTally *tally = &self->tallies[column];
  CvColumnType         type = self->rules[column].type;

  if (type == CV_COLUMN_TEXT && tally->n_totals > 0)
    warn (self, g_strdup_printf (_("Some rows of “%s” are sums of the others by their name; "
                                   "counted with them they count twice."),
                                 self->names[column]));
  if (type == CV_COLUMN_DATETIME && tally->n_eves == tally->n_times && tally->n_times > 1)
    warn (self, g_strdup_printf (_("All times of “%s” are late in the evening of another time "
                                   "zone. If each row is a whole day, it may be the day after."),
                                 self->names[column]));
}

static void
warn_of_columns (CvTable *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      if (!g_str_equal (self->names[i], self->headings[i]))
        warn (self, g_strdup_printf (_("Two columns have the same heading; the second is called "
                                       "“%s”."),
                                     self->names[i]));
      if (self->rules[i].is_month_and_year)
        warn (self, g_strdup_printf (_("The dates of “%s” are read as a month and a year, not as a "
                                       "day."),
                                     self->names[i]));
      warn_of_clock (self, i);
      warn_of_day_numbers (self, i);
      warn_of_numbers (self, i);
      warn_of_cells (self, i);
      if (self->columns[i].false_day != NULL)
        warn (self, cv_table_describe_false_days (self, i));
      warn_of_meaning (self, i);
    }
}

char *
cv_table_describe_false_days (const CvTable *self, guint column)
{
  return g_strdup_printf (_("“%1$s” looks like the column of days, but most of its cells are not a day of any calendar, "
                            "such as “%2$s”. Correct them in the file."),
                          self->names[column], self->columns[column].false_day);
}

void
cv_table_ask_and_warn (CvTable *self)
{
  ask_of_columns (self);
  ask_period (self);
  warn_of_other_tables (self);
  warn_of_shapes (self);
  warn_of_columns (self);
}
