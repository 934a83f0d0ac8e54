/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-planning.h"

/* The qualitative desk: what people said, coded by one or two people, and counted. Pure; main thread. */

/* Sentences from pasted text: one a line; blank lines and list signs ("- ", "• ", "1. ") are left out. Names are taken
 * out unless @keep_names: a leading "Name:" of at most three words goes, handles, e-mail addresses and telephone numbers
 * become "[…]". (transfer full), NULL-terminated */
char      **cv_verbatims_split     (const char *text, gboolean keep_names);
/* @day; @channel (id or "") and @source ("") for all of them. CV_ERROR_INVALID if there is no sentence. (transfer full) */
CvEdit     *cv_verbatims_add       (CvPlan *plan, char **sentences, CvDay day, const char *channel, const char *source,
                                    GError **error);

/* A code with an own metric ("said_delivery") that will count it. CV_ERROR_EXISTS if there is one of that name. (transfer
 * full) */
CvEdit     *cv_verbatims_new_code  (CvPlan *plan, const char *name, const char *definition, GError **error);
/* Gives @verbatim the code, or takes it away, as coder 1 or 2. (transfer full) */
CvEdit     *cv_verbatims_code      (CvPlan *plan, CvVerbatim *verbatim, CvCode *code, int coder, gboolean given);

/* Which verbatim has which code, read once for many questions. */
typedef struct _CvCodings CvCodings;
CvCodings  *cv_codings_new         (CvPlan *plan); /* (transfer full) */
void        cv_codings_free        (CvCodings *self);
gboolean    cv_codings_have        (CvCodings *self, CvVerbatim *verbatim, CvCode *code, int coder);
/* Whether @coder gave it any code. */
gboolean    cv_codings_looked_at   (CvCodings *self, CvVerbatim *verbatim, int coder);

typedef struct
{
  CvCode *code;   /* (unowned); NULL: over all codes */
  guint   both, first, second, neither; /* verbatims that both coders have looked at, by who gave the code */
  double  kappa;  /* Cohen 1960: (po − pe) / (1 − pe); NAN where it is not defined */
} CvAgreement;

/* One per code, then one over all (each pair of verbatim and code). (transfer full) of CvAgreement */
GArray     *cv_verbatims_agree     (CvPlan *plan);
/* "substantial agreement": the words of Landis and Koch 1977 for a kappa. Translated. */
const char *cv_kappa_tell          (double kappa);

typedef struct
{
  CvCode     *code;    /* (unowned) */
  const char *channel; /* id; "" if it is not known; (unowned) */
  CvDay       day;
  guint       n;       /* 0 on a day and channel with verbatims of which none has the code */
} CvCodeCount;

/* Verbatims per code, channel and day as coder 1 has it, in that order. (transfer full) of CvCodeCount */
GArray     *cv_verbatims_count     (CvPlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvCodings, cv_codings_free)
