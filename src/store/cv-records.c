/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records as rows. One set of statements per noun, made once from its fields: select, insert,
 * update, delete. An update always writes the whole row; the undo session keeps only the cells that
 * changed. */

#include "store/cv-records.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/cv-error.h"
#include "store/cv-cell.h"

/* More text than this is no plan. It keeps a file from filling the memory. */
#define MAX_TEXT_BYTES (128 * 1024 * 1024)

typedef struct
{
  char  *load;
  char  *get;
  char  *count;
  char  *insert;
  char  *update;
  char  *delete;
  char **find; /* by field; NULL for those that refer to nothing */
} NounSql;

static NounSql noun_sql[CV_N_NOUNS];

/* "id", "name", ... with @before and @after around each name. */
static char *
list_columns (const CvNounInfo *info, const char *separator, const char *after, gboolean with_id)
{
  g_autoptr (GString) list = g_string_new (with_id ? "id" : "");

  for (guint i = 0; i < info->n_fields; i++)
    g_string_append_printf (list, "%s\"%s\"%s", i > 0 || with_id ? separator : "",
                            info->fields[i].name, after);
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static char *
list_parameters (const CvNounInfo *info)
{
  g_autoptr (GString) list = g_string_new ("?");

  for (guint i = 0; i < info->n_fields; i++)
    g_string_append (list, ", ?");
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static void
make_noun_sql (const CvNounInfo *info, NounSql *sql)
{
  g_autofree char *columns = list_columns (info, ", ", "", TRUE);
  g_autofree char *assignments = list_columns (info, ", ", " = ?", FALSE);
  g_autofree char *parameters = list_parameters (info);

  /* Ids that differ in length only by their number come in its order. */
  sql->load = g_strdup_printf ("SELECT %s FROM \"%s\" ORDER BY length(id), id", columns,
                               info->name);
  sql->get = g_strdup_printf ("SELECT %s FROM \"%s\" WHERE id = ?", columns, info->name);
  sql->count = g_strdup_printf ("SELECT count(*) FROM \"%s\"", info->name);
  sql->insert =
      g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", info->name, columns, parameters);
  sql->update = g_strdup_printf ("UPDATE \"%s\" SET %s WHERE id = ?", info->name, assignments);
  sql->delete = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = ?", info->name);
  sql->find = g_new0 (char *, info->n_fields);
  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].kind == CV_FIELD_REFERENCE)
      sql->find[i] = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = ? ORDER BY"
                                      " length(id), id",
                                      info->name, info->fields[i].name);
}

static const NounSql *
get_sql (CvNoun noun)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      for (int i = 0; i < CV_N_NOUNS; i++)
        make_noun_sql (cv_noun_info ((CvNoun) i), &noun_sql[i]);
      g_once_init_leave (&once, 1);
    }
  return &noun_sql[noun];
}

gboolean
cv_records_find_noun (const char *table, CvNoun *noun)
{
  for (int i = 0; i < CV_N_NOUNS; i++)
    if (g_str_equal (cv_noun_info ((CvNoun) i)->name, table))
      {
        *noun = (CvNoun) i;
        return TRUE;
      }
  return FALSE;
}

gboolean
cv_records_is_id (CvNoun noun, const char *id)
{
  const char *prefix = cv_noun_info (noun)->prefix;
  const char *digits;

  if (prefix == NULL)
    return *id != '\0' && !cv_edit_is_placeholder (id);
  if (!g_str_has_prefix (id, prefix))
    return FALSE;
  digits = id + strlen (prefix);
  return *digits != '0' && strlen (digits) >= 1 && strlen (digits) <= 9
         && strspn (digits, "0123456789") == strlen (digits);
}

