/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of plans is read anew whenever the window comes to the front; the rows are only made anew
 * where something is otherwise, and the keyboard stays on its plan. */

#include "config.h"

#include "pages/cv-start-page.h"

#include <glib/gi18n-lib.h>

#include "base/cv-clock.h"
#include "model/cv-catalogue.h"
#include "pages/cv-plan-dialog.h"
#include "pages/cv-plan-row.h"
#include "widgets/cv-compat.h"
#include "widgets/cv-notice.h"

struct _CvStartPage
{
  AdwBin parent_instance;

  AdwToastOverlay *toast_overlay;
  CvNotice *notice;
  GtkWidget *plans_box, *new_button, *import_button;
  GtkListBox *plans_list, *start_list;

  CvPlans *plans;    /* (owned) */
  char *shown;       /* (owned) what the rows say, to see whether they still do */
  char *template_id; /* (owned) of the plan that is being asked for */
  char *path;        /* (owned) of the plan that is being renamed, exported or offered */
  char *trashed;     /* (owned) (nullable) where the last plan that was moved to the trash is, until it is taken back */
  AdwToast *toast;   /* (owned) (nullable) that says so */
};

static guint open_plan_signal;

G_DEFINE_FINAL_TYPE (CvStartPage, cv_start_page, ADW_TYPE_BIN)

static GtkWindow *
window_of (CvStartPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
say (CvStartPage *self,
     const char  *text)
{
  adw_toast_overlay_add_toast (self->toast_overlay, cv_toast_new (text));
}

void
cv_start_page_complain (CvStartPage *self,
                        const char  *sentence)
{
  cv_notice_show (self->notice, sentence, NULL);
}

static void
open_plan (CvStartPage *self,
           const char  *path,
           gboolean     example)
{
  cv_start_page_complain (self, NULL);
  g_signal_emit (self, open_plan_signal, 0, path, example);
}

/* --- the list of plans --- */

/* (transfer full) */
static char *
describe_plans (CvStartPage *self)
{
  GString *all = g_string_new (NULL);
  GListModel *plans = G_LIST_MODEL (self->plans);

  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr (CvPlanEntry) entry = g_list_model_get_item (plans, i);

      g_string_append_printf (all, "%s\n%s\n%d\n%" G_GINT64_FORMAT "\n%s\n", cv_plan_entry_get_path (entry),
                              cv_plan_entry_get_name (entry), cv_plan_entry_get_state (entry),
                              cv_plan_entry_get_changed (entry),
                              cv_plan_entry_get_trouble (entry) != NULL ? cv_plan_entry_get_trouble (entry)
                                                                        : "");
    }
  return g_string_free (all, FALSE);
}

/* The path of the plan the keyboard is on. (transfer full) (nullable) */
static char *
get_focused_path (CvStartPage *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->plans_list));

  return row != NULL ? g_strdup (cv_plan_entry_get_path (cv_plan_row_get_entry (row))) : NULL;
}

static void
update_plans (CvStartPage *self)
{
  GListModel *plans = G_LIST_MODEL (self->plans);
  g_autofree char *now = describe_plans (self);
  g_autofree char *focused = get_focused_path (self);
  GtkWidget *row;

  gtk_widget_set_visible (self->plans_box, g_list_model_get_n_items (plans) > 0);
  if (g_strcmp0 (now, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&now);

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->plans_list))) != NULL)
    gtk_list_box_remove (self->plans_list, row);
  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr (CvPlanEntry) entry = g_list_model_get_item (plans, i);

      row = cv_plan_row_new (entry);
      gtk_list_box_append (self->plans_list, row);
      if (g_strcmp0 (focused, cv_plan_entry_get_path (entry)) == 0)
        gtk_widget_grab_focus (row);
    }
}

static void
on_plan_activated (CvStartPage   *self,
                   GtkListBoxRow *row)
{
  open_plan (self, cv_plan_entry_get_path (cv_plan_row_get_entry (GTK_WIDGET (row))), FALSE);
}

