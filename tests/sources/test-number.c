/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "sources/cv-cell-duration.h"
#include "sources/cv-cell-number.h"

typedef struct
{
  const char *text;
  const char *with_dot;   /* what it is if "." is the decimal mark; NULL: no number */
  const char *with_comma;
} Case;

static const Case cases[] = {
  { "1234", "1234", "1234" },
  { "0", "0", "0" },
  { "-0", "0", "0" },
  { "-12", "-12", "-12" },
  { "+7", "7", "7" },
  { "−5", "-5", "-5" }, /* U+2212 */
  { "12-", "-12", "-12" },
  { "(12.50)", "-12.50", NULL },
  { "($1,234.50)", "-1234.50", NULL },
  { "1.0", "1.0", NULL },
  { "0.6666666666666666", "0.6666666666666666", NULL },
  { ".5", "0.5", NULL },
  { "3,25 %", NULL, "3.25" },
  { "3.48%", "3.48", NULL },
  { "12 %", "12", "12" },
  /* Three digits behind one mark: either. */
  { "1.234", "1.234", "1234" },
  { "1,234", "1234", "1.234" },
  { "12,400", "12400", "12.400" },
  { "-1,234", "-1234", "-1.234" },
  /* What only one mark explains. */
  { "0,123", NULL, "0.123" },
  { "0.123", "0.123", NULL },
  { "1234,567", NULL, "1234.567" },
  { "1.234.567", NULL, "1234567" },
  { "1,234,567", "1234567", NULL },
  { "1.234,56 €", NULL, "1234.56" },
  { "$1,234.56", "1234.56", NULL },
  { "12,34,567.8", "1234567.8", NULL }, /* Indian grouping */
  { "1 234,5", NULL, "1234.5" },
  { "1\xc2\xa0"
    "234",
    "1234", "1234" },
  { "1\xe2\x80\xaf"
    "234\xe2\x80\xaf"
    "567,50\xe2\x80\xaf€",
    NULL, "1234567.50" },
  { "1'234.50", "1234.50", NULL },
  { "1’234", "1234", "1234" },
  { "€ 12", "12", "12" },
  { "US$ 5.00", "5.00", NULL },
  { "12.50 EUR", "12.50", NULL },
  { "CHF 12", "12", "12" },
  { "12.4K", "12400", NULL },
  { "1,2 Mio.", NULL, "1200000" },
  { "3 M", "3000000", "3000000" },
  { "2.5B", "2500000000", NULL },
  { "0.05K", "50", NULL },
  { "1.22E+05", "122000", NULL },
  { "1.5E-3", "0.0015", NULL },
  { "122158000000000001", "122158000000000001", "122158000000000001" },
  /* No numbers. */
  { "007", NULL, NULL },
  { "0000", NULL, NULL },
  { "5.", NULL, NULL },
  { "1.2.3", NULL, NULL },
  { "10.11.2025", NULL, NULL },
  { "192.168.1.1", NULL, NULL },
  { "06 12 34 56 78", NULL, NULL },
  { "<10", NULL, NULL },
  { "5 tips", NULL, NULL },
  { "12:30", NULL, NULL },
  { "0x10", NULL, NULL },
  { "inf", NULL, NULL },
  { "nan", NULL, NULL },
  { "1e", NULL, NULL },
  { "--5", NULL, NULL },
  { "-", NULL, NULL },
  { "", NULL, NULL },
  { "1,,2", NULL, NULL },
  { "1 23", NULL, NULL },
  { "=1+1", NULL, NULL },
};

static void
check_reading (const char *text, char decimal, const char *expected)
{
  g_autoptr (GString) exact = g_string_new (NULL);
  guint               length = (guint) strlen (text);
  double              value = NAN;
  gboolean            is_read = cv_cell_number_read (text, length, decimal, &value);

  g_test_message ("%s with %c", text, decimal);
  g_assert_cmpint (is_read, ==, expected != NULL);
  g_assert_cmpint (cv_cell_number_append_exact (text, length, decimal, exact), ==, expected != NULL);
  if (expected == NULL)
    return;

  g_assert_cmpstr (exact->str, ==, expected);
  g_assert_cmpfloat (value, ==, g_ascii_strtod (expected, NULL));
  g_assert_false (signbit (value) && value == 0);
}

static void
test_readings (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CvNumberShape shape;
      gboolean      is_number = cases[i].with_dot != NULL || cases[i].with_comma != NULL;

      check_reading (cases[i].text, '.', cases[i].with_dot);
      check_reading (cases[i].text, ',', cases[i].with_comma);
      g_assert_cmpint (
        cv_cell_number_judge (cases[i].text, (guint) strlen (cases[i].text), &shape), ==, is_number);
      if (!is_number)
        continue;
      g_assert_cmpint (shape.reads_with_dot, ==, cases[i].with_dot != NULL);
      g_assert_cmpint (shape.reads_with_comma, ==, cases[i].with_comma != NULL);
      g_assert_cmpint (shape.is_ambiguous, ==,
                       cases[i].with_dot != NULL && cases[i].with_comma != NULL
                         && !g_str_equal (cases[i].with_dot, cases[i].with_comma));
    }
}

static void
test_shape (void)
{
  CvNumberShape shape;

  g_assert_true (cv_cell_number_judge ("3,25 %", strlen ("3,25 %"), &shape));
  g_assert_true (shape.is_percent && shape.money == 0 && !shape.is_rounded);
  g_assert_true (shape.has_decimals_with_comma);
  g_assert_true (cv_cell_number_judge ("12,50 €", strlen ("12,50 €"), &shape));
  g_assert_true (shape.money == 0x20ac);
  g_assert_true (cv_cell_number_judge ("12.4K", 5, &shape));
  g_assert_true (shape.is_rounded && !shape.has_decimals_with_dot);
  g_assert_true (cv_cell_number_judge ("1'234", 5, &shape));
  g_assert_cmpuint (shape.group, ==, '\'');
}

static const struct
{
  const char *text, *expected;
  gboolean    is_short;
} durations[] = {
  { "0:05:06", "00:05:06", FALSE }, { "1:02:03.250", "01:02:03.25", FALSE },
  { "2:47", "00:02:47", TRUE },     { "125:00", "02:05:00", TRUE },
  { "1h 2m 3s", "01:02:03", FALSE }, { "1h02", "01:02:00", FALSE },
  { "2 min 5 s", "00:02:05", FALSE }, { "45s", "00:00:45", TRUE },
  { "1d 2h", "26:00:00", FALSE },   { "100:00:00", "100:00:00", FALSE },
  { "0:60:00", NULL, FALSE },       { "5", NULL, FALSE },
  { "5 tips", NULL, FALSE },        { "1:2:3:4", NULL, FALSE },
  { "2m 1h", NULL, FALSE },         { "", NULL, FALSE },
  { ":05", NULL, FALSE },           { "1h 2h", NULL, FALSE },
};

static void
test_durations (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (durations); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint               length = (guint) strlen (durations[i].text);
      double              seconds;
      gboolean            is_short;

      g_test_message ("%s", durations[i].text);
      g_assert_cmpint (cv_cell_duration_read (durations[i].text, length, &seconds, &is_short), ==,
                       durations[i].expected != NULL);
      if (durations[i].expected == NULL)
        continue;
      cv_cell_duration_append (seconds, text);
      g_assert_cmpstr (text->str, ==, durations[i].expected);
      g_assert_cmpint (is_short, ==, durations[i].is_short);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number/readings", test_readings);
  g_test_add_func ("/number/shape", test_shape);
  g_test_add_func ("/number/durations", test_durations);

  return g_test_run ();
}
