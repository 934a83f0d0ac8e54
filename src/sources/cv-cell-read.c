/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sources/cv-cell-read.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "sources/cv-cell-duration.h"
#include "sources/cv-cell-number.h"
#include "sources/cv-heading.h"

#define DAYS_OF_YEAR (12 * 32) /* as month * 32 + date counts them */

void
cv_cell_reader_init (CvCellReader *self)
{
  memset (self, 0, sizeof *self);
}

static void
set_text (CvTableCell *cell, CvCellKind kind, const char *text, guint length)
{
  *cell = (CvTableCell) {
    .kind = kind,
    .length = length,
    .text = text,
    .number = NAN,
    .day = CV_DAY_NONE,
    .last = CV_DAY_NONE,
    .seconds = CV_CELL_NO_TIME,
    .utc_offset = CV_CELL_NO_OFFSET,
  };
}

static gboolean
read_open_number (CvTableCell *cell)
{
  CvNumberShape shape;

  if (!cv_cell_number_judge (cell->text, cell->length, &shape))
    return FALSE;
  if (!shape.is_ambiguous)
    return cv_cell_number_read (cell->text, cell->length, shape.reads_with_dot ? '.' : ',',
                                &cell->number);

  cell->kind = CV_CELL_UNSETTLED;
  return TRUE;
}

/* What was expected in place of a share among amounts of money, or the other way round; NULL: it is neither. */
static const char *
find_stranger (const CvColumnRule *rule, const CvTableCell *cell)
{
  CvNumberShape shape;

  if (!cv_cell_number_judge (cell->text, cell->length, &shape))
    return NULL;
  if (rule->refuses_percents && shape.is_percent)
    return _("an amount of money, like the others of the column");

  return rule->refuses_money && shape.money != 0 ? _("a percentage, like the others of the column") : NULL;
}

static const char *
read_number (const CvColumnRule *rule, CvTableCell *cell)
{
  gboolean is_read;

  if (rule->is_decimal_open)
    is_read = read_open_number (cell);
  else
    is_read = cv_cell_number_read (cell->text, cell->length, rule->decimal, &cell->number);
  if (!is_read)
    return _("a number");

  return rule->refuses_percents || rule->refuses_money ? find_stranger (rule, cell) : NULL;
}

static const char *
read_duration (CvTableCell *cell)
{
  gboolean is_short;

  return cv_cell_duration_read (cell->text, cell->length, &cell->number, &is_short)
           ? NULL
           : _("a length of time");
}

/* Counts the turns of the year: from December to January a day comes after, though its number is
 * lower. The shorter way round the year is the one that was gone. */
static void
turn_year (CvCellReader *self, const CvYmd *ymd)
{
  int day = ymd->month * 32 + ymd->date;
  int step = day - self->last_day;

  if (self->last_day != 0 && step < -DAYS_OF_YEAR / 2)
    self->year_step++;
  else if (self->last_day != 0 && step > DAYS_OF_YEAR / 2)
    self->year_step--;
  self->last_day = day;
}

static gboolean
read_day_number (const CvColumnRule *rule, CvTableCell *cell)
{
  double number;

  if (!cv_cell_number_read (cell->text, cell->length, '.', &number))
    return FALSE;
  if (rule->day_number == CV_DAY_NUMBER_SERIAL)
    return cv_day_from_serial (number, &cell->day);
  if (rule->day_number == CV_DAY_NUMBER_EPOCH_MS)
    number /= 1000;
  cell->utc_offset = 0;

  return cv_day_from_epoch (number, &cell->day, &cell->seconds);
}

/* Whether the days of the reading are the same in all its orders. */
static gboolean
find_only_order (const CvDateReading *reading, CvDateOrder *only)
{
  CvDay before = CV_DAY_NONE;

  for (int order = CV_DATE_ORDER_DMY; order <= CV_DATE_ORDER_YMD; order++)
    {
      CvDay first, last;

      if ((reading->orders & CV_ORDER_BIT (order)) == 0
          || !cv_date_reading_get_days (reading, order, 2024, &first, &last))
        continue;
      if (before != CV_DAY_NONE && before != first)
        return FALSE;
      before = first;
      *only = order;
    }

  return TRUE;
}

/* Sets the days, or the kind to UNSETTLED. */
static gboolean
set_days (CvCellReader        *self,
          const CvColumnRule  *rule,
          const CvDateReading *reading,
          int                  first_year,
          CvTableCell              *cell)
{
  CvDateOrder  order = rule->order;
  const CvYmd *ymd;

  if (rule->is_order_open && reading->orders != 0 && !find_only_order (reading, &order))
    {
      cell->kind = CV_CELL_UNSETTLED;
      return TRUE;
    }

  ymd = &reading->first[reading->orders == 0 ? CV_DATE_ORDER_UNKNOWN : order];
  if (rule->has_yearless && ymd->year == 0 && ymd->month != 0)
    {
      turn_year (self, ymd);
      cell->year_step = (gint16) self->year_step;
      if (first_year == 0)
        {
          cell->kind = CV_CELL_UNSETTLED;
          return TRUE;
        }
    }

  return cv_date_reading_get_days (reading, order, first_year + self->year_step, &cell->day,
                                   &cell->last);
}

