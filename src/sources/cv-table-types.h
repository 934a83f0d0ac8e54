/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cv-progress.h"
#include "sources/cv-cell.h"

/* What a table says about itself: its columns, open questions, lines left out, problems. */

typedef struct
{
  CvDateOrder date_order;  /* UNKNOWN: as the file says */
  char        decimal;     /* '.' or ','; 0: as the file says */
  char        delimiter;   /* 0: as the file says */
  int         header_line; /* CV_TABLE_FIND_HEADER, 0: there is none, or its 1-based line */
  int         first_year;  /* of the first row, for dates that have no year; 0: not known */
  CvProgress *progress;    /* (nullable) borrowed; opening begins its stage CV_TABLE_STAGE, in bytes */
} CvTableOptions;

#define CV_TABLE_STAGE 1
#define CV_TABLE_FIND_HEADER (-1)
#define CV_TABLE_OPTIONS_INIT { .header_line = CV_TABLE_FIND_HEADER }

typedef struct
{
  const char  *name;    /* unique in the table; "1", "2"... where the file has no name */
  const char  *heading; /* as the file has it: that of several columns, maybe */
  CvColumnType type;
  CvDateOrder  order;   /* of its dates; UNKNOWN also if they name the month or have none */
  char         decimal; /* mark of its numbers; 0: open (a question), or there are none */
  guint64      n_values, n_nulls, n_problems;
  CvDay        first, last;  /* of the days it holds, once settled; else CV_DAY_NONE */
  gboolean     has_grain;    /* all its days are those of one kind of period, or it is of days */
  CvGrain      grain;        /* WEEK where all are Mondays, MONTH and QUARTER where all are firsts */
  const char  *false_day; /* a text of a column of text whose cells are for the most part in the shape of days, but in no
                             calendar; NULL */
  gboolean     seven_days_apart; /* but not on Mondays: weeks that begin on another day? */
} CvTableColumn;

typedef enum
{
  CV_QUESTION_DATE_ORDER, /* options.date_order */
  CV_QUESTION_DECIMAL,    /* options.decimal */
  CV_QUESTION_YEAR,       /* options.first_year */
  CV_QUESTION_TIME_ZONE,
  CV_QUESTION_PERIOD      /* which days the figures are of: the rows have no date */
} CvTableQuestionKind;

typedef struct
{
  CvTableQuestionKind kind;
  int                 column;   /* -1: of the whole file */
  gboolean            blocking; /* cells stay CV_CELL_UNSETTLED until it is answered */
  char               *text;     /* translated, with an example from the file */
} CvTableQuestion;

typedef struct
{
  guint64     line; /* 1-based line of the file */
  const char *why;  /* a few translated words */
} CvSkippedLine;

#define CV_ROW_PROBLEM_ROW G_MAXUINT

typedef struct
{
  guint       column;   /* or CV_ROW_PROBLEM_ROW: the row does not fit the header */
  const char *found;    /* until the next row */
  const char *expected; /* translated */
} CvRowProblem;

typedef struct
{
  guint64             line;    /* where it begins */
  guint               n_cells; /* always the number of columns */
  const CvTableCell       *cells;
  guint               n_problems;
  const CvRowProblem *problems;
} CvTableRow;
