/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One process for all windows. What is named on the command line (or by a file manager) comes through open();
 * it is a file of the library, a file from elsewhere, or the name of a plan. */

#include "config.h"

#include "app/cv-application.h"

#include <glib/gi18n-lib.h>

#include "app/cv-state.h"
#include "app/cv-window-actions.h"
#include "app/cv-window.h"
#include "model/cv-catalogue.h"
#include "widgets/cv-compat.h"

struct _CvApplication
{
  AdwApplication parent_instance;

  CvPlans *plans; /* (owned) NULL until asked for */
  gboolean exit_after_startup;
};

G_DEFINE_FINAL_TYPE (CvApplication, cv_application, ADW_TYPE_APPLICATION)

CvPlans *
cv_application_get_plans (CvApplication *self)
{
  if (self->plans == NULL)
    self->plans = cv_plans_new ();
  return self->plans;
}

/* --- windows --- */

/* For measuring how long a start takes: ends the program once something was drawn. */
static void
on_painted (GdkFrameClock *clock,
            CvWindow      *window)
{
  if (cv_window_is_opening (window))
    return;
  g_signal_handlers_disconnect_by_func (clock, on_painted, window);
  g_application_quit (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (window))));
}

static void
on_realized (GtkWidget *window)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (on_painted), window);
}

static CvWindow *
new_window (CvApplication *self)
{
  CvWindow *window = cv_window_new (self);

  if (self->exit_after_startup)
    g_signal_connect (window, "realize", G_CALLBACK (on_realized), NULL);
  return window;
}

static CvWindow *
find_window (CvApplication *self,
             const char    *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (CV_IS_WINDOW (l->data) && g_strcmp0 (cv_window_get_path (l->data), path) == 0)
      return l->data;
  return NULL;
}

void
cv_application_open_plan (CvApplication *self,
                          CvWindow      *window,
                          const char    *path,
                          gboolean       example)
{
  CvWindow *present = find_window (self, path);

  if (present != NULL)
    {
      gtk_window_present (GTK_WINDOW (present));
      return;
    }
  if (window == NULL || cv_window_get_path (window) != NULL)
    window = find_window (self, NULL);
  if (window == NULL)
    window = new_window (self);
  cv_window_open_plan (window, path, example);
}

/* A window that shows no plan. */
static CvWindow *
get_free_window (CvApplication *self)
{
  CvWindow *window = find_window (self, NULL);

  if (window == NULL)
    window = new_window (self);
  cv_window_show_plans (window);
  return window;
}

static void
cv_application_activate (GApplication *application)
{
  CvApplication *self = CV_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autofree char *last = cv_state_get_plan ();

  if (window != NULL)
    gtk_window_present (window);
  else if (*last != '\0' && g_file_test (last, G_FILE_TEST_IS_REGULAR))
    cv_application_open_plan (self, NULL, last, FALSE);
  else
    get_free_window (self);
}

/* --- what is opened by name --- */

static gboolean
is_in_library (GFile *file)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "cultivar", "plans", NULL);
  g_autoptr (GFile) library = g_file_new_for_path (path);

  return g_file_has_prefix (file, library);
}

/* What is asked for by the name of a plan; the list may still be loading. */
static void
open_by_name (CvApplication *self,
              const char    *name)
{
  GListModel *plans = G_LIST_MODEL (cv_application_get_plans (self));
  g_autofree char *complaint = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr (CvPlanEntry) entry = g_list_model_get_item (plans, i);

      if (g_strcmp0 (cv_plan_entry_get_name (entry), name) == 0)
        {
          cv_application_open_plan (self, NULL, cv_plan_entry_get_path (entry), FALSE);
          return;
        }
    }
  complaint = g_strdup_printf (_ ("There is no plan and no file named “%s”."), name);
  cv_window_complain (get_free_window (self), complaint);
}

typedef struct
{
  CvApplication *application; /* (owned) */
  char *name;
} NameSearch;

static void
on_plans_loaded (CvPlans    *plans,
                 GParamSpec *pspec,
                 NameSearch *search)
{
  if (cv_plans_is_loading (plans))
    return;
  open_by_name (search->application, search->name);
  g_application_release (G_APPLICATION (search->application));
  g_signal_handlers_disconnect_by_func (plans, on_plans_loaded, search);
  g_object_unref (search->application);
  g_free (search->name);
  g_free (search);
}

static void
find_by_name (CvApplication *self,
              const char    *name)
{
  CvPlans *plans = cv_application_get_plans (self);
  NameSearch *search;

  if (!cv_plans_is_loading (plans))
    {
      open_by_name (self, name);
      return;
    }
  search = g_new (NameSearch, 1);
  *search = (NameSearch){ g_object_ref (self), g_strdup (name) };
  g_application_hold (G_APPLICATION (self));
  g_signal_connect (plans, "notify::loading", G_CALLBACK (on_plans_loaded), search);
}

