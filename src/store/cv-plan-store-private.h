/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cv-bulk.h"
#include "store/cv-plan-store.h"

CvDb   *cv_plan_store_get_db   (CvPlanStore *self);
/* For its values; NULL with @error set. */
CvBulk *cv_plan_store_get_bulk (CvPlanStore *self, GError **error);
/* Records are about to be written: what opening has read of them is no longer so. */
void    cv_plan_store_drop_checked (CvPlanStore *self);
