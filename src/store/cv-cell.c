/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cells on their way in and out. STRICT tables keep SQLite from *writing* another type than the
 * column's; they do not keep a damaged or crafted file from holding one, so the type of every cell
 * is asked for before its value. */

#include "store/cv-cell.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cv-error.h"

#define FIRST_DAY (-719162) /* 0001-01-01 */
#define LAST_DAY 2932896    /* 9999-12-31 */

gboolean
cv_cell_is_day (gint64 day)
{
  return day >= FIRST_DAY && day <= LAST_DAY;
}

static gboolean
is_text_valid (const char *text, gsize length)
{
  if (!g_utf8_validate_len (text, length, NULL))
    return FALSE;
  return length <= CV_TEXT_MAX_CHARS || g_utf8_strlen (text, (gssize) length) <= CV_TEXT_MAX_CHARS;
}

const char *
cv_cell_read_text (CvStatement *row, int column)
{
  const char *text;

  if (sqlite3_column_type (row, column) != SQLITE_TEXT)
    return NULL;
  text = (const char *) sqlite3_column_text (row, column);
  if (text == NULL || !is_text_valid (text, (gsize) sqlite3_column_bytes (row, column)))
    return NULL;
  return text;
}

gboolean
cv_cell_read_integer (CvStatement *row, int column, gint64 min, gint64 max, gint64 *integer)
{
  if (sqlite3_column_type (row, column) != SQLITE_INTEGER)
    return FALSE;
  *integer = sqlite3_column_int64 (row, column);
  return *integer >= min && *integer <= max;
}

gboolean
cv_cell_read_day (CvStatement *row, int column, CvDay *day)
{
  gint64 number;

  if (!cv_cell_read_integer (row, column, FIRST_DAY, LAST_DAY, &number))
    return FALSE;
  *day = (CvDay) number;
  return TRUE;
}

gboolean
cv_cell_read_number (CvStatement *row, int column, double *number)
{
  if (sqlite3_column_type (row, column) != SQLITE_FLOAT)
    return FALSE;
  *number = sqlite3_column_double (row, column);
  return isfinite (*number);
}

static gboolean
read_enum (CvStatement *row, int column, const CvField *field, CvCell *cell)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (field->enumeration ());
  const char       *nick = cv_cell_read_text (row, column);
  const GEnumValue *value =
      nick != NULL ? g_enum_get_value_by_nick (G_ENUM_CLASS (klass), nick) : NULL;

  if (value == NULL)
    return FALSE;
  cell->integer = value->value;
  return TRUE;
}

static gboolean
read_text (CvStatement *row, int column, CvCell *cell)
{
  const char *text = cv_cell_read_text (row, column);

  cell->text = g_strdup (text);
  return text != NULL;
}

/* NULL stands for "none" in these. */
static gboolean
read_none (const CvField *field, CvCell *cell)
{
  switch (field->kind)
    {
    case CV_FIELD_REFERENCE:
      cell->text = g_strdup ("");
      return TRUE;
    case CV_FIELD_NUMBER:
      cell->number = NAN;
      return TRUE;
    case CV_FIELD_DAY:
      cell->integer = CV_DAY_NONE;
      return TRUE;
    case CV_FIELD_TEXT:
    case CV_FIELD_INTEGER:
    case CV_FIELD_ENUM:
    default:
      return FALSE;
    }
}

gboolean
cv_cell_read (CvStatement *row, int column, const CvField *field, CvCell *cell)
{
  *cell = (CvCell) { .number = NAN };
  if (sqlite3_column_type (row, column) == SQLITE_NULL)
    return read_none (field, cell);

  switch (field->kind)
    {
    case CV_FIELD_TEXT:
    case CV_FIELD_REFERENCE:
      return read_text (row, column, cell);
    case CV_FIELD_NUMBER:
      return cv_cell_read_number (row, column, &cell->number);
    case CV_FIELD_INTEGER:
      return cv_cell_read_integer (row, column, G_MININT32, G_MAXINT32, &cell->integer);
    case CV_FIELD_DAY:
      return cv_cell_read_integer (row, column, FIRST_DAY, LAST_DAY, &cell->integer);
    case CV_FIELD_ENUM:
      return read_enum (row, column, field, cell);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static void
bind_enum (CvStatement *statement, int parameter, const CvField *field, const CvCell *cell)
{
  g_autofree char *nick = cv_cell_format (field, cell);

  sqlite3_bind_text (statement, parameter, nick, -1, SQLITE_TRANSIENT);
}

void
cv_cell_bind (CvStatement *statement, int parameter, const CvField *field, const CvCell *cell)
{
  switch (field->kind)
    {
    case CV_FIELD_REFERENCE:
      if (*cell->text == '\0')
        sqlite3_bind_null (statement, parameter);
      else
        sqlite3_bind_text (statement, parameter, cell->text, -1, SQLITE_TRANSIENT);
      return;
    case CV_FIELD_TEXT:
      sqlite3_bind_text (statement, parameter, cell->text, -1, SQLITE_TRANSIENT);
      return;
    case CV_FIELD_NUMBER:
      sqlite3_bind_double (statement, parameter, cell->number); /* NAN as NULL */
      return;
    case CV_FIELD_DAY:
      if (cell->integer == CV_DAY_NONE)
        sqlite3_bind_null (statement, parameter);
      else
        sqlite3_bind_int64 (statement, parameter, cell->integer);
      return;
    case CV_FIELD_INTEGER:
      sqlite3_bind_int64 (statement, parameter, cell->integer);
      return;
    case CV_FIELD_ENUM:
      bind_enum (statement, parameter, field, cell);
      return;
    default:
      g_return_if_reached ();
    }
}

static gboolean
is_int (gint64 integer)
{
  return integer >= G_MININT32 && integer <= G_MAXINT32;
}

static gboolean
is_choice (const CvField *field, gint64 integer)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (field->enumeration ());

  return is_int (integer) && g_enum_get_value (G_ENUM_CLASS (klass), (int) integer) != NULL;
}

static gboolean
is_cell_valid (const CvField *field, const CvCell *cell)
{
  switch (field->kind)
    {
    case CV_FIELD_TEXT:
    case CV_FIELD_REFERENCE:
      return cell->text != NULL && g_utf8_validate (cell->text, -1, NULL);
    case CV_FIELD_NUMBER:
      return !isinf (cell->number);
    case CV_FIELD_INTEGER:
      return is_int (cell->integer);
    case CV_FIELD_DAY:
      return cell->integer == CV_DAY_NONE || cv_cell_is_day (cell->integer);
    case CV_FIELD_ENUM:
      return is_choice (field, cell->integer);
    default:
      g_return_val_if_reached (FALSE);
    }
}

gboolean
cv_cell_check (const CvField *field, const CvCell *cell, GError **error)
{
  gboolean has_text = field->kind == CV_FIELD_TEXT || field->kind == CV_FIELD_REFERENCE;

  if (!is_cell_valid (field, cell))
    {
      g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
                   /* Translators: the name of a field as the command line writes it: "due" */
                   _("What was entered for “%s” cannot be kept. Enter something else there."),
                   field->name);
      return FALSE;
    }
  if (has_text && g_utf8_strlen (cell->text, -1) > CV_TEXT_MAX_CHARS)
    {
      g_set_error (error, CV_ERROR, CV_ERROR_LIMIT,
                   _("The text of “%1$s” is longer than %2$d characters. Make it shorter."),
                   field->name, CV_TEXT_MAX_CHARS);
      return FALSE;
    }
  return TRUE;
}
