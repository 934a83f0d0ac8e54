/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An edit, operation by operation. The rules of a plan are the model's (cv-planning.h); what is
 * held here is what must never be in a file whoever wrote the edit: cells of another kind,
 * references to nothing, a plan without its own row. */

#include "store/cv-apply.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/cv-error.h"
#include "store/cv-cell.h"
#include "store/cv-counter.h"
#include "store/cv-records.h"

typedef struct
{
  CvDb       *db;
  CvTouched  *touched;
  GPtrArray  *ids;
  GHashTable *given; /* placeholder -> id */
} Apply;

/* The id behind what an edit says: itself, unless it is a placeholder. */
static const char *
resolve (Apply *apply, const char *id)
{
  const char *given = g_hash_table_lookup (apply->given, id);

  return given != NULL ? given : id;
}

static gboolean
fail_gone (GError **error, const char *id)
{
  g_set_error (error, CV_ERROR, CV_ERROR_NOT_FOUND,
               /* Translators: the short name of a record: "g3" */
               _("“%s” is no longer in the plan; it may have been deleted in another window. "
                 "Reload, then try again."),
               id);
  return FALSE;
}

static gboolean
must_be_there (Apply *apply, CvNoun noun, const char *id, GError **error)
{
  gboolean has;

  if (!cv_records_has (apply->db, noun, id, &has, error))
    return FALSE;
  return has || fail_gone (error, id);
}

static gboolean
check_reference (Apply *apply, const CvRow *row, const CvField *field, const char *id,
                 GError **error)
{
  if (*id != '\0')
    return must_be_there (apply, field->refers, id, error);
  if (!field->owned || row->noun == CV_NOUN_BREAK)
    return TRUE;

  g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
               /* Translators: a record and its field, in the command line's words: "kpi", "goal" */
               _("A “%1$s” cannot be without its “%2$s”. Choose one."),
               cv_noun_info (row->noun)->name, field->name);
  return FALSE;
}

/* Puts ids in place of placeholders and looks at each cell of @fields. */
static gboolean
prepare_cells (Apply *apply, CvRow *row, guint64 fields, GError **error)
{
  const CvNounInfo *info = cv_noun_info (row->noun);

  for (guint i = 0; i < info->n_fields; i++)
    {
      const CvField *field = &info->fields[i];

      if ((fields & (G_GUINT64_CONSTANT (1) << i)) == 0)
        continue;
      if (!cv_cell_check (field, &row->cells[i], error))
        return FALSE;
      if (field->kind != CV_FIELD_REFERENCE)
        continue;
      cv_row_set_text (row, field->name, resolve (apply, row->cells[i].text));
      if (!check_reference (apply, row, field, row->cells[i].text, error))
        return FALSE;
    }
  return TRUE;
}

/* Ids count up, so that there cannot be too many records before the numbers say so. */
static gboolean
check_room (Apply *apply, CvNoun noun, gint64 number, GError **error)
{
  gint64 count;

  if (number <= CV_RECORDS_MAX)
    return TRUE;
  if (!cv_records_count (apply->db, noun, &count, error))
    return FALSE;
  if (count < CV_RECORDS_MAX)
    return TRUE;
  g_set_error (error, CV_ERROR, CV_ERROR_LIMIT,
               _("A plan holds at most %d entries of one kind. Delete some first."),
               CV_RECORDS_MAX);
  return FALSE;
}

static gboolean
give_id (Apply *apply, CvRow *row, GError **error)
{
  const CvNounInfo *info = cv_noun_info (row->noun);
  gint64 number;

  if (info->prefix == NULL)
    {
      g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
                   _("A “%s” needs a name of its own. Give one."),
                   info->name);
      return FALSE;
    }
  if (!cv_counter_next (apply->db, info->name, &number, error)
      || !check_room (apply, row->noun, number, error))
    return FALSE;

  if (row->id != NULL)
    g_hash_table_insert (apply->given, g_strdup (row->id),
                         g_strdup_printf ("%s%" G_GINT64_FORMAT, info->prefix, number));
  g_free (row->id);
  row->id = g_strdup_printf ("%s%" G_GINT64_FORMAT, info->prefix, number);
  return TRUE;
}

/* An id the edit brings along, such as that of an own metric. */
static gboolean
take_id (Apply *apply, CvRow *row, GError **error)
{
  const CvNounInfo *info = cv_noun_info (row->noun);
  gint64   number = CV_RECORDS_MAX + 1;
  gboolean has;

  if (!cv_records_is_id (row->noun, row->id) || !g_utf8_validate (row->id, -1, NULL)
      || g_utf8_strlen (row->id, -1) > CV_TEXT_MAX_CHARS
      || (row->noun == CV_NOUN_PLAN && !g_str_equal (row->id, "plan")))
    {
      g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
                   _("“%s” cannot be a name here. Choose another."), row->id);
      return FALSE;
    }
  if (!cv_records_has (apply->db, row->noun, row->id, &has, error))
    return FALSE;
  if (has)
    {
      g_set_error (error, CV_ERROR, CV_ERROR_EXISTS,
                   _("There is a “%s” already. Choose another name."),
                   row->id);
      return FALSE;
    }
  if (info->prefix != NULL)
    {
      number = g_ascii_strtoll (row->id + strlen (info->prefix), NULL, 10);
      if (!cv_counter_raise (apply->db, info->name, number, error))
        return FALSE;
    }
  return check_room (apply, row->noun, number, error);
}

