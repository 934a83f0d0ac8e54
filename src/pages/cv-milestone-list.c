/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-milestone-list.h"

#include <glib/gi18n-lib.h>

#include "base/cv-clock.h"
#include "base/cv-number.h"
#include "model/cv-planning.h"
#include "model/cv-unit.h"
#include "widgets/cv-compat.h"
#include "widgets/cv-day-text.h"

struct _CvMilestoneList
{
  AdwBin parent_instance;

  CvSession *session; /* (owned) */
  CvKpi *kpi;         /* (owned) */
  GtkBox *lines;      /* (unowned) */
  GtkEditable *day, *value; /* (unowned) of the next one */
  GtkLabel *complaint;      /* (unowned) */
};

G_DEFINE_FINAL_TYPE (CvMilestoneList, cv_milestone_list, ADW_TYPE_BIN)

static CvPlan *
plan_of (CvMilestoneList *self)
{
  return cv_session_get_plan (self->session);
}

static void
complain (CvMilestoneList *self,
          const char      *sentence)
{
  gtk_label_set_text (self->complaint, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->complaint), sentence != NULL);
}

/* --- those there are --- */

static void
on_remove (GtkWidget       *button,
           CvMilestoneList *self)
{
  CvRecord *milestone
      = cv_plan_find (plan_of (self), CV_NOUN_MILESTONE, g_object_get_data (G_OBJECT (button), "cv-id"));

  if (milestone != NULL)
    cv_session_submit (self->session, cv_planning_remove (plan_of (self), milestone));
}

static GtkWidget *
new_line (CvMilestoneList *self,
          CvMilestone     *milestone)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *day = cv_day_format_locale (milestone->day);
  g_autofree char *value
      = cv_unit_format (milestone->value, self->kpi->unit, cv_plan_get_info (plan_of (self))->currency);
  /* Translators: a value, and the day by which it is to be reached. */
  g_autofree char *text = g_strdup_printf (_ ("%1$s by %2$s"), value, day);
  /* Translators: %s is "600 by 1 June 2026". */
  g_autofree char *name = g_strdup_printf (_ ("Delete milestone %s"), text);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Delete"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "cv-id", g_strdup (cv_record_get_id (CV_RECORD (milestone))), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_remove), self);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), button);
  return line;
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  const CvMilestone *first = *(const CvMilestone *const *) a, *second = *(const CvMilestone *const *) b;

  return (first->day > second->day) - (first->day < second->day);
}

static void
update (CvMilestoneList *self)
{
  g_autoptr (GPtrArray) milestones = g_ptr_array_new ();
  GtkWidget *child;

  for (guint i = 0; i < cv_plan_get_count (plan_of (self), CV_NOUN_MILESTONE); i++)
    {
      CvMilestone *milestone = cv_plan_get_nth (plan_of (self), CV_NOUN_MILESTONE, i);

      if (g_str_equal (milestone->kpi, cv_record_get_id (CV_RECORD (self->kpi))))
        g_ptr_array_add (milestones, milestone);
    }
  g_ptr_array_sort (milestones, compare_days);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lines))) != NULL)
    gtk_box_remove (self->lines, child);
  for (guint i = 0; i < milestones->len; i++)
    gtk_box_append (self->lines, new_line (self, milestones->pdata[i]));
}

/* --- one more --- */

/* What is typed as a row; NULL and said if it is no day or no number. (transfer full) */
static CvRow *
read_typed (CvMilestoneList *self)
{
  const char *day_text = gtk_editable_get_text (self->day), *value_text = gtk_editable_get_text (self->value);
  CvRow *row;
  double value;
  CvDay day;

  if (!cv_day_parse (day_text, &day) && !cv_day_parse_typed (day_text, cv_clock_today (), &day))
    {
      g_autofree char *sentence = cv_day_refuse_typed (day_text, cv_clock_today ());

      complain (self, sentence);
      return NULL;
    }
  if (!cv_number_parse_typed (value_text, &value))
    {
      g_autofree char *sentence = *value_text == '\0'
                                      ? g_strdup (_ ("A milestone needs a value. Write it like 1200."))
                                      : g_strdup_printf (_ ("“%s” is not a number. Write it like 1200."), value_text);

      complain (self, sentence);
      return NULL;
    }
  row = cv_row_new (CV_NOUN_MILESTONE, NULL);
  cv_row_set_text (row, "kpi", cv_record_get_id (CV_RECORD (self->kpi)));
  cv_row_set_integer (row, "day", day);
  cv_row_set_number (row, "value", value);
  return row;
}

static void
on_add (CvMilestoneList *self)
{
  CvRow *row = read_typed (self);
  g_autoptr (GError) error = NULL;
  CvEdit *edit;

  if (row == NULL)
    return;
  edit = cv_planning_insert (plan_of (self), row, &error);
  complain (self, error != NULL ? error->message : NULL);
  if (edit == NULL)
    return;
  cv_session_submit (self->session, edit);
  gtk_editable_set_text (self->day, "");
  gtk_editable_set_text (self->value, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->value));
}

static GtkEditable *
add_entry (GtkBox          *box,
           CvMilestoneList *self,
           const char      *placeholder,
           const char      *label)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_add), self);
  gtk_box_append (box, entry);
  return GTK_EDITABLE (entry);
}

static void
build (CvMilestoneList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *caption = gtk_label_new (_ ("Milestones on the way to the target"));
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Add _Milestone"));

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  self->lines = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  self->complaint = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->complaint, 0);
  gtk_label_set_wrap (self->complaint, TRUE);
  gtk_label_set_wrap_mode (self->complaint, PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (self->complaint), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->complaint), FALSE);

  self->value = add_entry (GTK_BOX (line), self, _ ("Value"), _ ("Value of the milestone"));
  self->day = add_entry (GTK_BOX (line), self, _ ("Day"), _ ("Day of the milestone"));
  cv_button_name_by_label (button);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_add), self);
  gtk_box_append (GTK_BOX (line), button);

  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->lines));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->complaint));
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
cv_milestone_list_new (CvSession *session,
                       CvKpi     *kpi)
{
  CvMilestoneList *self = g_object_new (CV_TYPE_MILESTONE_LIST, NULL);

  self->session = g_object_ref (session);
  self->kpi = g_object_ref (kpi);
  build (self);
  g_signal_connect_object (plan_of (self), "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

static void
cv_milestone_list_dispose (GObject *object)
{
  CvMilestoneList *self = CV_MILESTONE_LIST (object);

  g_clear_object (&self->session);
  g_clear_object (&self->kpi);
  G_OBJECT_CLASS (cv_milestone_list_parent_class)->dispose (object);
}

static void
cv_milestone_list_class_init (CvMilestoneListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cv_milestone_list_dispose;
}

static void
cv_milestone_list_init (CvMilestoneList *self)
{
}