static CvRow *
read_row (CvDb *db, CvNoun noun, CvStatement *get, GError **error)
{
  const CvNounInfo *info = cv_noun_info (noun);
  const char       *id = cv_cell_read_text (get, 0);
  g_autoptr (CvRow) row = NULL;

  if (id == NULL || !cv_records_is_id (noun, id))
    {
      cv_db_fail_damaged (db, error, "%s id", info->name);
      return NULL;
    }

  row = cv_row_new (noun, id);
  for (guint i = 0; i < info->n_fields; i++)
    {
      const CvField *field = &info->fields[i];

      cv_cell_clear (field, &row->cells[i]);
      if (!cv_cell_read (get, (int) i + 1, field, &row->cells[i]))
        {
          cv_db_fail_damaged (db, error, "%s %s %s", info->name, id, field->name);
          return NULL;
        }
    }
  return g_steal_pointer (&row);
}

CvRow *
cv_records_get (CvDb *db, CvNoun noun, const char *id, GError **error)
{
  g_autoptr (CvStatement) get = cv_db_prepare (db, get_sql (noun)->get, error);

  if (get == NULL)
    return NULL;
  sqlite3_bind_text (get, 1, id, -1, SQLITE_TRANSIENT);
  return cv_db_step (db, get, error) == SQLITE_ROW ? read_row (db, noun, get, error) : NULL;
}

gboolean
cv_records_has (CvDb *db, CvNoun noun, const char *id, gboolean *has, GError **error)
{
  g_autoptr (CvStatement) get = cv_db_prepare (db, get_sql (noun)->get, error);
  int result;

  if (get == NULL)
    return FALSE;
  sqlite3_bind_text (get, 1, id, -1, SQLITE_TRANSIENT);
  result = cv_db_step (db, get, error);
  *has = result == SQLITE_ROW;
  return result == SQLITE_ROW || result == SQLITE_DONE;
}

gboolean
cv_records_count (CvDb *db, CvNoun noun, gint64 *count, GError **error)
{
  return cv_db_get_integer (db, get_sql (noun)->count, count, error);
}

gboolean
cv_records_insert (CvDb *db, const CvRow *row, GError **error)
{
  const CvNounInfo *info = cv_noun_info (row->noun);
  g_autoptr (CvStatement) insert = cv_db_prepare (db, get_sql (row->noun)->insert, error);

  if (insert == NULL)
    return FALSE;
  sqlite3_bind_text (insert, 1, row->id, -1, SQLITE_TRANSIENT);
  for (guint i = 0; i < info->n_fields; i++)
    cv_cell_bind (insert, (int) i + 2, &info->fields[i], &row->cells[i]);
  return cv_db_run (db, insert, error);
}

gboolean
cv_records_update (CvDb *db, const CvRow *row, GError **error)
{
  const CvNounInfo *info = cv_noun_info (row->noun);
  g_autoptr (CvStatement) update = cv_db_prepare (db, get_sql (row->noun)->update, error);

  if (update == NULL)
    return FALSE;
  for (guint i = 0; i < info->n_fields; i++)
    cv_cell_bind (update, (int) i + 1, &info->fields[i], &row->cells[i]);
  sqlite3_bind_text (update, (int) info->n_fields + 1, row->id, -1, SQLITE_TRANSIENT);
  return cv_db_run (db, update, error);
}

gboolean
cv_records_delete (CvDb *db, CvNoun noun, const char *id, GError **error)
{
  g_autoptr (CvStatement) delete = cv_db_prepare (db, get_sql (noun)->delete, error);

  if (delete == NULL)
    return FALSE;
  sqlite3_bind_text (delete, 1, id, -1, SQLITE_TRANSIENT);
  return cv_db_run (db, delete, error);
}

GPtrArray *
cv_records_find (CvDb *db, CvNoun noun, guint field, const char *id, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (CvStatement) find = cv_db_prepare (db, get_sql (noun)->find[field], error);
  int result;

  if (find == NULL)
    return NULL;
  sqlite3_bind_text (find, 1, id, -1, SQLITE_TRANSIENT);
  while ((result = cv_db_step (db, find, error)) == SQLITE_ROW)
    g_ptr_array_add (ids, g_strdup ((const char *) sqlite3_column_text (find, 0)));
  return result == SQLITE_DONE ? g_steal_pointer (&ids) : NULL;
}

