/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sources/cv-column.h"
#include "sources/cv-table.h"

/* How a column is read: settled once, by its tally and by what the other columns prove. */

typedef enum
{
  CV_DAY_NUMBER_NONE,
  CV_DAY_NUMBER_COMPACT,  /* 20260501, 202605 */
  CV_DAY_NUMBER_SERIAL,   /* days since 1899-12-30 */
  CV_DAY_NUMBER_EPOCH,    /* seconds since 1970 */
  CV_DAY_NUMBER_EPOCH_MS
} CvDayNumber;

typedef struct
{
  CvColumnType type;
  CvDateOrder  order;             /* UNKNOWN: plays no part, or open */
  gboolean     is_order_open, has_order_conflict;
  char         decimal;           /* the mark; 0: open */
  gboolean     is_decimal_open, has_decimal_conflict;
  gboolean     refuses_percents, refuses_money; /* those are strangers in the column */
  CvDayNumber  day_number;
  gboolean     is_month_and_year; /* "Jan-26" is January 2026 */
  gboolean     has_yearless;      /* some of its days have no year */
} CvColumnRule;

/* Settles all columns of a table. What stays open is to be asked. */
void    cv_column_rules_settle    (CvColumnRule         *rules,
                                   const CvColumnTally  *tallies,
                                   guint                 n,
                                   const CvTableOptions *options,
                                   char                  delimiter);
/* The days of the column under its rule. */
void    cv_column_rule_get_spread (const CvColumnRule *self, const CvColumnTally *tally, CvDaySpread *spread);
/* Cells with a value that the rule does not read. */
guint64 cv_column_rule_problems   (const CvColumnRule *self, const CvColumnTally *tally);
