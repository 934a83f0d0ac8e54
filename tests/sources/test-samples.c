/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each tests/data/csv/NAME.csv against NAME.expect.json, which says by hand what must be read from
 * it. Roles and notes there are of plans, not of reading; a time zone there may be what the network
 * is known to use, which no reader can see. */

#include <string.h>

#include "base/cv-text.h"
#include "sources/cv-table-json.h"

static const char *
get_text (const json_t *object, const char *key)
{
  return json_string_value (json_object_get (object, key));
}

static void
assert_same_rows (const json_t *expected, const json_t *read)
{
  size_t  i;
  json_t *row;

  g_assert_cmpuint (json_array_size (read), ==, json_array_size (expected));
  json_array_foreach ((json_t *) expected, i, row)
    {
      g_autofree char *wanted = json_dumps (row, JSON_SORT_KEYS);
      g_autofree char *got = json_dumps (json_array_get (read, i), JSON_SORT_KEYS);

      g_assert_cmpstr (got, ==, wanted);
    }
}

static void
assert_same_columns (const json_t *expected, const json_t *read)
{
  size_t  i;
  json_t *column;

  g_assert_cmpuint (json_array_size (read), ==, json_array_size (expected));
  json_array_foreach ((json_t *) expected, i, column)
    {
      g_assert_cmpstr (get_text (json_array_get (read, i), "name"), ==, get_text (column, "name"));
      g_assert_cmpstr (get_text (json_array_get (read, i), "type"), ==, get_text (column, "type"));
    }
}

static void
assert_same_lines (const json_t *expected, const json_t *read)
{
  size_t  i;
  json_t *line;

  g_assert_cmpuint (json_array_size (read), ==, json_array_size (expected));
  json_array_foreach ((json_t *) expected, i, line)
    g_assert_cmpint (json_integer_value (json_object_get (json_array_get (read, i), "line")), ==,
                     json_integer_value (json_object_get (line, "line")));
}

/* "DMY (dots)" and "DMY" are the same; a key the sidecar leaves out says nothing. */
static void
assert_same_first_word (const json_t *expected, const json_t *read, const char *key)
{
  const char      *wanted = get_text (expected, key);
  g_autofree char *word = NULL;

  if (wanted == NULL)
    return;

  word = g_strndup (wanted, strcspn (wanted, " "));
  g_assert_nonnull (get_text (read, key));
  g_assert_true (g_str_has_prefix (get_text (read, key), word));
}

/* What a sentence to the user is about: the words of one subject. */
static const char *const subjects[][4] = {
  { "day first", "month first" }, { "zone" },    { "year" },       { "period" },
  { "twice" },                    { "tables" },
};

static gboolean
is_about (const char *text, const char *const *subject)
{
  for (guint i = 0; i < 4 && subject[i] != NULL; i++)
    if (strstr (text, subject[i]) != NULL)
      return TRUE;

  return FALSE;
}

static void
assert_same_subjects (const json_t *expected, const json_t *read)
{
  size_t  i, k;
  json_t *wanted, *got;

  g_assert_cmpuint (json_array_size (read), ==, json_array_size (expected));
  json_array_foreach ((json_t *) expected, i, wanted)
    {
      gboolean is_met = FALSE;

      for (guint s = 0; s < G_N_ELEMENTS (subjects); s++)
        if (is_about (json_string_value (wanted), subjects[s]))
          json_array_foreach ((json_t *) read, k, got)
            {
              g_autofree char *folded = cv_text_fold (json_string_value (got));

              is_met |= is_about (folded, subjects[s]);
            }
      g_assert_true (is_met);
    }
}

static void
test_sample (gconstpointer data)
{
  g_autofree char     *csv = g_strconcat (CV_TEST_DATA "/csv/", data, ".csv", NULL);
  g_autofree char     *sidecar = g_strconcat (CV_TEST_DATA "/csv/", data, ".expect.json", NULL);
  json_t              *expected = json_load_file (sidecar, 0, NULL);
  g_autoptr (GError)   error = NULL;
  g_autoptr (CvTable)  table = cv_table_open (csv, NULL, NULL, &error);
  json_t              *read;
  static const char   *texts[] = { "encoding", "newline", "delimiter" };
  static const char   *words[] = { "date_order", "decimal", "thousands" };

  g_assert_nonnull (expected);
  g_assert_no_error (error);
  read = cv_table_to_json (table, NULL, NULL, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpstr (get_text (read, texts[i]), ==, get_text (expected, texts[i]));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    assert_same_first_word (expected, read, words[i]);
  g_assert_cmpint (json_integer_value (json_object_get (read, "header_line")), ==,
                   json_integer_value (json_object_get (expected, "header_line")));
  g_assert_cmpint (json_integer_value (json_object_get (read, "row_count")), ==,
                   json_integer_value (json_object_get (expected, "row_count")));
  assert_same_lines (json_object_get (expected, "skip_lines"), json_object_get (read, "skip_lines"));
  assert_same_columns (json_object_get (expected, "columns"), json_object_get (read, "columns"));
  assert_same_rows (json_object_get (expected, "rows"), json_object_get (read, "rows"));
  assert_same_subjects (json_object_get (expected, "ask_user"), json_object_get (read, "ask_user"));
  assert_same_subjects (json_object_get (expected, "warn_user"), json_object_get (read, "warn_user"));
  if (json_object_get (expected, "period") != NULL)
    g_assert_true (json_equal (json_object_get (expected, "period"), json_object_get (read, "period")));
  g_assert_cmpuint (json_array_size (json_object_get (read, "rejected")), ==, 0);

  json_decref (read);
  json_decref (expected);
}

/* The stream and the document in memory are the same. */
static void
test_write (void)
{
  g_autoptr (CvTable) table = cv_table_open (CV_TEST_DATA "/csv/x-posts-2026.csv", NULL, NULL, NULL);
  FILE               *file = tmpfile ();
  json_t             *whole, *written;

  g_assert_true (cv_table_json_write (table, NULL, file, NULL, NULL));
  rewind (file);
  written = json_loadf (file, JSON_REJECT_DUPLICATES, NULL);
  whole = cv_table_to_json (table, NULL, NULL, NULL);
  g_assert_nonnull (written);
  g_assert_true (json_equal (written, whole));

  fclose (file);
  json_decref (written);
  json_decref (whole);
}

int
main (int argc, char **argv)
{
  g_autoptr (GDir) dir = NULL;
  const char      *name;
  guint            n = 0;

  g_test_init (&argc, &argv, NULL);
  dir = g_dir_open (CV_TEST_DATA "/csv", 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".csv"))
      {
        g_autofree char *sample = g_strndup (name, strlen (name) - strlen (".csv"));
        g_autofree char *path = g_strconcat ("/samples/", sample, NULL);

        g_test_add_data_func_full (path, g_steal_pointer (&sample), test_sample, g_free);
        n++;
      }
  g_assert_cmpuint (n, >=, 15);
  g_test_add_func ("/samples/write", test_write);

  return g_test_run ();
}
