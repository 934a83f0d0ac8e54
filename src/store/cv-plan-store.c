/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The open plan file: the order in which the room's parts are called. Opening goes from what
 * believes least to what believes more: the header's bytes (cv-gate.c), the schema's text
 * (cv-schema.c), every cell of every record (cv-records.c); values are checked whenever they are
 * read. Each writing function is one transaction. */

#include "store/cv-plan-store-private.h"

#include <glib/gstdio.h>

#include "base/cv-error.h"
#include "store/cv-apply.h"
#include "store/cv-backup.h"
#include "store/cv-batch.h"
#include "store/cv-changes.h"
#include "store/cv-file.h"
#include "store/cv-gate.h"
#include "store/cv-records.h"
#include "store/cv-schema.h"
#include "store/cv-steps.h"
#include "store/cv-verify.h"

struct _CvPlanStore
{
  CvDb        *db;
  CvBulk      *bulk;         /* owned by the connection; NULL until values are asked for */
  GPtrArray   *checked;      /* what opening has read, until the first load or edit */
  gint64       data_version; /* when last asked */
};

static gboolean
get_data_version (CvPlanStore *self, gint64 *version, GError **error)
{
  return cv_db_get_integer (self->db, "PRAGMA data_version", version, error);
}

/* Reads everything there is to check. */
static gboolean
check (CvPlanStore *self, int *version, GError **error)
{
  if (!cv_schema_check (self->db, version, error) || !cv_gate_check_end (self->db, error))
    return FALSE;
  if (*version != CV_SCHEMA_VERSION)
    return TRUE; /* of other columns than those known here; checked after its migration */
  self->checked = cv_records_load (self->db, error);
  return self->checked != NULL && get_data_version (self, &self->data_version, error);
}

/* All or nothing: a file whose records turn out unsound stays what it was. */
static gboolean
migrate (CvPlanStore *self, GError **error)
{
  int version;
  gboolean ok;

  if (!cv_db_begin (self->db, TRUE, error))
    return FALSE;
  ok = cv_schema_check (self->db, &version, error)
       && (version == CV_SCHEMA_VERSION || cv_schema_migrate (self->db, version, error))
       && check (self, &version, error);
  return cv_db_end (self->db, ok, error);
}

CvPlanStore *
cv_plan_store_open (const char *path, GError **error)
{
  g_autoptr (CvPlanStore) self = g_new0 (CvPlanStore, 1);
  int version;
  gboolean ok;

  if (!cv_gate_check (path, error))
    return NULL;
  self->db = cv_db_open (path, CV_DB_EXISTING, error);
  if (self->db == NULL || !cv_db_begin (self->db, FALSE, error))
    return NULL;
  ok = check (self, &version, error);
  if (!cv_db_end (self->db, ok, error))
    return NULL;
  if (version != CV_SCHEMA_VERSION && !migrate (self, error))
    return NULL;

  cv_db_set_patience (self->db, 0);
  return g_steal_pointer (&self);
}

void
cv_plan_store_close (CvPlanStore *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->checked, g_ptr_array_unref);
  cv_db_close (self->db);
  g_free (self);
}

static gboolean
fill_new (CvDb *db, const CvRow *info, GError **error)
{
  g_autoptr (CvEdit)    edit = cv_edit_new ("");
  g_autoptr (CvTouched) touched = cv_touched_new ();
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  CvRow   *row = cv_row_copy (info);
  gboolean ok;

  g_free (row->id);
  row->id = g_strdup ("plan");
  cv_edit_insert (edit, row);

  if (!cv_schema_create (db, error) || !cv_db_begin (db, TRUE, error))
    return FALSE;
  ok = cv_apply_edit (db, edit, touched, ids, error);
  return cv_db_end (db, ok, error);
}

gboolean
cv_plan_store_create (const char *path, const CvRow *info, GError **error)
{
  g_autofree char *temporary = NULL;
  CvDb    *db;
  gboolean ok;

  g_return_val_if_fail (info->noun == CV_NOUN_PLAN, FALSE);

  temporary = cv_file_new_beside (path, error);
  if (temporary == NULL)
    return FALSE;
  db = cv_db_open (temporary, CV_DB_SCRATCH, error);
  ok = db != NULL && fill_new (db, info, error);
  cv_db_close (db);
  ok = ok && cv_file_place (temporary, path, CV_FILE_NEW, error);
  if (!ok)
    g_unlink (temporary);
  return ok;
}

CvDb *
cv_plan_store_get_db (CvPlanStore *self)
{
  return self->db;
}

CvBulk *
cv_plan_store_get_bulk (CvPlanStore *self, GError **error)
{
  if (self->bulk == NULL)
    self->bulk = cv_bulk_add (self->db, error);
  return self->bulk;
}

void
cv_plan_store_drop_checked (CvPlanStore *self)
{
  g_clear_pointer (&self->checked, g_ptr_array_unref);
}

const char *
cv_plan_store_get_path (CvPlanStore *self)
{
  return cv_db_get_path (self->db);
}

GPtrArray *
cv_plan_store_load (CvPlanStore *self, GError **error)
{
  g_autoptr (GPtrArray) changes = g_steal_pointer (&self->checked);
  gint64   version;
  gboolean ok;

  if (!cv_db_begin (self->db, FALSE, error))
    return NULL;
  ok = get_data_version (self, &version, error);
  if (ok && (changes == NULL || version != self->data_version))
    {
      g_clear_pointer (&changes, g_ptr_array_unref);
      changes = cv_records_load (self->db, error);
      ok = changes != NULL;
    }
  if (!cv_db_end (self->db, ok, error))
    return NULL;
  self->data_version = version;
  return g_steal_pointer (&changes);
}

