/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The two shapes of an answer: JSON documents with stable keys, and text in columns. */

#include "config.h"

#include "cli/cv-cli.h"

#include <math.h>
#include <stdio.h>

/* Fifteen digits: what every double holds, without the tail that only binary has. */
#define JSON_FORM (JSON_INDENT (2) | JSON_REAL_PRECISION (15))

void
cv_cli_print_json (json_t *document)
{
  json_dumpf (document, stdout, JSON_FORM);
  putchar ('\n');
  json_decref (document);
}

json_t *
cv_json_number (double value)
{
  if (isnan (value))
    return json_null ();
  if (value == rint (value) && fabs (value) < 9007199254740992.0)
    return json_integer ((json_int_t) value);
  return json_real (value);
}

json_t *
cv_json_day (CvDay day)
{
  char text[CV_DAY_BUFFER];

  return day == CV_DAY_NONE ? json_null () : json_string (cv_day_format (day, text));
}

json_t *
cv_json_text (const char *text)
{
  return text != NULL ? json_string (text) : json_null ();
}

static json_t *
json_cell (const CvField *field,
           const CvCell  *cell)
{
  g_autofree char *nick = NULL;

  switch (field->kind)
    {
    case CV_FIELD_NUMBER:
      return cv_json_number (cell->number);
    case CV_FIELD_INTEGER:
      return json_integer (cell->integer);
    case CV_FIELD_DAY:
      return cv_json_day ((CvDay) cell->integer);
    case CV_FIELD_ENUM:
      nick = cv_cell_format (field, cell);
      return json_string (nick);
    case CV_FIELD_REFERENCE:
      return *cell->text != '\0' ? json_string (cell->text) : json_null ();
    case CV_FIELD_TEXT:
    default:
      return json_string (cell->text);
    }
}

json_t *
cv_json_record (CvRecord *record)
{
  const CvNounInfo *info = cv_noun_info (cv_record_get_noun (record));
  g_autoptr (CvRow) row = cv_record_to_row (record);
  json_t *object = json_object ();

  json_object_set_new (object, "id", json_string (row->id));
  for (guint i = 0; i < info->n_fields; i++)
    json_object_set_new (object, info->fields[i].name, json_cell (&info->fields[i], &row->cells[i]));
  return object;
}

json_t *
cv_json_records (CvPlan *plan,
                 CvNoun  noun)
{
  json_t *array = json_array ();

  for (guint i = 0; i < cv_plan_get_count (plan, noun); i++)
    json_array_append_new (array, cv_json_record (cv_plan_get_nth (plan, noun, i)));
  return array;
}

struct _CvColumns
{
  const char *align; /* 'l' or 'r' per column */
  GPtrArray *cells;  /* of char *, row after row */
  gsize *widths;
};

CvColumns *
cv_columns_new (const char *align)
{
  CvColumns *self = g_new0 (CvColumns, 1);

  self->align = align;
  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->widths = g_new0 (gsize, strlen (align));
  return self;
}

/* Columns a terminal gives the text: none for combining marks, two for wide letters. */
static gsize
width_of (const char *text)
{
  gsize width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

void
cv_columns_add (CvColumns *self,
                ...)
{
  va_list cells;

  va_start (cells, self);
  for (gsize i = 0; self->align[i] != '\0'; i++)
    {
      const char *text = va_arg (cells, const char *);
      char *cell = g_strdup (text != NULL ? text : "");

      /* A line break in a name would tear the table. */
      g_strdelimit (cell, "\n\r\t", ' ');
      self->widths[i] = MAX (self->widths[i], width_of (cell));
      g_ptr_array_add (self->cells, cell);
    }
  va_end (cells);
}

static void
print_cell (const char *text,
            gsize       width,
            gboolean    right,
            gboolean    last)
{
  int padding = (int) (width - width_of (text));

  if (right)
    g_print ("%*s%s", padding, "", text);
  else
    g_print ("%s%*s", text, last ? 0 : padding, "");
  g_print (last ? "\n" : "  ");
}

void
cv_columns_print (CvColumns *self)
{
  gsize n = strlen (self->align);

  for (guint i = 0; i < self->cells->len; i++)
    print_cell (self->cells->pdata[i], self->widths[i % n], self->align[i % n] == 'r', i % n == n - 1);

  g_ptr_array_unref (self->cells);
  g_free (self->widths);
  g_free (self);
}