static gboolean
read_written_day (CvCellReader *self, const CvColumnRule *rule, int first_year, CvTableCell *cell)
{
  CvDateReading reading;

  if (!cv_cell_date_judge (cell->text, cell->length, &reading))
    return FALSE;
  if (rule->is_month_and_year && reading.may_be_month)
    {
      reading.form = CV_DATE_FORM_MONTH;
      reading.first[0] = (CvYmd) { 2000 + reading.first[0].date, reading.first[0].month, 1 };
    }
  if (rule->type != CV_COLUMN_PERIOD && reading.form != CV_DATE_FORM_DAY)
    return FALSE;
  /* Bare digits are a day only where all are. */
  if (reading.is_weak && reading.sign == 0 && rule->day_number != CV_DAY_NUMBER_COMPACT)
    return FALSE;

  cell->seconds = reading.seconds;
  cell->utc_offset = reading.utc_offset;
  return set_days (self, rule, &reading, first_year, cell);
}

static const char *
get_expected (const CvColumnRule *rule)
{
  if (rule->type == CV_COLUMN_PERIOD)
    return _("a period, such as 2026-05");
  if (rule->order == CV_DATE_ORDER_DMY)
    return _("a date, day first");
  if (rule->order == CV_DATE_ORDER_MDY)
    return _("a date, month first");

  return _("a date");
}

static gboolean
recall_day (const CvCellReader *self, CvTableCell *cell)
{
  const char *text = cell->text;

  if (cell->length >= CV_CELL_MEMORY || self->memory_text[cell->length] != '\0'
      || memcmp (text, self->memory_text, cell->length) != 0)
    return FALSE;

  *cell = self->memory;
  cell->text = text;
  return TRUE;
}

static void
remember_day (CvCellReader *self, const CvTableCell *cell)
{
  if (cell->length >= CV_CELL_MEMORY)
    return;

  self->memory = *cell;
  memset (self->memory_text, 0, sizeof self->memory_text);
  memcpy (self->memory_text, cell->text, cell->length);
}

static const char *
read_day (CvCellReader *self, const CvColumnRule *rule, int first_year, CvTableCell *cell)
{
  gboolean is_read;

  if (recall_day (self, cell))
    return NULL;

  cell->kind = rule->type == CV_COLUMN_PERIOD ? CV_CELL_PERIOD : CV_CELL_DAY;
  if (rule->day_number != CV_DAY_NUMBER_NONE && rule->day_number != CV_DAY_NUMBER_COMPACT)
    is_read = read_day_number (rule, cell);
  else
    is_read = (cell->length == 10 && cv_day_parse (cell->text, &cell->day))
              || read_written_day (self, rule, first_year, cell);
  if (!is_read)
    return get_expected (rule);

  if (cell->last == CV_DAY_NONE)
    cell->last = cell->day;
  if (rule->type == CV_COLUMN_DATE)
    cell->seconds = CV_CELL_NO_TIME;
  remember_day (self, cell);
  return NULL;
}

/* Text keeps the spaces that were written within quotes. */
static void
read_text (const CvCsvField *field, CvTableCell *cell)
{
  if (cv_cell_is_text_null (cell->text, cell->length))
    set_text (cell, CV_CELL_NULL, "", 0);
  else
    set_text (cell, CV_CELL_TEXT, field->text, field->length);
}

static const char *
read_value (CvCellReader       *self,
            const CvColumnRule *rule,
            const CvCsvField   *field,
            int                 first_year,
            CvTableCell        *cell)
{
  if (rule->type == CV_COLUMN_DURATION)
    return read_duration (cell);
  if (cv_column_type_is_number (rule->type))
    return read_number (rule, cell);
  if (cv_column_type_is_time (rule->type))
    return read_day (self, rule, first_year, cell);

  read_text (field, cell);
  return NULL;
}

const char *
cv_cell_reader_read (CvCellReader       *self,
                     const CvColumnRule *rule,
                     const CvCsvField   *field,
                     int                 first_year,
                     CvTableCell             *cell)
{
  const char *expected;
  const char *text = field->text;
  guint       length = field->length;

  if (field->is_quoted)
    cv_csv_field_get_trimmed (field, &text, &length);
  set_text (cell, length == 0 ? CV_CELL_NULL : CV_CELL_NUMBER, text, length);
  if (length == 0)
    return NULL;

  expected = read_value (self, rule, field, first_year, cell);
  if (expected == NULL)
    return NULL;

  /* Words for nothing are rare, so they are looked for last. */
  set_text (cell, CV_CELL_PROBLEM, text, length);
  if (cv_cell_is_null (text, length))
    {
      cell->kind = CV_CELL_NULL;
      return NULL;
    }
  return expected;
}

