/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "base/cv-error.h"
#include "table-text.h"

static CvTableQuestionKind
get_only_question (const CvTable *table)
{
  guint                  n;
  const CvTableQuestion *questions = cv_table_questions (table, &n);

  g_assert_cmpuint (n, ==, 1);
  return questions[0].kind;
}

static guint
count_questions (const CvTable *table)
{
  guint n;

  cv_table_questions (table, &n);
  return n;
}

static void
assert_rows (const char *text, const CvTableOptions *options, const char *expected)
{
  g_autoptr (CvTable) table = table_from_text (text, options);
  g_autofree char    *rows = table_rows (table);

  g_assert_cmpstr (rows, ==, expected);
}

/* One question open, answered both ways. */
static void
test_order_option (void)
{
  const char          *text = "Date,Views\n03/04/2026,1\n04/04/2026,2\n";
  CvTableOptions       day = CV_TABLE_OPTIONS_INIT;
  CvTableOptions       month = CV_TABLE_OPTIONS_INIT;
  g_autoptr (CvTable)  open = table_from_text (text, NULL);
  g_autoptr (CvTable)  settled = NULL;

  g_assert_cmpint (get_only_question (open), ==, CV_QUESTION_DATE_ORDER);
  g_assert_null (cv_table_date_order (open));
  day.date_order = CV_DATE_ORDER_DMY;
  month.date_order = CV_DATE_ORDER_MDY;
  assert_rows (text, NULL, "2026-04-03 or 2026-03-04|1\n2026-04-04|2\n");
  assert_rows (text, &day, "2026-04-03|1\n2026-04-04|2\n");
  assert_rows (text, &month, "2026-03-04|1\n2026-04-04|2\n");
  settled = table_from_text (text, &month);
  g_assert_cmpuint (count_questions (settled), ==, 0);
  g_assert_cmpstr (cv_table_date_order (settled), ==, "MDY");
}

/* 13/04 proves day first, 04/13 month first: neither is taken. */
static void
test_order_conflict (void)
{
  const char         *text = "Date,Views\n13/04/2026,1\n04/13/2026,2\n03/04/2026,3\n";
  CvTableOptions      options = CV_TABLE_OPTIONS_INIT;
  g_autoptr (CvTable) table = table_from_text (text, NULL);

  g_assert_cmpint (get_only_question (table), ==, CV_QUESTION_DATE_ORDER);
  options.date_order = CV_DATE_ORDER_DMY;
  assert_rows (text, &options, "2026-04-13|1\n!04/13/2026|2\n2026-04-03|3\n");
}

/* A second column of the same signs proves it; one of other signs does not. */
static void
test_order_of_another_column (void)
{
  assert_rows ("Start,End,N\n01/02/2026,13/02/2026,1\n", NULL, "2026-02-01|2026-02-13|1\n");
  assert_rows ("Start,End,N\n01-02-2026,13/02/2026,1\n", NULL,
               "2026-02-01 or 2026-01-02|2026-02-13|1\n");
}

static void
test_decimal_option (void)
{
  const char          *text = "Date;Views\n2026-05-01;1.234\n2026-05-02;987\n";
  CvTableOptions       comma = CV_TABLE_OPTIONS_INIT;
  CvTableOptions       dot = CV_TABLE_OPTIONS_INIT;
  g_autoptr (CvTable)  table = table_from_text (text, NULL);

  g_assert_cmpint (get_only_question (table), ==, CV_QUESTION_DECIMAL);
  comma.decimal = ',';
  dot.decimal = '.';
  assert_rows (text, NULL, "2026-05-01|1234 or 1.234\n2026-05-02|987\n");
  assert_rows (text, &comma, "2026-05-01|1234\n2026-05-02|987\n");
  assert_rows (text, &dot, "2026-05-01|1.234\n2026-05-02|987\n");
}

/* Another column proves the mark; in a comma file a quoted comma groups; both in one column ask. */
static void
test_decimal_proofs (void)
{
  g_autoptr (CvTable) mixed = table_from_text ("a;b\n1,5;x\n1.5;y\n", NULL);

  assert_rows ("a;b\n1.234;3,25\n", NULL, "1234|3.25\n");
  assert_rows ("a;b\n1,234;3.25\n", NULL, "1234|3.25\n");
  assert_rows ("a,b\n\"1,234\",x\n", NULL, "1234|x\n");
  assert_rows ("a,b\n1.234,x\n", NULL, "1234 or 1.234|x\n");
  assert_rows ("a,b\n1.234,2.5\n", NULL, "1.234|2.5\n");
  assert_rows ("a\tb\n1.234.567\tx\n", NULL, "1234567|x\n");
  g_assert_cmpint (cv_table_questions (mixed, &(guint) { 0 })[0].kind, ==, CV_QUESTION_DECIMAL);
}