/* --- new plans --- */

static void
on_made (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (CvStartPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = cv_plans_finish (CV_PLANS (source), result, &error);

  if (path != NULL)
    open_plan (self, path, FALSE);
  else
    cv_start_page_complain (self, error->message);
}

static void
on_example_made (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (CvStartPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = cv_plans_finish (CV_PLANS (source), result, &error);

  if (path != NULL)
    open_plan (self, path, TRUE);
  else
    cv_start_page_complain (self, error->message);
}

static void
on_new_accepted (CvPlanDialog *dialog,
                 CvStartPage  *self)
{
  cv_plans_create_async (self->plans, cv_plan_dialog_take_info (dialog), self->template_id, on_made,
                         g_object_ref (self));
}

/* "Product launch 2026": a name no plan has yet. (transfer full) */
static char *
suggest_name (CvStartPage      *self,
              const CvTemplate *plan_template)
{
  int year, month, date;

  cv_day_to_ymd (cv_period_shift (cv_clock_today (), CV_GRAIN_WEEK, 1), &year, &month, &date);
  if (plan_template == NULL)
    /* Translators: the name of a new plan: its year. */
    return g_strdup_printf (_ ("Plan %d"), year);
  /* Translators: the name of a new plan: what it starts from, its year: "Product launch 2026". */
  return g_strdup_printf (_ ("%1$s %2$d"), cv_tr (plan_template->name), year);
}

static gboolean
has_plan (CvStartPage *self,
          const char  *name)
{
  GListModel *plans = G_LIST_MODEL (self->plans);

  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr (CvPlanEntry) entry = g_list_model_get_item (plans, i);

      if (g_str_equal (cv_plan_entry_get_name (entry), name))
        return TRUE;
    }
  return FALSE;
}

void
cv_start_page_new_plan (CvStartPage *self,
                        const char  *template_id)
{
  const CvTemplate *plan_template
      = template_id != NULL ? cv_catalogue_template (cv_catalogue_get (), template_id) : NULL;
  g_autofree char *first = suggest_name (self, plan_template);
  g_autofree char *name = g_strdup (first);
  CvPlanDialog *dialog;

  for (int i = 2; has_plan (self, name); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s (%d)", first, i);
    }

  g_free (self->template_id);
  self->template_id = g_strdup (template_id);
  dialog = cv_plan_dialog_new_plan (window_of (self), G_LIST_MODEL (self->plans), name,
                                    plan_template != NULL ? cv_tr (plan_template->summary) : NULL);
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (on_new_accepted), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_new_clicked (CvStartPage *self)
{
  cv_start_page_new_plan (self, NULL);
}

static void
on_start_activated (CvStartPage   *self,
                    GtkListBoxRow *row)
{
  const char *template_id = g_object_get_data (G_OBJECT (row), "cv-template");

  if (template_id != NULL)
    cv_start_page_new_plan (self, template_id);
  else
    cv_plans_act_async (self->plans, CV_PLANS_EXAMPLE, NULL, NULL, on_example_made, g_object_ref (self));
}

static void
add_start_row (CvStartPage *self,
               const char  *template_id,
               const char  *title,
               const char  *summary)
{
  GtkWidget *row = adw_action_row_new ();

  g_object_set_data (G_OBJECT (row), "cv-template", (gpointer) template_id);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), summary);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary, -1);
  gtk_list_box_append (self->start_list, row);
}

static void
fill_start_list (CvStartPage *self)
{
  guint n;
  const CvTemplate *templates = cv_catalogue_templates (cv_catalogue_get (), &n);

  for (guint i = 0; i < n; i++)
    add_start_row (self, templates[i].id, cv_tr (templates[i].name), cv_tr (templates[i].summary));
  add_start_row (self, NULL, _ ("Example"), _ ("A finished plan with 26 weeks of values, to look around in."));
}

/* --- what can be done to a plan --- */

