/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/cv-session.h"
#include "widgets/cv-input.h"

/* Fields of one record, as many side by side as there is room for. Each is saved as it is typed;
 * what the plan's rules refuse is said under its field. */
#define CV_TYPE_RECORD_FORM (cv_record_form_get_type ())
G_DECLARE_FINAL_TYPE (CvRecordForm, cv_record_form, CV, RECORD_FORM, AdwBin)

typedef struct
{
  const char *field; /* of the record's noun */
  const char *label; /* with a mnemonic, not translated yet */
  gboolean    wide;  /* has a line to itself */
} CvFormField;

CvRecordForm *cv_record_form_new      (CvSession *session, CvRecord *record);
void          cv_record_form_add_all  (CvRecordForm *self, const CvFormField *fields, guint n_fields);
/* Takes a single @input, bound to the form's record from now on. */
void          cv_record_form_add      (CvRecordForm *self, GtkWidget *input, gboolean wide);
/* Something beside the fields. */
void          cv_record_form_add_widget (CvRecordForm *self, GtkWidget *widget);
CvInput      *cv_record_form_find     (CvRecordForm *self, const char *field); /* (transfer none) (nullable) */

/* For an input outside a form: what is typed into it changes @session's plan. Once. */
void          cv_record_input_connect (CvInput *input, CvSession *session);
/* Shows @record's field from now on; a field whose change a committed plan asks a reason for waits until it is whole. */
void          cv_record_input_bind    (CvInput *input, CvSession *session, CvRecord *record);
