/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/cv-number.h"

#include <float.h>
#include <locale.h>
#include <math.h>
#include <string.h>

typedef struct
{
  const char *text;
  double      value;
} Case;

static void
test_parse (void)
{
  static const Case accepted[] = {
    { "0", 0 }, { "-0", 0 }, { "12", 12 }, { "+12", 12 }, { "-12.5", -12.5 }, { "0012", 12 },
    { ".5", 0.5 }, { "0.1", 0.1 }, { "1e3", 1000 }, { "1E-2", 0.01 }, { "1.5e+2", 150 },
    { "123456789012345678", 123456789012345678.0 }, { "1.7976931348623157e308", DBL_MAX },
    { "4.9406564584124654e-324", 4.9406564584124654e-324 },
  };
  static const char *const refused[] = {
    "", " ", "12 ", " 12", "1,5", "1 000", "0x10", "inf", "-inf", "nan", "NAN", "infinity", "1e",
    "1e+", "e5", ".", "-", "+", "--1", "1.2.3", "5.", "1.e3", "12a", "1e400", "-1e400", "1e5.5",
    "١٢", "1_000", "1'000", "$5",
  };
  double value;

  for (guint i = 0; i < G_N_ELEMENTS (accepted); i++)
    {
      value = NAN;
      g_assert_true (cv_number_parse (accepted[i].text, &value));
      g_assert_true (value == accepted[i].value);
    }
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    if (cv_number_parse (refused[i], &value))
      g_error ("\"%s\" was read as %g", refused[i], value);
}

static void
check_typed (const Case *cases, guint n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      double value = NAN;

      if (!cv_number_parse_typed (cases[i].text, &value) || value != cases[i].value)
        g_error ("\"%s\" was read as %.17g, not %.17g", cases[i].text, value, cases[i].value);
    }
}

/* What can be read in one way only, in any locale. */
static const Case typed_anywhere[] = {
  { "1 340,5", 1340.5 }, { "1340.5", 1340.5 }, { "1.340,5", 1340.5 }, { "1,340.5", 1340.5 },
  { "12 %", 12 }, { "12%", 12 }, { "2,5 k", 2500 }, { "2.5k", 2500 }, { "3 M", 3e6 },
  { "3K", 3000 },
  { "1\u00a0340", 1340 }, { "1\u202f340\u202f500", 1340500 }, { "1\u2009340", 1340 },
  { "1'340", 1340 }, { "1’340’500.25", 1340500.25 }, { "€ 12", 12 }, { "12 €", 12 },
  { "$1,340.50", 1340.5 },
  { "-$5", -5 }, { "$-5", -5 }, { "\u22125,5", -5.5 }, { "- 5", -5 }, { "+5", 5 }, { " 7 ", 7 },
  { "0,5", 0.5 }, { ".5", 0.5 }, { ",5", 0.5 }, { "0,125", 0.125 }, { "0.125", 0.125 },
  { "1234,567", 1234.567 }, { "1234.567", 1234.567 }, { "1.340.500", 1340500 },
  { "1,340,500", 1340500 }, { "1 340.500", 1340.5 }, { "1,5000", 1.5 }, { "12,50 €", 12.5 },
  { "1340", 1340 }, { "000", 0 }, { "-0", 0 }, { "4,2 %", 4.2 }, { "£1\u00a0340,50", 1340.5 },
};

static const char *const refused_typed[] = {
  "", " ", "%", "k", "€", "-", "abc", "12 34", "1.34.5", "12,34,56", "1 34", "1,340,50",
  "1.340,500,5",
  "5.", "5,", "1..5", "1,,5", "--5", "5-", "(5)", "1e5", "12 € 5 x", "nan", "inf", "0x10", "12 kk",
  "1 340'500", "1340 500", "12 px", "\xff", "1.2.3.4.5.6.7.8.9.10", "1h30",
  "11111111111111111111111111111111111111111111111111111111111111111111111",
};

static void
check_typed_anywhere (void)
{
  double value;

  check_typed (typed_anywhere, G_N_ELEMENTS (typed_anywhere));
  for (guint i = 0; i < G_N_ELEMENTS (refused_typed); i++)
    if (cv_number_parse_typed (refused_typed[i], &value))
      g_error ("\"%s\" was read as %g", refused_typed[i], value);
}

static void
check_format (double value, int decimals, const char *expected)
{
  g_autofree char *text = cv_number_format_locale (value, decimals);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_typed_plain (void)
{
  static const Case cases[] = {
    { "1,340", 1340 }, { "1.340", 1.34 }, { "12,000", 12000 }, { "12.000", 12 },
    { "1,340 k", 1340000 },
  };

  check_typed_anywhere ();
  check_typed (cases, G_N_ELEMENTS (cases));
}

static void
test_typed_comma (void)
{
  static const Case cases[] = {
    { "1,340", 1.34 }, { "1.340", 1340 }, { "12,000", 12 }, { "12.000", 12000 },
    { "1,340 k", 1340 },
  };

  /* A German locale is rarer on a test machine than a French one; both have the decimal comma. */
  if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL && setlocale (LC_ALL, "fr_FR.UTF-8") == NULL)
    {
      g_test_skip ("no locale with a decimal comma is installed");
      return;
    }
  check_typed_anywhere ();
  check_typed (cases, G_N_ELEMENTS (cases));
  test_parse ();
  setlocale (LC_ALL, "C.UTF-8");
}

