/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers as text. Files and programs get one strict C-locale form (parse, format); people get
 * their locale's (format_locale) and may type almost anything that can be meant in one way only
 * (parse_typed). Pure but for the process's locale, any thread. */

#include "base/cv-number.h"

#include <float.h>
#include <langinfo.h>
#include <math.h>
#include <string.h>

#define MINUS_SIGN 0x2212
#define RIGHT_QUOTE 0x2019
#define NO_NUMBER "–"

static const char *
skip_digits (const char *text)
{
  while (g_ascii_isdigit (*text))
    text++;

  return text;
}

/* [+-] digits [. digits] [e [+-] digits], where the digits before the mark may be left out. */
static gboolean
is_decimal_number (const char *text)
{
  const char *start;

  if (*text == '+' || *text == '-')
    text++;
  start = text;
  text = skip_digits (text);
  if (*text == '.')
    {
      start = text + 1;
      text = skip_digits (start);
    }
  if (text == start)
    return FALSE;

  if (*text == 'e' || *text == 'E')
    {
      text++;
      if (*text == '+' || *text == '-')
        text++;
      start = text;
      text = skip_digits (text);
      if (text == start)
        return FALSE;
    }

  return *text == '\0';
}

gboolean
cv_number_parse (const char *text, double *value)
{
  double number;

  if (!is_decimal_number (text))
    return FALSE;

  number = g_ascii_strtod (text, NULL);
  if (!isfinite (number))
    return FALSE;

  *value = number;
  return TRUE;
}

/* A typed number, cut at its marks: "1.340,5" is three parts with marks "." and ",". */
#define MAX_PARTS 8
#define MAX_DIGITS 64

typedef struct
{
  char  digits[MAX_DIGITS + 1]; /* of all parts, one after the other */
  gsize lengths[MAX_PARTS];
  char  marks[MAX_PARTS]; /* marks[i] stands before part i; marks[0] is none */
  gsize n_parts;
} TypedParts;

static gboolean
cut_into_parts (const char *text, TypedParts *parts)
{
  gsize n_digits = 0;

  memset (parts, 0, sizeof *parts);
  parts->n_parts = 1;
  for (; *text != '\0'; text++)
    {
      if (g_ascii_isdigit (*text))
        {
          if (n_digits == MAX_DIGITS)
            return FALSE;
          parts->digits[n_digits++] = *text;
          parts->lengths[parts->n_parts - 1]++;
        }
      else if (strchr (" '.,", *text) != NULL && parts->n_parts < MAX_PARTS)
        parts->marks[parts->n_parts++] = *text;
      else
        return FALSE;
    }

  return parts->lengths[parts->n_parts - 1] > 0;
}

static char
get_locale_mark (void)
{
  return *nl_langinfo (RADIXCHAR) == ',' ? ',' : '.';
}

/* Whether the last mark is a decimal one. A mark that can only be one thing is that, whatever the
 * locale says: "1,5" has a decimal comma, "1,340,500" grouping ones. */
static gboolean
last_mark_is_decimal (const TypedParts *parts)
{
  gsize last = parts->n_parts - 1;
  char  mark = parts->marks[last];

  if (mark != '.' && mark != ',')
    return FALSE;
  if (last > 1)
    return parts->marks[last - 1] != mark;
  if (parts->lengths[1] != 3 || parts->lengths[0] == 0 || parts->lengths[0] > 3)
    return TRUE;
  if (parts->digits[0] == '0')
    return TRUE;

  return mark == get_locale_mark ();
}

/* Groups are of three digits but the first, and all marked alike. */
static gboolean
is_grouped_well (const TypedParts *parts, gsize n_parts)
{
  if (n_parts == 1)
    return TRUE;
  if (parts->lengths[0] < 1 || parts->lengths[0] > 3)
    return FALSE;
  for (gsize i = 1; i < n_parts; i++)
    if (parts->lengths[i] != 3 || parts->marks[i] != parts->marks[1])
      return FALSE;

  return TRUE;
}

static gboolean
parse_unsigned (const char *text, double *value)
{
  TypedParts parts;
  gboolean   has_decimals;
  gsize      n_decimals;
  char       plain[MAX_DIGITS + 3];

  if (!cut_into_parts (text, &parts))
    return FALSE;

  has_decimals = parts.n_parts > 1 && last_mark_is_decimal (&parts);
  if (!is_grouped_well (&parts, parts.n_parts - (has_decimals ? 1 : 0)))
    return FALSE;

  n_decimals = has_decimals ? parts.lengths[parts.n_parts - 1] : 0;
  g_snprintf (plain, sizeof plain, "%.*s.%s", (int) (strlen (parts.digits) - n_decimals),
              parts.digits, has_decimals ? parts.digits + strlen (parts.digits) - n_decimals : "0");

  return cv_number_parse (plain, value);
}

/* All kinds of spaces, apostrophes and minus signs become the ASCII ones; currency signs go.
 * (transfer full), NULL if there is anything else beyond ASCII. */
