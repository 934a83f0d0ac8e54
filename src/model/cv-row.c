/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records as plain data: making, copying and comparing them, and reading and writing one field as
 * text. What fields there are is cv-nouns.c's to say. Any thread. */

#include "model/cv-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cv-error.h"
#include "base/cv-number.h"

static gboolean
holds_text (const CvField *field)
{
  return field->kind == CV_FIELD_TEXT || field->kind == CV_FIELD_REFERENCE;
}

static void
cell_set_none (const CvField *field, CvCell *cell)
{
  cell->text = holds_text (field) ? g_strdup ("") : NULL;
  cell->number = NAN;
  cell->integer = field->kind == CV_FIELD_DAY ? CV_DAY_NONE : 0;
}

CvRow *
cv_row_new (CvNoun noun, const char *id)
{
  const CvNounInfo *info = cv_noun_info (noun);
  CvRow *row = g_malloc0 (sizeof (CvRow) + info->n_fields * sizeof (CvCell));

  row->noun = noun;
  row->id = g_strdup (id);
  for (guint i = 0; i < info->n_fields; i++)
    cell_set_none (&info->fields[i], &row->cells[i]);
  return row;
}

CvRow *
cv_row_copy (const CvRow *row)
{
  const CvNounInfo *info = cv_noun_info (row->noun);
  CvRow *copy = g_malloc0 (sizeof (CvRow) + info->n_fields * sizeof (CvCell));

  copy->noun = row->noun;
  copy->id = g_strdup (row->id);
  for (guint i = 0; i < info->n_fields; i++)
    cv_cell_copy (&info->fields[i], &row->cells[i], &copy->cells[i]);
  return copy;
}

void
cv_row_free (CvRow *row)
{
  const CvNounInfo *info;

  if (row == NULL)
    return;
  info = cv_noun_info (row->noun);
  for (guint i = 0; i < info->n_fields; i++)
    cv_cell_clear (&info->fields[i], &row->cells[i]);
  g_free (row->id);
  g_free (row);
}

/* The cell of the field called @name, whose kind must be one of the bits @kinds. */
static CvCell *
find_cell (CvRow *row, const char *name, guint kinds)
{
  int i = cv_noun_field (row->noun, name);

  g_return_val_if_fail (i >= 0, NULL);
  g_return_val_if_fail (kinds & (1u << cv_noun_info (row->noun)->fields[i].kind), NULL);

  return &row->cells[i];
}

void
cv_row_set_text (CvRow *row, const char *field, const char *text)
{
  CvCell *cell = find_cell (row, field, 1u << CV_FIELD_TEXT | 1u << CV_FIELD_REFERENCE);
  char *copy;

  if (cell == NULL)
    return;
  copy = g_strdup (text != NULL ? text : "");
  g_free (cell->text);
  cell->text = copy;
}

void
cv_row_set_number (CvRow *row, const char *field, double number)
{
  CvCell *cell = find_cell (row, field, 1u << CV_FIELD_NUMBER);

  if (cell != NULL)
    cell->number = isfinite (number) ? number : NAN;
}

void
cv_row_set_integer (CvRow *row, const char *field, gint64 integer)
{
  CvCell *cell = find_cell (row, field,
                            1u << CV_FIELD_INTEGER | 1u << CV_FIELD_DAY | 1u << CV_FIELD_ENUM);

  if (cell != NULL)
    cell->integer = integer;
}

void
cv_row_set_cell (CvRow *row, guint field, const CvCell *cell)
{
  const CvNounInfo *info = cv_noun_info (row->noun);
  CvCell copy;

  g_return_if_fail (field < info->n_fields);

  cv_cell_copy (&info->fields[field], cell, &copy);
  cv_cell_clear (&info->fields[field], &row->cells[field]);
  row->cells[field] = copy;
}

gboolean
cv_cell_equal (const CvField *field, const CvCell *a, const CvCell *b)
{
  switch (field->kind)
    {
    case CV_FIELD_TEXT:
    case CV_FIELD_REFERENCE:
      return g_str_equal (a->text, b->text);
    case CV_FIELD_NUMBER:
      return a->number == b->number || (isnan (a->number) && isnan (b->number));
    case CV_FIELD_INTEGER:
    case CV_FIELD_DAY:
    case CV_FIELD_ENUM:
      return a->integer == b->integer;
    default:
      g_return_val_if_reached (FALSE);
    }
}

void
cv_cell_clear (const CvField *field, CvCell *cell)
{
  if (holds_text (field))
    g_clear_pointer (&cell->text, g_free);
  *cell = (CvCell) { 0 };
}

void
cv_cell_copy (const CvField *field, const CvCell *from, CvCell *to)
{
  *to = *from;
  if (holds_text (field))
    to->text = g_strdup (from->text != NULL ? from->text : "");
  else
    to->text = NULL;
}

