/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "refusal.h"

#include <string.h>
#include <time.h>

#ifdef __SANITIZE_ADDRESS__
#define MAX_SECONDS 10
#else
#define MAX_SECONDS 2
#endif

GBytes *
make_plan (Fixture *fixture)
{
  CvPlanStore *store = fixture_new_plan (fixture);

  fill_plan (store);
  fill_values (store, 3, 400);
  g_free (add_goal (store, "Last"));
  cv_plan_store_close (store);
  return read_bytes (fixture->path);
}

static gboolean
is_refusal (int code)
{
  return code == CV_ERROR_NOT_A_PLAN || code == CV_ERROR_DAMAGED || code == CV_ERROR_NEWER
         || code == CV_ERROR_LIMIT;
}

/* The processor's and not the clock's: the machine may have other things to do. */
static double
get_processor_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

/* Opens and reads everything there is to read; TRUE if all of it went well. */
static gboolean
open_and_read (const char *path, GError **error)
{
  g_autoptr (CvPlanStore) store = cv_plan_store_open (path, error);
  g_autoptr (GPtrArray)   changes = NULL;
  g_autoptr (GPtrArray)   steps = NULL;
  g_autoptr (CvSeriesSet) set = NULL;

  if (store == NULL)
    return FALSE;
  changes = cv_plan_store_load (store, error);
  if (changes == NULL)
    return FALSE;
  steps = cv_plan_store_list_steps (store, error);
  if (steps == NULL)
    return FALSE;
  set = cv_value_store_load (store, NULL, error);
  return set != NULL;
}

int
check_promise (Fixture *fixture)
{
  g_autoptr (GBytes) before = read_bytes (fixture->path);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  guint    n_files = count_files (fixture->folder);
  double   start = get_processor_seconds ();
  gboolean ok = open_and_read (fixture->path, &error);
  double   took = get_processor_seconds () - start;

  after = read_bytes (fixture->path);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_cmpuint (count_files (fixture->folder), ==, n_files);
  g_assert_cmpfloat (took, <, MAX_SECONDS);
  if (ok)
    return -1;
  g_assert_nonnull (error);
  g_assert_true (error->domain == CV_ERROR && is_refusal (error->code));
  g_assert_cmpuint (strlen (error->message), >, 20);
  return error->code;
}

void
expect_refused (Fixture *fixture, CvError code)
{
  g_assert_cmpint (check_promise (fixture), ==, code);
}
