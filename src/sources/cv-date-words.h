/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* The words that dates are written with, in the languages exports come in. Pure, any thread. */

typedef enum
{
  CV_DATE_WORD_UNKNOWN,
  CV_DATE_WORD_MONTH,    /* value 1 to 12 */
  CV_DATE_WORD_WEEKDAY,  /* value 1 Monday to 7 Sunday */
  CV_DATE_WORD_AM,
  CV_DATE_WORD_PM,
  CV_DATE_WORD_ZONE,     /* value: minutes east of UTC */
  CV_DATE_WORD_WEEK,     /* "W", "week", "KW"... */
  CV_DATE_WORD_QUARTER,
  CV_DATE_WORD_T,        /* between day and time; in French also a quarter */
  CV_DATE_WORD_HOUR,     /* the h of "14h30" */
  CV_DATE_WORD_TO,       /* between the two ends of a span */
  CV_DATE_WORD_FILLER    /* "de", "at", the "st" of "1st" */
} CvDateWordKind;

typedef struct
{
  CvDateWordKind kind;
  int            value;
  gboolean       may_be_weekday; /* "mar" is March, and Tuesday in French, Italian and Spanish */
} CvDateWord;

CvDateWord cv_date_word_find (const char *text, gsize length);
