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

G_DEFINE_ENUM_TYPE (CvDecision, cv_decision,
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
