/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/cv-page.h"
#include "pages/cv-record-form.h"

/* All records of one noun that have a name, as rows that open to their fields, and a line that adds
 * another: people, tools, lines of the budget, codes. */
#define CV_TYPE_RECORD_LIST (cv_record_list_get_type ())
G_DECLARE_FINAL_TYPE (CvRecordList, cv_record_list, CV, RECORD_LIST, AdwBin)

/* What differs from list to list. Texts are not translated yet. */
typedef struct
{
  CvNoun      noun;
  const char *list_label; /* of the list, for a screen reader */
  const char *add_label;  /* "Add person" */
  const char *deleted;    /* "“%s” was deleted." */
  char     *(*describe) (CvPlan *plan, CvRecord *record); /* the line below the name (transfer full) */
  const CvFormField *fields;
  guint              n_fields;
  /* What the table of fields cannot say; may be NULL. */
  void      (*fill_form) (CvRecordForm *form, CvPage *page, CvRecord *record);
  /* What adds a record of that name where it is more than a name; may be NULL. */
  CvEdit   *(*new_edit) (CvPlan *plan, const char *name, GError **error);
} CvRecordListKind;

/* @kind is static; @page carries out the edits and outlives the list. (transfer floating) */
GtkWidget *cv_record_list_new       (CvPage *page, const CvRecordListKind *kind);
/* Where the next name is typed. */
void       cv_record_list_focus_add (CvRecordList *self);
/* The record called @id opens as soon as it is there. */
void       cv_record_list_show      (CvRecordList *self, const char *id);