/* Reading and writing text */

static gboolean
parse_text (const char *text, CvCell *cell, GError **error)
{
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, CV_ERROR, CV_ERROR_INVALID,
                           _("The text is not valid UTF-8. Write it again."));
      return FALSE;
    }
  if (g_utf8_strlen (text, -1) > CV_TEXT_MAX_CHARS)
    {
      g_set_error (error, CV_ERROR, CV_ERROR_LIMIT,
                   _("The text has %1$ld characters; at most %2$d can be kept. Make it shorter."),
                   g_utf8_strlen (text, -1), CV_TEXT_MAX_CHARS);
      return FALSE;
    }
  g_free (cell->text);
  cell->text = g_strdup (text);
  return TRUE;
}

static gboolean
parse_number (const char *text, CvCell *cell, GError **error)
{
  if (*text == '\0' || cv_number_parse (text, &cell->number))
    return TRUE;
  g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
               _("“%s” is not a number. Write it with a point for the decimals, such as 12.5."),
               text);
  return FALSE;
}

static gboolean
parse_integer (const char *text, CvCell *cell, GError **error)
{
  g_autoptr (GError) why = NULL;

  if (*text == '\0'
      || g_ascii_string_to_signed (text, 10, G_MININT32, G_MAXINT32, &cell->integer, &why))
    return TRUE;
  g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
               _("“%s” is not a whole number. Write it in digits, such as 3."), text);
  return FALSE;
}

static gboolean
parse_day (const char *text, CvCell *cell, GError **error)
{
  CvDay day;

  if (*text == '\0')
    return TRUE;
  if (cv_day_parse (text, &day))
    {
      cell->integer = day;
      return TRUE;
    }
  g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
               _("“%s” is not a day. Write year, month and day, such as 2026-05-18."), text);
  return FALSE;
}

static char *
list_nicks (GEnumClass *klass)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < klass->n_values; i++)
    g_string_append_printf (list, "%s%s", i == 0 ? "" : ", ", klass->values[i].value_nick);
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static gboolean
parse_enum (const CvField *field, const char *text, CvCell *cell, GError **error)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (field->enumeration ());
  g_autofree char *nick = g_strdelimit (g_ascii_strdown (text, -1), "_", '-');
  const GEnumValue *value = g_enum_get_value_by_nick (G_ENUM_CLASS (klass), nick);
  g_autofree char *list = NULL;

  if (value != NULL || *text == '\0')
    {
      cell->integer = value != NULL ? value->value : 0;
      return TRUE;
    }
  list = list_nicks (G_ENUM_CLASS (klass));
  g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
               _("“%1$s” is not known here. Write one of: %2$s."), text, list);
  return FALSE;
}

static gboolean
parse_kind (const CvField *field, const char *text, CvCell *cell, GError **error)
{
  switch (field->kind)
    {
    case CV_FIELD_TEXT:
    case CV_FIELD_REFERENCE:
      return parse_text (text, cell, error);
    case CV_FIELD_NUMBER:
      return parse_number (text, cell, error);
    case CV_FIELD_INTEGER:
      return parse_integer (text, cell, error);
    case CV_FIELD_DAY:
      return parse_day (text, cell, error);
    case CV_FIELD_ENUM:
      return parse_enum (field, text, cell, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

gboolean
cv_cell_parse (const CvField *field, const char *text, CvCell *cell, GError **error)
{
  cell_set_none (field, cell);
  if (parse_kind (field, text, cell, error))
    return TRUE;
  cv_cell_clear (field, cell);
  return FALSE;
}

static char *
format_enum (const CvField *field, gint64 value)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (field->enumeration ());
  const GEnumValue *known = g_enum_get_value (G_ENUM_CLASS (klass), (int) value);

  return g_strdup (known != NULL ? known->value_nick : "");
}

char *
cv_cell_format (const CvField *field, const CvCell *cell)
{
  char number[CV_NUMBER_BUFFER];
  char day[CV_DAY_BUFFER];

  switch (field->kind)
    {
    case CV_FIELD_TEXT:
    case CV_FIELD_REFERENCE:
      return g_strdup (cell->text);
    case CV_FIELD_NUMBER:
      return g_strdup (isnan (cell->number) ? "" : cv_number_format (cell->number, number));
    case CV_FIELD_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, cell->integer);
    case CV_FIELD_DAY:
      return g_strdup (cell->integer == CV_DAY_NONE ? ""
                                                    : cv_day_format ((CvDay) cell->integer, day));
    case CV_FIELD_ENUM:
      return format_enum (field, cell->integer);
    default:
      g_return_val_if_reached (NULL);
    }
}
