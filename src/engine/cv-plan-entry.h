/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/cv-plans.h"
#include "store/cv-library.h"

CvPlanEntry *cv_plan_entry_new (CvLibraryEntry *entry); /* takes @entry (transfer full) */
