/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "base/cv-day.h"

/* The nouns of a plan as plain data. One table of fields per noun is the only description of it:
 * the database's columns, the properties of its object, the keys of `show --json` and what
 * `goal edit ID FIELD=VALUE` takes are all read from it. Any thread. */

typedef enum
{
  CV_NOUN_PLAN,
  CV_NOUN_GOAL,
  CV_NOUN_KPI,
  CV_NOUN_CHANNEL,
  CV_NOUN_ROLE,        /* what a channel does for a goal */
  CV_NOUN_KPI_GOAL,    /* a further goal a KPI serves */
  CV_NOUN_KPI_CHANNEL, /* a channel chosen for a KPI */
  CV_NOUN_MILESTONE,   /* a point of a KPI's target path */
  CV_NOUN_METRIC,      /* a metric of the plan's own */
  CV_NOUN_BREAK,       /* a day a metric's definition or source changed */
  CV_NOUN_EVENT,
  CV_NOUN_PERSON,
  CV_NOUN_TOOL,
  CV_NOUN_TOOL_KPI,    /* a KPI that a tool gives numbers for */
  CV_NOUN_COST,        /* a line of the budget that is not a tool */
  CV_NOUN_READINESS,   /* the answer to a question; its id is the question's */
  CV_NOUN_NOTE,        /* of a check-in */
  CV_NOUN_DECISION,
  CV_NOUN_DISMISSAL,   /* a hint that was waved away */
  CV_NOUN_VERBATIM,    /* a sentence somebody said */
  CV_NOUN_CODE,        /* what a verbatim can be about */
  CV_NOUN_CODING,      /* a code a coder gave a verbatim */
  CV_NOUN_POLLINATION, /* the assumptions of the estimate; one record at most */
  CV_N_NOUNS
} CvNoun;

/* The longest text of a field, in characters. */
#define CV_TEXT_MAX_CHARS 100000

typedef enum
{
  CV_FIELD_TEXT,      /* cell.text, never NULL, "" for none */
  CV_FIELD_REFERENCE, /* cell.text: id of a record of `refers`, "" for none */
  CV_FIELD_NUMBER,    /* cell.number, NAN for none */
  CV_FIELD_INTEGER,   /* cell.integer */
  CV_FIELD_DAY,       /* cell.integer: a CvDay, CV_DAY_NONE for none */
  CV_FIELD_ENUM       /* cell.integer: a value of `enumeration` */
} CvFieldKind;

typedef struct
{
  const char *name; /* column, JSON key, FIELD of the command line; the property has '-' for '_' */
  CvFieldKind kind;
  gsize       offset;             /* in the object's structure */
  GType     (*enumeration) (void); /* of CV_FIELD_ENUM */
  CvNoun      refers;             /* of CV_FIELD_REFERENCE */
  gboolean    owned; /* of CV_FIELD_REFERENCE: the record cannot be without it and goes with it */
} CvField;

typedef struct
{
  const char    *name;   /* table and JSON name, singular: "kpi_goal" */
  const char    *prefix; /* of the ids the store gives out: "g" makes g1, g2; NULL: it is given */
  const CvField *fields; /* without the id */
  guint          n_fields;
} CvNounInfo;

const CvNounInfo *cv_noun_info  (CvNoun noun);
/* Position of field @name, '_' and '-' alike; -1 if there is none. */
int               cv_noun_field (CvNoun noun, const char *name);

typedef struct
{
  char  *text;
  double number;
  gint64 integer;
} CvCell;

/* One record: cells[i] belongs to cv_noun_info (noun)->fields[i]. */
typedef struct
{
  CvNoun noun;
  char  *id;
  CvCell cells[];
} CvRow;

/* All cells at their field's "none" (enumerations 0). @id may be NULL. (transfer full) */
CvRow   *cv_row_new      (CvNoun noun, const char *id);
CvRow   *cv_row_copy     (const CvRow *row);
void     cv_row_free     (CvRow *row);
void     cv_row_set_text (CvRow *row, const char *field, const char *text); /* TEXT and REFERENCE */
void     cv_row_set_number  (CvRow *row, const char *field, double number);
/* INTEGER, DAY, ENUM */
void     cv_row_set_integer (CvRow *row, const char *field, gint64 integer);
void     cv_row_set_cell (CvRow *row, guint field, const CvCell *cell); /* by position; copies */
gboolean cv_cell_equal   (const CvField *field, const CvCell *a, const CvCell *b);

/* Reads what a person or a program wrote for a field: an ISO day, a C-locale number, the nick of an
 * enumeration, "" for none. @cell is overwritten, whatever it held. CV_ERROR_INVALID says what was
 * expected; a text is refused if it is longer than
 * CV_TEXT_MAX_CHARS or not UTF-8. */
gboolean cv_cell_parse   (const CvField *field, const char *text, CvCell *cell, GError **error);
/* The same the other way, "" for none. (transfer full) */
char    *cv_cell_format  (const CvField *field, const CvCell *cell);
/* Frees what @cell holds; it may be filled anew. */
void     cv_cell_clear   (const CvField *field, CvCell *cell);
/* @to is overwritten, whatever it held. */
void     cv_cell_copy    (const CvField *field, const CvCell *from, CvCell *to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvRow, cv_row_free)
