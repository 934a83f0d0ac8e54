/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The two shapes of an answer: JSON documents with stable keys, and text in columns. A list is told in both at once, and
 * one of them printed.
 *
 * The JSON is written here and not by jansson, which writes a number either with all seventeen digits of a double
 * (0.10000000000000001) or with less than it holds. */

#include "config.h"

#include "cli/cv-cli.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/cv-number.h"

static void
indent (FILE *out,
        int   depth)
{
  fprintf (out, "\n%*s", 2 * depth, "");
}

static void
write_text (FILE       *out,
            const char *text)
{
  json_t *string = json_string (text);

  json_dumpf (string, out, JSON_ENCODE_ANY);
  json_decref (string);
}

static void write_json (FILE *out, json_t *value, int depth);

static void
write_object (FILE   *out,
              json_t *object,
              int     depth)
{
  const char *key, *separator = "{";
  json_t *value;

  json_object_foreach (object, key, value)
    {
      fputs (separator, out);
      indent (out, depth + 1);
      write_text (out, key);
      fputs (": ", out);
      write_json (out, value, depth + 1);
      separator = ",";
    }
  if (json_object_size (object) > 0)
    indent (out, depth);
  fputs (json_object_size (object) > 0 ? "}" : "{}", out);
}

static void
write_array (FILE   *out,
             json_t *array,
             int     depth)
{
  const char *separator = "[";
  gsize index;
  json_t *value;

  json_array_foreach (array, index, value)
    {
      fputs (separator, out);
      indent (out, depth + 1);
      write_json (out, value, depth + 1);
      separator = ",";
    }
  if (json_array_size (array) > 0)
    indent (out, depth);
  fputs (json_array_size (array) > 0 ? "]" : "[]", out);
}

static void
write_json (FILE   *out,
            json_t *value,
            int     depth)
{
  char number[CV_NUMBER_BUFFER];

  switch (json_typeof (value))
    {
    case JSON_OBJECT:
      write_object (out, value, depth);
      break;
    case JSON_ARRAY:
      write_array (out, value, depth);
      break;
    case JSON_REAL:
      fputs (cv_number_format (json_real_value (value), number), out);
      break;
    case JSON_STRING:
    case JSON_INTEGER:
    case JSON_TRUE:
    case JSON_FALSE:
    case JSON_NULL:
    default:
      json_dumpf (value, out, JSON_ENCODE_ANY);
    }
}

void
cv_cli_print_json (json_t *document)
{
  write_json (stdout, document, 0);
  putchar ('\n');
  json_decref (document);
}

json_t *
cv_json_number (double value)
{
  if (!isfinite (value))
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
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;

  return valid != NULL ? json_string (valid) : json_null ();
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

/* --- columns --- */

struct _CvListing
{
  gboolean json;
  json_t *array;     /* (owned) of what was added, as JSON */
  const char *align; /* 'l' or 'r' per column */
  GPtrArray *cells;  /* of char *, row after row, as text */
  gsize *widths;
};

CvListing *
cv_listing_new (CvCli      *cli,
                const char *align)
{
  CvListing *self = g_new0 (CvListing, 1);

  self->json = cli->json;
  self->array = json_array ();
  self->align = align;
  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->widths = g_new0 (gsize, strlen (align));
  return self;
}

void
cv_listing_free (CvListing *self)
{
  json_decref (self->array);
  g_ptr_array_unref (self->cells);
  g_free (self->widths);
  g_free (self);
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
cv_listing_add (CvListing *self,
                json_t    *object,
                ...)
{
  va_list cells;

  json_array_append_new (self->array, object);
  va_start (cells, object);
  for (gsize i = 0; self->align[i] != '\0'; i++)
    {
      const char *text = va_arg (cells, const char *);
      char *cell = g_utf8_make_valid (text != NULL ? text : "", -1);

      /* A line break in a name would tear the table, and worse would move the terminal's cursor. */
      for (char *c = cell; *c != '\0'; c++)
        if ((guchar) *c < 0x20 || *c == 0x7f)
          *c = ' ';
      self->widths[i] = MAX (self->widths[i], width_of (cell));
      g_ptr_array_add (self->cells, cell);
    }
  va_end (cells);
}

static void
print_row (const CvListing   *self,
           const char *const *cells)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (gsize i = 0; self->align[i] != '\0'; i++)
    {
      int padding = (int) (self->widths[i] - width_of (cells[i]));
      gboolean right = self->align[i] == 'r';

      g_string_append_printf (line, "%*s%s%*s  ", right ? padding : 0, "", cells[i], right ? 0 : padding, "");
    }
  g_print ("%s\n", g_strchomp (line->str));
}

void
cv_listing_print (CvListing *self)
{
  gsize n = strlen (self->align);

  if (self->json)
    cv_cli_print_json (json_incref (self->array));
  else
    for (guint i = 0; i < self->cells->len; i += n)
      print_row (self, (const char *const *) &self->cells->pdata[i]);
}

void
cv_listing_print_in (CvListing  *self,
                     json_t     *document,
                     const char *key)
{
  json_object_set (document, key, self->array);
  if (self->json)
    cv_cli_print_json (json_incref (document));
  else
    cv_listing_print (self);
  json_decref (document);
}
