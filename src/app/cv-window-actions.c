/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Actions are the interface between what is pressed and what is done: menus, buttons and keys name
 * them, and nothing else calls them. */

#include "config.h"

#include "app/cv-window-actions.h"

#include <glib/gi18n-lib.h>

#include "app/cv-plan-steps.h"
#include "app/cv-search-window.h"
#include "pages/cv-plan-details.h"
#include "widgets/cv-compat.h"
#include "widgets/cv-typing.h"

static CvPlanView *
view_of (gpointer window)
{
  return cv_window_get_view (CV_WINDOW (window));
}

/* --- undo --- */

/* A plan has one history, and what is being typed into it belongs to it: it is saved first and then taken back.
 * Only a field that is not part of the plan (a search, the line for a new goal) undoes its own typing. */
static void
undo_or_redo (CvWindow *self,
              gboolean  redo)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (GTK_IS_TEXT (focus) && gtk_editable_get_enable_undo (GTK_EDITABLE (focus))
      && *gtk_editable_get_text (GTK_EDITABLE (focus)) != '\0')
    {
      gtk_widget_activate_action (focus, redo ? "text.redo" : "text.undo", NULL);
      return;
    }
  cv_typing_flush (focus);
  cv_window_undo (self, redo);
}

static void
on_undo (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       window)
{
  undo_or_redo (window, FALSE);
}

static void
on_redo (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       window)
{
  undo_or_redo (window, TRUE);
}

/* --- going about --- */

static void
on_show_step (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       window)
{
  guint n;
  const CvPlanStep *steps = cv_plan_steps_get (&n);
  guint place = (guint) g_variant_get_int32 (parameter);

  if (place < n)
    cv_plan_view_show_step (view_of (window), steps[place].id, TRUE);
}

static void
on_previous_step (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       window)
{
  cv_plan_view_move_step (view_of (window), -1);
}

static void
on_next_step (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       window)
{
  cv_plan_view_move_step (view_of (window), 1);
}

static void
on_toggle_rail (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       window)
{
  cv_plan_view_toggle_rail (view_of (window));
}

static void
on_back (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       window)
{
  cv_plan_view_back (view_of (window));
}

static void
on_show_plans (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       window)
{
  if (!cv_window_asks_to_close (window, cv_window_show_plans))
    cv_window_show_plans (window);
}

/* --- the page that is shown --- */

static void
on_add (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       window)
{
  cv_plan_view_add (view_of (window));
}

static void
on_chart_or_table (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       window)
{
  cv_plan_view_act (view_of (window), "page.chart-or-table");
}

static void
on_check_in (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       window)
{
  cv_plan_view_show_step (view_of (window), "track", TRUE);
  cv_plan_view_act (view_of (window), "track.check-in");
}

static void
on_import (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       window)
{
  cv_plan_view_show_step (view_of (window), "track", TRUE);
  cv_plan_view_act (view_of (window), "track.import");
}

static void
on_paste_table (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       window)
{
  cv_plan_view_show_step (view_of (window), "track", TRUE);
  cv_plan_view_act (view_of (window), "track.paste");
}

/* --- the plan --- */

static void
on_plan_details (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       window)
{
  cv_plan_details_show (GTK_WINDOW (window), cv_plan_view_get_session (view_of (window)));
}

static void
on_copied (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (CvWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (cv_session_backup_finish (CV_SESSION (source), result, &error))
    cv_window_say (self, _ ("A copy of the plan was exported."));
  else
    cv_window_say (self, error->message);
}

static void
on_copy_chosen (GFile   *file,
                gpointer window)
{
  g_autofree char *path = g_file_get_path (file);

  if (view_of (window) != NULL && path != NULL)
    cv_session_backup_async (cv_plan_view_get_session (view_of (window)), path, on_copied,
                             g_object_ref (window));
}

static void
on_export_copy (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       window)
{
  CvPlan *plan = cv_session_get_plan (cv_plan_view_get_session (view_of (window)));
  g_autofree char *name = g_strconcat (cv_plan_get_info (plan)->name, ".cultivar", NULL);

  g_strdelimit (name, "/", '-');
  cv_choose_new_file (GTK_WINDOW (window), _ ("Export a Copy"), name, on_copy_chosen, window);
}

static void
on_search_chosen (CvWindow   *self,
                  const char *step,
                  CvRecord   *record)
{
  cv_plan_view_show_record (view_of (self), step, record);
}

static void
on_search (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       window)
{
  GtkWidget *search = cv_search_window_new (
      GTK_WINDOW (window), cv_session_get_plan (cv_plan_view_get_session (view_of (window))));

  g_signal_connect_object (search, "chosen", G_CALLBACK (on_search_chosen), window, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (search));
}

static const GActionEntry entries[] = {
  { "search", on_search },
  { "undo", on_undo },
  { "redo", on_redo },
  { "show-step", on_show_step, "i" },
  { "previous-step", on_previous_step },
  { "next-step", on_next_step },
  { "toggle-rail", on_toggle_rail },
  { "back", on_back },
  { "add", on_add },
  { "chart-or-table", on_chart_or_table },
  { "check-in", on_check_in },
  { "import", on_import },
  { "paste-table", on_paste_table },
  { "plan-details", on_plan_details },
  { "export-copy", on_export_copy },
  { "show-plans", on_show_plans },
};

void
cv_window_actions_install (CvWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

void
cv_window_actions_update (CvWindow *self)
{
  CvPlanView *view = cv_window_get_view (self);
  CvSession *session = view != NULL ? cv_plan_view_get_session (view) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), entries[i].name);
      gboolean enabled = session != NULL;

      if (entries[i].activate == on_undo)
        enabled = enabled && cv_session_get_undo_name (session) != NULL;
      else if (entries[i].activate == on_redo)
        enabled = enabled && cv_session_get_redo_name (session) != NULL;
      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
    }
}

void
cv_window_actions_set_keys (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *keys[3];
  } all[] = {
    { "win.undo", { "<Control>z" } },
    { "win.redo", { "<Control><Shift>z" } },
    { "win.previous-step", { "<Control>Page_Up" } },
    { "win.next-step", { "<Control>Page_Down" } },
    { "win.toggle-rail", { "F9" } },
    { "win.back", { "<Alt>Left" } },
    { "win.add", { "<Control><Shift>n" } },
    { "win.chart-or-table", { "<Control>t" } },
    { "win.check-in", { "<Control>k" } },
    { "win.import", { "<Control><Shift>i" } },
    { "win.export-copy", { "<Control><Shift>s" } },
    { "win.show-plans", { "<Control>o" } },
    { "win.search", { "<Control>f" } },
    { "window.close", { "<Control>w" } },
    { "app.new-plan", { "<Control>n" } },
    { "app.shortcuts", { "<Control>question", "<Control>F1" } },
    { "app.quit", { "<Control>q" } },
  };
  guint n;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    gtk_application_set_accels_for_action (application, all[i].action, all[i].keys);

  cv_plan_steps_get (&n);
  /* The overview is 0, the steps follow. */
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *action = g_strdup_printf ("win.show-step(%u)", i);
      g_autofree char *key = g_strdup_printf ("<Control>%u", i);

      gtk_application_set_accels_for_action (application, action, (const char *[]){ key, NULL });
    }
}
