/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cv-day.h"

/* What one column of a table holds, and one cell of it once the column is settled. */

typedef enum
{
  CV_COLUMN_EMPTY,    /* no value anywhere, and the heading does not say what there would be */
  CV_COLUMN_TEXT,
  CV_COLUMN_ID,       /* never a quantity, whatever it looks like: kept as text */
  CV_COLUMN_URL,
  CV_COLUMN_DATE,
  CV_COLUMN_DATETIME,
  CV_COLUMN_PERIOD,   /* a week, month or quarter, or any span of days */
  CV_COLUMN_INTEGER,
  CV_COLUMN_DECIMAL,
  CV_COLUMN_PERCENT,  /* in percent: 4.02 is 4.02 % */
  CV_COLUMN_DURATION  /* number: seconds */
} CvColumnType;

typedef enum
{
  CV_DATE_ORDER_UNKNOWN,
  CV_DATE_ORDER_DMY,
  CV_DATE_ORDER_MDY,
  CV_DATE_ORDER_YMD
} CvDateOrder;

typedef enum
{
  CV_CELL_NULL,      /* nothing is known; never 0 */
  CV_CELL_TEXT,      /* text, id, url */
  CV_CELL_NUMBER,    /* integer, decimal, percent, duration */
  CV_CELL_DAY,       /* date, datetime */
  CV_CELL_PERIOD,
  CV_CELL_UNSETTLED, /* two readings, or no year: a blocking question of the table is open */
  CV_CELL_PROBLEM    /* does not match its column: there is a CvRowProblem */
} CvCellKind;

#define CV_CELL_NO_TIME   (-1)
#define CV_CELL_NO_OFFSET G_MININT16

typedef struct
{
  CvCellKind  kind;
  guint       length;     /* of text, in bytes */
  const char *text;       /* as written, spaces around it gone; UTF-8, zero-terminated; never NULL */
  double      number;     /* NUMBER; else NAN */
  CvDay       day;        /* DAY, first day of PERIOD; else CV_DAY_NONE */
  CvDay       last;       /* last day of PERIOD; else as day */
  gint32      seconds;    /* time of day, or CV_CELL_NO_TIME */
  gint16      utc_offset; /* minutes east, or CV_CELL_NO_OFFSET: the file names no zone */
  gint16      year_step;  /* UNSETTLED for want of a year: years after that of the first row */
} CvTableCell;

/* "date", "integer"...; stable. */
const char *cv_column_type_to_string (CvColumnType type);
gboolean    cv_column_type_is_number (CvColumnType type); /* integer, decimal, percent, duration */
gboolean    cv_column_type_is_time   (CvColumnType type); /* date, datetime, period */
/* "DMY"...; NULL for UNKNOWN. From: any case. */
const char *cv_date_order_to_string  (CvDateOrder order);
gboolean    cv_date_order_from_string (const char *text, CvDateOrder *order);
