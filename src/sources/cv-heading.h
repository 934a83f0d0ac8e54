/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cv-day.h"

/* What the words of a heading say about its column, in the languages exports come in. They only
 * settle what the cells leave open. Pure, any thread. */

typedef enum
{
  CV_HEADING_DATE     = 1 << 0,
  CV_HEADING_ID       = 1 << 1,
  CV_HEADING_RATE     = 1 << 2,
  CV_HEADING_DURATION = 1 << 3,
  CV_HEADING_CURRENCY = 1 << 4,  /* names one: "(USD)" */
  CV_HEADING_COUNT    = 1 << 5,  /* whole things: impressions, clicks */
  CV_HEADING_TEXT     = 1 << 6,  /* title, caption, type: text even if it is made of digits */
  CV_HEADING_PUBLISHED = 1 << 7,
  CV_HEADING_PLANNED  = 1 << 8,
  CV_HEADING_NETWORK  = 1 << 9,
  CV_HEADING_CHANNEL  = 1 << 10,
  CV_HEADING_SOURCE   = 1 << 11,
  CV_HEADING_ACCOUNT  = 1 << 12,
  CV_HEADING_METRIC   = 1 << 13,
  CV_HEADING_VALUE    = 1 << 14,
  CV_HEADING_POST     = 1 << 15, /* post, video, tweet */
  CV_HEADING_KIND     = 1 << 16,
  CV_HEADING_CAPTION  = 1 << 17, /* what a post says */
  CV_HEADING_PERIOD   = 1 << 18, /* week, month, quarter */
  CV_HEADING_PERCENT  = 1 << 19, /* says so: "(%)" */
  CV_HEADING_START    = 1 << 20, /* the first day of something: "Reporting starts" */
  CV_HEADING_END      = 1 << 21,
  CV_HEADING_GRAIN    = 1 << 22, /* how long a time each row is of, in words */
  CV_HEADING_ESTIMATE = 1 << 23  /* whether a number was estimated */
} CvHeadingHint;

guint    cv_heading_judge     (const char *heading);
/* Whether @cell, the first of a row, names a sum: "Total", "Gesamtergebnis", "Total:". @is_loose:
 * also "Total (30 days)", for tables whose first column holds days. */
gboolean cv_heading_is_total  (const char *cell, gboolean is_loose);
/* A cell that says there is no value. Of text only what no one would write as text. */
gboolean cv_cell_is_null      (const char *text, guint length);
gboolean cv_cell_is_text_null (const char *text, guint length);
/* "week", "Monat", "quotidien": the length of time that a cell names. */
gboolean cv_cell_read_grain   (const char *text, CvGrain *grain);
