/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A number is taken apart from outside in: sign and brackets, currency, percent sign, a suffix for
 * thousands or millions, until only digits and marks are left (the core). Whether a mark groups or
 * separates decimals is then tried both ways; the column decides. */

#include "sources/cv-cell-number.h"

#include <string.h>

#include "base/cv-number.h"

#define MAX_LENGTH 64 /* of a text that may be a number */
#define MAX_EXACT 128

typedef struct
{
  const char *core;
  const char *end;
  gboolean    is_negative, is_percent, is_rounded;
  gunichar    money; /* as CvNumberShape */
  int         power; /* of ten, by which the core is to be multiplied */
} Parts;

static const struct
{
  const char *text;
  int         power;
} suffixes[] = {
  { "k", 3 },    { "K", 3 },    { "Tsd.", 3 }, { "Tsd", 3 }, { "M", 6 },
  { "Mio.", 6 }, { "Mio", 6 },  { "mio", 6 },  { "mln", 6 }, { "B", 9 },
  { "bn", 9 },   { "Mrd.", 9 }, { "Mrd", 9 },  { "Md", 9 },
};

/* Codes by their sign; those without one by any number of their own. */
static const struct
{
  const char *text;
  gunichar    money;
} currencies[] = {
  { "EUR", 0x20ac }, { "USD", '$' }, { "GBP", 0xa3 }, { "CHF", 1 },      { "CAD", 2 },      { "AUD", 3 },
  { "JPY", 0xa5 },   { "SEK", 4 },   { "NOK", 5 },    { "DKK", 6 },      { "PLN", 7 },      { "CZK", 8 },
  { "HUF", 9 },      { "BRL", 10 },  { "INR", 0x20b9 }, { "CNY", 11 },   { "MXN", 12 },     { "ZAR", 13 },
  { "NZD", 14 },     { "TRY", 0x20ba }, { "Fr.", 1 }, { "kr.", 15 },     { "kr", 15 },      { "zł", 7 },
};

const char *
cv_cell_number_currency (gunichar money)
{
  if (money == '$')
    return "$";
  if (money == 0xa5)
    return "¥";
  for (gsize i = 0; i < G_N_ELEMENTS (currencies); i++)
    if (currencies[i].money == money)
      return currencies[i].text;

  return NULL;
}

/* The length of the space that begins at @p, of whatever kind; 0: none. */
static guint
get_space (const char *p)
{
  static const char *const spaces[] = {
    " ", "\t", "\xc2\xa0" /* no-break */, "\xe2\x80\xaf" /* narrow no-break */,
    "\xe2\x80\x89" /* thin */, "\xe2\x80\x87" /* figure */,
  };

  /* Only these begin one, and hardly any byte is one of them. */
  if (*p != ' ' && *p != '\t' && *p != '\xc2' && *p != '\xe2')
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (spaces); i++)
    if (g_str_has_prefix (p, spaces[i]))
      return (guint) strlen (spaces[i]);

  return 0;
}

static void
trim (Parts *parts)
{
  gboolean is_trimmed = TRUE;

  while (parts->core < parts->end && get_space (parts->core) > 0)
    parts->core += get_space (parts->core);
  while (parts->core < parts->end && is_trimmed)
    {
      const char *last = g_utf8_find_prev_char (parts->core, parts->end);

      is_trimmed = last != NULL && get_space (last) > 0;
      if (is_trimmed)
        parts->end = last;
    }
}

static gboolean
take_start (Parts *parts, const char *text)
{
  gsize length = strlen (text);

  if ((gsize) (parts->end - parts->core) < length || strncmp (parts->core, text, length) != 0)
    return FALSE;

  parts->core += length;
  trim (parts);
  return TRUE;
}

static gboolean
take_end (Parts *parts, const char *text)
{
  gsize length = strlen (text);

  if ((gsize) (parts->end - parts->core) < length
      || strncmp (parts->end - length, text, length) != 0)
    return FALSE;

  parts->end -= length;
  trim (parts);
  return TRUE;
}