static gboolean
apply_insert (Apply *apply, const CvOperation *operation, GError **error)
{
  g_autoptr (CvRow) row = cv_row_copy (operation->row);
  gboolean is_new = row->id == NULL || cv_edit_is_placeholder (row->id);

  if (!(is_new ? give_id (apply, row, error) : take_id (apply, row, error)))
    return FALSE;
  if (!prepare_cells (apply, row, G_MAXUINT64, error) || !cv_records_insert (apply->db, row, error))
    return FALSE;
  cv_touched_add (apply->touched, row->noun, row->id);
  g_ptr_array_add (apply->ids, g_strdup (row->id));
  return TRUE;
}

static gboolean
apply_update (Apply *apply, const CvOperation *operation, GError **error)
{
  const CvNounInfo *info = cv_noun_info (operation->row->noun);
  const char *id = resolve (apply, operation->row->id);
  g_autoptr (CvRow) row = NULL;

  if (!must_be_there (apply, operation->row->noun, id, error))
    return FALSE;
  row = cv_records_get (apply->db, operation->row->noun, id, error);
  if (row == NULL)
    return FALSE;

  for (guint i = 0; i < info->n_fields; i++)
    if (operation->fields & (G_GUINT64_CONSTANT (1) << i))
      cv_row_set_cell (row, i, &operation->row->cells[i]);
  cv_touched_add (apply->touched, row->noun, row->id);
  return prepare_cells (apply, row, operation->fields, error)
         && cv_records_update (apply->db, row, error);
}

static gboolean delete_record (Apply *apply, CvNoun noun, const char *id, GError **error);

static gboolean
empty_reference (Apply *apply, CvNoun noun, const char *id, const CvField *field, GError **error)
{
  g_autoptr (CvRow) row = cv_records_get (apply->db, noun, id, error);

  if (row == NULL)
    return FALSE;
  cv_row_set_text (row, field->name, "");
  cv_touched_add (apply->touched, noun, id);
  return cv_records_update (apply->db, row, error);
}

/* Records of @noun whose @field is @id: those that belong to it go with it, others let go of it. */
static gboolean
release_references (Apply *apply, CvNoun noun, guint field, const char *id, GError **error)
{
  const CvField *info = &cv_noun_info (noun)->fields[field];
  g_autoptr (GPtrArray) found = cv_records_find (apply->db, noun, field, id, error);

  if (found == NULL)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      const char *other = g_ptr_array_index (found, i);

      if (!(info->owned ? delete_record (apply, noun, other, error)
                        : empty_reference (apply, noun, other, info, error)))
        return FALSE;
    }
  return TRUE;
}

/* Children first, one by one: a redo of what SQLite itself had cascaded would find them gone. */
static gboolean
delete_record (Apply *apply, CvNoun noun, const char *id, GError **error)
{
  for (int other = 0; other < CV_N_NOUNS; other++)
    {
      const CvNounInfo *info = cv_noun_info ((CvNoun) other);

      for (guint i = 0; i < info->n_fields; i++)
        if (info->fields[i].kind == CV_FIELD_REFERENCE && info->fields[i].refers == noun
            && !release_references (apply, (CvNoun) other, i, id, error))
          return FALSE;
    }
  cv_touched_add (apply->touched, noun, id);
  return cv_records_delete (apply->db, noun, id, error);
}

static gboolean
apply_delete (Apply *apply, const CvOperation *operation, GError **error)
{
  CvNoun      noun = operation->row->noun;
  const char *id = resolve (apply, operation->row->id);

  if (noun == CV_NOUN_PLAN)
    {
      g_set_error_literal (error, CV_ERROR, CV_ERROR_INVALID,
                           _("The plan cannot be deleted from inside. Move its file to the trash "
                             "instead."));
      return FALSE;
    }
  return must_be_there (apply, noun, id, error) && delete_record (apply, noun, id, error);
}

static gboolean
apply_operation (Apply *apply, const CvOperation *operation, GError **error)
{
  switch (operation->kind)
    {
    case CV_OPERATION_INSERT:
      return apply_insert (apply, operation, error);
    case CV_OPERATION_UPDATE:
      return apply_update (apply, operation, error);
    case CV_OPERATION_DELETE:
      return apply_delete (apply, operation, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

gboolean
cv_apply_edit (CvDb *db, const CvEdit *edit, CvTouched *touched, GPtrArray *ids, GError **error)
{
  g_autoptr (GHashTable) given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Apply apply = { db, touched, ids, given };

  for (guint i = 0; i < edit->operations->len; i++)
    if (!apply_operation (&apply, g_ptr_array_index (edit->operations, i), error))
      return FALSE;
  return TRUE;
}
