/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/cv-text.h"

#include <string.h>

static void
check_fold (const char *text, const char *expected)
{
  g_autofree char *folded = cv_text_fold (text);

  g_assert_cmpstr (folded, ==, expected);
}

static void
test_fold (void)
{
  check_fold ("", "");
  check_fold ("Été à Noël", "ete a noel");
  check_fold ("E\u0301te\u0301", "ete"); /* letter and accent apart */
  check_fold ("ŒUVRE, œuvre", "oeuvre, oeuvre");
  check_fold ("Straße", "strasse");
  check_fold ("ﬁne", "fine");
  check_fold ("Ærø", "aero");
  check_fold ("ＫＰＩ", "kpi"); /* full width */
  check_fold ("K\u00a0P", "k p");
  check_fold ("ΣΊΣΥΦΟΣ", "σισυφοσ");
  check_fold ("İstanbul", "istanbul");
  check_fold ("a\xff" "b", "a\ufffd" "b");
  check_fold ("日本語", "日本語");
}

static void
check_clean (const char *text, gssize length, gsize max_bytes, const char *expected)
{
  g_autofree char *clean = cv_text_clean (text, length, max_bytes);

  g_assert_true (g_utf8_validate (clean, -1, NULL));
  g_assert_cmpstr (clean, ==, expected);
}

static void
test_clean (void)
{
  check_clean ("plain", -1, 100, "plain");
  check_clean ("plain", 3, 100, "pla");
  check_clean ("a\0b\0", 4, 100, "ab");
  check_clean ("a\xe9" "b", -1, 100, "a\ufffd" "b");
  check_clean ("\xc3", -1, 100, "\ufffd");
  check_clean ("été", -1, 5, "été");
  check_clean ("été", -1, 4, "ét");
  check_clean ("été", -1, 3, "ét");
  check_clean ("été", -1, 2, "é");
  check_clean ("été", -1, 1, "");
  check_clean ("a\U0001f600", -1, 4, "a");
  check_clean ("", -1, 0, "");
}

static void
check_cell (const char *text, const char *expected)
{
  g_autofree char *cell = cv_text_spreadsheet_cell (text);

  g_assert_cmpstr (cell, ==, expected);
}

static void
test_spreadsheet_cell (void)
{
  check_cell ("", "");
  check_cell ("Followers", "Followers");
  check_cell ("=1+1", "'=1+1");
  check_cell ("+33 1 23", "'+33 1 23");
  check_cell ("-5 % churn", "'-5 % churn");
  check_cell ("@brand", "'@brand");
  check_cell ("\tx", "'\tx");
  check_cell ("\rx", "'\rx");
  check_cell ("a=b", "a=b");
  check_cell (" =a", " =a");
}

static void
check_csv (const char *cell, char delimiter, const char *expected)
{
  g_autoptr (GString) line = g_string_new ("x");

  cv_text_append_csv (line, cell, delimiter);
  g_assert_cmpstr (line->str + 1, ==, expected);
  g_assert_cmpint (line->str[0], ==, 'x');
}

static void
test_csv (void)
{
  check_csv ("", ',', "");
  check_csv ("plain text", ',', "plain text");
  check_csv ("a,b", ',', "\"a,b\"");
  check_csv ("a,b", ';', "a,b");
  check_csv ("a;b", ';', "\"a;b\"");
  check_csv ("say \"hi\"", ',', "\"say \"\"hi\"\"\"");
  check_csv ("\"", ',', "\"\"\"\"");
  check_csv ("two\nlines", ',', "\"two\nlines\"");
  check_csv ("two\rlines", ',', "\"two\rlines\"");
  check_csv (" edge", ',', "\" edge\"");
  check_csv ("edge ", ',', "\"edge \"");
  check_csv ("é", ',', "é");
}

#define FSI "\xe2\x81\xa8"
#define PDI "\xe2\x81\xa9"

static void
assert_name (const char *name, const char *expected)
{
  g_autofree char *text = cv_text_name (name);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_name (void)
{
  g_autofree char *ten_thousand = g_strnfill (10000, 'x');
  g_autofree char *sixty = g_strnfill (60, 'x');
  g_autofree char *whole = g_strconcat (FSI, sixty, PDI, NULL);
  g_autofree char *cut = g_strdup_printf (FSI "%.59s…" PDI, sixty);
  /* The sixtieth character is an accent of its own: letter and accent go together. */
  g_autofree char *accent = g_strdup_printf ("%.58se\xcc\x81yy", sixty);
  g_autofree char *accent_cut = g_strdup_printf (FSI "%.58s…" PDI, sixty);

  assert_name ("Followers", FSI "Followers" PDI);
  assert_name ("", FSI PDI);
  assert_name ("שלום עולם", FSI "שלום עולם" PDI);
  assert_name ("<b>&\"'", FSI "<b>&\"'" PDI);
  assert_name ("one\ntwo\r\n\tthree ", FSI "one two three" PDI);
  assert_name (sixty, whole);
  assert_name (ten_thousand, cut);
  assert_name (accent, accent_cut);
  /* What would reach beyond the name is left out. */
  assert_name ("a\xe2\x80\xae" "b\xe2\x81\xa9" "c", FSI "abc" PDI);
  assert_name ("caf\xe9", FSI "caf\xef\xbf\xbd" PDI);
}

static void
test_start (void)
{
  g_autofree char *ten_thousand = g_strnfill (10000, 'x');
  g_autofree char *cut = g_strdup_printf ("%.500s…", ten_thousand);
  g_autofree char *long_start = cv_text_start (ten_thousand);
  g_autofree char *start = cv_text_start ("one\ntwo");

  g_assert_cmpstr (start, ==, "one\ntwo");
  g_assert_cmpstr (long_start, ==, cut);
}

static void
test_plain (void)
{
  g_autofree char *name = cv_text_name ("שלום");
  g_autofree char *sentence = g_strdup_printf ("“%s” was kept.", name);
  g_autofree char *plain = cv_text_plain (sentence);

  g_assert_cmpstr (plain, ==, "“שלום” was kept.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/spreadsheet-cell", test_spreadsheet_cell);
  g_test_add_func ("/text/csv", test_csv);

  g_test_add_func ("/text/name", test_name);
  g_test_add_func ("/text/start", test_start);
  g_test_add_func ("/text/plain", test_plain);

  return g_test_run ();
}
