/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <math.h>
#include <sys/statvfs.h>

#include "base/cv-number.h"

#define ROOM_NEEDED (512 * 1024 * 1024)

/* In memory if there is room: a thousand edits, each synced, are then a matter of seconds. */
static const char *
get_parent_folder (void)
{
  struct statvfs room;

  if (statvfs ("/dev/shm", &room) == 0 && room.f_bavail * room.f_frsize > ROOM_NEEDED)
    return "/dev/shm";
  return g_get_tmp_dir ();
}

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_build_filename (get_parent_folder (), "cultivar-store-XXXXXX", NULL);
  g_assert_nonnull (g_mkdtemp (fixture->folder));
  fixture->path = fixture_path (fixture, "plan.cultivar");
}

void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

char *
fixture_path (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

CvPlanStore *
fixture_open (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  CvPlanStore *store = cv_plan_store_open (fixture->path, &error);

  g_assert_no_error (error);
  return store;
}

CvPlanStore *
fixture_new_plan (Fixture *fixture)
{
  g_autoptr (CvRow) info = cv_row_new (CV_NOUN_PLAN, NULL);
  g_autoptr (GError) error = NULL;

  cv_row_set_text (info, "name", "Spring");
  cv_row_set_integer (info, "from", cv_day_from_ymd (2026, 1, 5));
  cv_row_set_integer (info, "to", cv_day_from_ymd (2026, 12, 27));
  cv_plan_store_create (fixture->path, info, &error);
  g_assert_no_error (error);
  return fixture_open (fixture);
}

void
apply (CvPlanStore *store, CvEdit *edit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = cv_plan_store_apply (store, edit, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (changes);
  cv_edit_free (edit);
}

char *
add_row (CvPlanStore *store, CvRow *row)
{
  g_autoptr (CvEdit) edit = cv_edit_new ("Add");
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  cv_edit_insert (edit, row);
  changes = cv_plan_store_apply (store, edit, &ids, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (ids), ==, 1);
  return g_strdup (ids[0]);
}

char *
add_goal (CvPlanStore *store, const char *statement)
{
  CvRow *row = cv_row_new (CV_NOUN_GOAL, NULL);

  cv_row_set_text (row, "statement", statement);
  return add_row (store, row);
}

char *
add_kpi (CvPlanStore *store, const char *goal, const char *name)
{
  CvRow *row = cv_row_new (CV_NOUN_KPI, NULL);

  cv_row_set_text (row, "goal", goal);
  cv_row_set_text (row, "name", name);
  cv_row_set_text (row, "formula", "comments / followers");
  return add_row (store, row);
}

char *
add_channel (CvPlanStore *store, const char *name)
{
  CvRow *row = cv_row_new (CV_NOUN_CHANNEL, NULL);

  cv_row_set_text (row, "name", name);
  return add_row (store, row);
}

/* The @round-th value of everything @field can be. */
static void
fill_cell (CvRow *row, const CvField *field, guint round)
{
  g_autofree char *text = NULL;

  switch (field->kind)
    {
    case CV_FIELD_TEXT:
      text = g_strdup_printf (round == 0 ? "%s" : "%s: Été & <b>“%u”</b>\nline 2 ☕", field->name,
                              round);
      cv_row_set_text (row, field->name, text);
      break;
    case CV_FIELD_NUMBER:
      if (round > 0)
        cv_row_set_number (row, field->name, round * 12.5 - 20);
      break;
    case CV_FIELD_INTEGER:
      cv_row_set_integer (row, field->name, (gint64) round - 1);
      break;
    case CV_FIELD_DAY:
      if (round > 0)
        cv_row_set_integer (row, field->name, cv_day_from_ymd (2026, (int) round, 28));
      break;
    case CV_FIELD_ENUM:
      {
        g_autoptr (GTypeClass) klass = g_type_class_ref (field->enumeration ());

        cv_row_set_integer (row, field->name, round % G_ENUM_CLASS (klass)->n_values);
        break;
      }
    case CV_FIELD_REFERENCE:
      text = g_strdup_printf ("%s%u", cv_noun_info (field->refers)->prefix, round + 1);
      if (round > 0 || (field->owned && row->noun != CV_NOUN_BREAK))
        cv_row_set_text (row, field->name, text);
      break;
    default:
      g_assert_not_reached ();
    }
}

#define ROUNDS 4

void
fill_plan (CvPlanStore *store)
{
  CvEdit *edit = cv_edit_new ("Fill Plan");

  for (int noun = CV_NOUN_GOAL; noun < CV_N_NOUNS; noun++)
    for (guint round = 0; round < ROUNDS; round++)
      {
        const CvNounInfo *info = cv_noun_info ((CvNoun) noun);
        g_autofree char  *id = info->prefix == NULL ? g_strdup_printf ("own_%u", round) : NULL;
        CvRow            *row = cv_row_new ((CvNoun) noun, id);

        for (guint i = 0; i < info->n_fields; i++)
          fill_cell (row, &info->fields[i], round);
        cv_edit_insert (edit, row);
      }
  apply (store, edit);
}

CvWriteSummary
write_values (CvPlanStore *store, CvOrigin origin, const char *channel, const CvSample *samples,
              gsize n)
{
  CvBatchInfo info = { origin, "Import followers.csv", NULL };
  CvSeriesWrite write = { "followers", channel, CV_GRAIN_DAY, samples, n };
  CvWriteSummary summary;
  g_autoptr (GError) error = NULL;

  cv_value_store_write (store, &info, &write, 1, FALSE, &summary, NULL, &error);
  g_assert_no_error (error);
  return summary;
}

void
fill_values (CvPlanStore *store, guint n_series, guint n_days)
{
  g_autofree CvSample *samples = g_new (CvSample, n_days);

  for (guint day = 0; day < n_days; day++)
    samples[day] = (CvSample) { cv_day_from_ymd (2026, 1, 5) + (CvDay) day, 1000 + day * 0.5 };
  for (guint i = 0; i < n_series; i++)
    {
      g_autofree char *channel = add_channel (store, "Blog");

      write_values (store, CV_ORIGIN_FILE, channel, samples, n_days);
    }
}

static void
dump_row (GString *text, const CvRow *row)
{
  const CvNounInfo *info = cv_noun_info (row->noun);
  g_autoptr (CvRow) none = cv_row_new (row->noun, NULL);

  /* What says nothing is left out: fields are added with time. */
  g_string_append_printf (text, "%s %s:", info->name, row->id);
  for (guint i = 0; i < info->n_fields; i++)
    if (!cv_cell_equal (&info->fields[i], &none->cells[i], &row->cells[i]))
    {
      g_autofree char *cell = cv_cell_format (&info->fields[i], &row->cells[i]);

      g_string_append_printf (text, " %s=%s", info->fields[i].name, cell);
    }
  g_string_append_c (text, '\n');
}

char *
dump (CvPlanStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = cv_plan_store_load (store, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < changes->len; i++)
    {
      CvChange *change = g_ptr_array_index (changes, i);

      g_assert_cmpint (change->noun, ==, change->row->noun);
      g_assert_cmpstr (change->id, ==, change->row->id);
      dump_row (text, change->row);
    }
  return g_string_free (text, FALSE);
}

char *
dump_values (CvPlanStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = cv_value_store_list_series (store, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    {
      CvSeriesInfo *info = g_ptr_array_index (list, i);
      g_autoptr (GArray) values =
          cv_value_store_list_values (store, info->metric, info->channel, info->grain, &error);
      char number[CV_NUMBER_BUFFER];

      g_assert_no_error (error);
      g_string_append_printf (text, "%s@%s/%s %d-%d %s\n", info->metric,
                              info->channel != NULL ? info->channel : "",
                              cv_grain_to_string (info->grain), info->first_day, info->last_day,
                              cv_number_format (info->last_value, number));
      for (guint j = 0; j < values->len; j++)
        {
          CvValueRow *value = &g_array_index (values, CvValueRow, j);

          g_string_append_printf (text, "  %d %s %s %" G_GINT64_FORMAT "\n", value->day,
                                  cv_number_format (value->value, number),
                                  cv_origin_to_string (value->origin), value->batch);
        }
    }
  return g_string_free (text, FALSE);
}

GBytes *
read_bytes (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, length);
}

void
write_bytes (const char *path, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *contents = g_bytes_get_data (bytes, &length);

  /* By renaming: without it, GLib does not cut off what was longer before. */
  g_file_set_contents_full (path, contents != NULL ? contents : "", (gssize) length,
                            G_FILE_SET_CONTENTS_CONSISTENT, 0666, &error);
  g_assert_no_error (error);
}

void
run_sql (const char *path, const char *sql)
{
  sqlite3 *handle;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  sqlite3_exec (handle, "PRAGMA synchronous = OFF", NULL, NULL, NULL);
  sqlite3_exec (handle, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

gint64
ask_sql (const char *path, const char *sql)
{
  sqlite3 *handle;
  sqlite3_stmt *statement;
  gint64 answer;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  answer = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (handle);
  return answer;
}

guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}
