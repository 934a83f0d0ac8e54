/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sources/cv-cell-date.h"
#include "sources/cv-date-tokens.h"

/* The day part of a date as it is written: up to three numbers and perhaps a month's name. Of a span
 * one end may be partial: "1" and "7 mars 2026". Only for cv-cell-date.c and its tests. */

typedef struct
{
  int      numbers[3];
  guint    n_digits[3];
  char     signs[3];   /* before each number: / - . , ' or 0 */
  guint    n;
  int      month;      /* by name; 0: none */
  gboolean month_may_be_weekday;
} CvDatePartial;

/* Takes what belongs to one day from @token on; returns the token behind it. */
const CvDateToken *cv_date_partial_take    (CvDatePartial *self, const CvDateToken *token);
/* Sets form, orders, first (and last of "1-7 mars 2026") and the flags. FALSE: no date at all. */
gboolean           cv_date_partial_resolve (const CvDatePartial *self, CvDateReading *reading);
/* Both ends of a span into one reading. */
gboolean           cv_date_partial_resolve_span (CvDatePartial *left,
                                                 CvDatePartial *right,
                                                 CvDateReading *reading);
