/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Opening: the input is made readable twice, its encoding found, its delimiter, its header, and
 * then each column is tallied over all rows and settled. The second pass is in cv-table-read.c. */

#include "sources/cv-table.h"

#include <string.h>

#include "sources/cv-heading.h"
#include "sources/cv-table-private.h"

#define WEEKDAY_MONDAY (1u << 1)

static void
clear_question (gpointer data)
{
  g_free (((CvTableQuestion *) data)->text);
}

static CvTable *
table_new (const CvTableOptions *options)
{
  CvTable *self = g_new0 (CvTable, 1);

  self->options = options != NULL ? *options : (CvTableOptions) CV_TABLE_OPTIONS_INIT;
  self->input.fd = -1;
  self->questions = g_array_new (FALSE, TRUE, sizeof (CvTableQuestion));
  g_array_set_clear_func (self->questions, clear_question);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  self->problems = g_array_new (FALSE, FALSE, sizeof (CvRowProblem));

  return self;
}

static void
free_settled (CvTable *self)
{
  g_clear_pointer (&self->rules, g_free);
  g_clear_pointer (&self->columns, g_free);
  g_clear_pointer (&self->readers, g_free);
  g_clear_pointer (&self->cells, g_free);
}

void
cv_table_free (CvTable *self)
{
  if (self == NULL)
    return;

  cv_rows_clear (&self->rows);
  cv_header_clear (&self->header);
  cv_csv_clear (&self->csv);
  cv_text_stream_clear (&self->stream);
  cv_input_close (&self->input);
  g_strfreev (self->names);
  g_strfreev (self->headings);
  g_free (self->tallies);
  free_settled (self);
  g_clear_pointer (&self->skipped, g_array_unref);
  g_array_unref (self->questions);
  g_ptr_array_unref (self->warnings);
  g_array_unref (self->problems);
  g_free (self);
}

static gboolean
begin_reading (CvTable *self, GCancellable *cancellable, GError **error)
{
  cv_progress_begin (self->options.progress, CV_TABLE_STAGE, (guint64) self->input.size);
  if (!cv_encoding_detect (&self->encoding, &self->input, cancellable, error))
    return FALSE;

  cv_text_stream_init (&self->stream, &self->input, &self->encoding);
  self->stream.progress = self->options.progress;
  if (!cv_csv_sniff (&self->sniff, &self->stream, self->options.delimiter, cancellable, error))
    return FALSE;

  cv_csv_init (&self->csv, &self->stream, &self->sniff.dialect);
  return TRUE;
}

static gboolean
find_header (CvTable *self, GCancellable *cancellable, GError **error)
{
  g_autofree CvSample *sample = g_new0 (CvSample, 1);
  gboolean             is_found;

  is_found = cv_sample_read (sample, &self->csv, cancellable, error)
             && cv_header_find (&self->header, sample, self->sniff.has_hint,
                                self->options.header_line, error);
  cv_sample_clear (sample);

  return is_found;
}

/* A heading on one line, or the column's number. */
static char *
get_plain_name (const CvHeader *header, guint column)
{
  char *name;

  if (header->names == NULL)
    return g_strdup_printf ("%u", column + 1);

  name = g_strdelimit (g_strdup (header->names[column]), "\r\n\t", ' ');
  g_strstrip (name);
  if (*name != '\0')
    return name;

  g_free (name);
  return g_strdup_printf ("%u", column + 1);
}

/* Names must be unique to be keys: the second "Views" is "Views (2)". */
static void
name_columns (CvTable *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint                  n = self->header.width;

  self->names = g_new0 (char *, n + 1);
  self->headings = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    {
      self->headings[i] = get_plain_name (&self->header, i);
      self->names[i] = g_strdup (self->headings[i]);
      for (guint k = 2; g_hash_table_contains (seen, self->names[i]); k++)
        {
          g_free (self->names[i]);
          self->names[i] = g_strdup_printf ("%s (%u)", self->headings[i], k);
        }
      g_hash_table_add (seen, self->names[i]);
    }
}

static void
count_row (CvTable *self, const CvCsvRecord *record)
{
  guint    width = self->header.width;
  gboolean is_short = record->n_fields < self->min_width;
  gboolean is_wide = FALSE;
  gboolean is_misfit;

  for (guint i = 0; i < MIN (width, record->n_fields); i++)
    cv_column_tally_add (&self->tallies[i], &record->fields[i]);
  for (guint i = width; i < record->n_fields; i++)
    is_wide |= record->fields[i].length > 0;

  self->n_wide += is_wide;
  self->n_short += is_short;
  self->n_stray += record->has_stray_quote;
  is_misfit = is_wide || record->has_stray_quote;
  self->n_misfits += is_misfit;
  self->n_only_short += is_short && !is_misfit;
  self->last_line = self->csv.next_line - 1;
}

