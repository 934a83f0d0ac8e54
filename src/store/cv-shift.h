/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cv-plan-store.h"

/* Everything in the plan happens so many days later, its values, too; days named in a text stay as they are written. For a
 * copy that nobody has open: whole weeks keep weeks what they are, and the steps of an undo stack would not fit. */
gboolean cv_plan_store_shift_days (CvPlanStore *self, int days, GError **error);
