/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/cv-error.h"
#include "sources/cv-csv.h"

/* Records as "line:field|field/line:field..."; "*" marks a stray quotation mark. */
static char *
cut (const char *text, const CvCsvDialect *dialect, GError **error)
{
  gsize             size = strlen (text);
  g_autofree char  *copy = g_malloc (size + 1);
  CvTextStream      stream = { .buffer = copy, .capacity = size, .end = size, .is_at_end = TRUE };
  g_autoptr (GString) result = g_string_new (NULL);
  CvCsv             csv;
  CvCsvRecord      *record;
  gboolean          is_read;

  memcpy (copy, text, size);
  cv_csv_init (&csv, &stream, dialect);
  while ((is_read = cv_csv_next (&csv, &record, NULL, error)) && record != NULL)
    {
      g_string_append_printf (result, "%s%d:", result->len > 0 ? "/" : "", (int) record->line);
      for (guint i = 0; i < record->n_fields; i++)
        {
          g_assert_cmpuint (strlen (record->fields[i].text), ==, record->fields[i].length);
          g_string_append_printf (result, "%s%s", i > 0 ? "|" : "", record->fields[i].text);
        }
      if (record->has_stray_quote)
        g_string_append_c (result, '*');
    }
  cv_csv_clear (&csv);

  return is_read ? g_string_free (g_steal_pointer (&result), FALSE) : NULL;
}

static const struct
{
  const char *text, *records;
} cases[] = {
  { "a,b\n1,2\n", "1:a|b/2:1|2" },
  { "a,b\r\n1,2\r\n", "1:a|b/2:1|2" },
  { "a,b\n1,2", "1:a|b/2:1|2" },
  { "a,b,\n,,\n", "1:a|b|/2:||" },
  { "\n\na\n", "1:/2:/3:a" },
  { "\"a\",\"b\"\n", "1:a|b" },
  { "\"a,b\",c\n", "1:a,b|c" },
  { "\"a \"\"b\"\" c\",d\n", "1:a \"b\" c|d" },
  { "\"\"\"\",\"\"\n", "1:\"|" },
  { "\"two\nlines\",x\nnext,y\n", "1:two\nlines|x/3:next|y" },
  { "\"two\r\nlines\",x\r\nnext,y\r\n", "1:two\r\nlines|x/3:next|y" },
  { " a , b \n", "1:a|b" },
  { "a, \"b, c\" ,d\n", "1:a|b, c|d" },
  { "\" a \",b\n", "1: a |b" },
  { "5\" screen,x\n", "1:5\" screen|x" },
  { "a\"b\",c\n", "1:a\"b\"|c" },
  { "\"a \"b\" c\",d\ne,f\n", "1:a \"b\" c|d*/2:e|f" },
  { "a;b\tc|d\n", "1:a;b\tc|d" },
  { "\"x\"", "1:x" },
  { "\"x\"\r\n", "1:x" },
  { "", "" },
};

static void
test_records (void)
{
  const CvCsvDialect dialect = { .delimiter = ',' };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *records = cut (cases[i].text, &dialect, NULL);

      g_assert_cmpstr (records, ==, cases[i].records);
    }
}

static void
test_dialects (void)
{
  const CvCsvDialect cr = { .delimiter = ',', .is_cr = TRUE };
  const CvCsvDialect tab = { .delimiter = '\t' };
  const CvCsvDialect backslash = { .delimiter = ',', .has_backslash = TRUE };
  g_autofree char   *by_cr = cut ("a,b\r\"1\r2\",3\r4,5", &cr, NULL);
  g_autofree char   *by_tab = cut ("a\t\tb\n \"x\ty\"\tz", &tab, NULL);
  g_autofree char   *escaped = cut ("\"say \\\"hi\\\"\",\"\\\\\"\nx,y\n", &backslash, NULL);

  g_assert_cmpstr (by_cr, ==, "1:a|b/2:1\r2|3/4:4|5");
  g_assert_cmpstr (by_tab, ==, "1:a||b/2:x\ty|z");
  g_assert_cmpstr (escaped, ==, "1:say \"hi\"|\\\\/2:x|y");
}

static void
test_unclosed (void)
{
  const CvCsvDialect dialect = { .delimiter = ',' };
  g_autoptr (GError) error = NULL;

  g_assert_null (cut ("a,b\n1,\"2\n3,4\n", &dialect, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "line 2"));
}

static void
test_limits (void)
{
  const CvCsvDialect dialect = { .delimiter = ',' };
  g_autoptr (GError) wide = NULL;
  g_autoptr (GError) deep = NULL;
  g_autofree char   *commas = g_strnfill (CV_CSV_MAX_FIELDS, ',');
  g_autofree char   *letters = g_strnfill (CV_CSV_MAX_FIELD + 1, 'x');
  g_autofree char   *most = g_strnfill (CV_CSV_MAX_FIELDS - 1, ',');
  g_autofree char   *records = cut (most, &dialect, NULL);

  g_assert_nonnull (records);
  g_assert_null (cut (commas, &dialect, &wide));
  g_assert_error (wide, CV_ERROR, CV_ERROR_LIMIT);
  g_assert_null (cut (letters, &dialect, &deep));
  g_assert_error (deep, CV_ERROR, CV_ERROR_LIMIT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/records", test_records);
  g_test_add_func ("/csv/dialects", test_dialects);
  g_test_add_func ("/csv/unclosed", test_unclosed);
  g_test_add_func ("/csv/limits", test_limits);

  return g_test_run ();
}