static char *
to_plain_marks (const char *text)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  if (!g_utf8_validate (text, -1, NULL))
    return NULL;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (g_unichar_type (c) == G_UNICODE_CURRENCY_SYMBOL)
        continue;
      if (g_unichar_isspace (c))
        g_string_append_c (plain, ' ');
      else if (c == RIGHT_QUOTE)
        g_string_append_c (plain, '\'');
      else if (c == MINUS_SIGN)
        g_string_append_c (plain, '-');
      else if (c < 0x80)
        g_string_append_c (plain, (char) c);
      else
        return NULL;
    }

  return g_string_free (g_steal_pointer (&plain), FALSE);
}

/* Takes "%", "k" or "M" off the end of @text. Returns what it multiplies by. */
static double
take_suffix (char *text)
{
  gsize  length = strlen (text);
  double factor;

  if (length == 0)
    return 1;

  switch (text[length - 1])
    {
    case '%':
      factor = 1;
      break;
    case 'k':
    case 'K':
      factor = 1e3;
      break;
    case 'M':
      factor = 1e6;
      break;
    default:
      return 1;
    }

  text[length - 1] = '\0';
  g_strchomp (text);
  return factor;
}

gboolean
cv_number_parse_typed (const char *text, double *value)
{
  g_autofree char *plain = to_plain_marks (text);
  const char      *start;
  double           factor, number;
  gboolean         negative;

  if (plain == NULL)
    return FALSE;

  g_strstrip (plain);
  factor = take_suffix (plain);
  negative = *plain == '-';
  start = plain + (*plain == '-' || *plain == '+');
  while (*start == ' ')
    start++;

  if (!parse_unsigned (start, &number) || !isfinite (number * factor))
    return FALSE;

  *value = negative && number != 0 ? -number * factor : number * factor;
  return TRUE;
}

/* "1e+05" as "1e5" */
static void
shorten_exponent (char *text)
{
  char *exponent = strchr (text, 'e');
  char *digits;

  if (exponent == NULL)
    return;

  exponent++;
  digits = exponent + 1;
  while (*digits == '0')
    digits++;
  if (*exponent == '-')
    exponent++;
  memmove (exponent, digits, strlen (digits) + 1);
}

const char *
cv_number_format (double value, char buffer[CV_NUMBER_BUFFER])
{
  /* Any decimal number of up to DBL_DIG digits that is this double is found at DBL_DIG digits (the
   * format leaves zeros at the end out), so only the two longer ones need trying. Subnormal numbers
   * hold fewer digits: there all lengths are tried. */
  static const char *const formats[] = {
    "%.1g", "%.2g", "%.3g", "%.4g", "%.5g", "%.6g", "%.7g", "%.8g", "%.9g",
    "%.10g", "%.11g", "%.12g", "%.13g", "%.14g", "%.15g", "%.16g", "%.17g",
  };
  gsize i = fabs (value) < DBL_MIN ? 0 : DBL_DIG - 1;

  g_return_val_if_fail (isfinite (value), "");

  if (value == trunc (value) && fabs (value) < 1e15)
    {
      g_snprintf (buffer, CV_NUMBER_BUFFER, "%" G_GINT64_FORMAT, (gint64) value);
      return buffer;
    }

  for (; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (buffer, CV_NUMBER_BUFFER, formats[i], value);
      if (g_ascii_strtod (buffer, NULL) == value)
        break;
    }
  shorten_exponent (buffer);

  return buffer;
}

/* "1,340.50" as "1,340.5", "2.00" as "2" */
static void
trim_decimals (char *text)
{
  const char *mark = nl_langinfo (RADIXCHAR);
  char       *decimals = strstr (text, mark);
  gsize       end = strlen (text);

  if (decimals == NULL)
    return;

  while (text[end - 1] == '0')
    end--;
  if (text + end == decimals + strlen (mark))
    end = decimals - text;
  text[end] = '\0';
}

char *
cv_number_format_locale (double value, int decimals)
{
  g_autofree char *text = NULL;
  g_autofree char *utf8 = NULL;
  double           magnitude = fabs (value);

  g_return_val_if_fail (decimals >= 0, NULL);

  if (!isfinite (value))
    return g_strdup (NO_NUMBER);

  if (magnitude >= 1e15)
    text = g_strdup_printf ("%.4g", magnitude);
  else
    text = g_strdup_printf ("%'.*f", decimals, magnitude);
  if (decimals > 0 && magnitude < 1e15)
    trim_decimals (text);

  utf8 = g_locale_to_utf8 (text, -1, NULL, NULL, NULL);
  if (utf8 == NULL)
    utf8 = g_utf8_make_valid (text, -1);

  /* A number that is rounded to nothing has no sign. */
  if (value < 0 && strpbrk (utf8, "123456789") != NULL)
    return g_strconcat ("−", utf8, NULL);

  return g_steal_pointer (&utf8);
}