static void
test_format (void)
{
  static const struct { double value; const char *text; } cases[] = {
    { 0, "0" }, { -0.0, "0" }, { 1, "1" }, { -42, "-42" }, { 0.1, "0.1" }, { 0.5, "0.5" },
    { 1340.5, "1340.5" },
    { 1.0 / 3, "0.3333333333333333" }, { 2.0 / 3, "0.6666666666666666" },
    { 0.1 + 0.2, "0.30000000000000004" },
    { 0.0001, "0.0001" }, { 0.00012345, "0.00012345" }, { 0.00001, "1e-5" }, { 1e15, "1e15" },
    { 999999999999999, "999999999999999" }, { 123456789012345.67, "123456789012345.67" },
    { 1e100, "1e100" },
    { -2.5e-10, "-2.5e-10" }, { DBL_MAX, "1.7976931348623157e308" },
    { 4.9406564584124654e-324, "5e-324" },
    { 100000, "100000" }, { 9007199254740993, "9007199254740992" },
    { 99999999999999.98, "99999999999999.98" },
  };
  char buffer[CV_NUMBER_BUFFER];

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (cv_number_format (cases[i].value, buffer), ==, cases[i].text);

  if (setlocale (LC_ALL, "fr_FR.UTF-8") != NULL)
    {
      for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        g_assert_cmpstr (cv_number_format (cases[i].value, buffer), ==, cases[i].text);
      setlocale (LC_ALL, "C.UTF-8");
    }
}

static gsize
count_digits (const char *text)
{
  gsize       n = 0;
  const char *end = text + strcspn (text, "e");

  text += strspn (text, "-0.");
  for (; text < end; text++)
    n += g_ascii_isdigit (*text);

  return n;
}

/* No shorter number of digits reads back as the same double. */
static void
check_shortest (double value)
{
  char   buffer[CV_NUMBER_BUFFER], shorter[64];
  double back;
  gsize  n_digits;

  cv_number_format (value, buffer);
  g_assert_true (cv_number_parse (buffer, &back));
  g_assert_true (back == value);

  n_digits = count_digits (buffer);
  if (value == trunc (value) || n_digits < 2)
    return;
  g_snprintf (shorter, sizeof shorter, "%.*e", (int) n_digits - 2, value);
  g_assert_true (g_ascii_strtod (shorter, NULL) != value);
}

static void
test_round_trip (void)
{
  for (int i = 0; i < 200000; i++)
    {
      guint64 bits = ((guint64) (guint32) g_test_rand_int () << 32) | (guint32) g_test_rand_int ();
      double  value;

      memcpy (&value, &bits, sizeof value);
      if (isfinite (value))
        check_shortest (value);
      /* The kind of numbers plans are made of */
      check_shortest (g_test_rand_int_range (-100000000, 100000000) / 1000.0);
      check_shortest (g_test_rand_double ());
    }
}

static void
test_no_exponent (void)
{
  char buffer[CV_NUMBER_BUFFER];

  for (int i = 0; i < 100000; i++)
    {
      double value = pow (10, g_test_rand_double_range (-4, 15));

      if (value >= 1e-4 && value < 1e15)
        g_assert_null (strchr (cv_number_format (value, buffer), 'e'));
    }
}

static void
test_format_locale (void)
{
  if (setlocale (LC_ALL, "en_US.UTF-8") != NULL)
    {
      check_format (1340.5, 2, "1,340.5");
      check_format (1234567, 0, "1,234,567");
      check_format (-1340, 0, "−1,340");
    }
  if (setlocale (LC_ALL, "fr_FR.UTF-8") != NULL)
    {
      check_format (1340.5, 2, "1\u202f340,5");
      check_format (12.504, 2, "12,5");
      check_format (-0.25, 1, "−0,2");
    }
  setlocale (LC_ALL, "C.UTF-8");

  check_format (1340.5, 2, "1340.5");
  check_format (1340.456, 2, "1340.46");
  check_format (1340, 2, "1340");
  check_format (1340.004, 2, "1340");
  check_format (100, 0, "100");
  check_format (-0.001, 2, "0");
  check_format (0, 1, "0");
  check_format (NAN, 1, "–");
  check_format (INFINITY, 1, "–");
  check_format (1.5e300, 1, "1.5e+300");
}

static void
test_typed_reads_format (void)
{
  static const char *const locales[] = { "C.UTF-8", "en_US.UTF-8", "fr_FR.UTF-8" };

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      if (setlocale (LC_ALL, locales[i]) == NULL)
        continue;
      for (int k = 0; k < 2000; k++)
        {
          double           value = g_test_rand_int_range (-10000000, 10000000) / 1000.0;
          g_autofree char *text = cv_number_format_locale (value, 3);
          double           back;

          g_assert_true (cv_number_parse_typed (text, &back));
          g_assert_cmpfloat_with_epsilon (back, value, 1e-9);
        }
    }
  setlocale (LC_ALL, "C.UTF-8");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number/parse", test_parse);
  g_test_add_func ("/number/typed/point", test_typed_plain);
  g_test_add_func ("/number/typed/comma", test_typed_comma);
  g_test_add_func ("/number/typed/reads-format", test_typed_reads_format);
  g_test_add_func ("/number/format", test_format);
  g_test_add_func ("/number/format-locale", test_format_locale);
  g_test_add_func ("/number/round-trip", test_round_trip);
  g_test_add_func ("/number/no-exponent", test_no_exponent);

  return g_test_run ();
}
