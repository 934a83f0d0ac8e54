/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/cv-state.h"

/* (transfer none) (nullable) */
static GSettings *
get_settings (void)
{
  static GSettings *settings;
  static gsize once;

  if (g_once_init_enter (&once))
    {
      GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
      g_autoptr (GSettingsSchema) schema
          = source != NULL ? g_settings_schema_source_lookup (source, CV_APP_ID, TRUE) : NULL;

      /* g_settings_new() ends the program where the schema is missing. */
      if (schema != NULL)
        settings = g_settings_new_full (schema, NULL, NULL);
      g_once_init_leave (&once, 1);
    }
  return settings;
}

void
cv_state_restore_window (GtkWindow *window)
{
  GSettings *settings = get_settings ();

  if (settings == NULL)
    return;
  gtk_window_set_default_size (window, g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (window);
}

void
cv_state_save_window (GtkWindow *window)
{
  GSettings *settings = get_settings ();
  int width, height;

  if (settings == NULL)
    return;
  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));
  if (width > 0 && height > 0)
    {
      g_settings_set_int (settings, "window-width", width);
      g_settings_set_int (settings, "window-height", height);
    }
}

void
cv_state_bind (const char *key,
               gpointer    object,
               const char *property)
{
  GSettings *settings = get_settings ();

  if (settings != NULL)
    g_settings_bind (settings, key, object, property, G_SETTINGS_BIND_DEFAULT);
}

static char *
get_text (const char *key)
{
  GSettings *settings = get_settings ();

  return settings != NULL ? g_settings_get_string (settings, key) : g_strdup ("");
}

static void
set_text (const char *key,
          const char *text)
{
  GSettings *settings = get_settings ();

  if (settings != NULL)
    g_settings_set_string (settings, key, text != NULL ? text : "");
}

char *
cv_state_get_plan (void)
{
  return get_text ("last-plan");
}

void
cv_state_set_plan (const char *path)
{
  set_text ("last-plan", path);
}

char *
cv_state_get_step (void)
{
  return get_text ("last-step");
}

void
cv_state_set_step (const char *id)
{
  set_text ("last-step", id);
}

CvDay
cv_state_get_reminded (const char *path)
{
  GSettings *settings = get_settings ();
  g_autoptr (GVariant) days = settings != NULL ? g_settings_get_value (settings, "reminded") : NULL;
  gint32 day;

  return days != NULL && g_variant_lookup (days, path, "i", &day) ? day : CV_DAY_NONE;
}

/* Plans whose file is gone are forgotten on the way. */
void
cv_state_set_reminded (const char *path,
                       CvDay       day)
{
  GSettings *settings = get_settings ();
  g_autoptr (GVariant) days = settings != NULL ? g_settings_get_value (settings, "reminded") : NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *other;
  gint32 its_day;

  if (days == NULL)
    return;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{si}"));
  g_variant_iter_init (&iter, days);
  while (g_variant_iter_next (&iter, "{&si}", &other, &its_day))
    if (!g_str_equal (other, path) && g_file_test (other, G_FILE_TEST_EXISTS))
      g_variant_builder_add (&builder, "{si}", other, its_day);
  g_variant_builder_add (&builder, "{si}", path, day);
  g_settings_set_value (settings, "reminded", g_variant_builder_end (&builder));
}
