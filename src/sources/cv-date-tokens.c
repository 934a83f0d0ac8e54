/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sources/cv-date-tokens.h"

#include <string.h>

#define MAX_DIGITS 9

typedef struct
{
  const char *p, *end;
  gboolean    has_space;
} Cursor;

static gboolean
take_number (Cursor *cursor, CvDateToken *token)
{
  const char *start = cursor->p;
  int         number = 0;

  while (cursor->p < cursor->end && g_ascii_isdigit (*cursor->p))
    {
      if (cursor->p - start == MAX_DIGITS)
        return FALSE;
      number = number * 10 + (*cursor->p++ - '0');
    }
  token->kind = CV_DATE_TOKEN_NUMBER;
  token->number = number;
  token->n_digits = (guint) (cursor->p - start);

  return TRUE;
}

/* A word of letters; a dot behind it ("janv.") goes with it. */
static gboolean
take_word (Cursor *cursor, CvDateToken *token)
{
  const char *start = cursor->p;

  while (cursor->p < cursor->end && g_unichar_isalpha (g_utf8_get_char (cursor->p)))
    cursor->p = g_utf8_next_char (cursor->p);
  token->kind = CV_DATE_TOKEN_WORD;
  token->word = cv_date_word_find (start, (gsize) (cursor->p - start));
  if (cursor->p < cursor->end && *cursor->p == '.')
    cursor->p++;

  return token->word.kind != CV_DATE_WORD_UNKNOWN;
}

static const char *
skip_spaces (const char *p)
{
  while (*p == ' ')
    p++;

  return p;
}

/* "p.m." and "p. m." are one word. @cursor->p is at a letter; texts end with a zero. */
static gboolean
take_half_of_day (Cursor *cursor, CvDateToken *token)
{
  char        first = g_ascii_tolower (*cursor->p);
  const char *p = cursor->p + 1;

  if ((first != 'a' && first != 'p') || *p != '.')
    return FALSE;
  p = skip_spaces (p + 1);
  if (g_ascii_tolower (*p) != 'm')
    return FALSE;
  p += p[1] == '.' ? 2 : 1;

  cursor->p = MIN (p, cursor->end);
  token->kind = CV_DATE_TOKEN_WORD;
  token->word = (CvDateWord) { first == 'a' ? CV_DATE_WORD_AM : CV_DATE_WORD_PM, 0, FALSE };
  return TRUE;
}

/* Dashes of all lengths are signs, and what Chinese and Japanese write behind year, month and
 * day, where a slash would stand. */
static const struct
{
  gunichar written;
  char     sign;
} signs[] = {
  { '/', '/' },    { '-', '-' },    { '.', '.' },    { ':', ':' },    { ',', ',' },
  { '+', '+' },    { '\'', '\'' },  { '~', '~' },    { 0x2010, '-' }, { 0x2011, '-' },
  { 0x2212, '-' }, { 0x2013, '~' }, { 0x2014, '~' }, { 0x2192, '~' }, { 0x2019, '\'' },
  { 0x5e74, '/' }, { 0x6708, '/' }, { 0x65e5, '/' },
};

static char
get_sign (gunichar c)
{
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (signs[i].written == c)
      return signs[i].sign;

  return 0;
}

static gboolean
take_token (Cursor *cursor, CvDateToken *token)
{
  gunichar c = g_utf8_get_char (cursor->p);

  *token = (CvDateToken) { .has_space = cursor->has_space };
  cursor->has_space = FALSE;
  if (g_ascii_isdigit (*cursor->p))
    return take_number (cursor, token);
  token->sign = get_sign (c);
  if (token->sign != 0)
    {
      token->kind = CV_DATE_TOKEN_SIGN;
      cursor->p = g_utf8_next_char (cursor->p);
      return TRUE;
    }
  if (g_unichar_isalpha (c))
    return take_half_of_day (cursor, token) || take_word (cursor, token);

  return FALSE;
}

/* Brackets as in "(UTC)" say no more than a space does. */
static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || c == '(' || c == ')';
}

gboolean
cv_date_tokens_cut (CvDateTokens *self, const char *text, guint length)
{
  Cursor cursor = { text, text + length, FALSE };

  self->n = 0;
  if (length > CV_DATE_MAX_LENGTH)
    return FALSE;

  while (cursor.p < cursor.end)
    {
      if (is_space (g_utf8_get_char (cursor.p)))
        {
          cursor.p = g_utf8_next_char (cursor.p);
          cursor.has_space = TRUE;
        }
      else if (self->n == CV_DATE_MAX_TOKENS || !take_token (&cursor, &self->tokens[self->n]))
        return FALSE;
      else
        self->n++;
    }
  memset (&self->tokens[self->n], 0, 2 * sizeof (CvDateToken));

  return self->n > 0;
}