static void
append_time (const CvTableCell *cell, GString *text)
{
  if (cell->seconds == CV_CELL_NO_TIME)
    return;

  g_string_append_printf (text, "T%02d:%02d:%02d", cell->seconds / 3600, cell->seconds / 60 % 60,
                          cell->seconds % 60);
  if (cell->utc_offset == 0)
    g_string_append_c (text, 'Z');
  else if (cell->utc_offset != CV_CELL_NO_OFFSET)
    g_string_append_printf (text, "%c%02d:%02d", cell->utc_offset < 0 ? '-' : '+',
                            ABS (cell->utc_offset) / 60, ABS (cell->utc_offset) % 60);
}

static void
append_day (CvDay day, const CvTableCell *cell, GString *text)
{
  char buffer[CV_DAY_BUFFER];

  g_string_append (text, cv_day_format (day, buffer));
  append_time (cell, text);
}

/* A week, month or quarter by its name, any other span by its two ends. */
static void
append_period (CvDay first, CvDay last, CvDateForm form, GString *text)
{
  CvGrain grain = cv_date_form_grain (form);
  char    buffer[CV_DAY_BUFFER];

  g_string_append (text, cv_period_format (first, grain, buffer));
  if (form == CV_DATE_FORM_SPAN)
    g_string_append_printf (text, "/%s", cv_day_format (last, buffer));
}

static void
append_open_day (const CvTableCell *cell, const CvDateReading *reading, GString *text)
{
  gboolean is_first = TRUE;

  for (int order = CV_DATE_ORDER_DMY; order <= CV_DATE_ORDER_YMD; order++)
    {
      CvDay first, last;

      if ((reading->orders & CV_ORDER_BIT (order)) == 0)
        continue;
      if (!is_first)
        g_string_append (text, " or ");
      is_first = FALSE;
      if (reading->first[order].year == 0)
        g_string_append_printf (text, "\?\?\?\?-%02d-%02d", reading->first[order].month,
                                reading->first[order].date);
      else if (cv_date_reading_get_days (reading, order, 0, &first, &last))
        {
          append_day (first, cell, text);
          if (last != first)
            append_period (last, last, CV_DATE_FORM_DAY, g_string_append_c (text, '/'));
        }
    }
}

static void
append_unsettled (const CvTableCell *cell, const CvColumnRule *rule, GString *text)
{
  CvDateReading reading;
  guint         i;

  if (cv_column_type_is_number (rule->type))
    {
      cv_cell_number_append_exact (cell->text, cell->length, ',', text);
      g_string_append (text, " or ");
      cv_cell_number_append_exact (cell->text, cell->length, '.', text);
      return;
    }
  if (!cv_cell_date_judge (cell->text, cell->length, &reading))
    return;
  if (reading.orders != 0 && rule->is_order_open)
    {
      append_open_day (cell, &reading, text);
      return;
    }

  i = reading.orders == 0 ? CV_DATE_ORDER_UNKNOWN : rule->order;
  g_string_append (text, "\?\?\?\?");
  if (cell->year_step != 0)
    g_string_append_printf (text, "%+d", cell->year_step);
  g_string_append_printf (text, "-%02d-%02d", reading.first[i].month, reading.first[i].date);
  append_time (cell, text);
}

static void
append_number (const CvTableCell *cell, const CvColumnRule *rule, GString *text)
{
  char mark = rule->decimal;

  if (rule->type == CV_COLUMN_DURATION)
    cv_cell_duration_append (cell->number, text);
  else if (mark != 0)
    cv_cell_number_append_exact (cell->text, cell->length, mark, text);
  else if (!cv_cell_number_append_exact (cell->text, cell->length, '.', text))
    cv_cell_number_append_exact (cell->text, cell->length, ',', text);
}

void
cv_table_cell_append (const CvTableCell *cell, const CvColumnRule *rule, GString *text)
{
  CvDateReading reading;

  switch (cell->kind)
    {
    case CV_CELL_TEXT:
      g_string_append_len (text, cell->text, cell->length);
      break;
    case CV_CELL_NUMBER:
      append_number (cell, rule, text);
      break;
    case CV_CELL_DAY:
      append_day (cell->day, cell, text);
      break;
    case CV_CELL_PERIOD:
      cv_cell_date_judge (cell->text, cell->length, &reading);
      if (rule->is_month_and_year && reading.may_be_month)
        reading.form = CV_DATE_FORM_MONTH;
      append_period (cell->day, cell->last, reading.form, text);
      break;
    case CV_CELL_UNSETTLED:
      append_unsettled (cell, rule, text);
      break;
    case CV_CELL_NULL:
    case CV_CELL_PROBLEM:
    default:
      break;
    }
}