static void
test_year_option (void)
{
  const char     *text = "Date,N\nDecember 30,1\nJanuary 2,2\nFeb 29,3\n";
  CvTableOptions  options = CV_TABLE_OPTIONS_INIT;

  options.first_year = 2027;
  assert_rows (text, &options, "2027-12-30|1\n2028-01-02|2\n2028-02-29|3\n");
  options.first_year = 2025; /* 2026 has no 29 February */
  assert_rows (text, &options, "2025-12-30|1\n2026-01-02|2\n!Feb 29|3\n");
}

static void
test_header_option (void)
{
  const char         *text = "a,b\nDate,Views\n2026-05-01,1\n";
  CvTableOptions      options = CV_TABLE_OPTIONS_INIT;
  g_autoptr (CvTable) first = NULL;
  g_autoptr (CvTable) none = NULL;
  g_autoptr (GError)  error = NULL;

  options.header_line = 1;
  first = table_from_text (text, &options);
  g_assert_cmpstr (cv_table_column (first, 1)->name, ==, "b");
  g_assert_cmpuint (cv_table_n_rows (first), ==, 2);
  options.header_line = 0;
  none = table_from_text (text, &options);
  g_assert_cmpstr (cv_table_column (none, 1)->name, ==, "2");
  g_assert_cmpuint (cv_table_n_rows (none), ==, 3);
  options.header_line = 9;
  g_assert_null (table_from_bytes (text, -1, &options, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_INVALID);
}

/* Each row of the file is read, rejected or skipped, and counted once. */
static void
test_problems (void)
{
  g_autoptr (CvTable) table = table_from_text (
    "date,views,clicks\n"
    "2026-05-01,12,1\n"
    "2026-05-02,<10,2\n"
    "2026-05-03,n/a,3\n"
    "2026-05-04,15,4,5\n"
    "2026-05-05,16\n"
    "not a day,17,6\n"
    "2026-05-07,18,7\n"
    "\"2026-05-08\" ,19,\"8\"\n"
    "2026-05-09,20,9\n"
    "2026-05-10,21,10\n",
    NULL);
  g_autofree char *rows = table_rows (table);
  guint            n;

  g_assert_cmpstr (rows, ==,
                   "2026-05-01|12|1\n2026-05-02|!<10|2\n2026-05-03|~|3\n"
                   "2026-05-04|15|4 (4 columns)\n2026-05-05|16|~ (2 columns)\n!not a day|17|6\n"
                   "2026-05-07|18|7\n2026-05-08|19|8\n2026-05-09|20|9\n2026-05-10|21|10\n");
  g_assert_cmpuint (cv_table_n_rows (table), ==, 10);
  g_assert_cmpuint (cv_table_n_misfits (table), ==, 2);
  g_assert_cmpuint (cv_table_column (table, 1)->n_problems, ==, 1);
  g_assert_cmpuint (cv_table_column (table, 1)->n_nulls, ==, 1);
  g_assert_cmpuint (cv_table_column (table, 1)->n_values, ==, 8);
  cv_table_warnings (table, &n);
  g_assert_cmpuint (n, ==, 4); /* wide, short, two columns with a cell out of step */
}

static void
test_names (void)
{
  g_autoptr (CvTable) table = table_from_text ("Date,Views,,Views,Été\n2026-05-01,1,2,3,4\n", NULL);

  g_assert_cmpstr (cv_table_column (table, 2)->name, ==, "3");
  g_assert_cmpstr (cv_table_column (table, 3)->name, ==, "Views (2)");
  g_assert_cmpint (cv_table_find_column (table, "Views"), ==, 1);
  g_assert_cmpint (cv_table_find_column (table, "views (2)"), ==, 3);
  g_assert_cmpint (cv_table_find_column (table, "ete"), ==, 4);
  g_assert_cmpint (cv_table_find_column (table, "Clicks"), ==, -1);
}

/* Days and numbers as the importer takes them. */
static void
test_cells (void)
{
  g_autoptr (CvTable) table = table_from_text ("When,Month,N,Length\n"
                                               "2026-05-01T10:30:00+02:00,2026-05,\"1,234.5\",0:01:30\n",
                                               NULL);
  const CvTableRow   *row = cv_table_next_row (table, NULL, NULL);

  g_assert_cmpuint (row->line, ==, 2);
  g_assert_cmpint (row->cells[0].kind, ==, CV_CELL_DAY);
  g_assert_cmpint (row->cells[0].day, ==, cv_day_from_ymd (2026, 5, 1));
  g_assert_cmpint (row->cells[0].seconds, ==, 37800);
  g_assert_cmpint (row->cells[0].utc_offset, ==, 120);
  g_assert_cmpint (row->cells[1].kind, ==, CV_CELL_PERIOD);
  g_assert_cmpint (row->cells[1].last, ==, cv_day_from_ymd (2026, 5, 31));
  g_assert_cmpfloat (row->cells[2].number, ==, 1234.5);
  g_assert_cmpfloat (row->cells[3].number, ==, 90);
  g_assert_true (isnan (row->cells[0].number));
  g_assert_null (cv_table_next_row (table, NULL, NULL));
  g_assert_cmpstr (cv_table_time_zone (table), ==, "+02:00");
}

static void
test_grain (void)
{
  static const struct
  {
    const char *days;
    CvGrain     grain;
    gboolean    seven_days_apart;
  } cases[] = {
    { "2026-05-01\n2026-05-02", CV_GRAIN_DAY, FALSE },
    { "2026-05-04\n2026-05-11\n2026-05-25", CV_GRAIN_WEEK, FALSE }, /* Mondays */
    { "2026-05-03\n2026-05-10", CV_GRAIN_DAY, TRUE },               /* Sundays */
    { "2026-05-01\n2026-06-01", CV_GRAIN_MONTH, FALSE },
    { "2026-04-30\n2026-05-31", CV_GRAIN_MONTH, FALSE },
    { "2026-01-01\n2026-04-01", CV_GRAIN_QUARTER, FALSE },
    { "2026-01-01", CV_GRAIN_DAY, FALSE },
    { "2026-W01\n2026-W02", CV_GRAIN_WEEK, FALSE },
    { "2026-Q1\n2026-Q2", CV_GRAIN_QUARTER, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char    *text = g_strconcat ("Date\n", cases[i].days, "\n", NULL);
      g_autoptr (CvTable) table = table_from_text (text, NULL);

      g_assert_true (cv_table_column (table, 0)->has_grain);
      g_assert_cmpint (cv_table_column (table, 0)->grain, ==, cases[i].grain);
      g_assert_cmpint (cv_table_column (table, 0)->seven_days_apart, ==, cases[i].seven_days_apart);
    }
}

static void
test_extent (void)
{
  g_autoptr (CvTable) table = table_from_text ("D,N\n02.05.2026,1\n30.04.2026,2\n01.06.2026,3\n", NULL);

  g_assert_cmpint (cv_table_column (table, 0)->first, ==, cv_day_from_ymd (2026, 4, 30));
  g_assert_cmpint (cv_table_column (table, 0)->last, ==, cv_day_from_ymd (2026, 6, 1));
}

/* The file grows between the passes. */
static void
test_changed_file (void)
{
  g_autofree char    *path = NULL;
  int                 fd = g_file_open_tmp ("cultivar-test-XXXXXX", &path, NULL);
  g_autoptr (CvTable) table = NULL;
  g_autoptr (GError)  error = NULL;

  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, "a,b\n1,2\n", -1, NULL));
  table = cv_table_open (path, NULL, NULL, NULL);
  fd = g_open (path, O_WRONLY | O_APPEND);
  g_assert_cmpint (write (fd, "3,4\n", 4), ==, 4);
  g_close (fd, NULL);
  g_assert_false (cv_table_rewind (table, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_BUSY);
  g_unlink (path);
}

static void
test_many_skipped (void)
{
  g_autoptr (GString) text = g_string_new ("Date,Views\n2026-05-01,1\n");
  g_autoptr (CvTable) table = NULL;
  guint               n;
  guint64             total;

  for (guint i = 0; i < 3000; i++)
    g_string_append (text, ",\n");
  g_string_append (text, "2026-05-02,2\n");
  table = table_from_text (text->str, NULL);
  cv_table_skipped (table, &n, &total);
  g_assert_cmpuint (n, ==, CV_TABLE_MAX_SKIPPED);
  g_assert_cmpuint (total, ==, 3000);
  g_assert_cmpuint (cv_table_n_rows (table), ==, 2);
}

/* Rows far behind the sample turn the column; nothing that was taken for granted stays. */
static void
test_late_proof (void)
{
  g_autoptr (GString) text = g_string_new ("Date;Views\n");
  g_autoptr (CvTable) table = NULL;
  const CvTableRow   *row;

  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "03/04/2026;1.234\n");
  g_string_append (text, "03/14/2026;1,5\n");
  table = table_from_text (text->str, NULL);
  g_assert_cmpuint (count_questions (table), ==, 0);
  row = cv_table_next_row (table, NULL, NULL);
  g_assert_cmpint (row->cells[0].day, ==, cv_day_from_ymd (2026, 3, 4));
  g_assert_cmpfloat (row->cells[1].number, ==, 1234);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table/order-option", test_order_option);
  g_test_add_func ("/table/order-conflict", test_order_conflict);
  g_test_add_func ("/table/order-of-another-column", test_order_of_another_column);
  g_test_add_func ("/table/decimal-option", test_decimal_option);
  g_test_add_func ("/table/decimal-proofs", test_decimal_proofs);
  g_test_add_func ("/table/year-option", test_year_option);
  g_test_add_func ("/table/header-option", test_header_option);
  g_test_add_func ("/table/problems", test_problems);
  g_test_add_func ("/table/names", test_names);
  g_test_add_func ("/table/cells", test_cells);
  g_test_add_func ("/table/grain", test_grain);
  g_test_add_func ("/table/extent", test_extent);
  g_test_add_func ("/table/changed-file", test_changed_file);
  g_test_add_func ("/table/many-skipped", test_many_skipped);
  g_test_add_func ("/table/late-proof", test_late_proof);

  return g_test_run ();
}
