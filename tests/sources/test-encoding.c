/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/cv-error.h"
#include "table-text.h"

/* "Né,12" under a header, in the encodings it comes in. */
static const struct
{
  const char *name, *bytes;
  gssize      size;
} texts[] = {
  { "utf-8", "Nom,Vues\nN\xc3\xa9,12\n", -1 },
  { "utf-8-bom", "\xef\xbb\xbfNom,Vues\nN\xc3\xa9,12\n", -1 },
  { "windows-1252", "Nom,Vues\nN\xe9,12\n", -1 },
  { "utf-16le-bom", "\xff\xfeN\0o\0m\0,\0V\0u\0e\0s\0\n\0N\0\xe9\0,\0001\0002\0\n\0", 32 },
  { "utf-16be-bom", "\xfe\xff\0N\0o\0m\0,\0V\0u\0e\0s\0\n\0N\0\xe9\0,\0001\0002\0\n", 32 },
  { "utf-16le", "N\0o\0m\0,\0V\0u\0e\0s\0\n\0N\0\xe9\0,\0001\0002\0\n\0", 30 },
  { "utf-16be", "\0N\0o\0m\0,\0V\0u\0e\0s\0\n\0N\0\xe9\0,\0001\0002\0\n", 30 },
};

static void
test_encodings (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError)  error = NULL;
      g_autoptr (CvTable) table = NULL;
      g_autofree char    *rows = NULL;
      guint               n;

      g_test_message ("%s", texts[i].name);
      table = table_from_bytes (texts[i].bytes, texts[i].size, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (cv_table_encoding (table), ==, texts[i].name);
      rows = table_rows (table);
      g_assert_cmpstr (rows, ==, "Né|12\n");
      cv_table_warnings (table, &n);
      g_assert_cmpuint (n, ==, 0);
    }
}

/* UTF-8 with one byte broken stays UTF-8: else both é would be misread. */
static void
test_damaged (void)
{
  g_autoptr (CvTable) table = table_from_text ("Nom,Vues\nN\xc3\xa9\xc3\xa9 \xff,12\n", NULL);
  g_autofree char    *rows = table_rows (table);
  guint               n;

  g_assert_cmpstr (cv_table_encoding (table), ==, "utf-8");
  g_assert_cmpstr (rows, ==, "Néé �|12\n");
  cv_table_warnings (table, &n);
  g_assert_cmpuint (n, ==, 1);
}

/* A pair of surrogates that the end of a read block parts: U+1F375 at every place of a block. */
static void
test_surrogates_at_block_ends (void)
{
  for (guint shift = 0; shift < 3; shift++)
    {
      GByteArray         *bytes = g_byte_array_new ();
      g_autoptr (CvTable) table = NULL;
      const CvTableRow   *row;
      guint               n = 0;

      g_byte_array_append (bytes, (const guint8 *) "\xff\xfe", 2);
      for (guint i = 0; i < shift; i++)
        g_byte_array_append (bytes, (const guint8 *) "x\0", 2);
      g_byte_array_append (bytes, (const guint8 *) "T\0,\0V\0\n\0", 8);
      for (guint i = 0; i < 60000; i++)
        g_byte_array_append (bytes, (const guint8 *) "\x3c\xd8\x75\xdf,\0007\0\n\0", 10);
      table = table_from_bytes ((const char *) bytes->data, bytes->len, NULL, NULL);
      while ((row = cv_table_next_row (table, NULL, NULL)) != NULL)
        {
          g_assert_cmpstr (row->cells[0].text, ==, "🍵");
          g_assert_cmpfloat (row->cells[1].number, ==, 7);
          n++;
        }
      g_assert_cmpuint (n, ==, 60000);
      g_byte_array_unref (bytes);
    }
}

