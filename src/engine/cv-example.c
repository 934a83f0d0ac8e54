/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "engine/cv-example.h"

#include <glib/gi18n-lib.h>

#include <glib/gstdio.h>

#include "base/cv-clock.h"
#include "base/cv-error.h"
#include "base/cv-day.h"
#include "store/cv-shift.h"
#include "store/cv-value-store.h"

static char *
example_path (const char *language)
{
  const char *folder = g_getenv ("CULTIVAR_DATA_DIR");
  g_autofree char *name = g_str_equal (language, "en") ? g_strdup ("example.cultivar")
                                                       : g_strdup_printf ("example.%s.cultivar", language);

  return g_build_filename (folder != NULL ? folder : CV_DATA_DIR, name, NULL);
}

/* The example in the first of the user's languages that there is one for. (transfer full), NULL: none is installed */
static char *
find_example (void)
{
  const char *const *languages = g_get_language_names ();

  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *path = example_path (g_str_equal (languages[i], "C") ? "en" : languages[i]);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&path);
    }
  return NULL;
}

/* Its story ends with the week that is over: a plan whose last value is half a year old would show what no plan that is followed
 * looks like. */
static gboolean
bring_up_to_date (const char *path,
                  GError    **error)
{
  g_autoptr (CvPlanStore) store = cv_plan_store_open (path, error);
  g_autoptr (GPtrArray) series = store != NULL ? cv_value_store_list_series (store, error) : NULL;
  CvDay last = CV_DAY_NONE;

  if (series == NULL)
    return FALSE;
  for (guint i = 0; i < series->len; i++)
    last = MAX (last, ((const CvSeriesInfo *) series->pdata[i])->last_day);
  if (last == CV_DAY_NONE)
    return TRUE;
  return cv_plan_store_shift_days (store, cv_period_shift (cv_clock_today (), CV_GRAIN_WEEK, -1)
                                              - cv_period_first (last, CV_GRAIN_WEEK), error);
}

gboolean
cv_example_create (const char *path,
                   GError    **error)
{
  g_autofree char *example = find_example ();
  g_autoptr (CvPlanStore) store = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, CV_ERROR, CV_ERROR_EXISTS,
                   _ ("There is a file %s already. Choose another name for the example."), path);
      return FALSE;
    }
  if (example == NULL)
    {
      g_set_error_literal (error, CV_ERROR, CV_ERROR_NOT_FOUND,
                           _ ("The example plan is not installed. Please install Cultivar anew."));
      return FALSE;
    }
  store = cv_plan_store_open (example, error);
  if (store == NULL || !cv_plan_store_backup (store, path, TRUE, error))
    return FALSE;
  if (bring_up_to_date (path, error))
    return TRUE;
  g_unlink (path);
  return FALSE;
}
