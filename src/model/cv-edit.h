/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-row.h"

/* One thing a user does to a plan, as plain data: what the store writes in one transaction, keeps
 * as one step of the undo stack, and what comes back as changes for the objects. Any thread. */

typedef enum
{
  CV_OPERATION_INSERT, /* row: the whole record; in place of a placeholder the store gives an id */
  CV_OPERATION_UPDATE, /* row->id; only the cells of `fields` count */
  CV_OPERATION_DELETE  /* row->id; what belongs to it goes with it */
} CvOperationKind;

typedef struct
{
  CvOperationKind kind;
  CvRow          *row;
  guint64         fields; /* of an update: bit i for cells[i] */
} CvOperation;

typedef struct
{
  char      *name;       /* "Add Goal": shown as "Undo Add Goal", in the program's language */
  GPtrArray *operations; /* of CvOperation */
} CvEdit;

CvEdit *cv_edit_new        (const char *name);
void    cv_edit_free       (CvEdit *edit);
/* Takes @row. The text returned stands for the new record's id in later operations of this edit
 * (references to it, too), until the store knows it: the row's own id if it has one, else a
 * placeholder that becomes row->id. Owned by the edit. */
const char *cv_edit_insert (CvEdit *edit, CvRow *row);
/* Whether @id only stands for the id the store will give. */
gboolean cv_edit_is_placeholder (const char *id);
void    cv_edit_set        (CvEdit *edit, CvNoun noun, const char *id, const char *field,
                            const CvCell *cell);
void    cv_edit_set_text   (CvEdit *edit, CvNoun noun, const char *id, const char *field,
                            const char *text);
void    cv_edit_set_number (CvEdit *edit, CvNoun noun, const char *id, const char *field,
                            double number);
void    cv_edit_set_integer (CvEdit *edit, CvNoun noun, const char *id, const char *field,
                             gint64 integer);
void    cv_edit_delete     (CvEdit *edit, CvNoun noun, const char *id);

/* What became of one record: its new row, or NULL when it is gone. */
typedef struct
{
  CvNoun noun;
  char  *id;
  CvRow *row;
} CvChange;

CvChange *cv_change_new  (CvNoun noun, const char *id, CvRow *row); /* takes @row */
void      cv_change_free (CvChange *change);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvEdit, cv_edit_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvChange, cv_change_free)