/* What is not a CSV file says what it is. */
static const struct
{
  const char *bytes;
  gssize      size;
  const char *word;
} others[] = {
  { "PK\3\4xxxxxxxx", -1, "save its sheet as CSV" },
  { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1xxxx", -1, "Excel workbook" },
  { "%PDF-1.7\n", -1, "PDF" },
  { "\x1f\x8b\x08xx", -1, "compressed" },
  { "SQLite format 3\0xxxx", 20, "database" },
  { "<!DOCTYPE html><table>", -1, "web page" },
  { "{ \"data\": [1, 2] }", -1, "JSON" },
  { "a,b\n1,\0\0\0\0\0\0\0", 13, "not a text file" },
  { "\1\2\3\4\5\6\7\1\2\3", -1, "not a text file" },
  { "", -1, "is empty" },
  { "\xef\xbb\xbf", -1, "no table" },
  { "\n\n  \n", -1, "no table" },
  { "Dear reader\nthis is a letter\nand no table\n", -1, "no table" },
};

static void
test_other_kinds (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GError) error = NULL;
      CvTable           *table;

      g_test_message ("%s", others[i].word);
      table = table_from_bytes (others[i].bytes, others[i].size, NULL, &error);
      g_assert_null (table);
      g_assert_error (error, CV_ERROR, CV_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, others[i].word));
    }
}

static void
test_paths (void)
{
  g_autoptr (GError)       missing = NULL;
  g_autoptr (GError)       folder = NULL;
  g_autoptr (GError)       cancelled = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_assert_null (cv_table_open ("/nowhere/x.csv", NULL, NULL, &missing));
  g_assert_error (missing, CV_ERROR, CV_ERROR_NOT_FOUND);
  g_assert_null (cv_table_open (g_get_tmp_dir (), NULL, NULL, &folder));
  g_assert_error (folder, CV_ERROR, CV_ERROR_INVALID);
  g_cancellable_cancel (cancellable);
  g_assert_null (cv_table_open (CV_TEST_DATA "/csv/x-posts-2026.csv", NULL, cancellable, &cancelled));
  g_assert_error (cancelled, CV_ERROR, CV_ERROR_CANCELLED);
}

static gpointer
write_pipe (gpointer path)
{
  FILE *pipe = fopen (path, "w");

  fputs ("date,views\n2026-05-01,12\n", pipe);
  fclose (pipe);
  return NULL;
}

/* What can be read once only is copied first. */
static void
test_pipe (void)
{
  g_autofree char    *folder = g_dir_make_tmp ("cultivar-test-XXXXXX", NULL);
  g_autofree char    *path = g_build_filename (folder, "pipe", NULL);
  g_autoptr (CvTable) table = NULL;
  g_autoptr (GError)  error = NULL;
  g_autofree char    *rows = NULL;
  GThread            *writer;

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  writer = g_thread_new ("writer", write_pipe, path);
  table = cv_table_open (path, NULL, NULL, &error);
  g_thread_join (writer);
  g_assert_no_error (error);
  rows = table_rows (table);
  g_assert_cmpstr (rows, ==, "2026-05-01|12\n");
  g_unlink (path);
  g_rmdir (folder);
}

/* What cannot be read to an end, or has none, is refused and not waited for. */
static void
test_no_file (void)
{
  g_autofree char    *folder = g_dir_make_tmp ("cultivar-test-XXXXXX", NULL);
  g_autofree char    *path = g_build_filename (folder, "pipe", NULL);
  g_autoptr (CvTable) table = NULL;
  g_autoptr (GError)  error = NULL;

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  table = cv_table_open (path, NULL, NULL, &error);
  g_assert_null (table);
  g_assert_error (error, CV_ERROR, CV_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "nothing was written to it"));
  g_unlink (path);
  g_rmdir (folder);

  g_clear_error (&error);
  table = cv_table_open ("/dev/zero", NULL, NULL, &error);
  g_assert_null (table);
  g_assert_error (error, CV_ERROR, CV_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "is a device"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/encoding/encodings", test_encodings);
  g_test_add_func ("/encoding/damaged", test_damaged);
  g_test_add_func ("/encoding/surrogates-at-block-ends", test_surrogates_at_block_ends);
  g_test_add_func ("/encoding/other-kinds", test_other_kinds);
  g_test_add_func ("/encoding/paths", test_paths);
  g_test_add_func ("/encoding/pipe", test_pipe);
  g_test_add_func ("/encoding/no-file", test_no_file);

  return g_test_run ();
}
