/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The folder is the list: nothing is indexed, so nothing can be out of step with it. Files are only
 * ever moved under SQLite's exclusive lock, since a program that has one open must not be in the
 * middle of a change when its file goes; at its next change SQLite tells it that the file has
 * moved. */

#include "store/cv-library.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/cv-error.h"
#include "base/cv-text.h"
#include "store/cv-backup.h"
#include "store/cv-file.h"
#include "store/cv-gate.h"
#include "store/cv-plan-store-private.h"

#define MAX_NAME_BYTES 120
#define MAX_TWINS 10000

char *
cv_library_get_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "cultivar", "plans", NULL);
}

char *
cv_library_get_trash_folder (void)
{
  g_autofree char *folder = cv_library_get_folder ();

  return g_build_filename (folder, "trash", NULL);
}

void
cv_library_entry_free (CvLibraryEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->path);
  g_free (entry->name);
  g_free (entry->problem);
  g_free (entry);
}

/* The file's name without its ending, for people. (transfer full) */
static char *
get_stem (const char *path)
{
  char *name = g_filename_display_basename (path);

  if (g_str_has_suffix (name, CV_LIBRARY_ENDING))
    name[strlen (name) - strlen (CV_LIBRARY_ENDING)] = '\0';
  return name;
}

/* Listing */

/* The plan's own row of what a store has loaded. */
static const CvRow *
find_plan_row (GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const CvChange *change = g_ptr_array_index (changes, i);

      if (change->noun == CV_NOUN_PLAN)
        return change->row;
    }
  return NULL;
}

static const CvCell *
get_cell (const CvRow *plan, const char *field)
{
  return &plan->cells[cv_noun_field (CV_NOUN_PLAN, field)];
}

static void
read_plan (CvLibraryEntry *entry)
{
  g_autoptr (GError)      why = NULL;
  g_autoptr (CvPlanStore) store = cv_plan_store_open (entry->path, &why);
  g_autoptr (GPtrArray)   changes = store != NULL ? cv_plan_store_load (store, &why) : NULL;
  const CvRow *plan;

  if (changes == NULL)
    {
      entry->name = get_stem (entry->path);
      entry->problem = g_strdup (why->message);
      return;
    }
  plan = find_plan_row (changes);
  entry->name = g_strdup (get_cell (plan, "name")->text);
  entry->state = (CvState) get_cell (plan, "state")->integer;
  entry->from = (CvDay) get_cell (plan, "from")->integer;
  entry->to = (CvDay) get_cell (plan, "to")->integer;
}

static CvLibraryEntry *
make_entry (const char *path)
{
  CvLibraryEntry *entry = g_new0 (CvLibraryEntry, 1);
  GStatBuf        info;

  entry->path = g_strdup (path);
  entry->from = CV_DAY_NONE;
  entry->to = CV_DAY_NONE;
  if (g_stat (path, &info) == 0)
    entry->changed = info.st_mtime;
  read_plan (entry);
  return entry;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const CvLibraryEntry *first = *(const CvLibraryEntry *const *) a;
  const CvLibraryEntry *second = *(const CvLibraryEntry *const *) b;

  if (first->changed != second->changed)
    return first->changed > second->changed ? -1 : 1;
  return strcmp (first->path, second->path);
}

GPtrArray *
cv_library_list (GError **error)
{
  g_autofree char *folder = cv_library_get_folder ();
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cv_library_entry_free);
  g_autoptr (GError) why = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &why);
  const char *name;

  if (dir == NULL && g_error_matches (why, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return g_steal_pointer (&list);
  if (dir == NULL)
    {
      g_set_error (error, CV_ERROR, CV_ERROR_STORAGE,
                   _("The folder of the plans cannot be read: %s"),
                   why->message);
      return NULL;
    }

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (*name != '.' && g_str_has_suffix (name, CV_LIBRARY_ENDING)
          && g_file_test (path, G_FILE_TEST_IS_REGULAR))
        g_ptr_array_add (list, make_entry (path));
    }
  g_ptr_array_sort (list, compare_entries);
  return g_steal_pointer (&list);
}

/* Finding */

static gboolean
is_same_text (const char *a, const char *b, gboolean folded)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (!folded)
    return g_str_equal (a, b);
  first = cv_text_fold (a);
  second = cv_text_fold (b);
  return g_str_equal (first, second);
}

static gboolean
is_called (const CvLibraryEntry *entry, const char *plan, gboolean folded)
{
  g_autofree char *stem = get_stem (entry->path);

  return is_same_text (entry->name, plan, folded) || is_same_text (stem, plan, folded);
}

/* The only plan of @list that is called @plan; NULL without @error if none is. */
static const char *
find_called (GPtrArray *list, const char *plan, gboolean folded, GError **error)
{
  const CvLibraryEntry *found = NULL;

  for (guint i = 0; i < list->len; i++)
    {
      const CvLibraryEntry *entry = g_ptr_array_index (list, i);

      if (!is_called (entry, plan, folded))
        continue;
      if (found != NULL)
        {
          g_set_error (error, CV_ERROR, CV_ERROR_AMBIGUOUS,
                       _("“%1$s” can be %2$s or %3$s. Give the path of the one you mean."), plan,
                       found->path, entry->path);
          return NULL;
        }
      found = entry;
    }
  return found != NULL ? found->path : NULL;
}

