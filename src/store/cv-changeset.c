/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Change sets lie in the plan file, and files may come from anywhere. The session extension of
 * SQLite before 3.43 reads past the end of one that is cut short or lies about a length, so each is
 * read through here before SQLite sees it. The format, from the head of ext/session/
 * sqlite3session.c:
 *
 *   table    'T', number of columns (varint), a byte per column (1: of the primary key), name, 0
 *   change   operation (the code of SQLITE_INSERT, _DELETE or _UPDATE), a byte, then a record:
 *            of an insert the new, of a delete the old, of an update the old and the new
 *   record   per column a type byte (0: left out) and the value: 8 bytes for an integer or a
 *            real number, a length (varint) and that many bytes for a text or a blob, none for NULL
 *
 * A table's changes follow it, and tables follow each other. Of an update the old record has the key
 * and what changes, the new one only what changes. Pure, any thread. */

#include "store/cv-changeset.h"

#include <string.h>

#include "store/cv-records.h"

typedef struct
{
  const guint8 *at;
  const guint8 *end;
  CvNoun        noun; /* of the table the changes are about */
  guint         n_columns;
} Reader;

/* One value; @type 0 if it is left out. */
typedef struct
{
  guint8        type;
  const guint8 *data;
  gsize         length;
} Value;

#define MAX_COLUMNS 65 /* an id and the fields */

static gboolean
read_byte (Reader *reader, guint8 *byte)
{
  if (reader->at == reader->end)
    return FALSE;
  *byte = *reader->at++;
  return TRUE;
}

/* SQLite's: seven bits a byte, the highest first; what does not fit 28 bits is no length of ours. */
static gboolean
read_varint (Reader *reader, gsize *number)
{
  guint8 byte;

  *number = 0;
  for (int i = 0; i < 4; i++)
    {
      if (!read_byte (reader, &byte))
        return FALSE;
      *number = *number << 7 | (byte & 0x7f);
      if (byte < 0x80)
        return TRUE;
    }
  return FALSE;
}

static gboolean
read_bytes (Reader *reader, gsize length, Value *value)
{
  if (length > (gsize) (reader->end - reader->at))
    return FALSE;
  value->data = reader->at;
  value->length = length;
  reader->at += length;
  return TRUE;
}

static gboolean
read_value (Reader *reader, Value *value)
{
  gsize length = 0;

  *value = (Value) { 0 };
  if (!read_byte (reader, &value->type))
    return FALSE;

  switch (value->type)
    {
    case 0:
    case SQLITE_NULL:
      return TRUE;
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
      return read_bytes (reader, 8, value);
    case SQLITE_TEXT:
      return read_varint (reader, &length) && read_bytes (reader, length, value);
    default: /* no column of a record holds a blob */
      return FALSE;
    }
}

static gboolean
read_record (Reader *reader, Value values[MAX_COLUMNS])
{
  for (guint i = 0; i < reader->n_columns; i++)
    if (!read_value (reader, &values[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_whole (Reader *reader, const Value values[MAX_COLUMNS])
{
  for (guint i = 0; i < reader->n_columns; i++)
    if (values[i].type == 0)
      return FALSE;
  return TRUE;
}

/* An update's two records: the key stands in the old one, everything else in both or neither. */
static gboolean
is_update (Reader *reader, const Value old_values[MAX_COLUMNS], const Value new_values[MAX_COLUMNS])
{
  if (new_values[0].type != 0)
    return FALSE;
  for (guint i = 1; i < reader->n_columns; i++)
    if ((old_values[i].type == 0) != (new_values[i].type == 0))
      return FALSE;
  return TRUE;
}

static gboolean
take_id (Reader *reader, const Value *id, CvTouched *touched)
{
  g_autofree char *text = NULL;

  if (id->type != SQLITE_TEXT || !g_utf8_validate_len ((const char *) id->data, id->length, NULL))
    return FALSE;
  text = g_strndup ((const char *) id->data, id->length);
  if (!cv_records_is_id (reader->noun, text))
    return FALSE;
  cv_touched_add (touched, reader->noun, text);
  return TRUE;
}

static gboolean
read_change (Reader *reader, guint8 operation, CvTouched *touched)
{
  Value  first[MAX_COLUMNS], second[MAX_COLUMNS];
  guint8 indirect;

  if (reader->n_columns == 0 || !read_byte (reader, &indirect) || indirect > 1
      || !read_record (reader, first) || !take_id (reader, &first[0], touched))
    return FALSE;

  switch (operation)
    {
    case SQLITE_INSERT:
    case SQLITE_DELETE:
      return is_whole (reader, first);
    case SQLITE_UPDATE:
      return read_record (reader, second) && is_update (reader, first, second);
    default:
      return FALSE;
    }
}

static gboolean
read_table (Reader *reader)
{
  gsize         n_columns;
  Value         keys;
  const guint8 *name, *zero;

  if (!read_varint (reader, &n_columns) || n_columns > MAX_COLUMNS
      || !read_bytes (reader, n_columns, &keys))
    return FALSE;
  /* The id is the key, and nothing else. */
  for (gsize i = 0; i < n_columns; i++)
    if (keys.data[i] != (i == 0))
      return FALSE;

  name = reader->at;
  zero = memchr (name, '\0', (gsize) (reader->end - name));
  if (zero == NULL || !cv_records_find_noun ((const char *) name, &reader->noun))
    return FALSE;
  reader->at = zero + 1;
  reader->n_columns = (guint) n_columns;
  return n_columns == cv_noun_info (reader->noun)->n_fields + 1;
}

gboolean
cv_changeset_check (GBytes *changes, CvTouched *touched)
{
  gsize         size;
  const guint8 *data = g_bytes_get_data (changes, &size);
  Reader        reader = { .at = data, .end = data + size };
  guint8        byte;

  while (reader.at < reader.end)
    {
      if (!read_byte (&reader, &byte))
        return FALSE;
      if (!(byte == 'T' ? read_table (&reader) : read_change (&reader, byte, touched)))
        return FALSE;
    }
  return TRUE;
}
