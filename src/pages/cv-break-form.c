/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-break-form.h"

#include <glib/gi18n-lib.h>

#include "base/cv-clock.h"
#include "model/cv-planning.h"
#include "widgets/cv-compat.h"
#include "widgets/cv-day-text.h"

struct _CvBreakForm
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkEntry *day_entry, *note_entry;
  GtkButton *save_button;
  GtkLabel *complaint;

  CvPage *page; /* (unowned) */
  char *metric, *channel;
  char *editing; /* id of the break that is corrected; NULL: a new one */
};

G_DEFINE_FINAL_TYPE (CvBreakForm, cv_break_form, ADW_TYPE_BIN)

static void
complain (CvBreakForm *self,
          const char  *sentence)
{
  gtk_label_set_label (self->complaint, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->complaint), sentence != NULL);
}

static void
fill (CvBreakForm *self,
      CvBreak     *mark)
{
  g_autofree char *day = cv_day_format_locale (mark != NULL ? mark->day : cv_clock_today ());

  g_clear_pointer (&self->editing, g_free);
  if (mark != NULL)
    self->editing = g_strdup (cv_record_get_id (CV_RECORD (mark)));
  gtk_editable_set_text (GTK_EDITABLE (self->day_entry), day);
  gtk_editable_set_text (GTK_EDITABLE (self->note_entry), mark != NULL ? mark->note : "");
  gtk_button_set_label (self->save_button, mark != NULL ? _ ("_Save") : _ ("_Mark"));
  cv_button_name_by_label (GTK_WIDGET (self->save_button));
  complain (self, NULL);
}

/* What the fields say, as an edit; NULL: they do not. */
static CvEdit *
read_fields (CvBreakForm *self,
             GError     **error)
{
  CvPlan *plan = cv_page_get_plan (self->page);
  CvRecord *old = self->editing != NULL ? cv_plan_find (plan, CV_NOUN_BREAK, self->editing) : NULL;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->day_entry));
  g_autoptr (CvRow) row = old != NULL ? cv_record_to_row (old) : cv_row_new (CV_NOUN_BREAK, NULL);
  CvDay day;

  if (!cv_day_parse_typed (text, cv_period_shift (cv_clock_today (), CV_GRAIN_DAY, -364), &day))
    {
      g_autofree char *sentence = cv_day_refuse_typed (text, cv_clock_today ());

      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, sentence);
      return NULL;
    }
  cv_row_set_text (row, "metric", self->metric);
  cv_row_set_text (row, "channel", self->channel != NULL ? self->channel : "");
  cv_row_set_integer (row, "day", day);
  cv_row_set_text (row, "note", gtk_editable_get_text (GTK_EDITABLE (self->note_entry)));
  return old != NULL ? cv_planning_change (plan, row, error)
                     : cv_planning_insert (plan, g_steal_pointer (&row), error);
}

static void
save_cb (CvBreakForm *self)
{
  g_autoptr (GError) error = NULL;
  CvEdit *edit = read_fields (self, &error);

  complain (self, error != NULL ? error->message : NULL);
  if (edit == NULL)
    return;
  gtk_menu_button_popdown (self->button);
  cv_page_submit (self->page, edit, NULL);
}

/* Once closed, the next opening is for a new one. */
static void
closed_cb (CvBreakForm *self)
{
  fill (self, NULL);
}

void
cv_break_form_edit (CvBreakForm *self,
                    const char  *id)
{
  CvBreak *mark;

  g_return_if_fail (CV_IS_BREAK_FORM (self));

  mark = cv_plan_find (cv_page_get_plan (self->page), CV_NOUN_BREAK, id);
  if (mark == NULL)
    return;
  fill (self, mark);
  gtk_menu_button_popup (self->button);
}

void
cv_break_form_set_series (CvBreakForm *self,
                          const char  *metric,
                          const char  *channel)
{
  g_return_if_fail (CV_IS_BREAK_FORM (self));

  g_free (self->metric);
  g_free (self->channel);
  self->metric = g_strdup (metric);
  self->channel = g_strdup (channel);
}

void
cv_break_form_set_page (CvBreakForm *self,
                        CvPage      *page)
{
  g_return_if_fail (CV_IS_BREAK_FORM (self));

  self->page = page;
}

GtkWidget *
cv_break_form_new (void)
{
  return g_object_new (CV_TYPE_BREAK_FORM, NULL);
}

static void
cv_break_form_finalize (GObject *object)
{
  CvBreakForm *self = CV_BREAK_FORM (object);

  g_free (self->metric);
  g_free (self->channel);
  g_free (self->editing);
  G_OBJECT_CLASS (cv_break_form_parent_class)->finalize (object);
}

static void
cv_break_form_class_init (CvBreakFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cv_break_form_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/cultivar_planner/Cultivar/cv-break-form.ui");
  gtk_widget_class_bind_template_child (widget_class, CvBreakForm, button);
  gtk_widget_class_bind_template_child (widget_class, CvBreakForm, day_entry);
  gtk_widget_class_bind_template_child (widget_class, CvBreakForm, note_entry);
  gtk_widget_class_bind_template_child (widget_class, CvBreakForm, save_button);
  gtk_widget_class_bind_template_child (widget_class, CvBreakForm, complaint);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
cv_break_form_init (CvBreakForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cv_button_name_by_label (GTK_WIDGET (self->button));
  fill (self, NULL);
}
