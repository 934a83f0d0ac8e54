/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "engine/cv-example.h"

#include <glib/gi18n-lib.h>

#include "base/cv-error.h"
#include "store/cv-plan-store.h"

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
  return store != NULL && cv_plan_store_backup (store, path, TRUE, error);
}
