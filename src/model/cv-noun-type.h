/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cv-day.h"
#include "model/cv-record.h"
#include "model/cv-types.h"

/* How the types of cv-nouns.h are declared. */

#define CV_RECORD_TYPE(Name, name)                                                              \
  typedef struct _Cv##Name Cv##Name;                                                            \
  typedef struct { CvRecordClass parent_class; } Cv##Name##Class;                               \
  GType cv_##name##_get_type (void);                                                            \
  G_DEFINE_AUTOPTR_CLEANUP_FUNC (Cv##Name, g_object_unref)                                      \
  struct _Cv##Name
