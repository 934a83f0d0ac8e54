/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The session extension, which the system's header only shows when asked.
 *
 * Tables are attached by name: the records', not the values (they have their own undo, cv-batch.c),
 * the counters (ids are never given twice) or the stack itself. One session lives for one edit: it
 * is cheap, and an edit rolled back leaves nothing in it. */

#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1

#include "store/cv-changes.h"

#include <glib/gi18n-lib.h>

#include "base/cv-error.h"
#include "store/cv-apply.h"
#include "store/cv-changeset.h"
#include "store/cv-records.h"

struct _CvRecording
{
  CvDb            *db;
  sqlite3_session *session;
};

static gboolean
fail_result (CvDb *db, int result, GError **error)
{
  /* Functions of the session extension return a code and leave the connection's own alone. */
  if (result == SQLITE_NOMEM || result == SQLITE_TOOBIG)
    g_set_error (error, CV_ERROR, CV_ERROR_LIMIT,
                 _("This change of “%s” is too large to be undone later. Make it in smaller "
                   "steps."),
                 cv_db_get_display_name (db));
  else
    g_set_error (error, CV_ERROR, CV_ERROR_DAMAGED,
                 _("The undo steps of “%s” do not fit the plan any more. The plan itself is as it "
                   "was; open a backup if something is missing."),
                 cv_db_get_display_name (db));
  return FALSE;
}

CvRecording *
cv_recording_start (CvDb *db, GError **error)
{
  g_autoptr (CvRecording) self = g_new0 (CvRecording, 1);
  int result = sqlite3session_create (cv_db_get_handle (db), "main", &self->session);

  self->db = db;
  for (int noun = 0; noun < CV_N_NOUNS && result == SQLITE_OK; noun++)
    result = sqlite3session_attach (self->session, cv_noun_info ((CvNoun) noun)->name);
  if (result != SQLITE_OK)
    {
      fail_result (db, result, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

GBytes *
cv_recording_end (CvRecording *self, GError **error)
{
  gpointer changes = NULL;
  int      size = 0;
  int      result = sqlite3session_changeset (self->session, &size, &changes);

  if (result == SQLITE_OK && size > CV_DB_MAX_BYTES / 2)
    {
      sqlite3_free (changes);
      result = SQLITE_TOOBIG;
    }
  if (result != SQLITE_OK)
    {
      fail_result (self->db, result, error);
      return NULL;
    }
  return g_bytes_new_with_free_func (changes, (gsize) size, sqlite3_free, changes);
}

void
cv_recording_free (CvRecording *self)
{
  if (self == NULL)
    return;
  if (self->session != NULL)
    sqlite3session_delete (self->session);
  g_free (self);
}

GBytes *
cv_changes_record (CvDb *db, const CvEdit *edit, CvTouched *touched, GPtrArray *ids,
                   GError **error)
{
  g_autoptr (CvRecording) recording = cv_recording_start (db, error);

  if (recording == NULL || !cv_apply_edit (db, edit, touched, ids, error))
    return NULL;
  return cv_recording_end (recording, error);
}

static int
is_record_table (gpointer data, const char *table)
{
  CvNoun noun;

  return cv_records_find_noun (table, &noun);
}

/* Steps are undone in the order they were done, so nothing can be in their way but damage. */
static int
give_up (gpointer data, int conflict, sqlite3_changeset_iter *iterator)
{
  return SQLITE_CHANGESET_ABORT;
}

gboolean
cv_changes_apply (CvDb *db, GBytes *changes, gboolean inverse, CvTouched *touched, GError **error)
{
  gsize    given_size;
  gpointer given = (gpointer) g_bytes_get_data (changes, &given_size);
  gpointer inverted = NULL;
  int      size = (int) given_size;
  int      result = SQLITE_OK;

  if (given_size == 0)
    return TRUE;
  if (!cv_changeset_check (changes, touched))
    return fail_result (db, SQLITE_CORRUPT, error);
  if (inverse)
    result = sqlite3changeset_invert ((int) given_size, given, &size, &inverted);
  if (result == SQLITE_OK)
    result = sqlite3changeset_apply (cv_db_get_handle (db), size, inverse ? inverted : given,
                                     is_record_table, give_up, NULL);
  sqlite3_free (inverted);

  return result == SQLITE_OK || fail_result (db, result, error);
}