static gboolean
tally_rows (CvTable *self, GCancellable *cancellable, GError **error)
{
  CvCsvRecord *record;

  self->min_width = self->header.width;
  while (self->header.names != NULL && self->min_width > 1
         && *self->header.names[self->min_width - 1] == '\0')
    self->min_width--;

  self->tallies = g_new (CvColumnTally, self->header.width);
  for (guint i = 0; i < self->header.width; i++)
    cv_column_tally_init (&self->tallies[i], self->header.names != NULL
                                               ? cv_heading_judge (self->names[i])
                                               : 0);
  cv_rows_init (&self->rows, &self->csv, &self->header, CV_TABLE_MAX_SKIPPED);
  cv_rows_rewind (&self->rows);
  for (;;)
    {
      if (!cv_rows_next (&self->rows, &record, cancellable, error))
        return FALSE;
      if (record == NULL)
        return TRUE;
      count_row (self, record);
    }
}

/* What only the first pass can know. */
static void
keep_findings (CvTable *self)
{
  guint64 n_lf = self->csv.n_lf, n_crlf = self->csv.n_crlf, n_cr = self->csv.n_cr;

  self->newline = n_cr > n_lf + n_crlf ? "CR" : n_crlf > n_lf ? "CRLF" : "LF";
  self->n_rows = self->rows.n_rows;
  self->n_skipped = self->rows.n_skipped;
  self->second_table = self->rows.second_table;
  self->skipped = g_array_new (FALSE, FALSE, sizeof (CvSkippedLine));
  for (guint i = 0; i < self->rows.skipped->len; i++)
    {
      const CvRowsSkipped *from = &g_array_index (self->rows.skipped, CvRowsSkipped, i);
      CvSkippedLine        line = { from->line, from->why };

      g_array_append_val (self->skipped, line);
    }
  self->rows.max = 0;
  self->allows_short = self->n_short * 5 > self->n_rows;
  if (!self->allows_short)
    self->n_misfits += self->n_only_short;
}

/* A delimiter at the end of each line makes a column of nothing. */
static void
drop_empty_end (CvTable *self)
{
  self->n_columns = self->header.width;
  while (self->header.names != NULL && self->n_columns > 1
         && *self->header.names[self->n_columns - 1] == '\0'
         && cv_column_tally_values (&self->tallies[self->n_columns - 1]) == 0)
    self->n_columns--;
}

static void
find_grain_of_periods (CvTableColumn *column, const CvColumnRule *rule, const CvColumnTally *tally)
{
  column->has_grain = TRUE;
  column->grain = CV_GRAIN_MONTH;
  if (rule->is_month_and_year || rule->day_number == CV_DAY_NUMBER_COMPACT)
    return;

  column->has_grain = tally->n_spans == 0 && !tally->has_several_forms
                      && tally->n_periods == tally->n_dates;
  column->grain = cv_date_form_grain (tally->period_form);
}

/* Days that are all the first of a month stand for months; one alone stands for itself. */
static void
find_grain_of_days (CvTableColumn *column, const CvDaySpread *spread)
{
  column->has_grain = TRUE;
  column->grain = CV_GRAIN_DAY;
  if (spread->first == spread->last)
    return;

  if (!spread->has_other_than_quarters)
    column->grain = CV_GRAIN_QUARTER;
  else if (!spread->has_other_than_firsts || !spread->has_other_than_lasts)
    column->grain = CV_GRAIN_MONTH;
  else if (spread->weekdays == WEEKDAY_MONDAY)
    column->grain = CV_GRAIN_WEEK;
  else
    column->seven_days_apart = (spread->weekdays & (spread->weekdays - 1)) == 0;
}

static void
describe_column (CvTable *self, guint i)
{
  const CvColumnTally *tally = &self->tallies[i];
  const CvColumnRule  *rule = &self->rules[i];
  CvTableColumn       *column = &self->columns[i];
  CvDaySpread          spread;

  cv_column_rule_get_spread (rule, tally, &spread);
  *column = (CvTableColumn) {
    .name = self->names[i],
    .heading = self->headings[i],
    .type = rule->type,
    .order = rule->order,
    .decimal = cv_column_type_is_number (rule->type) ? rule->decimal : 0,
    .n_nulls = self->n_rows - cv_column_tally_values (tally),
    .n_problems = cv_column_rule_problems (rule, tally),
    .first = spread.first,
    .last = spread.last,
  };
  if (!cv_column_type_is_number (rule->type) && !cv_column_type_is_time (rule->type))
    column->n_nulls -= tally->n_null_words;
  column->n_values = self->n_rows - column->n_nulls - column->n_problems;
  if (!cv_column_type_is_time (rule->type) && tally->n_false_days > 0
      && (tally->n_false_days + tally->n_dates) * 2 > cv_column_tally_values (tally))
    column->false_day = tally->false_day_example;
  if (rule->type == CV_COLUMN_PERIOD)
    find_grain_of_periods (column, rule, tally);
  else if (cv_column_type_is_time (rule->type))
    find_grain_of_days (column, &spread);
}

