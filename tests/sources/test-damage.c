/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every sample cut at every byte, and two thousand changed at random places (with a seed, so that a
 * failure comes again): whatever comes of it, it ends, with an error or with a table whose rows are
 * as many as it says. */

#include <string.h>

#include "sources/cv-table-json.h"
#include "table-text.h"

#define N_MUTATIONS 2000

static gboolean
no_metric (const CvMetricWords *words, CvMetricMatch *match, gpointer data)
{
  return FALSE;
}

static void
read_all (const char *bytes, gsize size)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (CvTable)  table = table_from_bytes (bytes, (gssize) size, NULL, &error);
  g_autoptr (CvLayout) layout = NULL;
  json_t              *document;

  if (table == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return;
    }

  layout = cv_layout_suggest (table, no_metric, NULL);
  document = cv_table_to_json (table, layout, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (json_array_size (json_object_get (document, "rows")), ==,
                    cv_table_n_rows (table) - cv_table_n_misfits (table));
  json_decref (document);
}

static GPtrArray *
load_samples (void)
{
  g_autoptr (GDir) dir = g_dir_open (CV_TEST_DATA "/csv", 0, NULL);
  GPtrArray       *samples = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  const char      *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".csv"))
      {
        g_autofree char *path = g_build_filename (CV_TEST_DATA "/csv", name, NULL);
        char            *text;
        gsize            size;

        g_assert_true (g_file_get_contents (path, &text, &size, NULL));
        g_ptr_array_add (samples, g_bytes_new_take (text, size));
      }
  g_assert_cmpuint (samples->len, >, 0);

  return samples;
}

static void
test_cut (void)
{
  g_autoptr (GPtrArray) samples = load_samples ();

  for (guint i = 0; i < samples->len; i++)
    {
      gsize       size;
      const char *bytes = g_bytes_get_data (samples->pdata[i], &size);

      for (gsize end = 0; end < size; end++)
        read_all (bytes, end);
    }
}

/* Another byte, one of those that mean something, a byte less, a piece twice. */
static void
mutate (GByteArray *bytes, GRand *random)
{
  static const char special[] = "\",;\t\n\r#=-.:0/\xff\x00\xc3";
  guint             at = (guint) g_rand_int_range (random, 0, (gint32) bytes->len);

  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      bytes->data[at] = (guint8) g_rand_int (random);
      break;
    case 1:
      bytes->data[at] = (guint8) special[g_rand_int_range (random, 0, sizeof special - 1)];
      break;
    case 2:
      g_byte_array_remove_index (bytes, at);
      break;
    default:
      {
        g_autofree guint8 *copy = g_memdup2 (bytes->data + at, bytes->len - at);

        g_byte_array_append (bytes, copy, MIN (64, bytes->len - at));
      }
    }
}

static void
test_mutations (void)
{
  g_autoptr (GPtrArray) samples = load_samples ();
  GRand                *random = g_rand_new_with_seed (20260501);

  for (guint i = 0; i < N_MUTATIONS; i++)
    {
      GByteArray *bytes = g_byte_array_new ();
      GBytes     *sample = samples->pdata[i % samples->len];
      gint        n = g_rand_int_range (random, 1, 8);

      g_byte_array_append (bytes, g_bytes_get_data (sample, NULL), (guint) g_bytes_get_size (sample));
      while (n-- > 0 && bytes->len > 0)
        mutate (bytes, random);
      read_all ((const char *) bytes->data, bytes->len);
      g_byte_array_unref (bytes);
    }
  g_rand_free (random);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/damage/cut", test_cut);
  g_test_add_func ("/damage/mutations", test_mutations);

  return g_test_run ();
}