static gboolean
take_sign (Parts *parts)
{
  static const char *const minus[] = { "-", "−", "–" };

  for (gsize i = 0; i < G_N_ELEMENTS (minus); i++)
    if (take_start (parts, minus[i]))
      {
        parts->is_negative = !parts->is_negative;
        return TRUE;
      }

  return take_start (parts, "+");
}

static gboolean
is_money_sign (const char *p)
{
  return g_unichar_type (g_utf8_get_char (p)) == G_UNICODE_CURRENCY_SYMBOL;
}

/* "$", "US$", "R$" before the digits, "€" before or behind. */
static void
take_money_sign (Parts *parts)
{
  const char *p = parts->core;
  const char *last = g_utf8_find_prev_char (parts->core, parts->end);

  while (p < parts->end && p - parts->core < 3 && g_ascii_isupper (*p))
    p++;
  if (p < parts->end && is_money_sign (p))
    {
      parts->money = g_utf8_get_char (p);
      parts->core = g_utf8_next_char (p);
    }
  else if (last != NULL && is_money_sign (last))
    {
      parts->money = g_utf8_get_char (last);
      parts->end = last;
    }

  if (parts->money != 0)
    trim (parts);
}

static void
take_money_code (Parts *parts)
{
  for (gsize i = 0; i < G_N_ELEMENTS (currencies) && parts->money == 0; i++)
    if (take_start (parts, currencies[i].text) || take_end (parts, currencies[i].text))
      parts->money = currencies[i].money;
}

static void
take_suffix (Parts *parts)
{
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (take_end (parts, suffixes[i].text))
      {
        parts->power += suffixes[i].power;
        parts->is_rounded = TRUE;
        return;
      }
}

/* The "E" of "1.2E+05", as spreadsheets write what does not fit; NULL: none. */
static const char *
find_exponent (const Parts *parts)
{
  for (const char *p = parts->core + 1; p + 1 < parts->end; p++)
    if (*p == 'E' || *p == 'e')
      {
        const char *digits = p + 1 + (p[1] == '+' || p[1] == '-');
        gssize      n = parts->end - digits;

        return (n == 1 || n == 2) && strspn (digits, "0123456789") >= (gsize) n ? p : NULL;
      }

  return NULL;
}

static void
take_exponent (Parts *parts)
{
  const char *e = find_exponent (parts);
  gboolean    is_negative;
  int         power = 0;

  if (e == NULL || !g_ascii_isdigit (e[-1]))
    return;

  is_negative = e[1] == '-';
  for (const char *p = e + 1 + !g_ascii_isdigit (e[1]); p < parts->end; p++)
    power = power * 10 + (*p - '0');
  parts->power += is_negative ? -power : power;
  /* A small number is written so by programs, with all its digits. */
  parts->is_rounded = !is_negative;
  parts->end = e;
}

static void
take_letters (Parts *parts)
{
  take_money_code (parts);
  if (!parts->is_negative)
    take_sign (parts);
  take_suffix (parts);
  take_exponent (parts);
}

/* "(12.50)" as accountants write what is below zero, "12.50-" as SAP does. */
static void
take_brackets (Parts *parts)
{
  if (parts->end - parts->core > 2 && *parts->core == '(' && parts->end[-1] == ')')
    {
      parts->core++;
      parts->end--;
      parts->is_negative = TRUE;
      trim (parts);
    }
  else if (parts->end - parts->core > 1 && parts->end[-1] == '-' && g_ascii_isdigit (*parts->core))
    {
      parts->end--;
      parts->is_negative = TRUE;
    }
}

/* Bytes of a currency, a suffix, an exponent and spaces of all kinds; words have more. */
#define MAX_OTHER_BYTES 40

static gboolean
count_letters (const char *text, guint length, guint *n_letters)
{
  gboolean has_digit = FALSE;

  *n_letters = 0;
  for (guint i = 0; i < length; i++)
    {
      has_digit |= g_ascii_isdigit (text[i]);
      *n_letters += g_ascii_isalpha (text[i]) || (guchar) text[i] >= 0x80;
    }

  return has_digit;
}

