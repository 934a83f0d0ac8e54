/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine-fixture.h"

#include <glib/gstdio.h>

#include "base/cv-number.h"
#include "model/cv-planning.h"

/* --- files --- */

CvRow *
new_plan_row (const char *name)
{
  g_autoptr (GError) error = NULL;
  CvRow *row = cv_planning_new_plan (name, day ("2026-01-05"), day ("2026-12-27"), day ("2026-01-01"), NULL, &error);

  g_assert_no_error (error);
  return row;
}

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CvRow) row = new_plan_row ("Spring");

  fixture->folder = g_dir_make_tmp ("cultivar-engine-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = fixture_path (fixture, "spring.cultivar");
  g_assert_true (cv_session_create (fixture->path, row, NULL, &error));
  g_assert_no_error (error);
}

void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
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

char *
fixture_write (Fixture *fixture, const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  char *path = fixture_path (fixture, name);

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

/* --- plans --- */

CvSession *
open_plan (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  CvSession *session = cv_session_open (fixture->path, &error);

  g_assert_no_error (error);
  return session;
}

CvSession *
open_with_worker (Fixture *fixture)
{
  Waiting waiting = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CvSession *session;

  cv_session_open_async (fixture->path, NULL, keep_result, &waiting);
  result = wait_for_result (&waiting);
  session = cv_session_open_finish (result, &error);
  g_assert_no_error (error);
  return session;
}

CvDay
day (const char *text)
{
  CvDay result;

  g_assert_true (cv_day_parse (text, &result));
  return result;
}

CvRow *
goal_row (const char *statement)
{
  CvRow *row = cv_row_new (CV_NOUN_GOAL, NULL);

  cv_row_set_text (row, "statement", statement);
  return row;
}

CvRow *
channel_row (const char *kind, const char *name)
{
  CvRow *row = cv_row_new (CV_NOUN_CHANNEL, NULL);

  cv_row_set_text (row, "kind", kind);
  cv_row_set_text (row, "name", name);
  return row;
}

CvEdit *
edit_of (CvRow *row)
{
  CvEdit *edit = cv_edit_new ("Add");

  cv_edit_insert (edit, row);
  return edit;
}

char *
add_row (CvSession *session, CvRow *row)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;

  g_assert_true (cv_session_apply (session, edit_of (row), &ids, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (ids), ==, 1);
  return g_strdup (ids[0]);
}

void
write_followers (CvSession *session, const char *channel, const char *text, double value)
{
  CvBatchInfo info = { CV_ORIGIN_TYPED, "Enter Value", NULL };
  CvSample sample = { day (text), value };
  CvSeriesWrite write = { "followers", channel, CV_GRAIN_DAY, &sample, 1 };
  CvWriteSummary summary;
  g_autoptr (GError) error = NULL;

  g_assert_true (cv_session_write (session, &info, &write, 1, FALSE, &summary, NULL, &error));
  g_assert_no_error (error);
}

char *
list_values (CvSession *session, const char *metric, const char *channel, CvGrain grain)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) values
      = cv_value_store_list_values (cv_session_get_store (session), metric, channel, grain, &error);
  GString *text = g_string_new (NULL);
  char buffer[CV_DAY_BUFFER], number[CV_NUMBER_BUFFER];

  g_assert_no_error (error);
  for (guint i = 0; i < values->len; i++)
    {
      const CvValueRow *row = &g_array_index (values, CvValueRow, i);

      g_string_append_printf (text, "%s%s=%s", i > 0 ? " " : "", cv_period_format (row->day, grain, buffer),
                              cv_number_format (row->value, number));
    }
  return g_string_free (text, FALSE);
}

char *
list_goals (CvSession *session)
{
  CvPlan *plan = cv_session_get_plan (session);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_GOAL); i++)
    {
      CvGoal *goal = cv_plan_get_nth (plan, CV_NOUN_GOAL, i);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", goal->statement);
    }
  return g_string_free (text, FALSE);
}

/* --- waiting --- */

void
keep_result (GObject *source, GAsyncResult *result, gpointer waiting)
{
  ((Waiting *) waiting)->result = g_object_ref (result);
}

GAsyncResult *
wait_for_result (Waiting *waiting)
{
  while (waiting->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (&waiting->result);
}

void
wait_until_idle (CvSession *session)
{
  gboolean busy;

  for (g_object_get (session, "busy", &busy, NULL); busy; g_object_get (session, "busy", &busy, NULL))
    g_main_context_iteration (NULL, TRUE);
}
