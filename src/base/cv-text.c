/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/cv-text.h"

#include <string.h>

/* Letters that are two, which no Unicode decomposition says. Lower case: they are met after case
 * folding. */
static void
append_folded (GString *folded, gunichar c)
{
  switch (c)
    {
    case 0x0153:
      g_string_append (folded, "oe");
      break;
    case 0x00e6:
      g_string_append (folded, "ae");
      break;
    case 0x00f8:
      g_string_append_c (folded, 'o');
      break;
    default:
      g_string_append_unichar (folded, c);
    }
}

static gboolean
is_accent (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK;
}

char *
cv_text_fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *lower = g_utf8_casefold (valid, -1);
  g_autofree char *decomposed = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
  /* Twice, because taking a letter apart can bring out a capital (℡ is TEL). */
  g_autofree char *plain = g_utf8_casefold (decomposed, -1);
  GString         *folded = g_string_sized_new (strlen (plain));

  for (const char *p = plain; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_accent (c))
        append_folded (folded, c);
    }

  return g_string_free (folded, FALSE);
}

char *
cv_text_clean (const char *text, gssize length, gsize max_bytes)
{
  gsize              n = length < 0 ? strlen (text) : (gsize) length;
  g_autoptr (GString) bytes = g_string_sized_new (n);
  char              *valid;
  gsize              end;

  for (gsize i = 0; i < n; i++)
    if (text[i] != '\0')
      g_string_append_c (bytes, text[i]);

  valid = g_utf8_make_valid (bytes->str, (gssize) bytes->len);
  end = strlen (valid);
  if (end > max_bytes)
    {
      /* A byte 10xxxxxx goes on with the character before it. */
      end = max_bytes;
      while (end > 0 && ((guchar) valid[end] & 0xc0) == 0x80)
        end--;
      valid[end] = '\0';
    }

  return valid;
}

#define FIRST_STRONG_ISOLATE 0x2068
#define POP_ISOLATE 0x2069
#define ZERO_WIDTH_JOINER 0x200d
#define ELLIPSIS 0x2026

/* Embeddings, overrides and isolates: what a name holds of them would reach beyond it. */
static gboolean
is_direction_mark (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* @name on one line, in its characters. (transfer full) of gunichar */
static GArray *
get_line (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  GArray          *line = g_array_new (FALSE, FALSE, sizeof (gunichar));

  for (const char *p = valid; *p != '\0' && line->len <= CV_TEXT_NAME_LENGTH; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean space = g_unichar_isspace (c) || g_unichar_iscntrl (c);
      gunichar last = line->len > 0 ? g_array_index (line, gunichar, line->len - 1) : ' ';

      if (is_direction_mark (c) || (space && last == ' '))
        continue;
      if (space && c != 0xa0)
        c = ' ';
      g_array_append_val (line, c);
    }

  return line;
}

/* Where to cut @line, which is too long: not within what is seen as one letter. */
static guint
find_cut (GArray *line)
{
  guint cut = CV_TEXT_NAME_LENGTH - 1;

  while (cut > 1
         && (g_unichar_iszerowidth (g_array_index (line, gunichar, cut))
             || g_array_index (line, gunichar, cut - 1) == ZERO_WIDTH_JOINER))
    cut--;
  return cut;
}

char *
cv_text_name (const char *name)
{
  g_autoptr (GArray) line = get_line (name);
  gboolean           whole = line->len <= CV_TEXT_NAME_LENGTH;
  guint              length = whole ? line->len : find_cut (line);
  GString           *text = g_string_new (NULL);

  while (length > 0 && g_array_index (line, gunichar, length - 1) == ' ')
    length--;
  g_string_append_unichar (text, FIRST_STRONG_ISOLATE);
  for (guint i = 0; i < length; i++)
    g_string_append_unichar (text, g_array_index (line, gunichar, i));
  if (!whole)
    g_string_append_unichar (text, ELLIPSIS);
  g_string_append_unichar (text, POP_ISOLATE);

  return g_string_free (text, FALSE);
}

char *
cv_text_start (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= CV_TEXT_START_LENGTH)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, CV_TEXT_START_LENGTH);
  return g_strconcat (start, "…", NULL);
}

char *
cv_text_plain (const char *sentence)
{
  GString *text = g_string_sized_new (strlen (sentence));

  for (const char *p = sentence; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != FIRST_STRONG_ISOLATE && c != POP_ISOLATE)
        g_string_append_unichar (text, c);
    }

  return g_string_free (text, FALSE);
}

char *
cv_text_spreadsheet_cell (const char *text)
{
  if (*text != '\0' && strchr ("=+-@\t\r", *text) != NULL)
    return g_strconcat ("'", text, NULL);

  return g_strdup (text);
}

static gboolean
needs_quotes (const char *cell, char delimiter)
{
  const char special[] = { delimiter, '"', '\r', '\n', '\0' };
  gsize      length = strlen (cell);

  if (length == 0)
    return FALSE;

  /* Many readers trim a bare cell. */
  return strpbrk (cell, special) != NULL || g_ascii_isspace (cell[0])
         || g_ascii_isspace (cell[length - 1]);
}

void
cv_text_append_csv (GString *line, const char *cell, char delimiter)
{
  if (!needs_quotes (cell, delimiter))
    {
      g_string_append (line, cell);
      return;
    }

  g_string_append_c (line, '"');
  for (; *cell != '\0'; cell++)
    {
      if (*cell == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *cell);
    }
  g_string_append_c (line, '"');
}