static gboolean
take_apart (const char *text, guint length, Parts *parts)
{
  guint n_letters;

  *parts = (Parts) { .core = text, .end = text + length };
  if (length > MAX_LENGTH || !count_letters (text, length, &n_letters)
      || n_letters > MAX_OTHER_BYTES)
    return FALSE;

  trim (parts);
  take_brackets (parts);
  take_sign (parts);
  parts->is_percent = take_end (parts, "%") || take_start (parts, "%");
  take_money_sign (parts);
  if (n_letters > 0)
    take_letters (parts);
  if (!parts->is_negative)
    take_sign (parts);

  return parts->core < parts->end;
}

/* The core's digits without its marks. */
typedef struct
{
  char     digits[MAX_LENGTH + 1];
  guint    n_digits, n_decimals;
  gunichar group; /* the mark between thousands; 0: none */
} Digits;

typedef struct
{
  guint    n_groups, first, last; /* lengths of the first group and of the one being read */
  gboolean has_commas;
  gboolean is_indian; /* "12,34,567": two digits but in the last group */
  gboolean is_bad;
} Groups;

static void
end_group (Groups *groups, gboolean is_last)
{
  if (groups->n_groups == 0)
    groups->first = groups->last;
  else if (groups->n_groups == 1 && !is_last && groups->last == 2 && groups->has_commas)
    groups->is_indian = TRUE;
  else
    groups->is_bad |= groups->last != (groups->is_indian && !is_last ? 2 : 3);

  groups->n_groups++;
  groups->last = 0;
}

static gboolean
is_grouped_well (const Groups *groups)
{
  if (groups->is_bad)
    return FALSE;

  return groups->n_groups == 1 || (groups->first >= 1 && groups->first <= 3);
}

/* The length of the group mark at @p, where @decimal is the other one; 0: none. */
static guint
get_group_mark (const char *p, char decimal)
{
  if ((*p == '.' || *p == ',') && *p != decimal)
    return 1;
  if (*p == '\'')
    return 1;
  if (g_str_has_prefix (p, "’"))
    return (guint) strlen ("’");

  return get_space (p);
}

/* The digits before the decimal mark; returns where they end, NULL if they are no number. */
static const char *
read_whole_part (const Parts *parts, char decimal, Digits *digits)
{
  Groups      groups = { 0 };
  const char *p = parts->core;

  while (p < parts->end && *p != decimal)
    {
      guint mark = get_group_mark (p, decimal);

      if (g_ascii_isdigit (*p))
        {
          digits->digits[digits->n_digits++] = *p++;
          groups.last++;
          continue;
        }
      if (mark == 0 || (digits->group != 0 && digits->group != g_utf8_get_char (p)))
        return NULL;
      digits->group = g_utf8_get_char (p);
      groups.has_commas = *p == ',';
      end_group (&groups, FALSE);
      p += mark;
    }
  end_group (&groups, TRUE);
  if (!is_grouped_well (&groups))
    return NULL;

  return digits->n_digits > 1 && digits->digits[0] == '0' ? NULL : p;
}

static gboolean
read_core (const Parts *parts, char decimal, Digits *digits)
{
  const char *p;

  digits->n_digits = digits->n_decimals = 0;
  digits->group = 0;
  p = read_whole_part (parts, decimal, digits);
  if (p == NULL)
    return FALSE;

  if (p < parts->end)
    {
      for (p++; p < parts->end && g_ascii_isdigit (*p); p++)
        {
          digits->digits[digits->n_digits++] = *p;
          digits->n_decimals++;
        }
      if (digits->n_decimals == 0)
        return FALSE;
    }
  digits->digits[digits->n_digits] = '\0';

  return p == parts->end && digits->n_digits > 0;
}

/* Zeros go on without end on both sides of the digits written. */
static char
get_digit (const Digits *digits, int i)
{
  return i >= 0 && i < (int) digits->n_digits ? digits->digits[i] : '0';
}