static char *
resolve_name (const char *plan, GError **error)
{
  g_autoptr (GPtrArray) list = cv_library_list (error);
  g_autoptr (GError) why = NULL;
  const char *path;

  if (list == NULL)
    return NULL;
  path = find_called (list, plan, FALSE, &why);
  if (path == NULL && why == NULL)
    path = find_called (list, plan, TRUE, &why);
  if (path != NULL)
    return g_strdup (path);

  if (why != NULL)
    g_propagate_error (error, g_steal_pointer (&why));
  else
    g_set_error (error, CV_ERROR, CV_ERROR_NOT_FOUND,
                 _("There is no plan “%s” in the library and no file of that name. Check the "
                   "name."), plan);
  return NULL;
}

char *
cv_library_resolve (const char *plan, GError **error)
{
  if (strchr (plan, G_DIR_SEPARATOR) != NULL || g_file_test (plan, G_FILE_TEST_IS_REGULAR))
    return g_strdup (plan);
  return resolve_name (plan, error);
}

/* Names of files */

/* What no file system minds, and no shell or person stumbles over. */
static char *
make_file_name (const char *name)
{
  g_autofree char *clean = cv_text_clean (name, -1, MAX_NAME_BYTES);
  g_autoptr (GString) file_name = g_string_new (NULL);

  for (const char *next = clean; *next != '\0'; next = g_utf8_next_char (next))
    {
      gunichar letter = g_utf8_get_char (next);

      if (letter < 0x20 || letter == 0x7f
          || (letter < 0x80 && strchr ("/\\:*?\"<>|", (int) letter) != NULL))
        letter = '-';
      if (letter == '.' && file_name->len == 0)
        letter = '-';
      g_string_append_unichar (file_name, letter);
    }
  g_strstrip (file_name->str);
  return g_strdup (*file_name->str != '\0' ? file_name->str : "plan");
}

/* A path in @folder nobody uses: "Spring", "Spring 2"... An orphaned journal makes a name unusable,
 * too. */
static char *
find_free_path (const char *folder, const char *stem, GError **error)
{
  for (int i = 1; i <= MAX_TWINS; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf (" %d", i) : g_strdup ("");
      g_autofree char *file_name = g_strconcat (stem, number, CV_LIBRARY_ENDING, NULL);
      g_autofree char *path = g_build_filename (folder, file_name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK)
          && !cv_file_has_journal (path))
        return g_steal_pointer (&path);
    }
  g_set_error (error, CV_ERROR, CV_ERROR_EXISTS,
               _("There are too many plans called “%s”. Choose another name."),
               stem);
  return NULL;
}

static gboolean
make_folder (const char *folder, GError **error)
{
  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, CV_ERROR, CV_ERROR_STORAGE,
               /* Translators: folder, then what the system says: "Permission denied" */
               _("The folder of the plans, %1$s, cannot be made: %2$s."), folder,
               g_strerror (errno));
  return FALSE;
}

static char *
find_free_path_in (char *(*get_folder) (void), const char *stem, GError **error)
{
  g_autofree char *folder = get_folder ();

  return make_folder (folder, error) ? find_free_path (folder, stem, error) : NULL;
}

char *
cv_library_new_path (const char *name, GError **error)
{
  g_autofree char *stem = make_file_name (name);

  return find_free_path_in (cv_library_get_folder, stem, error);
}

/* Adding and copying */

/* Writes a copy of the open plan into the library; called @name, or what it is called (NULL). */
static char *
add_copy (CvPlanStore *store, const char *name, GError **error)
{
  g_autoptr (GPtrArray) changes = cv_plan_store_load (store, error);
  g_autofree char *own_name = NULL;
  g_autofree char *path = NULL;

  if (changes == NULL)
    return NULL;
  own_name = g_strdup (get_cell (find_plan_row (changes), "name")->text);
  path = cv_library_new_path (name != NULL ? name : own_name, error);
  if (path == NULL
      || !cv_backup_write (cv_plan_store_get_db (store), path, CV_FILE_NEW, name, error))
    return NULL;
  return g_steal_pointer (&path);
}

/* Through a copy of the bytes: where the file lies (another program's folder, behind a portal),
 * SQLite's locks may not hold, and nothing may be left beside it. */
static char *
add_bytes (const char *path, GError **error)
{
  g_autofree char *library = cv_library_get_folder ();
  g_autofree char *folder = g_build_filename (library, ".adding-XXXXXX", NULL);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *copy = NULL;
  g_autofree char *added = NULL;

  if (!make_folder (library, error))
    return NULL;
  if (g_mkdtemp (folder) == NULL)
    {
      make_folder (folder, error); /* for its sentence */
      return NULL;
    }
  copy = g_build_filename (folder, name, NULL);
  if (cv_file_copy (path, copy, error))
    {
      g_autoptr (CvPlanStore) store = cv_plan_store_open (copy, error);

      added = store != NULL ? add_copy (store, NULL, error) : NULL;
    }
  g_unlink (copy);
  g_rmdir (folder);
  return g_steal_pointer (&added);
}

