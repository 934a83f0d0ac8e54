/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

/* The words a plan chooses from. Their nicks are what the plan file, `--json` and the command line
 * spell: CV_STAGE_CO_CREATE is "co-create". */

typedef enum { CV_STATE_DRAFT, CV_STATE_COMMITTED, CV_STATE_CLOSED } CvState;
typedef enum
{
  CV_BUSINESS_VALUE_NONE,
  CV_BUSINESS_VALUE_EXPERIENCE,
  CV_BUSINESS_VALUE_CONNECTIVITY,
  CV_BUSINESS_VALUE_PROXIMITY
} CvBusinessValue;
typedef enum { CV_STAGE_LISTEN, CV_STAGE_ENGAGE, CV_STAGE_CO_CREATE } CvStage;
typedef enum { CV_DIRECTION_HIGHER, CV_DIRECTION_LOWER, CV_DIRECTION_BAND } CvDirection;
typedef enum { CV_MEASURED_PERIOD, CV_MEASURED_TOTAL } CvMeasured;
typedef enum { CV_SOURCE_HAND, CV_SOURCE_FILE, CV_SOURCE_ACCOUNT } CvSource;
typedef enum { CV_DECISION_OPEN, CV_DECISION_KEEP, CV_DECISION_DROP } CvDecision;
typedef enum { CV_ROLE_NONE, CV_ROLE_SUPPORT, CV_ROLE_LEAD } CvRoleKind;
typedef enum { CV_METRIC_FLOW, CV_METRIC_STOCK, CV_METRIC_UNIQUE, CV_METRIC_RATE } CvMetricKind;

GType cv_state_get_type (void);
GType cv_business_value_get_type (void);
GType cv_stage_get_type (void);
GType cv_direction_get_type (void);
GType cv_measured_get_type (void);
GType cv_source_get_type (void);
GType cv_decision_get_type (void);
GType cv_role_kind_get_type (void);
GType cv_metric_kind_get_type (void);
GType cv_grain_get_type (void);
