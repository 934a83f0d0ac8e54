/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The nicks are in plan files and in scripts: they may be added to, never changed. The order of
 * values is the headers'. */

#include "model/cv-types.h"

#include "base/cv-day.h"

G_DEFINE_ENUM_TYPE (CvState, cv_state,
                    G_DEFINE_ENUM_VALUE (CV_STATE_DRAFT, "draft"),
                    G_DEFINE_ENUM_VALUE (CV_STATE_COMMITTED, "committed"),
                    G_DEFINE_ENUM_VALUE (CV_STATE_CLOSED, "closed"))

G_DEFINE_ENUM_TYPE (CvBusinessValue, cv_business_value,
                    G_DEFINE_ENUM_VALUE (CV_BUSINESS_VALUE_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (CV_BUSINESS_VALUE_EXPERIENCE, "experience"),
                    G_DEFINE_ENUM_VALUE (CV_BUSINESS_VALUE_CONNECTIVITY, "connectivity"),
                    G_DEFINE_ENUM_VALUE (CV_BUSINESS_VALUE_PROXIMITY, "proximity"))

G_DEFINE_ENUM_TYPE (CvStage, cv_stage,
                    G_DEFINE_ENUM_VALUE (CV_STAGE_LISTEN, "listen"),
                    G_DEFINE_ENUM_VALUE (CV_STAGE_ENGAGE, "engage"),
                    G_DEFINE_ENUM_VALUE (CV_STAGE_CO_CREATE, "co-create"))

G_DEFINE_ENUM_TYPE (CvDirection, cv_direction,
                    G_DEFINE_ENUM_VALUE (CV_DIRECTION_HIGHER, "higher"),
                    G_DEFINE_ENUM_VALUE (CV_DIRECTION_LOWER, "lower"),
                    G_DEFINE_ENUM_VALUE (CV_DIRECTION_BAND, "band"))

G_DEFINE_ENUM_TYPE (CvMeasured, cv_measured,
                    G_DEFINE_ENUM_VALUE (CV_MEASURED_PERIOD, "period"),
                    G_DEFINE_ENUM_VALUE (CV_MEASURED_TOTAL, "total"))

G_DEFINE_ENUM_TYPE (CvSource, cv_source,
                    G_DEFINE_ENUM_VALUE (CV_SOURCE_HAND, "hand"),
                    G_DEFINE_ENUM_VALUE (CV_SOURCE_FILE, "file"),
                    G_DEFINE_ENUM_VALUE (CV_SOURCE_ACCOUNT, "account"))

G_DEFINE_ENUM_TYPE (CvChannelDecision, cv_channel_decision,
                    G_DEFINE_ENUM_VALUE (CV_DECISION_OPEN, "open"),
                    G_DEFINE_ENUM_VALUE (CV_DECISION_KEEP, "keep"),
                    G_DEFINE_ENUM_VALUE (CV_DECISION_DROP, "drop"))

G_DEFINE_ENUM_TYPE (CvRoleKind, cv_role_kind,
                    G_DEFINE_ENUM_VALUE (CV_ROLE_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (CV_ROLE_SUPPORT, "support"),
                    G_DEFINE_ENUM_VALUE (CV_ROLE_LEAD, "lead"))

G_DEFINE_ENUM_TYPE (CvMetricKind, cv_metric_kind,
                    G_DEFINE_ENUM_VALUE (CV_METRIC_FLOW, "flow"),
                    G_DEFINE_ENUM_VALUE (CV_METRIC_STOCK, "stock"),
                    G_DEFINE_ENUM_VALUE (CV_METRIC_UNIQUE, "unique"),
                    G_DEFINE_ENUM_VALUE (CV_METRIC_RATE, "rate"))

G_DEFINE_ENUM_TYPE (CvGrain, cv_grain,
                    G_DEFINE_ENUM_VALUE (CV_GRAIN_DAY, "day"),
                    G_DEFINE_ENUM_VALUE (CV_GRAIN_WEEK, "week"),
                    G_DEFINE_ENUM_VALUE (CV_GRAIN_MONTH, "month"),
                    G_DEFINE_ENUM_VALUE (CV_GRAIN_QUARTER, "quarter"))

G_DEFINE_ENUM_TYPE (CvContact, cv_contact,
                    G_DEFINE_ENUM_VALUE (CV_CONTACT_OPEN, "open"),
                    G_DEFINE_ENUM_VALUE (CV_CONTACT_NEW, "new"),
                    G_DEFINE_ENUM_VALUE (CV_CONTACT_REPLACES, "replaces"))

G_DEFINE_ENUM_TYPE (CvRhythm, cv_rhythm,
                    G_DEFINE_ENUM_VALUE (CV_RHYTHM_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (CV_RHYTHM_DAY, "day"),
                    G_DEFINE_ENUM_VALUE (CV_RHYTHM_WEEK, "week"),
                    G_DEFINE_ENUM_VALUE (CV_RHYTHM_FORTNIGHT, "fortnight"),
                    G_DEFINE_ENUM_VALUE (CV_RHYTHM_MONTH, "month"),
                    G_DEFINE_ENUM_VALUE (CV_RHYTHM_QUARTER, "quarter"))

G_DEFINE_ENUM_TYPE (CvExperience, cv_experience,
                    G_DEFINE_ENUM_VALUE (CV_EXPERIENCE_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (CV_EXPERIENCE_TRAINEE, "trainee"),
                    G_DEFINE_ENUM_VALUE (CV_EXPERIENCE_JUNIOR, "junior"),
                    G_DEFINE_ENUM_VALUE (CV_EXPERIENCE_EXPERIENCED, "experienced"),
                    G_DEFINE_ENUM_VALUE (CV_EXPERIENCE_SENIOR, "senior"))

G_DEFINE_ENUM_TYPE (CvToolStage, cv_tool_stage,
                    G_DEFINE_ENUM_VALUE (CV_TOOL_LISTEN, "listen"),
                    G_DEFINE_ENUM_VALUE (CV_TOOL_PUBLISH, "publish"),
                    G_DEFINE_ENUM_VALUE (CV_TOOL_CONVERSE, "converse"),
                    G_DEFINE_ENUM_VALUE (CV_TOOL_CO_CREATE, "co-create"),
                    G_DEFINE_ENUM_VALUE (CV_TOOL_MEASURE, "measure"))

G_DEFINE_ENUM_TYPE (CvPrice, cv_price,
                    G_DEFINE_ENUM_VALUE (CV_PRICE_FREE, "free"),
                    G_DEFINE_ENUM_VALUE (CV_PRICE_PAID, "paid"))

G_DEFINE_ENUM_TYPE (CvNature, cv_nature,
                    G_DEFINE_ENUM_VALUE (CV_NATURE_QUANTITATIVE, "quantitative"),
                    G_DEFINE_ENUM_VALUE (CV_NATURE_QUALITATIVE, "qualitative"),
                    G_DEFINE_ENUM_VALUE (CV_NATURE_BOTH, "both"))

G_DEFINE_ENUM_TYPE (CvCostKind, cv_cost_kind,
                    G_DEFINE_ENUM_VALUE (CV_COST_ANALYSIS, "analysis"),
                    G_DEFINE_ENUM_VALUE (CV_COST_CONTENT, "content"),
                    G_DEFINE_ENUM_VALUE (CV_COST_MEDIA, "media"),
                    G_DEFINE_ENUM_VALUE (CV_COST_TRAINING, "training"),
                    G_DEFINE_ENUM_VALUE (CV_COST_OTHER, "other"))

G_DEFINE_ENUM_TYPE (CvAnswer, cv_answer,
                    G_DEFINE_ENUM_VALUE (CV_ANSWER_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (CV_ANSWER_NO, "no"),
                    G_DEFINE_ENUM_VALUE (CV_ANSWER_PARTLY, "partly"),
                    G_DEFINE_ENUM_VALUE (CV_ANSWER_YES, "yes"))

G_DEFINE_ENUM_TYPE (CvConfidence, cv_confidence,
                    G_DEFINE_ENUM_VALUE (CV_CONFIDENCE_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (CV_CONFIDENCE_ON_PACE, "on-pace"),
                    G_DEFINE_ENUM_VALUE (CV_CONFIDENCE_AT_RISK, "at-risk"),
                    G_DEFINE_ENUM_VALUE (CV_CONFIDENCE_OFF, "off"))

G_DEFINE_ENUM_TYPE (CvVerdict, cv_verdict,
                    G_DEFINE_ENUM_VALUE (CV_VERDICT_COMMIT, "commit"),
                    G_DEFINE_ENUM_VALUE (CV_VERDICT_ADD, "add"),
                    G_DEFINE_ENUM_VALUE (CV_VERDICT_CHANGE, "change"),
                    G_DEFINE_ENUM_VALUE (CV_VERDICT_REMOVE, "remove"),
                    G_DEFINE_ENUM_VALUE (CV_VERDICT_KEEP, "keep"),
                    G_DEFINE_ENUM_VALUE (CV_VERDICT_STOP, "stop"),
                    G_DEFINE_ENUM_VALUE (CV_VERDICT_CLOSE, "close"),
                    G_DEFINE_ENUM_VALUE (CV_VERDICT_REOPEN, "reopen"))
