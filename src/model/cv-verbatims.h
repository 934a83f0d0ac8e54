/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-planning.h"

/* The qualitative desk: what people said, coded by one or two people. Pure; main thread. */

/* Sentences from pasted text: one a line (a blank line or a list sign ends one), or a table of one column. Names are
 * taken out unless @keep_names: a leading "Name:", @handles, e-mail addresses. (transfer full), NULL-terminated */
char   **cv_verbatims_split     (const char *text, gboolean keep_names);
/* @day, @channel (id or "") for all of them. CV_ERROR_INVALID if there is no sentence. (transfer full) */
CvEdit  *cv_verbatims_add       (CvPlan *plan, char **sentences, CvDay day, const char *channel, const char *source, GError **error);
/* Gives @verbatim the code, or takes it away. (transfer full) */
CvEdit  *cv_verbatims_code      (CvPlan *plan, CvVerbatim *verbatim, CvCode *code, int coder, gboolean given);
gboolean cv_verbatims_has_code  (CvPlan *plan, CvVerbatim *verbatim, CvCode *code, int coder);

typedef struct
{
  CvCode *code;   /* NULL: over all codes */
  guint   both, first, second, neither; /* verbatims, of those both coders have looked at */
  double  kappa;  /* Cohen 1960: (po − pe) / (1 − pe); NAN where it is not defined */
} CvAgreement;

/* One per code, then one over all. A verbatim counts as looked at by a coder who gave it any code.
 * (transfer full) of CvAgreement */
GArray  *cv_verbatims_agree     (CvPlan *plan);
/* "Substantial agreement (Landis and Koch 1977)": words for a kappa. (transfer none) */
const char *cv_kappa_tell       (double kappa);

typedef struct
{
  CvCode *code;
  CvDay   day;
  const char *channel; /* "" for the plan */
  guint   n;
} CvCodeCount;

/* Verbatims per code, channel and day, as coder 1 (or, where there is none, 2) has it. By code, channel, day. (transfer full) */
GArray  *cv_verbatims_count     (CvPlan *plan);
