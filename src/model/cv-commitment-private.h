/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-commitment.h"

/* CV_ERROR_INVALID for a reason that says nothing. */
gboolean cv_commitment_require_words (const char *why, GError **error);