static void
on_act_done (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (CvStartPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = cv_plans_finish (CV_PLANS (source), result, &error);

  if (path == NULL)
    cv_start_page_complain (self, error->message);
}

static void
on_exported (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (CvStartPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = cv_plans_finish (CV_PLANS (source), result, &error);

  if (path != NULL)
    say (self, _ ("A copy of the plan was exported."));
  else
    cv_start_page_complain (self, error->message);
}

static void
restore (CvStartPage *self)
{
  g_autofree char *path = g_steal_pointer (&self->trashed);
  g_autoptr (AdwToast) toast = g_steal_pointer (&self->toast);

  if (path == NULL)
    return;
  cv_plans_act_async (self->plans, CV_PLANS_RESTORE, path, NULL, on_act_done, g_object_ref (self));
  adw_toast_dismiss (toast);
}

/* Ctrl+Z, wherever the keyboard is: there is no other history while no plan is open. */
static gboolean
on_undo_key (GtkWidget *widget,
             GVariant  *args,
             gpointer   unused)
{
  CvStartPage *self = CV_START_PAGE (widget);

  if (self->trashed == NULL || !gtk_widget_get_mapped (widget))
    return GDK_EVENT_PROPAGATE;
  restore (self);
  return GDK_EVENT_STOP;
}

static void
on_trashed (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (CvStartPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = cv_plans_finish (CV_PLANS (source), result, &error);

  if (path == NULL)
    {
      cv_start_page_complain (self, error->message);
      return;
    }
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_clear_object (&self->toast);
  g_free (self->trashed);
  self->trashed = g_steal_pointer (&path);
  self->toast = cv_toast_new (_ ("The plan was moved to the trash."));
  adw_toast_set_button_label (self->toast, _ ("_Undo"));
  g_signal_connect_object (self->toast, "button-clicked", G_CALLBACK (restore), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toast_overlay, g_object_ref (self->toast));
}

static void
trash_action (GtkWidget  *widget,
              const char *name,
              GVariant   *path)
{
  CvStartPage *self = CV_START_PAGE (widget);

  cv_plans_act_async (self->plans, CV_PLANS_TRASH, g_variant_get_string (path, NULL), NULL, on_trashed,
                      g_object_ref (self));
}

static void
duplicate_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *path)
{
  CvStartPage *self = CV_START_PAGE (widget);

  cv_plans_act_async (self->plans, CV_PLANS_DUPLICATE, g_variant_get_string (path, NULL), NULL, on_act_done,
                      g_object_ref (self));
}

static void
remember_path (CvStartPage *self,
               const char  *path)
{
  g_autofree char *copy = g_strdup (path);

  g_free (self->path);
  self->path = g_steal_pointer (&copy);
}

static void
on_rename_accepted (CvPlanDialog *dialog,
                    CvStartPage  *self)
{
  cv_plans_act_async (self->plans, CV_PLANS_RENAME, self->path, cv_plan_dialog_get_name (dialog), on_act_done,
                      g_object_ref (self));
}

/* (transfer full) the name of the plan at @path */
static char *
name_of (CvStartPage *self,
         const char  *path)
{
  GListModel *plans = G_LIST_MODEL (self->plans);

  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr (CvPlanEntry) entry = g_list_model_get_item (plans, i);

      if (g_str_equal (cv_plan_entry_get_path (entry), path))
        return g_strdup (cv_plan_entry_get_name (entry));
    }
  return g_strdup ("");
}

static void
rename_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *path)
{
  CvStartPage *self = CV_START_PAGE (widget);
  g_autofree char *name = NULL;
  CvPlanDialog *dialog;

  remember_path (self, g_variant_get_string (path, NULL));
  name = name_of (self, self->path);
  dialog = cv_plan_dialog_rename (window_of (self), G_LIST_MODEL (self->plans), name);
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (on_rename_accepted), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_export_chosen (GFile   *file,
                  gpointer data)
{
  CvStartPage *self = data;

  cv_plans_act_async (self->plans, CV_PLANS_EXPORT, self->path, g_file_peek_path (file), on_exported,
                      g_object_ref (self));
}

static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *path)
{
  CvStartPage *self = CV_START_PAGE (widget);
  g_autofree char *name = NULL;
  g_autofree char *file_name = NULL;

  remember_path (self, g_variant_get_string (path, NULL));
  name = name_of (self, self->path);
  file_name = g_strconcat (g_strdelimit (name, "/", '-'), ".cultivar", NULL);
  cv_choose_new_file (window_of (self), _ ("Export a Copy"), file_name, on_export_chosen, self);
}

