/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-record-form.h"

#include <glib/gi18n-lib.h>

#include "model/cv-commitment.h"
#include "model/cv-planning.h"
#include "widgets/cv-columns.h"

struct _CvRecordForm
{
  AdwBin parent_instance;

  CvColumns *columns; /* (unowned) */
  CvSession *session; /* (owned) */
  CvRecord *record;   /* (owned) */
};

G_DEFINE_FINAL_TYPE (CvRecordForm, cv_record_form, ADW_TYPE_BIN)

static void
on_edited (CvSession  *session,
           const char *text,
           CvInput    *input)
{
  CvPlan *plan = cv_session_get_plan (session);
  CvRecord *record = cv_input_get_record (input);
  g_autoptr (GError) error = NULL;
  CvEdit *edit;

  /* The last thing a field says can come after its record was deleted. */
  if (cv_plan_find (plan, cv_record_get_noun (record), cv_record_get_id (record)) != record)
    return;

  edit = cv_planning_change_text (plan, record, cv_input_get_field (input), text, &error);
  if (edit != NULL)
    cv_session_submit (session, edit);
  cv_input_complain (input, error != NULL ? error->message : NULL);
}

void
cv_record_input_connect (CvInput   *input,
                         CvSession *session)
{
  g_signal_connect_object (input, "edited", G_CALLBACK (on_edited), session, G_CONNECT_SWAPPED);
}

void
cv_record_input_bind (CvInput   *input,
                      CvSession *session,
                      CvRecord  *record)
{
  gboolean committed = cv_plan_get_info (cv_session_get_plan (session))->state != CV_STATE_DRAFT;

  cv_input_flush (input);
  cv_input_bind (input, record);
  cv_input_set_patient (input, committed && cv_commitment_freezes (cv_record_get_noun (record), cv_input_get_field (input)));
}

void
cv_record_form_add (CvRecordForm *self,
                    GtkWidget    *input,
                    gboolean      wide)
{
  cv_record_input_connect (CV_INPUT (input), self->session);
  cv_record_input_bind (CV_INPUT (input), self->session, self->record);
  cv_columns_append (self->columns, input, wide);
}

void
cv_record_form_add_all (CvRecordForm      *self,
                        const CvFormField *fields,
                        guint              n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    cv_record_form_add (
        self, cv_input_new (cv_record_get_noun (self->record), fields[i].field, _ (fields[i].label)),
        fields[i].wide);
}

void
cv_record_form_add_widget (CvRecordForm *self,
                           GtkWidget    *widget)
{
  cv_columns_append (self->columns, widget, TRUE);
}

CvInput *
cv_record_form_find (CvRecordForm *self,
                     const char   *field)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->columns)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (CV_IS_INPUT (child) && g_str_equal (cv_input_get_field (CV_INPUT (child)), field))
      return CV_INPUT (child);
  return NULL;
}

CvRecordForm *
cv_record_form_new (CvSession *session,
                    CvRecord  *record)
{
  CvRecordForm *self = g_object_new (CV_TYPE_RECORD_FORM, NULL);

  self->session = g_object_ref (session);
  self->record = g_object_ref (record);
  return self;
}

static void
cv_record_form_dispose (GObject *object)
{
  CvRecordForm *self = CV_RECORD_FORM (object);

  g_clear_object (&self->session);
  g_clear_object (&self->record);
  G_OBJECT_CLASS (cv_record_form_parent_class)->dispose (object);
}

static void
cv_record_form_class_init (CvRecordFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cv_record_form_dispose;
}

static void
cv_record_form_init (CvRecordForm *self)
{
  self->columns = CV_COLUMNS (cv_columns_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->columns));
}
