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
typedef enum { CV_DECISION_OPEN, CV_DECISION_KEEP, CV_DECISION_DROP } CvChannelDecision;
typedef enum { CV_ROLE_NONE, CV_ROLE_SUPPORT, CV_ROLE_LEAD } CvRoleKind;
/* Whether a channel is a new contact point (never a replacement for one that exists). */
typedef enum { CV_CONTACT_OPEN, CV_CONTACT_NEW, CV_CONTACT_REPLACES } CvContact;
/* How often something is done by habit. */
typedef enum
{
  CV_RHYTHM_NONE,
  CV_RHYTHM_DAY,
  CV_RHYTHM_WEEK,
  CV_RHYTHM_FORTNIGHT,
  CV_RHYTHM_MONTH,
  CV_RHYTHM_QUARTER
} CvRhythm;
typedef enum
{
  CV_EXPERIENCE_NONE, /* not said */
  CV_EXPERIENCE_TRAINEE,
  CV_EXPERIENCE_JUNIOR,
  CV_EXPERIENCE_EXPERIENCED,
  CV_EXPERIENCE_SENIOR
} CvExperience;
/* What a tool is for. */
typedef enum
{
  CV_TOOL_LISTEN,
  CV_TOOL_PUBLISH,
  CV_TOOL_CONVERSE,
  CV_TOOL_CO_CREATE,
  CV_TOOL_MEASURE
} CvToolStage;
typedef enum { CV_PRICE_FREE, CV_PRICE_PAID } CvPrice;
typedef enum { CV_NATURE_QUANTITATIVE, CV_NATURE_QUALITATIVE, CV_NATURE_BOTH } CvNature;
typedef enum { CV_COST_ANALYSIS, CV_COST_CONTENT, CV_COST_MEDIA, CV_COST_TRAINING, CV_COST_OTHER } CvCostKind;
typedef enum { CV_ANSWER_NONE, CV_ANSWER_NO, CV_ANSWER_PARTLY, CV_ANSWER_YES } CvAnswer;
typedef enum
{
  CV_CONFIDENCE_NONE,
  CV_CONFIDENCE_ON_PACE,
  CV_CONFIDENCE_AT_RISK,
  CV_CONFIDENCE_OFF
} CvConfidence;
/* What was decided about a part of a committed plan. */
typedef enum
{
  CV_VERDICT_COMMIT,
  CV_VERDICT_ADD,
  CV_VERDICT_CHANGE,
  CV_VERDICT_REMOVE,
  CV_VERDICT_KEEP,
  CV_VERDICT_STOP,
  CV_VERDICT_CLOSE,
  CV_VERDICT_REOPEN
} CvVerdict;
typedef enum { CV_METRIC_FLOW, CV_METRIC_STOCK, CV_METRIC_UNIQUE, CV_METRIC_RATE } CvMetricKind;

GType cv_state_get_type (void);
GType cv_business_value_get_type (void);
GType cv_stage_get_type (void);
GType cv_direction_get_type (void);
GType cv_measured_get_type (void);
GType cv_source_get_type (void);
GType cv_channel_decision_get_type (void);
GType cv_role_kind_get_type (void);
GType cv_metric_kind_get_type (void);
GType cv_contact_get_type (void);
GType cv_rhythm_get_type (void);
GType cv_experience_get_type (void);
GType cv_tool_stage_get_type (void);
GType cv_price_get_type (void);
GType cv_nature_get_type (void);
GType cv_cost_kind_get_type (void);
GType cv_answer_get_type (void);
GType cv_confidence_get_type (void);
GType cv_verdict_get_type (void);
GType cv_grain_get_type (void);
