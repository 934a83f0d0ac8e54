/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sources/cv-cell.h"

/* What one text can be as a day, a time of a day or a period, in every reading that exists. The
 * column decides between them. Pure, any thread. */

typedef enum
{
  CV_DATE_FORM_DAY,
  CV_DATE_FORM_WEEK,
  CV_DATE_FORM_MONTH,
  CV_DATE_FORM_QUARTER,
  CV_DATE_FORM_SPAN
} CvDateForm;

typedef struct
{
  int year; /* 0: not written */
  int month, date;
} CvYmd;

#define CV_ORDER_BIT(order) (1u << (order))

typedef struct
{
  CvDateForm form;
  guint      orders;     /* CV_ORDER_BIT of each order in which it is a date; 0: order plays no part */
  CvYmd      first[4];   /* by CvDateOrder; at UNKNOWN where order plays no part */
  CvYmd      last[4];    /* SPAN */
  gint32     seconds;    /* CV_CELL_NO_TIME */
  gint16     utc_offset; /* CV_CELL_NO_OFFSET */
  char       sign;       /* between its numbers */
  gboolean   has_name;   /* of a month */
  gboolean   is_year_first;
  gboolean   is_weak;    /* it could as well be a plain number or text: 20260501, 30/12, 05.2026 */
  gboolean   may_be_month; /* "Jan-26": the 26th, or the month of 2026 */
} CvDateReading;

/* Whether @text is three numbers parted as those of a day, be they one or not: "31.02.2026". */
gboolean cv_cell_date_has_shape (const char *text, guint length);
gboolean cv_cell_date_judge (const char *text, guint length, CvDateReading *reading);
/* The days of @reading in @order (ignored where none plays a part), where @year is the year if none is
 * written. FALSE if there are none. */
gboolean cv_date_reading_get_days (const CvDateReading *reading,
                                   CvDateOrder          order,
                                   int                  year,
                                   CvDay               *first,
                                   CvDay               *last);
CvGrain  cv_date_form_grain (CvDateForm form); /* of WEEK, MONTH, QUARTER; else DAY */
