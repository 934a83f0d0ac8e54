/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sources/cv-table.h"

/* How a table could go into a plan: which column is the day, which are metrics, what one row is. It
 * is a suggestion, plain and changeable: the caller overwrites what the user chose. It knows no
 * metric by itself; the caller's lookup does. */

typedef enum
{
  CV_SHAPE_WIDE,   /* a row is a day or period, its columns are metrics */
  CV_SHAPE_LONG,   /* a row is a day, the name of a metric and its value */
  CV_SHAPE_POSTS,  /* a row is a post: add up by the day of publishing */
  CV_SHAPE_TOTALS, /* a row is a channel or the whole, of a period named outside the rows, if at all */
  CV_SHAPE_ACROSS  /* a row is a metric, the columns are days or periods */
} CvTableShape;

/* Words that may name a metric, and where they stand. */
typedef struct
{
  const char  *text;
  gboolean     is_title; /* above the table, of its only column of numbers; else the heading of a column */
  CvTableShape shape;
  CvColumnType type;     /* of the column's cells */
} CvMetricWords;

typedef struct
{
  const char *metric; /* its id, which must outlive the layout */
  const char *role;   /* what such a column is to a plan, in a plain word: "impressions"; NULL. Must outlive the layout */
  guint       rank;   /* how near the words are to the metric: 0 the best, the place in the catalogue's list */
} CvMetricMatch;

/* Whether @words name a metric; *@match is then set. Of two columns with the same metric the one of lower rank is
 * taken, then the left one. */
typedef gboolean (*CvMetricForWords) (const CvMetricWords *words, CvMetricMatch *match, gpointer data);

typedef struct
{
  const char *metric; /* NULL: not a metric, or left out */
  char       *role;   /* "day", "period", "published", "planned for", "post id", "link", "text", "account", "kind",
                         "network", "channel", "source", "metric", "value", "grain", or what its metric is to a plan;
                         NULL: none */
  const char *metric_role;
  const char *rival_metric; /* where another column is taken for the metric this one might be too: that metric, */
  guint       rival;        /* and that column */
  CvDay       first, last;  /* CV_SHAPE_ACROSS: the period the column stands for */
} CvLayoutColumn;

typedef struct
{
  CvTableShape    shape;
  CvGrain         grain;          /* of one value; POSTS: DAY */
  int             date_column;    /* -1: none */
  int             false_date_column; /* would be it, were its cells days; -1 */
  int             network_column; /* "Instagram", "Facebook"...; -1 */
  int             channel_column; /* a channel, account or source; -1 */
  int             metric_column;  /* LONG, ACROSS; -1 */
  int             value_column;   /* LONG; -1 */
  int             grain_column;   /* LONG: each row says how long a time it is of; -1 */
  int             estimate_column; /* LONG: filled where the row is an estimate; -1 */
  CvDay           first, last;    /* TOTALS: the period the file names, else CV_DAY_NONE */
  guint           n_columns;
  CvLayoutColumn *columns;
  GPtrArray      *notes;          /* of char *: translated sentences to show before an import */
  char           *cannot;         /* why nothing can be imported as it stands; NULL: it can */
} CvLayout;

/* (transfer full) Never fails; see @cannot. */
CvLayout *cv_layout_suggest         (const CvTable *table, CvMetricForWords lookup, gpointer data);
void      cv_layout_free            (CvLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvLayout, cv_layout_free)

/* The user's own choices. All keep shape, grain, roles, @cannot and @notes in step.
 * FALSE with CV_ERROR_INVALID if the column holds no dates. */
gboolean  cv_layout_set_date_column (CvLayout      *self,
                                     const CvTable *table,
                                     int            column,
                                     GError       **error);
/* @metric NULL leaves the column out; it must outlive the layout. FALSE with CV_ERROR_INVALID if the
 * column holds no numbers. */
gboolean  cv_layout_set_metric      (CvLayout      *self,
                                     const CvTable *table,
                                     int            column,
                                     const char    *metric,
                                     GError       **error);

/* @first to @last are what the rows are of together. CV_ERROR_INVALID if the file says so itself. */
gboolean  cv_layout_set_period      (CvLayout      *self,
                                     const CvTable *table,
                                     CvDay          first,
                                     CvDay          last,
                                     GError       **error);

/* "wide", "long", "posts", "totals", "across" */
const char *cv_table_shape_to_string (CvTableShape shape);
