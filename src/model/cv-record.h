/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-row.h"

/* A record of the open plan as an object pages bind to: the fields of its noun are its properties.
 * Only cv_plan_apply() changes it, with what the store wrote. Main thread. */
#define CV_TYPE_RECORD (cv_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (CvRecord, cv_record, CV, RECORD, GObject)

struct _CvRecordClass
{
  GObjectClass parent_class;

  CvNoun       noun;
  GParamSpec **properties; /* [i + 1] belongs to field i */
};

/* For class_init of a subtype: one property per field of @noun. */
void        cv_record_class_install (CvRecordClass *klass, CvNoun noun);

CvRecord   *cv_record_new_from_row  (const CvRow *row); /* (transfer full) of the noun's own type */
void        cv_record_apply_row     (CvRecord *self, const CvRow *row); /* notifies what changed */
CvRow      *cv_record_to_row        (CvRecord *self); /* (transfer full) */

CvNoun      cv_record_get_noun      (CvRecord *self);
const char *cv_record_get_id        (CvRecord *self);
