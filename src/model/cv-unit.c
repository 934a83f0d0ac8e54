/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers with their units. The marks within a number are the locale's (cv-number.h); where the
 * unit stands and what parts it from the number is a matter of the language, so that those are
 * texts to translate. Any thread. */

#include "model/cv-unit.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/cv-number.h"

static gboolean
is (const char *unit, const char *name)
{
  return unit != NULL && g_str_equal (unit, name);
}

/* What is smaller is what rounding leaves of nothing. */
#define SMALLEST 1e-9

/* About three figures, so that a small value does not become 0 and a large one is no riddle. */
static int
decimals_for (double magnitude)
{
  if (magnitude >= 99.95)
    return 0;
  if (magnitude >= 9.995)
    return 1;
  if (magnitude >= 0.1)
    return 2;
  if (magnitude >= 0.001 || magnitude < SMALLEST)
    return 3;
  return (int) ceil (1 - log10 (magnitude));
}

int
cv_unit_decimals (const char *unit, double magnitude)
{
  magnitude = fabs (magnitude);
  if (is (unit, "count"))
    return magnitude < 9.95 ? 1 : 0;
  if (is (unit, "currency"))
    return magnitude < 9999.5 ? 2 : 0;
  if (is (unit, "percent"))
    return magnitude < 0.9995 ? decimals_for (magnitude) : magnitude < 99.95 ? 1 : 0;
  return decimals_for (magnitude);
}

static char *
format_plain (double value, const char *unit)
{
  return cv_number_format_locale (value, cv_unit_decimals (unit, value));
}

/* Money: the currency's sign if it is known to everybody, else its code. */

static const char *
sign_of (const char *currency)
{
  static const struct
  {
    const char *code, *sign;
  } signs[] = {
    { "EUR", "€" }, { "USD", "$" }, { "GBP", "£" }, { "JPY", "¥" }, { "INR", "₹" }, { "KRW", "₩" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_equal (signs[i].code, currency))
      return signs[i].sign;
  return NULL;
}

static gboolean
has_cents (const char *currency)
{
  return !g_str_equal (currency, "JPY") && !g_str_equal (currency, "KRW");
}

/* "12.50", "12", "12,345": two decimals or none, never one. */
static char *
format_amount (double value, const char *currency)
{
  int decimals = has_cents (currency) ? cv_unit_decimals ("currency", value) : 0;
  g_autofree char *text = cv_number_format_locale (value, decimals);
  double cents = round (value * 100);

  /* The number comes without trailing zeros. */
  if (decimals == 2 && fmod (cents, 100) != 0 && fmod (cents, 10) == 0)
    return g_strconcat (text, "0", NULL);
  return g_steal_pointer (&text);
}

static char *
format_currency (double value, const char *currency)
{
  g_autofree char *amount = NULL;
  const char *sign;

  if (currency == NULL || *currency == '\0')
    return format_plain (value, "currency");
  amount = format_amount (value, currency);
  sign = sign_of (currency);
  if (sign != NULL)
    /* Translators: an amount of money; %1$s is the currency's sign (€), %2$s the amount. */
    return g_strdup_printf (C_("money", "%1$s%2$s"), sign, amount);
  /* Translators: an amount of money; %1$s is the currency's code (CHF), %2$s the amount. */
  return g_strdup_printf (C_("money", "%1$s %2$s"), currency, amount);
}

/* Time: "2 h 10", "35 min", "1 min 12 s", "30 s" */
static char *
format_span (double hours)
{
  gint64 seconds = (gint64) round (hours * 3600);
  gint64 minutes = (gint64) round (hours * 60);

  if (seconds == 0)
    /* Translators: a duration; "min" stands for minutes. */
    return g_strdup (C_("duration", "0 min"));
  if (seconds < 60)
    /* Translators: a duration in seconds. */
    return g_strdup_printf (C_("duration", "%d s"), (int) seconds);
  if (seconds < 600 && seconds % 60 != 0)
    /* Translators: a duration in minutes and seconds. */
    return g_strdup_printf (C_("duration", "%1$d min %2$d s"), (int) (seconds / 60),
                            (int) (seconds % 60));
  if (minutes < 60)
    /* Translators: a duration in minutes. */
    return g_strdup_printf (C_("duration", "%d min"), (int) minutes);
  if (hours < 100 && minutes % 60 != 0)
    /* Translators: a duration in hours and minutes, as in "2 h 05". */
    return g_strdup_printf (C_("duration", "%1$d h %2$02d"), (int) (minutes / 60),
                            (int) (minutes % 60));
  return NULL;
}

static char *
format_duration (double hours)
{
  g_autofree char *number = NULL;
  char *span = format_span (hours);

  if (span != NULL)
    return span;
  number = cv_number_format_locale (hours, 0);
  /* Translators: a duration in whole hours. */
  return g_strdup_printf (C_("duration", "%s h"), number);
}

/* @value is not negative. */
static char *
format_magnitude (double value, const char *unit, const char *currency)
{
  g_autofree char *number = NULL;

  if (is (unit, "currency"))
    return format_currency (value, currency);
  if (is (unit, "duration_hours"))
    return format_duration (value);

  number = format_plain (value, unit);
  if (is (unit, "percent"))
    /* Translators: a percentage. */
    return g_strdup_printf (C_("percentage", "%s%%"), number);
  if (unit == NULL || *unit == '\0' || is (unit, "count") || is (unit, "ratio")
      || is (unit, "score"))
    return g_steal_pointer (&number);
  /* Translators: a number and the word a user gave for its unit. */
  return g_strdup_printf (C_("own unit", "%1$s %2$s"), number, unit);
}

/* A number and its unit are never parted by the end of a line. Takes @text. */
static char *
keep_together (char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  g_free (text);
  return g_strjoinv ("\302\240", words);
}

char *
cv_unit_format (double value, const char *unit, const char *currency)
{
  g_autofree char *text = NULL;

  if (!isfinite (value))
    return g_strdup ("–");
  text = keep_together (format_magnitude (fabs (value), unit, currency));
  /* What is rounded to nothing has no sign. */
  if (value < 0 && strpbrk (text, "123456789") != NULL)
    return g_strconcat ("−", text, NULL);
  return g_steal_pointer (&text);
}

/* Languages differ in whether a number between 1 and 2 is plural, and ngettext() only takes
 * whole ones: 0 is "points" in English and "point" in French, just as 1.5 and 0.5 are. */
static gulong
plural_of (double value)
{
  if (value == 1)
    return 1;
  return value < 2 ? 0 : (gulong) MIN (ceil (value), 1e9);
}

char *
cv_unit_format_distance (double distance, const char *unit, const char *currency)
{
  g_autofree char *number = NULL;

  distance = fabs (distance);
  if (!is (unit, "percent") || !isfinite (distance))
    return cv_unit_format (distance, unit, currency);
  number = format_plain (distance, unit);
  /* Translators: a difference between two percentages: 52 % is 4 points more than 48 %. */
  return keep_together (
      g_strdup_printf (ngettext ("%s point", "%s points", plural_of (distance)), number));
}

const char *
cv_unit_label (const char *unit)
{
  static const struct
  {
    const char *unit, *label;
  } labels[] = {
    { "count", NC_("unit", "number") },    { "percent", NC_("unit", "percent") },
    { "ratio", NC_("unit", "ratio") },     { "currency", NC_("unit", "amount") },
    { "duration_hours", NC_("unit", "hours") }, { "score", NC_("unit", "score") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (is (unit, labels[i].unit))
      return g_dpgettext2 (GETTEXT_PACKAGE, "unit", labels[i].label);
  return unit != NULL ? unit : "";
}
