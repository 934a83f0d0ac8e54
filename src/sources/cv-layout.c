/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The shape follows from what the columns are: a day and numbers is a wide table; a day, words for
 * metrics and one number a long one; a day with a post's id, link or words is a list of posts; days
 * as headings run across; no day at all are totals. Roles and sentences follow from the shape.
 * Every change of the user's goes the same way again, so that nothing goes out of step. */

#include "sources/cv-layout-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/cv-error.h"
#include "sources/cv-cell-date.h"
#include "sources/cv-heading.h"

static const char *const shape_names[] = { "wide", "long", "posts", "totals", "across" };

const char *
cv_table_shape_to_string (CvTableShape shape)
{
  g_return_val_if_fail ((guint) shape < G_N_ELEMENTS (shape_names), NULL);

  return shape_names[shape];
}

void
cv_layout_free (CvLayout *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->n_columns; i++)
    g_free (self->columns[i].role);
  g_free (self->columns);
  g_ptr_array_unref (self->notes);
  g_free (self->cannot);
  g_free (self);
}

static CvColumnType
get_type (const CvTable *table, guint column)
{
  return cv_table_column (table, column)->type;
}

static gboolean
is_time (const CvTable *table, guint column)
{
  return cv_column_type_is_time (get_type (table, column));
}

static gboolean
is_number (const CvTable *table, guint column)
{
  return cv_column_type_is_number (get_type (table, column));
}

guint
cv_layout_get_hints (const CvTable *table, guint column)
{
  return cv_table_header_line (table) > 0 ? cv_heading_judge (cv_table_column (table, column)->name)
                                          : 0;
}

int
cv_layout_find_column (const CvTable *table, CvColumnType type, guint hints)
{
  for (guint i = 0; i < cv_table_n_columns (table); i++)
    if (get_type (table, i) == type && (hints == 0 || (cv_layout_get_hints (table, i) & hints) != 0))
      return (int) i;

  return -1;
}

/* The day of a row: a day before a period before a time, for where a table has a day and a time,
 * the time is of something else; then by what its heading says. */
static int
find_date_column (const CvTable *table)
{
  static const CvColumnType types[] = { CV_COLUMN_DATE, CV_COLUMN_PERIOD, CV_COLUMN_DATETIME };
  static const guint        hints[] = { CV_HEADING_DATE, CV_HEADING_POST, 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (hints); k++)
      {
        int column = cv_layout_find_column (table, types[i], hints[k]);

        if (column >= 0)
          return column;
      }

  return -1;
}

static guint
count_numbers (const CvTable *table)
{
  guint n = 0;

  for (guint i = 0; i < cv_table_n_columns (table); i++)
    n += is_number (table, i);

  return n;
}

/* Posts are told by what only a post has beside its day. */
static gboolean
is_of_posts (const CvTable *table, const CvLayout *self)
{
  guint hints;

  if (self->date_column < 0 || get_type (table, (guint) self->date_column) == CV_COLUMN_PERIOD)
    return FALSE;

  if (cv_table_header_line (table) == 0 && count_numbers (table) == 0)
    return TRUE; /* a schedule made by hand */
  hints = cv_layout_get_hints (table, (guint) self->date_column);
  if ((hints & (CV_HEADING_PUBLISHED | CV_HEADING_PLANNED)) != 0)
    return TRUE;
  if (cv_layout_find_column (table, CV_COLUMN_TEXT, CV_HEADING_CAPTION) >= 0)
    return TRUE;

  return cv_layout_find_column (table, CV_COLUMN_ID, CV_HEADING_POST) >= 0
         || cv_layout_find_column (table, CV_COLUMN_URL, CV_HEADING_POST) >= 0
         || (cv_table_header_line (table) == 0 && cv_layout_find_column (table, CV_COLUMN_URL, 0) >= 0);
}

/* Days as headings: the columns that stand for one. */
static guint
find_days_across (const CvTable *table, CvLayout *self)
{
  guint n = 0;

  for (guint i = 0; i < self->n_columns; i++)
    {
      const char    *name = cv_table_column (table, i)->name;
      CvDateReading  reading;
      CvLayoutColumn *column = &self->columns[i];

      column->first = column->last = CV_DAY_NONE;
      if (!is_number (table, i) || cv_table_header_line (table) == 0
          || !cv_cell_date_judge (name, (guint) strlen (name), &reading) || reading.is_weak
          || !cv_date_reading_get_days (&reading, CV_DATE_ORDER_UNKNOWN, 0, &column->first,
                                        &column->last))
        continue;
      if (n == 0)
        self->grain = cv_date_form_grain (reading.form);
      n++;
    }

  return n;
}

