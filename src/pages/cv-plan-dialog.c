/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-plan-dialog.h"

#include <locale.h>

#include <glib/gi18n-lib.h>

#include "base/cv-clock.h"
#include "base/cv-text.h"
#include "engine/cv-plans.h"
#include "model/cv-planning.h"
#include "widgets/cv-compat.h"
#include "widgets/cv-day-text.h"

struct _CvPlanDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *heading;
  GtkButton *accept_button;
  GtkLabel *summary, *complaint;
  AdwEntryRow *name_row, *from_row, *to_row;

  GListModel *plans; /* (owned) */
  char *old_name;    /* (owned) (nullable) of a plan to be renamed */
  CvRow *info;       /* (owned) (nullable) */
};

static guint accepted_signal;

G_DEFINE_FINAL_TYPE (CvPlanDialog, cv_plan_dialog, ADW_TYPE_WINDOW)

static const char *
text_of (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

const char *
cv_plan_dialog_get_name (CvPlanDialog *self)
{
  return text_of (self->name_row);
}

CvRow *
cv_plan_dialog_take_info (CvPlanDialog *self)
{
  return g_steal_pointer (&self->info);
}

/* Says what is wrong, and where. @row nullable. */
static void
complain (CvPlanDialog *self,
          AdwEntryRow  *row,
          const char   *sentence)
{
  gtk_label_set_text (self->complaint, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->complaint), sentence != NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (self->name_row), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->from_row), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->to_row), "error");
  if (row == NULL)
    return;
  gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static gboolean
is_taken (CvPlanDialog *self,
          const char   *name)
{
  g_autofree char *folded = cv_text_fold (name);

  for (guint i = 0; i < g_list_model_get_n_items (self->plans); i++)
    {
      g_autoptr (CvPlanEntry) entry = g_list_model_get_item (self->plans, i);
      g_autofree char *other = cv_text_fold (cv_plan_entry_get_name (entry));

      if (g_str_equal (folded, other) && g_strcmp0 (cv_plan_entry_get_name (entry), self->old_name) != 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_name (CvPlanDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (text_of (self->name_row)));

  if (*name == '\0')
    {
      complain (self, self->name_row, _ ("A plan needs a name."));
      return FALSE;
    }
  if (is_taken (self, name))
    {
      complain (self, self->name_row, _ ("There is a plan of this name already. Choose another name."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_day (CvPlanDialog *self,
          AdwEntryRow  *row,
          CvDay        *day)
{
  if (cv_day_parse_typed (text_of (row), cv_clock_today (), day))
    return TRUE;
  complain (self, row, _ ("This is not a day. Write day, month and year."));
  return FALSE;
}

/* The locale's own currency, where it says one. */
static char *
get_currency (void)
{
  return g_strndup (localeconv ()->int_curr_symbol, 3);
}

static gboolean
make_info (CvPlanDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strstrip (g_strdup (text_of (self->name_row)));
  g_autofree char *currency = get_currency ();
  CvDay from, to;

  if (!read_day (self, self->from_row, &from) || !read_day (self, self->to_row, &to))
    return FALSE;
  self->info = cv_planning_new_plan (name, from, to, cv_clock_today (), currency, &error);
  if (self->info == NULL)
    complain (self, self->to_row, error->message);
  return self->info != NULL;
}

static void
on_accept (CvPlanDialog *self)
{
  if (!check_name (self) || (self->old_name == NULL && !make_info (self)))
    return;
  g_signal_emit (self, accepted_signal, 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_edited (CvPlanDialog *self)
{
  complain (self, NULL, NULL);
}

static CvPlanDialog *
dialog_new (GtkWindow  *parent,
            GListModel *plans,
            const char *name,
            const char *heading,
            const char *verb)
{
  CvPlanDialog *self = g_object_new (CV_TYPE_PLAN_DIALOG, "transient-for", parent, "title", heading, NULL);

  self->plans = g_object_ref (plans);
  adw_window_title_set_title (self->heading, heading);
  gtk_button_set_label (self->accept_button, verb);
  cv_button_name_by_label (GTK_WIDGET (self->accept_button));
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), name);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
  gtk_editable_select_region (GTK_EDITABLE (self->name_row), 0, -1);
  return self;
}

CvPlanDialog *
cv_plan_dialog_new_plan (GtkWindow  *parent,
                         GListModel *plans,
                         const char *name,
                         const char *summary)
{
  CvPlanDialog *self = dialog_new (parent, plans, name, _ ("New Plan"), _ ("_Create"));
  CvDay from = cv_period_shift (cv_clock_today (), CV_GRAIN_WEEK, 1);
  g_autofree char *first = cv_day_format_locale (from);
  g_autofree char *last = cv_day_format_locale (cv_period_shift (from, CV_GRAIN_WEEK, 52) - 1);

  gtk_editable_set_text (GTK_EDITABLE (self->from_row), first);
  gtk_editable_set_text (GTK_EDITABLE (self->to_row), last);
  gtk_label_set_text (self->summary, summary != NULL ? summary : "");
  gtk_widget_set_visible (GTK_WIDGET (self->summary), summary != NULL);
  return self;
}

CvPlanDialog *
cv_plan_dialog_rename (GtkWindow  *parent,
                       GListModel *plans,
                       const char *name)
{
  CvPlanDialog *self = dialog_new (parent, plans, name, _ ("Rename Plan"), _ ("_Rename"));

  self->old_name = g_strdup (name);
  gtk_widget_set_visible (GTK_WIDGET (self->from_row), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->to_row), FALSE);
  return self;
}

static void
cv_plan_dialog_finalize (GObject *object)
{
  CvPlanDialog *self = CV_PLAN_DIALOG (object);

  g_clear_object (&self->plans);
  g_clear_pointer (&self->info, cv_row_free);
  g_free (self->old_name);
  G_OBJECT_CLASS (cv_plan_dialog_parent_class)->finalize (object);
}

static void
cv_plan_dialog_class_init (CvPlanDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cv_plan_dialog_finalize;
  accepted_signal = g_signal_new ("accepted", CV_TYPE_PLAN_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/cultivar_planner/Cultivar/cv-plan-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CvPlanDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, CvPlanDialog, accept_button);
  gtk_widget_class_bind_template_child (widget_class, CvPlanDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, CvPlanDialog, complaint);
  gtk_widget_class_bind_template_child (widget_class, CvPlanDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, CvPlanDialog, from_row);
  gtk_widget_class_bind_template_child (widget_class, CvPlanDialog, to_row);
  gtk_widget_class_bind_template_callback (widget_class, on_accept);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
}

static void
cv_plan_dialog_init (CvPlanDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
