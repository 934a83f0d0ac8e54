/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>

#include "sources/cv-cell-date.h"
#include "sources/cv-csv.h"

/* What the cells of one column could be, counted over the whole file, so that the column is judged
 * once and by all of it. Nothing is kept of the cells but counts, extremes and a few examples. */

#define CV_EXAMPLE_SIZE 48

/* How days lie: for the grain, and for the first and last. */
typedef struct
{
  CvDay    first, last;  /* CV_DAY_NONE: no day yet */
  guint    weekdays;     /* a bit for each that occurs, Monday 1 << 1 */
  gboolean has_other_than_firsts, has_other_than_lasts, has_other_than_quarters;
  char     clock[CV_EXAMPLE_SIZE]; /* a time that does not exist once: see cv-clock-change.h; "": none */
} CvDaySpread;

/* A text that was judged before: names of channels and metrics come again in every row. */
typedef struct
{
  guint8 length; /* 0: free */
  bool   is_total, is_token, is_false_day;
  char   text[44];
} CvKnownText;

typedef struct
{
  guint    hints;   /* of the heading: CvHeadingHint */
  guint64  n_cells;
  guint64  n_empty;      /* nothing at all, or what even in a text means nothing */
  guint64  n_null_words; /* "n.d.", "null": nothing, unless it is a column of text */
  guint64  n_urls, n_texts, n_tokens; /* tokens: letters and digits in one piece; texts too */
  gsize    token_length; /* of all tokens; 0: they differ */

  guint64  n_numbers;    /* in any reading */
  guint64  n_with_dot, n_with_comma;     /* numbers if that is the decimal mark */
  guint64  n_dot_proofs, n_comma_proofs; /* numbers with that decimal mark only */
  guint64  n_ambiguous_dots, n_ambiguous_commas; /* "1.234", "1,234" */
  gboolean has_decimals_with_dot, has_decimals_with_comma;
  guint64  n_percents, n_money, n_rounded;
  gunichar group;        /* a mark between thousands other than dot and comma; 0 */
  gunichar money;        /* a currency of them; 0 */
  gboolean has_several_currencies;
  gboolean has_dot_groups, has_comma_groups;
  guint64  n_long;       /* more than 15 digits: a double does not hold it */
  guint64  n_leading_zeros; /* "007": no number */
  double   highest;      /* of the plain ones */
  guint64  n_compact_days, n_compact_months; /* numbers that could be days, as the next */
  guint64  n_serials, n_epochs, n_epochs_ms;

  guint64  n_dates;      /* in any reading */
  guint64  n_fixed, n_by_order[4], n_proofs[4]; /* one reading; as a date in that order; in that only */
  guint64  n_differing;  /* more than one day in the possible orders */
  guint64  n_names, n_year_first, n_yearless, n_weak;
  guint64  n_times, n_midnights, n_zones;
  guint64  n_eves;       /* 20:00 to 23:00 sharp with a zone: perhaps a midnight farther east */
  guint64  n_false_days; /* texts in the shape of a day that is in no calendar */
  guint64  n_totals;     /* words for a sum, in a column of names */
  gint16   utc_offset;   /* of all zones; CV_CELL_NO_OFFSET: they differ */
  guint64  n_periods, n_spans;
  CvDateForm period_form; /* of the last period that is no span */
  gboolean has_several_forms;
  guint64  n_may_be_months;
  int      may_be_month_number; /* the number of all of them; -1: they differ */
  guint    may_be_month_months; /* a bit for each */
  CvDaySpread spreads[4]; /* by order; at UNKNOWN the days with one reading */
  char     sign;          /* between the numbers of its dates */
  char     last_iso[12];  /* the last plain ISO day, to count it again without reading it */

  guint64  n_durations, n_short_durations;

  char     order_example[CV_EXAMPLE_SIZE];   /* a date that orders read differently */
  char     decimal_example[CV_EXAMPLE_SIZE]; /* a number that marks read differently */
  char     number_example[CV_EXAMPLE_SIZE];  /* of serials and epochs */
  char     rounded_example[CV_EXAMPLE_SIZE];
  char     false_day_example[CV_EXAMPLE_SIZE];

  CvKnownText known[64]; /* by a hash of the text */
} CvColumnTally;

void    cv_column_tally_init   (CvColumnTally *self, guint hints);
void    cv_column_tally_add    (CvColumnTally *self, const CvCsvField *field);
/* Cells that hold a value. */
guint64 cv_column_tally_values (const CvColumnTally *self);
void    cv_day_spread_add      (CvDaySpread *self, CvDay first, CvDay last);
/* @self becomes both. */
void    cv_day_spread_merge    (CvDaySpread *self, const CvDaySpread *other);

/* Days that spreadsheets and systems write as numbers. */
gboolean cv_day_from_serial    (double number, CvDay *day); /* days since 1899-12-30, from 2000 to 2099 */
gboolean cv_day_from_epoch     (double seconds, CvDay *day, gint32 *time); /* since 1970, UTC */