/* --- plans from elsewhere --- */

static void
on_import_chosen (GFile   *file,
                  gpointer data)
{
  CvStartPage *self = data;

  cv_plans_act_async (self->plans, CV_PLANS_IMPORT, g_file_peek_path (file), NULL, on_made,
                      g_object_ref (self));
}

static void
on_import_clicked (CvStartPage *self)
{
  static const char *const patterns[] = { "*.cultivar", NULL };

  cv_choose_file (window_of (self), _ ("Import Plan"), _ ("Cultivar Plans"), patterns, on_import_chosen, self);
}

static void
on_offer_accepted (gpointer data)
{
  CvStartPage *self = data;

  cv_plans_act_async (self->plans, CV_PLANS_IMPORT, self->path, NULL, on_made, g_object_ref (self));
}

void
cv_start_page_offer_import (CvStartPage *self,
                            const char  *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  /* Translators: %s is the name of a file. */
  g_autofree char *heading = g_strdup_printf (_ ("Add “%s” to Your Plans?"), name);

  remember_path (self, path);
  cv_ask (window_of (self), heading,
          _ ("Cultivar keeps its plans in one place, where they are saved as you type. "
             "The file itself stays as it is."),
          _ ("_Add and Open"), on_offer_accepted, self);
}

/* --- the page --- */

CvStartPage *
cv_start_page_new (CvPlans *plans)
{
  CvStartPage *self = g_object_new (CV_TYPE_START_PAGE, NULL);

  self->plans = g_object_ref (plans);
  g_signal_connect_object (plans, "items-changed", G_CALLBACK (update_plans), self, G_CONNECT_SWAPPED);
  update_plans (self);
  return self;
}

static void
cv_start_page_finalize (GObject *object)
{
  CvStartPage *self = CV_START_PAGE (object);

  g_clear_object (&self->plans);
  g_free (self->shown);
  g_free (self->template_id);
  g_free (self->path);
  g_free (self->trashed);
  g_clear_object (&self->toast);
  G_OBJECT_CLASS (cv_start_page_parent_class)->finalize (object);
}

static void
cv_start_page_class_init (CvStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cv_start_page_finalize;
  open_plan_signal = g_signal_new ("open-plan", CV_TYPE_START_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);

  gtk_widget_class_install_action (widget_class, "start.rename", "s", rename_action);
  gtk_widget_class_install_action (widget_class, "start.duplicate", "s", duplicate_action);
  gtk_widget_class_install_action (widget_class, "start.export", "s", export_action);
  gtk_widget_class_install_action (widget_class, "start.trash", "s", trash_action);

  g_type_ensure (CV_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/cultivar_planner/Cultivar/cv-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CvStartPage, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, CvStartPage, notice);
  gtk_widget_class_bind_template_child (widget_class, CvStartPage, plans_box);
  gtk_widget_class_bind_template_child (widget_class, CvStartPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, CvStartPage, import_button);
  gtk_widget_class_bind_template_child (widget_class, CvStartPage, plans_list);
  gtk_widget_class_bind_template_child (widget_class, CvStartPage, start_list);
  gtk_widget_class_bind_template_callback (widget_class, on_plan_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_start_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_new_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_import_clicked);
}

static void
cv_start_page_init (CvStartPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  cv_button_name_by_label (self->new_button);
  cv_button_name_by_label (self->import_button);
  fill_start_list (self);
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_z, GDK_CONTROL_MASK),
                                                        gtk_callback_action_new (on_undo_key, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