static void
open_file (CvApplication *self,
           GFile         *file)
{
  const char *path = g_file_peek_path (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *uri = NULL;

  if (path == NULL)
    {
      g_autofree char *complaint = NULL;

      uri = g_file_get_uri (file);
      complaint = g_strdup_printf (_ ("“%s” is not a file on this computer. Copy it here first."), uri);
      cv_window_complain (get_free_window (self), complaint);
    }
  else if (!g_file_test (path, G_FILE_TEST_EXISTS))
    find_by_name (self, name);
  else if (is_in_library (file))
    cv_application_open_plan (self, NULL, path, FALSE);
  else
    cv_window_offer_import (get_free_window (self), path);
}

static void
cv_application_open (GApplication *application,
                     GFile       **files,
                     int           n_files,
                     const char   *hint)
{
  for (int i = 0; i < n_files; i++)
    open_file (CV_APPLICATION (application), files[i]);
}

/* --- actions --- */

static void
on_new_plan (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       application)
{
  CvApplication *self = application;
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  /* The plan that is open stays open: the new one gets a window of its own. */
  if (active != NULL && CV_IS_WINDOW (active) && cv_window_get_path (CV_WINDOW (active)) == NULL)
    cv_window_new_plan (CV_WINDOW (active));
  else
    cv_window_new_plan (get_free_window (self));
}

static void
on_new_window (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       application)
{
  cv_window_show_plans (new_window (application));
}

/* What a reminder leads to; the program may have been started for it. */
static void
on_check_in (GSimpleAction *action,
             GVariant      *path,
             gpointer       application)
{
  CvWindow *window;

  cv_application_open_plan (application, NULL, g_variant_get_string (path, NULL), FALSE);
  window = find_window (application, g_variant_get_string (path, NULL));
  if (window != NULL)
    cv_window_check_in (window);
}

static void
on_quit (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       application)
{
  GList *windows = g_list_copy (gtk_application_get_windows (application));

  /* Closing is what saves; quitting alone would not ask the windows. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  g_list_free (windows);
}

static void
on_about (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       application)
{
  const CvAbout about = {
    .name = _ ("Cultivar"),
    .icon = CV_APP_ID,
    .version = CV_VERSION,
    .comments = _ ("Work out a social media strategy, goals first, and follow it with numbers."),
    .website = "https://github.com/cultivar-planner/cultivar",
    .issues = "https://github.com/cultivar-planner/cultivar/issues",
    .copyright = _ ("The Cultivar contributors"),
    /* Translators: your names, one a line. */
    .translators = _ ("translator-credits"),
  };

  cv_show_about (gtk_application_get_active_window (application), &about);
}

/* Of the toolkit's own way every window would build it with itself, asked for or not. */
static void
on_shortcuts (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       application)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/io/github/cultivar_planner/Cultivar/cv-shortcuts.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (shortcuts, gtk_application_get_active_window (application));
  gtk_window_present (shortcuts);
}

static const GActionEntry entries[] = {
  { "new-plan", on_new_plan },
  { "new-window", on_new_window },
  { "check-in", on_check_in, "s" },
  { "shortcuts", on_shortcuts },
  { "about", on_about },
  { "quit", on_quit },
};

/* --- the process --- */

static int
cv_application_handle_local_options (GApplication *application,
                                     GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("%s %s\n", "Cultivar", CV_VERSION);
      return 0;
    }
  if (g_variant_dict_contains (options, "exit-after-startup"))
    {
      CV_APPLICATION (application)->exit_after_startup = TRUE;
      /* Not a word to a program that runs already: it is this one's start that counts. */
      g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
    }
  return -1;
}

static gpointer
read_catalogue (gpointer data)
{
  cv_catalogue_get ();
  return NULL;
}

/* The names of thousands of icons; the toolkit lets a thread look one up, and the first look reads them all. */
static gpointer
read_icon_theme (gpointer data)
{
  g_autoptr (GtkIconTheme) theme = data;

  gtk_icon_theme_has_icon (theme, CV_APP_ID);
  return NULL;
}

/* What every window asks for is read while the toolkit and the window are made. */
static void
cv_application_startup (GApplication *application)
{
  g_thread_unref (g_thread_new ("catalogue", read_catalogue, NULL));
  /* Its first act begins a thread that reads the icon theme, and then it parses its style. Adding our icons, which comes with
   * the parent's startup, waits for that thread: better after the style than before. */
  adw_init ();
  G_APPLICATION_CLASS (cv_application_parent_class)->startup (application);
  g_thread_unref (g_thread_new ("icons", read_icon_theme,
                                g_object_ref (gtk_icon_theme_get_for_display (gdk_display_get_default ()))));

  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  cv_window_actions_set_keys (GTK_APPLICATION (application));
  gtk_window_set_default_icon_name (CV_APP_ID);
}

static void
cv_application_dispose (GObject *object)
{
  g_clear_object (&CV_APPLICATION (object)->plans);
  G_OBJECT_CLASS (cv_application_parent_class)->dispose (object);
}

CvApplication *
cv_application_new (void)
{
  return g_object_new (CV_TYPE_APPLICATION, "application-id", CV_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, NULL);
}

static void
cv_application_class_init (CvApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cv_application_dispose;
  application_class->activate = cv_application_activate;
  application_class->open = cv_application_open;
  application_class->startup = cv_application_startup;
  application_class->handle_local_options = cv_application_handle_local_options;
}

static void
cv_application_init (CvApplication *self)
{
  static const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version and leave"), NULL },
    { "exit-after-startup", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, NULL, NULL, NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[PLAN FILE]"));
}
