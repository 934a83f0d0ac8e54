/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Edits as plain data. A new record has no id until the store writes it, and yet a page wants to
 * add a goal and its KPIs in one step: until then "$1", "$2"... stand for them. No id the store
 * gives out and no metric's id begins with "$". Any thread. */

#include "model/cv-edit.h"

static void
operation_free (gpointer data)
{
  CvOperation *operation = data;

  cv_row_free (operation->row);
  g_free (operation);
}

CvEdit *
cv_edit_new (const char *name)
{
  CvEdit *edit = g_new0 (CvEdit, 1);

  edit->name = g_strdup (name);
  edit->operations = g_ptr_array_new_with_free_func (operation_free);
  return edit;
}

void
cv_edit_free (CvEdit *edit)
{
  if (edit == NULL)
    return;
  g_free (edit->name);
  g_ptr_array_unref (edit->operations);
  g_free (edit);
}

static CvOperation *
add (CvEdit *edit, CvOperationKind kind, CvRow *row)
{
  CvOperation *operation = g_new0 (CvOperation, 1);

  operation->kind = kind;
  operation->row = row;
  g_ptr_array_add (edit->operations, operation);
  return operation;
}

const char *
cv_edit_insert (CvEdit *edit, CvRow *row)
{
  add (edit, CV_OPERATION_INSERT, row);
  if (row->id == NULL)
    row->id = g_strdup_printf ("$%u", edit->operations->len);
  return row->id;
}

gboolean
cv_edit_is_placeholder (const char *id)
{
  return id != NULL && id[0] == '$';
}

/* The update of @noun's @id to write the next field into: several fields of one record in a row
 * are one operation. */
static CvOperation *
get_update (CvEdit *edit, CvNoun noun, const char *id)
{
  guint n = edit->operations->len;
  CvOperation *last = n > 0 ? g_ptr_array_index (edit->operations, n - 1) : NULL;

  if (last != NULL && last->kind == CV_OPERATION_UPDATE && last->row->noun == noun
      && g_str_equal (last->row->id, id))
    return last;
  return add (edit, CV_OPERATION_UPDATE, cv_row_new (noun, id));
}

/* The operation that takes @field, with the field marked as set; NULL if there is no such field. */
static CvOperation *
mark (CvEdit *edit, CvNoun noun, const char *id, const char *field)
{
  int i = cv_noun_field (noun, field);
  CvOperation *update;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (i >= 0, NULL);

  update = get_update (edit, noun, id);
  update->fields |= G_GUINT64_CONSTANT (1) << i;
  return update;
}

void
cv_edit_set (CvEdit *edit, CvNoun noun, const char *id, const char *field, const CvCell *cell)
{
  CvOperation *update = mark (edit, noun, id, field);

  if (update != NULL)
    cv_row_set_cell (update->row, (guint) cv_noun_field (noun, field), cell);
}

void
cv_edit_set_text (CvEdit *edit, CvNoun noun, const char *id, const char *field, const char *text)
{
  CvOperation *update = mark (edit, noun, id, field);

  if (update != NULL)
    cv_row_set_text (update->row, field, text);
}

void
cv_edit_set_number (CvEdit *edit, CvNoun noun, const char *id, const char *field, double number)
{
  CvOperation *update = mark (edit, noun, id, field);

  if (update != NULL)
    cv_row_set_number (update->row, field, number);
}

void
cv_edit_set_integer (CvEdit *edit, CvNoun noun, const char *id, const char *field, gint64 integer)
{
  CvOperation *update = mark (edit, noun, id, field);

  if (update != NULL)
    cv_row_set_integer (update->row, field, integer);
}

void
cv_edit_delete (CvEdit *edit, CvNoun noun, const char *id)
{
  add (edit, CV_OPERATION_DELETE, cv_row_new (noun, id));
}

CvChange *
cv_change_new (CvNoun noun, const char *id, CvRow *row)
{
  CvChange *change = g_new0 (CvChange, 1);

  change->noun = noun;
  change->id = g_strdup (id);
  change->row = row;
  return change;
}

void
cv_change_free (CvChange *change)
{
  if (change == NULL)
    return;
  g_free (change->id);
  cv_row_free (change->row);
  g_free (change);
}
