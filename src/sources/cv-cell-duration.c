/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sources/cv-cell-duration.h"

#include <math.h>
#include <string.h>

#define MAX_LENGTH 32

static const char *
take_number (const char *p, const char *end, double *number, guint *n_digits)
{
  const char *start = p;

  *number = 0;
  for (; p < end && g_ascii_isdigit (*p); p++)
    *number = *number * 10 + (*p - '0');
  *n_digits = (guint) (p - start);

  return p;
}

/* ".25" or ",25" behind the seconds, to the millisecond. */
static const char *
take_fraction (const char *p, const char *end, double *seconds)
{
  double scale = 1;
  double digits = 0;

  if (p + 1 >= end || (*p != '.' && *p != ',') || !g_ascii_isdigit (p[1]))
    return p;
  for (p++; p < end && g_ascii_isdigit (*p); p++)
    {
      digits = digits * 10 + (*p - '0');
      scale *= 10;
    }
  *seconds += digits / scale;

  return p;
}

/* One part of a clock; only the first may have more than two digits, or be above 59. */
static const char *
take_part (const char *p, const char *end, gboolean is_first, double *seconds)
{
  double number;
  guint  n_digits;

  p = take_number (p, end, &number, &n_digits);
  if (n_digits == 0 || n_digits > (is_first ? 6u : 2u) || (!is_first && number >= 60))
    return NULL;

  *seconds = *seconds * 60 + number;
  return p;
}

/* [h:]mm:ss[.fff] */
static gboolean
read_clock (const char *p, const char *end, double *seconds, gboolean *is_short)
{
  guint n_parts = 1;

  *seconds = 0;
  p = take_part (p, end, TRUE, seconds);
  while (p != NULL && p < end && *p == ':' && n_parts < 3)
    {
      p = take_part (p + 1, end, FALSE, seconds);
      n_parts++;
    }
  if (p == NULL || n_parts < 2)
    return FALSE;

  *is_short = n_parts == 2;
  return take_fraction (p, end, seconds) == end;
}

static const struct
{
  const char *name;
  double      seconds;
} units[] = {
  { "d", 86400 },  { "j", 86400 },   { "h", 3600 },    { "hr", 3600 },   { "hrs", 3600 },
  { "std", 3600 }, { "hour", 3600 }, { "hours", 3600 }, { "m", 60 },     { "min", 60 },
  { "mins", 60 },  { "mn", 60 },     { "minutes", 60 }, { "minute", 60 }, { "s", 1 },
  { "sec", 1 },    { "secs", 1 },    { "sek", 1 },      { "seconds", 1 }, { "second", 1 },
};

static const char *
skip_spaces (const char *p, const char *end)
{
  while (p < end && (g_ascii_isspace (*p) || g_str_has_prefix (p, "\xc2\xa0")))
    p += *p == '\xc2' ? 2 : 1;

  return MIN (p, end);
}

static const char *
take_unit (const char *p, const char *end, double *unit)
{
  const char *start = p;

  while (p < end && g_ascii_isalpha (*p))
    p++;
  *unit = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (strlen (units[i].name) == (gsize) (p - start)
        && g_ascii_strncasecmp (units[i].name, start, (gsize) (p - start)) == 0)
      *unit = units[i].seconds;

  return p < end && *p == '.' ? p + 1 : p;
}

/* "1h 2m 3s": each unit smaller than the one before; the last may be left out ("1h02"). */
static gboolean
read_units (const char *p, const char *end, double *seconds, gboolean *is_short)
{
  double before = G_MAXDOUBLE;

  *seconds = 0;
  while (p < end)
    {
      double number, unit;
      guint  n_digits;

      p = take_number (p, end, &number, &n_digits);
      p = take_fraction (p, end, &number);
      p = skip_spaces (p, end);
      if (n_digits == 0 || n_digits > 6)
        return FALSE;
      if (p == end)
        unit = before < G_MAXDOUBLE ? before / 60 : 0;
      else
        p = take_unit (p, end, &unit);
      if (unit <= 0 || unit >= before)
        return FALSE;
      *seconds += number * unit;
      *is_short = before == G_MAXDOUBLE;
      before = unit;
      p = skip_spaces (p, end);
    }

  return before < G_MAXDOUBLE;
}

gboolean
cv_cell_duration_read (const char *text, guint length, double *seconds, gboolean *is_short)
{
  const char *end = text + length;

  *is_short = FALSE;
  if (length == 0 || length > MAX_LENGTH || !g_ascii_isdigit (*text))
    return FALSE;

  return read_clock (text, end, seconds, is_short) || read_units (text, end, seconds, is_short);
}

void
cv_cell_duration_append (double seconds, GString *text)
{
  gint64 milliseconds = llround (seconds * 1000);
  gint64 whole = milliseconds / 1000;

  g_string_append_printf (text, "%02" G_GINT64_FORMAT ":%02d:%02d", whole / 3600,
                          (int) (whole / 60 % 60), (int) (whole % 60));
  if (milliseconds % 1000 != 0)
    {
      g_string_append_printf (text, ".%03d", (int) (milliseconds % 1000));
      while (text->str[text->len - 1] == '0')
        g_string_truncate (text, text->len - 1);
    }
}