static gboolean
is_in_library (const char *path)
{
  g_autofree char *folder = cv_library_get_folder ();
  g_autofree char *own = g_path_get_dirname (path);

  return cv_file_is_same (folder, own);
}

char *
cv_library_add (const char *path, GError **error)
{
  g_autoptr (CvPlanStore) store = NULL;

  if (!cv_gate_check (path, error))
    return NULL;
  if (is_in_library (path))
    return g_strdup (path);
  if (!cv_file_has_journal (path))
    return add_bytes (path, error);

  /* Somebody is changing it, or was: only SQLite can tell what is true. */
  store = cv_plan_store_open (path, error);
  return store != NULL ? add_copy (store, NULL, error) : NULL;
}

static gboolean
is_name_taken (GPtrArray *list, const char *name)
{
  g_autofree char *folded = cv_text_fold (name);

  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *other = cv_text_fold (((CvLibraryEntry *) g_ptr_array_index (list, i))->name);

      if (g_str_equal (folded, other))
        return TRUE;
    }
  return FALSE;
}

/* "Spring (copy)", "Spring (copy 2)"…: the first that no plan is called. (transfer full) */
static char *
name_copy (const char *name, GError **error)
{
  g_autoptr (GPtrArray) list = cv_library_list (error);

  for (guint i = 1; list != NULL && i < MAX_TWINS; i++)
    {
      /* Translators: the name of a plan's copy; %s is the plan's name */
      g_autofree char *wanted = i == 1 ? g_strdup_printf (_("%s (copy)"), name)
                                       /* Translators: %1$s is the plan's name, %2$u counts its copies. */
                                       : g_strdup_printf (_("%1$s (copy %2$u)"), name, i);

      if (!is_name_taken (list, wanted))
        return g_steal_pointer (&wanted);
    }
  return NULL;
}

char *
cv_library_duplicate (const char *path, GError **error)
{
  g_autoptr (CvPlanStore) store = cv_plan_store_open (path, error);
  g_autoptr (GPtrArray) changes = store != NULL ? cv_plan_store_load (store, error) : NULL;
  g_autofree char *name = NULL;

  if (changes == NULL)
    return NULL;
  name = name_copy (get_cell (find_plan_row (changes), "name")->text, error);
  return name != NULL ? add_copy (store, name, error) : NULL;
}

gboolean
cv_library_rename (const char *path, const char *name, GError **error)
{
  g_autoptr (CvEdit)      edit = cv_edit_new (_("Rename Plan"));
  g_autoptr (CvPlanStore) store = cv_plan_store_open (path, error);
  g_autoptr (GPtrArray)   changes = NULL;

  if (store == NULL)
    return FALSE;
  cv_edit_set_text (edit, CV_NOUN_PLAN, "plan", "name", name);
  changes = cv_plan_store_apply (store, edit, NULL, error);
  return changes != NULL;
}

/* Trash */

/* An exclusive lock on the plan at @path; NULL without @error if it is no plan SQLite can open. */
static CvDb *
lock (const char *path, GError **error)
{
  g_autoptr (GError) why = NULL;
  g_autoptr (CvDb)   db = NULL;

  if (!cv_gate_check (path, NULL))
    return NULL;
  db = cv_db_open (path, CV_DB_EXISTING, &why);
  if (db != NULL && cv_db_execute (db, "BEGIN EXCLUSIVE", &why))
    return g_steal_pointer (&db);
  if (g_error_matches (why, CV_ERROR, CV_ERROR_BUSY))
    g_propagate_error (error, g_steal_pointer (&why));
  return NULL;
}

/* A damaged plan's journal stays beside it. */
static void
move_journal (const char *from, const char *to)
{
  g_autofree char *old_path = g_strconcat (from, "-journal", NULL);
  g_autofree char *new_path = g_strconcat (to, "-journal", NULL);

  if (g_file_test (old_path, G_FILE_TEST_EXISTS))
    cv_file_move (old_path, new_path, NULL);
}

static char *
move_to (char *(*get_folder) (void), const char *path, GError **error)
{
  g_autofree char   *stem = get_stem (path);
  g_autofree char   *target = NULL;
  g_autoptr (CvDb)   db = NULL;
  g_autoptr (GError) why = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      cv_gate_check (path, error); /* for its sentence */
      return NULL;
    }
  target = find_free_path_in (get_folder, stem, error);
  if (target == NULL)
    return NULL;
  db = lock (path, &why);
  if (why != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&why));
      return NULL;
    }
  if (!cv_file_move (path, target, error))
    return NULL;
  if (db == NULL)
    move_journal (path, target);
  return g_steal_pointer (&target);
}

char *
cv_library_trash (const char *path, GError **error)
{
  return move_to (cv_library_get_trash_folder, path, error);
}

char *
cv_library_restore (const char *path, GError **error)
{
  return move_to (cv_library_get_folder, path, error);
}