gboolean
cv_plan_store_changed_elsewhere (CvPlanStore *self)
{
  gint64   version;
  gboolean changed;

  if (!get_data_version (self, &version, NULL))
    return FALSE;
  changed = version != self->data_version;
  self->data_version = version;
  if (changed)
    g_clear_pointer (&self->checked, g_ptr_array_unref);
  return changed;
}

/* The edit and its step on the stack. *@changed is FALSE if it came to nothing. */
static gboolean
apply_recorded (CvPlanStore *self, const CvEdit *edit, CvTouched *touched, GPtrArray *ids,
                gboolean *changed, GError **error)
{
  g_autoptr (GBytes) changes = cv_changes_record (self->db, edit, touched, ids, error);

  if (changes == NULL)
    return FALSE;
  *changed = g_bytes_get_size (changes) > 0;
  return !*changed
         || cv_steps_push (self->db, edit->name, changes, 0, (gint64) g_bytes_get_size (changes),
                           error);
}

GPtrArray *
cv_plan_store_apply (CvPlanStore *self, const CvEdit *edit, char ***ids, GError **error)
{
  g_autoptr (CvTouched) touched = cv_touched_new ();
  g_autoptr (GPtrArray) new_ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) changes = NULL;
  gboolean changed = FALSE;

  cv_plan_store_drop_checked (self);
  if (!cv_db_begin (self->db, TRUE, error))
    return NULL;
  if (apply_recorded (self, edit, touched, new_ids, &changed, error))
    changes = cv_touched_read (touched, self->db, error);
  if (changes != NULL && !changed)
    cv_db_end (self->db, FALSE, NULL);
  else if (!cv_db_end (self->db, changes != NULL, error))
    return NULL;

  if (ids != NULL)
    {
      g_ptr_array_set_free_func (new_ids, NULL);
      g_ptr_array_add (new_ids, NULL);
      *ids = (char **) g_ptr_array_free (g_steal_pointer (&new_ids), FALSE);
    }
  return g_steal_pointer (&changes);
}

GPtrArray *
cv_plan_store_list_steps (CvPlanStore *self, GError **error)
{
  return cv_steps_list (self->db, error);
}

char *
cv_plan_store_peek (CvPlanStore *self, gboolean redo)
{
  g_autoptr (CvStackStep) step = cv_steps_get (self->db, redo, NULL);

  return step != NULL ? g_steal_pointer (&step->name) : NULL;
}

/* The values of a channel come and go with it. */
static gboolean
touches_values (GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    if (((const CvChange *) g_ptr_array_index (changes, i))->noun == CV_NOUN_CHANNEL)
      return TRUE;
  return FALSE;
}

/* What @step does or takes back, inside the transaction. */
static gboolean
move_step (CvPlanStore *self, const CvStackStep *step, gboolean redo, CvUndone *undone,
           GError **error)
{
  g_autoptr (CvTouched) touched = cv_touched_new ();
  CvBulk *bulk;

  if (step->changes != NULL && !cv_changes_apply (self->db, step->changes, !redo, touched, error))
    return FALSE;
  if (step->batch != 0)
    {
      bulk = cv_plan_store_get_bulk (self, error);
      if (bulk == NULL || !cv_batch_swap (bulk, step->batch, redo, error))
        return FALSE;
    }

  undone->changes = cv_touched_read (touched, self->db, error);
  if (undone->changes == NULL)
    return FALSE;
  undone->values = step->batch != 0 || touches_values (undone->changes);
  return cv_steps_mark (self->db, step->number, !redo, error);
}

static CvUndone *
move_on_stack (CvPlanStore *self, gboolean redo, GError **error)
{
  g_autoptr (CvUndone)    undone = g_new0 (CvUndone, 1);
  g_autoptr (CvStackStep) step = NULL;
  gboolean ok;

  cv_plan_store_drop_checked (self);
  if (!cv_db_begin (self->db, TRUE, error))
    return NULL;
  step = cv_steps_get (self->db, redo, error);
  ok = step != NULL && move_step (self, step, redo, undone, error);
  if (!cv_db_end (self->db, ok, error))
    return NULL;

  undone->name = g_steal_pointer (&step->name);
  return g_steal_pointer (&undone);
}

CvUndone *
cv_plan_store_undo (CvPlanStore *self, GError **error)
{
  return move_on_stack (self, FALSE, error);
}

CvUndone *
cv_plan_store_redo (CvPlanStore *self, GError **error)
{
  return move_on_stack (self, TRUE, error);
}

void
cv_undone_free (CvUndone *undone)
{
  if (undone == NULL)
    return;
  g_free (undone->name);
  g_clear_pointer (&undone->changes, g_ptr_array_unref);
  g_free (undone);
}

gboolean
cv_plan_store_backup (CvPlanStore *self, const char *path, gboolean replace, GError **error)
{
  return cv_backup_write (self->db, path, replace ? CV_FILE_REPLACE : CV_FILE_NEW, NULL, error);
}

gboolean
cv_plan_store_verify (CvPlanStore *self, GError **error)
{
  return cv_verify (self->db, error);
}