/* What a load has read so far. */
typedef struct
{
  CvDb       *db;
  GPtrArray  *changes;
  GHashTable *ids[CV_N_NOUNS]; /* borrowed from the rows */
  gsize       text_bytes;
} Load;

static gsize
count_text (const CvRow *row)
{
  const CvNounInfo *info = cv_noun_info (row->noun);
  gsize bytes = 0;

  for (guint i = 0; i < info->n_fields; i++)
    if (row->cells[i].text != NULL)
      bytes += strlen (row->cells[i].text);
  return bytes;
}

/* Nouns come in an order in which a reference leads to a record read before. */
static gboolean
check_references (Load *load, const CvRow *row, GError **error)
{
  const CvNounInfo *info = cv_noun_info (row->noun);

  for (guint i = 0; i < info->n_fields; i++)
    {
      const CvField *field = &info->fields[i];
      const char    *id = row->cells[i].text;
      gboolean       ok;

      if (field->kind != CV_FIELD_REFERENCE)
        continue;
      if (*id == '\0') /* a break without a channel is one of the plan's own series */
        ok = !field->owned || row->noun == CV_NOUN_BREAK;
      else
        ok = g_hash_table_contains (load->ids[field->refers], id);
      if (!ok)
        return cv_db_fail_damaged (load->db, error, "%s %s %s", info->name, row->id, field->name);
    }
  return TRUE;
}

static gboolean
take_row (Load *load, CvRow *row, GError **error)
{
  CvNoun noun = row->noun;

  g_ptr_array_add (load->changes, cv_change_new (noun, row->id, row));
  load->text_bytes += count_text (row);
  if (!g_hash_table_add (load->ids[noun], row->id))
    return cv_db_fail_damaged (load->db, error, "%s %s", cv_noun_info (noun)->name, row->id);
  if (g_hash_table_size (load->ids[noun]) > CV_RECORDS_MAX || load->text_bytes > MAX_TEXT_BYTES)
    {
      g_set_error (error, CV_ERROR, CV_ERROR_LIMIT,
                   _("“%s” holds more than Cultivar can show as a plan. Open another file, or a "
                     "backup."),
                   cv_db_get_display_name (load->db));
      return FALSE;
    }
  return check_references (load, row, error);
}

static gboolean
load_noun (Load *load, CvNoun noun, GError **error)
{
  g_autoptr (CvStatement) get = cv_db_prepare (load->db, get_sql (noun)->load, error);
  int result;

  if (get == NULL)
    return FALSE;
  while ((result = cv_db_step (load->db, get, error)) == SQLITE_ROW)
    {
      CvRow *row = read_row (load->db, noun, get, error);

      if (row == NULL || !take_row (load, row, error))
        return FALSE;
    }
  return result == SQLITE_DONE;
}

static gboolean
load_all (Load *load, GError **error)
{
  for (int noun = 0; noun < CV_N_NOUNS; noun++)
    if (!load_noun (load, (CvNoun) noun, error))
      return FALSE;
  if (g_hash_table_size (load->ids[CV_NOUN_PLAN]) != 1
      || !g_hash_table_contains (load->ids[CV_NOUN_PLAN], "plan"))
    return cv_db_fail_damaged (load->db, error, "plan");
  return TRUE;
}

GPtrArray *
cv_records_load (CvDb *db, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) cv_change_free);
  Load load = { db, changes };
  gboolean ok;

  for (int noun = 0; noun < CV_N_NOUNS; noun++)
    load.ids[noun] = g_hash_table_new (g_str_hash, g_str_equal);
  ok = load_all (&load, error);
  for (int noun = 0; noun < CV_N_NOUNS; noun++)
    g_hash_table_unref (load.ids[noun]);

  return ok ? g_steal_pointer (&changes) : NULL;
}