static int
find_only_number (const CvTable *table)
{
  for (guint i = 0; i < cv_table_n_columns (table); i++)
    if (is_number (table, i))
      return count_numbers (table) == 1 ? (int) i : -1;

  return -1;
}

/* Of a table with days in a column. */
static CvTableShape
find_shape_of_days (const CvTable *table, CvLayout *self)
{
  int metric = cv_layout_find_column (table, CV_COLUMN_TEXT, CV_HEADING_METRIC);
  int value = find_only_number (table);

  if (metric < 0 || value < 0)
    return is_of_posts (table, self) ? CV_SHAPE_POSTS : CV_SHAPE_WIDE;

  self->metric_column = metric;
  self->value_column = value;
  self->grain_column = cv_layout_find_column (table, CV_COLUMN_TEXT, CV_HEADING_GRAIN | CV_HEADING_PERIOD);
  self->estimate_column = cv_layout_find_column (table, CV_COLUMN_TEXT, CV_HEADING_ESTIMATE);
  return CV_SHAPE_LONG;
}

static void
find_shape (const CvTable *table, CvLayout *self)
{
  self->metric_column = self->value_column = self->grain_column = self->estimate_column = -1;
  self->grain = CV_GRAIN_DAY;
  if (self->date_column >= 0)
    self->shape = find_shape_of_days (table, self);
  else if (find_days_across (table, self) >= 2)
    {
      self->shape = CV_SHAPE_ACROSS;
      self->metric_column = cv_layout_find_column (table, CV_COLUMN_TEXT, 0);
    }
  else
    self->shape = CV_SHAPE_TOTALS;
}

static void
find_grain (const CvTable *table, CvLayout *self)
{
  const CvTableColumn *column;

  if (self->date_column < 0 || self->shape == CV_SHAPE_POSTS || self->grain_column >= 0)
    return;

  column = cv_table_column (table, (guint) self->date_column);
  if (column->has_grain)
    self->grain = column->grain;
}

/* Where the day's column is called a start, the column of the ends; -1: none. */
static int
find_end_column (const CvTable *table, const CvLayout *self)
{
  if (self->date_column < 0
      || (cv_layout_get_hints (table, (guint) self->date_column) & CV_HEADING_START) == 0)
    return -1;

  for (guint i = (guint) self->date_column + 1; i < self->n_columns; i++)
    if (get_type (table, i) == get_type (table, (guint) self->date_column)
        && (cv_layout_get_hints (table, i) & CV_HEADING_END) != 0)
      return (int) i;

  return -1;
}

/* Whether rows from a start to an end are days, or the periods their starts stand for. */
static gboolean
ends_with_grain (const CvTable *table, const CvLayout *self, int end_column)
{
  const CvTableColumn *start = cv_table_column (table, (guint) self->date_column);
  const CvTableColumn *end = cv_table_column (table, (guint) end_column);

  if (start->first == CV_DAY_NONE || end->first == CV_DAY_NONE)
    return TRUE; /* a question is open: the rows tell later */

  return end->first == cv_period_last (start->first, self->grain)
         && end->last == cv_period_last (start->last, self->grain);
}

/* Rows that are all of one span are totals of it. */
static void
take_span (const CvTable *table, CvLayout *self)
{
  int                  end_column = find_end_column (table, self);
  const CvTableColumn *start, *end;

  if (end_column < 0 || ends_with_grain (table, self, end_column))
    return;

  start = cv_table_column (table, (guint) self->date_column);
  end = cv_table_column (table, (guint) end_column);
  if (start->first != start->last || end->first != end->last)
    return;
  self->shape = CV_SHAPE_TOTALS;
  self->grain = CV_GRAIN_DAY;
  self->first = start->first;
  self->last = end->last;
  self->date_column = -1;
}

static void
find_names (const CvTable *table, CvLayout *self)
{
  self->network_column = cv_layout_find_column (table, CV_COLUMN_TEXT, CV_HEADING_NETWORK);
  self->channel_column = cv_layout_find_column (table, CV_COLUMN_TEXT, CV_HEADING_CHANNEL);
  if (self->channel_column < 0)
    self->channel_column = cv_layout_find_column (table, CV_COLUMN_TEXT, CV_HEADING_ACCOUNT);
  if (self->channel_column < 0)
    self->channel_column = cv_layout_find_column (table, CV_COLUMN_TEXT, CV_HEADING_SOURCE);
}