/* The number as C-locale text: the point is moved by the power of ten, no digit is lost. */
static gboolean
write_exact (const Parts *parts, const Digits *digits, char exact[MAX_EXACT])
{
  int      n_decimals = MAX ((int) digits->n_decimals - parts->power, 0);
  int      n_whole = (int) digits->n_digits - (int) digits->n_decimals + parts->power;
  int      n_zeros = (int) strspn (digits->digits, "0");
  int      n = 0;

  if (n_decimals > 40 || n_whole > 40)
    return FALSE;

  if (parts->is_negative && n_zeros < (int) digits->n_digits)
    exact[n++] = '-';
  for (int i = MIN (n_whole - 1, n_zeros); i < n_whole; i++)
    exact[n++] = get_digit (digits, i);
  if (n_decimals > 0)
    exact[n++] = '.';
  for (int i = 0; i < n_decimals; i++)
    exact[n++] = get_digit (digits, n_whole + i);
  exact[n] = '\0';

  return TRUE;
}

static void
describe (CvNumberShape *shape, const Parts *parts, const Digits *digits)
{
  shape->is_percent = parts->is_percent;
  shape->money = parts->money;
  shape->is_rounded = parts->is_rounded;
  shape->n_digits = digits->n_digits;
  if (digits->group != '.' && digits->group != ',')
    shape->group = digits->group;
}

gboolean
cv_cell_number_judge (const char *text, guint length, CvNumberShape *shape)
{
  Parts  parts;
  Digits dot, comma;

  memset (shape, 0, sizeof *shape);
  if (!take_apart (text, length, &parts))
    return FALSE;

  shape->reads_with_dot = read_core (&parts, '.', &dot);
  shape->reads_with_comma = read_core (&parts, ',', &comma);
  if (shape->reads_with_dot)
    shape->has_decimals_with_dot = (int) dot.n_decimals > parts.power;
  if (shape->reads_with_comma)
    shape->has_decimals_with_comma = (int) comma.n_decimals > parts.power;
  if (shape->reads_with_dot && shape->reads_with_comma)
    shape->is_ambiguous = dot.n_decimals != comma.n_decimals;
  if (!shape->reads_with_dot && !shape->reads_with_comma)
    return FALSE;

  describe (shape, &parts, shape->reads_with_dot ? &dot : &comma);
  return TRUE;
}

static gboolean
read_exact (const char *text, guint length, char decimal, char exact[MAX_EXACT])
{
  Parts  parts;
  Digits digits;

  return take_apart (text, length, &parts) && read_core (&parts, decimal, &digits)
         && write_exact (&parts, &digits, exact);
}

/* Powers of ten that a double holds exactly. */
static const double powers[] = { 1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };

static const char *
read_digits (const char *p, const char *end, guint64 *sum)
{
  for (; p < end && g_ascii_isdigit (*p); p++)
    *sum = *sum * 10 + (guint64) (*p - '0');

  return p;
}

/* Most numbers: digits, perhaps a mark and digits; 15 digits at most, so that both parts of the
 * division are exact and so is its rounding. */
static gboolean
read_plain (const char *start, const char *end, char decimal, double *value)
{
  guint64     sum = 0;
  gssize      n_decimals = 0;
  const char *p;

  if (end - start > 16)
    return FALSE;
  p = read_digits (start, end, &sum);
  if (p == start || (*start == '0' && p - start > 1))
    return FALSE;
  if (p + 1 < end && *p == decimal)
    {
      n_decimals = end - p - 1;
      p = read_digits (p + 1, end, &sum);
    }
  if (p != end || sum > G_GUINT64_CONSTANT (999999999999999))
    return FALSE;

  *value = (double) sum / powers[n_decimals];
  return TRUE;
}

gboolean
cv_cell_number_read (const char *text, guint length, char decimal, double *value)
{
  gboolean is_negative = *text == '-';
  char     exact[MAX_EXACT];

  if (read_plain (text + is_negative, text + length, decimal, value))
    {
      if (is_negative && *value != 0)
        *value = -*value;
      return TRUE;
    }

  return read_exact (text, length, decimal, exact) && cv_number_parse (exact, value);
}

gboolean
cv_cell_number_append_exact (const char *text, guint length, char decimal, GString *exact)
{
  char buffer[MAX_EXACT];

  if (!read_exact (text, length, decimal, buffer))
    return FALSE;

  g_string_append (exact, buffer);
  return TRUE;
}
