/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/cv-error.h"

G_DEFINE_QUARK (cv-error-quark, cv_error)

/* Part of the command line's contract: names may be added, never changed. */
static const char *const code_names[] = {
  [CV_ERROR_INVALID] = "invalid",
  [CV_ERROR_NOT_FOUND] = "not_found",
  [CV_ERROR_EXISTS] = "exists",
  [CV_ERROR_NEEDS_GOAL] = "needs_goal",
  [CV_ERROR_NEEDS_REASON] = "needs_reason",
  [CV_ERROR_AMBIGUOUS] = "ambiguous",
  [CV_ERROR_REJECTED] = "rejected",
  [CV_ERROR_NOT_A_PLAN] = "not_a_plan",
  [CV_ERROR_DAMAGED] = "damaged",
  [CV_ERROR_NEWER] = "newer",
  [CV_ERROR_BUSY] = "busy",
  [CV_ERROR_STORAGE] = "storage",
  [CV_ERROR_LIMIT] = "limit",
  [CV_ERROR_CANCELLED] = "cancelled",
};

const char *
cv_error_code_name (const GError *error)
{
  if (error == NULL || error->domain != CV_ERROR)
    return "failed";
  if (error->code < 0 || error->code >= (int) G_N_ELEMENTS (code_names))
    return "failed";

  return code_names[error->code];
}
