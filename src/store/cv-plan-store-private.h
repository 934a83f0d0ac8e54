/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cv-bulk.h"
#include "store/cv-plan-store.h"

CvDb   *cv_plan_store_get_db   (CvPlanStore *self);
/* For its values; NULL with @error set. */
CvBulk *cv_plan_store_get_bulk (CvPlanStore *self, GError **error);
