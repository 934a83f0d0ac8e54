/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sources/cv-date-words.h"

/* A text that may be a date, cut into numbers, words and signs. */

typedef enum
{
  CV_DATE_TOKEN_END,
  CV_DATE_TOKEN_NUMBER,
  CV_DATE_TOKEN_WORD,
  CV_DATE_TOKEN_SIGN /* one of / - . : , + ' or ~ for a long dash */
} CvDateTokenKind;

typedef struct
{
  CvDateTokenKind kind;
  gboolean        has_space; /* before it */
  char            sign;
  int             number;
  guint           n_digits;
  CvDateWord      word;
} CvDateToken;

#define CV_DATE_MAX_TOKENS 28
#define CV_DATE_MAX_LENGTH 80

typedef struct
{
  CvDateToken tokens[CV_DATE_MAX_TOKENS + 2]; /* two END tokens at least: one may always look ahead */
  guint       n;
} CvDateTokens;

/* FALSE: too long, or it holds something that no date has. */
gboolean cv_date_tokens_cut (CvDateTokens *self, const char *text, guint length);
