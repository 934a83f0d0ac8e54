/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/cv-table-text.h"

#include <locale.h>
#include <math.h>
#include <string.h>

/* Two lines with every kind of cell. (transfer full) */
static char *
write_table (CvTableForm form)
{
  CvTableText *table = cv_table_text_new (form);
  g_autoptr (GBytes) bytes = NULL;
  gsize length;
  gconstpointer data;

  cv_table_text_add_text (table, "=SUM(A1)");
  cv_table_text_add_text (table, "a;b,c\"d");
  cv_table_text_add_number (table, -1234.5);
  cv_table_text_add_day (table, cv_day_from_ymd (2026, 5, 4));
  cv_table_text_end_line (table);
  cv_table_text_add_text (table, NULL);
  cv_table_text_add_text (table, "-");
  cv_table_text_add_number (table, NAN);
  cv_table_text_add_day (table, CV_DAY_NONE);
  cv_table_text_end_line (table);
  bytes = cv_table_text_finish (table);
  data = g_bytes_get_data (bytes, &length);
  return g_strndup (data, length);
}

static void
check (CvTableForm form, const char *expected)
{
  g_autofree char *text = write_table (form);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_english (void)
{
  g_assert_nonnull (setlocale (LC_ALL, "C.UTF-8"));
  check (CV_TABLE_FOR_PROGRAMS, "'=SUM(A1),\"a;b,c\"\"d\",-1234.5,2026-05-04\r\n,'-,,\r\n");
  check (CV_TABLE_FOR_SPREADSHEETS, "\xef\xbb\xbf'=SUM(A1),\"a;b,c\"\"d\",-1234.5,2026-05-04\r\n,'-,,\r\n");
  check (CV_TABLE_FOR_PASTING, "'=SUM(A1)\t\"a;b,c\"\"d\"\t-1234.5\t2026-05-04\n\t'-\t\t\n");
}

static void
check_result (double number, const char *expected)
{
  CvTableText *table = cv_table_text_new (CV_TABLE_FOR_PROGRAMS);
  g_autoptr (GBytes) bytes = NULL;

  cv_table_text_add_result (table, number);
  bytes = cv_table_text_finish (table);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected, strlen (expected));
}

/* What was worked out carries no digits that only its way through binary fractions gave it. */
static void
test_result (void)
{
  check_result (478.91999999999996, "478.92");
  check_result (0.1 + 0.2, "0.3");
  check_result (-2.0 / 3, "-0.666666666666667");
  check_result (1e300 / 3, "3.33333333333333e299");
  check_result (999999999999999, "999999999999999");
  check_result (NAN, "");
}

/* A negative number keeps its sign without an apostrophe; only its mark changes. */
static void
test_french (void)
{
  if (setlocale (LC_ALL, "fr_FR.UTF-8") == NULL)
    {
      g_test_skip ("the locale fr_FR.UTF-8 is not installed");
      return;
    }
  check (CV_TABLE_FOR_PROGRAMS, "'=SUM(A1),\"a;b,c\"\"d\",-1234.5,2026-05-04\r\n,'-,,\r\n");
  check (CV_TABLE_FOR_SPREADSHEETS, "\xef\xbb\xbf'=SUM(A1);\"a;b,c\"\"d\";-1234,5;2026-05-04\r\n;'-;;\r\n");
  check (CV_TABLE_FOR_PASTING, "'=SUM(A1)\t\"a;b,c\"\"d\"\t-1234,5\t2026-05-04\n\t'-\t\t\n");
}

static void
test_names (void)
{
  CvTableForm form = CV_TABLE_FOR_PASTING;

  g_assert_true (cv_table_form_from_string ("spreadsheets", &form));
  g_assert_cmpint (form, ==, CV_TABLE_FOR_SPREADSHEETS);
  g_assert_false (cv_table_form_from_string ("excel", &form));
  g_assert_cmpint (form, ==, CV_TABLE_FOR_SPREADSHEETS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table-text/english", test_english);
  g_test_add_func ("/table-text/result", test_result);
  g_test_add_func ("/table-text/french", test_french);
  g_test_add_func ("/table-text/names", test_names);

  return g_test_run ();
}