/* Of two columns of one metric the one whose heading is nearer is taken, then the left one. */
static void
leave_out (CvLayout *self, guint loser, guint winner)
{
  CvLayoutColumn *column = &self->columns[loser];

  column->rival_metric = column->metric;
  column->rival = winner;
  column->metric = column->metric_role = NULL;
}

static void
match_column (CvLayout *self, guint i, const CvMetricMatch *match, guint *ranks)
{
  CvLayoutColumn *column = &self->columns[i];

  column->metric = match->metric;
  column->metric_role = match->role;
  ranks[i] = match->rank;
  for (guint k = 0; k < i && column->metric != NULL; k++)
    {
      gboolean is_same = g_strcmp0 (self->columns[k].metric, column->metric) == 0;

      if (is_same && ranks[i] < ranks[k])
        leave_out (self, k, i);
      else if (is_same)
        leave_out (self, i, k);
    }
}

static void
find_metrics (const CvTable *table, CvLayout *self, CvMetricForWords lookup, gpointer data)
{
  g_autofree guint *ranks = g_new0 (guint, self->n_columns);

  for (guint i = 0; i < self->n_columns; i++)
    {
      CvMetricWords words
        = { cv_table_column (table, i)->heading, FALSE, self->shape, get_type (table, i) };
      CvMetricMatch match = { NULL };

      if (is_number (table, i) && cv_table_header_line (table) > 0 && lookup (&words, &match, data))
        match_column (self, i, &match, ranks);
    }
}

/* "Facebook follows" above a lone column "Primary" is what it is called. */
static void
take_title (const CvTable *table, CvLayout *self, CvMetricForWords lookup, gpointer data)
{
  int           only = find_only_number (table);
  CvMetricWords words = { cv_table_title (table), TRUE, self->shape, CV_COLUMN_INTEGER };
  CvMetricMatch match = { NULL };

  if (words.text == NULL || only < 0 || self->columns[only].metric != NULL)
    return;
  words.type = get_type (table, (guint) only);
  if (!lookup (&words, &match, data))
    return;
  self->columns[only].metric = match.metric;
  self->columns[only].metric_role = match.role;
}

static void
note (CvLayout *self, char *text)
{
  g_ptr_array_add (self->notes, text);
}

/* How plain days came to stand for a longer period, or did not. */
static void
note_grain (CvLayout *self, const CvTableColumn *date)
{
  if (self->shape == CV_SHAPE_POSTS || self->grain_column >= 0)
    return;
  if (date->type == CV_COLUMN_PERIOD && !date->has_grain)
    note (self, g_strdup (_("Each row says how long a time it is of: it is taken as its day, week, month or quarter.")));
  if (date->type != CV_COLUMN_DATE)
    return;

  if (date->seven_days_apart)
    note (self, g_strdup (_("The days are seven apart, but not Mondays. They are taken as single "
                            "days; choose “week” if each stands for a week.")));
  else if (self->grain == CV_GRAIN_WEEK)
    note (self, g_strdup (_("All days are Mondays: each is taken as its week.")));
  else if (self->grain != CV_GRAIN_DAY)
    note (self, g_strdup (_("All days begin or end a month: each is taken as its month or "
                            "quarter.")));
}

static void
find_notes (const CvTable *table, CvLayout *self)
{
  g_ptr_array_set_size (self->notes, 0);
  if (self->shape == CV_SHAPE_POSTS)
    note (self, g_strdup (_("Each row is a post: its numbers are added up on the day it was "
                            "published.")));
  if (self->date_column >= 0)
    note_grain (self, cv_table_column (table, (guint) self->date_column));
}

static guint
count_metrics (const CvLayout *self)
{
  guint n = 0;

  for (guint i = 0; i < self->n_columns; i++)
    n += self->columns[i].metric != NULL;

  return n;
}

static int
find_false_date_column (const CvTable *table)
{
  for (guint i = 0; i < cv_table_n_columns (table); i++)
    if (cv_table_column (table, i)->false_day != NULL)
      return (int) i;

  return -1;
}