static void
find_thousands (CvTable *self)
{
  for (guint i = 0; i < self->n_columns && *self->thousands == '\0'; i++)
    {
      const CvColumnTally *tally = &self->tallies[i];
      char                 decimal = self->columns[i].decimal;

      if (!cv_column_type_is_number (self->rules[i].type))
        continue;
      if (tally->group != 0)
        self->thousands[g_unichar_to_utf8 (tally->group, self->thousands)] = '\0';
      else if (decimal == ',' && tally->has_dot_groups)
        g_strlcpy (self->thousands, ".", sizeof self->thousands);
      else if (decimal == '.' && tally->has_comma_groups)
        g_strlcpy (self->thousands, ",", sizeof self->thousands);
    }
}

/* The zone of all times of the file; CV_CELL_NO_OFFSET if one names none, or another. */
static gint16
find_offset (const CvTable *self)
{
  gint16 offset = CV_CELL_NO_OFFSET;

  for (guint i = 0; i < self->n_columns; i++)
    {
      const CvColumnTally *tally = &self->tallies[i];

      if (self->rules[i].type != CV_COLUMN_DATETIME || tally->n_times == 0)
        continue;
      if (tally->n_zones < tally->n_times
          || (offset != CV_CELL_NO_OFFSET && offset != tally->utc_offset))
        return CV_CELL_NO_OFFSET;
      offset = tally->utc_offset;
    }

  return offset;
}

static void
find_time_zone (CvTable *self)
{
  gint16 offset = find_offset (self);

  if (offset == 0)
    g_strlcpy (self->time_zone, "UTC", sizeof self->time_zone);
  else if (offset != CV_CELL_NO_OFFSET)
    g_snprintf (self->time_zone, sizeof self->time_zone, "%c%02d:%02d", offset < 0 ? '-' : '+',
                ABS (offset) / 60, ABS (offset) % 60);
}

static void
settle (CvTable *self)
{
  drop_empty_end (self);
  free_settled (self);
  self->rules = g_new0 (CvColumnRule, self->header.width);
  cv_column_rules_settle (self->rules, self->tallies, self->n_columns, &self->options,
                          self->sniff.dialect.delimiter);
  self->columns = g_new0 (CvTableColumn, self->n_columns);
  self->readers = g_new0 (CvCellReader, self->n_columns);
  self->cells = g_new0 (CvTableCell, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    describe_column (self, i);
  find_thousands (self);
  find_time_zone (self);
  cv_table_ask_and_warn (self);
}

/* The first pass, once the input is there. */
static gboolean
read_all (CvTable *self, GCancellable *cancellable, GError **error)
{
  if (!begin_reading (self, cancellable, error) || !find_header (self, cancellable, error))
    return FALSE;
  name_columns (self);
  if (!tally_rows (self, cancellable, error))
    return FALSE;

  keep_findings (self);
  settle (self);
  return cv_table_rewind (self, error);
}

CvTable *
cv_table_open (const char           *path,
               const CvTableOptions *options,
               GCancellable         *cancellable,
               GError              **error)
{
  g_autoptr (CvTable) self = table_new (options);

  if (!cv_input_open (&self->input, path, cancellable, error)
      || !read_all (self, cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

CvTable *
cv_table_open_bytes (GBytes               *bytes,
                     const char           *name,
                     const CvTableOptions *options,
                     GCancellable         *cancellable,
                     GError              **error)
{
  g_autoptr (CvTable) self = table_new (options);

  if (!cv_input_open_bytes (&self->input, bytes, name, error)
      || !read_all (self, cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
cv_table_resettle (CvTable *self, const CvTableOptions *options)
{
  self->options.date_order = options->date_order;
  self->options.decimal = options->decimal;
  self->options.first_year = options->first_year;

  g_array_set_size (self->questions, 0);
  g_ptr_array_set_size (self->warnings, 0);
  *self->thousands = *self->time_zone = '\0';
  settle (self);
}
