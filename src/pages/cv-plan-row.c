/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-plan-row.h"

#include <glib/gi18n-lib.h>

#include "base/cv-clock.h"
#include "base/cv-text.h"
#include "model/cv-words.h"

CvPlanEntry *
cv_plan_row_get_entry (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "cv-plan-entry");
}

/* (transfer full) */
static char *
when (gint64 changed)
{
  CvDay day = cv_day_from_time (changed);
  CvDay today = cv_clock_today ();
  g_autofree char *date = NULL;

  if (day == CV_DAY_NONE)
    return g_strdup ("");
  if (day == today)
    return g_strdup (_ ("changed today"));
  if (day == today - 1)
    return g_strdup (_ ("changed yesterday"));
  date = cv_day_format_locale (day);
  /* Translators: %s is a day such as "18 May 2026". */
  return g_strdup_printf (_ ("changed on %s"), date);
}

/* (transfer full) */
static char *
describe (CvPlanEntry *entry)
{
  g_autofree char *changed = NULL;

  if (cv_plan_entry_get_trouble (entry) != NULL)
    return g_strdup (cv_plan_entry_get_trouble (entry));
  changed = when (cv_plan_entry_get_changed (entry));
  return g_strdup_printf ("%s · %s", cv_word (cv_state_get_type (), cv_plan_entry_get_state (entry)), changed);
}

static void
append (GMenu      *menu,
        const char *label,
        const char *action,
        const char *path)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", path);
  g_menu_append_item (menu, item);
}

static GtkWidget *
make_menu (CvPlanEntry *entry)
{
  const char *path = cv_plan_entry_get_path (entry);
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *plan = cv_text_start (cv_plan_entry_get_name (entry));
  /* Translators: %s is the name of a plan. */
  g_autofree char *name = g_strdup_printf (_ ("Menu of %s"), plan);

  /* What cannot be opened can still be put away. */
  if (cv_plan_entry_get_trouble (entry) == NULL)
    {
      append (menu, _ ("_Rename…"), "start.rename", path);
      append (menu, _ ("_Duplicate"), "start.duplicate", path);
      append (menu, _ ("_Export a Copy…"), "start.export", path);
    }
  append (menu, _ ("_Move to Trash"), "start.trash", path);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

GtkWidget *
cv_plan_row_new (CvPlanEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = cv_text_start (cv_plan_entry_get_name (entry));
  g_autofree char *subtitle = describe (entry);
  gboolean trouble = cv_plan_entry_get_trouble (entry) != NULL;

  g_object_set_data_full (G_OBJECT (row), "cv-plan-entry", g_object_ref (entry), g_object_unref);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), !trouble);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  if (trouble)
    {
      GtkWidget *mark = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_widget_add_css_class (mark, "warning");
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), mark);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_menu (entry));
  if (!trouble)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  return row;
}