/* Why the rows belong to no day; NULL: they do. (transfer full) */
static char *
find_obstacle_of_days (const CvTable *table, const CvLayout *self)
{
  int      end_column = find_end_column (table, self);
  gboolean has_no_day = self->shape == CV_SHAPE_TOTALS && self->first == CV_DAY_NONE;

  if (has_no_day && self->false_date_column >= 0)
    return cv_table_describe_false_days (table, (guint) self->false_date_column);
  if (has_no_day)
    return g_strdup (_("This file has no date column, so its numbers belong to no day. Export it again with "
                       "a row for each day, week or month."));
  if (end_column >= 0 && !ends_with_grain (table, self, end_column))
    return g_strdup (_("Each row of this file is a span of days from a start to an end, and not one day, "
                       "week or month. Export it again with a row for each day."));

  return NULL;
}

/* One sentence, the first that is true, of what the user must do first. (transfer full) */
static char *
find_obstacle (const CvTable *table, const CvLayout *self)
{
  gboolean names_metrics = self->shape == CV_SHAPE_LONG || self->shape == CV_SHAPE_ACROSS;
  char    *obstacle;

  if (cv_table_n_rows (table) == 0)
    return g_strdup (_("This file has a header but no rows. Export it again with the days you need."));
  if (count_numbers (table) == 0)
    return g_strdup (_("This file has no column of numbers, so there is nothing to import."));
  obstacle = find_obstacle_of_days (table, self);
  if (obstacle != NULL)
    return obstacle;
  if (self->shape == CV_SHAPE_ACROSS && self->metric_column < 0)
    return g_strdup (_("The columns of this file are days, but no column says which metric a row is."));
  if (!names_metrics && count_metrics (self) == 0)
    return g_strdup (_("No column of this file is known as a metric. Say which column holds which metric."));

  return NULL;
}

/* All that depends on which columns are what. */
static void
settle (const CvTable *table, CvLayout *self)
{
  find_grain (table, self);
  take_span (table, self);
  cv_layout_find_roles (self, table);
  find_notes (table, self);
  g_free (self->cannot);
  self->cannot = find_obstacle (table, self);
}

CvLayout *
cv_layout_suggest (const CvTable *table, CvMetricForWords lookup, gpointer data)
{
  CvLayout *self = g_new0 (CvLayout, 1);

  self->n_columns = cv_table_n_columns (table);
  self->columns = g_new0 (CvLayoutColumn, self->n_columns);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->n_columns; i++)
    self->columns[i].first = self->columns[i].last = CV_DAY_NONE;
  cv_table_period (table, &self->first, &self->last);
  self->date_column = find_date_column (table);
  self->false_date_column = find_false_date_column (table);
  find_shape (table, self);
  find_names (table, self);
  find_metrics (table, self, lookup, data);
  take_title (table, self, lookup, data);
  settle (table, self);

  return self;
}

gboolean
cv_layout_set_date_column (CvLayout *self, const CvTable *table, int column, GError **error)
{
  g_return_val_if_fail (column >= 0 && (guint) column < self->n_columns, FALSE);

  if (!is_time (table, (guint) column))
    {
      g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
                   _("“%s” holds no dates. Choose another column for the day."),
                   cv_table_column (table, (guint) column)->name);
      return FALSE;
    }

  self->date_column = column;
  find_shape (table, self);
  settle (table, self);
  return TRUE;
}

gboolean
cv_layout_set_period (CvLayout      *self,
                      const CvTable *table,
                      CvDay          first,
                      CvDay          last,
                      GError       **error)
{
  g_return_val_if_fail (first != CV_DAY_NONE && first <= last, FALSE);

  if (self->shape != CV_SHAPE_TOTALS || self->first != CV_DAY_NONE)
    {
      g_set_error_literal (error, CV_ERROR, CV_ERROR_INVALID,
                           _("This file says itself which days its numbers are of, so no other days can be given."));
      return FALSE;
    }

  self->first = first;
  self->last = last;
  settle (table, self);
  return TRUE;
}

gboolean
cv_layout_set_metric (CvLayout      *self,
                      const CvTable *table,
                      int            column,
                      const char    *metric,
                      GError       **error)
{
  CvLayoutColumn *changed;

  g_return_val_if_fail (column >= 0 && (guint) column < self->n_columns, FALSE);

  if (metric != NULL && !is_number (table, (guint) column))
    {
      g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
                   _("“%s” holds no numbers, so it cannot be a metric."),
                   cv_table_column (table, (guint) column)->name);
      return FALSE;
    }

  changed = &self->columns[column];
  changed->metric = metric;
  changed->metric_role = changed->rival_metric = NULL;
  for (guint i = 0; i < self->n_columns && metric != NULL; i++)
    if ((int) i != column && g_strcmp0 (self->columns[i].metric, metric) == 0)
      leave_out (self, i, (guint) column);
  settle (table, self);
  return TRUE;
}
